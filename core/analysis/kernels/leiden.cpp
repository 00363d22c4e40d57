#include "core/analysis/kernels/leiden.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/weighted_graph.hpp"

namespace entente::detail {
namespace {

using Labels = std::vector<std::uint32_t>;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
constexpr double greed = 0.01;       ///< the paper's theta, in mean tie weights
constexpr double least_gain = 1e-12; ///< of the mean tie weight
constexpr int patience = 2;          ///< rounds without gain before a run ends; they differ by chance

/// Weight from one node to each group around it; cleared by what it touched. Which groups are new is as good as random, so
/// that they are noted without a branch.
class Weights {
public:
  explicit Weights(std::size_t groups) : to_(groups, 0), touched_(groups + 1) {}
  /// Nothing where the weight is 0.
  void add(std::uint32_t group, double weight) {
    touched_[count_] = group;
    count_ += to_[group] == 0 && weight != 0 ? 1 : 0;
    to_[group] += weight;
  }
  [[nodiscard]] double operator[](std::uint32_t group) const { return to_[group]; }
  [[nodiscard]] std::span<const std::uint32_t> touched() const { return {touched_.data(), count_}; }
  void clear() {
    for (const std::uint32_t group : touched()) {
      to_[group] = 0;
    }
    count_ = 0;
  }

private:
  std::vector<double> to_;
  Labels touched_; ///< the first `count_` of it
  std::size_t count_ = 0;
};

/// What all steps of one run share.
struct Run {
  double resolution = 1;
  double total = 0;
  double unit = 1; ///< mean tie weight
  Random random;

  [[nodiscard]] double expected(double strength, double others) const { return resolution * strength * others / total; }
};

Labels shuffled(std::uint32_t size, Random& random) {
  Labels order(size);
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(order);
  return order;
}

std::vector<double> strengths_of(const WeightedGraph& graph, const Labels& group) {
  std::vector<double> result(graph.size(), 0);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    result[group[v]] += graph.strength[v];
  }
  return result;
}

/// A queue of nodes that holds each at most once.
class Queue {
public:
  explicit Queue(Labels order) : ring_(std::move(order)), waiting_(ring_.size(), true), count_(ring_.size()) {}
  [[nodiscard]] bool empty() const { return count_ == 0; }
  std::uint32_t pop() {
    const std::uint32_t v = ring_[head_];
    head_ = head_ + 1 == ring_.size() ? 0 : head_ + 1;
    --count_;
    waiting_[v] = false;
    return v;
  }
  void push(std::uint32_t v) {
    if (waiting_[v]) { return; }
    const std::size_t place = head_ + count_;
    ring_[place < ring_.size() ? place : place - ring_.size()] = v;
    waiting_[v] = true;
    ++count_;
  }

private:
  Labels ring_;
  std::vector<bool> waiting_;
  std::size_t head_ = 0;
  std::size_t count_ = 0;
};

/// Moves nodes to the group that gains most until none gains.
void move_nodes(const WeightedGraph& graph, Labels& group, Run& run) {
  std::vector<double> strength = strengths_of(graph, group);
  Labels members(graph.size(), 0);
  for (const std::uint32_t label : group) {
    ++members[label];
  }
  Labels empty;
  for (std::uint32_t label = 0; label < graph.size(); ++label) {
    if (members[label] == 0) { empty.push_back(label); }
  }
  Weights weights(graph.size());
  Queue queue(shuffled(graph.size(), run.random));
  while (!queue.empty()) {
    const std::uint32_t v = queue.pop();
    const std::uint32_t old = group[v];
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      weights.add(group[graph.targets[arc]], graph.weights[arc]);
    }
    strength[old] -= graph.strength[v];
    if (--members[old] == 0) { empty.push_back(old); }
    std::uint32_t best = old;
    double gain = weights[old] - run.expected(graph.strength[v], strength[old]);
    for (const std::uint32_t candidate : weights.touched()) {
      const double other = weights[candidate] - run.expected(graph.strength[v], strength[candidate]);
      if (other > gain + least_gain * run.unit) {
        best = candidate;
        gain = other;
      }
    }
    if (gain < -least_gain * run.unit) { best = empty.back(); }
    weights.clear();
    if (members[best]++ == 0) { empty.erase(std::find(empty.rbegin(), empty.rend(), best).base() - 1); }
    strength[best] += graph.strength[v];
    if (best == old) { continue; }
    group[v] = best;
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      if (group[graph.targets[arc]] != best) { queue.push(graph.targets[arc]); }
    }
  }
}

