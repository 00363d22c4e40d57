#include <algorithm>
#include <atomic>
#include <limits>
#include <numeric>
#include <utility>

#include "core/analysis/kernels/lanes.hpp"
#include "core/analysis/kernels/searches.hpp"
#include "core/network/adjacency.hpp"

namespace entente::detail {
namespace {

constexpr std::size_t batches_at_once = 4; ///< of a thread, where the sums of ties are long

#if defined(__x86_64__)
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")
namespace wide_512 {
constexpr std::size_t bytes = 64;
#include "core/analysis/kernels/lanes_search.hpp"
} // namespace wide_512
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx2")
namespace wide_256 {
constexpr std::size_t bytes = 32;
#include "core/analysis/kernels/lanes_search.hpp"
} // namespace wide_256
#pragma GCC pop_options
#endif
namespace wide_128 {
constexpr std::size_t bytes = 16;
#include "core/analysis/kernels/lanes_search.hpp"
} // namespace wide_128

using Search = void (*)(const Rows&, Batch&, std::span<const std::uint32_t>);

template <bool ties> Search widest_search() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return wide_512::search<ties>;
  }
  if (__builtin_cpu_supports("avx2")) { return wide_256::search<ties>; }
#endif
  return wide_128::search<ties>;
}

} // namespace

std::vector<double> dependencies(const Rows& rows, std::span<const std::uint32_t> sources, const Work& work) {
  std::vector<std::uint32_t> place;
  const Adjacency graph = by_degree(rows, place);
  const Rows sorted = graph.rows();
  std::vector<std::uint32_t> starts;
  starts.reserve(sources.size());
  for (const std::uint32_t source : sources) {
    starts.push_back(place[source]);
  }
  const Search one_search = widest_search<false>();
  Pool pool(work);
  std::vector<std::vector<Batch>> batches(pool.threads());
  std::vector<double> sums(rows.size(), 0);
  pool.run(
      starts.size(), lanes,
      [&](std::size_t begin, std::size_t end, unsigned worker) {
        if (batches[worker].empty()) { batches[worker].emplace_back(rows.size()); }
        Batch& batch = batches[worker].front();
        const std::span<const std::uint32_t> some(starts.data() + begin, end - begin);
        one_search(sorted, batch, some);
        if (!batch.exact) { add_dependencies(sorted, some, batch.score); }
        pool.in_order(begin, [&] {
          for (std::uint32_t v = 0; v < rows.size(); ++v) {
            sums[v] += batch.score[v];
          }
        });
      },
      true);
  std::vector<double> result(rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    result[v] = sums[place[v]];
  }
  return result;
}

std::optional<std::vector<double>> tie_dependencies(const Rows& rows, const Work& work) {
  // The numbers of the ties take the place of weights, which nobody asks for here: so they keep to their arcs.
  std::vector<double> numbers;
  numbers.reserve(rows.arcs.size());
  for (const ArcProperty& arc : rows.arcs) {
    numbers.push_back(arc.tie);
  }
  std::vector<std::uint32_t> place;
  const Adjacency graph = by_degree({rows.offsets, rows.targets, numbers, {}}, place);
  const Rows sorted = graph.rows();
  const Search one_search = widest_search<true>();
  Pool pool(work);
  std::vector<std::vector<Batch>> batches(pool.threads());
  std::vector<double> sums(sorted.targets.size(), 0);
  std::atomic<bool> exact = true;
  pool.run(
      rows.size(), batches_at_once * lanes,
      [&](std::size_t begin, std::size_t end, unsigned worker) {
        if (batches[worker].empty()) {
          batches[worker].emplace_back(rows.size());
          batches[worker].front().arc_score.assign(sums.size(), 0);
        }
        Batch& batch = batches[worker].front();
        for (std::size_t first = begin; first < end && exact; first += lanes) {
          std::vector<std::uint32_t> some(std::min<std::size_t>(lanes, end - first));
          std::iota(some.begin(), some.end(), static_cast<std::uint32_t>(first));
          one_search(sorted, batch, some);
          if (!batch.exact) { exact = false; }
        }
        pool.in_order(begin, [&] {
          for (std::size_t arc = 0; arc < sums.size(); ++arc) {
            sums[arc] += std::exchange(batch.arc_score[arc], 0.0);
          }
        });
      },
      true);
  if (!exact) { return std::nullopt; }
  std::vector<double> result;
  for (std::size_t arc = 0; arc < sums.size(); ++arc) {
    const auto tie = static_cast<std::size_t>(sorted.weights[arc]);
    if (tie >= result.size()) { result.resize(tie + 1, 0); }
    result[tie] += sums[arc];
  }
  return result;
}

} // namespace entente::detail
