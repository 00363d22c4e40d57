#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

#include "core/analysis/searches.hpp"
#include "core/network/adjacency.hpp"

namespace entente::detail {
namespace {

constexpr std::uint32_t lanes = 16; ///< sources at once
using Mask = std::uint16_t;         ///< a bit for each source

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
  bool exact = true; ///< no number of paths has reached 2²⁴
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

/// From the last level to the first: what each node owes to its pairs with the sources.
[[gnu::always_inline]] inline void come_back(const Rows& rows, Batch& batch) {
  for (std::size_t level = batch.levels.size() - 2; level >= 1; --level) {
    const std::size_t begin = batch.levels[level];
    const std::size_t end = batch.levels[level + 1];
    for (std::size_t i = begin; i < end; ++i) {
      const Entry entry = batch.entries[i];
      Shares sum;
      for (std::uint32_t arc = rows.offsets[entry.node]; arc < rows.offsets[entry.node + 1]; ++arc) {
        const auto below = static_cast<Mask>(batch.at[rows.targets[arc]] & entry.sources);
        if (below != 0) { add_masked(sum, batch.coefficient[rows.targets[arc]], below); }
      }
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
      batch.score[entry.node] += owed;
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
}

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
  if (batch.exact) { come_back(rows, batch); }
}

using Search = void (*)(const Rows&, Batch&, std::span<const std::uint32_t>);

void search_plain(const Rows& rows, Batch& batch, std::span<const std::uint32_t> sources) { search(rows, batch, sources); }
#if defined(__x86_64__)
[[gnu::target("avx2")]] void search_256(const Rows& rows, Batch& batch, std::span<const std::uint32_t> sources) {
  search(rows, batch, sources);
}
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")]] void
search_512(const Rows& rows, Batch& batch, std::span<const std::uint32_t> sources) {
  search(rows, batch, sources);
}
#endif

Search widest_search() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return search_512;
  }
  if (__builtin_cpu_supports("avx2")) { return search_256; }
#endif
  return search_plain;
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
  const Search one_search = widest_search();
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

} // namespace entente::detail
