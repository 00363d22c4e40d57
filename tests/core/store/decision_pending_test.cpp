// Decisions of others that were not taken can be seen, dropped, and made to wait again.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_desk.hpp"

using namespace entente;
using namespace decision_desk;

TEST_CASE("a conflict that is dropped is not tried, taken in or exported again until it is restored") {
  const CopiedDesks desks;
  Desk one = desks.open("one.db");
  Desk two = desks.open("two.db");
  one.decide([](DecisionTransaction& decisions) { decisions.rename(p3, "Ana Ruiz", ana); });
  two.decide([](DecisionTransaction& decisions) { decisions.rename(p3, "Anna Ruys", luc); });
  const std::string theirs = decisions_file(two.base);
  const std::string mine = decisions_file(one.base);
  const DecisionsTaken taken = one.take_in(theirs);
  REQUIRE(taken.conflicts.size() == 1);
  const std::string uid = taken.conflicts.front().uid.substr(0, 8);
  CHECK(taken.conflicts.front().kind == "rename");
  one.decide([&](DecisionTransaction& decisions) {
    CHECK_THROWS_AS(decisions.drop("no such", ana), Error);
    CHECK(decisions.drop(uid, ana).by == "Luc");
    CHECK_THROWS_AS(decisions.drop(uid, ana), Error);
  });
  CHECK(one.base.journal().back().action == "drop");
  CHECK(one.base.journal().back().by == "Ana");
  CHECK(pending_decisions(one.base) == 0);
  CHECK(dropped_decisions(one.base).size() == 1);
  CHECK(one.retry().conflicts.empty());
  CHECK(one.take_in(theirs).known == 1);
  CHECK(decisions_file(one.base) == mine);
  one.decide([&](DecisionTransaction& decisions) { decisions.restore(uid, ana); });
  CHECK(pending_decisions(one.base) == 1);
  one.decide([](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  CHECK(one.retry().taken == 1);
  CHECK(find(one.base.dataset().people, p3)->name == "Anna Ruys");
}

TEST_CASE("decisions that wait are told with their reasons") {
  const CopiedDesks desks;
  Desk one = desks.open("one.db");
  one.decide([](DecisionTransaction& decisions) {
    decisions.rename(p1, "Ana Ruiz", ana);
    decisions.rename(p1, "Ana M. Ruiz", ana);
  });
  OwnDesk empty;
  const DecisionsTaken taken = empty.take_in(decisions_file(one.base));
  REQUIRE(taken.waits.size() == 2);
  CHECK(taken.waiting == 2);
  CHECK(std::ranges::none_of(taken.waits, [](const RefusedDecision& each) { return each.reason.empty(); }));
}
