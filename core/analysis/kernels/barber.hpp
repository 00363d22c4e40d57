/// @file
/// Private to core/analysis: communities of two-mode networks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/kernels/leiden.hpp"

namespace entente::detail {

/// Sum over groups of (weight inside)/(all weight) - resolution (strength of its actors)(strength of its places)/(all
/// weight)²: as modularity, but a tie is only expected between the two sides. 0 without ties. `sides` holds 0 or 1 a node.
/// Source: Barber 2007, Phys. Rev. E 76, 066102.
[[nodiscard]] double barber_modularity(const WeightedGraph& graph, std::span<const std::uint8_t> sides,
                                       std::span<const std::uint32_t> of_node, double resolution);

/// The best of some runs: nodes move to the group that gains most, groups become nodes, until nothing is gained, and again
/// from what was found. Every group is connected. The same seed gives the same result, also when threads share
/// the runs. About O(m) a round. Source: Barber
/// 2007; Blondel and others 2008, J. Stat. Mech. P10008. @pre ties join the two sides only, no loops
[[nodiscard]] Partition barber(const WeightedGraph& graph, std::span<const std::uint8_t> sides, double resolution,
                               std::uint64_t seed, Effort effort, const Work& work = {1, nullptr, {}});

} // namespace entente::detail
