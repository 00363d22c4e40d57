#include "core/analysis/kernels/sweep.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <span>
#include <utility>

#include "core/network/adjacency.hpp"

namespace entente::detail {
namespace {

constexpr std::uint32_t lanes = 512; ///< searches at once
constexpr std::size_t words = lanes / 64;

typedef std::uint64_t Wide __attribute__((vector_size(lanes / 8)));

/// A bit for each search.
struct alignas(64) Bits {
  Wide wide{};
};

[[gnu::always_inline]] inline std::array<std::uint64_t, words> words_of(const Wide& wide) {
  std::array<std::uint64_t, words> result{};
  std::memcpy(result.data(), &wide, sizeof wide);
  return result;
}

[[gnu::always_inline]] inline bool any_of(const Wide& wide) {
  std::uint64_t some = 0;
  for (const std::uint64_t word : words_of(wide)) {
    some |= word;
  }
  return some != 0;
}

[[gnu::always_inline]] inline std::uint32_t count_of(const Wide& wide) {
  std::uint64_t count = 0;
  for (const std::uint64_t word : words_of(wide)) {
    count += static_cast<std::uint64_t>(std::popcount(word));
  }
  return static_cast<std::uint32_t>(count);
}

/// Memory of one thread's sweeps.
struct Sweep {
  explicit Sweep(std::uint32_t nodes) : seen(nodes), front(nodes), next(nodes), open(nodes), found(nodes) {}
  std::vector<Bits> seen;
  std::vector<Bits> front; ///< reached at the level before
  std::vector<Bits> next;
  std::vector<std::uint32_t> open; ///< nodes that some search has yet to reach, or reached just now
  std::vector<Nearness> found;
};

/// One step of all searches; true when any of them reached a node.
[[gnu::always_inline]] inline bool step(const Rows& rows, Sweep& sweep, const Bits& all, std::uint32_t level) {
  bool any = false;
  for (const std::uint32_t v : sweep.open) {
    Wide got{};
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      got |= sweep.front[rows.targets[arc]].wide;
    }
    Wide& seen = sweep.seen[v].wide;
    got &= ~seen;
    sweep.next[v].wide = got;
    if (!any_of(got)) { continue; }
    seen |= got;
    any = true;
    const std::uint32_t count = count_of(got);
    Nearness& found = sweep.found[v];
    found.inverse += static_cast<double>(count) / level;
    found.steps += std::uint64_t{count} * level;
    found.reached += count;
    found.farthest = level;
  }
  // A node that all searches have passed has nothing more to give or to get.
  std::size_t kept = 0;
  for (const std::uint32_t v : sweep.open) {
    if (any_of((all.wide & ~sweep.seen[v].wide) | sweep.next[v].wide)) {
      sweep.open[kept++] = v;
    } else {
      sweep.front[v] = {};
      sweep.next[v] = {};
    }
  }
  sweep.open.resize(kept);
  std::swap(sweep.front, sweep.next);
  return any;
}

using Step = bool (*)(const Rows&, Sweep&, const Bits&, std::uint32_t);

bool step_plain(const Rows& rows, Sweep& sweep, const Bits& all, std::uint32_t level) {
  return step(rows, sweep, all, level);
}
#if defined(__x86_64__)
[[gnu::target("avx2,popcnt")]] bool step_256(const Rows& rows, Sweep& sweep, const Bits& all, std::uint32_t level) {
  return step(rows, sweep, all, level);
}
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx512vpopcntdq,popcnt,prefer-vector-width=512")]] bool
step_512(const Rows& rows, Sweep& sweep, const Bits& all, std::uint32_t level) {
  return step(rows, sweep, all, level);
}
#endif

Step widest_step() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return step_512;
  }
  if (__builtin_cpu_supports("avx2")) { return step_256; }
#endif
  return step_plain;
}

/// Searches from the nodes [first, last), what they find in `sweep.found`.
void search(const Rows& rows, Sweep& sweep, std::uint32_t first, std::uint32_t last, Step one_step, const Work& work) {
  std::fill(sweep.seen.begin(), sweep.seen.end(), Bits{});
  std::fill(sweep.front.begin(), sweep.front.end(), Bits{});
  std::fill(sweep.next.begin(), sweep.next.end(), Bits{});
  std::fill(sweep.found.begin(), sweep.found.end(), Nearness{});
  sweep.open.resize(rows.size());
  std::iota(sweep.open.begin(), sweep.open.end(), 0U);
  Bits all;
  for (std::uint32_t source = first; source < last; ++source) {
    const std::uint32_t lane = source - first;
    const std::uint64_t bit = std::uint64_t{1} << (lane % 64);
    all.wide[lane / 64] |= bit;
    sweep.seen[source].wide[lane / 64] |= bit;
    sweep.front[source].wide[lane / 64] |= bit;
  }
  for (std::uint32_t level = 1; one_step(rows, sweep, all, level); ++level) {
    work.check();
  }
}

} // namespace

std::vector<Nearness> nearness(const Rows& rows, const Work& work) {
  std::vector<std::uint32_t> place;
  const Adjacency graph = by_degree(rows, place);
  const Rows sorted = graph.rows();
  const std::uint32_t n = rows.size();
  const Step one_step = widest_step();
  Pool pool(work);
  std::vector<std::vector<Sweep>> sweeps(pool.threads());
  std::vector<Nearness> sums(n);
  pool.run(
      n, lanes,
      [&](std::size_t first, std::size_t last, unsigned worker) {
        if (sweeps[worker].empty()) { sweeps[worker].emplace_back(n); }
        Sweep& sweep = sweeps[worker].front();
        search(sorted, sweep, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), one_step, work);
        pool.in_order(first, [&] {
          for (std::uint32_t v = 0; v < n; ++v) {
            sums[v].inverse += sweep.found[v].inverse;
            sums[v].steps += sweep.found[v].steps;
            sums[v].reached += sweep.found[v].reached;
            sums[v].farthest = std::max(sums[v].farthest, sweep.found[v].farthest);
          }
        });
      },
      true);
  std::vector<Nearness> result(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    result[v] = sums[place[v]];
  }
  return result;
}

} // namespace entente::detail
