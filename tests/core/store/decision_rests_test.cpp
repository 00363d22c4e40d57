// What decisions rest on: a split on the joins between those whose mentions it takes, an answer on nothing but itself.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_desk.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;
using namespace decision_desk;
using Catch::Matchers::Contains;

namespace {

std::vector<MentionRef> first_mention(const Base& base, PersonId person) {
  const auto all = base.dataset().appearances;
  const auto found = std::ranges::find(all, person, &Appearance::person);
  REQUIRE(found != all.end());
  return {found->id};
}

bool asks(const Base& base, std::int64_t question) {
  const auto open = open_questions(base);
  return std::ranges::find(open, question, &OpenQuestion::id) != open.end();
}

/// A base with three agendas, each with an open question.
struct AskingDesk : OwnDesk {
  AskingDesk() {
    for (const int number : {1, 2, 3}) {
      sample::import(base, sample::agenda(number));
    }
  }
};

std::string refusal(AnyDesk& desk, void (*take)(DecisionTransaction&)) {
  try {
    desk.decide(take);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::conflict);
    return error.wording().english();
  }
  return {};
}

} // namespace

TEST_CASE("a join is not taken back while a split stands that took mentions of one through it") {
  const CopiedDesks desks;
  Desk desk = desks.open("one.db");
  const Dataset start = desk.base.dataset();
  const auto mention = first_mention(desk.base, p2);
  desk.decide([&](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{p1, p2}, ana);
    decisions.split(p1, mention, std::nullopt, ana);
  });
  CHECK(refusal(desk, [](DecisionTransaction& decisions) { decisions.undo(1, ana); }) ==
        "decision 1 cannot be taken back: decision 2 depends on it");
  Desk other = desks.open("two.db");
  CHECK(other.take_in(decisions_file(desk.base)).taken == 2);
  CHECK(other.base.dataset() == desk.base.dataset());
  desk.decide([](DecisionTransaction& decisions) {
    decisions.undo(2, ana);
    decisions.undo(1, ana);
  });
  CHECK(desk.base.dataset() == start);
  CHECK(refusal(desk, [](DecisionTransaction& decisions) { decisions.redo(2, ana); }) ==
        "decision 2 cannot be taken again: p1 and p2 are no longer one");
  desk.decide([](DecisionTransaction& decisions) {
    decisions.redo(1, ana);
    decisions.redo(2, ana);
    decisions.undo(std::vector<std::int64_t>{1, 2}, ana);
  });
  CHECK(desk.base.dataset() == start);
  CHECK(desk.sound());
}

TEST_CASE("a split of a joined person waits for the joining, whoever signed it and however the two are ordered") {
  const CopiedDesks desks;
  Desk desk = desks.open("one.db");
  const auto mention = first_mention(desk.base, p2);
  desk.decide([&](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{p1, p2}, luc);
    decisions.split(p1, mention, std::nullopt, ana);
  });
  Desk other = desks.open("two.db");
  const DecisionsTaken taken = other.take_in(at_one_time(decisions_file(desk.base)));
  CHECK(taken.taken == 2);
  CHECK(taken.conflicts.empty());
}

TEST_CASE("what a split made has the same id in another base where that is free") {
  const CopiedDesks desks;
  Desk desk = desks.open("one.db");
  const auto one = first_mention(desk.base, p1);
  const auto three = first_mention(desk.base, p3);
  desk.decide([&](DecisionTransaction& decisions) {
    decisions.split(p1, one, std::nullopt, ana);
    decisions.split(p3, three, std::nullopt, ana);
    decisions.undo(1, ana);
  });
  Desk other = desks.open("two.db");
  CHECK(other.take_in(decisions_file(desk.base)).undone == 1);
  CHECK(other.base.dataset() == desk.base.dataset());
  CHECK(decisions_file(other.base) == decisions_file(desk.base));
  for (Desk* const each : {&desk, &other}) {
    const auto entries = history(each->base);
    const auto undone = std::ranges::find(entries, false, &DecisionEntry::active);
    each->decide([&](DecisionTransaction& decisions) { decisions.redo(undone->id, ana); });
  }
  CHECK(other.base.dataset() == desk.base.dataset());
}

TEST_CASE("a judgement that a later joining contradicts names the joining when it is to be taken again") {
  const CopiedDesks desks;
  Desk desk = desks.open("one.db");
  desk.decide([](DecisionTransaction& decisions) {
    decisions.different(p1, p2, ana);
    decisions.undo(1, ana);
    decisions.merge(std::vector<EntityRef>{p1, p2}, luc);
  });
  CHECK_THAT(refusal(desk, [](DecisionTransaction& decisions) { decisions.redo(1, ana); }),
             Contains("p1 and p2 are one by decision 2"));
}

TEST_CASE("the answer to a question is one decision, and the question is open again without it") {
  AskingDesk desk;
  const auto all = open_questions(desk.base);
  REQUIRE(all.size() >= 3);
  const Dataset start = desk.base.dataset();
  desk.decide([&](DecisionTransaction& decisions) {
    decisions.same(p1, p2, ana, false, all[0].id);
    decisions.different(p1, p3, ana, all[1].id);
    decisions.set(AppearanceId(5), DeclaredField::role, "chair", ana, all[2].id);
  });
  CHECK(history(desk.base).size() == 3);
  AskingDesk other;
  const std::string file = decisions_file(desk.base);
  CHECK(other.take_in(file).taken == 3);
  for (int i = 0; i < 3; ++i) {
    CHECK_FALSE(asks(desk.base, all[static_cast<std::size_t>(i)].id));
    CHECK_FALSE(asks(other.base, all[static_cast<std::size_t>(i)].id));
  }
  CHECK(decisions_file(other.base) == file);
  for (std::int64_t decision = 3; decision > 0; --decision) {
    desk.decide([&](DecisionTransaction& decisions) { decisions.undo(decision, ana); });
    CHECK(asks(desk.base, all[static_cast<std::size_t>(decision - 1)].id));
  }
  CHECK(desk.base.dataset() == start);
  CHECK(desk.sound());
}

TEST_CASE("an answer is taken over where its question was answered in the same or another way") {
  AskingDesk one;
  AskingDesk two;
  REQUIRE_FALSE(open_questions(one.base).empty());
  const std::int64_t question = open_questions(one.base).front().id;
  one.decide([&](DecisionTransaction& decisions) { decisions.same(p1, p2, ana, false, question); });
  two.decide([&](DecisionTransaction& decisions) { decisions.answer(question, "dismiss", luc); });
  CHECK(two.take_in(decisions_file(one.base)).taken == 1);
  CHECK(find(two.base.dataset().people, p2) == nullptr);
  CHECK(two.sound());
}
