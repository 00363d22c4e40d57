/// @file
/// Betweenness: who stands between others.
#pragma once

#include <cstdint>
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

struct SampledBetweenness {
  std::vector<double> values;
  double error = 0; ///< with 95 % certainty no value is off by more, in pairs
};

/// Betweenness estimated from the shortest paths out of `samples` nodes drawn without repetition: what they owe to each
/// node, times n / samples / 2. As each draw gives at most n - 2, Hoeffding's bound and the union over all nodes give error
/// = n (n - 2) / 2 · √(ln(40 n) / (2 samples)); with samples = n the values are exact and the error 0. Time O(samples · m).
/// Source: Brandes & Pich 2007, Int. J. Bifurcat. Chaos 17, 2303-2318; Hoeffding 1963, J. Am. Stat. Assoc. 58, 13-30.
/// @pre 0 < samples
[[nodiscard]] SampledBetweenness sampled_betweenness(const Rows& rows, std::uint32_t samples, std::uint64_t seed,
                                                     bool weighted = false, const Work& work = {});

[[nodiscard]] Measure betweenness_measure();

} // namespace entente
