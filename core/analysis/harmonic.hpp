/// @file
/// Harmonic closeness.
#pragma once

#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// How near an actor is to all others: who hears of things soon.
///
/// Definition: the mean over all other nodes of 1/distance, in steps; 0 for those out of reach.
/// Direction and weights: none play a part, nor do loops and parallel ties.
/// Empty network: no values; disconnected: what is out of reach adds 0; an isolated node among others has 0; the only
/// node of a network has no others, so its value is undefined (NaN here, null in tables).
/// Range: 0 to 1; unit: 1 per step. Time O(n m), 512 searches sharing each sweep over the ties; space O(n).
/// Source: Marchiori & Latora 2000, Physica A 285, 539-546, doi:10.1016/S0378-4371(00)00311-3; Rochat 2009.
[[nodiscard]] std::vector<double> harmonic(const Rows& rows, const Work& work = {});
[[nodiscard]] std::vector<double> harmonic(const Network& network, const Work& work = {});

/// The same by length: a tie is 1/weight long, so that strong ties are short.
///
/// Direction and loops play no part; of parallel ties the strongest counts. What is out of reach, lonely or missing as
/// above. Range: 0 to the largest weight; unit: 1 per length. Time O(n (m + n) log n), space O(n) a thread. Sources: as
/// above; Newman 2001, doi:10.1103/PhysRevE.64.016132.
[[nodiscard]] std::vector<double> weighted_harmonic(const Rows& rows, const Work& work = {});

[[nodiscard]] Measure harmonic_measure();

} // namespace entente
