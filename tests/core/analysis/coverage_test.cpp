#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "core/error.hpp"
#include "made_up.hpp"
#include "table_reading.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Four members (two in Europe, one in Africa, one in Oceania). France appears three times (one person twice, once as
/// moderator), Kenya once, Canada (no member) once, one person for no state.
Dataset one_meeting() {
  MadeUp made;
  const EventId event = made.event("Meeting", 2017);
  const SessionId session = made.session(event, "Panel");
  const PersonId ana = made.person("Ana");
  const PersonId ben = made.person("Ben");
  made.appearance(ana, event, session, Role::speaker, "FRA").gender = Gender::f;
  made.appearance(ana, event, session, Role::moderator, "FRA").gender = Gender::f;
  made.appearance(ben, event, session, Role::speaker, "FRA").state_printed = false;
  made.appearance(made.person("Cyr"), event, session, Role::speaker, "KEN").gender = Gender::m;
  made.appearance(made.person("Dee"), event, session, Role::speaker, "CAN");
  const OrganisationId ngo = made.organisation("Friends of Rivers", "ngo");
  made.appearance(made.person("Eve"), event, session).organisations = {ngo};
  return made.data;
}

Population four_members() { return {"four", {"DEU", "FJI", "FRA", "KEN"}}; }

Table ask(const char* name, const Options& options = {}) {
  return question(name).run(one_meeting(), Reference::builtin(), four_members(), options);
}

} // namespace

TEST_CASE("coverage by state lists every member, seen or not, and those who are no members apart") {
  const Table table = ask("coverage-state");
  CHECK(table.name == "coverage-state");
  CHECK(table.rows.size() == 6); // four members, Canada, unknown
  CHECK(whole(table, "FRA", "observed") == 3);
  CHECK(whole(table, "FRA", "people") == 2);
  CHECK(whole(table, "DEU", "observed") == 0);
  CHECK(text(table, "CAN", "status") == "outside");
  CHECK(empty(table, "CAN", "share"));
  CHECK(whole(table, "unknown", "observed") == 1);
  // Four appearances speak for members; one state of four is expected in a quarter of them: 1 each.
  CHECK(real(table, "FRA", "expected") == Approx(1.0));
  CHECK(real(table, "FRA", "share") == Approx(0.75));
  CHECK(real(table, "FRA", "ratio") == Approx(3.0));
  CHECK(real(table, "DEU", "ratio") == 0.0);
  // Wilson for 3 of 4: centre (0.75 + 0.48018) / 1.96036, half width 1.95996 sqrt(0.046875 + 0.06002) / 1.96036.
  CHECK(real(table, "FRA", "share_low") == Approx(0.30064).margin(0.00005));
  CHECK(real(table, "FRA", "share_high") == Approx(0.95441).margin(0.00005));
  CHECK(real(table, "FRA", "ratio_low") == Approx(4 * 0.30064).margin(0.0002));
  CHECK(row(table, "FRA").evidence == std::vector<AppearanceId>{AppearanceId(1), AppearanceId(2), AppearanceId(3)});
  CHECK(row(table, "unknown").evidence == std::vector<AppearanceId>{AppearanceId(6)});
  CHECK(has_note(table, "note.population", {"four", "4"}));
  CHECK(has_note(table, "note.unknown", {"1", "6"}));
  CHECK(has_note(table, "note.unit.appearances", {}));
  CHECK(std::get<std::string>(table.rows.front().cells[0]) == "FRA"); // most seen first
}

TEST_CASE("coverage by region holds the members of each region against the states of that region") {
  const Table table = ask("coverage-region");
  CHECK(whole(table, "150", "states") == 2);
  CHECK(whole(table, "150", "states_seen") == 1);
  CHECK(real(table, "150", "expected") == Approx(2.0)); // 2 of 4 states, 4 appearances
  CHECK(real(table, "150", "ratio") == Approx(1.5));    // 3 observed
  CHECK(whole(table, "009", "states") == 1);
  CHECK(whole(table, "009", "observed") == 0);
  CHECK(row(table, "009").evidence.empty());
  CHECK(whole(table, "outside", "observed") == 1);
  CHECK(text(table, "150", "name") == "Europe");
  CHECK(text(ask("coverage-region", {{"language", "es"}}), "009", "name") == "Oceanía");
  CHECK(text(ask("coverage-subregion"), "155", "parent") == "150");
  CHECK(real(ask("coverage-group"), "WEOG", "expected") == Approx(2.0)); // DEU and FRA
}

