#include "core/analysis/kernels/sweep.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>
#include <utility>

#include "core/network/adjacency.hpp"

namespace entente::detail {
namespace {

constexpr std::uint32_t lanes = 512; ///< searches at once
constexpr std::size_t words = lanes / 64;
constexpr std::uint32_t ahead = 12; ///< so many ties before it is needed a neighbour's searches are fetched

/// A bit for each search.
struct alignas(64) Bits {
  std::array<std::uint64_t, words> word{};
};

/// A bit for each search, in as many registers as it takes.
template <class Register> struct Wide {
  std::array<Register, sizeof(Bits) / sizeof(Register)> part;

  [[gnu::always_inline]] static Wide of(const Bits& bits) {
    Wide wide;
    std::memcpy(wide.part.data(), bits.word.data(), sizeof bits);
    return wide;
  }
  [[gnu::always_inline]] void put(Bits& bits) const { std::memcpy(bits.word.data(), this, sizeof bits); }
  [[gnu::always_inline]] void add(const Wide& other) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      part[i] |= other.part[i];
    }
  }
  [[gnu::always_inline]] void keep(const Wide& other) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      part[i] &= other.part[i];
    }
  }
  [[gnu::always_inline]] void remove(const Wide& other) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      part[i] &= ~other.part[i];
    }
  }
  [[gnu::always_inline]] [[nodiscard]] bool holds(const Wide& other) const {
    Register lacking = other.part[0] & ~part[0];
    for (std::size_t i = 1; i < part.size(); ++i) {
      lacking |= other.part[i] & ~part[i];
    }
    std::array<std::uint64_t, sizeof(Register) / 8> word{};
    std::memcpy(word.data(), &lacking, sizeof lacking);
    std::uint64_t any = 0;
    for (const std::uint64_t one : word) {
      any |= one;
    }
    return any == 0;
  }
  [[gnu::always_inline]] [[nodiscard]] std::uint32_t count() const {
    std::array<std::uint64_t, words> word{};
    std::memcpy(word.data(), this, sizeof word);
    std::uint64_t sum = 0;
    for (const std::uint64_t one : word) {
      sum += static_cast<std::uint64_t>(std::popcount(one));
    }
    return static_cast<std::uint32_t>(sum);
  }
};
typedef std::uint64_t Register128 __attribute__((vector_size(16)));
typedef std::uint64_t Register256 __attribute__((vector_size(32)));
typedef std::uint64_t Register512 __attribute__((vector_size(64)));

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
      : seen(nodes), front(nodes), next(nodes), lit(nodes), lit_next(nodes), passed(nodes), found(nodes) {}
  Bits all; ///< of the searches under way
  std::vector<Bits> seen;
  std::vector<Bits> front; ///< reached at the level before; means something only where `lit`
  std::vector<Bits> next;
  std::vector<std::uint8_t> lit; ///< reached by some search at the level before: looked at before so much memory is
  std::vector<std::uint8_t> lit_next;
  std::vector<std::uint16_t> passed;              ///< searches that have been here
  std::array<std::vector<std::uint32_t>, 2> open; ///< by side, nodes that some search has yet to reach, or reached just now
  std::vector<Sums> found;
};

/// One step of `searches` searches, by which they reach nodes of one side; true when any of them reached a node.
template <class Register>
[[gnu::always_inline]] inline bool step(const Rows& rows, Sweep& sweep, std::uint32_t searches, std::uint32_t level,
                                        std::vector<std::uint32_t>& open) {
  using Many = Wide<Register>;
  bool any = false;
  const Many all = Many::of(sweep.all);
  const std::uint32_t arcs = rows.offsets.back();
  for (const std::uint32_t v : open) {
    sweep.lit_next[v] = 0;
    if (sweep.passed[v] == searches) { continue; }
    Many wanted = all;
    wanted.remove(Many::of(sweep.seen[v]));
    Many got{};
    bool near = false;
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      if (arc + ahead < arcs && sweep.lit[rows.targets[arc + ahead]] != 0) {
        __builtin_prefetch(&sweep.front[rows.targets[arc + ahead]]);
      }
      const std::uint32_t w = rows.targets[arc];
      if (sweep.lit[w] == 0) { continue; }
      got.add(Many::of(sweep.front[w]));
      near = true;
      if (got.holds(wanted)) { break; }
    }
    if (!near) { continue; }
    got.keep(wanted);
    const std::uint32_t count = got.count();
    if (count == 0) { continue; }
    Many seen = Many::of(sweep.seen[v]);
    seen.add(got);
    seen.put(sweep.seen[v]);
    got.put(sweep.next[v]);
    sweep.lit_next[v] = 1;
    sweep.passed[v] = static_cast<std::uint16_t>(sweep.passed[v] + count);
    any = true;
    sweep.found[v].add(count, level);
  }
  // A node that all searches have passed has nothing more to give or to get.
  std::size_t kept = 0;
  for (const std::uint32_t v : open) {
    if (sweep.passed[v] < searches || sweep.lit_next[v] != 0) {
      open[kept++] = v;
    } else {
      sweep.lit[v] = 0;
    }
  }
  open.resize(kept);
  std::swap(sweep.front, sweep.next);
  std::swap(sweep.lit, sweep.lit_next);
  return any;
}

using Open = std::vector<std::uint32_t>;
using Step = bool (*)(const Rows&, Sweep&, std::uint32_t, std::uint32_t, Open&);

