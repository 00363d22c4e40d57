#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "core/resolve/linkage_candidates.hpp"

using namespace entente;

namespace {

struct Small {
  Dataset dataset;

  void person(std::int64_t id, const std::string& name, std::vector<std::string> aliases = {}) {
    Person made;
    made.id = PersonId(id);
    made.name = name;
    made.aliases = std::move(aliases);
    dataset.people.push_back(made);
  }
  void body(std::int64_t id, const std::string& name, std::optional<std::string> state = std::nullopt) {
    Organisation made;
    made.id = OrganisationId(id);
    made.name = name;
    made.state = std::move(state);
    dataset.organisations.push_back(made);
  }
  void appears(std::int64_t person, std::int64_t body, std::int64_t session = 0, const std::string& position = {}) {
    Appearance made;
    made.id = AppearanceId(static_cast<std::int64_t>(dataset.appearances.size()) + 1);
    made.person = PersonId(person);
    made.event = EventId(1);
    if (session != 0) { made.session = SessionId(session); }
    if (body != 0) { made.organisations.push_back(OrganisationId(body)); }
    if (!position.empty()) { made.position = position; }
    dataset.appearances.push_back(made);
  }
  Small() {
    Event event;
    event.id = EventId(1);
    dataset.events.push_back(event);
  }
};

const CandidatePair* find_pair(const std::vector<CandidatePair>& pairs, const std::string& a, const std::string& b) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [&](const CandidatePair& pair) { return pair.first == a && pair.second == b; });
  return found == pairs.end() ? nullptr : &*found;
}

bool says(const CandidatePair& pair, const std::string& key) {
  return std::any_of(pair.reasons.begin(), pair.reasons.end(),
                     [&](const CandidateReason& reason) { return reason.key == key && !reason.text.empty(); });
}

} // namespace

TEST_CASE("People whose names fit are proposed with score and reasons") {
  Small base;
  base.body(1, "Caritas Internationalis");
  base.person(1, "Marina Kowalski");
  base.person(2, "Marina Kowalsni");
  base.person(3, "Peter Novak");
  base.appears(1, 1);
  base.appears(2, 1);
  base.appears(3, 1);
  const auto pairs = candidate_people(base.dataset, Reference::builtin());
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].kind == EntityKind::person);
  CHECK(pairs[0].first == "p1");
  CHECK(pairs[0].second == "p2");
  CHECK(pairs[0].score > 0.25);
  CHECK(pairs[0].score < 1);
  CHECK(says(pairs[0], "slip"));
  CHECK(says(pairs[0], "same-body"));
}

TEST_CASE("Aliases meet too, and the surest pair comes first") {
  Small base;
  base.body(1, "IOM");
  base.body(2, "Radio Caracas");
  base.person(1, "Ashley Gois", {"Ashley William Gois"});
  base.person(2, "William Gois");
  base.person(3, "María García");
  base.person(4, "Maria Garcia");
  base.appears(1, 1);
  base.appears(2, 1);
  base.appears(3, 1);
  base.appears(4, 0);
  const auto pairs = candidate_people(base.dataset, Reference::builtin());
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].first == "p1");
  CHECK(pairs[0].second == "p2");
  CHECK(pairs[0].score >= pairs[1].score);
  REQUIRE(find_pair(pairs, "p3", "p4") != nullptr);
  CHECK(says(*find_pair(pairs, "p3", "p4"), "same-name"));
}

TEST_CASE("Two who sat on one panel are hardly one") {
  Small together;
  Small apart;
  for (Small* base : {&together, &apart}) {
    base->body(1, "IOM");
    base->person(1, "Maria Garcia");
    base->person(2, "M. Garcia");
    base->appears(1, 1, 7);
  }
  together.appears(2, 1, 7);
  apart.appears(2, 1, 8);
  CHECK(candidate_people(together.dataset, Reference::builtin()).empty());
  CHECK(candidate_people(apart.dataset, Reference::builtin()).size() == 1);
}

TEST_CASE("Bodies of nearly one name are proposed, those of two states are not") {
  Small base;
  base.body(1, "Migrant Forum in Asia");
  base.body(2, "Migrants Forum in Asia");
  base.body(3, "Ministry of Interior", "KEN");
  base.body(4, "Ministry of Interior", "UGA");
  base.body(5, "Universidad de Sevilla");
  const auto pairs = candidate_organisations(base.dataset, Reference::builtin());
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].kind == EntityKind::organisation);
  CHECK(pairs[0].first == "o1");
  CHECK(pairs[0].second == "o2");
  CHECK(says(pairs[0], "like-name"));
}

TEST_CASE("An empty base has no candidates") {
  CHECK(candidate_people({}, Reference::builtin()).empty());
  CHECK(candidate_organisations({}, Reference::builtin()).empty());
}
