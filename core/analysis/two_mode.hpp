/// @file
/// Position in two-mode networks, where actors are tied to places (people to sessions) and never to one another.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

/// Which of two sets each node is of: 0 for actors, 1 for the places that they meet at.
using Sides = std::vector<std::uint8_t>;

/// Sessions, events and processes are places, all others actors.
[[nodiscard]] Sides sides_of(const Network& network);

/// On what share of all places an actor was, and who of all actors came to a place.
///
/// Definition: different neighbours over the size of the other set. Direction and weights: none play a part; parallel ties
/// count once. Empty network: no values; isolated: 0; without anybody in the other set undefined (NaN here, null in tables).
/// Disconnected: no matter. Range: 0 to 1; unit: 1. Time and space O(n + m). Source: Borgatti & Everett 1997, Soc. Netw. 19,
/// 243-269. @pre ties join the two sides only (all below)
[[nodiscard]] std::vector<double> two_mode_degree(const Rows& rows, const Sides& sides);

/// How near an actor is to all others and all places, over the nearest that two sets allow.
///
/// Definition: with n of its own set and m of the other, (m + 2 (n - 1)) over the sum of distances to all others. In a
/// disconnected network n and m are those within reach, and the value is multiplied by the share of the others that are
/// (Wasserman & Faust 1994, as `closeness`). Direction and weights: none play a part. Empty: no values; isolated: 0, the
/// only node: undefined. Range: 0 to 1; unit: 1. Time O(n m) by 512 searches at once, space O(n). Source: Borgatti & Everett
/// 1997.
[[nodiscard]] std::vector<double> two_mode_closeness(const Rows& rows, const Sides& sides, const Work& work = {});

/// How many pairs of others, of both sets, would have to go through the node, over the most that two sets allow.
///
/// Definition: betweenness over the greatest that a node of its set can have with n nodes of its own set and m of the other:
/// (m² (s + 1)² + m (s + 1)(2 t - s - 1) - t (2 s - t + 3)) / 2 with s = (n - 1) div m and t = (n - 1) mod m. Direction and
/// weights: none play a part. Empty: no values; where no node can stand between others undefined; isolated: 0. Range: 0 to
/// 1; unit: 1. Time O(n m), space O(n + m). Source: Borgatti & Everett 1997.
[[nodiscard]] std::vector<double> two_mode_betweenness(const Rows& rows, const Sides& sides, const Work& work = {});

struct TwoModeClustering {
  std::vector<double> of_node; ///< NaN where no path of four ties is centred on the node
  double actors = 0;           ///< closed over all such paths centred on actors; NaN without any
  double places = 0;           ///< the same for places
};

/// Whether those an actor meets at two places also meet at a third: a circle that keeps meeting, not one crowd at one place.
///
/// Definition: of the paths of four ties centred on the node (j - p - i - q - k, all different), the share whose ends j and
/// k share a place other than p and q. Direction and weights: none play a part; parallel ties count once. Empty: no values;
/// nodes without such a path: undefined; components do not touch one another. Range: 0 to 1; unit: 1. Time O(triangles of
/// the projection, times the places shared), space O(ties of the projection); Error(unsupported) above 150 million of these.
/// Source: Opsahl 2013, Soc. Netw. 35, 159-167.
[[nodiscard]] TwoModeClustering two_mode_clustering(const Rows& rows, const Sides& sides, const Work& work = {});

[[nodiscard]] Measure two_mode_degree_measure();
[[nodiscard]] Measure two_mode_closeness_measure();
[[nodiscard]] Measure two_mode_betweenness_measure();
[[nodiscard]] Measure two_mode_clustering_measure();

} // namespace entente
