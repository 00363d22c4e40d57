#include <map>
#include <random>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/error.hpp"
#include "core/network/adjacency.hpp"

using namespace entente;

namespace {

using Numbers = std::vector<std::uint32_t>;
using Weights = std::vector<double>;

} // namespace

TEST_CASE("a list of ties becomes sorted rows", "[adjacency]") {
  const Adjacency graph = read_edge_list("# who met whom\n3 1\n0 1\r\n\n2 2\n1 0\n");
  CHECK(graph.offsets == Numbers{0, 2, 5, 6, 7});
  CHECK(graph.targets == Numbers{1, 1, 0, 0, 3, 2, 1}); // parallel ties have an arc each, the loop of 2 has one
  CHECK(graph.weights.empty());
  CHECK(graph.rows().weight(4) == 1);
}

TEST_CASE("weights stay with their ties when rows are sorted", "[adjacency]") {
  const Adjacency graph = read_edge_list("2 0 0.5\n0 1 4\n");
  CHECK(graph.targets == Numbers{1, 2, 0, 0});
  CHECK(graph.weights == Weights{4, 0.5, 4, 0.5});
}

TEST_CASE("node numbers of any length are read, at the end of the text too", "[adjacency]") {
  std::string text;
  std::string padded;
  for (std::uint32_t number = 1; number < 3'000'000; number = number * 3 + 1) {
    text += fmt::format("{} {}\n", number, number / 2);
    padded += fmt::format("{:010}\t{:08}\r\n", number, number / 2);
  }
  text += "2000000 7";
  padded += "02000000 000000000007";
  const Adjacency graph = read_edge_list(text);
  CHECK(graph.size() == 2391485); // the last of 1, 4, 13, … is (3^14 - 1) / 2 = 2391484
  CHECK(graph.targets.size() == 30);
  CHECK(graph.targets[graph.offsets[7]] == 2000000);
  CHECK(graph.targets[graph.offsets[2391484]] == 1195742);
  CHECK(graph.targets[graph.offsets[797161]] == 398580);
  const Adjacency same = read_edge_list(padded);
  CHECK(same.offsets == graph.offsets);
  CHECK(same.targets == graph.targets);
}

TEST_CASE("an empty list has no nodes", "[adjacency]") {
  CHECK(read_edge_list("").size() == 0);
  CHECK(read_edge_list("\n% nothing\n").size() == 0);
}

TEST_CASE("a list that is no list of ties is refused with its line", "[adjacency]") {
  CHECK_THROWS_WITH(read_edge_list("0 1\n2\n"), "line 2 of the list of ties has no node number where one is due");
  CHECK_THROWS_WITH(read_edge_list("0 1\n0 2 3\n"), "line 2 of the list of ties has a weight, unlike those before it");
  CHECK_THROWS_WITH(read_edge_list("0 1 2\n0 2\n"), "line 2 of the list of ties has no weight, unlike those before it");
  CHECK_THROWS_WITH(read_edge_list("0 1 -2\n"),
                    "line 1 of the list of ties has a weight that is not a finite number above 0");
  CHECK_THROWS_WITH(read_edge_list("0 1 2 3\n"), "line 1 of the list of ties has more than two nodes and a weight");
  CHECK_THROWS_WITH(read_edge_list("0 99999999999\n"), "line 1 of the list of ties has a node number above 2147483647");
  CHECK_THROWS_AS(read_edge_list("a b\n"), Error);
}

TEST_CASE("ties to nodes that are not there are refused", "[adjacency]") {
  const std::vector<PlainTie> ties{{0, 2}};
  CHECK_THROWS_AS(make_adjacency(2, ties), Error);
  CHECK_THROWS_AS(make_adjacency(3, ties, Weights{1, 2}), Error);
  CHECK_THROWS_AS(make_adjacency(3, ties, Weights{0}), Error);
}

