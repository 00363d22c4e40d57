/// @file
/// Private to core/analysis: the ties of rows without loops and parallels.
#pragma once

#include <vector>

#include "core/network/adjacency.hpp"

namespace entente::detail {

/// Every tie once, loops left out, sorted. O(n + m).
[[nodiscard]] inline std::vector<PlainTie> simple_ties(const Rows& rows) {
  std::vector<PlainTie> ties;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (const std::uint32_t w : rows.neighbours(v)) {
      if (w > v && (ties.empty() || ties.back() != PlainTie(v, w))) { ties.emplace_back(v, w); }
    }
  }
  return ties;
}

} // namespace entente::detail
