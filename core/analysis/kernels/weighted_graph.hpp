/// @file
/// Private to core/analysis: a plain weighted graph without parallel ties, as Leiden and rewiring work on it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/network/network.hpp"

namespace entente::detail {

/// A tie with source < target.
struct WeightedTie {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 0;
};

/// Compressed rows; loops are kept apart from the rows.
struct WeightedGraph {
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint32_t> targets;
  std::vector<double> weights;
  std::vector<double> loops;    ///< weight of the loop at each node
  std::vector<double> strength; ///< weight of the ties at each node, loops twice
  double total = 0;             ///< sum of the strengths

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(loops.size()); }
};

/// From ties in any order; parallel ones are added up. O(n + m log m).
[[nodiscard]] WeightedGraph make_weighted_graph(std::vector<WeightedTie> ties, std::vector<double> loops);

/// Numbers the groups 0, 1, … in the order of their first nodes; labels are below the number of nodes. Gives how many. O(n).
[[nodiscard]] std::uint32_t number_densely(std::vector<std::uint32_t>& labels);

/// Each group's connected parts as groups of their own, numbered by their first node. O(n + m).
[[nodiscard]] std::vector<std::uint32_t> connected_parts(const WeightedGraph& graph, std::span<const std::uint32_t> group);

/// The network's ties without loops, parallel ones added up, sorted.
[[nodiscard]] std::vector<WeightedTie> merged_ties(const Network& network);
/// The weight of the loops at each node of the network.
[[nodiscard]] std::vector<double> loop_weights(const Network& network);

} // namespace entente::detail
