/// @file
/// Private to core/analysis: who stands between two groups, and which tie would close the gap between them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/likely.hpp"
#include "core/analysis/missing_ties.hpp"
#include "core/network/network.hpp"
#include "core/network/work.hpp"

namespace entente::detail {

/// Fills `between` of all pairs of groups: who is tied into both. Rows are without loops and parallel ties. Time O(sum over
/// nodes of the square of the groups that they are tied into).
void find_between(const Rows& rows, std::span<const std::uint32_t> group, std::uint32_t groups,
                  std::vector<GroupPair>& pairs);

/// Fills `closing` and `shared` of the pairs that have fewer ties than expected: the untied two with the most said by common
/// contacts, else, where there is no tie at all, the two with the most ties. Time O(sum over nodes of their neighbours'
/// degrees).
void find_closing(const Rows& rows, std::span<const std::uint32_t> group, std::uint32_t groups, const LeftOut& not_proposed,
                  const Work& work, std::vector<GroupPair>& pairs);

} // namespace entente::detail
