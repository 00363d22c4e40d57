#include "viz/graphviz/backbone.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace entente::maps {
namespace {

/// Sets of nodes that are joined.
class Forest {
public:
  explicit Forest(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::uint32_t{0}); }

  /// True when the two were apart.
  bool join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b) { return false; }
    parent_[std::max(a, b)] = std::min(a, b);
    return true;
  }

private:
  std::uint32_t root(std::uint32_t node) {
    while (parent_[node] != node) {
      parent_[node] = parent_[parent_[node]];
      node = parent_[node];
    }
    return node;
  }

  std::vector<std::uint32_t> parent_;
};

/// By tie: the smaller of its two ends' chances; small is telling.
std::vector<double> chances(const Network& network) {
  std::vector<double> strength(network.nodes().size(), 0);
  std::vector<double> degree(network.nodes().size(), 0);
  for (const Tie& tie : network.ties()) {
    for (const std::uint32_t end : {tie.source, tie.target}) {
      strength[end] += tie.weight;
      degree[end] += 1;
    }
  }
  std::vector<double> result;
  for (const Tie& tie : network.ties()) {
    const auto chance = [&](std::uint32_t end) {
      return strength[end] > 0 ? std::pow(std::max(0.0, 1 - tie.weight / strength[end]), degree[end] - 1) : 1.0;
    };
    result.push_back(std::min(chance(tie.source), chance(tie.target)));
  }
  return result;
}

} // namespace

Backbone backbone(const Network& network) {
  constexpr std::size_t large = 500;
  const std::size_t ties_a_node = network.nodes().size() > large ? 2 : 3;
  constexpr std::size_t few_ties_a_node = 4;
  constexpr std::size_t few_ties = 40;
  const auto ties = network.ties();
  Backbone result;
  result.drawn.assign(ties.size(), false);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < ties.size(); ++i) {
    if (ties[i].source != ties[i].target) { order.push_back(i); }
  }
  const auto draw = [&](std::uint32_t tie) {
    result.count += result.drawn[tie] ? 0 : 1;
    result.drawn[tie] = true;
  };
  if (order.size() <= few_ties_a_node * network.nodes().size() + few_ties) {
    std::for_each(order.begin(), order.end(), draw);
    return result;
  }
  result.reduced = true;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return ties[a].weight > ties[b].weight; });
  Forest forest(network.nodes().size());
  for (const std::uint32_t tie : order) {
    if (forest.join(ties[tie].source, ties[tie].target)) { draw(tie); }
  }
  const std::vector<double> chance = chances(network);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return chance[a] < chance[b]; });
  for (const std::uint32_t tie : order) {
    if (result.count >= ties_a_node * network.nodes().size()) { break; }
    draw(tie);
  }
  return result;
}

} // namespace entente::maps