TEST_CASE("actors are tied by the places they share", "[adjacency]") {
  // Actors 0 to 3, places 4 to 6: 4 holds 0, 1, 2; 5 holds 0, 2; 6 holds 3 alone.
  const Adjacency seats = read_edge_list("0 4\n1 4\n2 4\n0 5\n2 5\n3 6\n");
  for (const unsigned threads : {1U, 2U, 5U}) {
    const Adjacency people = project(seats.rows(), 4, {threads, nullptr, {}});
    CHECK(people.offsets == Numbers{0, 2, 4, 6, 6});
    CHECK(people.targets == Numbers{1, 2, 0, 2, 0, 1});
    CHECK(people.weights == Weights{1, 2, 1, 1, 2, 1});
  }
  CHECK_THROWS_AS(project(seats.rows(), 8), Error);
}

TEST_CASE("actors at long places, and those listed twice at one, are tied", "[adjacency]") {
  // Place 20 holds actors 0 to 9, place 21 holds 8, 9 and 19, place 22 lists 19 twice and 18 once: each of the two ties of
  // 19 meets the one of 18.
  const Adjacency seats = read_edge_list("0 20\n1 20\n2 20\n3 20\n4 20\n5 20\n6 20\n7 20\n8 20\n9 20\n"
                                         "8 21\n9 21\n19 21\n18 22\n19 22\n19 22\n");
  const Adjacency people = project(seats.rows(), 20);
  const Rows rows = people.rows();
  const auto row = [&](std::uint32_t v) {
    const auto others = rows.neighbours(v);
    return Numbers(others.begin(), others.end());
  };
  CHECK(row(0) == Numbers{1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(row(8) == Numbers{0, 1, 2, 3, 4, 5, 6, 7, 9, 19});
  CHECK(row(10).empty());
  CHECK(row(18) == Numbers{19});
  CHECK(row(19) == Numbers{8, 9, 18});
  const auto weights = [&](std::uint32_t v) {
    return Weights(people.weights.begin() + people.offsets[v], people.weights.begin() + people.offsets[v + 1]);
  };
  CHECK(weights(8) == Weights{1, 1, 1, 1, 1, 1, 1, 1, 2, 1});
  CHECK(weights(18) == Weights{2});
  CHECK(weights(19) == Weights{1, 1, 2});
}

TEST_CASE("many actors are tied by the places they share, with any number of threads", "[adjacency]") {
  constexpr std::uint32_t actors = 9000; // more than a thread takes at a time; the first 100 meet many others
  std::mt19937 random(5);                // the same numbers everywhere
  std::vector<PlainTie> seats;
  std::map<PlainTie, double> shared;
  for (std::uint32_t place = actors; place < actors + 3000; ++place) {
    std::set<std::uint32_t> there;
    while (there.size() < 6) {
      there.insert(static_cast<std::uint32_t>(random() % 2 == 0 ? random() % actors : random() % 100));
    }
    for (const std::uint32_t one : there) {
      seats.emplace_back(one, place);
      for (const std::uint32_t other : there) {
        if (one != other) { shared[{one, other}] += 1; }
      }
    }
  }
  const Adjacency rows = make_adjacency(actors + 3000, seats);
  for (const unsigned threads : {1U, 2U, 3U}) {
    const Adjacency people = project(rows.rows(), actors, {threads, nullptr, {}});
    REQUIRE(people.size() == actors);
    REQUIRE(people.targets.size() == shared.size());
    auto expected = shared.begin();
    bool same = true;
    for (std::uint32_t v = 0; v < actors; ++v) {
      for (std::uint32_t arc = people.offsets[v]; arc < people.offsets[v + 1]; ++arc, ++expected) {
        same = same && expected->first == PlainTie(v, people.targets[arc]) && expected->second == people.weights[arc];
      }
    }
    CHECK(same);
  }
}

TEST_CASE("nodes numbered by degree keep their ties", "[adjacency]") {
  // 1 - 0 - 2, 2 - 3, 2 - 4: node 2 has three ties and comes first, then 0 with two, then 1, 3 and 4.
  Numbers place;
  const Adjacency graph = by_degree(read_edge_list("0 1 5\n0 2 6\n2 3 7\n2 4 8\n").rows(), place);
  CHECK(place == Numbers{1, 2, 0, 3, 4});
  CHECK(graph.offsets == Numbers{0, 3, 5, 6, 7, 8});
  CHECK(graph.targets == Numbers{1, 3, 4, 0, 2, 1, 0, 0});
  CHECK(graph.weights == Weights{6, 7, 8, 6, 5, 5, 7, 8});
}
