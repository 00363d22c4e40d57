#include <cmath>

#include <catch2/catch.hpp>

#include "core/analysis/betweenness.hpp"
#include "core/analysis/bridges.hpp"
#include "core/analysis/brokerage.hpp"
#include "core/analysis/closeness.hpp"
#include "core/analysis/concentration.hpp"
#include "core/analysis/eigenvector.hpp"
#include "core/analysis/groups.hpp"
#include "core/analysis/harmonic.hpp"
#include "core/analysis/held_out.hpp"
#include "core/analysis/holes.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/mixing.hpp"
#include "core/analysis/paths.hpp"
#include "core/error.hpp"
#include "tests/core/analysis/florentine.hpp"
#include "tests/core/analysis/graphs.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using entente::detail::no_group;
using entente::test::florentine;
using entente::test::florentine_families;
using entente::test::network_of;
using entente::test::Pairs;

namespace {

using Numbers = std::vector<std::uint32_t>;

/// Nodes with regions, to be tied.
Network with_regions(const Pairs& pairs, const std::vector<std::string>& regions) {
  std::vector<Node> nodes(regions.size());
  for (std::size_t v = 0; v < regions.size(); ++v) {
    nodes[v].id = "p" + std::to_string(v + 1);
    nodes[v].name = nodes[v].id;
    nodes[v].region = regions[v];
  }
  std::vector<Tie> ties;
  for (const auto& [a, b] : pairs) {
    ties.push_back({a, b, 1, TieKind::co_appearance, {}});
  }
  return Network(NetworkKind::people, TieWeight::none, std::move(nodes), std::move(ties));
}

} // namespace

TEST_CASE("closeness and eccentricity of a path beside a lonely node", "[roles]") {
  // 1 - 2 - 3   4: of 3 others, 1 reaches 2 in 3 steps, 2 reaches 2 in 2 steps.
  const Network network = network_of(4, {{0, 1}, {1, 2}});
  const auto close = closeness(network.rows());
  CHECK(close[0] == Approx(2.0 / 3 * 2 / 3));
  CHECK(close[1] == Approx(2.0 / 3));
  CHECK(close[3] == 0);
  CHECK(eccentricity(network.rows()) == Numbers{2, 1, 2, 0});
  CHECK(std::isnan(closeness(network_of(1, {}).rows()).front()));
  CHECK(closeness(network_of(0, {}).rows()).empty());
}

TEST_CASE("by length, strong ties are near", "[roles]") {
  // 1 to 2 weighs 2 (1/2 long), 2 to 3 weighs 4 (1/4), 1 to 3 weighs 1: 1 long, 3/4 over 2. 4 is alone.
  const Network network = network_of(4, {{0, 1}, {1, 2}, {0, 2}}, {2, 4, 1});
  const auto close = weighted_closeness(network.rows());
  CHECK(close[0] == Approx(2.0 / 3 * 2 / 1.25));
  CHECK(close[1] == Approx(2.0 / 3 * 2 / 0.75));
  CHECK(close[2] == Approx(2.0 / 3 * 2 / 1.0));
  CHECK(close[3] == 0);
  const auto near = weighted_harmonic(network.rows());
  CHECK(near[0] == Approx((2 + 4.0 / 3) / 3));
  CHECK(near[1] == Approx(2));
  CHECK(near[3] == 0);
  CHECK(weighted_eccentricity(network.rows()) == std::vector<double>{0.75, 0.5, 0.75, 0});
  // Of parallel ties the strongest counts, and a loop leads nowhere.
  CHECK(weighted_eccentricity(network_of(2, {{0, 1}, {0, 1}, {0, 0}}, {1, 5, 9}).rows()) == std::vector<double>{0.2, 0.2});
  CHECK(std::isnan(weighted_closeness(network_of(1, {}).rows()).front()));
  CHECK(std::isnan(weighted_harmonic(network_of(1, {}).rows()).front()));
  CHECK(weighted_eccentricity(network_of(1, {}).rows()) == std::vector<double>{0});
  CHECK(weighted_harmonic(network_of(0, {}).rows()).empty());
  // Where every tie weighs 1, lengths are steps.
  const Network plain = network_of(florentine_families, florentine());
  CHECK(weighted_closeness(plain.rows())[8] == Approx(0.56));
  CHECK(weighted_eccentricity(plain.rows())[8] == eccentricity(plain.rows())[8]);
}

