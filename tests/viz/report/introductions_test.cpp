// Whoever is named as an introducer really sat with those who are to be introduced.
#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "tests/core/analysis/made_up.hpp"
#include "viz/report/introductions.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// A base and its page, without pictures.
struct Meeting {
  MadeUp made;
  ReportOptions options;
  DocumentId document = made.document(Language::en);
  EventId event = made.event("Water", 2017);

  SessionId panel(std::string title) { return made.session(event, std::move(title), SessionKind::panel, document); }
  void sit(SessionId session, PersonId person, OrganisationId body) {
    Appearance& seat = made.appearance(person, event, session);
    seat.organisations = {body};
    seat.source = {document, static_cast<int>(seat.id.value), "printed"};
  }
};

std::uint32_t node_of(const Circles& circles, OrganisationId body) {
  const auto nodes = circles.network().nodes();
  const auto place = std::ranges::find_if(nodes, [&](const Node& node) { return node.id == body.text(); });
  REQUIRE(place != nodes.end());
  return static_cast<std::uint32_t>(place - nodes.begin());
}

/// Common neighbours, in order.
std::vector<std::uint32_t> shared_by(const Network& network, std::uint32_t one, std::uint32_t other) {
  std::vector<std::uint32_t> shared;
  const auto a = network.rows().neighbours(one);
  const auto b = network.rows().neighbours(other);
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return shared;
}

const Appearance& seat(const Dataset& data, AppearanceId id) { return *find(data.appearances, id); }

void check_encounter(const Dataset& data, const Encounter& encounter, const std::string& host, const std::string& guest) {
  const Appearance& own = seat(data, encounter.host);
  const Appearance& other = seat(data, encounter.guest);
  CHECK(own.session == encounter.panel);
  CHECK(other.session == encounter.panel);
  CHECK(own.person != other.person);
  CHECK(own.organisations.front().text() == host);
  CHECK(other.organisations.front().text() == guest);
}

bool met(const Dataset& data, PersonId a, PersonId b) {
  std::set<SessionId> panels;
  for (const Appearance& each : data.appearances) {
    if (each.person == a) { panels.insert(*each.session); }
  }
  return std::ranges::any_of(data.appearances,
                             [&](const Appearance& each) { return each.person == b && panels.contains(*each.session); });
}

} // namespace

TEST_CASE("of a body whose people sat on different panels the one who was there is named, not the most frequent") {
  Meeting meeting;
  const SessionId rivers = meeting.panel("Rivers");
  const SessionId seas = meeting.panel("Seas");
  const SessionId lakes = meeting.panel("Lakes");
  const OrganisationId council = meeting.made.organisation("Council", {});
  const OrganisationId ministry = meeting.made.organisation("Ministry", {});
  const OrganisationId bridge = meeting.made.organisation("Union", {});
  const PersonId uma = meeting.made.person("Uma");
  meeting.sit(lakes, uma, bridge); // the most frequent of the Union, who met nobody of the Council
  meeting.sit(seas, uma, bridge);
  meeting.sit(rivers, meeting.made.person("Uwe"), bridge);
  meeting.sit(rivers, meeting.made.person("Ann"), council);
  meeting.sit(lakes, meeting.made.person("Ada"), council); // but she is on a panel with Uma
  meeting.made.data.appearances.back().session = meeting.panel("Ponds");
  meeting.sit(seas, meeting.made.person("Ben"), ministry);
  const Page page(meeting.made.data, {}, Reference::builtin(), meeting.options);
  const Circles circles(page);
  const std::uint32_t one = node_of(circles, council);
  const std::uint32_t other = node_of(circles, ministry);
  const auto found = introductions(circles, one, other, {node_of(circles, bridge)}, 2);
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].same_host);
  const std::string sentence = sentence_of(circles, one, other, found[0]);
  CHECK(sentence.starts_with("For Union, Uwe sat with Ann (Council) on “Rivers”"));
  CHECK(sentence.find("another person, Uma, with Ben (Ministry) on “Seas”") != std::string::npos);
  CHECK(evidence_of(found).size() == 4);
}

TEST_CASE("every introduction is by people who sat with the two, who themselves never met") {
  Meeting meeting;
  std::vector<OrganisationId> bodies;
  std::vector<PersonId> people;
  for (int i = 0; i < 12; ++i) {
    bodies.push_back(meeting.made.organisation("Body " + std::to_string(i), {}));
  }
  for (int i = 0; i < 30; ++i) {
    people.push_back(meeting.made.person("Person " + std::to_string(i)));
  }
  std::uint32_t drawn = 7;
  const auto draw = [&](std::size_t below) {
    drawn = drawn * 1664525 + 1013904223;
    return (drawn >> 16) % below;
  };
  for (int i = 0; i < 16; ++i) {
    const SessionId panel = meeting.panel("Panel " + std::to_string(i));
    for (int k = 0; k < 3; ++k) {
      const std::size_t who = draw(people.size()); // now and then for another body than usual
      meeting.sit(panel, people[who], bodies[draw(5) == 0 ? draw(bodies.size()) : who % bodies.size()]);
    }
  }
  const Page page(meeting.made.data, {}, Reference::builtin(), meeting.options);
  const Circles circles(page);
  const auto nodes = circles.network().nodes();
  const Dataset& data = circles.seats();
  std::size_t by_one = 0;
  std::size_t by_two = 0;
  for (std::uint32_t a = 0; a < nodes.size(); ++a) {
    for (std::uint32_t b = a + 1; b < nodes.size(); ++b) {
      const auto tied = circles.network().rows().neighbours(a);
      if (std::ranges::find(tied, b) != tied.end()) { continue; }
      for (const Introduction& by : introductions(circles, a, b, shared_by(circles.network(), a, b), 9)) {
        check_encounter(data, by.one, nodes[by.through].id, nodes[a].id);
        check_encounter(data, by.other, nodes[by.through].id, nodes[b].id);
        const PersonId guest = seat(data, by.one.guest).person;
        const PersonId other = seat(data, by.other.guest).person;
        CHECK(guest != other);
        CHECK_FALSE(met(data, guest, other));
        CHECK(by.same_host == (seat(data, by.one.host).person == seat(data, by.other.host).person));
        ++(by.same_host ? by_one : by_two);
      }
    }
  }
  CHECK(by_one > 0);
  CHECK(by_two > 0);
}
