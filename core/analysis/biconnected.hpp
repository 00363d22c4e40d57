/// @file
/// Biconnected components: parts that no single actor can break.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/measure.hpp"
#include "core/network/work.hpp"

namespace entente {

struct Blocks {
  std::vector<std::vector<std::uint32_t>> nodes; ///< of each block, sorted; the largest block first, equals by their nodes
  std::vector<std::uint32_t> ties;               ///< of each block; parallel ties each, loops not
};

/// Which parts of the network hold together whoever leaves: between any two in a block there are two ways that share nobody.
///
/// Definition: the largest sets of ties of which any two lie on a common circle; a tie that lies on none is a block of its
/// two ends. Blocks share no tie; those who are in several are the articulation points. Direction and weights: none play a
/// part; parallel ties are one, loops are left out. Empty network, isolated nodes: in no block; components do not touch one
/// another. Range: 2 to n nodes; unit: nodes. Time and space O(n + m). Source: Hopcroft & Tarjan 1973, Commun. ACM 16,
/// 372-378.
[[nodiscard]] Blocks biconnected(const Rows& rows);

[[nodiscard]] Measure biconnected_measure();

} // namespace entente
