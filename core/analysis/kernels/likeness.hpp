/// @file
/// Private to core/analysis: what likely ties of networks with one set of nodes and with two are scored and tried by.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "core/analysis/likely.hpp"
#include "core/network/adjacency.hpp"

namespace entente::detail {

/// Ties that a trial of the scores hides, and pairs without one that it draws.
inline constexpr std::size_t most_hidden = 10000;
/// With fewer ties nothing is tried.
inline constexpr std::size_t least_ties = 10;

/// What somebody in between says of the two whom they know; @pre degree > 1.
[[nodiscard]] inline double word_of(Likeness likeness, std::size_t degree) {
  switch (likeness) {
  case Likeness::common: return 1;
  case Likeness::adamic_adar: return 1 / std::log(static_cast<double>(degree));
  case Likeness::resource: return 1 / static_cast<double>(degree);
  }
  return 0;
}

/// The order in which likely ties are given: the highest score first, equals by their nodes.
[[nodiscard]] inline bool better(const LikelyTie& a, const LikelyTie& b) {
  return std::tuple(b.score, a.source, a.target) < std::tuple(a.score, b.source, b.target);
}

/// True when a tie joins the two. O(log degree).
[[nodiscard]] inline bool tied(const Rows& rows, std::uint32_t a, std::uint32_t b) {
  const auto around = rows.neighbours(a);
  return std::binary_search(around.begin(), around.end(), b);
}

/// The scores of pairs, in their order; in two-mode networks (`sides` not empty) over paths of three. `rows` without loops
/// and parallel ties.
[[nodiscard]] std::vector<double> scores_of_pairs(const Rows& rows, std::span<const std::uint8_t> sides, Likeness likeness,
                                                  std::span<const PlainTie> pairs);

} // namespace entente::detail
