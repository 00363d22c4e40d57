// Networks that other programs wrote.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/network/from_file.hpp"

using namespace entente;

namespace {

/// Ana and Ben at session s1, Ben at s2.
GraphFile seats() {
  GraphFile file;
  file.nodes = {{"a", "Ana", "person", "PER", "019", "state", "f"},
                {"s1", "One", "session", {}, {}, {}, {}},
                {"b", "Ben", "person", {}, {}, {}, {}},
                {"s2", "Two", "session", {}, {}, {}, {}}};
  file.ties = {{0, 1, 1}, {1, 2, 3}, {2, 3, 1}};
  file.weighted = true;
  return file;
}

} // namespace

TEST_CASE("a file's nodes and ties become a network") {
  const Network network = make_network(seats(), NetworkKind::people_sessions);
  REQUIRE(network.nodes().size() == 4);
  CHECK(network.two_mode());
  CHECK(network.weight() == TieWeight::count);
  CHECK(network.nodes()[0].kind == EntityKind::person);
  CHECK(network.nodes()[0].state == "PER");
  CHECK(network.nodes()[0].gender == Gender::f);
  CHECK(network.nodes()[1].kind == EntityKind::session);
  REQUIRE(network.ties().size() == 3);
  CHECK(network.ties()[1].weight == 3);
  const Adjacency rows = rows_of(seats());
  CHECK(rows.size() == 4);
  CHECK(rows.weights == std::vector<double>{1, 1, 3, 3, 1, 1});
}

TEST_CASE("a two-mode network takes no ties within a set") {
  GraphFile file = seats();
  file.ties.push_back({0, 2, 1});
  CHECK_THROWS_AS(make_network(file, NetworkKind::people_sessions), Error);
  CHECK(make_network(file, NetworkKind::people).ties().size() == 4);
}

TEST_CASE("a numbered list becomes a network whose nodes are called by number") {
  const Network network = make_network(read_edge_list("0 2\n2 1\n2 2\n"), NetworkKind::organisations);
  REQUIRE(network.nodes().size() == 3);
  CHECK(network.nodes()[2].id == "2");
  CHECK(network.nodes()[2].kind == EntityKind::organisation);
  CHECK(network.ties().size() == 3);
  CHECK(network.weight() == TieWeight::none);
  CHECK_THROWS_AS(make_network(read_edge_list("0 1\n"), NetworkKind::people_sessions), Error);
}
