/// @file
/// Writing very many rows into a base that is empty.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/sql.hpp"

namespace entente::store {

/// While it lives, a transaction trusts the importer: SQLite looks up none of the rows that its ids refer to, and does not
/// hold values against the CHECK constraints. On an empty
/// base that no other program has open it also writes its pages into the file once, with a rollback journal in place of the
/// write-ahead log. Who is killed leaves a journal that the next one to open the base rolls back.
class StraightIntoFile {
public:
  explicit StraightIntoFile(const Connection& connection);
  StraightIntoFile(const StraightIntoFile&) = delete;
  StraightIntoFile& operator=(const StraightIntoFile&) = delete;
  ~StraightIntoFile();

private:
  const Connection& connection_;
  bool alone_ = false; ///< the base is empty
};

/// Whether making the indexes anew after so many rows are written costs less than keeping them up with each row.
[[nodiscard]] bool pays_to_index_afterwards(const Connection& connection, std::size_t rows);

/// Lets an open transaction write rows first and their indexes afterwards, which is about twice as fast: takes the indexes
/// of the large tables away, and gives the connection more memory for pages. All within the transaction: who is killed, or
/// rolls back, leaves the indexes as they were.
class IndexesAfterwards {
public:
  explicit IndexesAfterwards(const Connection& connection);
  IndexesAfterwards(const IndexesAfterwards&) = delete;
  IndexesAfterwards& operator=(const IndexesAfterwards&) = delete;
  ~IndexesAfterwards();
  /// Makes the indexes that are not there yet. O(n log n), sorting on a second thread too.
  void make();
  /// Those of one table, on this thread alone: others have work.
  void make_of(std::string_view table);
  /// Likewise those that are not by this column.
  void make_without(std::string_view column);

private:
  struct Index {
    std::string table;
    std::string definition;
    std::vector<std::string> columns;
  };
  template <class Wanted> void make_wanted(int helpers, const Wanted& wanted);

  const Connection& connection_;
  std::vector<Index> left_out_;
};

} // namespace entente::store
