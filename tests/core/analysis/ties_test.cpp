// Measures of ties and of parts: edge betweenness and biconnected components.
#include <catch2/catch.hpp>
#include <igraph/igraph.h>

#include "core/analysis/articulation.hpp"
#include "core/analysis/biconnected.hpp"
#include "core/analysis/edge_betweenness.hpp"
#include "core/analysis/measure.hpp"
#include "tests/core/analysis/graphs.hpp"
#include "tests/core/analysis/oracle.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using entente::test::Case;
using entente::test::cases;
using entente::test::check_equal;
using entente::test::karate;
using entente::test::network_of;
using entente::test::Oracle;
using entente::test::random_case;

TEST_CASE("ties on a path and on a ring have edge betweenness by hand", "[edge-betweenness]") {
  // 1 - 2 - 3 - 4: the first tie carries 1·3 pairs, the middle one 2·2.
  CHECK(edge_betweenness(network_of(4, {{0, 1}, {1, 2}, {2, 3}})) == std::vector<double>{3, 4, 3});
  // A ring of four: each tie its own pair and half of the two pairs across.
  CHECK(edge_betweenness(network_of(4, {{0, 1}, {1, 2}, {2, 3}, {0, 3}})) == std::vector<double>{2, 2, 2, 2});
  // A loop carries nothing, a parallel tie shares.
  CHECK(edge_betweenness(network_of(2, {{0, 0}, {0, 1}, {0, 1}})) == std::vector<double>{0, 0.5, 0.5});
  // Weights 2 make the way over 3 as short as the direct tie of weight 1: half of the pair each way.
  CHECK(edge_betweenness(network_of(3, {{0, 1}, {0, 2}, {1, 2}}, {1, 2, 2}), true) == std::vector<double>{0.5, 1.5, 1.5});
  CHECK(edge_betweenness(network_of(3, {})).empty());
  const Table table = measure("edge-betweenness").run(network_of(4, {{0, 1}, {1, 2}, {2, 3}}), {});
  CHECK(entente::test::real(table, "p2|p3", "edge-betweenness") == 4);
  CHECK(std::get<std::string>(table.rows[0].cells[0]) == "p2|p3");
}

TEST_CASE("edge betweenness is igraph's, with and without weights", "[oracle]") {
  for (int number = 0; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    // igraph numbers ties as given, the network as sorted: the same list made from the network's ties.
    Case sorted{made.nodes, {}, {}};
    for (const Tie& tie : network.ties()) {
      sorted.pairs.emplace_back(tie.source, tie.target);
      sorted.weights.push_back(tie.weight);
    }
    const Oracle oracle(sorted);
    check_equal(edge_betweenness(network), oracle.values([&](igraph_vector_t* out) {
      igraph_edge_betweenness(oracle.graph(), out, IGRAPH_UNDIRECTED, nullptr);
    }));
    igraph_vector_t lengths;
    igraph_vector_init_copy(&lengths, oracle.weights());
    for (igraph_integer_t i = 0; i < igraph_vector_size(&lengths); ++i) {
      VECTOR(lengths)[i] = 1 / VECTOR(lengths)[i];
    }
    check_equal(edge_betweenness(network, true), oracle.values([&](igraph_vector_t* out) {
      igraph_edge_betweenness(oracle.graph(), out, IGRAPH_UNDIRECTED, &lengths);
    }));
    igraph_vector_destroy(&lengths);
  }
}

TEST_CASE("blocks by hand", "[biconnected]") {
  // Two triangles that share 3, and a tail 5 - 6: blocks {1 2 3}, {3 4 5}, {5 6}.
  const Network network = network_of(7, {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {2, 4}, {3, 4}, {4, 5}});
  const Blocks found = biconnected(network.rows());
  CHECK(found.nodes == std::vector<std::vector<std::uint32_t>>{{0, 1, 2}, {2, 3, 4}, {4, 5}});
  CHECK(found.ties == std::vector<std::uint32_t>{3, 3, 1});
  CHECK(biconnected(network_of(0, {}).rows()).nodes.empty());
  CHECK(biconnected(network_of(2, {}).rows()).nodes.empty());
  CHECK(biconnected(network_of(1, {{0, 0}}).rows()).nodes.empty());
  // A parallel tie makes no circle of different nodes; it belongs to the block.
  CHECK(biconnected(network_of(2, {{0, 1}, {0, 1}}).rows()).ties == std::vector<std::uint32_t>{2});
  const Table table = measure("biconnected").run(network, {});
  CHECK(entente::test::whole(table, "1", "biconnected") == 3);
  CHECK(entente::test::text(table, "2", "articulation_points") == "Person 3, Person 5");
  CHECK(entente::test::text(table, "3", "members") == "p5 p6");
}

TEST_CASE("biconnected components are igraph's", "[oracle]") {
  for (int number = 1; number < cases; ++number) {
    CAPTURE(number);
    const Case made = random_case(number);
    const Oracle oracle(made);
    const Network network = network_of(made.nodes, made.pairs, made.weights);
    const Blocks ours = biconnected(network.rows());
    igraph_vector_int_list_t parts;
    igraph_vector_int_list_init(&parts, 0);
    igraph_integer_t count = 0;
    igraph_biconnected_components(oracle.graph(), &count, nullptr, nullptr, &parts, nullptr);
    std::vector<std::vector<std::uint32_t>> theirs;
    for (igraph_integer_t i = 0; i < igraph_vector_int_list_size(&parts); ++i) {
      const igraph_vector_int_t* const part = igraph_vector_int_list_get_ptr(&parts, i);
      std::vector<std::uint32_t> nodes;
      for (igraph_integer_t k = 0; k < igraph_vector_int_size(part); ++k) {
        nodes.push_back(static_cast<std::uint32_t>(VECTOR(*part)[k]));
      }
      std::sort(nodes.begin(), nodes.end());
      if (nodes.size() > 1) { theirs.push_back(std::move(nodes)); }
    }
    igraph_vector_int_list_destroy(&parts);
    auto sorted = ours.nodes;
    std::sort(sorted.begin(), sorted.end());
    std::sort(theirs.begin(), theirs.end());
    CHECK(sorted == theirs);
    // Whoever is in several blocks is an articulation point, and the other way round.
    std::vector<std::uint32_t> times(made.nodes, 0);
    for (const auto& block : ours.nodes) {
      for (const std::uint32_t v : block) {
        ++times[v];
      }
    }
    const auto points = articulation(network);
    for (std::uint32_t v = 0; v < made.nodes; ++v) {
      CHECK((points[v] > 0) == (times[v] > 1));
    }
  }
}
