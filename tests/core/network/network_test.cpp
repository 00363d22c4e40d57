#include <limits>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "tests/core/network/meeting.hpp"

using namespace entente;
using entente::test::ties_of;

namespace {

std::vector<Node> people(std::size_t count) {
  std::vector<Node> nodes(count);
  for (std::size_t v = 0; v < count; ++v) {
    nodes[v].id = "p" + std::to_string(v + 1);
  }
  return nodes;
}

Network network_of(std::size_t nodes, std::vector<Tie> ties) {
  return Network(NetworkKind::people, TieWeight::count, people(nodes), std::move(ties));
}

std::vector<std::uint32_t> row(const Network& network, std::uint32_t v) {
  const auto neighbours = network.rows().neighbours(v);
  return {neighbours.begin(), neighbours.end()};
}

using Numbers = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("rows hold both arcs of each tie, sorted, with the tie's weight", "[network]") {
  // 3-1 (weight 2), 1-2 (5), 3-2 (7), 4 alone; listed in any order and direction.
  const Network network = network_of(4, {{2, 0, 2, {}, {}}, {2, 1, 7, {}, {}}, {0, 1, 5, {}, {}}});
  CHECK(ties_of(network) == std::vector<std::string>{"p1-p2 5", "p1-p3 2", "p2-p3 7"});
  CHECK(row(network, 0) == Numbers{1, 2});
  CHECK(row(network, 1) == Numbers{0, 2});
  CHECK(row(network, 2) == Numbers{0, 1});
  CHECK(row(network, 3).empty());
  const Rows rows = network.rows();
  CHECK(rows.size() == 4);
  CHECK(std::vector<double>(rows.weights.begin(), rows.weights.end()) == std::vector<double>{5, 2, 5, 7, 2, 7});
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      const Tie& tie = network.ties()[rows.arcs[arc].tie];
      CHECK(std::minmax(v, rows.targets[arc]) == std::minmax(tie.source, tie.target));
    }
  }
}

TEST_CASE("Boost's view of the rows is the same", "[network]") {
  const Network network = network_of(3, {{0, 1, 1, {}, {}}, {1, 2, 4, {}, {}}});
  const Graph& graph = network.graph();
  CHECK(boost::num_vertices(graph) == 3);
  CHECK(boost::num_edges(graph) == 4);
  CHECK(boost::out_degree(std::uint32_t{1}, graph) == 2);
  const auto [first, last] = boost::out_edges(std::uint32_t{2}, graph);
  REQUIRE(last - first == 1);
  CHECK(boost::target(*first, graph) == 1);
  CHECK(network.ties()[graph[*first].tie].weight == 4);
}

TEST_CASE("a loop has one arc; parallel ties have their own", "[network]") {
  const Network network =
      network_of(2, {{0, 1, 1, TieKind::partnership, {}}, {1, 1, 1, {}, {}}, {0, 1, 1, TieKind::affiliation, {}}});
  CHECK(row(network, 0) == Numbers{1, 1});
  CHECK(row(network, 1) == Numbers{0, 0, 1});
  CHECK(network.ties()[0].kind == TieKind::affiliation);
}

TEST_CASE("an empty network has rows too", "[network]") {
  const Network network = network_of(0, {});
  CHECK(network.rows().size() == 0);
  CHECK(network.rows().targets.empty());
  CHECK(boost::num_vertices(network.graph()) == 0);
}

TEST_CASE("ties that cannot be are refused", "[network]") {
  const double infinite = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(network_of(2, {{0, 2, 1, {}, {}}}), Error);
  CHECK_THROWS_AS(network_of(2, {{0, 1, 0, {}, {}}}), Error);
  CHECK_THROWS_AS(network_of(2, {{0, 1, -1, {}, {}}}), Error);
  CHECK_THROWS_AS(network_of(2, {{0, 1, infinite, {}, {}}}), Error);
}

TEST_CASE("the words for kinds, weights and ties are read back", "[network]") {
  for (const auto* word :
       {"people-sessions", "people", "organisations", "states", "states-processes", "organisations-processes", "actors"}) {
    REQUIRE(parse_network_kind(word));
    CHECK(to_text(*parse_network_kind(word)) == word);
  }
  for (const auto* word : {"none", "count", "newman"}) {
    REQUIRE(parse_tie_weight(word));
    CHECK(to_text(*parse_tie_weight(word)) == word);
  }
  CHECK_FALSE(parse_network_kind("persons"));
  CHECK_FALSE(parse_tie_weight(""));
  CHECK(to_text(TieKind::co_appearance) == "co-appearance");
}
