#include <catch2/catch.hpp>

#include "core/analysis/questions/single_person.hpp"
#include "tests/core/analysis/made_up.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using entente::test::MadeUp;

namespace {

/// Someone on a panel for a body.
void seat(MadeUp& made, EventId event, SessionId panel, PersonId person, std::vector<OrganisationId> bodies) {
  made.appearance(person, event, panel).organisations = std::move(bodies);
}

} // namespace

TEST_CASE("a tie rests on one person when no panel is left without that person", "[single-person]") {
  MadeUp made;
  const EventId first = made.event("First", 2017);
  const EventId second = made.event("Second", 2018);
  const SessionId morning = made.session(first, "Morning");
  const SessionId evening = made.session(second, "Evening");
  const PersonId ana = made.person("Ana");
  const PersonId ben = made.person("Ben");
  const PersonId cyr = made.person("Cyr");
  const OrganisationId office = made.organisation("Office", {});
  const OrganisationId union_ = made.organisation("Union", {});
  const OrganisationId school = made.organisation("School", {});
  // Ana sits for the Office on both panels; for the Union Ben, then Cyr; the School comes once, by Ben too.
  seat(made, first, morning, ana, {office});
  seat(made, first, morning, ben, {union_});
  seat(made, second, evening, ana, {office});
  seat(made, second, evening, cyr, {union_});
  const SinglePersonTies found = single_person_ties(made.data, Reference::builtin());
  CHECK(found.all == 1);
  REQUIRE(found.ties.size() == 1);
  CHECK(found.ties[0].for_one == ana); // without Ana no panel is left; without Ben the evening is
  CHECK_FALSE(found.ties[0].for_other);
  CHECK(found.ties[0].panels == 2);
  CHECK(found.ties[0].meetings == 2);
  CHECK(found.ties[0].last_year == 2018);
  SECTION("two people for each body need nobody in particular") {
    const PersonId dan = made.person("Dan");
    seat(made, second, evening, dan, {office});
    CHECK(single_person_ties(made.data, Reference::builtin()).ties.empty());
  }
  SECTION("one panel with one person each rests on either") {
    const SessionId noon = made.session(first, "Noon");
    seat(made, first, noon, ben, {union_});
    const PersonId eve = made.person("Eve");
    seat(made, first, noon, eve, {school});
    const Table table = single_person(made.data, Reference::builtin(), {}, {});
    CHECK(entente::test::text(table, "o2|o3", "person") == "Ben");
    CHECK(entente::test::text(table, "o2|o3", "other_person") == "Eve");
    CHECK(entente::test::whole(table, "o2|o3", "panels") == 1);
    CHECK(entente::test::has_note(table, "single-person.note", {"2", "2", "1"}));
    CHECK(single_person(made.data, Reference::builtin(), {}, {{"least", "2"}}).rows.size() == 1);
  }
  SECTION("a unit and the body that holds it are no tie between two") {
    made.data.organisations[1].parent = office;
    CHECK(single_person_ties(made.data, Reference::builtin()).all == 0);
  }
}

TEST_CASE("an empty dataset has no ties that rest on one person", "[single-person]") {
  const SinglePersonTies found = single_person_ties({}, Reference::builtin());
  CHECK(found.all == 0);
  CHECK(found.ties.empty());
}
