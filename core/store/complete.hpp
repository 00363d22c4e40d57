/// @file
/// How a record takes from another what it lacks.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

namespace entente::store {

/// Where nothing is known, what the other says.
template <class Value> void fill(std::optional<Value>& value, const std::optional<Value>& other) {
  if (!value) { value = other; }
}

/// Puts a value at the end of a list that does not hold it. O(length of the list).
template <class Value> void add_new(std::vector<Value>& list, const Value& value) {
  if (std::ranges::find(list, value) == list.end()) { list.push_back(value); }
}

} // namespace entente::store
