// Two meetings that an import read as one out of a single document are parted by their sessions.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_desk.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;
using namespace decision_desk;

namespace {

Date day(int number) {
  return Date{std::chrono::year{2017}, std::chrono::month{4}, std::chrono::day(static_cast<unsigned>(number))};
}

/// "Ouverture" on the 18th; "Données" with "Partenariats" within it on the 20th, "Clôture" on the 21st.
sample::Agenda two_in_one(int n = 1) {
  sample::Agenda made = sample::agenda(n);
  std::vector<SessionRecord>& sessions = made.programme.sessions;
  sessions[1].date = sessions[2].date = day(20);
  sessions.push_back(sessions[0]);
  sessions[3].title = "Clôture";
  sessions[3].date = day(21);
  sessions[3].evidence = {70, "Clôture"};
  made.programme.entries.push_back(made.programme.entries[0]);
  made.programme.entries.back().session = 3;
  made.programme.entries.back().evidence.line = 71;
  return made;
}

struct SessionsDesk : OneEventDesk {
  explicit SessionsDesk(const std::vector<int>& numbers = {1}) : OneEventDesk(two_in_one, numbers) {}
};

EventId event_of(const Dataset& dataset, SessionId id) {
  const Session* const session = find(dataset.sessions, id);
  REQUIRE(session != nullptr);
  return session->event;
}

/// Whether appearances and themes are of the events that their sessions are of, and those on no session of `without`.
bool follows(const Dataset& dataset, EventId without) {
  const auto fits = [&](const auto& record) {
    return record.event == (record.session ? event_of(dataset, *record.session) : without);
  };
  return std::ranges::all_of(dataset.appearances, fits) && std::ranges::all_of(dataset.themes, fits);
}

} // namespace

TEST_CASE("an event gives sessions with all on them to a new event, and takes them back", "[parting]") {
  SessionsDesk desk;
  const Dataset before = desk.base.dataset();
  desk.split(e1, {s2, s4});
  const Dataset after = desk.base.dataset();
  REQUIRE(after.events.size() == 2);
  const Event& made = event_of(after, e2);
  CHECK(made.title == "Atelier 1");
  CHECK(made.start == day(20));
  CHECK(made.end == day(21));
  CHECK(made.when == "2017-04-20/2017-04-21");
  CHECK(made.place == "Genève");
  CHECK(made.process == ProcessId(1));
  CHECK(made.documents == std::vector{d1});
  CHECK(made.source.document == d1);
  CHECK(made.source.line == 3); // where "Données" is printed
  CHECK(event_of(after, e1) == event_of(before, e1));
  CHECK(event_of(after, s1) == e1);
  CHECK(event_of(after, s2) == e2);
  CHECK(event_of(after, s3) == e2); // within s2
  CHECK(event_of(after, s4) == e2);
  CHECK(follows(after, e1));
  CHECK(after.appearances.size() == before.appearances.size());
  CHECK(history(desk.base).at(0).subject == "e1 -> e2: s2 s4");
  CHECK(history(desk.base).at(0).made == EntityRef(e2));
  CHECK(judged_different(desk.base, e1, e2));
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(std::nullopt, ana); });
  CHECK(desk.base.dataset() == before);
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.redo(std::nullopt, ana); });
  CHECK(desk.base.dataset() == after);
  CHECK(desk.sound());
}

TEST_CASE("a new event made of sessions is called and held as declared", "[parting]") {
  SessionsDesk desk;
  const Dataset before = desk.base.dataset();
  desk.split(e1, {s4}, "The Second Workshop", {day(22), day(23), "Lima"});
  const Dataset dated = desk.base.dataset();
  const Event& made = event_of(dated, e2);
  CHECK(made.title == "The Second Workshop");
  CHECK(made.start == day(22));
  CHECK(made.end == day(23));
  CHECK(made.when == "2017-04-22/2017-04-23");
  CHECK(made.place == "Lima");
  {
    const ImportTransaction transaction = desk.base.begin_import();
    const auto known = transaction.known().events_on(ProcessId(1), day(22), day(23));
    CHECK(std::ranges::count(known, e2, &KnownEvent::id) == 1);
  }
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  CHECK(desk.base.dataset() == before);
  // From the first day on the sessions say how long.
  desk.split(e1, {s2, s4}, std::nullopt, {day(19), std::nullopt, std::nullopt});
  const Dataset longer = desk.base.dataset();
  CHECK(event_of(longer, e3).start == day(19));
  CHECK(event_of(longer, e3).end == day(21));
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(2, ana); });
  desk.split(e1, {s2}, std::nullopt, {day(28), std::nullopt, std::nullopt});
  const Dataset later = desk.base.dataset();
  CHECK(event_of(later, EventId(4)).end == day(28));
  CHECK(event_of(later, EventId(4)).when == "2017-04-28");
  CHECK(desk.sound());
}

