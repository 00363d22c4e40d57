// Exact tests, and what rests on them: change, processes, turnover, parity, segregation, levels of panels.
#include <cmath>

#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "core/analysis/questions/segregation.hpp"
#include "core/analysis/statistics/exact.hpp"
#include "core/error.hpp"
#include "tests/core/analysis/made_up.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using entente::test::has_note;
using entente::test::MadeUp;
using entente::test::real;
using entente::test::text;
using entente::test::whole;

namespace {

Table ask(const char* name, const Dataset& dataset, const Options& options = {}) {
  return question(name).run(dataset, Reference::builtin(), {"two", {"FRA", "KEN"}}, options);
}

} // namespace

TEST_CASE("exact chances are those that are published", "[exact]") {
  // Fisher's tea: 3 1 / 1 3 gives 34/70. Convictions of like-sex twins 2 10 / 15 3 (Fisher 1970, p. 96): 0.0005367.
  CHECK(fisher_chance(3, 1, 1, 3) == Approx(34.0 / 70).margin(1e-9));
  CHECK(fisher_chance(2, 10, 15, 3) == Approx(0.0005367).margin(5e-8));
  CHECK(fisher_chance(0, 0, 3, 4) == 1);
  CHECK(fisher_chance(2, 0, 5, 0) == 1);
  // Mendel's peas (Conover 1971): 682 of 925 with 3/4: 0.3825.
  CHECK(binomial_chance(682, 925, 0.75) == Approx(0.3825).margin(5e-5));
  // 0 of 4 with a half: 0 and 4 are as likely, 2/16. 1 of 4: all but 2: 10/16.
  CHECK(binomial_chance(0, 4, 0.5) == Approx(2.0 / 16).margin(1e-12));
  CHECK(binomial_chance(1, 4, 0.5) == Approx(10.0 / 16).margin(1e-12));
  CHECK(binomial_chance(2, 4, 0.5) == Approx(1).margin(1e-12));
  CHECK(binomial_chance(0, 0, 0.5) == 1);
  CHECK(binomial_chance(0, 3, 0) == 1);
  CHECK(binomial_chance(1, 3, 0) == 0);
  // Large numbers stay quick and near the normal: 500,980 of a million is 1.96 deviations off.
  CHECK(binomial_chance(500980, 1000000, 0.5) == Approx(0.0501).margin(0.0003));
}

namespace {

/// 2017: eight French, one Kenyan; 2018: one French (Ana again), eight Kenyans.
MadeUp two_years() {
  MadeUp made;
  const EventId first = made.event("First", 2017);
  const EventId second = made.event("Second", 2018);
  const SessionId early = made.session(first, "Early");
  const SessionId late = made.session(second, "Late");
  const PersonId ana = made.person("Ana");
  made.appearance(ana, first, early, Role::speaker, "FRA");
  for (int i = 0; i < 7; ++i) {
    made.appearance(made.person("F"), first, early, Role::speaker, "FRA");
  }
  made.appearance(made.person("K"), first, early, Role::speaker, "KEN");
  made.appearance(ana, second, late, Role::speaker, "FRA");
  for (int i = 0; i < 8; ++i) {
    made.appearance(made.person("K"), second, late, Role::speaker, "KEN");
  }
  return made;
}

} // namespace

TEST_CASE("change between years has an exact chance, adjusted for the rows", "[change]") {
  const Table table = ask("change", two_years().data, {{"by", "state"}});
  REQUIRE(table.rows.size() == 2);
  CHECK(whole(table, "FRA", "before") == 8);
  CHECK(whole(table, "FRA", "after") == 1);
  CHECK(real(table, "FRA", "change") == Approx(1.0 / 9 - 8.0 / 9).margin(1e-12));
  // 8 1 / 1 8 with margins 9: outcomes 0, 1, 8, 9 are as unlikely: 2 (81 + 1) / 48620.
  CHECK(real(table, "FRA", "chance") == Approx(2.0 * (81 + 1) / 48620).margin(1e-12));
  CHECK(real(table, "FRA", "adjusted") == real(table, "FRA", "chance")); // both rows have the same
  CHECK(text(table, "FRA", "status") == "fewer");
  CHECK(text(table, "KEN", "status") == "more");
  CHECK(has_note(table, "change.note", {"2018"}));
  CHECK(ask("change", two_years().data, {{"split", "2017"}}).rows.empty());
  CHECK(has_note(ask("change", {}), "contrast.note.one-part", {}));
  CHECK_THROWS_AS(ask("change", {}, {{"by", "colour"}}), Error);
  CHECK_THROWS_AS(ask("change", two_years().data, {{"split", "soon"}}), Error);
}

