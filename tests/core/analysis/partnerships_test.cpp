#include <cmath>

#include <catch2/catch.hpp>

#include "core/analysis/held_out.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/questions/partnerships.hpp"
#include "core/analysis/two_mode.hpp"
#include "core/error.hpp"
#include "tests/core/analysis/graphs.hpp"
#include "tests/core/analysis/made_up.hpp"
#include "tests/core/analysis/southern_women.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using entente::test::MadeUp;
using entente::test::network_of;
using entente::test::southern_women;

TEST_CASE("likely places are reached by paths of three", "[likely]") {
  // Actors 0 1 2, places 3 4 5: 0 - 3 - 1 - 4, 2 - 4, 2 - 5. Untied: 0-4 over 3 and 1; 0-5 no path of three; 1-5 over 4 and
  // 2; 2-3 over 4 and 1. Degrees: 3 and 4 have two, 1 and 2 have two, 5 has one.
  const Network network = network_of(6, {{0, 3}, {1, 3}, {1, 4}, {2, 4}, {2, 5}});
  const Sides sides{0, 0, 0, 1, 1, 1};
  const auto found = likely_places(network.rows(), sides, Likeness::resource, 10);
  REQUIRE(found.size() == 3);
  CHECK(found[0].source == 0);
  CHECK(found[0].target == 4);
  CHECK(found[0].score == Approx(1.0 / 4).margin(1e-12));
  CHECK(found[0].shared == std::vector<std::uint32_t>{1});
  CHECK(found[1].source == 1);
  CHECK(found[1].target == 5);
  CHECK(found[2].source == 2);
  CHECK(found[2].target == 3);
  const double logs = 1 / (std::log(2.0) * std::log(2.0));
  CHECK(likely_places(network.rows(), sides, Likeness::adamic_adar, 1)[0].score == Approx(logs).margin(1e-12));
  CHECK(likely_places(network.rows(), sides, Likeness::common, 1)[0].score == 1);
  const auto of_one = likely_places(network.rows(), sides, Likeness::common, 10, 2);
  REQUIRE(of_one.size() == 1);
  CHECK(of_one[0].target == 3);
  const auto of_place = likely_places(network.rows(), sides, Likeness::common, 10, 5);
  REQUIRE(of_place.size() == 1);
  CHECK(of_place[0].source == 1);
  CHECK(likely_places(network_of(2, {}).rows(), Sides{0, 1}, Likeness::common, 10).empty());
  CHECK_FALSE(held_out_accuracy(network, Likeness::common, 1)); // too few ties
}

TEST_CASE("hidden visits of the Southern Women score above other pairs", "[likely]") {
  const Network network = southern_women();
  const auto accuracy = held_out_accuracy(network, Likeness::resource, 1);
  REQUIRE(accuracy);
  CHECK(accuracy->mean > 0.6);
  CHECK(accuracy->folds == 10);
  const Table table = measure("likely").run(network, {{"count", "5"}});
  CHECK(table.rows.size() == 5);
}

TEST_CASE("the area under the curve counts pairs, equals as half", "[likely]") {
  // 3 above 1 and 2, equal to 3; 0 above none: (2 + 1/2 + 0) / 6.
  CHECK(*area_under_curve(std::vector<double>{3, 0}, std::vector<double>{1, 2, 3}) == Approx(2.5 / 6).margin(1e-12));
  CHECK_FALSE(area_under_curve({}, std::vector<double>{1}));
  CHECK_FALSE(area_under_curve(std::vector<double>{1}, {}));
}

namespace {

/// In 2017 Ana sits with Ben, Ben with Cyr, Dan with Eve: Ana and Cyr share Ben. In 2018 Ana sits with Cyr.
MadeUp two_years(bool met = true) {
  MadeUp made;
  const EventId first = made.event("First", 2017);
  const EventId second = made.event("Second", 2018);
  for (const char* name : {"Ana", "Ben", "Cyr", "Dan", "Eve"}) {
    made.person(name);
  }
  const auto together = [&](EventId event, std::int64_t a, std::int64_t b) {
    const SessionId panel = made.session(event, "Panel");
    made.appearance(PersonId(a), event, panel);
    made.appearance(PersonId(b), event, panel);
  };
  together(first, 1, 2);
  together(first, 2, 3);
  together(first, 4, 5);
  if (met) { together(second, 1, 3); }
  return made;
}

} // namespace

TEST_CASE("earlier years foretell later ones as far as they do", "[partnerships]") {
  const MadeUp made = two_years();
  const auto later = later_years(made.data, Reference::builtin(), NetworkKind::people, Likeness::common, 1);
  REQUIRE(later);
  CHECK(later->from == 2018);
  CHECK(later->new_ties == 1);
  // Ana and Cyr score 1; the other untied pairs (Ana, Ben, Cyr with Dan, Eve) score 0.
  CHECK(later->accuracy == 1);
  // No year before 2017: nothing to learn from.
  CHECK_FALSE(later_years(made.data, Reference::builtin(), NetworkKind::people, Likeness::common, 1, 2017));
  CHECK_FALSE(later_years(two_years(false).data, Reference::builtin(), NetworkKind::people, Likeness::common, 1));
  CHECK_FALSE(later_years({}, Reference::builtin(), NetworkKind::people, Likeness::common, 1));
}

TEST_CASE("partnerships are offered with who could introduce and how far to trust them", "[partnerships]") {
  const MadeUp made = two_years(false);
  const Table table = question("partnerships").run(made.data, Reference::builtin(), {}, {{"network", "people"}});
  REQUIRE(table.rows.size() == 1);
  CHECK(entente::test::text(table, "p1|p3", "name") == "Ana – Cyr");
  CHECK(entente::test::text(table, "p1|p3", "through") == "Ben");
  CHECK(entente::test::whole(table, "p1|p3", "together") == 1);
  CHECK(entente::test::text(table, "p1|p3", "people") == "Ana");
  CHECK(entente::test::real(table, "p1|p3", "partnerships") == Approx(1 / std::log(2.0)).margin(1e-12));
  CHECK(table.rows[0].evidence.size() == 2);
  CHECK(entente::test::has_note(table, "partnerships.note.no-later", {}));
  const Table met = question("partnerships").run(two_years().data, Reference::builtin(), {}, {{"network", "people"}});
  CHECK(met.rows.empty());
  CHECK(entente::test::has_note(met, "partnerships.note.later", {"2018", "1", "100"}));
  REQUIRE_FALSE(met.whole.empty());
  CHECK(met.whole[0].name == "later_accuracy");
  CHECK(std::get<double>(met.whole[0].value) == 1);
  CHECK(question("partnerships").run({}, Reference::builtin(), {}, {}).rows.empty());
  CHECK_THROWS_AS(question("partnerships").run({}, Reference::builtin(), {}, {{"network", "actors"}}), Error);
}