TEST_CASE("the Medici are where history says", "[roles]") {
  // Values as published for the marriage network: betweenness 47.5 of 91 pairs (0.522), closeness 0.560, the Medici first.
  const Network network = network_of(florentine_families, florentine());
  const auto between = betweenness(network);
  CHECK(between[8] / 91 == Approx(0.521978).epsilon(1e-5));
  CHECK(between[6] / 91 == Approx(0.254579).epsilon(1e-5));
  CHECK(between[1] / 91 == Approx(0.212454).epsilon(1e-5));
  CHECK(closeness(network.rows())[8] == Approx(0.56));
}

TEST_CASE("effective size and hierarchy", "[roles]") {
  // A star: its centre's three contacts are three worlds that constrain it alike; a leaf has one contact.
  const Holes star = holes(network_of(5, {{0, 1}, {0, 2}, {0, 3}}).rows());
  CHECK(star.effective_size[0] == 3);
  CHECK(star.efficiency[0] == 1);
  CHECK(star.hierarchy[0] == Approx(0).margin(1e-12));
  CHECK(star.effective_size[1] == 1);
  CHECK(star.hierarchy[1] == 1);
  CHECK(std::isnan(star.effective_size[4]));
  CHECK(std::isnan(star.hierarchy[4]));
  // A triangle: two contacts with one tie between them are worth 2 - 2 · 1/2.
  CHECK(holes(network_of(3, {{0, 1}, {0, 2}, {1, 2}}).rows()).effective_size[0] == Approx(1));
  // Contacts of weight 3 and 1: c is 9/16 and 1/16, r 1.8 and 0.2; (1.8 ln 1.8 + 0.2 ln 0.2) / (2 ln 2).
  const Holes uneven = holes(network_of(3, {{0, 1}, {0, 2}}, {3, 1}).rows());
  CHECK(uneven.hierarchy[0] == Approx(0.5310044).epsilon(1e-5));
}

TEST_CASE("roles of a broker", "[roles]") {
  // The centre is of group 0; its contacts of 0, 0, 1, 2 and unknown. Pairs: one within 0, four of 0 with another, one of 1
  // with 2; those with the unknown don't count.
  const Pairs star{{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}};
  const Numbers group{0, 0, 0, 1, 2, no_group};
  Brokerage found = brokerage(network_of(6, star).rows(), group).front();
  CHECK(found.coordinator == 1);
  CHECK(found.gatekeeper == 4);
  CHECK(found.consultant == 0);
  CHECK(found.liaison == 1);
  CHECK(found.all() == 6);
  // Once 3 and 4 have met nobody stands between them; 3 itself has only pairs of tied contacts.
  Pairs met = star;
  met.emplace_back(3, 4);
  const auto all = brokerage(network_of(6, met).rows(), group);
  CHECK(all[0].liaison == 0);
  CHECK(all[0].all() == 5);
  CHECK(all[3].all() == 0);
  // Two of group 1 around a centre of group 0.
  CHECK(brokerage(network_of(3, {{0, 1}, {0, 2}}).rows(), Numbers{0, 1, 1}).front().consultant == 1);
}