TEST_CASE("one process is held against another", "[processes]") {
  MadeUp made = two_years();
  made.data.processes = {{ProcessId(1), "First process", "FP", {}}, {ProcessId(2), "Second process", {}, {}}};
  made.data.events[0].process = ProcessId(1);
  made.data.events[1].process = ProcessId(2);
  const Table table = ask("processes", made.data, {{"by", "state"}});
  CHECK(whole(table, "KEN", "before") == 1);
  CHECK(whole(table, "KEN", "after") == 8);
  CHECK(has_note(table, "processes.note", {"FP", "Second process"}));
  CHECK(has_note(table, "processes.note.both", {"1", "0", "2"}));
  const Table turned = ask("processes", made.data, {{"by", "state"}, {"one", "second PROCESS"}});
  CHECK(whole(turned, "KEN", "before") == 8);
  CHECK(has_note(ask("processes", two_years().data), "processes.note.one", {}));
  CHECK_THROWS_AS(ask("processes", made.data, {{"one", "Third"}}), Error);
}

TEST_CASE("turnover tells new, returning, back, lapsed and gone", "[turnover]") {
  MadeUp made;
  const EventId years[] = {made.event("A", 2016), made.event("B", 2017), made.event("C", 2018)};
  const auto come = [&](const char* name, std::initializer_list<int> when) {
    const PersonId person = made.person(name);
    for (const int i : when) {
      made.appearance(person, years[i], std::nullopt);
    }
  };
  come("New", {2});
  come("Returning", {1, 2});
  come("Back", {0, 2});
  come("Lapsed", {0, 1});
  come("Gone", {0});
  const Table table = ask("turnover", made.data);
  CHECK(text(table, "p1", "status") == "new");
  CHECK(text(table, "p2", "status") == "returning");
  CHECK(text(table, "p3", "status") == "back");
  CHECK(text(table, "p4", "status") == "lapsed");
  CHECK(text(table, "p5", "status") == "gone");
  CHECK(whole(table, "p4", "last_seen") == 2017);
  CHECK(has_note(table, "turnover.note", {"2017", "2", "1", "1", "0", "2", "2016"}));
  CHECK(has_note(table, "turnover.note", {"2018", "3", "1", "1", "1", "1", "2017"}));
  const Table earlier = ask("turnover", made.data, {{"year", "2016"}});
  CHECK(earlier.rows.size() == 3);
  CHECK(text(earlier, "p3", "status") == "new");
  CHECK(ask("turnover", {}).rows.empty());
  CHECK_THROWS_AS(ask("turnover", made.data, {{"year", "1999"}}), Error);
}

TEST_CASE("parity has bounds whatever the unmarked are", "[parity]") {
  MadeUp made;
  const EventId event = made.event("A", 2017);
  const auto add = [&](int times, Role role, std::optional<Gender> gender) {
    for (int i = 0; i < times; ++i) {
      made.appearance(made.person("P"), event, std::nullopt, role).gender = gender;
    }
  };
  add(2, Role::speaker, Gender::f);
  add(6, Role::speaker, Gender::m);
  add(2, Role::speaker, std::nullopt);
  add(3, Role::chair, Gender::f);
  add(1, Role::chair, Gender::m);
  const Table table = ask("parity", made.data);
  CHECK(real(table, "speaker", "parity") == Approx(2.0 / 6));
  CHECK(real(table, "speaker", "parity_low") == Approx(2.0 / 8));
  CHECK(real(table, "speaker", "parity_high") == Approx(4.0 / 6));
  CHECK(text(table, "speaker", "status") == "fewer-women");
  CHECK(real(table, "speaker", "share_high") == Approx(0.4));
  CHECK(text(table, "chair", "status") == "more-women");
  CHECK(real(table, "all", "parity") == Approx(5.0 / 7));
  CHECK(text(table, "all", "status") == "open"); // 5 + 2 is not below 7
  CHECK(whole(ask("parity", made.data, {{"by", "year"}}), "2017", "unknown") == 2);
  CHECK(entente::test::empty(ask("parity", {}), "all", "parity"));
  CHECK_THROWS_AS(ask("parity", {}, {{"by", "colour"}}), Error);
}

