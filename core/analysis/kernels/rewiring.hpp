/// @file
/// Private to core/analysis: random graphs with the degrees of a given one.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/weighted_graph.hpp"

namespace entente::detail {

/// Swaps the ends of pairs of ties, `tries` a tie, so that every node keeps its number of ties and no loop or parallel
/// tie arises; weights travel with the ties. With `keep_sides` sources stay sources, as two-mode networks need it.
/// Precondition: no loops, no parallel ties. Expected time and space O(m).
/// Source: Maslov & Sneppen 2002, Science 296, 910-913.
[[nodiscard]] std::vector<WeightedTie> rewire(std::vector<WeightedTie> ties, bool keep_sides, Random& random,
                                              std::uint32_t tries = 10);

/// The same kind of random graph for large ones, many times as fast: all ends of ties are paired at random, then each loop
/// and each tie that came out twice swaps an end with another tie. Where that fails (a graph that is nearly complete) the
/// graph is rewired. Precondition, time and space as above. Source: Bollobás 1980, Eur. J. Comb. 1, 311-316; Milo et al.
/// 2003, arXiv:cond-mat/0312028.
[[nodiscard]] std::vector<WeightedTie> pair_anew(const std::vector<WeightedTie>& ties, bool keep_sides, Random& random);

} // namespace entente::detail
