#include <set>

#include <catch2/catch.hpp>

#include "core/analysis/betweenness.hpp"
#include "core/analysis/components.hpp"
#include "core/analysis/degree.hpp"
#include "core/analysis/strength.hpp"
#include "core/error.hpp"
#include "tests/core/analysis/graphs.hpp"

using namespace entente;
using entente::test::karate;
using entente::test::network_of;

namespace {

std::vector<std::string> column(const Table& table, std::size_t place) {
  std::vector<std::string> texts;
  for (const Row& row : table.rows) {
    if (const auto* text = std::get_if<std::string>(&row.cells[place])) {
      texts.push_back(*text);
    } else if (const auto* number = std::get_if<std::int64_t>(&row.cells[place])) {
      texts.push_back(std::to_string(*number));
    } else {
      texts.emplace_back("-");
    }
  }
  return texts;
}

using Texts = std::vector<std::string>;
using Values = std::vector<double>;

} // namespace

TEST_CASE("degree and strength of a kite with a tail", "[measures]") {
  // 1 - 2      weights: 1-2 2, 1-3 1, 2-3 0.5, 3-4 3
  // | /
  // 3 - 4   5  (5 is alone)
  const Network network = network_of(5, {{0, 1}, {0, 2}, {1, 2}, {2, 3}}, {2, 1, 0.5, 3});
  CHECK(degree(network) == std::vector<std::uint32_t>{2, 2, 3, 1, 0});
  CHECK(strength(network) == Values{3, 2.5, 4.5, 3, 0});
}

TEST_CASE("a loop counts twice and parallel ties each once", "[measures]") {
  const Network network = network_of(2, {{0, 0}, {0, 1}, {1, 0}}, {5, 1, 2});
  CHECK(degree(network) == std::vector<std::uint32_t>{4, 2});
  CHECK(strength(network) == Values{13, 3});
}

TEST_CASE("a table is sorted by value, then by the number of the id", "[measures]") {
  // p10 is tied to p1 and p2; everybody else but these has no tie.
  const Network network = network_of(11, {{9, 0}, {9, 1}});
  const Table table = measure("degree").run(network, {});
  CHECK(table.name == "degree");
  CHECK(table.columns[2].name == "degree");
  CHECK(column(table, 0) == Texts{"p10", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p11"});
  CHECK(column(table, 1).front() == "Person 10");
  CHECK(column(table, 2) == Texts{"2", "1", "1", "0", "0", "0", "0", "0", "0", "0", "0"});
  CHECK(table.rows.front().evidence == std::vector<AppearanceId>{AppearanceId(10)});
}

TEST_CASE("components are numbered by size, then by their first node", "[measures]") {
  // 1 - 5    2 - 3 - 4    6    7 - 8
  const Network network = network_of(8, {{0, 4}, {1, 2}, {2, 3}, {6, 7}});
  const Components found = components(network);
  CHECK(found.of_node == std::vector<std::uint32_t>{1, 0, 0, 0, 1, 3, 2, 2});
  CHECK(found.sizes == std::vector<std::uint32_t>{3, 2, 2, 1});
  const Table table = measure("components").run(network, {});
  CHECK(column(table, 0) == Texts{"p2", "p3", "p4", "p1", "p5", "p7", "p8", "p6"});
  CHECK(column(table, 2) == Texts{"1", "1", "1", "2", "2", "3", "3", "4"});
  CHECK(column(table, 3) == Texts{"3", "3", "3", "2", "2", "2", "2", "1"});
}

TEST_CASE("betweenness of a path, a star and a square", "[measures]") {
  // Path 1-2-3-4: 2 lies between 1|3 and 1|4, 3 between 1|4 and 2|4.
  CHECK(betweenness(network_of(4, {{0, 1}, {1, 2}, {2, 3}})) == Values{0, 2, 2, 0});
  // Star with 4 leaves: the centre lies between all 6 pairs of leaves.
  CHECK(betweenness(network_of(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}})) == Values{6, 0, 0, 0, 0});
  // Square: each opposite pair has two paths, so each node has half a pair.
  CHECK(betweenness(network_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}})) == Values{0.5, 0.5, 0.5, 0.5});
}

TEST_CASE("a parallel tie is a path of its own, a loop none", "[measures]") {
  // 1 = 2 - 4 and 1 - 3 - 4: three paths from 1 to 4, two of them through 2. The loop at 3 changes nothing. The square's
  // other pair 2|3 has a path through 4 and two through 1.
  const Network network = network_of(4, {{0, 1}, {0, 1}, {0, 2}, {1, 3}, {2, 3}, {2, 2}});
  const Values values = betweenness(network);
  CHECK(values[1] == Approx(2.0 / 3));
  CHECK(values[2] == Approx(1.0 / 3));
  CHECK(values[0] == Approx(2.0 / 3));
  CHECK(values[3] == Approx(1.0 / 3));
}

