// The same tasks by igraph's C library.
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <igraph/igraph.h>

#include "core/network/adjacency.hpp"
#include "tests/bench/timing.hpp"

using namespace entente;

namespace {

std::string summary_of(const igraph_vector_t& values) {
  return bench::summary({VECTOR(values), VECTOR(values) + igraph_vector_size(&values)});
}

/// igraph's graph of the rows, with its weights in the order of its edges.
void make_graph(const Rows& rows, igraph_t& graph, igraph_vector_t& weights) {
  igraph_vector_int_t ends;
  igraph_vector_int_init(&ends, 0);
  igraph_vector_init(&weights, 0);
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      if (rows.targets[arc] < v) { continue; }
      igraph_vector_int_push_back(&ends, v);
      igraph_vector_int_push_back(&ends, rows.targets[arc]);
      igraph_vector_push_back(&weights, rows.weight(arc));
    }
  }
  igraph_create(&graph, &ends, rows.size(), IGRAPH_UNDIRECTED);
  igraph_vector_int_destroy(&ends);
}

void time_structure(const bench::Arguments& arguments, const igraph_t& graph) {
  const auto timed = [&](std::string_view task, const auto& run) { bench::measure(arguments, "igraph", task, 1, run); };
  igraph_vector_int_t numbers;
  igraph_vector_int_init(&numbers, 0);
  timed("cc", [&] {
    igraph_integer_t count = 0;
    igraph_connected_components(&graph, &numbers, nullptr, &count, IGRAPH_WEAK);
    return fmt::format("{} components", count);
  });
  timed("kcore", [&] {
    igraph_coreness(&graph, &numbers, IGRAPH_ALL);
    return fmt::format("max {}", igraph_vector_int_max(&numbers));
  });
  timed("artic", [&] {
    igraph_articulation_points(&graph, &numbers);
    return fmt::format("{} points", igraph_vector_int_size(&numbers));
  });
  igraph_vector_int_destroy(&numbers);
}

/// Each node is a search of its own: in larger networks every 16th is searched from.
void time_harmonic(const bench::Arguments& arguments, const igraph_t& graph, igraph_vector_t& values) {
  const igraph_integer_t nodes = igraph_vcount(&graph);
  const igraph_integer_t step = nodes < 10000 ? 1 : 16;
  igraph_vector_int_t from;
  igraph_vector_int_init(&from, 0);
  for (igraph_integer_t v = 0; v < nodes; v += step) {
    igraph_vector_int_push_back(&from, v);
  }
  const double share =
      static_cast<double>(igraph_vector_int_size(&from)) / static_cast<double>(std::max<igraph_integer_t>(nodes, 1));
  const auto run = [&] {
    igraph_harmonic_centrality(&graph, &values, igraph_vss_vector(&from), IGRAPH_ALL, nullptr, true);
    return summary_of(values);
  };
  bench::measure(arguments, "igraph", "harmonic", 1, run, share);
  igraph_vector_int_destroy(&from);
}

void time_values(const bench::Arguments& arguments, const igraph_t& graph, const igraph_vector_t& weights) {
  const auto timed = [&](std::string_view task, const auto& run) { bench::measure(arguments, "igraph", task, 1, run); };
  igraph_vector_t values;
  igraph_vector_init(&values, 0);
  timed("pagerank", [&] {
    igraph_pagerank(&graph, IGRAPH_PAGERANK_ALGO_PRPACK, &values, nullptr, igraph_vss_all(), false, 0.85, &weights, nullptr);
    return summary_of(values);
  });
  timed("constraint", [&] {
    igraph_constraint(&graph, &values, igraph_vss_all(), &weights);
    return summary_of(values);
  });
  time_harmonic(arguments, graph, values);
  timed("betw_s", [&] {
    igraph_vector_int_t sources;
    igraph_vector_int_init(&sources, 0);
    for (const std::uint32_t source : bench::sources_of(static_cast<std::uint32_t>(igraph_vcount(&graph)))) {
      igraph_vector_int_push_back(&sources, source);
    }
    igraph_betweenness_subset(&graph, &values, igraph_vss_all(), false, igraph_vss_vector(&sources), igraph_vss_all(),
                              nullptr);
    igraph_vector_int_destroy(&sources);
    return summary_of(values);
  });
  if (arguments.only.contains("betw")) {
    timed("betw", [&] {
      igraph_betweenness(&graph, &values, igraph_vss_all(), IGRAPH_UNDIRECTED, nullptr);
      return summary_of(values);
    });
  }
  if (igraph_vcount(&graph) < 10000 || arguments.only.contains("betw_w")) {
    igraph_vector_t lengths;
    igraph_vector_init_copy(&lengths, &weights);
    for (igraph_integer_t i = 0; i < igraph_vector_size(&lengths); ++i) {
      VECTOR(lengths)[i] = 1 / VECTOR(lengths)[i];
    }
    timed("betw_w", [&] {
      igraph_betweenness(&graph, &values, igraph_vss_all(), IGRAPH_UNDIRECTED, &lengths);
      return summary_of(values);
    });
    igraph_vector_destroy(&lengths);
  }
  timed("leiden", [&] {
    igraph_vector_int_t labels;
    igraph_vector_int_init(&labels, 0);
    igraph_vector_t strengths;
    igraph_vector_init(&strengths, 0);
    igraph_strength(&graph, &strengths, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, &weights);
    igraph_rng_seed(igraph_rng_default(), 1);
    igraph_integer_t count = 0;
    igraph_community_leiden(&graph, &weights, &strengths, 1 / igraph_vector_sum(&strengths), 0.01, false, 2, &labels, &count,
                            nullptr);
    igraph_real_t modularity = 0;
    igraph_modularity(&graph, &labels, &weights, 1, IGRAPH_UNDIRECTED, &modularity);
    igraph_vector_destroy(&strengths);
    igraph_vector_int_destroy(&labels);
    return fmt::format("Q={:.4f}", modularity);
  });
  igraph_vector_destroy(&values);
}

