/// @file
/// A thin layer over SQLiteCpp for the files of core/store: cached prepared statements, typed binding, and every failure as
/// one line of `Error` that names the base.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/model/date.hpp"
#include "core/model/ids.hpp"

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite
struct sqlite3;

namespace entente::store {

class Connection;

/// One run of a prepared statement: values are bound left to right, rows are read after each `step`. The statement is
/// reset when the run ends.
class Query {
public:
  Query(const Connection& connection, SQLite::Statement& statement);
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  Query& bind(std::int64_t value);
  Query& bind(int value) { return bind(std::int64_t{value}); }
  Query& bind(double value);
  Query& bind(bool value) { return bind(std::int64_t{value ? 1 : 0}); }
  Query& bind(std::string_view text);
  /// Without a copy: the text must stay until the run has ended.
  Query& bind(const std::string& text);
  Query& bind(std::string&& text) { return bind(std::string_view(text)); }
  /// Likewise; mostly a literal.
  Query& bind(const char* text);
  Query& bind(Date date);
  Query& bind(ClockTime time);
  template <class Tag> Query& bind(Id<Tag> id) { return bind(id.value); }
  template <class Value> Query& bind(const std::optional<Value>& value) { return value ? bind(*value) : null(); }
  Query& bind(std::optional<std::string>&& text) = delete;
  /// Binds null for an empty text.
  Query& bind_text(std::string_view text) { return text.empty() ? null() : bind(text); }
  Query& bind_text(const std::string& text) { return text.empty() ? null() : bind(text); }
  Query& bind_text(std::string&& text) { return bind_text(std::string_view(text)); }
  Query& bind_text(const std::optional<std::string>& text) { return text ? bind_text(*text) : null(); }
  Query& bind_text(std::optional<std::string>&& text) = delete;
  Query& null();

  /// The next row; false when there is none.
  bool step();
  /// Runs a statement that gives no rows. The number of changed rows.
  int run();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string text(int column) const;
  /// Valid until the next step.
  [[nodiscard]] std::string_view view(int column) const;
  [[nodiscard]] std::optional<std::string> maybe_text(int column) const;
  [[nodiscard]] std::optional<int> maybe_int(int column) const;
  [[nodiscard]] std::optional<double> maybe_real(int column) const;
  [[nodiscard]] std::optional<Date> maybe_date(int column) const;
  [[nodiscard]] std::optional<ClockTime> maybe_clock(int column) const;
  template <class Identifier> [[nodiscard]] Identifier id(int column) const { return Identifier(integer(column)); }
  template <class Identifier> [[nodiscard]] std::optional<Identifier> maybe_id(int column) const {
    return is_null(column) ? std::nullopt : std::optional<Identifier>(Identifier(integer(column)));
  }

private:
  const Connection& connection_;
  SQLite::Statement& statement_;
  int next_ = 1;
};

/// How a connection is opened at SQLite's level.
enum class Access { read_write, read_only, immutable };

/// One connection to one file, with its prepared statements. One thread at a time: SQLite's own locks are left out.
class Connection {
public:
  /// @param label how messages name the base
  Connection(const std::string& path, std::string label, Access access);
  /// A base in memory; used to make the image of a new file.
  Connection();
  /// A base in memory with the content of an image; nothing of it reaches a file.
  Connection(const std::string& image, std::string label);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// A run of `sql`, prepared once per connection. `sql` must be a literal: it is known by its address.
  [[nodiscard]] Query query(const char* sql) const;
  /// Runs one or several statements that give no rows.
  void execute(const char* sql) const;
  /// The single number that `sql` gives; 0 for no row. `sql` must be a literal.
  [[nodiscard]] std::int64_t number(const char* sql) const;
  /// One more than the number that `sql` gives, which selects the greatest id of a table. `sql` must be a literal.
  [[nodiscard]] std::int64_t next_id(const char* sql) const { return number(sql) + 1; }

  [[nodiscard]] bool in_transaction() const;
  /// How many rows this connection has written since it was opened, kept or not.
  [[nodiscard]] std::int64_t changes() const;
  /// Ends an open transaction without keeping it; never throws.
  void rollback() const noexcept;
  /// Leaves the file as it is on closing, even when this is the last connection to it.
  void forgo_checkpoint() const noexcept;
  /// The bytes that this base would have as a file.
  [[nodiscard]] std::string image() const;

  [[nodiscard]] const std::string& label() const { return label_; }
  /// For `insert_rows`.
  [[nodiscard]] sqlite3* handle() const;
  /// Throws what a result code of SQLite means here.
  [[noreturn]] void fail(int result) const;

private:
  std::string label_;
  std::unique_ptr<SQLite::Database> database_;
  mutable std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
};

} // namespace entente::store
