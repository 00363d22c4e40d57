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

[[gnu::always_inline]] inline std::uint32_t count_of(const Wide& wide) {
  std::uint64_t count = 0;
  for (const std::uint64_t word : words_of(wide)) {
    count += static_cast<std::uint64_t>(std::popcount(word));
  }
  return static_cast<std::uint32_t>(count);
}

/// 1/steps is summed in whole parts up to twenty steps: nodes as near as one another get the same sum to the last bit,
/// whatever searches went together. Even sums over 2³² nodes fit.
constexpr std::uint64_t parts_of_one = 232'792'560; ///< the least that 1 to 20 divide
constexpr std::uint32_t most_in_parts = 20;

/// What is summed up for a node.
struct Sums {
  std::uint64_t parts = 0;
  double beyond = 0; ///< of 1/steps, of more than twenty steps
  std::uint64_t steps = 0;
  std::uint32_t reached = 0;
  std::uint32_t farthest = 0;

  void add(std::uint32_t count, std::uint32_t level) {
    if (level <= most_in_parts) {
      parts += count * (parts_of_one / level);
    } else {
      beyond += static_cast<double>(count) / level;
    }
    steps += std::uint64_t{count} * level;
    reached += count;
    farthest = level;
  }
  void add(const Sums& other) {
    parts += other.parts;
    beyond += other.beyond;
    steps += other.steps;
    reached += other.reached;
    farthest = std::max(farthest, other.farthest);
  }
  [[nodiscard]] Nearness nearness() const {
    return {static_cast<double>(parts) / static_cast<double>(parts_of_one) + beyond, steps, reached, farthest};
  }
};

/// Memory of one thread's sweeps.
struct Sweep {
  explicit Sweep(std::uint32_t nodes)
      : seen(nodes), front(nodes), next(nodes), lit(nodes), lit_next(nodes), passed(nodes), open(nodes), found(nodes) {}
  std::vector<Bits> seen;
  std::vector<Bits> front; ///< reached at the level before; means something only where `lit`
  std::vector<Bits> next;
  std::vector<std::uint8_t> lit; ///< reached by some search at the level before: looked at before so much memory is
  std::vector<std::uint8_t> lit_next;
  std::vector<std::uint16_t> passed; ///< searches that have been here
  std::vector<std::uint32_t> open;   ///< nodes that some search has yet to reach, or reached just now
  std::vector<Sums> found;
};

/// One step of `searches` searches; true when any of them reached a node.
[[gnu::always_inline]] inline bool step(const Rows& rows, Sweep& sweep, std::uint32_t searches, std::uint32_t level) {
  bool any = false;
  for (const std::uint32_t v : sweep.open) {
    sweep.lit_next[v] = 0;
    if (sweep.passed[v] == searches) { continue; }
    Wide got{};
    bool near = false;
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      const std::uint32_t w = rows.targets[arc];
      if (sweep.lit[w] == 0) { continue; }
      got |= sweep.front[w].wide;
      near = true;
    }
    if (!near) { continue; }
    Wide& seen = sweep.seen[v].wide;
    got &= ~seen;
    const std::uint32_t count = count_of(got);
    if (count == 0) { continue; }
    seen |= got;
    sweep.next[v].wide = got;
    sweep.lit_next[v] = 1;
    sweep.passed[v] = static_cast<std::uint16_t>(sweep.passed[v] + count);
    any = true;
    sweep.found[v].add(count, level);
  }
  // A node that all searches have passed has nothing more to give or to get.
  std::size_t kept = 0;
  for (const std::uint32_t v : sweep.open) {
    if (sweep.passed[v] < searches || sweep.lit_next[v] != 0) {
      sweep.open[kept++] = v;
    } else {
      sweep.lit[v] = 0;
    }
  }
  sweep.open.resize(kept);
  std::swap(sweep.front, sweep.next);
  std::swap(sweep.lit, sweep.lit_next);
  return any;
}

