/// @file
/// Degree: how many ties a node has.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente {

/// With how many others an actor has met: those who share a panel, or the panels, processes or bodies tied to it.
///
/// Definition: the number of ties at the node; a loop counts twice, parallel ties (of different kinds) each once.
/// Direction and weights: ties have no direction; weights play no part. In two-mode networks it counts nodes of the other
/// mode. Empty network: no values; a disconnected network needs no care; an isolated node has 0.
/// Range: 0 to n-1 without loops and parallel ties; unit: ties. Time O(n + loops), space O(n).
/// Source: Freeman 1978, Social Networks 1, 215-239.
[[nodiscard]] std::vector<std::uint32_t> degree(const Network& network);

[[nodiscard]] Measure degree_measure();

} // namespace entente
