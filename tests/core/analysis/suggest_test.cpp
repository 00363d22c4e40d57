#include <catch2/catch.hpp>

#include "core/analysis/questions/suggest.hpp"
#include "core/error.hpp"
#include "made_up.hpp"
#include "table_reading.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// The target session "Migration and health" has two European men. Elsewhere: Asha (KEN, woman) spoke on health in 2016 with
/// Otto of the secretariat; Bela (KEN, woman) on remittances in 2017, with nobody of it; Carl (UGA, no mark) on
/// health; Dora (ITA, woman) on health.
struct Seats {
  MadeUp made;
  DocumentId document = made.document(Language::en);
  EventId past = made.event("Earlier", 2016);
  EventId later = made.event("Later", 2017);
  EventId event = made.event("Meeting", 2018);
  SessionId health = made.session(past, "Health of migrants", SessionKind::panel, document);
  SessionId money = made.session(later, "Remittances", SessionKind::panel, document);
  SessionId target = made.session(event, "Migration and health", SessionKind::panel, document);
  OrganisationId secretariat = made.organisation("Secretariat", "intergovernmental");
  PersonId otto = made.person("Otto");
  PersonId asha = made.person("Asha");
  PersonId bela = made.person("Bela");
  PersonId carl = made.person("Carl");
  PersonId dora = made.person("Dora");

  Seats() {
    made.data.events[0].when = "2016";
    made.data.events[1].when = "2017";
    made.data.events[2].when = "2018";
    Appearance& lead = made.appearance(otto, past, health, Role::moderator);
    lead.organisations = {secretariat};
    made.appearance(asha, past, health, Role::speaker, "KEN").gender = Gender::f;
    made.appearance(carl, past, health, Role::speaker, "UGA");
    made.appearance(dora, past, health, Role::speaker, "ITA").gender = Gender::f;
    made.appearance(bela, later, money, Role::speaker, "KEN").gender = Gender::f;
    made.appearance(made.person("Ernst"), event, target, Role::speaker, "DEU").gender = Gender::m;
    made.appearance(made.person("Franz"), event, target, Role::speaker, "AUT").gender = Gender::m;
  }
  [[nodiscard]] Table ask(std::vector<Need> needs) const {
    SuggestOptions options;
    options.session = target;
    options.needs = std::move(needs);
    options.organiser = secretariat;
    return suggest(made.data, Reference::builtin(), options);
  }
};

std::vector<std::string> ids(const Table& table) {
  std::vector<std::string> list;
  for (const Row& one : table.rows) {
    list.push_back(std::get<std::string>(one.cells[0]));
  }
  return list;
}

Need need(std::string_view text) { return parse_need(text, Reference::builtin()); }

} // namespace

TEST_CASE("candidates stand by the needs they meet, then by what they spoke on") {
  const Seats seats;
  const Table table = seats.ask({need("region=002"), need("gender=f")});
  // Asha and Bela meet both, Asha spoke on health; Dora and Carl meet one each and spoke on health the same day: by
  // distance (both one panel), then by id.
  CHECK(ids(table) == std::vector<std::string>{"p2", "p3", "p4", "p5"});
  CHECK(whole(table, "p2", "met") == 2);
  CHECK(text(table, "p2", "needs") == "region=002 gender=f");
  CHECK(text(table, "p4", "needs") == "region=002");
  CHECK(text(table, "p4", "unknown_needs") == "gender=f");
  CHECK(empty(table, "p5", "unknown_needs"));
  CHECK(text(table, "p2", "words") == "health");
  CHECK(real(table, "p3", "topic") == 0);
}

TEST_CASE("distance is in shared panels from the organiser's people, and nothing where there is no way") {
  const Seats seats;
  const Table table = seats.ask({need("gender=f")});
  CHECK(whole(table, "p2", "distance") == 1);
  CHECK(text(table, "p2", "way") == "Otto");
  CHECK(empty(table, "p3", "distance"));
  CHECK(row(table, "p2").evidence == std::vector<AppearanceId>{AppearanceId(2)});
}

TEST_CASE("without needs asked for, the panel's own gaps are looked for, and who sits there is left out") {
  const Seats seats;
  const std::vector<Need> needs = needs_of(seats.made.data, Reference::builtin(), seats.target);
  std::vector<std::string> texts;
  for (const Need& one : needs) {
    texts.push_back(one.text());
  }
  // Two European men for states: another region, another category, a woman, civil society, a local authority.
  CHECK(texts == std::vector<std::string>{"region!=150", "category!=state", "gender=f", "category=civil-society",
                                          "category=local-authority"});
  const Table table = seats.ask({});
  CHECK(ids(table).front() == "p2"); // Asha: region and gender
  CHECK(row(table, "p2").cells[column(table, "met")] == Cell{std::int64_t{2}});
  for (const std::string& id : ids(table)) {
    CHECK(id != "p6");
    CHECK(id != "p7");
  }
}

TEST_CASE("bodies can be suggested by category") {
  Seats seats;
  const OrganisationId friends = seats.made.organisation("Friends", "ngo");
  seats.made.appearance(seats.bela, seats.later, seats.money).organisations = {friends};
  SuggestOptions options;
  options.session = seats.target;
  options.needs = {need("category=civil-society")};
  options.bodies = true;
  const Table table = suggest(seats.made.data, Reference::builtin(), options);
  CHECK(ids(table) == std::vector<std::string>{friends.text()});
  CHECK(text(table, friends.text(), "category") == "ngo");
}

TEST_CASE("needs are read with their negation, and wrong ones are named") {
  CHECK(need("region!=150").other);
  CHECK(need("state=Kenya").value == "KEN");
  for (const char* const wrong : {"region=999", "colour=red", "gender=x", "region", "=002", "level=village"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(need(wrong), Error);
  }
}

TEST_CASE("the organiser is the body that leads most often") {
  const Seats seats;
  CHECK(organiser_of(seats.made.data, seats.past) == seats.secretariat);
  CHECK_FALSE(organiser_of(seats.made.data, seats.later));
}
