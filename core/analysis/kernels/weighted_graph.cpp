#include "core/analysis/kernels/weighted_graph.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace entente::detail {
namespace {

bool before(const WeightedTie& a, const WeightedTie& b) {
  return std::pair(a.source, a.target) < std::pair(b.source, b.target);
}

void merge(std::vector<WeightedTie>& ties) {
  if (!std::is_sorted(ties.begin(), ties.end(), before)) { std::stable_sort(ties.begin(), ties.end(), before); }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (kept > 0 && ties[kept - 1].source == ties[i].source && ties[kept - 1].target == ties[i].target) {
      ties[kept - 1].weight += ties[i].weight;
    } else {
      ties[kept++] = ties[i];
    }
  }
  ties.resize(kept);
}

} // namespace

WeightedGraph make_weighted_graph(std::vector<WeightedTie> ties, std::vector<double> loops) {
  merge(ties);
  WeightedGraph graph;
  graph.loops = std::move(loops);
  graph.offsets.assign(graph.loops.size() + 1, 0);
  graph.strength.resize(graph.loops.size());
  std::transform(graph.loops.begin(), graph.loops.end(), graph.strength.begin(), [](double loop) { return 2 * loop; });
  for (const WeightedTie& tie : ties) {
    ++graph.offsets[tie.source + 1];
    ++graph.offsets[tie.target + 1];
    graph.strength[tie.source] += tie.weight;
    graph.strength[tie.target] += tie.weight;
  }
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  graph.total = std::accumulate(graph.strength.begin(), graph.strength.end(), 0.0);
  graph.targets.resize(graph.offsets.back());
  graph.weights.resize(graph.offsets.back());
  std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  for (const WeightedTie& tie : ties) {
    for (const auto& [from, to] : {std::pair(tie.source, tie.target), std::pair(tie.target, tie.source)}) {
      graph.targets[next[from]] = to;
      graph.weights[next[from]++] = tie.weight;
    }
  }
  return graph;
}

std::vector<WeightedTie> merged_ties(const Network& network) {
  std::vector<WeightedTie> ties;
  ties.reserve(network.ties().size());
  for (const Tie& tie : network.ties()) {
    if (tie.source != tie.target) { ties.push_back({tie.source, tie.target, tie.weight}); }
  }
  merge(ties);
  return ties;
}

std::vector<double> loop_weights(const Network& network) {
  std::vector<double> loops(network.nodes().size(), 0);
  for (const Tie& tie : network.ties()) {
    if (tie.source == tie.target) { loops[tie.source] += tie.weight; }
  }
  return loops;
}

std::vector<std::uint32_t> connected_parts(const WeightedGraph& graph, std::span<const std::uint32_t> group) {
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> found(graph.size(), none);
  std::vector<std::uint32_t> open;
  std::uint32_t count = 0;
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    if (found[start] != none) { continue; }
    found[start] = count;
    open.assign(1, start);
    while (!open.empty()) {
      const std::uint32_t v = open.back();
      open.pop_back();
      for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
        const std::uint32_t w = graph.targets[arc];
        if (found[w] != none || group[w] != group[v]) { continue; }
        found[w] = count;
        open.push_back(w);
      }
    }
    ++count;
  }
  return found;
}

std::uint32_t number_densely(std::vector<std::uint32_t>& labels) {
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> number(labels.size(), none);
  std::uint32_t count = 0;
  for (std::uint32_t& label : labels) {
    if (number[label] == none) { number[label] = count++; }
    label = number[label];
  }
  return count;
}

} // namespace entente::detail
