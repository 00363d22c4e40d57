/// @file
/// Articulation points.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente {

/// On whom the unity of the network rests: into how many more parts it would fall without the actor.
///
/// Definition: the number of components without the node, less the number with it; never below 0, so 0 for an isolated
/// node too. A value above 0 makes the node an articulation point.
/// Direction and weights: none play a part, nor do loops and parallel ties.
/// Empty network: no values; each component is seen by itself. Range: 0 to n-2; unit: parts. Time O(n + m), space O(n);
/// no recursion. Source: Hopcroft & Tarjan 1973, Commun. ACM 16, 372-378, doi:10.1145/362248.362272.
[[nodiscard]] std::vector<std::uint32_t> articulation(const Rows& rows);
[[nodiscard]] std::vector<std::uint32_t> articulation(const Network& network);

[[nodiscard]] Measure articulation_measure();

} // namespace entente
