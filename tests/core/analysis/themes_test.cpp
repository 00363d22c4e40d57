#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "made_up.hpp"
#include "table_reading.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Table ask(const MadeUp& made, const char* name = "themes") {
  return question(name).run(made.data, Reference::builtin(), {}, {});
}

} // namespace

TEST_CASE("a theme is taken up by the session that holds most of its words, in three languages") {
  struct Sample {
    Language language;
    const char* title;
    const char* other;
    const char* taken_up;
    const char* left;
  };
  const Sample sample = GENERATE(Sample{Language::fr, "Protéger les enfants migrants", "Recrutement équitable",
                                        "Protection des enfants migrants", "Statistiques et recensements"},
                                 Sample{Language::en, "Protecting migrant children", "Fair recruitment",
                                        "Protection of migrant children", "Statistics and censuses"},
                                 Sample{Language::es, "Proteger a los niños migrantes", "Contratación equitativa",
                                        "Protección de niños migrantes", "Estadísticas y censos"});
  MadeUp made;
  const DocumentId agenda = made.document(sample.language);
  const EventId event = made.event("Meeting", 2017);
  const SessionId children = made.session(event, sample.title, SessionKind::panel, agenda);
  made.session(event, sample.other, SessionKind::panel, agenda);
  made.appearance(made.person("Ana"), event, children);
  made.theme(event, std::nullopt, sample.taken_up, agenda);
  made.theme(event, std::nullopt, sample.left, agenda);
  const Table table = ask(made);
  CHECK(text(table, "t1", "status") == "taken-up");
  CHECK(text(table, "t1", "session") == "s1");
  CHECK(real(table, "t1", "share") >= 0.5);
  CHECK(real(table, "t1", "cosine") > 0.5);
  CHECK(row(table, "t1").evidence == std::vector<AppearanceId>{AppearanceId(1)});
  CHECK(text(table, "t2", "status") == "not-taken-up");
  CHECK(real(table, "t2", "score") == 0.0);
  CHECK(whole(table, "t2", "line") == 2);
  const Table reverse = ask(made, "unannounced");
  CHECK(text(reverse, "s1", "status") == "announced");
  CHECK(text(reverse, "s1", "theme") == "t1");
  CHECK(text(reverse, "s2", "status") == "not-announced");
}

TEST_CASE("guiding questions of a session speak for it, and are no announced themes") {
  MadeUp made;
  const DocumentId agenda = made.document(Language::en);
  const EventId event = made.event("Meeting", 2017);
  const SessionId session = made.session(event, "Second panel", SessionKind::panel, agenda);
  made.theme(event, session, "How are remittance fees lowered?", agenda);
  made.theme(event, std::nullopt, "Lower fees for remittances", agenda);
  const Table table = ask(made);
  CHECK(table.rows.size() == 1);
  CHECK(text(table, "t2", "status") == "taken-up");
}

TEST_CASE("a long theme is held against the sessions of other events") {
  MadeUp made;
  const DocumentId agenda = made.document(Language::en);
  const EventId event = made.event("Meeting", 2017);
  made.session(event, "Shipwreck survivors: cooperation in rescue", SessionKind::panel, agenda);
  const EventId elsewhere = made.event("Another series", 2016);
  for (int i = 0; i < 20; ++i) {
    made.session(elsewhere, i % 2 == 0 ? "Regional cooperation on trade" : "Labour markets and skills", SessionKind::panel,
                 agenda);
  }
  // Two words of eight, which no other session has: taken up, though little of the weight is found.
  made.theme(event, std::nullopt, "Survivors of shipwreck, desert, prison, hunger, thirst, fire and flood", agenda);
  // One word of six, which half of the other sessions have too.
  made.theme(event, std::nullopt, "Cooperation in gathering, sharing, publishing and archiving numbers", agenda);
  const Table table = ask(made);
  CHECK(real(table, "t1", "share") < 0.5);
  CHECK(text(table, "t1", "status") == "taken-up");
  CHECK(whole(table, "t1", "compared") == 20);
  CHECK(whole(table, "t1", "reached") == 0);
  CHECK(text(table, "t1", "words") == "shipwreck, survivors");
  CHECK(text(table, "t2", "status") == "not-taken-up");
  CHECK(whole(table, "t2", "reached") == 10);
}

TEST_CASE("without a yardstick a middling likeness is left open") {
  MadeUp made;
  const DocumentId agenda = made.document(Language::en);
  const EventId event = made.event("Meeting", 2017);
  made.session(event, "Shipwreck survivors", SessionKind::panel, agenda);
  made.theme(event, std::nullopt, "Survivors of shipwreck, desert, prison, hunger, thirst, fire and flood", agenda);
  CHECK(text(ask(made), "t1", "status") == "unclear");
}

TEST_CASE("themes and sessions in different languages, and events without a programme, are not judged") {
  MadeUp made;
  const DocumentId french = made.document(Language::fr);
  const DocumentId english = made.document(Language::en);
  const EventId event = made.event("Meeting", 2017);
  made.session(event, "Migration", SessionKind::panel, english);
  made.theme(event, std::nullopt, "Migration", french);
  made.theme(made.event("Announced only", 2018), std::nullopt, "Migration", french);
  made.theme(event, std::nullopt, "Migration");
  const Table table = ask(made);
  CHECK(text(table, "t1", "status") == "unknown");
  CHECK(text(table, "t2", "status") == "no-programme");
  CHECK(text(table, "t3", "status") == "unknown");
  CHECK(ask(made, "unannounced").rows.empty());
}