TEST_CASE("weighted betweenness goes where the ties are strong", "[measures]") {
  // 1 -1- 2 directly is length 1; over 3 it is 1/4 + 1/4 = 1/2: shorter. Without weights the direct tie wins.
  const Network strong = network_of(3, {{0, 1}, {0, 2}, {1, 2}}, {1, 4, 4});
  CHECK(betweenness(strong) == Values{0, 0, 0});
  CHECK(betweenness(strong, true) == Values{0, 0, 1});
  // With weights 2 the way over 3 is 1/2 + 1/2 = 1, as long as the direct one: half the pair.
  CHECK(betweenness(network_of(3, {{0, 1}, {0, 2}, {1, 2}}, {1, 2, 2}), true) == Values{0, 0, 0.5});
  // 1/3 + 1/3 + 1/3 and 1 are equal lengths although their sums in binary need not be: half of the pair 1|4 goes
  // over 2 and 3.
  const Network thirds = network_of(4, {{0, 1}, {1, 2}, {2, 3}, {0, 3}}, {3, 3, 3, 1});
  CHECK(betweenness(thirds, true) == Values{0, 1.5, 1.5, 0});
}

TEST_CASE("empty, single and isolated nodes have values too", "[measures]") {
  const Network empty = network_of(0, {});
  const Network single = network_of(1, {});
  const std::set<std::string> of_ties{
      "bridges",          "mixing",      "likely", "missing-ties",
      "edge-betweenness", "biconnected", "paths"}; // their rows are pairs, of which there are none
  for (const Measure& one : measures()) {
    CAPTURE(one.name);
    CHECK(one.run(empty, {}).rows.empty());
    const Table table = one.run(single, {});
    CHECK(table.columns[2].name == one.name);
    if (one.name == "concentration") { continue; } // its rows are indices
    if (of_ties.contains(one.name)) {
      CHECK(table.rows.empty());
      continue;
    }
    REQUIRE(table.rows.size() == 1);
    CHECK(std::get<std::string>(table.rows[0].cells[0]) == "p1");
  }
  CHECK(betweenness(single) == Values{0});
  CHECK(degree(single) == std::vector<std::uint32_t>{0});
  CHECK(components(single).sizes == std::vector<std::uint32_t>{1});
  // A path beside an isolated node: pairs without a path add nothing.
  CHECK(betweenness(network_of(4, {{0, 1}, {1, 2}})) == Values{0, 1, 0, 0});
}

TEST_CASE("betweenness of the karate club is as published", "[measures]") {
  // NetworkX's documentation and igraph print these raw values.
  const Values values = betweenness(network_of(34, karate()));
  CHECK(values[0] == Approx(231.07142857).margin(1e-6));
  CHECK(values[33] == Approx(160.55158730).margin(1e-6));
  CHECK(values[32] == Approx(76.69047619).margin(1e-6));
  CHECK(values[2] == Approx(75.85079365).margin(1e-6));
  CHECK(values[7] == Approx(0).margin(1e-12));
}

TEST_CASE("every measure is registered once, described, and refuses what it does not know", "[measures]") {
  std::set<std::string> names;
  for (const Measure& one : measures()) {
    CAPTURE(one.name);
    CHECK(names.insert(one.name).second);
    CHECK(one.summary == "measure." + one.name + ".summary");
    CHECK_FALSE(one.source.empty());
    CHECK(one.run(network_of(3, {{0, 1}}), {}).name == one.name);
    CHECK_THROWS_AS(one.run(network_of(1, {}), {{"nonsense", "1"}}), Error);
  }
  CHECK_THROWS_WITH(measure("betweeness"), "there is no measure \"betweeness\"; did you mean \"betweenness\"?");
  CHECK_THROWS_WITH(measure("betweenness").run(network_of(1, {}), {{"weighted", "maybe"}}),
                    "option weighted: \"maybe\" is not yes or no");
  CHECK_THROWS_WITH(measure("communities").run(network_of(1, {}), {{"resolution", "0"}}),
                    "option resolution: \"0\" is not a number from 1e-06 to 1000");
  CHECK_THROWS_WITH(measure("communities").run(network_of(1, {}), {{"sed", "7"}}),
                    "communities has no option \"sed\"; did you mean \"seed\"?");
}
