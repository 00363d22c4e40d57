/// @file
/// Writing very many rows into a base that is empty.
#pragma once

#include <string>
#include <vector>

#include "core/store/sql.hpp"

namespace entente::store {

/// Lets an open transaction write rows first and their indexes afterwards, which is about twice as fast: takes the indexes
/// of the large tables away, and gives the connection more memory for pages. All within the transaction: who is killed, or
/// rolls back, leaves the indexes as they were.
class IndexesAfterwards {
public:
  explicit IndexesAfterwards(const Connection& connection);
  IndexesAfterwards(const IndexesAfterwards&) = delete;
  IndexesAfterwards& operator=(const IndexesAfterwards&) = delete;
  ~IndexesAfterwards();
  /// Makes the indexes. O(n log n).
  void make();

private:
  const Connection& connection_;
  std::vector<std::string> definitions_;
};

} // namespace entente::store