TEST_CASE("a split by sessions that makes no sense is refused and changes nothing", "[parting]") {
  SessionsDesk desk({1, 2});
  desk.split(e1, {d2});
  const Dataset before = desk.base.dataset();
  desk.decide([](DecisionTransaction& decisions) {
    const auto refused = [&](const std::vector<MentionRef>& what, const std::string& why, const Held& held = {}) {
      CHECK_THROWS_WITH(decisions.split(e1, what, std::nullopt, ana, held), Catch::Contains(why));
    };
    refused({s1, s2, s4}, "a split must leave e1 a session; to change its name, rename it");
    refused({s1, s1, s2, s3, s4}, "a split must leave e1 a session");
    refused({s3}, "s3 is part of s2, which stays: name that");
    refused({SessionId(5)}, "s5 is no session of e1"); // of the document that went
    refused({SessionId(99)}, "s99 is no session of e1");
    refused({s2, d1}, "e1 is parted by documents or by sessions, not by both at once");
    refused({s2}, "the last day, 2017-04-20, comes before the first, 2017-04-21", {day(21), day(20), {}});
    refused({s2}, "the last day of a meeting is given with the first one", {{}, day(20), {}});
    refused({d1}, "e1: only an event that is parted by sessions is given dates and a place", {day(20), {}, {}});
    CHECK_THROWS_WITH(decisions.split(PersonId(1), std::vector<MentionRef>{s2}, std::nullopt, ana),
                      Catch::Contains("people and bodies are split by mentions"));
  });
  CHECK(desk.base.dataset() == before);
  CHECK(desk.sound());
}

TEST_CASE("parted sessions are parted again, go along with their part, and are taken back in any order", "[parting]") {
  SessionsDesk desk({1, 2});
  const Dataset before = desk.base.dataset();
  desk.split(e1, {s2, s4}, "Second");
  const Dataset one = desk.base.dataset();
  desk.split(e2, {s4}, "Third");
  const Dataset two = desk.base.dataset();
  CHECK(event_of(two, s2) == e2);
  CHECK(event_of(two, s4) == e3);
  CHECK(event_of(two, e2).end == day(20));
  desk.decide([](DecisionTransaction& decisions) {
    CHECK_THROWS_WITH(decisions.undo(1, ana), "decision 1 cannot be taken back: decision 2 depends on it");
    CHECK_THROWS_WITH(decisions.merge(std::vector<EntityRef>{e1, e2}, ana), "e1 and e2 were judged different by decision 1");
  });
  // The rest of the document goes elsewhere: what was parted before stays apart, and goes after it when it is taken back.
  desk.split(e1, {d1}, "Fourth");
  const EventId e4(4);
  const Dataset three = desk.base.dataset();
  CHECK(event_of(three, s1) == e4);
  CHECK(event_of(three, s2) == e2);
  CHECK(event_of(three, s4) == e3);
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(std::vector<std::int64_t>{1, 2}, ana); });
  const Dataset moved = desk.base.dataset();
  for (const SessionId session : {s1, s2, s3, s4}) {
    CHECK(event_of(moved, session) == e4);
  }
  CHECK(moved.events.size() == 2);
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) {
    decisions.redo(1, ana);
    decisions.redo(2, ana);
  });
  CHECK(desk.base.dataset() == three);
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(3, ana); });
  CHECK(desk.base.dataset() == two);
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(2, ana); });
  CHECK(desk.base.dataset() == one);
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  CHECK(desk.base.dataset() == before);
  CHECK(desk.sound());
}