using Step = bool (*)(const Rows&, Sweep&, std::uint32_t, std::uint32_t);

bool step_plain(const Rows& rows, Sweep& sweep, std::uint32_t searches, std::uint32_t level) {
  return step(rows, sweep, searches, level);
}
#if defined(__x86_64__)
[[gnu::target("avx2,popcnt")]] bool step_256(const Rows& rows, Sweep& sweep, std::uint32_t searches, std::uint32_t level) {
  return step(rows, sweep, searches, level);
}
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx512vpopcntdq,popcnt,prefer-vector-width=512")]] bool
step_512(const Rows& rows, Sweep& sweep, std::uint32_t searches, std::uint32_t level) {
  return step(rows, sweep, searches, level);
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

/// Searches from the nodes listed, what they find in `sweep.found`.
void search(const Rows& rows, Sweep& sweep, std::span<const std::uint32_t> sources, Step one_step, const Work& work) {
  std::fill(sweep.seen.begin(), sweep.seen.end(), Bits{});
  std::fill(sweep.lit.begin(), sweep.lit.end(), std::uint8_t{0});
  std::fill(sweep.lit_next.begin(), sweep.lit_next.end(), std::uint8_t{0});
  std::fill(sweep.passed.begin(), sweep.passed.end(), std::uint16_t{0});
  std::fill(sweep.found.begin(), sweep.found.end(), Sums{});
  sweep.open.resize(rows.size());
  std::iota(sweep.open.begin(), sweep.open.end(), 0U);
  for (std::size_t lane = 0; lane < sources.size(); ++lane) {
    const std::uint32_t source = sources[lane];
    Bits only;
    only.wide[lane / 64] |= std::uint64_t{1} << (lane % 64);
    sweep.seen[source] = only;
    sweep.front[source] = only;
    sweep.lit[source] = 1;
    sweep.passed[source] = 1;
  }
  for (std::uint32_t level = 1; one_step(rows, sweep, static_cast<std::uint32_t>(sources.size()), level); ++level) {
    work.check();
  }
}

/// All nodes, breadth first. Those that follow one another have much the same distances to all others: searched from
/// together, they reach most nodes at few levels.
std::vector<std::uint32_t> breadth_first(const Rows& rows) {
  std::vector<std::uint32_t> order;
  order.reserve(rows.size());
  std::vector<std::uint8_t> known(rows.size(), 0);
  for (std::uint32_t start = 0; start < rows.size(); ++start) {
    if (std::exchange(known[start], std::uint8_t{1}) != 0) { continue; }
    std::size_t next = order.size();
    order.push_back(start);
    for (; next < order.size(); ++next) {
      for (const std::uint32_t w : rows.neighbours(order[next])) {
        if (std::exchange(known[w], std::uint8_t{1}) == 0) { order.push_back(w); }
      }
    }
  }
  return order;
}

} // namespace

std::vector<Nearness> nearness(const Rows& rows, const Work& work) {
  std::vector<std::uint32_t> place;
  const Adjacency graph = by_degree(rows, place);
  const Rows sorted = graph.rows();
  const std::uint32_t n = rows.size();
  const std::vector<std::uint32_t> order = breadth_first(sorted);
  const Step one_step = widest_step();
  Pool pool(work);
  std::vector<std::vector<Sweep>> sweeps(pool.threads());
  std::vector<Sums> sums(n);
  pool.run(
      n, lanes,
      [&](std::size_t first, std::size_t last, unsigned worker) {
        if (sweeps[worker].empty()) { sweeps[worker].emplace_back(n); }
        Sweep& sweep = sweeps[worker].front();
        search(sorted, sweep, std::span(order).subspan(first, last - first), one_step, work);
        pool.in_order(first, [&] {
          for (std::uint32_t v = 0; v < n; ++v) {
            sums[v].add(sweep.found[v]);
          }
        });
      },
      true);
  std::vector<Nearness> result(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    result[v] = sums[place[v]].nearness();
  }
  return result;
}

} // namespace entente::detail
