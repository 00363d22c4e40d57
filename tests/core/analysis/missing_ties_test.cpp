#include <algorithm>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "core/analysis/measure.hpp"
#include "core/analysis/missing_ties.hpp"
#include "core/analysis/statistics/discovery.hpp"
#include "core/error.hpp"
#include "tests/core/analysis/graphs.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using entente::test::karate;
using entente::test::network_of;
using entente::test::Pairs;

TEST_CASE("chances of many tests are adjusted as Benjamini and Hochberg published", "[missing-ties]") {
  // n = 4, sorted .01 .02 .03 .5: p n / rank = .04 .04 .04 .5, smallest from behind: .04 .04 .04 .5.
  const auto adjusted = adjusted_chances(std::vector<double>{0.03, 0.5, 0.01, 0.02});
  CHECK(adjusted[0] == Approx(0.04).margin(1e-12));
  CHECK(adjusted[1] == Approx(0.5).margin(1e-12));
  CHECK(adjusted[2] == Approx(0.04).margin(1e-12));
  CHECK(adjusted[3] == Approx(0.04).margin(1e-12));
  CHECK(adjusted_chances({}).empty());
  const auto holes = adjusted_chances(std::vector<double>{std::numeric_limits<double>::quiet_NaN(), 0.02, 0.9});
  CHECK(std::isnan(holes[0]));
  CHECK(holes[1] == Approx(0.04).margin(1e-12));
  CHECK(holes[2] == Approx(0.9).margin(1e-12));
}

TEST_CASE("expected ties between groups are those of all networks with the same degrees", "[missing-ties]") {
  // Ties 1-2 and 3-4, each node with one: three networks have these degrees (12 34, 13 24, 14 23), none, two and two ties
  // between {1,2} and {3,4}. Mean 4/3, standard deviation √(2·(2/3)² + (4/3)²)/√3 = √(8/9), chance of none 1/3.
  const Network network = network_of(4, {{0, 1}, {2, 3}});
  const auto pairs = group_pairs(network, std::vector<std::uint32_t>{0, 0, 1, 1}, 2, 6000, 7);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].observed == 0);
  CHECK(pairs[0].expected == Approx(4.0 / 3).margin(0.05));
  CHECK(pairs[0].deviation == Approx(std::sqrt(8.0 / 9)).margin(0.05));
  CHECK(pairs[0].fewer == Approx(1.0 / 3).margin(0.03));
  CHECK(pairs[0].more == Approx(1.0).margin(1e-12));
  CHECK(pairs[0].between.empty());
  // Nobody shares a contact: the first of each group, all having one tie, are proposed.
  REQUIRE(pairs[0].closing);
  CHECK(*pairs[0].closing == std::pair<std::uint32_t, std::uint32_t>(0, 2));
  CHECK(pairs[0].shared.empty());
}

TEST_CASE("two cliques with one tie between them lack ties, and the gap names who could close it", "[missing-ties]") {
  // Cliques {1..6} and {7..12}, tied by 6-7 alone; 31 ties. Every other network with these degrees has more between them.
  Pairs pairs;
  for (const std::uint32_t first : {0U, 6U}) {
    for (std::uint32_t a = 0; a < 6; ++a) {
      for (std::uint32_t b = a + 1; b < 6; ++b) {
        pairs.emplace_back(first + a, first + b);
      }
    }
  }
  pairs.emplace_back(5, 6);
  const Network network = network_of(12, pairs);
  const std::vector<std::uint32_t> groups{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
  const auto found = group_pairs(network, groups, 2, 199, 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].observed == 1);
  CHECK(found[0].expected > 10);
  CHECK(found[0].fewer == Approx(1.0 / 200).margin(1e-12));
  CHECK(found[0].adjusted == Approx(2.0 / 200).margin(1e-12));
  CHECK(found[0].fewer_than_chance());
  // 6 has five contacts in its own clique and one in the other: 5 pairs, as has 7; nobody else is tied into both.
  CHECK(found[0].between == std::vector<std::uint32_t>{5, 6});
  // Of the untied pairs across, those with 6 or 7 share one contact of degree 6 (1-7 through 6, 6-8 through 7); others none.
  REQUIRE(found[0].closing);
  CHECK(*found[0].closing == std::pair<std::uint32_t, std::uint32_t>(0, 6));
  CHECK(found[0].shared == std::vector<std::uint32_t>{5});
  SECTION("what is kept beside a network does not change with the order of its nodes") {
    Pairs turned;
    for (const auto& [a, b] : pairs) {
      turned.emplace_back(11 - a, 11 - b);
    }
    const auto other =
        group_pairs(network_of(12, turned), std::vector<std::uint32_t>(groups.rbegin(), groups.rend()), 2, 199, 1);
    CHECK(other[0].observed == 1);
    CHECK(other[0].expected == Approx(found[0].expected).margin(1));
    CHECK(other[0].between == std::vector<std::uint32_t>{5, 6});
  }
  SECTION("the same seed gives the same figures") {
    const auto again = group_pairs(network, groups, 2, 199, 1);
    CHECK(again[0].expected == found[0].expected);
    CHECK(again[0].deviation == found[0].deviation);
  }
}

