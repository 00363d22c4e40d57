// The same tasks by Boost.Graph: on compressed rows where its algorithms take them, else on adjacency lists.
#include <stack>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>

#include "core/network/adjacency.hpp"
#include "tests/bench/timing.hpp"

using namespace entente;

namespace {

using Compressed = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;
using Lists = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

template <class Value> auto map_of(const Compressed& graph, std::vector<Value>& values) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph));
}

/// The library takes no sample of sources, so this is its own search and accumulation, called for each.
std::vector<double> sampled_betweenness(const Compressed& graph, const std::vector<std::uint32_t>& sources) {
  const std::size_t n = num_vertices(graph);
  std::vector<double> score(n, 0);
  std::vector<double> dependency(n);
  std::vector<std::size_t> distance(n);
  std::vector<std::size_t> paths(n);
  std::vector<std::vector<Compressed::edge_descriptor>> incoming(n);
  boost::detail::graph::brandes_unweighted_shortest_paths search;
  for (const std::uint32_t s : sources) {
    for (std::size_t v = 0; v < n; ++v) {
      incoming[v].clear();
      paths[v] = 0;
      dependency[v] = 0;
      distance[v] = 0;
    }
    paths[s] = 1;
    std::stack<std::uint32_t> order;
    auto incoming_map = map_of(graph, incoming);
    auto distance_map = map_of(graph, distance);
    auto path_map = map_of(graph, paths);
    search(graph, s, order, incoming_map, distance_map, path_map, get(boost::vertex_index, graph));
    for (; !order.empty(); order.pop()) {
      const std::uint32_t w = order.top();
      for (const auto& edge : incoming[w]) {
        const auto v = source(edge, graph);
        dependency[v] += static_cast<double>(paths[v]) / static_cast<double>(paths[w]) * (1 + dependency[w]);
      }
      if (w != s) { score[w] += dependency[w]; }
    }
  }
  return score;
}

void time_compressed(const bench::Arguments& arguments, const Rows& rows) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (const std::uint32_t w : rows.neighbours(v)) {
      arcs.emplace_back(v, w);
    }
  }
  const Compressed graph(boost::edges_are_sorted, arcs.begin(), arcs.end(), rows.size());
  const auto timed = [&](std::string_view task, const auto& run) { bench::measure(arguments, "boost", task, 1, run); };
  timed("cc", [&] {
    std::vector<int> of_node(rows.size());
    return fmt::format("{} components", connected_components(graph, map_of(graph, of_node)));
  });
  timed("betw_s", [&] { return bench::summary(sampled_betweenness(graph, bench::sources_of(rows.size()))); });
  if (arguments.only.contains("betw")) {
    timed("betw", [&] {
      std::vector<double> score(rows.size(), 0);
      brandes_betweenness_centrality(graph, map_of(graph, score));
      for (double& value : score) {
        value /= 2; // both directions of each pair were counted
      }
      return bench::summary(score);
    });
  }
}

void time_lists(const bench::Arguments& arguments, const Rows& rows) {
  if (!arguments.wants("kcore") && !arguments.wants("artic")) { return; }
  Lists graph(rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (const std::uint32_t w : rows.neighbours(v)) {
      if (w >= v) { add_edge(v, w, graph); }
    }
  }
  const auto timed = [&](std::string_view task, const auto& run) { bench::measure(arguments, "boost", task, 1, run); };
  timed("kcore", [&] {
    std::vector<std::size_t> cores(rows.size());
    return fmt::format(
        "max {}", core_numbers(graph, boost::make_iterator_property_map(cores.begin(), get(boost::vertex_index, graph))));
  });
  timed("artic", [&] {
    std::vector<std::size_t> points;
    articulation_points(graph, std::back_inserter(points));
    return fmt::format("{} points", points.size());
  });
}

} // namespace

int main(int count, char** values) {
  try {
    const bench::Arguments arguments(count, values);
    const Adjacency graph = read_edge_list(bench::read_file(arguments.directory + "/copres.edges"));
    time_compressed(arguments, graph.rows());
    time_lists(arguments, graph.rows());
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "entente-bench-boost: {}\n", error.what());
    return 1;
  }
}
