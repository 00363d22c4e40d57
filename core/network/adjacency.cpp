#include "core/network/adjacency.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/error.hpp"

namespace entente {
namespace {

constexpr std::size_t most_ties = std::numeric_limits<std::uint32_t>::max() / 2;

void check(std::uint32_t nodes, std::span<const PlainTie> ties, std::span<const double> weights) {
  if (ties.size() > most_ties) { throw Error(ErrorKind::bad_argument, "the network has more ties than 2 147 483 647"); }
  if (!weights.empty() && weights.size() != ties.size()) {
    throw Error(ErrorKind::bad_argument, "the network has another number of weights than of ties");
  }
  for (const auto& [a, b] : ties) {
    if (a >= nodes || b >= nodes) {
      throw Error(ErrorKind::bad_argument, "a tie of the network ends at a node that is not there");
    }
  }
  for (const double weight : weights) {
    if (!std::isfinite(weight) || weight <= 0) {
      throw Error(ErrorKind::bad_argument, "a tie of the network has a weight that is not a finite number above 0");
    }
  }
}

/// Sorts the row by target, equals as they were.
void sort_row(Adjacency& graph, std::uint32_t v) {
  const std::uint32_t begin = graph.offsets[v];
  const std::uint32_t end = graph.offsets[v + 1];
  const auto first = graph.targets.begin();
  if (std::is_sorted(first + begin, first + end)) { return; }
  if (graph.weights.empty()) {
    std::sort(first + begin, first + end);
    return;
  }
  std::vector<std::pair<std::uint32_t, double>> row;
  for (std::uint32_t arc = begin; arc < end; ++arc) {
    row.emplace_back(graph.targets[arc], graph.weights[arc]);
  }
  std::stable_sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::uint32_t arc = begin; arc < end; ++arc) {
    graph.targets[arc] = row[arc - begin].first;
    graph.weights[arc] = row[arc - begin].second;
  }
}

/// From checked ties; `graph.offsets[v + 1]` holds the number of arcs of v.
void fill(Adjacency& graph, std::span<const PlainTie> ties, std::span<const double> weights) {
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  graph.targets.resize(graph.offsets.back());
  if (!weights.empty()) { graph.weights.resize(graph.offsets.back()); }
  for (std::size_t i = 0; i < ties.size(); ++i) {
    const auto [a, b] = ties[i];
    const std::uint32_t there = next[a]++;
    graph.targets[there] = b;
    if (!weights.empty()) { graph.weights[there] = weights[i]; }
    if (a == b) { continue; }
    const std::uint32_t back = next[b]++;
    graph.targets[back] = a;
    if (!weights.empty()) { graph.weights[back] = weights[i]; }
  }
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    sort_row(graph, v);
  }
}

} // namespace

Adjacency make_adjacency(std::uint32_t nodes, std::span<const PlainTie> ties, std::span<const double> weights) {
  check(nodes, ties, weights);
  Adjacency graph;
  graph.offsets.assign(std::size_t{nodes} + 1, 0);
  for (const auto& [a, b] : ties) {
    ++graph.offsets[a + 1];
    if (a != b) { ++graph.offsets[b + 1]; }
  }
  fill(graph, ties, weights);
  return graph;
}

Adjacency by_degree(const Rows& rows, std::vector<std::uint32_t>& place) {
  const std::uint32_t n = rows.size();
  std::uint32_t highest = 0;
  for (std::uint32_t v = 0; v < n; ++v) {
    highest = std::max(highest, rows.offsets[v + 1] - rows.offsets[v]);
  }
  // Counting sort: begin[d] is the first place of those with `highest - d` arcs.
  std::vector<std::uint32_t> begin(std::size_t{highest} + 2, 0);
  for (std::uint32_t v = 0; v < n; ++v) {
    ++begin[highest - (rows.offsets[v + 1] - rows.offsets[v]) + 1];
  }
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  place.resize(n);
  std::vector<std::uint32_t> node(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    place[v] = begin[highest - (rows.offsets[v + 1] - rows.offsets[v])]++;
    node[place[v]] = v;
  }
  Adjacency graph;
  graph.offsets.resize(std::size_t{n} + 1);
  for (std::uint32_t v = 0; v < n; ++v) {
    graph.offsets[v + 1] = graph.offsets[v] + (rows.offsets[node[v] + 1] - rows.offsets[node[v]]);
  }
  graph.targets.resize(rows.targets.size());
  if (!rows.weights.empty()) { graph.weights.resize(rows.targets.size()); }
  // Taking the new sources in order leaves every row sorted: the arc lands at its target's row.
  std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t arc = rows.offsets[node[v]]; arc < rows.offsets[node[v] + 1]; ++arc) {
      const std::uint32_t there = next[place[rows.targets[arc]]]++;
      graph.targets[there] = v;
      if (!rows.weights.empty()) { graph.weights[there] = rows.weights[arc]; }
    }
  }
  return graph;
}

} // namespace entente
