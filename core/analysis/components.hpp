/// @file
/// Connected components.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente {

/// Component of each node, from 0: the largest first, equals by their first node.
struct Components {
  std::vector<std::uint32_t> of_node;
  std::vector<std::uint32_t> sizes; ///< by component
};

/// Which actors can reach one another at all, and which circles have never met.
///
/// Definition: the classes of nodes joined by some path. Direction and weights: none play a part.
/// Empty network: no components; an isolated node is a component of its own. Range: as a table, numbers from 1 (the
/// largest component) with the size beside; unit: a label; rows are in that order. Time O(n + m), space O(n).
/// Source: Sutton, Ben-Nun & Barak 2018, IPDPS, 12-21,
/// doi:10.1109/IPDPS.2018.00012 (two ties a node first, then only nodes outside the largest set).
[[nodiscard]] Components components(const Rows& rows);
[[nodiscard]] Components components(const Network& network);

[[nodiscard]] Measure components_measure();

} // namespace entente
