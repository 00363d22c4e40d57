#include "core/analysis/kernels/barber.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/weighted_graph.hpp"

namespace entente::detail {
namespace {

using Labels = std::vector<std::uint32_t>;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr double least_gain = 1e-12;
constexpr int patience = 3; ///< rounds without gain before a run ends; they differ by chance

/// Strength of the members on each side.
struct Strength {
  double actors = 0;
  double places = 0;
  Strength& operator+=(const Strength& more) {
    actors += more.actors;
    places += more.places;
    return *this;
  }
  Strength& operator-=(const Strength& less) {
    actors -= less.actors;
    places -= less.places;
    return *this;
  }
  /// Proportional to the ties to be expected between the two.
  [[nodiscard]] double times(const Strength& other) const { return actors * other.places + places * other.actors; }
};

/// A graph whose nodes may stand for groups.
struct Level {
  Labels offsets{0};
  Labels targets;
  std::vector<double> weights;
  std::vector<Strength> strength;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(strength.size()); }
};

Level first_level(const WeightedGraph& graph, std::span<const std::uint8_t> sides) {
  Level level{graph.offsets, graph.targets, graph.weights, {}};
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    level.strength.push_back(sides[v] == 0 ? Strength{graph.strength[v], 0} : Strength{0, graph.strength[v]});
  }
  return level;
}

/// What a run needs beside the graph.
struct Run {
  double pull = 0; ///< resolution over the weight of all ties
  Random random;
  double settled = 0; ///< of Effort
};

/// Moves nodes to the group that gains most until none gains; true when any did. Nodes are looked at again when a neighbour
/// has left for another group than theirs, as in Leiden's fast moves, and all of them once more before it ends: a group's
/// strength counts for those too who have no tie to the one that moved.
bool move_nodes(const Level& level, Labels& group, Run& run) {
  std::vector<Strength> strength(level.size());
  for (std::uint32_t v = 0; v < level.size(); ++v) {
    strength[group[v]] += level.strength[v];
  }
  std::vector<double> to(level.size(), 0);
  Labels touched;
  Labels order(level.size());
  std::iota(order.begin(), order.end(), 0U);
  run.random.shuffle(order);
  std::vector<std::uint8_t> due(level.size(), 1);
  const auto look_at = [&](std::uint32_t v) {
    for (std::uint32_t arc = level.offsets[v]; arc < level.offsets[v + 1]; ++arc) {
      const std::uint32_t label = group[level.targets[arc]];
      if (to[label] == 0) { touched.push_back(label); }
      to[label] += level.weights[arc];
    }
    const std::uint32_t old = group[v];
    strength[old] -= level.strength[v];
    std::uint32_t best = old;
    double gain = to[old] - run.pull * level.strength[v].times(strength[old]);
    for (const std::uint32_t label : touched) {
      const double other = to[label] - run.pull * level.strength[v].times(strength[label]);
      if (other > gain + least_gain) {
        best = label;
        gain = other;
      }
    }
    for (const std::uint32_t label : touched) {
      to[label] = 0;
    }
    touched.clear();
    strength[best] += level.strength[v];
    if (best == old) { return false; }
    group[v] = best;
    for (std::uint32_t arc = level.offsets[v]; arc < level.offsets[v + 1]; ++arc) {
      if (group[level.targets[arc]] != best) { due[level.targets[arc]] = 1; }
    }
    return true;
  };
  const double few = run.settled * level.size();
  const auto look_at_due = [&] {
    std::uint32_t moves = 0;
    for (const std::uint32_t v : order) {
      if (std::exchange(due[v], std::uint8_t{0}) != 0) { moves += look_at(v) ? 1 : 0; }
    }
    return moves;
  };
  bool moved = false;
  for (std::uint32_t moves = look_at_due(); moves > 0; moves = look_at_due()) {
    moved = true;
    if (moves < few) { break; }
    while (moves > 0 && moves >= few) {
      moves = look_at_due();
    }
    std::ranges::fill(due, std::uint8_t{1});
  }
  return moved;
}

