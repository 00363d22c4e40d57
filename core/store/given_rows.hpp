/// @file
/// Very many rows from the program in one statement: SQLite asks for them as it inserts, which takes half as long as running
/// a statement for each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/model/ids.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// The cells of one row, filled left to right. Cells that aren't filled are null.
class GivenRow {
public:
  static constexpr std::size_t most_cells = 17;
  using Cell = std::variant<std::monostate, std::int64_t, std::string_view>;

  /// Begins a row without cells.
  void clear() {
    cells_.fill({});
    next_ = 0;
  }
  GivenRow& add(std::int64_t value) {
    cells_[next_++] = value;
    return *this;
  }
  GivenRow& add(int value) { return add(std::int64_t{value}); }
  GivenRow& add(bool value) { return add(std::int64_t{value ? 1 : 0}); }
  GivenRow& add(const char* text) { return add(std::string_view(text)); }
  GivenRow& add(const std::string& text) { return add(std::string_view(text)); }
  template <class Tag> GivenRow& add(Id<Tag> id) { return add(id.value); }
  /// Without a copy: the text must stay until the next row is asked for.
  GivenRow& add(std::string_view text) {
    cells_[next_++] = text;
    return *this;
  }
  template <class Value> GivenRow& add(const std::optional<Value>& value) { return value ? add(*value) : null(); }
  template <class Value> GivenRow& add(std::optional<Value>&&) = delete;
  /// Null for an empty text.
  GivenRow& add_text(std::string_view text) { return text.empty() ? null() : add(text); }
  GivenRow& add_text(const std::string& text) { return add_text(std::string_view(text)); }
  GivenRow& add_text(const std::optional<std::string>& text) { return text ? add_text(std::string_view(*text)) : null(); }
  GivenRow& null() {
    ++next_;
    return *this;
  }
  [[nodiscard]] const Cell& cell(std::size_t number) const { return cells_[number]; }

private:
  std::array<Cell, most_cells> cells_;
  std::size_t next_ = 0;
};

/// Fills the next row, which is clear; false when there is none.
using NextRow = std::function<bool(GivenRow&)>;

/// Runs "INSERT INTO t (a, b) SELECT c0, c1 FROM given_rows(?)" with these rows, in their order. Throws what `next` throws.
/// The statement is undone as a whole when it fails.
void insert_rows(const Connection& connection, const char* sql, const NextRow& next);

} // namespace entente::store
