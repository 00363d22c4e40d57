/// @file
/// Betweenness: who stands between others.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// Which actors others would have to go through: the brokers between circles that don't meet.
///
/// Definition: the sum, over all unordered pairs of other nodes, of the share of their shortest paths that run through the
/// node; raw, each pair once, ends not counted. A parallel tie is a path of its own; loops play no part.
/// Direction and weights: ties have no direction. `weighted` takes 1/weight as a tie's length (a weight is a strength);
/// lengths of paths that differ by less than 1e-10 of themselves are equal.
/// Empty network: no values; pairs without a path between them add nothing; isolated and single nodes have 0.
/// Range: 0 to (n-1)(n-2)/2; unit: pairs. Time O(n m), weighted O(n (m + n) log n); space O(n + m).
/// Source: Freeman 1977, Sociometry 40, 35-41; Brandes 2001, J. Math. Sociol. 25, 163-177.
[[nodiscard]] std::vector<double> betweenness(const Rows& rows, bool weighted = false, const Work& work = {});
[[nodiscard]] std::vector<double> betweenness(const Network& network, bool weighted = false, const Work& work = {});

[[nodiscard]] Measure betweenness_measure();

} // namespace entente
