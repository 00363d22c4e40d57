/// @file
/// Private to core/analysis: the distances from every node to every other, ties being as long as they are weak.
#pragma once

#include <cstdint>
#include <vector>

#include "core/network/network.hpp"
#include "core/network/work.hpp"

namespace entente::detail {

/// How far a node is from those that it reaches, itself left out.
struct Distances {
  double inverse = 0;        ///< sum of 1/distance
  double sum = 0;            ///< of distances
  double farthest = 0;       ///< the largest distance
  std::uint32_t reached = 0; ///< how many nodes
};

/// For every node, the length of a tie being 1/weight; of parallel ties the strongest counts. The same with any number of
/// threads. Time O(n (m + n) log n), space O(n) a thread. Source: Dijkstra 1959, doi:10.1007/BF01386390.
[[nodiscard]] std::vector<Distances> distances(const Rows& rows, const Work& work);

} // namespace entente::detail