/// Splits each group into parts that are each well connected within it: every node begins alone and joins, by chance
/// weighted by what is gained, a part of its group.
Labels refine(const WeightedGraph& graph, const Labels& group, Run& run) {
  const std::vector<double> group_strength = strengths_of(graph, group);
  Labels part(graph.size());
  std::iota(part.begin(), part.end(), 0U);
  std::vector<double> strength = graph.strength;
  std::vector<double> outward(graph.size(), 0); ///< weight from a part to the rest of its group
  std::vector<bool> alone(graph.size(), true);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      outward[v] += group[graph.targets[arc]] == group[v] ? graph.weights[arc] : 0;
    }
  }
  const auto well_connected = [&](std::uint32_t p, double whole) {
    return outward[p] >= run.expected(strength[p], whole - strength[p]) - least_gain * run.unit;
  };
  Weights weights(graph.size());
  std::vector<std::pair<std::uint32_t, double>> choices;
  for (const std::uint32_t v : shuffled(graph.size(), run.random)) {
    const double whole = group_strength[group[v]];
    if (!alone[v] || !well_connected(v, whole)) { continue; }
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      const std::uint32_t w = graph.targets[arc];
      weights.add(part[w], group[w] == group[v] ? graph.weights[arc] : 0);
    }
    choices.assign(1, {v, 0.0});
    double best = 0;
    for (const std::uint32_t p : weights.touched()) {
      const double gain = weights[p] - run.expected(graph.strength[v], strength[p]);
      if (gain < 0 || !well_connected(p, whole)) { continue; }
      choices.emplace_back(p, gain);
      best = std::max(best, gain);
    }
    double sum = 0;
    for (auto& [p, gain] : choices) {
      gain = std::exp((gain - best) / (greed * run.unit)); // from here on the chance of p, not yet divided by the sum
      sum += gain;
    }
    double draw = run.random.unit() * sum;
    std::uint32_t chosen = choices.back().first;
    for (const auto& [p, chance] : choices) {
      if ((draw -= chance) < 0) {
        chosen = p;
        break;
      }
    }
    if (chosen != v) {
      part[v] = chosen;
      strength[chosen] += graph.strength[v];
      outward[chosen] += outward[v] - 2 * weights[chosen];
      strength[v] = 0;
      outward[v] = 0;
      alone[chosen] = false;
      alone[v] = false;
    }
    weights.clear();
  }
  return part;
}

/// The graph whose nodes are the `count` parts.
WeightedGraph join(const WeightedGraph& graph, const Labels& part, std::uint32_t count) {
  WeightedGraph joined;
  joined.total = graph.total;
  joined.loops.assign(count, 0);
  joined.strength.assign(count, 0);
  joined.offsets.assign(1, 0);
  Labels begin(count + 1, 0);
  for (const std::uint32_t p : part) {
    ++begin[p + 1];
  }
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  Labels members(graph.size());
  Labels next(begin.begin(), begin.end() - 1);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    members[next[part[v]]++] = v;
  }
  Weights weights(count);
  for (std::uint32_t p = 0; p < count; ++p) {
    for (std::uint32_t i = begin[p]; i < begin[p + 1]; ++i) {
      const std::uint32_t v = members[i];
      joined.loops[p] += graph.loops[v];
      joined.strength[p] += graph.strength[v];
      for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
        weights.add(part[graph.targets[arc]], graph.weights[arc]);
      }
    }
    for (const std::uint32_t q : weights.touched()) {
      if (q == p) {
        joined.loops[p] += weights[q] / 2;
      } else {
        joined.targets.push_back(q);
        joined.weights.push_back(weights[q]);
      }
    }
    weights.clear();
    joined.offsets.push_back(static_cast<std::uint32_t>(joined.targets.size()));
  }
  return joined;
}

