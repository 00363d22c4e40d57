#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <numeric>
#include <utility>

#include "core/analysis/kernels/searches.hpp"
#include "core/network/adjacency.hpp"

namespace entente::detail {
namespace {

constexpr std::uint32_t lanes = 16;        ///< sources at once
constexpr std::size_t batches_at_once = 4; ///< of a thread, where the sums of ties are long
using Mask = std::uint16_t;                ///< a bit for each source

using Floats __attribute__((vector_size(64))) = float;
using Words __attribute__((vector_size(64))) = std::int32_t;
using Doubles __attribute__((vector_size(64))) = double;
using LongWords __attribute__((vector_size(64))) = std::int64_t;

struct alignas(64) Paths {
  Floats count{};
};
struct alignas(64) Shares {
  Doubles low{};
  Doubles high{};
};

constexpr Words lane_bits{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768};
constexpr LongWords low_bits{1, 2, 4, 8, 16, 32, 64, 128};
constexpr LongWords high_bits{256, 512, 1024, 2048, 4096, 8192, 16384, 32768};
constexpr float exact_paths = 16777216.0F; ///< 2²⁴: whole numbers below are exact in single precision

/// A node reached at some level, and by which of the sources.
struct Entry {
  std::uint32_t node = 0;
  Mask sources = 0;
};

/// Memory of one thread's searches.
struct Batch {
  explicit Batch(std::uint32_t n) : paths(n), coefficient(n), seen(n), at(n), next(n), open(n), score(n) {}
  std::vector<Paths> paths;
  std::vector<Shares> coefficient; ///< (1 + dependency) / paths
  std::vector<Mask> seen;
  std::vector<Mask> at; ///< the sources for which a node is at the level looked at
  std::vector<Mask> next;
  std::vector<std::uint32_t> open; ///< nodes that some source has yet to reach
  std::vector<Entry> entries;      ///< level by level
  std::vector<std::size_t> levels; ///< where each begins, and the end
  std::vector<double> score;
  std::vector<double> arc_score; ///< of arcs away from the sources; empty unless ties are asked for
  bool exact = true;             ///< no number of paths has reached 2²⁴
};

[[gnu::always_inline]] inline void add_masked(Floats& sum, const Floats& from, Mask mask) {
  const Words chosen = (lane_bits & static_cast<std::int32_t>(mask)) != 0;
  sum += reinterpret_cast<Floats>(reinterpret_cast<Words>(from) & chosen);
}

[[gnu::always_inline]] inline void add_masked(Shares& sum, const Shares& from, Mask mask) {
  const LongWords low = (low_bits & static_cast<std::int64_t>(mask)) != 0;
  const LongWords high = (high_bits & static_cast<std::int64_t>(mask)) != 0;
  sum.low += reinterpret_cast<Doubles>(reinterpret_cast<LongWords>(from.low) & low);
  sum.high += reinterpret_cast<Doubles>(reinterpret_cast<LongWords>(from.high) & high);
}

/// Looks from each node that some source has yet to reach at the last level's.
[[gnu::always_inline]] inline void pull(const Rows& rows, Batch& batch, Mask all) {
  std::size_t kept = 0;
  for (const std::uint32_t v : batch.open) {
    const auto wanted = static_cast<Mask>(all & ~batch.seen[v]);
    if (wanted == 0) { continue; }
    batch.open[kept++] = v;
    Mask got = 0;
    Floats sum{};
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      const std::uint32_t u = rows.targets[arc];
      const auto from = static_cast<Mask>(batch.at[u] & wanted);
      if (from == 0) { continue; }
      got = static_cast<Mask>(got | from);
      add_masked(sum, batch.paths[u].count, from);
    }
    if (got == 0) { continue; }
    batch.paths[v].count += sum;
    batch.entries.push_back({v, got});
  }
  batch.open.resize(kept);
}

/// Looks from the last level's nodes at their neighbours.
[[gnu::always_inline]] inline void push(const Rows& rows, Batch& batch, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Entry entry = batch.entries[i];
    const Floats paths = batch.paths[entry.node].count;
    for (std::uint32_t arc = rows.offsets[entry.node]; arc < rows.offsets[entry.node + 1]; ++arc) {
      const std::uint32_t w = rows.targets[arc];
      const auto to = static_cast<Mask>(entry.sources & ~batch.seen[w]);
      if (to == 0) { continue; }
      if (batch.next[w] == 0) { batch.entries.push_back({w, 0}); }
      batch.next[w] = static_cast<Mask>(batch.next[w] | to);
      add_masked(batch.paths[w].count, paths, to);
    }
  }
  for (std::size_t i = end; i < batch.entries.size(); ++i) {
    batch.entries[i].sources = std::exchange(batch.next[batch.entries[i].node], Mask{0});
  }
}

