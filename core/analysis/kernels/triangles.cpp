#include "core/analysis/kernels/triangles.hpp"

namespace entente::detail {

Oriented orient(const Rows& rows) {
  Oriented result;
  const Adjacency sorted = by_degree(rows, result.place);
  const std::uint32_t n = sorted.size();
  result.offsets.reserve(std::size_t{n} + 1);
  result.offsets.push_back(0);
  result.targets.reserve(sorted.targets.size() / 2);
  result.weights.reserve(sorted.targets.size() / 2);
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t begin = result.offsets.back();
    for (std::uint32_t arc = sorted.offsets[v]; arc < sorted.offsets[v + 1] && sorted.targets[arc] < v; ++arc) {
      const double weight = sorted.weights.empty() ? 1.0 : sorted.weights[arc];
      if (result.targets.size() > begin && result.targets.back() == sorted.targets[arc]) {
        result.weights.back() += weight;
      } else {
        result.targets.push_back(sorted.targets[arc]);
        result.weights.push_back(weight);
      }
    }
    result.offsets.push_back(static_cast<std::uint32_t>(result.targets.size()));
  }
  std::uint64_t all = 0;
  const auto cost = [&](std::uint32_t v) {
    std::uint64_t sum = 1;
    for (std::uint32_t arc = result.offsets[v]; arc < result.offsets[v + 1]; ++arc) {
      sum += 2 + result.offsets[result.targets[arc] + 1] - result.offsets[result.targets[arc]];
    }
    return sum;
  };
  for (std::uint32_t v = 0; v < n; ++v) {
    all += cost(v);
  }
  std::uint32_t middle = 0;
  for (std::uint64_t done = 0; middle < n && done < all / 2; ++middle) {
    done += cost(middle);
  }
  result.cuts = {0, middle, n};
  return result;
}

} // namespace entente::detail