/// One pass from the given groups to better ones, through ever coarser graphs.
void improve(const WeightedGraph& graph, Labels& group, Run& run) {
  WeightedGraph coarse;
  const WeightedGraph* level = &graph;
  Labels node(graph.size()); ///< of the level, for each node of the graph
  std::iota(node.begin(), node.end(), 0U);
  Labels level_group = group;
  while (true) {
    move_nodes(*level, level_group, run);
    const std::uint32_t groups = number_densely(level_group);
    if (groups == level->size()) { break; }
    Labels part = refine(*level, level_group, run);
    const std::uint32_t parts = number_densely(part);
    if (parts == level->size()) { break; }
    Labels next_group(parts, 0);
    for (std::uint32_t v = 0; v < level->size(); ++v) {
      next_group[part[v]] = level_group[v];
    }
    coarse = join(*level, part, parts);
    level = &coarse;
    level_group = std::move(next_group);
    for (std::uint32_t& v : node) {
      v = part[v];
    }
  }
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    group[v] = level_group[node[v]];
  }
}

Partition one_start(const WeightedGraph& graph, double resolution, std::uint64_t seed, std::uint32_t rounds,
                    const Work& work) {
  Run run{resolution, graph.total, graph.total / static_cast<double>(graph.targets.size()), Random(seed)};
  Partition best;
  best.of_node.resize(graph.size());
  std::iota(best.of_node.begin(), best.of_node.end(), 0U);
  best.modularity = modularity(graph, best.of_node, resolution);
  int in_vain = 0;
  for (std::uint32_t round = 0; round < rounds && in_vain < patience; ++round) {
    work.check();
    Labels group = best.of_node;
    improve(graph, group, run);
    group = connected_parts(graph, group);
    const double reached = modularity(graph, group, resolution);
    ++in_vain;
    if (reached <= best.modularity + least_gain) { continue; }
    best = {std::move(group), reached};
    in_vain = 0;
  }
  return best;
}

} // namespace

double modularity(const WeightedGraph& graph, std::span<const std::uint32_t> of_node, double resolution) {
  if (graph.total <= 0) { return 0; }
  std::uint32_t groups = 0;
  for (const std::uint32_t group : of_node) {
    groups = std::max(groups, group + 1);
  }
  std::vector<double> strength(groups, 0);
  std::vector<double> inside(groups, 0);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    strength[of_node[v]] += graph.strength[v];
    inside[of_node[v]] += 2 * graph.loops[v];
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      inside[of_node[v]] += of_node[graph.targets[arc]] == of_node[v] ? graph.weights[arc] : 0;
    }
  }
  double sum = 0;
  for (std::uint32_t group = 0; group < groups; ++group) {
    const double share = strength[group] / graph.total;
    sum += inside[group] / graph.total - resolution * share * share;
  }
  return sum;
}

Partition leiden(const WeightedGraph& graph, double resolution, std::uint64_t seed, Effort effort, const Work& work) {
  if (graph.targets.empty()) {
    Partition alone;
    alone.of_node.resize(graph.size());
    std::iota(alone.of_node.begin(), alone.of_node.end(), 0U);
    alone.modularity = modularity(graph, alone.of_node, resolution);
    return alone;
  }
  Random seeds(seed);
  std::vector<std::uint64_t> seed_of(effort.starts);
  std::ranges::generate(seed_of, [&] { return seeds.next(); });
  Partition best;
  Pool pool(effort.starts > 1 ? work : Work{1, work.cancel, {}});
  pool.run(effort.starts, 1, [&](std::size_t start, std::size_t, unsigned) {
    Partition found = one_start(graph, resolution, seed_of[start], effort.rounds, work);
    pool.in_order(start, [&] {
      if (start == 0 || found.modularity > best.modularity + least_gain) { best = std::move(found); }
    });
  });
  return best;
}

} // namespace entente::detail
