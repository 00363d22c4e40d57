// Two meetings that an import took for one are parted by their documents, and processes by their events.
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

Date day(int month, int number) {
  return Date{std::chrono::year{2017}, std::chrono::month(static_cast<unsigned>(month)),
              std::chrono::day(static_cast<unsigned>(number))};
}

/// The second agenda is of another meeting of the year than the first and the third.
sample::Agenda meeting_agenda(int n) {
  sample::Agenda made = sample::agenda(n);
  if (n == 2) {
    EventRecord& event = made.programme.events[0];
    event.period = {day(10, 3), day(10, 4), "2017-10-03/2017-10-04"};
    event.place = "Lima";
  }
  return made;
}

struct PartingDesk : OneEventDesk {
  explicit PartingDesk(const std::vector<int>& numbers = {1, 2, 3}) : OneEventDesk(meeting_agenda, numbers) {}
};

/// Whether all that the document says is of the event.
bool speaks_of(const Dataset& dataset, DocumentId document, EventId event) {
  const auto fits = [&](const auto& records) {
    return std::ranges::all_of(
        records, [&](const auto& record) { return record.source.document != document || record.event == event; });
  };
  return fits(dataset.sessions) && fits(dataset.appearances) && fits(dataset.themes);
}

} // namespace

TEST_CASE("an event gives a document with all it says to a new event, and takes it back", "[parting]") {
  PartingDesk desk;
  const Dataset before = desk.base.dataset();
  REQUIRE(before.events.size() == 1);
  desk.split(e1, {d2});
  const Dataset after = desk.base.dataset();
  REQUIRE(after.events.size() == 2);
  const Event& made = event_of(after, e2);
  CHECK(made.title == "Atelier 2");
  CHECK(made.start == day(10, 3));
  CHECK(made.end == day(10, 4));
  CHECK(made.place == "Lima");
  CHECK(made.process == c1);
  CHECK(made.documents == std::vector{d2});
  CHECK(made.source.document == d2);
  const Event& left = event_of(after, e1);
  CHECK(left.title == "Atelier 1");
  CHECK(left.start == day(4, 18));
  CHECK(left.documents == std::vector{d1, d3});
  CHECK(speaks_of(after, d1, e1));
  CHECK(speaks_of(after, d2, e2));
  CHECK(speaks_of(after, d3, e1));
  CHECK(std::ranges::count(after.sessions, e2, &Session::event) == 3);
  CHECK(std::ranges::count(after.themes, e2, &Theme::event) == 2);
  CHECK(after.appearances.size() == before.appearances.size());
  CHECK(history(desk.base).at(0).made == EntityRef(e2));
  CHECK(history(desk.base).at(0).subject == "e1 -> e2: d2");
  CHECK(judged_different(desk.base, e1, e2));
  CHECK(desk.base.search("Atelier 2", 1).at(0).id == "e2");
  CHECK(desk.base.dataset_of(d2).events.at(0).id == e2);
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(std::nullopt, ana); });
  CHECK(desk.base.dataset() == before);
  CHECK(desk.base.search("Atelier 2", 1).at(0).id == "e1");
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.redo(std::nullopt, ana); });
  CHECK(desk.base.dataset() == after);
  CHECK(desk.sound());
}

TEST_CASE("an event whose naming document goes is called, dated and found as those print that stay", "[parting]") {
  PartingDesk desk({1, 2});
  const Dataset before = desk.base.dataset();
  desk.split(e1, {d1}, "The April Workshop");
  const Dataset after = desk.base.dataset();
  CHECK(event_of(after, e1).title == "Atelier 2");
  CHECK(event_of(after, e1).start == day(10, 3));
  CHECK(event_of(after, e1).place == "Lima");
  CHECK(event_of(after, e1).source.document == d2);
  CHECK(event_of(after, e2).title == "The April Workshop");
  CHECK(event_of(after, e2).start == day(4, 18));
  CHECK(event_of(after, e2).place == "Genève");
  {
    const ImportTransaction transaction = desk.base.begin_import();
    const auto known = transaction.known().events_on(c1, day(4, 18), day(4, 19));
    CHECK(std::ranges::count(known, e2, &KnownEvent::id) == 1);
    CHECK(std::ranges::count(known, e1, &KnownEvent::id) == 0);
  }
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  CHECK(desk.base.dataset() == before);
}