TEST_CASE("the table of brokers has a column a role and nothing for who has no group", "[roles]") {
  const Network network = with_regions({{0, 1}, {0, 2}}, {"002", "150", "019"});
  const Table table = measure("brokerage").run(network, {});
  CHECK(std::get<std::string>(table.rows.front().cells[0]) == "p1");
  CHECK(std::get<std::int64_t>(table.rows.front().cells[6]) == 1); // liaison
  const Table unknown = measure("brokerage").run(network, {{"by", "gender"}});
  CHECK(unknown.rows.front().cells[2].index() == 0);
  CHECK_THROWS_AS(measure("brokerage").run(network, {{"by", "colour"}}), Error);
}

TEST_CASE("mixing of two pairs with one tie between them", "[roles]") {
  // Ties 1-2 and 3-4 within, 2-3 between: E-I is (1 - 2) / 3. As shares of both directions: 1/3 and 1/3 within, 1/3
  // between; each group holds half, so assortativity is (2/3 - 1/2) / (1 - 1/2).
  const Network network = network_of(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
  const Numbers group{0, 0, 1, 1, no_group};
  const Mixing found = mixing(network.rows(), group, 2, {99, 1});
  CHECK(found.ei == Approx(-1.0 / 3));
  CHECK(found.assortativity == Approx(1.0 / 3));
  CHECK(found.weight[0][1] == 1);
  CHECK(found.weight[0][0] == 2);
  CHECK(found.p_value > 0.05);
  const auto each = ei_index(network.rows(), group);
  CHECK(each[0] == -1);
  CHECK(each[1] == 0);
  CHECK(each[3] == -1); // the tie to the one of no group is not looked at
  CHECK(std::isnan(each[4]));
}

TEST_CASE("groups that keep to themselves stand out from chance, and nothing does in no ties", "[roles]") {
  Pairs pairs;
  std::vector<std::uint32_t> group;
  for (std::uint32_t v = 0; v < 16; ++v) {
    group.push_back(v / 8);
    for (std::uint32_t w = v + 1; w < 16; ++w) {
      if (v / 8 == w / 8) { pairs.emplace_back(v, w); }
    }
  }
  const Mixing apart = mixing(network_of(16, pairs).rows(), group, 2);
  CHECK(apart.ei == -1);
  CHECK(apart.assortativity == Approx(1));
  CHECK(apart.p_value < 0.01);
  const Mixing none = mixing(network_of(3, {}).rows(), Numbers{0, 1, no_group}, 2);
  CHECK(std::isnan(none.ei));
  CHECK(std::isnan(none.assortativity));
  CHECK(none.p_value == 1);
}

TEST_CASE("bridges and what they cut off", "[roles]") {
  // Two triangles 1 2 3 and 4 5 6 joined by 3-4; 7 hangs on 6; 8 and 9 are tied twice, apart from the rest.
  const auto found =
      bridges(network_of(9, {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}, {4, 5}, {5, 6}, {7, 8}, {8, 7}}).rows());
  REQUIRE(found.size() == 2);
  CHECK((found[0].source == 2 && found[0].target == 3 && found[0].behind == 3));
  CHECK((found[1].source == 5 && found[1].target == 6 && found[1].behind == 1));
  CHECK(bridges(network_of(0, {}).rows()).empty());
}

TEST_CASE("how slots are shared", "[roles]") {
  // 1, 1, 2 and 4 of 8 slots; who has none is no holder. Gini: differences of all ordered pairs 0 1 3 0 1 3 1 1 2 3 3 2 are
  // 20, over 2 · 16 · 2; Simpson 1 - (1 + 1 + 4 + 16) / 64; Shannon 2 · 1/8 ln 8 + 1/4 ln 4 + 1/2 ln 2 = 1.75 ln 2.
  const std::vector<std::uint64_t> slots{4, 0, 1, 2, 1};
  const Concentration found = concentration(slots);
  CHECK(found.total == 8);
  CHECK(found.holders == 4);
  CHECK(found.gini == Approx(20.0 / 64));
  CHECK(found.simpson == Approx(42.0 / 64));
  CHECK(found.shannon == Approx(1.75 * std::log(2)));
  CHECK(found.evenness == Approx(1.75 / 2));
  CHECK(found.effective == Approx(std::pow(2, 1.75)));
  CHECK(top_share(slots, 1) == 0.5);
  CHECK(top_share(slots, 100) == 1);
  CHECK(std::isnan(concentration({}).gini));
  CHECK(std::isnan(top_share({}, 3)));
  CHECK(concentration(std::vector<std::uint64_t>{7}).gini == 0);
  // The nodes of these networks have one appearance each.
  const Table table = measure("concentration").run(network_of(4, {}), {});
  CHECK(std::get<double>(table.rows.at(0).cells[2]) == Approx(0).margin(1e-12));
  CHECK(std::get<double>(table.rows.at(4).cells[2]) == Approx(4));
}

