#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "made_up.hpp"
#include "table_reading.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::vector<std::string> findings(const Table& table, std::string_view session) {
  std::vector<std::string> found;
  for (const Row& one : table.rows) {
    if (std::get<std::string>(one.cells[0]) == session) {
      found.push_back(std::get<std::string>(one.cells[column(table, "finding")]));
    }
  }
  return found;
}

using Found = std::vector<std::string>;

} // namespace

TEST_CASE("a panel of European ministries alone is found out, with what is not known") {
  MadeUp made;
  const EventId event = made.event("Meeting", 2017);
  const SessionId session = made.session(event, "Governance");
  const OrganisationId ministry = made.organisation("Ministry", "ministry");
  for (const auto& [name, state] : {std::pair("Ana", "FRA"), std::pair("Ben", "DEU")}) {
    Appearance& appearance = made.appearance(made.person(name), event, session, Role::speaker, state);
    appearance.organisations = {ministry};
    appearance.gender = Gender::m;
  }
  made.appearance(made.person("Cyr"), event, session); // of whom nothing is known
  const Table table = question("panels").run(made.data, Reference::builtin(), {}, {});
  CHECK(findings(table, "s1") == Found{"one-region", "one-category", "no-woman", "no-civil-society", "no-local-authority"});
  CHECK(text(table, "s1", "value") == "150");
  CHECK(whole(table, "s1", "people") == 3);
  CHECK(whole(table, "s1", "known") == 2);
  CHECK(whole(table, "s1", "unknown") == 1);
  CHECK(row(table, "s1").evidence.size() == 3);
  // Two of three known is less than 0.7.
  CHECK(question("panels").run(made.data, Reference::builtin(), {}, {{"known", "0.7"}}).rows.empty());
}

TEST_CASE("a mixed panel has no findings but the one that is true") {
  MadeUp made;
  const EventId event = made.event("Meeting", 2017);
  const SessionId session = made.session(event, "Cities");
  made.appearance(made.person("Ana"), event, session, Role::speaker, "FRA").gender = Gender::f;
  Appearance& mayor = made.appearance(made.person("Ben"), event, session, Role::speaker, "KEN");
  mayor.organisations = {made.organisation("City", "local-authority")};
  mayor.gender = Gender::f;
  made.appearance(made.person("Cyr"), event, session).organisations = {made.organisation("Friends", "ngo")};
  const Table table = question("panels").run(made.data, Reference::builtin(), {}, {});
  CHECK(findings(table, "s1") == Found{"no-man"});
}

TEST_CASE("too few people say nothing, and panels without anybody are named") {
  MadeUp made;
  const EventId event = made.event("Meeting", 2017);
  made.session(event, "Empty panel");
  made.session(event, "Lunch", SessionKind::break_);
  made.session(event, "Opening", SessionKind::opening);
  const SessionId parent = made.session(event, "Session 6", SessionKind::session);
  made.data.sessions[static_cast<std::size_t>(made.session(event, "Panel 1").value) - 1].parent = parent;
  made.appearance(made.person("Ana"), event, SessionId(5), Role::speaker, "FRA").gender = Gender::m;
  const Table table = question("panels").run(made.data, Reference::builtin(), {}, {});
  CHECK(table.rows.size() == 1);
  CHECK(findings(table, "s1") == Found{"nobody"});
}

TEST_CASE("moderators can be left out of panels") {
  MadeUp made;
  const EventId event = made.event("Meeting", 2017);
  const SessionId session = made.session(event, "Panel");
  made.appearance(made.person("Ana"), event, session, Role::moderator).gender = Gender::f;
  made.appearance(made.person("Ben"), event, session).gender = Gender::m;
  made.appearance(made.person("Cyr"), event, session).gender = Gender::m;
  CHECK(findings(question("panels").run(made.data, Reference::builtin(), {}, {}), "s1").empty());
  const Options two{{"moderators", "without"}, {"minimum", "2"}};
  CHECK(findings(question("panels").run(made.data, Reference::builtin(), {}, two), "s1") == Found{"no-woman"});
}
