/// @file
/// Roles of brokers between groups.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// How many pairs of contacts that have not met an actor stands between, by who the three are.
struct Brokerage {
  std::uint64_t coordinator = 0; ///< all three of one group
  std::uint64_t consultant = 0;  ///< the two of one group, the broker of another
  std::uint64_t gatekeeper = 0;  ///< the broker's group holds one of the two; as ties have no direction, also representative
  std::uint64_t liaison = 0;     ///< three groups
  [[nodiscard]] std::uint64_t all() const { return coordinator + consultant + gatekeeper + liaison; }
};

/// In which way an actor brokers: within its own region, for it, or between others.
///
/// Definition: every unordered pair of contacts of the node without a tie between them, counted under the role that the
/// groups of the three give. Who has no known group is in none of the counts; `group` is parallel to the nodes, with
/// detail::no_group for unknown.
/// Direction and weights: ties have no direction, so each gatekeeper is also a representative; weights, loops and parallel
/// ties play no part. Empty network: no values; components do not touch one another; an isolated node and one with a single
/// contact have 0. Range: 0 to (n-1)(n-2)/2; unit: pairs. Time O(n + m √m), space O(n + m).
/// Source: Gould & Fernandez 1989, Sociol. Methodol. 19, 89-126, doi:10.2307/270949.
[[nodiscard]] std::vector<Brokerage> brokerage(const Rows& rows, std::span<const std::uint32_t> group,
                                               const Work& work = {});

[[nodiscard]] Measure brokerage_measure();

} // namespace entente