/// Fills the levels with numbers of paths.
[[gnu::always_inline]] inline void go_out(const Rows& rows, Batch& batch, Mask all) {
  Words too_many{};
  while (true) {
    const std::size_t begin = batch.levels.back();
    const std::size_t end = batch.entries.size();
    if (begin == end) { break; }
    batch.levels.push_back(end);
    std::size_t arcs = 0;
    for (std::size_t i = begin; i < end; ++i) {
      arcs += rows.neighbours(batch.entries[i].node).size();
    }
    if (arcs < rows.targets.size() / 8) {
      push(rows, batch, begin, end);
    } else {
      pull(rows, batch, all);
    }
    for (std::size_t i = begin; i < end; ++i) {
      batch.at[batch.entries[i].node] = 0;
    }
    for (std::size_t i = end; i < batch.entries.size(); ++i) {
      const Entry entry = batch.entries[i];
      batch.at[entry.node] = entry.sources;
      batch.seen[entry.node] = static_cast<Mask>(batch.seen[entry.node] | entry.sources);
      too_many |= batch.paths[entry.node].count >= exact_paths;
    }
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    if (too_many[lane] != 0) { batch.exact = false; }
  }
}

/// An entry's numbers of paths in double precision, for the sums over its arcs.
struct WidePaths {
  explicit WidePaths(const Floats& count) {
    for (std::size_t lane = 0; lane < 8; ++lane) {
      low[lane] = static_cast<double>(count[lane]);
      high[lane] = static_cast<double>(count[lane + 8]);
    }
  }
  /// Over the sources in the mask, the paths times the share of each.
  [[gnu::always_inline]] [[nodiscard]] double times(const Shares& shares, Mask mask) const {
    Shares chosen;
    add_masked(chosen, shares, mask);
    const Doubles parts = low * chosen.low + high * chosen.high;
    return ((parts[0] + parts[4]) + (parts[1] + parts[5])) + ((parts[2] + parts[6]) + (parts[3] + parts[7]));
  }
  Doubles low{};
  Doubles high{};
};

/// What an entry's arcs to the level below bring, by source; with `ties`, what they carry is added up too.
template <bool ties> [[gnu::always_inline]] inline Shares gather(const Rows& rows, Batch& batch, const Entry& entry) {
  Shares sum;
  [[maybe_unused]] const WidePaths wide(ties ? batch.paths[entry.node].count : Floats{});
  for (std::uint32_t arc = rows.offsets[entry.node]; arc < rows.offsets[entry.node + 1]; ++arc) {
    const auto below = static_cast<Mask>(batch.at[rows.targets[arc]] & entry.sources);
    if (below == 0) { continue; }
    add_masked(sum, batch.coefficient[rows.targets[arc]], below);
    if constexpr (ties) { batch.arc_score[arc] += wide.times(batch.coefficient[rows.targets[arc]], below); }
  }
  return sum;
}