TEST_CASE("networks without ties or groups have no gaps", "[missing-ties]") {
  CHECK(group_pairs(network_of(0, {}), {}, 0, 19, 1).empty());
  CHECK(group_pairs(network_of(1, {}), std::vector<std::uint32_t>{0}, 1, 19, 1).empty());
  const auto isolated = group_pairs(network_of(2, {}), std::vector<std::uint32_t>{0, 1}, 2, 19, 1);
  REQUIRE(isolated.size() == 1);
  CHECK(isolated[0].expected == 0);
  CHECK_FALSE(isolated[0].fewer_than_chance());
  CHECK_FALSE(isolated[0].closing);
  CHECK(measure("missing-ties").run(network_of(0, {}), {}).rows.empty());
}

TEST_CASE("as a table, gaps have groups, chances and what would close them", "[missing-ties]") {
  const Table table = measure("missing-ties").run(network_of(34, karate()), {});
  REQUIRE_FALSE(table.rows.empty());
  CHECK(table.columns[2].name == "missing-ties");
  double last = std::numeric_limits<double>::infinity();
  for (const Row& row : table.rows) {
    REQUIRE(row.cells.size() == table.columns.size());
    const double missing = std::get<double>(row.cells[2]);
    CHECK(missing <= last);
    last = missing;
    CHECK(missing == Approx(std::get<double>(row.cells[4]) - static_cast<double>(std::get<std::int64_t>(row.cells[3]))));
  }
  CHECK_THROWS_AS(measure("missing-ties").run(network_of(34, karate()), {{"by", "colour"}}), Error);
  CHECK_THROWS_AS(measure("missing-ties").run(network_of(34, karate()), {{"rewirings", "3"}}), Error);
}

TEST_CASE("in two modes gaps are counted, but nobody is to be tied to one of the same side", "[missing-ties]") {
  // People 1 2, sessions 3 4, 1 at 3 and 2 at 4: without changing how many ties each has, 1 could be at 4 and 2 at 3.
  std::vector<Node> nodes(4);
  std::vector<Tie> ties(2);
  for (std::size_t v = 0; v < 4; ++v) {
    nodes[v].id = (v < 2 ? "p" : "s") + std::to_string(v + 1);
    nodes[v].kind = v < 2 ? EntityKind::person : EntityKind::session;
  }
  ties[0].source = 0;
  ties[0].target = 2;
  ties[1].source = 1;
  ties[1].target = 3;
  const Network network(NetworkKind::people_sessions, TieWeight::none, std::move(nodes), std::move(ties));
  const auto found = group_pairs(network, std::vector<std::uint32_t>{0, 1, 0, 1}, 2, 2000, 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].observed == 0);
  CHECK(found[0].expected == Approx(1).margin(0.1)); // none or two, as often
  CHECK_FALSE(found[0].closing);
}

