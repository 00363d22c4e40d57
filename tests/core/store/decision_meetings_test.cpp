// Events and processes are joined, judged, parted, named and taken back as people and bodies are.
#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "core/store/rereading/reread.hpp"
#include "tests/core/store/decision_desk.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;
using namespace decision_desk;

namespace {

struct MeetingsDesk : OwnDesk {
  decision_model::World world = decision_model::fill(base);
};

} // namespace

TEST_CASE("two events become one with the sessions, appearances and documents of both", "[meetings]") {
  MeetingsDesk desk;
  const Dataset before = desk.base.dataset();
  desk.decide([](DecisionTransaction& decisions) { decisions.merge(std::vector<EntityRef>{e1, e3}, ana); });
  const Dataset after = desk.base.dataset();
  CHECK(after.events.size() == before.events.size() - 1);
  CHECK(find(after.events, e3) == nullptr);
  const Event* const joined = find(after.events, e1);
  REQUIRE(joined != nullptr);
  CHECK(joined->documents == std::vector{DocumentId(1), DocumentId(3)});
  CHECK(joined->title == "Meeting 1");
  CHECK(after.sessions.size() == before.sessions.size());
  CHECK(after.appearances.size() == before.appearances.size());
  for (const Session& session : after.sessions) {
    CHECK(session.event != e3);
  }
  CHECK(desk.base.search("Meeting 3", 1).at(0).id == "e1");
  CHECK(desk.base.check() == std::vector<Wording>{});
  desk.decide([](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  CHECK(desk.base.dataset() == before);
}

TEST_CASE("a judged pair of events is joined only by force, and what is joined is not judged different", "[meetings]") {
  MeetingsDesk desk;
  desk.decide([](DecisionTransaction& decisions) {
    decisions.different(e1, e2, ana);
    CHECK_THROWS_WITH(decisions.merge(std::vector<EntityRef>{e2, e1}, ana), "e1 and e2 were judged different by decision 1");
    decisions.merge(std::vector<EntityRef>{e2, e1}, ana, true);
    CHECK_THROWS_AS(decisions.different(e1, e2, ana), Error);
    CHECK_THROWS_AS(decisions.merge(std::vector<EntityRef>{e2, c1}, ana), Error);
    CHECK_THROWS_AS(decisions.split(e2, std::vector<MentionRef>{AppearanceId(1)}, std::nullopt, ana), Error);
  });
  CHECK(find(desk.base.dataset().events, e1) == nullptr);
}

TEST_CASE("processes are joined and named, and their events go along", "[meetings]") {
  MeetingsDesk desk;
  desk.decide([](DecisionTransaction& decisions) {
    decisions.same(c1, c2, ana);
    decisions.rename(c2, "One Dialogue", ana);
    decisions.rename(e1, "The First Meeting", ana);
  });
  const Dataset after = desk.base.dataset();
  REQUIRE(after.processes.size() == 1);
  CHECK(after.processes[0].id == c1);
  CHECK(after.processes[0].name == "One Dialogue");
  CHECK(find(after.events, e3)->process == c1);
  CHECK(find(after.events, e1)->title == "The First Meeting");
  CHECK(desk.base.search("The First Meeting", 1).at(0).id == "e1");
  CHECK(desk.base.check() == std::vector<Wording>{});
}

TEST_CASE("what the resolver asks of joined events and processes leads to those that stay", "[meetings]") {
  MeetingsDesk desk;
  desk.decide([](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{e1, e3}, ana);
    decisions.merge(std::vector<EntityRef>{c1, c2}, ana);
  });
  const ImportTransaction transaction = desk.base.begin_import();
  for (const KnownProcess& process : transaction.known().processes()) {
    CHECK(process.id == c1);
  }
  for (const KnownEvent& event : transaction.known().events(c1)) {
    CHECK((event.id == e1 || event.id == e2));
    CHECK(event.process == c1);
  }
  CHECK(transaction.known().programmes(e1).size() == 2);
}

TEST_CASE("decisions about events and processes go to another base, and outlive a new reading", "[meetings]") {
  MeetingsDesk one;
  MeetingsDesk two;
  one.decide([](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{e1, e3}, ana);
    decisions.rename(e1, "The First Meeting", ana);
    decisions.merge(std::vector<EntityRef>{c2, c1}, ana);
    decisions.different(e2, e1, ana);
  });
  const Dataset decided = one.base.dataset();
  two.decide([&](DecisionTransaction& decisions) {
    CHECK(decisions.take_in(decisions_file(one.base), {"Luc", ""}).taken == 4);
  });
  CHECK(two.base.dataset() == decided);
  CHECK(decisions_file(two.base) == decisions_file(one.base));
  for (const int document : {1, 3, 2}) {
    CHECK(decision_model::read_again(one.base, one.world, document).waiting.empty());
    CHECK(one.base.dataset() == decided);
  }
  CHECK(one.base.check() == std::vector<Wording>{});
}

TEST_CASE("a process gives events to a new one of a given name", "[meetings]") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  Base other = Base::open(folder.file("y.db"), OpenMode::create);
  for (const int n : {1, 2, 3}) {
    sample::import(base, sample::agenda(n));
    sample::import(other, sample::agenda(n));
  }
  const Dataset before = base.dataset();
  REQUIRE(before.processes.size() == 1);
  const auto decide = [](Base& at, auto take) {
    DecisionTransaction transaction(at, decision_model::keys());
    take(transaction);
    transaction.commit();
  };
  decide(base, [](DecisionTransaction& decisions) {
    decisions.split(c1, std::vector<MentionRef>{e2, e3}, "Regional Dialogue", ana);
    CHECK_THROWS_WITH(decisions.split(c1, std::vector<MentionRef>{e2}, "Third", ana),
                      Catch::Contains("e2 is no event of c1"));
  });
  const Dataset after = base.dataset();
  REQUIRE(after.processes.size() == 2);
  CHECK(find(after.processes, c2)->name == "Regional Dialogue");
  CHECK(find(after.events, e1)->process == c1);
  CHECK(find(after.events, e2)->process == c2);
  CHECK(find(after.events, e3)->process == c2);
  CHECK(base.search("Regional Dialogue", 1).at(0).id == "c2");
  CHECK(judged_different(base, c1, c2));
  CHECK(history(base).at(0).subject == "c1 -> c2: e2 e3");
  // It goes to another base, and outlives a new reading.
  const std::string file = decisions_file(base);
  decide(other, [&](DecisionTransaction& decisions) { CHECK(decisions.take_in(file, ana).taken == 1); });
  CHECK(other.dataset() == after);
  CHECK(decisions_file(other) == file);
  {
    const sample::Agenda agenda = sample::agenda(2);
    Rereading rereading(base, DocumentId(2), decision_model::keys());
    CHECK(rereading.write(agenda.document, agenda.programme, sample::resolve(agenda.programme, rereading.known()), ana)
              .waiting.empty());
    rereading.commit();
  }
  CHECK(base.dataset() == after);
  CHECK(base.check() == std::vector<Wording>{});
  decide(base, [](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  CHECK(base.dataset() == before);
  CHECK(base.search("Regional Dialogue", 1).empty());
  {
    const ImportTransaction transaction = base.begin_import();
    CHECK(transaction.known().processes().size() == 1);
  }
  decide(base, [](DecisionTransaction& decisions) { decisions.redo(1, ana); });
  CHECK(base.dataset() == after);
  CHECK(base.search("Regional Dialogue", 1).at(0).id == "c2");
  CHECK(base.check() == std::vector<Wording>{});
}
