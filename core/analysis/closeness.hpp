/// @file
/// Closeness and eccentricity.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// How few steps an actor needs to the others, on the mean.
///
/// Definition: with r the number of nodes that v reaches, itself left out, and S the sum of the steps to them,
/// (r / (n - 1)) · (r / S): the inverse of the mean distance, times the share of the network within reach, so that actors of
/// small components don't come first.
/// Direction and weights: none play a part, nor do loops and parallel ties.
/// Empty network: no values; an isolated node among others has 0; the only node of a network has no others, so its value is
/// undefined (NaN here, null in tables). Range: 0 to 1; unit: 1 per step. Time O(n m), 512 searches sharing each sweep;
/// space O(n). Source: Freeman 1978, Soc. Netw. 1, 215-239; Wasserman & Faust 1994, Social Network Analysis, 5.2.2.
[[nodiscard]] std::vector<double> closeness(const Rows& rows, const Work& work = {});

/// The same by length: a tie is 1/weight long, so that strong ties are short, and S sums lengths.
///
/// Direction and loops play no part; of parallel ties the strongest counts. Range: 0 to the largest weight; unit: 1 per
/// length. Time O(n (m + n) log n), space O(n) a thread. Sources: as for closeness; Newman 2001,
/// doi:10.1103/PhysRevE.64.016132.
[[nodiscard]] std::vector<double> weighted_closeness(const Rows& rows, const Work& work = {});

/// How many steps at most an actor needs to anybody within reach.
///
/// Definition: the largest distance from the node to a node of its component. Direction and weights: none play a part.
/// Empty network: no values; disconnected: each component is seen by itself; an isolated node has 0. Range: 0 to n-1; unit:
/// steps. Time and space as for closeness. Source: Harary 1969, Graph Theory, 35.
[[nodiscard]] std::vector<std::uint32_t> eccentricity(const Rows& rows, const Work& work = {});

/// The same by length, a tie being 1/weight long. Range: 0 to (n-1)/lowest weight; unit: length. Time and space as for
/// weighted closeness.
[[nodiscard]] std::vector<double> weighted_eccentricity(const Rows& rows, const Work& work = {});

[[nodiscard]] Measure closeness_measure();
[[nodiscard]] Measure eccentricity_measure();

} // namespace entente