Level join(const Level& level, const Labels& group, std::uint32_t count) {
  std::vector<WeightedTie> ties;
  Level joined;
  joined.strength.resize(count);
  for (std::uint32_t v = 0; v < level.size(); ++v) {
    joined.strength[group[v]] += level.strength[v];
    for (std::uint32_t arc = level.offsets[v]; arc < level.offsets[v + 1]; ++arc) {
      const std::uint32_t w = level.targets[arc];
      if (v < w && group[v] != group[w]) {
        ties.push_back({std::min(group[v], group[w]), std::max(group[v], group[w]), level.weights[arc]});
      }
    }
  }
  WeightedGraph merged = make_weighted_graph(std::move(ties), std::vector<double>(count, 0));
  joined.offsets = std::move(merged.offsets);
  joined.targets = std::move(merged.targets);
  joined.weights = std::move(merged.weights);
  return joined;
}

/// From the given groups to better ones, through ever coarser graphs.
void improve(const Level& first, Labels& group, Run& run) {
  move_nodes(first, group, run);
  std::uint32_t count = number_densely(group);
  Level level = join(first, group, count);
  Labels upper(count);
  std::iota(upper.begin(), upper.end(), 0U);
  while (move_nodes(level, upper, run)) {
    count = number_densely(upper);
    for (std::uint32_t& label : group) {
      label = upper[label];
    }
    level = join(level, upper, count);
    upper.resize(count);
    std::iota(upper.begin(), upper.end(), 0U);
  }
}

/// Takes a share of the nodes out of their groups, so that the next round may find another way.
Labels shaken(const Labels& group, Random& random) {
  Labels result = group;
  const auto count = static_cast<std::uint32_t>(group.size());
  std::vector<bool> used(group.size(), false);
  for (const std::uint32_t label : group) {
    used[label] = true;
  }
  std::uint32_t free = 0;
  for (std::uint32_t v = 0; v < count; ++v) {
    if (random.below(5) != 0) { continue; }
    while (free < count && used[free]) {
      ++free;
    }
    if (free == count) { break; }
    used[free] = true;
    result[v] = free;
  }
  return result;
}

/// Every node a group of its own.
Partition singles(const WeightedGraph& graph, double modularity) {
  Partition alone;
  alone.of_node.resize(graph.size());
  std::iota(alone.of_node.begin(), alone.of_node.end(), 0U);
  alone.modularity = modularity;
  return alone;
}

} // namespace

double barber_modularity(const WeightedGraph& graph, std::span<const std::uint8_t> sides,
                         std::span<const std::uint32_t> of_node, double resolution) {
  const double all = graph.total / 2;
  if (all <= 0) { return 0; }
  std::uint32_t groups = 0;
  for (const std::uint32_t group : of_node) {
    groups = std::max(groups, group + 1);
  }
  std::vector<Strength> strength(groups);
  std::vector<double> inside(groups, 0);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    strength[of_node[v]] += sides[v] == 0 ? Strength{graph.strength[v], 0} : Strength{0, graph.strength[v]};
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      if (of_node[graph.targets[arc]] == of_node[v]) { inside[of_node[v]] += graph.weights[arc] / 2; }
    }
  }
  double sum = 0;
  for (std::uint32_t group = 0; group < groups; ++group) {
    sum += inside[group] / all - resolution * strength[group].actors / all * (strength[group].places / all);
  }
  return sum;
}

Partition barber(const WeightedGraph& graph, std::span<const std::uint8_t> sides, double resolution, std::uint64_t seed,
                 Effort effort, const Work& work) {
  Partition best = singles(graph, barber_modularity(graph, sides, singles(graph, 0).of_node, resolution));
  if (graph.targets.empty()) { return best; }
  const Level level = first_level(graph, sides);
  Random seeds(seed);
  std::vector<std::uint64_t> seed_of(effort.starts);
  std::ranges::generate(seed_of, [&] { return seeds.next(); });
  Pool pool(effort.starts > 1 ? work : Work{1, work.cancel, {}});
  pool.run(effort.starts, 1, [&](std::size_t start, std::size_t, unsigned) {
    Run run{resolution / (graph.total / 2), Random(seed_of[start]), effort.settled};
    Partition own = singles(graph, -1);
    int in_vain = 0;
    for (std::uint32_t round = 0; round < effort.rounds && in_vain < patience; ++round) {
      work.check();
      Labels group = round == 0 ? own.of_node : shaken(own.of_node, run.random);
      improve(level, group, run);
      group = connected_parts(graph, group);
      const double reached = barber_modularity(graph, sides, group, resolution);
      ++in_vain;
      if (reached <= own.modularity + least_gain) { continue; }
      own = {std::move(group), reached};
      in_vain = 0;
    }
    pool.in_order(start, [&] {
      if (own.modularity > best.modularity + least_gain) { best = std::move(own); }
    });
  });
  return best;
}

} // namespace entente::detail