TEST_CASE("eigenvector of a star and of parts", "[roles]") {
  // A star of 4 leaves has the eigenvalue 2: the centre is twice its leaves. A single tie elsewhere has 1 and fades.
  const auto star = eigenvector(network_of(8, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {5, 6}}).rows());
  CHECK(star[0] == Approx(1));
  CHECK(star[1] == Approx(0.5));
  CHECK(star[5] == 0);
  CHECK(star[7] == 0);
  CHECK(eigenvector(network_of(2, {}).rows()) == std::vector<double>{0, 0});
}

TEST_CASE("likely ties across a square", "[roles]") {
  // 1 - 2 - 3 - 4 - 1: the two who face each other share two contacts, of two contacts each.
  const Network square = network_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
  const auto found = likely_ties(square.rows(), Likeness::adamic_adar, 10);
  REQUIRE(found.size() == 2);
  CHECK((found[0].source == 0 && found[0].target == 2));
  CHECK(found[0].shared == Numbers{1, 3});
  CHECK(found[0].score == Approx(2 / std::log(2)));
  CHECK(likely_ties(square.rows(), Likeness::common, 1).front().score == 2);
  CHECK(likely_ties(square.rows(), Likeness::resource, 1).front().score == 1);
  CHECK(likely_ties(square.rows(), Likeness::common, 10, 3).size() == 1);
  CHECK_FALSE(held_out_accuracy(square, Likeness::common, 1).has_value());
}

TEST_CASE("hidden ties of two circles are found again", "[roles]") {
  Pairs pairs;
  for (std::uint32_t v = 0; v < 20; ++v) {
    for (std::uint32_t w = v + 1; w < 20; ++w) {
      if (v / 10 == w / 10) { pairs.emplace_back(v, w); }
    }
  }
  // Who is in one circle shares contacts, who is not shares none: every hidden tie scores above.
  const auto found = held_out_accuracy(network_of(20, pairs), Likeness::adamic_adar, 5);
  REQUIRE(found);
  CHECK(found->mean == Approx(1.0));
  CHECK(found->least == Approx(1.0));
  CHECK(found->folds == 10);
}

TEST_CASE("what is hidden does not depend on the order of nodes", "[roles]") {
  // A ring of 40 with chords to the seventh: the same network with its nodes turned round has the ids in another order.
  const auto ring = [](bool turned) {
    std::vector<Node> nodes(40);
    std::vector<Tie> ties;
    for (std::uint32_t v = 0; v < 40; ++v) {
      nodes[v].id = "p" + std::to_string((turned ? 39 - v : v) + 1);
      nodes[v].kind = EntityKind::person;
      for (const std::uint32_t step : {1U, 2U, 7U}) {
        Tie tie;
        tie.source = v;
        tie.target = (v + step) % 40;
        if (tie.source > tie.target) { std::swap(tie.source, tie.target); }
        ties.push_back(std::move(tie));
      }
    }
    return Network(NetworkKind::people, TieWeight::none, std::move(nodes), std::move(ties));
  };
  const auto one = held_out_accuracy(ring(false), Likeness::adamic_adar, 1);
  const auto other = held_out_accuracy(ring(true), Likeness::adamic_adar, 1);
  REQUIRE(one);
  REQUIRE(other);
  CHECK(one->mean == other->mean);
  CHECK(one->least == other->least);
  CHECK(one->most == other->most);
  CHECK(one->least < one->most);
  CHECK(held_out_accuracy(ring(false), Likeness::adamic_adar, 2)->mean != one->mean);
}