TEST_CASE("what has been parted is parted again, joined by force, and taken back in any order that holds", "[parting]") {
  PartingDesk desk;
  const Dataset before = desk.base.dataset();
  desk.split(e1, {d3, d2});
  CHECK(event_of(desk.base.dataset(), e2).title == "Atelier 3");
  desk.split(e2, {d2});
  const Dataset three = desk.base.dataset();
  CHECK(speaks_of(three, d1, e1));
  CHECK(speaks_of(three, d2, e3));
  CHECK(speaks_of(three, d3, e2));
  desk.decide([](DecisionTransaction& decisions) {
    CHECK_THROWS_WITH(decisions.undo(1, ana), "decision 1 cannot be taken back: decision 2 depends on it");
    CHECK_THROWS_WITH(decisions.merge(std::vector<EntityRef>{e1, e2}, ana), "e1 and e2 were judged different by decision 1");
    decisions.merge(std::vector<EntityRef>{e3, e1}, ana);
  });
  const Dataset joined = desk.base.dataset();
  CHECK(event_of(joined, e3).documents == std::vector{d1, d2});
  CHECK(event_of(joined, e3).title == "Atelier 2");
  // Of those joined either may go again.
  desk.split(e3, {d2});
  const EventId e4(4);
  const Dataset again = desk.base.dataset();
  CHECK(speaks_of(again, d2, e4));
  CHECK(speaks_of(again, d1, e3));
  CHECK(event_of(again, e3).title == "Atelier 1");
  CHECK(event_of(again, e3).start == day(4, 18));
  CHECK(event_of(again, e3).place == "Genève");
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) {
    CHECK_THROWS_WITH(decisions.undo(3, ana), Catch::Contains("cannot be taken back"));
    decisions.undo(4, ana);
  });
  CHECK(desk.base.dataset() == joined);
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(3, ana); });
  CHECK(desk.base.dataset() == three);
  desk.decide([](DecisionTransaction& decisions) {
    decisions.undo(2, ana);
    decisions.undo(1, ana);
  });
  CHECK(desk.base.dataset() == before);
  CHECK(desk.sound());
}

TEST_CASE("a split of an event that makes no sense is refused and changes nothing", "[parting]") {
  PartingDesk desk;
  desk.add(meeting_agenda(4));
  desk.split(e1, {DocumentId(4)});
  const Dataset before = desk.base.dataset();
  desk.decide([](DecisionTransaction& decisions) {
    const auto refused = [&](const EntityRef& entity, const std::vector<MentionRef>& what, const std::string& why) {
      CHECK_THROWS_WITH(decisions.split(entity, what, std::nullopt, ana), Catch::Contains(why));
    };
    refused(e1, {d1, d2, d3}, "a split must leave e1 a document; to change its name, rename it");
    refused(e1, {d1, d1, d1, d2, d3}, "a split must leave e1 a document");
    refused(e1, {DocumentId(4)}, "d4 does not speak of e1");
    refused(e1, {DocumentId(9)}, "d9 does not speak of e1");
    refused(e1, {}, "a split of an event takes one document or more");
    refused(e1, {AppearanceId(1)},
            "people and bodies are split by mentions, events by documents or sessions, processes by events");
    refused(PersonId(1), {d1}, "people and bodies are split by mentions");
    refused(c1, {e1}, "a split of a process takes the name of the new one");
    refused(c1, {d1}, "people and bodies are split by mentions");
    refused(EventId(9), {d1}, "there is no e9");
    CHECK_THROWS_WITH(decisions.split(c1, std::vector<MentionRef>{e1, e2}, "New", ana),
                      "a split must leave c1 an event; to change its name, rename it");
  });
  CHECK(desk.base.dataset() == before);
  CHECK(desk.sound());
}

TEST_CASE("documents of two meetings are no versions of one another any more", "[parting]") {
  PartingDesk desk;
  desk.decide([](DecisionTransaction& decisions) {
    decisions.set(d1, DeclaredField::superseded_by, "d2", ana);
    decisions.set(d2, DeclaredField::superseded_by, "d3", ana);
  });
  const Dataset before = desk.base.dataset();
  CHECK(before.sessions.size() == 3);
  desk.split(e1, {d1});
  const Dataset after = desk.base.dataset();
  CHECK_FALSE(find(after.documents, d1)->superseded_by);
  CHECK(find(after.documents, d2)->superseded_by == d3);
  CHECK(after.sessions.size() == 6);
  CHECK(event_of(after, e1).title == "Atelier 3");
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(3, ana); });
  CHECK(desk.base.dataset() == before);
}

TEST_CASE("a parted event goes to another base, where its documents bear other ids", "[parting]") {
  PartingDesk one({1, 2, 3});
  PartingDesk two({3, 1});
  one.split(e1, {d2, d3}, "The Other Workshop");
  one.decide([](DecisionTransaction& decisions) { decisions.rename(e1, "The First Workshop", ana); });
  const std::string file = decisions_file(one.base);
  CHECK(file.find("\"mentions\":[{\"document\":\"agenda-2.txt\"") != std::string::npos);
  // The split waits for the document that is not there; what it leaves is known without it.
  CHECK(two.take_in(file).waiting == 1);
  two.add(meeting_agenda(2));
  two.decide([](DecisionTransaction& decisions) { CHECK(decisions.retry().taken == 1); });
  CHECK(decisions_file(two.base) == file);
  const Dataset there = two.base.dataset();
  REQUIRE(there.events.size() == 2);
  CHECK(event_of(there, e1).title == "The First Workshop");
  CHECK(event_of(there, e1).documents == std::vector{d2}); // agenda 1
  CHECK(event_of(there, e1).start == day(4, 18));
  CHECK(event_of(there, e2).title == "The Other Workshop");
  CHECK(event_of(there, e2).start == day(10, 3));
  CHECK(speaks_of(there, d3, e2));
  CHECK(two.sound());
  // Taken back in one, it is taken back in the other.
  one.decide([](DecisionTransaction& decisions) { decisions.undo(std::vector<std::int64_t>{2, 1}, ana); });
  CHECK(two.take_in(decisions_file(one.base)).undone == 2);
  CHECK(two.base.dataset().events.size() == 1);
  CHECK(two.sound());
}

