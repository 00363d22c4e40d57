#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "core/error.hpp"
#include "tests/core/analysis/made_up.hpp"
#include "tests/core/analysis/table_reading.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Table ask(const Dataset& dataset, const Options& options) {
  return question("introductions").run(dataset, Reference::builtin(), {}, options);
}

} // namespace

TEST_CASE("those who sat with somebody are told with how near they are to us", "[introductions]") {
  // Ours moderates for the Office. Rivers: Ours, Near. Seas: Near, Xenia. Lakes: Near, Xenia, Far. Hills: Lone, Xenia.
  MadeUp made;
  const EventId event = made.event("Meeting", 2017);
  const EventId later = made.event("Later", 2018);
  const OrganisationId office = made.organisation("Office", {});
  const PersonId ours = made.person("Ours");
  const PersonId near = made.person("Near");
  const PersonId xenia = made.person("Xenia");
  const PersonId far = made.person("Far");
  const PersonId lone = made.person("Lone");
  const auto panel = [&](EventId of, const char* title, const std::vector<PersonId>& people) {
    const SessionId session = made.session(of, title);
    for (const PersonId person : people) {
      Appearance& seat = made.appearance(person, of, session, person == ours ? Role::moderator : Role::speaker);
      if (person == ours) { seat.organisations = {office}; }
    }
  };
  panel(event, "Rivers", {ours, near});
  panel(event, "Seas", {near, xenia});
  panel(later, "Lakes", {near, xenia, far});
  panel(event, "Hills", {lone, xenia});
  const Table table = ask(made.data, {{"to", "xenia"}});
  REQUIRE(table.rows.size() == 3);
  CHECK(text(table, "p2", "name") == "Near");
  CHECK(std::get<std::string>(table.rows[0].cells[0]) == "p2");
  CHECK(whole(table, "p2", "introductions") == 1);
  CHECK(whole(table, "p2", "panels") == 2);
  CHECK(text(table, "p2", "session") == "Lakes");
  CHECK(whole(table, "p2", "last_seen") == 2018);
  CHECK(row(table, "p2").evidence.size() == 4);
  CHECK(whole(table, "p4", "introductions") == 2);
  CHECK(whole(table, "p5", "introductions") == 3); // over Near and Xenia
  CHECK(has_note(table, "introductions.note.from", {"Office"}));
  CHECK(whole(ask(made.data, {{"to", "p3"}, {"from", "Office"}}), "p2", "introductions") == 1);
  CHECK(whole(ask(made.data, {{"to", "Office"}, {"from", "Far"}}), "p2", "introductions") == 1);
  CHECK_THROWS_AS(ask(made.data, {{"to", "Nobody"}}), Error);
  CHECK(has_note(ask(made.data, {}), "introductions.note.which", {}));
  CHECK(ask(Dataset{}, {}).rows.empty());
}