TEST_CASE("parted sessions go to another base, where they bear other ids", "[parting]") {
  SessionsDesk one;
  SessionsDesk two({2});
  one.split(e1, {s2, s4}, "Second", {day(20), day(22), "Lima"});
  one.decide([](DecisionTransaction& decisions) { decisions.rename(e2, "The Second Workshop", ana); });
  const std::string file = decisions_file(one.base);
  CHECK(two.take_in(file).waiting == 2);
  two.add(two_in_one(1));
  two.decide([](DecisionTransaction& decisions) { CHECK(decisions.retry().taken == 2); });
  CHECK(decisions_file(two.base) == file);
  const Dataset there = two.base.dataset();
  REQUIRE(there.events.size() == 2);
  const Event& made = event_of(there, e2);
  CHECK(made.title == "The Second Workshop");
  CHECK(made.start == day(20));
  CHECK(made.end == day(22));
  CHECK(made.place == "Lima");
  CHECK(made.documents == std::vector{d2}); // agenda 1
  CHECK(event_of(there, SessionId(5)) == e1);
  CHECK(event_of(there, SessionId(6)) == e2);
  CHECK(event_of(there, SessionId(8)) == e2);
  CHECK(two.sound());
  one.decide([](DecisionTransaction& decisions) { decisions.undo(std::vector<std::int64_t>{2, 1}, ana); });
  CHECK(two.take_in(decisions_file(one.base)).undone == 2);
  CHECK(two.base.dataset().events.size() == 1);
  CHECK(two.sound());
  CHECK(decisions_file(one.base) == decisions_file(two.base));
  // A base that never knew it keeps it undone, and can take it.
  SessionsDesk three;
  CHECK(three.take_in(decisions_file(one.base)).undone == 2);
  CHECK(history(three.base).at(0).subject == "e1 s2 s4 Second");
  three.decide([](DecisionTransaction& decisions) { decisions.redo(1, ana); });
  CHECK(event_of(three.base.dataset(), s4) == e2);
}

TEST_CASE("one parts a document, another its sessions: both hold, in whichever order they are taken in", "[parting]") {
  SessionsDesk one({1, 2});
  SessionsDesk two({1, 2});
  one.split(e1, {d1}, "All of it");
  two.split(e1, {s4}, "The last day", {}, luc);
  const std::string from_one = decisions_file(one.base);
  const std::string from_two = decisions_file(two.base);
  CHECK(one.take_in(from_two).taken == 1);
  CHECK(two.take_in(from_one).taken == 1);
  CHECK(decisions_file(one.base) == decisions_file(two.base));
  for (SessionsDesk* const desk : {&one, &two}) {
    const Dataset dataset = desk->base.dataset();
    CHECK(dataset.events.size() == 3);
    const auto title = [&](SessionId session) { return event_of(dataset, event_of(dataset, session)).title; };
    CHECK(title(s1) == "All of it");
    CHECK(title(s4) == "The last day");
    CHECK(desk->sound());
  }
  // Whoever parts the same sessions otherwise is told.
  SessionsDesk three({1, 2});
  three.split(e1, {s2, s4});
  const DecisionsTaken taken = three.take_in(from_two);
  REQUIRE(taken.conflicts.size() == 1);
  CHECK(taken.conflicts[0].text == "split Atelier 1, Clôture (agenda-1.txt:70) -> The last day");
  CHECK(taken.conflicts[0].against == std::vector<std::int64_t>{1});
}

TEST_CASE("sessions stay parted when their document is read anew", "[parting]") {
  SessionsDesk desk;
  desk.split(e1, {s2, s4}, "Second", {day(20), std::nullopt, "Lima"});
  const Dataset decided = desk.base.dataset();
  CHECK(desk.read_again(d1, two_in_one()).waiting.empty());
  CHECK(desk.base.dataset() == decided);
  CHECK(desk.sound());
  // Lines move, the title changes, and a session more is found within the second one.
  sample::Agenda better = two_in_one();
  better.document.sha256 = std::string(64, 'e');
  better.programme.events[0].title = "Ateliers";
  for (SessionRecord& session : better.programme.sessions) {
    session.evidence.line += 5;
  }
  better.programme.sessions.push_back(better.programme.sessions[2]);
  better.programme.sessions.back().title = "Financement";
  better.programme.sessions[3].date = day(24);
  CHECK(desk.read_again(d1, better).waiting.empty());
  const Dataset now = desk.base.dataset();
  CHECK(event_of(now, e1).title == "Ateliers");
  CHECK(event_of(now, e2).title == "Second");
  CHECK(event_of(now, e2).end == day(24));
  CHECK(event_of(now, SessionId(5)) == e2);
  CHECK(event_of(now, s1) == e1);
  CHECK(follows(now, e1));
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  const Dataset whole = desk.base.dataset();
  CHECK(whole.events.size() == 1);
  CHECK(desk.read_again(d1, better).waiting.empty());
  CHECK(desk.base.dataset() == whole);
  desk.decide([](DecisionTransaction& decisions) { decisions.redo(1, ana); });
  CHECK(desk.base.dataset() == now);
  // Without the session there is no place for it: it waits.
  sample::Agenda other = two_in_one();
  other.programme.sessions.pop_back();
  other.programme.entries.pop_back();
  CHECK(desk.read_again(d1, other).waiting.size() == 1);
  CHECK(desk.base.dataset().events.size() == 1);
  CHECK(desk.sound());
}