void time_reading(const bench::Arguments& arguments) {
  const auto timed = [&](std::string_view task, const std::string& name, const auto& read) {
    bench::measure(arguments, "igraph", task, 1, [&] {
      std::FILE* file = std::fopen((arguments.directory + name).c_str(), "r");
      if (file == nullptr) { throw std::runtime_error("cannot read " + arguments.directory + name); }
      igraph_t graph;
      read(&graph, file);
      std::fclose(file);
      const std::string note = fmt::format("{} nodes, {} ties", igraph_vcount(&graph), igraph_ecount(&graph));
      igraph_destroy(&graph);
      return note;
    });
  };
  timed("load_edges", "/copres.plain",
        [](igraph_t* graph, std::FILE* file) { igraph_read_graph_edgelist(graph, file, 0, IGRAPH_UNDIRECTED); });
  timed("load_graphml", "/copres.graphml",
        [](igraph_t* graph, std::FILE* file) { igraph_read_graph_graphml(graph, file, 0); });
}

void time_projection(const bench::Arguments& arguments) {
  const Adjacency seats = read_edge_list(bench::read_file(arguments.directory + "/twomode.edges"));
  igraph_t graph;
  igraph_vector_t weights;
  make_graph(seats.rows(), graph, weights);
  igraph_vector_bool_t types;
  igraph_vector_bool_init(&types, seats.size());
  for (std::uint32_t v = 0; v < seats.size(); ++v) {
    for (const std::uint32_t place : seats.rows().neighbours(v)) {
      if (place > v) { VECTOR(types)[place] = true; }
    }
  }
  bench::measure(arguments, "igraph", "projection", 1, [&] {
    igraph_t people;
    igraph_vector_int_t times;
    igraph_vector_int_init(&times, 0);
    igraph_bipartite_projection(&graph, &types, &people, nullptr, &times, nullptr, -1);
    const std::string note = fmt::format("{} ties", igraph_ecount(&people));
    igraph_vector_int_destroy(&times);
    igraph_destroy(&people);
    return note;
  });
  igraph_vector_bool_destroy(&types);
  igraph_vector_destroy(&weights);
  igraph_destroy(&graph);
}

} // namespace

int main(int count, char** values) {
  try {
    const bench::Arguments arguments(count, values);
    igraph_set_attribute_table(&igraph_cattribute_table);
    time_reading(arguments);
    if (arguments.wants("projection")) { time_projection(arguments); }
    const bool more =
        arguments.only.empty() || std::any_of(arguments.only.begin(), arguments.only.end(), [](const auto& task) {
          return task != "load_edges" && task != "load_graphml" && task != "projection";
        });
    if (!more) { return 0; }
    igraph_t graph;
    igraph_vector_t weights;
    make_graph(read_edge_list(bench::read_file(arguments.directory + "/copres.edges")).rows(), graph, weights);
    time_structure(arguments, graph);
    time_values(arguments, graph, weights);
    igraph_vector_destroy(&weights);
    igraph_destroy(&graph);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "entente-bench-igraph: {}\n", error.what());
    return 1;
  }
}
