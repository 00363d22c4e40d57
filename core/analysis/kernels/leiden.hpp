/// @file
/// Private to core/analysis: the Leiden algorithm for modularity.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/kernels/weighted_graph.hpp"
#include "core/network/work.hpp"

namespace entente::detail {

/// How hard to search.
struct Effort {
  std::uint32_t starts = 1;   ///< runs of which the best is kept
  std::uint32_t rounds = 100; ///< passes at most in a run
  double settled = 0;         ///< of two-mode searches: nodes move until a smaller share of all does
};

struct Partition {
  std::vector<std::uint32_t> of_node; ///< numbered from 0 without gaps, in no stated order
  double modularity = 0;
};

/// Sum over groups of (weight inside)/(all weight) - resolution (strength of the group/strength of all)²; 0 without ties.
[[nodiscard]] double modularity(const WeightedGraph& graph, std::span<const std::uint32_t> of_node, double resolution);

/// The best of some runs, each of moving nodes with a queue, refining groups and joining what was refined, repeated
/// until two rounds have gained nothing. Every group is connected. The same seed gives the
/// same result, also when threads share the runs. A run is about O(m)
/// a round. Source: Traag, Waltman & van Eck 2019, Sci. Rep. 9, 5233.
[[nodiscard]] Partition leiden(const WeightedGraph& graph, double resolution, std::uint64_t seed, Effort effort,
                               const Work& work = {1, nullptr, {}});

} // namespace entente::detail