/// Sets an entry's coefficients; returns what it owes.
[[gnu::always_inline]] inline double settle(Batch& batch, const Entry& entry, const Shares& sum) {
  const Floats& paths = batch.paths[entry.node].count;
  Shares& coefficient = batch.coefficient[entry.node];
  double owed = 0;
  for (std::size_t lane = 0; lane < 8; ++lane) {
    if (entry.sources >> lane & 1U) {
      const double dependency = sum.low[lane] * static_cast<double>(paths[lane]);
      coefficient.low[lane] = (1 + dependency) / static_cast<double>(paths[lane]);
      owed += dependency;
    }
  }
  for (std::size_t lane = 0; lane < 8; ++lane) {
    if (entry.sources >> (lane + 8) & 1U) {
      const double dependency = sum.high[lane] * static_cast<double>(paths[lane + 8]);
      coefficient.high[lane] = (1 + dependency) / static_cast<double>(paths[lane + 8]);
      owed += dependency;
    }
  }
  return owed;
}

/// From the last level to the first: what each node owes to its pairs with the sources.
template <bool ties> [[gnu::always_inline]] inline void come_back(const Rows& rows, Batch& batch) {
  for (std::size_t level = batch.levels.size() - 2; level >= 1; --level) {
    const std::size_t begin = batch.levels[level];
    const std::size_t end = batch.levels[level + 1];
    for (std::size_t i = begin; i < end; ++i) {
      const Entry entry = batch.entries[i];
      const Shares sum = gather<ties>(rows, batch, entry);
      batch.score[entry.node] += settle(batch, entry, sum);
    }
    if (level + 2 < batch.levels.size()) {
      for (std::size_t i = end; i < batch.levels[level + 2]; ++i) {
        batch.at[batch.entries[i].node] = 0;
      }
    }
    for (std::size_t i = begin; i < end; ++i) {
      batch.at[batch.entries[i].node] = batch.entries[i].sources;
    }
  }
  if constexpr (ties) { // the sources themselves owe nothing, but their ties carry
    if (batch.levels.size() > 2) {
      for (std::size_t i = batch.levels[0]; i < batch.levels[1]; ++i) {
        static_cast<void>(gather<true>(rows, batch, batch.entries[i]));
      }
    }
  }
}

template <bool ties>
[[gnu::always_inline]] inline void search(const Rows& rows, Batch& batch, std::span<const std::uint32_t> sources) {
  std::fill(batch.paths.begin(), batch.paths.end(), Paths{});
  std::fill(batch.seen.begin(), batch.seen.end(), Mask{0});
  std::fill(batch.at.begin(), batch.at.end(), Mask{0});
  std::fill(batch.score.begin(), batch.score.end(), 0.0);
  batch.open.resize(rows.size());
  std::iota(batch.open.begin(), batch.open.end(), 0U);
  batch.entries.clear();
  batch.levels.assign(1, 0);
  batch.exact = true;
  for (std::size_t lane = 0; lane < sources.size(); ++lane) {
    const auto bit = static_cast<Mask>(1U << lane);
    const std::uint32_t s = sources[lane];
    if (batch.at[s] == 0) { batch.entries.push_back({s, 0}); }
    batch.at[s] = batch.seen[s] = static_cast<Mask>(batch.at[s] | bit);
    batch.paths[s].count[lane] = 1;
  }
  for (Entry& entry : batch.entries) {
    entry.sources = batch.at[entry.node];
  }
  go_out(rows, batch, static_cast<Mask>((1U << sources.size()) - 1));
  if (batch.exact) { come_back<ties>(rows, batch); }
}

using Search = void (*)(const Rows&, Batch&, std::span<const std::uint32_t>);

template <bool ties> void search_plain(const Rows& rows, Batch& batch, std::span<const std::uint32_t> sources) {
  search<ties>(rows, batch, sources);
}
#if defined(__x86_64__)
template <bool ties>
[[gnu::target("avx2")]] void search_256(const Rows& rows, Batch& batch, std::span<const std::uint32_t> sources) {
  search<ties>(rows, batch, sources);
}
template <bool ties>
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")]] void
search_512(const Rows& rows, Batch& batch, std::span<const std::uint32_t> sources) {
  search<ties>(rows, batch, sources);
}
#endif

template <bool ties> Search widest_search() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return search_512<ties>;
  }
  if (__builtin_cpu_supports("avx2")) { return search_256<ties>; }
#endif
  return search_plain<ties>;
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
