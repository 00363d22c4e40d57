/// @file
/// Betweenness of ties: which ones others would have to go along.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// Which ties join circles: those that many shortest ways run along.
///
/// Definition: the sum, over all unordered pairs of nodes, of the share of their shortest paths that run along the tie; raw,
/// each pair once, the ends of the tie counted. A parallel tie is a path of its own; loops have 0. Direction and weights:
/// ties have no direction. `weighted` takes 1/weight as a tie's length; lengths of paths that differ by less than 1e-10 of
/// themselves are equal. By number of the tie (Network::ties).
/// Empty network, no ties: no values; pairs without a path add nothing. Range: 1 (0 for loops) to n²/4, less where a tie has
/// parallels or, weighted, shorter ways around; unit: pairs. Time O(n m), weighted O(n m log n); space O(n + m). Source:
/// Girvan & Newman 2002, Proc. Natl. Acad. Sci. 99, 7821-7826; Brandes 2008, Soc. Netw. 30, 136-145.
[[nodiscard]] std::vector<double> edge_betweenness(const Network& network, bool weighted = false, const Work& work = {});

[[nodiscard]] Measure edge_betweenness_measure();

} // namespace entente
