/// @file
/// The joins that splits rest on: a split may have taken mentions of one that was joined into what it parted.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "core/store/decisions/log.hpp"

namespace entente::store {

/// A split with what it parted and one whose mentions it took: the two must be one while it stands.
struct RestingSplit {
  std::int64_t decision = 0;
  EntityKey parted, owner;
};

/// Of one split. O(entities that it refers to).
[[nodiscard]] std::vector<RestingSplit> rests_of(const Connection& connection, std::int64_t split);
/// Of the standing splits that rest on joins among the changes, as things are now. O(decisions about the joined groups).
[[nodiscard]] std::vector<RestingSplit> rests_on(const Connection& connection, std::span<const Change> changes);
/// Whether the two are one now.
[[nodiscard]] bool holds(const Connection& connection, const RestingSplit& rest);
/// The standing decisions that joined the two, when they are one.
[[nodiscard]] std::set<std::int64_t> joins_of(const Connection& connection, const RestingSplit& rest);

} // namespace entente::store