namespace {

/// Eight regions of four people who know all of the other regions, but nobody of their own; nobody of the first knows the
/// second.
Network eight_regions() {
  constexpr std::uint32_t regions = 8;
  std::vector<Node> nodes(4 * regions);
  std::vector<Tie> ties;
  for (std::uint32_t v = 0; v < nodes.size(); ++v) {
    nodes[v].id = "p" + std::to_string(v + 1);
    nodes[v].kind = EntityKind::person;
    nodes[v].region = "r" + std::to_string(10 + v / 4);
  }
  for (std::uint32_t a = 0; a < nodes.size(); ++a) {
    for (std::uint32_t b = 4 * (a / 4) + 4; b < nodes.size(); ++b) {
      if (b < 8) { continue; }
      Tie tie;
      tie.source = a;
      tie.target = b;
      ties.push_back(std::move(tie));
    }
  }
  return Network(NetworkKind::people, TieWeight::none, std::move(nodes), std::move(ties));
}

} // namespace

TEST_CASE("one gap among many pairs is found without asking for more networks", "[missing-ties]") {
  const Network network = eight_regions();
  const Table table = measure("missing-ties").run(network, {{"by", "region"}});
  REQUIRE(table.rows.size() == 28);
  // Two-sided, 2 / 1121 times 28 is just below 5 %.
  CHECK(entente::test::text(table, "1|2", "status") == "fewer");
  CHECK(entente::test::has_note(table, "missing-ties.note", {"1", "28", "1120"}));
  CHECK(std::ranges::none_of(table.notes, [](const TableNote& note) { return note.key.ends_with("coarse"); }));
  const Table few = measure("missing-ties").run(network, {{"by", "region"}, {"rewirings", "499"}});
  CHECK(entente::test::text(few, "1|2", "status") == "chance");
  // 2 / 500 times 28 is .112; three such pairs have a third of that, below 5 %.
  CHECK(entente::test::has_note(few, "missing-ties.note.coarse", {"499", "0.11", "3", "1120"}));
  const Table none = measure("missing-ties").run(network, {{"by", "region"}, {"rewirings", "19"}});
  CHECK(entente::test::has_note(none, "missing-ties.note.too-few", {"19", "1", "56", "1120"}));
}

TEST_CASE("large networks get the random networks that they can afford", "[missing-ties]") {
  CHECK(affordable_rewirings(300, 1) == 499);
  CHECK(affordable_rewirings(300, 105) == 4200);
  CHECK(affordable_rewirings(13'646, 45) < 200);
  CHECK(affordable_rewirings(455'725, 36) == 99);
  CHECK_FALSE(resolution_of(105, 4200).coarse());
  CHECK(resolution_of(45, 99).together == 18);
}

TEST_CASE("several ways to group are held against the same random networks as one alone", "[missing-ties]") {
  // A ring of 12 with chords: by halves, and by thirds with two nodes of no group.
  test::Pairs ties;
  for (std::uint32_t v = 0; v < 12; ++v) {
    ties.emplace_back(v, (v + 1) % 12);
    ties.emplace_back(v, (v + 3) % 12);
  }
  const Network network = network_of(12, ties);
  const std::vector<std::uint32_t> halves{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
  const std::vector<std::uint32_t> thirds{0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 7, 7};
  const std::vector<NodeGrouping> ways{{halves, 2}, {thirds, 3}, {halves, 0}};
  const auto together = group_pairs(network, ways, 199, 5);
  REQUIRE(together.size() == 3);
  CHECK(together[2].empty());
  const std::vector<std::vector<GroupPair>> alone{group_pairs(network, halves, 2, 199, 5),
                                                  group_pairs(network, thirds, 3, 199, 5)};
  for (std::size_t way = 0; way < alone.size(); ++way) {
    REQUIRE(together[way].size() == alone[way].size());
    for (std::size_t p = 0; p < alone[way].size(); ++p) {
      CHECK(together[way][p].observed == alone[way][p].observed);
      CHECK(together[way][p].expected == alone[way][p].expected);
      CHECK(together[way][p].deviation == alone[way][p].deviation);
      CHECK(together[way][p].fewer == alone[way][p].fewer);
      CHECK(together[way][p].adjusted == alone[way][p].adjusted);
      CHECK(together[way][p].closing == alone[way][p].closing);
      CHECK(together[way][p].between == alone[way][p].between);
    }
  }
  CHECK(group_pairs(network, std::vector<NodeGrouping>{}, 199, 5).empty());
}