bool step_plain(const Rows& rows, Sweep& sweep, std::uint32_t searches, std::uint32_t level, Open& open) {
  return step<Register128>(rows, sweep, searches, level, open);
}
#if defined(__x86_64__)
[[gnu::target("avx2,popcnt")]] bool step_256(const Rows& rows, Sweep& sweep, std::uint32_t searches, std::uint32_t level,
                                             Open& open) {
  return step<Register256>(rows, sweep, searches, level, open);
}
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx512vpopcntdq,popcnt,prefer-vector-width=512")]] bool
step_512(const Rows& rows, Sweep& sweep, std::uint32_t searches, std::uint32_t level, Open& open) {
  return step<Register512>(rows, sweep, searches, level, open);
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

/// In what order nodes are searched from, and in which batches.
struct Plan {
  std::vector<std::uint32_t> order;
  std::vector<std::uint8_t> side; ///< of each node: by the parity of its steps from where its part was entered
  bool two_sided = true;          ///< no tie is within a side
  std::vector<std::pair<std::size_t, std::size_t>> batches; ///< [first, last) of the order; of one side where there are two
};

/// Searches from the nodes listed, a batch; what they find is in `sweep.found`.
void search(const Rows& rows, Sweep& sweep, const Plan& plan, std::span<const std::uint32_t> sources, Step one_step,
            const Work& work) {
  std::fill(sweep.seen.begin(), sweep.seen.end(), Bits{});
  std::fill(sweep.lit.begin(), sweep.lit.end(), std::uint8_t{0});
  std::fill(sweep.lit_next.begin(), sweep.lit_next.end(), std::uint8_t{0});
  std::fill(sweep.passed.begin(), sweep.passed.end(), std::uint16_t{0});
  std::fill(sweep.found.begin(), sweep.found.end(), Sums{});
  for (auto& open : sweep.open) {
    open.clear();
  }
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    sweep.open[plan.two_sided ? plan.side[v] : 0].push_back(v);
  }
  sweep.all = {};
  for (std::size_t lane = 0; lane < sources.size(); ++lane) {
    const std::uint32_t source = sources[lane];
    Bits only;
    only.word[lane / 64] |= std::uint64_t{1} << (lane % 64);
    sweep.all.word[lane / 64] |= only.word[lane / 64];
    sweep.seen[source] = only;
    sweep.front[source] = only;
    sweep.lit[source] = 1;
    sweep.passed[source] = 1;
  }
  const auto searches = static_cast<std::uint32_t>(sources.size());
  const std::uint32_t from = plan.side[sources.front()];
  for (std::uint32_t level = 1;; ++level) {
    if (!one_step(rows, sweep, searches, level, sweep.open[plan.two_sided ? (from + level) % 2 : 0])) { break; }
    work.check();
  }
}

void add_batches(Plan& plan, std::size_t begin, std::size_t end) {
  for (std::size_t first = begin; first < end; first += lanes) {
    plan.batches.emplace_back(first, std::min(end, first + lanes));
  }
}

/// Nodes breadth first: those that follow one another have much the same distances to all others, and searched from together
/// they reach most nodes at few levels. Where all ties lead from side to side, first those of one side, then those of the
/// other: at each level all searches of a batch are then on the same side.
Plan make_plan(const Rows& rows) {
  Plan plan;
  plan.order.reserve(rows.size());
  plan.side.assign(rows.size(), 0);
  std::vector<std::uint8_t> known(rows.size(), 0);
  for (std::uint32_t start = 0; start < rows.size(); ++start) {
    if (std::exchange(known[start], std::uint8_t{1}) != 0) { continue; }
    std::size_t next = plan.order.size();
    plan.order.push_back(start);
    for (; next < plan.order.size(); ++next) {
      const std::uint32_t v = plan.order[next];
      for (const std::uint32_t w : rows.neighbours(v)) {
        if (std::exchange(known[w], std::uint8_t{1}) == 0) {
          plan.order.push_back(w);
          plan.side[w] = plan.side[v] == 0 ? 1 : 0;
        } else if (plan.side[w] == plan.side[v]) {
          plan.two_sided = false;
        }
      }
    }
  }
  std::size_t middle = 0;
  if (plan.two_sided) {
    const auto other = std::ranges::stable_partition(plan.order, [&](std::uint32_t v) { return plan.side[v] == 0; });
    middle = plan.order.size() - other.size();
  }
  add_batches(plan, 0, middle);
  add_batches(plan, middle, plan.order.size());
  return plan;
}

} // namespace

std::vector<Nearness> nearness(const Rows& rows, const Work& work) {
  std::vector<std::uint32_t> place;
  const Adjacency graph = by_degree(rows, place);
  const Rows sorted = graph.rows();
  const std::uint32_t n = rows.size();
  const Plan plan = make_plan(sorted);
  const Step one_step = widest_step();
  Pool pool(work);
  std::vector<std::vector<Sweep>> sweeps(pool.threads());
  std::vector<Sums> sums(n);
  pool.run(
      plan.batches.size(), 1,
      [&](std::size_t batch, std::size_t, unsigned worker) {
        if (sweeps[worker].empty()) { sweeps[worker].emplace_back(n); }
        Sweep& sweep = sweeps[worker].front();
        const auto [first, last] = plan.batches[batch];
        search(sorted, sweep, plan, std::span(plan.order).subspan(first, last - first), one_step, work);
        pool.in_order(batch, [&] {
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
