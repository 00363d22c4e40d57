/// @file
/// Private to core/analysis: the Leiden algorithm for modularity.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/weighted_graph.hpp"

namespace entente::detail {

struct Partition {
  std::vector<std::uint32_t> of_node; ///< numbered from 0 without gaps, in no stated order
  double modularity = 0;
};

/// Sum over groups of (weight inside)/(all weight) - resolution (strength of the group/strength of all)²; 0 without ties.
[[nodiscard]] double modularity(const WeightedGraph& graph, std::span<const std::uint32_t> of_node, double resolution);

/// The best of `starts` runs, each of moving nodes with a queue, refining groups and joining what was refined, repeated
/// until nothing is gained. Every group is connected. The same seed gives the same result. A run is about O(m) a round.
/// Source: Traag, Waltman & van Eck 2019, Sci. Rep. 9, 5233.
[[nodiscard]] Partition leiden(const WeightedGraph& graph, double resolution, std::uint64_t seed, std::uint32_t starts);

} // namespace entente::detail
