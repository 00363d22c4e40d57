#include "core/analysis/statistics/discovery.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {

std::vector<double> adjusted_chances(std::span<const double> chances) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < chances.size(); ++i) {
    if (!std::isnan(chances[i])) { order.push_back(i); }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return chances[a] < chances[b]; });
  std::vector<double> adjusted(chances.begin(), chances.end());
  double least = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t i = order[rank - 1];
    least = std::min(least, chances[i] * static_cast<double>(order.size()) / static_cast<double>(rank));
    adjusted[i] = least;
  }
  return adjusted;
}

} // namespace entente
