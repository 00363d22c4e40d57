#include <catch2/catch.hpp>

#include "core/analysis/questions/composition.hpp"
#include "core/analysis/questions/question.hpp"
#include "core/analysis/questions/what_if.hpp"
#include "core/error.hpp"
#include "made_up.hpp"
#include "table_reading.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// One panel in 2017 with a French and a German man; a Kenyan woman of an NGO spoke elsewhere, in 2016 for a ministry.
struct TwoPanels {
  MadeUp made;
  EventId past = made.event("Earlier", 2016);
  EventId event = made.event("Meeting", 2017);
  SessionId before = made.session(past, "Cities");
  SessionId panel = made.session(event, "Work");
  SessionId other = made.session(event, "Return");
  PersonId ana = made.person("Ana");
  PersonId ben = made.person("Ben");
  PersonId cyr = made.person("Cyr");

  TwoPanels() {
    made.data.events[0].when = "2016";
    made.data.events[1].when = "2017";
    made.appearance(ana, event, panel, Role::moderator, "FRA").gender = Gender::m;
    made.appearance(ben, event, panel, Role::speaker, "DEU").gender = Gender::m;
    made.appearance(cyr, event, other, Role::speaker, "KEN").gender = Gender::f;
    Appearance& early = made.appearance(cyr, past, before, Role::speaker, "UGA");
    early.organisations = {made.organisation("Ministry", "ministry")};
    early.gender = Gender::f;
  }
};

Table regions(const Dataset& dataset) {
  return question("coverage-region").run(dataset, Reference::builtin(), population("un", Reference::builtin()), {});
}

} // namespace

TEST_CASE("a swap puts the other's latest state and mark in the place, and keeps the role") {
  TwoPanels two;
  const Dataset changed = swapped(two.made.data, {two.ben, two.cyr}, two.event);
  const Appearance* const seat = find(changed.appearances, AppearanceId(2));
  REQUIRE(seat != nullptr);
  CHECK(seat->person == two.cyr);
  CHECK(seat->state == "KEN"); // of 2017, not UGA of 2016
  CHECK(seat->organisations.empty());
  CHECK(seat->gender == Gender::f);
  CHECK(seat->role == Role::speaker);
  CHECK(changed.appearances.size() == two.made.data.appearances.size());
}

TEST_CASE("a swap is refused for who is not there and for who is on the session already") {
  TwoPanels two;
  const auto kind = [&](Swap swap, std::optional<EventId> event) {
    try {
      static_cast<void>(swapped(two.made.data, swap, event));
    } catch (const Error& error) { return error.kind(); }
    return ErrorKind::internal;
  };
  CHECK(kind({two.ben, two.cyr}, two.past) == ErrorKind::not_found);
  CHECK(kind({two.ana, two.ben}, two.event) == ErrorKind::bad_argument);
}

TEST_CASE("a changed table shows what was before and says which way it went") {
  TwoPanels two;
  const Table table = with_change(regions(two.made.data), regions(swapped(two.made.data, {two.ben, two.cyr}, two.event)));
  CHECK(whole(table, "150", "observed") == 1);
  CHECK(whole(table, "150", "observed_before") == 2);
  CHECK(text(table, "150", "change") == "less");
  CHECK(whole(table, "002", "observed") == 3); // KEN twice and UGA
  CHECK(whole(table, "002", "observed_before") == 2);
  CHECK(text(table, "002", "change") == "more");
  CHECK(text(table, "009", "change") == "same");
}

TEST_CASE("rows that one table alone has are new or gone, with what they rest on") {
  TwoPanels two;
  const auto panels_of = [](const Dataset& dataset) {
    return question("panels").run(dataset, Reference::builtin(), {}, {{"minimum", "2"}});
  };
  const Table table =
      with_change(panels_of(two.made.data), panels_of(swapped(two.made.data, {two.ben, two.cyr}, two.event)));
  // Before: one region, one category (states), no woman, and no civil society or local authority; the swap mends two.
  std::vector<std::string> gone;
  for (const Row& one : table.rows) {
    if (std::get<std::string>(one.cells.back()) != "gone") { continue; }
    gone.push_back(std::get<std::string>(one.cells[column(table, "finding")]));
    CHECK(one.evidence.size() == 2);
  }
  CHECK(gone == std::vector<std::string>{"one-region", "no-woman"});
}

TEST_CASE("a session's composition counts people by each dimension, the unknown too") {
  TwoPanels two;
  two.made.appearance(two.made.person("Dua"), two.event, two.panel);
  const Table table = composition(two.made.data, Reference::builtin(), two.panel, Language::fr);
  CHECK(whole(table, "region:150", "observed") == 2);
  CHECK(text(table, "region:150", "name") == "Europe");
  CHECK(whole(table, "region:unknown", "observed") == 1);
  CHECK(whole(table, "gender:m", "observed") == 2);
  CHECK(whole(table, "role:moderator", "observed") == 1);
  CHECK(whole(table, "finding:no-woman", "observed") == 1);
}
