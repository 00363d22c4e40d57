/// @file
/// Private to core/analysis: the triangles of a network, each found once.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/network/adjacency.hpp"
#include "core/network/work.hpp"

namespace entente::detail {

/// Each tie once, parallel ones added up and loops left out, from the node with fewer ties to the one with more. Nodes are
/// numbered by falling degree, so every row leads to lower numbers and is short: at most √(2 m).
struct Oriented {
  std::vector<std::uint32_t> place; ///< number of each node of the network
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint32_t> targets;
  std::vector<double> weights;
  /// Where the nodes are cut into two parts of about equal work, done by different threads where there are two. Sums are
  /// taken by part whatever the number of threads, so that they come out the same.
  std::array<std::uint32_t, 3> cuts{};

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(place.size()); }
};

/// O(n + m).
[[nodiscard]] Oriented orient(const Rows& rows);

/// Calls `visit(v, u, w, vu, uw, vw)` with the nodes and the arcs of each triangle whose v is in [first, last). Time
/// O(sum over arcs of the length of the target's row), at most O(m √m); space O(n).
template <class Visit>
void each_triangle(const Oriented& graph, std::uint32_t first, std::uint32_t last, const Work& work, const Visit& visit) {
  std::vector<std::uint32_t> arc_to(graph.size(), 0); ///< of v, from 1
  for (std::uint32_t v = first; v < last; ++v) {
    if (v % 1024 == 0) { work.check(); }
    const std::uint32_t begin = graph.offsets[v];
    const std::uint32_t end = graph.offsets[v + 1];
    for (std::uint32_t vw = begin; vw < end; ++vw) {
      arc_to[graph.targets[vw]] = vw + 1;
    }
    for (std::uint32_t vu = begin; vu < end; ++vu) {
      const std::uint32_t u = graph.targets[vu];
      for (std::uint32_t uw = graph.offsets[u]; uw < graph.offsets[u + 1]; ++uw) {
        const std::uint32_t vw = arc_to[graph.targets[uw]];
        if (vw != 0) { visit(v, u, graph.targets[uw], vu, uw, vw - 1); }
      }
    }
    for (std::uint32_t vw = begin; vw < end; ++vw) {
      arc_to[graph.targets[vw]] = 0;
    }
  }
}

} // namespace entente::detail