TEST_CASE("two people who part an event in two ways are told", "[parting]") {
  PartingDesk one;
  PartingDesk two;
  one.split(e1, {d2});
  two.split(e1, {d2, d3});
  const DecisionsTaken taken = one.take_in(decisions_file(two.base));
  CHECK(taken.taken == 0);
  REQUIRE(taken.conflicts.size() == 1);
  CHECK(taken.conflicts[0].text == "split Atelier 1, agenda-2.txt, agenda-3.txt");
  CHECK(taken.conflicts[0].against == std::vector<std::int64_t>{1});
}

TEST_CASE("a document that is read anew goes on speaking of the event it was given to", "[parting]") {
  PartingDesk desk;
  desk.split(e1, {d2});
  desk.decide([](DecisionTransaction& decisions) { decisions.rename(e2, "October", ana); });
  const Dataset decided = desk.base.dataset();
  for (const int n : {2, 1, 3}) {
    CAPTURE(n);
    CHECK(desk.read_again(DocumentId(n), meeting_agenda(n)).waiting.empty());
    CHECK(desk.base.dataset() == decided);
    CHECK(desk.sound());
  }
  // A better reading finds a session, an appearance and a theme more, and another day.
  sample::Agenda better = meeting_agenda(2);
  better.document.sha256 = std::string(64, 'e');
  SessionRecord more = better.programme.sessions[0];
  more.title = "Clôture";
  more.evidence = {70, "Clôture"};
  better.programme.sessions.push_back(more);
  better.programme.entries.push_back(better.programme.entries[1]);
  better.programme.entries.back().session = 3;
  better.programme.themes.push_back({0, 3, "Suites", {71, "Suites"}});
  better.programme.events[0].period.end = day(10, 5);
  CHECK(desk.read_again(d2, better).waiting.empty());
  const Dataset now = desk.base.dataset();
  CHECK(now.sessions.size() == decided.sessions.size() + 1);
  CHECK(now.appearances.size() == decided.appearances.size() + 1);
  CHECK(speaks_of(now, d2, e2));
  CHECK(event_of(now, e2).end == day(10, 5));
  CHECK(event_of(now, e2).title == "October");
  CHECK(event_of(now, e1) == event_of(decided, e1));
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(std::vector<std::int64_t>{1, 2}, ana); });
  const Dataset one = desk.base.dataset();
  CHECK(one.events.size() == 1);
  CHECK(speaks_of(one, d2, e1));
  // While it is undone, a new reading keeps it so, and it is taken again.
  CHECK(desk.read_again(d2, better).waiting.empty());
  CHECK(desk.base.dataset() == one);
  desk.decide([](DecisionTransaction& decisions) {
    decisions.redo(1, ana);
    decisions.redo(2, ana);
  });
  CHECK(desk.base.dataset() == now);
  CHECK(desk.sound());
}

TEST_CASE("later documents of a parted event stay with it when that is taken back, and when it is read anew", "[parting]") {
  PartingDesk desk({1, 2});
  desk.split(e1, {d2});
  {
    const sample::Agenda later = meeting_agenda(3);
    auto transaction = desk.base.begin_import();
    Resolution resolution = OneEventDesk::resolve(later.programme, transaction.known());
    resolution.event = {Choice<EventId>{e2, 0}};
    transaction.write(later.document, later.programme, resolution, "tester");
    transaction.commit();
  }
  const Dataset decided = desk.base.dataset();
  CHECK(event_of(decided, e2).documents == std::vector{d2, d3});
  CHECK(desk.read_again(d2, meeting_agenda(2)).waiting.empty());
  CHECK(desk.base.dataset() == decided);
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  const Dataset one = desk.base.dataset();
  REQUIRE(one.events.size() == 1);
  CHECK(event_of(one, e1).documents == std::vector{d1, d2, d3});
  CHECK(speaks_of(one, d3, e1));
  CHECK(desk.sound());
  desk.decide([](DecisionTransaction& decisions) { decisions.redo(1, ana); });
  CHECK(desk.base.dataset() == decided);
}