TEST_CASE("segregation is 1 where each panel has one group, 0 where all are alike", "[segregation]") {
  using Numbers = std::vector<std::uint32_t>;
  CHECK(segregation_index(Numbers{0, 0, 1, 1}, Numbers{0, 0, 1, 1}) == Approx(1).margin(1e-12));
  CHECK(segregation_index(Numbers{0, 0, 1, 1}, Numbers{0, 1, 0, 1}) == Approx(0).margin(1e-12));
  // Panels a a b and b: entropy of all ln 2 (4 seats), of the first ln 3 - 2/3 ln 2 (3 seats):
  // 1 - 3 (ln 3 - 2/3 ln 2) / (4 ln 2).
  const double expected = 1 - 3 * (std::log(3.0) - 2.0 / 3 * std::log(2.0)) / (4 * std::log(2.0));
  CHECK(segregation_index(Numbers{0, 0, 0, 1}, Numbers{0, 0, 1, 1}) == Approx(expected).margin(1e-12));
  CHECK(std::isnan(segregation_index(Numbers{0, 1}, Numbers{0, 0})));
  CHECK(std::isnan(segregation_index({}, {})));
  // Four panels of four, two all French, two all Kenyan.
  MadeUp made;
  const EventId event = made.event("A", 2017);
  for (int p = 0; p < 4; ++p) {
    const SessionId panel = made.session(event, "Panel");
    for (int i = 0; i < 4; ++i) {
      made.appearance(made.person("P"), event, panel, Role::speaker, p < 2 ? "FRA" : "KEN");
    }
  }
  const Table table = ask("segregation", made.data);
  CHECK(real(table, "region", "segregation") == Approx(1).margin(1e-12));
  CHECK(real(table, "region", "expected") < 0.5);
  CHECK(real(table, "region", "chance") < 0.01);
  CHECK(text(table, "region", "status") == "more");
  CHECK(whole(table, "region", "panels") == 4);
  CHECK(entente::test::empty(table, "category", "segregation")); // states alone
  CHECK(ask("segregation", {}).rows.empty());
}

TEST_CASE("levels of government are counted on each panel", "[panel-levels]") {
  MadeUp made;
  const EventId event = made.event("A", 2017);
  const SessionId panel = made.session(event, "Rivers");
  made.session(event, "Nobody");
  const OrganisationId city = made.organisation("City of Rivers", "local-authority");
  const OrganisationId friends = made.organisation("Friends of Rivers", "ngo");
  made.appearance(made.person("Ana"), event, panel, Role::speaker, "FRA"); // a state: national
  made.appearance(made.person("Ben"), event, panel).organisations = {city};
  made.appearance(made.person("Cyr"), event, panel).organisations = {friends};
  made.appearance(made.person("Dan"), event, panel);
  const Table table = ask("panel-levels", made.data);
  REQUIRE(table.rows.size() == 1);
  CHECK(whole(table, "s1", "national") == 1);
  CHECK(whole(table, "s1", "local") == 1);
  CHECK(whole(table, "s1", "not_applicable") == 1);
  CHECK(whole(table, "s1", "unknown") == 1);
  CHECK(whole(table, "s1", "levels") == 2);
  CHECK(text(table, "s1", "status") == "several");
  CHECK(has_note(table, "panel-levels.note", {"1", "0", "0"}));
  CHECK(ask("panel-levels", {}).rows.empty());
}

TEST_CASE("rows of coverage have chances adjusted for their number", "[coverage]") {
  // Two states, each expected in half of 9 appearances; France has 8: 2 (9 + 1) / 512.
  MadeUp made = two_years();
  std::erase_if(made.data.appearances, [](const Appearance& one) { return one.event == EventId(2); });
  const Table table = ask("coverage-state", made.data);
  CHECK(real(table, "FRA", "chance") == Approx(20.0 / 512).margin(1e-12));
  CHECK(real(table, "FRA", "adjusted") == Approx(20.0 / 512).margin(1e-12));
  CHECK(entente::test::empty(table, "unknown", "chance"));
  CHECK(has_note(table, "note.chances", {"2", "2"}));
}