TEST_CASE("the rule of counting changes the figures and is said") {
  const Table people = ask("coverage-state", {{"unit", "people"}});
  CHECK(whole(people, "FRA", "observed") == 2);
  CHECK(whole(people, "FRA", "appearances") == 3);
  CHECK(real(people, "FRA", "share") == Approx(2.0 / 3)); // Ana, Ben, Cyr speak for members
  CHECK(has_note(people, "note.unit.people", {}));
  const Table without = ask("coverage-state", {{"moderators", "without"}});
  CHECK(whole(without, "FRA", "observed") == 2);
  CHECK(has_note(without, "note.moderators.without", {}));
  const Table apart = ask("coverage-state", {{"moderators", "apart"}});
  CHECK(whole(apart, "FRA", "observed") == 2);
  CHECK(whole(apart, "FRA", "moderators") == 1);
  CHECK(row(apart, "FRA").evidence.size() == 3);
  const Table printed = ask("coverage-state", {{"states", "printed"}});
  CHECK(whole(printed, "FRA", "observed") == 2);
  CHECK(whole(printed, "unknown", "observed") == 2);
}

TEST_CASE("without a population every state counts and nothing is expected") {
  const Table table = question("coverage-state").run(one_meeting(), Reference::builtin(), Population{}, {});
  CHECK(text(table, "CAN", "status") == "counted");
  CHECK(empty(table, "FRA", "expected"));
  CHECK(real(table, "FRA", "share") == Approx(0.6));
  CHECK(has_note(table, "note.population.none", {}));
}

TEST_CASE("coverage by category counts a body with all that it is part of") {
  const Table table = ask("coverage-category");
  CHECK(whole(table, "ngo", "observed") == 1);
  CHECK(whole(table, "civil-society", "observed") == 1);
  CHECK(whole(table, "state", "observed") == 5); // speaking for a state with no body named is a state's appearance
  CHECK(whole(table, "company", "observed") == 0);
  CHECK(text(table, "ngo", "parent") == "civil-society");
  CHECK(real(table, "state", "share") == Approx(5.0 / 6));
  CHECK(empty(table, "state", "expected"));
}

TEST_CASE("coverage by level leaves out those whom no level of government fits") {
  const Table table = ask("coverage-level");
  CHECK(whole(table, "national", "observed") == 5);
  CHECK(whole(table, "not-applicable", "observed") == 1);
  CHECK(text(table, "not-applicable", "status") == "outside");
  CHECK(real(table, "national", "share") == 1.0);
}

TEST_CASE("coverage by gender expects halves of those marked and says how many are not") {
  const Table table = ask("coverage-gender");
  CHECK(whole(table, "f", "observed") == 2);
  CHECK(whole(table, "m", "observed") == 1);
  CHECK(whole(table, "unknown", "observed") == 3);
  CHECK(real(table, "f", "expected") == Approx(1.5));
  CHECK(has_note(table, "note.expected.even", {}));
}

TEST_CASE("by people, a feminine mark outweighs a masculine form and a declared gender both") {
  Dataset data = one_meeting();
  data.appearances[1].gender = Gender::m; // Ana: once feminine, once a masculine form
  Table table = question("coverage-gender").run(data, Reference::builtin(), {}, {{"unit", "people"}});
  CHECK(whole(table, "f", "observed") == 1);
  CHECK(whole(table, "m", "observed") == 1);
  CHECK(whole(table, "unknown", "observed") == 3);
  data.people[0].gender = Gender::m;
  table = question("coverage-gender").run(data, Reference::builtin(), {}, {{"unit", "people"}});
  CHECK(whole(table, "f", "observed") == 0);
  CHECK(whole(table, "m", "observed") == 2);
}

TEST_CASE("coverage by role lists every role") {
  const Table table = ask("coverage-role");
  CHECK(whole(table, "speaker", "observed") == 5);
  CHECK(whole(table, "moderator", "observed") == 1);
  CHECK(whole(table, "chair", "observed") == 0);
}

TEST_CASE("nothing to count leaves shares undefined") {
  const Table table = question("coverage-region").run(Dataset{}, Reference::builtin(), four_members(), {});
  CHECK(empty(table, "150", "share"));
  CHECK(whole(table, "150", "observed") == 0);
  CHECK(real(table, "150", "expected") == 0.0);
}

TEST_CASE("wrong options are refused by name") {
  CHECK_THROWS_AS(ask("coverage-state", {{"unit", "heads"}}), Error);
  CHECK_THROWS_WITH(ask("coverage-state", {{"moderator", "with"}}), Catch::Contains("\"moderators\""));
  CHECK_THROWS_WITH(question("coverage-stat"), Catch::Contains("did you mean coverage-state"));
}
