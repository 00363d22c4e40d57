#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "tests/core/analysis/made_up.hpp"
#include "viz/i18n/messages.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("whatever a question says has a text: its summary, options, columns, notes and statuses") {
  MadeUp made;
  const DocumentId document = made.document(Language::en);
  const EventId event = made.event("Meeting", 2017);
  made.session(event, "Rivers", SessionKind::panel, document);
  made.session(event, "Empty", SessionKind::panel, document);
  for (const char* name : {"Ana", "Ben", "Cyr"}) {
    const OrganisationId body = made.organisation(std::string("Body of ") + name, {});
    Appearance& seat = made.appearance(made.person(name), event, SessionId(1), Role::speaker, "FRA");
    seat.gender = Gender::m;
    seat.organisations = {body};
  }
  // Dan sits with Ana alone: Ben and Dan share a contact without having met.
  const SessionId other = made.session(event, "Lakes", SessionKind::panel, document);
  made.appearance(PersonId(1), event, other).organisations = {OrganisationId(1)};
  const OrganisationId dans = made.organisation("Body of Dan", {});
  made.appearance(made.person("Dan"), event, other).organisations = {dans};
  const EventId later = made.event("Later", 2018);
  made.appearance(PersonId(1), later, std::nullopt, Role::speaker, "DEU");
  made.data.processes = {{ProcessId(1), "First process", {}, {}}, {ProcessId(2), "Second process", {}, {}}};
  made.data.events[0].process = ProcessId(1);
  made.data.events[1].process = ProcessId(2);
  made.theme(event, std::nullopt, "Rivers", document);
  made.theme(event, std::nullopt, "Harbours", document);
  const Population population{"un", {"DEU", "FRA"}};
  for (const Question& question : questions()) {
    CAPTURE(question.name);
    CHECK(has_message(question.summary));
    for (const OptionInfo& option : question.options) {
      CAPTURE(option.name);
      CHECK(has_message(option.summary));
    }
    for (const char* moderators : {"with", "without", "apart"}) {
      Options options;
      for (const OptionInfo& option : question.options) {
        if (option.name == "moderators") { options["moderators"] = moderators; }
        if (question.name == "introductions") { options["to"] = "Ana"; }
      }
      const Table table = question.run(made.data, Reference::builtin(), population, options);
      CHECK_FALSE(table.rows.empty());
      for (const TableNote& note : table.notes) {
        CAPTURE(note.key);
        CHECK(has_message(note.key));
        CHECK(message(Language::fr, note.key, note.arguments).find("wrong places") == std::string::npos);
      }
      for (const Column& column : table.columns) {
        CAPTURE(column.name);
        CHECK(has_message("column." + column.name));
      }
      for (const Row& row : table.rows) {
        CHECK(row.cells.size() == table.columns.size());
      }
    }
  }
}
