// Times the kernels that the measures run on, on the networks that generate.py makes.
#include <algorithm>

#include <fmt/format.h>

#include "core/analysis/articulation.hpp"
#include "core/analysis/betweenness.hpp"
#include "core/analysis/communities.hpp"
#include "core/analysis/components.hpp"
#include "core/analysis/constraint.hpp"
#include "core/analysis/core_number.hpp"
#include "core/analysis/edge_betweenness.hpp"
#include "core/analysis/harmonic.hpp"
#include "core/analysis/kernels/leiden.hpp"
#include "core/analysis/kernels/searches.hpp"
#include "core/analysis/pagerank.hpp"
#include "core/analysis/questions/stability.hpp"
#include "core/network/adjacency.hpp"
#include "core/network/from_file.hpp"
#include "importers/graph/network_file.hpp"
#include "tests/bench/timing.hpp"

using namespace entente;

namespace {

void time_rows(const bench::Arguments& arguments, const Adjacency& graph) {
  const Rows rows = graph.rows();
  const Work work{arguments.threads, nullptr, {}};
  const auto alone = [&](std::string_view task, const auto& run) { bench::measure(arguments, "entente", task, 1, run); };
  const auto shared = [&](std::string_view task, const auto& run) {
    bench::measure(arguments, "entente", task, arguments.threads, run);
  };
  alone("cc", [&] { return fmt::format("{} components", components(rows).sizes.size()); });
  shared("pagerank", [&] { return bench::summary(pagerank(rows, 0.85, 1e-10, work)); });
  alone("kcore", [&] {
    const auto cores = core_number(rows);
    return fmt::format("max {}", *std::max_element(cores.begin(), cores.end()));
  });
  alone("artic", [&] {
    const auto parts = articulation(rows);
    return fmt::format("{} points", parts.size() - static_cast<std::size_t>(std::count(parts.begin(), parts.end(), 0U)));
  });
  shared("constraint", [&] { return bench::summary(constraint(rows, work)); });
  shared("harmonic", [&] { return bench::summary(harmonic(rows, work)); });
  shared("betw_s", [&] { return bench::summary(detail::dependencies(rows, bench::sources_of(rows.size()), work)); });
  if (arguments.only.contains("betw")) {
    shared("betw", [&] { return bench::summary(betweenness(rows, false, work)); });
  }
  if (rows.size() < 10000 || arguments.only.contains("betw_w")) {
    shared("betw_w", [&] { return bench::summary(betweenness(rows, true, work)); });
  }
  alone("leiden", [&] {
    std::vector<detail::WeightedTie> ties;
    for (std::uint32_t v = 0; v < rows.size(); ++v) {
      for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
        if (rows.targets[arc] > v) { ties.push_back({v, rows.targets[arc], rows.weight(arc)}); }
      }
    }
    const auto weighted = detail::make_weighted_graph(std::move(ties), std::vector<double>(rows.size(), 0));
    return fmt::format("Q={:.4f}", detail::leiden(weighted, 1, 1, {1, 2}).modularity);
  });
}

/// What draws random networks or searches from everywhere along ties, only when named: minutes on size M.
void time_long(const bench::Arguments& arguments, const Adjacency& graph) {
  const auto wants = [&](std::string_view task) { return arguments.only.contains(task); };
  if (!wants("edge_betw") && !wants("missing_ties") && !wants("communities") && !wants("stability")) { return; }
  const Network network = make_network(graph, NetworkKind::people);
  const Work work{arguments.threads, nullptr, {}};
  const auto shared = [&](std::string_view task, const auto& run) {
    if (wants(task)) { bench::measure(arguments, "entente", task, arguments.threads, run); }
  };
  shared("edge_betw", [&] { return bench::summary(edge_betweenness(network, false, work)); });
  shared("missing_ties",
         [&] { return fmt::format("{} pairs of groups", measure("missing-ties").run(network, {}, work).rows.size()); });
  shared("communities", [&] {
    const Communities found = communities(network, {}, work);
    return fmt::format("Q={:.4f}, by chance {:.4f}", found.modularity, found.random_mean);
  });
  shared("stability", [&] {
    const Communities found{community_labels(network, {}, work), {}, 0, 1, false, 0, 0, 0, 0, 0, {}};
    return fmt::format("{} searches: {}", 20, bench::summary(seed_stability(network, found, {}, 20, work)));
  });
}

void time_all(const bench::Arguments& arguments) {
  const std::string& directory = arguments.directory;
  if (arguments.wants("load_edges")) {
    const std::string text = bench::read_file(directory + "/copres.plain");
    bench::measure(arguments, "entente", "load_edges", 1, [&] {
      const Adjacency graph = read_edge_list(text);
      return fmt::format("{} nodes, {} ties", graph.size(), graph.targets.size() / 2);
    });
  }
  if (arguments.wants("load_graphml")) {
    const std::string text = bench::read_file(directory + "/copres.graphml");
    bench::measure(arguments, "entente", "load_graphml", 1, [&] {
      const Adjacency graph = rows_of(read_graphml_network({"copres.graphml", text, {}}));
      return fmt::format("{} nodes, {} ties", graph.size(), graph.targets.size() / 2);
    });
  }
  if (arguments.wants("projection")) {
    const Adjacency seats = read_edge_list(bench::read_file(directory + "/twomode.edges"));
    // Actors come first: the first place is the lowest neighbour of any actor.
    std::uint32_t actors = seats.size();
    for (std::uint32_t v = 0; v < actors; ++v) {
      if (!seats.rows().neighbours(v).empty()) { actors = std::min(actors, seats.rows().neighbours(v).front()); }
    }
    bench::measure(arguments, "entente", "projection", arguments.threads, [&] {
      const Adjacency people = project(seats.rows(), actors, {arguments.threads, nullptr, {}});
      return fmt::format("{} ties", people.targets.size() / 2);
    });
  }
  const bool only_these = !arguments.only.empty() && std::ranges::all_of(arguments.only, [](const std::string& task) {
    return task == "load_edges" || task == "load_graphml" || task == "projection";
  });
  if (only_these) { return; }
  const Adjacency graph = read_edge_list(bench::read_file(directory + "/copres.edges"));
  time_rows(arguments, graph);
  time_long(arguments, graph);
}

} // namespace

int main(int count, char** values) {
  try {
    time_all(bench::Arguments(count, values));
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "entente-bench: {}\n", error.what());
    return 1;
  }
}
