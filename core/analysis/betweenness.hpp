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
  double error = 0;          ///< with 95 % certainty no value is off by more, in pairs
  std::uint32_t samples = 0; ///< how many nodes were started from; 0 when the values are exact
};

/// Betweenness estimated from the shortest paths out of `samples` nodes drawn without repetition: what they owe to each
/// node, times n / samples / 2. With samples = n the values are exact and the error 0. Time O(samples · m).
///
/// The error: each draw gives a node a part x of [0, r], where r + 2 nodes are the largest component. A mean of k draws lies
/// at m or lower with a chance of at most exp(-k D(m/r, e/r)) where e > m is expected, D the relative entropy of two yes-no
/// variables (Hoeffding's theorem 1 before it is loosened to 2 (e - m)², valid also for draws without repetition, section
/// 6). With both sides and the union over all nodes, that chance is put at 1/(40 n), and D solved for e at the largest mean;
/// since D's solution is further off for larger means, as long as e ≤ r/2, and further upwards than downwards, no other node
/// is off by more. Beyond r/2 the looser form r √(ln(40 n) / (2 k)) holds. On networks whose busiest node stands on few of
/// all paths this is about half of the looser form. Source: Brandes & Pich 2007, Int. J. Bifurcat. Chaos 17,
/// 2303-2318; Hoeffding 1963, J. Am. Stat. Assoc. 58, 13-30, doi:10.1080/01621459.1963.10500830.
/// @pre 0 < samples
[[nodiscard]] SampledBetweenness sampled_betweenness(const Rows& rows, std::uint32_t samples, std::uint64_t seed,
                                                     bool weighted = false, const Work& work = {});

/// True where the exact values take many seconds: nodes times ties above 10⁸.
[[nodiscard]] bool too_large_for_exact(const Network& network);

/// The exact values, or where the network is too large for them estimates from 256 nodes.
[[nodiscard]] SampledBetweenness affordable_betweenness(const Network& network, const Work& work = {});

/// What the measure gives without options; where it can be sampled and the network is too large, from 256 samples, which its
/// notes say.
[[nodiscard]] Table affordable(const Measure& measure, const Network& network, const Work& work = {});

[[nodiscard]] Measure betweenness_measure();

} // namespace entente
