/// @file
/// k-core numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente {

/// How deep in the dense middle an actor is: the largest k such that it belongs to a group in which each has k ties.
///
/// Definition: the largest k for which the node is in the k-core, the largest part in which every node has k ties or more.
/// Direction and weights: none play a part; parallel ties count each, loops not at all.
/// Empty network: no values; components do not touch one another; an isolated node has 0.
/// Range: 0 to the largest degree; unit: ties. Time O(n + m), space O(n).
/// Source: Seidman 1983, Soc. Networks 5, 269-287; Batagelj & Zaversnik 2003, arXiv:cs/0310049.
[[nodiscard]] std::vector<std::uint32_t> core_number(const Rows& rows);
[[nodiscard]] std::vector<std::uint32_t> core_number(const Network& network);

[[nodiscard]] Measure core_measure();

} // namespace entente