TEST_CASE("ways from one to another, the shortest first", "[roles]") {
  // 1 - 2 - 5 and 1 - 3 - 5 in two steps, 1 - 2 - 3 - 5 and 1 - 3 - 2 - 5 in three; 4 is alone.
  const Pairs pairs{{0, 1}, {0, 2}, {1, 4}, {2, 4}, {1, 2}};
  const Network network = network_of(5, pairs, {1, 4, 1, 4, 1});
  const auto found = best_paths(network.rows(), 0, 4, 10, false);
  REQUIRE(found.size() == 4);
  CHECK(found[0].nodes == Numbers{0, 1, 4});
  CHECK(found[1].nodes == Numbers{0, 2, 4});
  CHECK(found[2].nodes == Numbers{0, 1, 2, 4});
  CHECK(found[3].nodes == Numbers{0, 2, 1, 4});
  CHECK(found[3].length == 3);
  // Strong ties are short: by way of 3 it is 1/4 + 1/4.
  const auto strong = best_paths(network.rows(), 0, 4, 1, true);
  CHECK(strong.front().nodes == Numbers{0, 2, 4});
  CHECK(strong.front().length == Approx(0.5));
  CHECK(best_paths(network.rows(), 0, 3, 3, false).empty());
  CHECK(best_paths(network.rows(), 0, 0, 3, false).empty());
}

TEST_CASE("the table of ways names who stands between", "[roles]") {
  const Network network = network_of(3, {{0, 1}, {1, 2}});
  const Table table = measure("paths").run(network, {{"from", "p1"}, {"to", "Person 3"}});
  REQUIRE(table.rows.size() == 1);
  CHECK(std::get<std::string>(table.rows[0].cells[1]) == "Person 1 → Person 2 → Person 3");
  CHECK(std::get<std::int64_t>(table.rows[0].cells[2]) == 2);
  CHECK(std::get<std::string>(table.rows[0].cells[4]) == "Person 2");
  CHECK_THROWS_AS(measure("paths").run(network, {{"from", "p1"}, {"to", "nobody"}}), Error);
  CHECK(measure("paths").run(network, {}).notes.size() == 1);
  const Table same = measure("paths").run(network, {{"from", "p1"}, {"to", "p1"}});
  REQUIRE(same.notes.size() == 1);
  CHECK(same.notes[0].key == "paths.note.same");
}

TEST_CASE("every measure takes a network of loops alone", "[roles]") {
  for (const Measure& one : measures()) {
    CAPTURE(one.name);
    CHECK(one.run(network_of(3, {{0, 0}, {1, 1}}), {}).name == one.name);
  }
}

TEST_CASE("levels of government group nodes by what their category says", "[mixing]") {
  // A ministry and a mayor are national and local; an association has no level. One tie between the levels, one to none.
  std::vector<Node> nodes(3);
  const char* const categories[] = {"ministry", "local-authority", "ngo"};
  for (std::size_t v = 0; v < 3; ++v) {
    nodes[v].id = "o" + std::to_string(v + 1);
    nodes[v].category = categories[v];
  }
  std::vector<Tie> ties(2);
  ties[0].target = 1;
  ties[1].target = 2;
  const Network network(NetworkKind::organisations, TieWeight::none, std::move(nodes), std::move(ties));
  const Table table = measure("ei").run(network, {{"by", "level"}});
  CHECK(std::get<double>(entente::test::cell(table, "o1", "ei")) == 1);
  CHECK(entente::test::empty(table, "o3", "ei"));
}
