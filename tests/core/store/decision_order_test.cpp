// Two people's files of decisions give the same, in whichever order they are taken in.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_desk.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;
using namespace decision_desk;
using decision_model::Model;
using decision_model::Step;

TEST_CASE("which of those joined is shown follows from the order of decisions, not from who takes whose file first") {
  const sample::Folder folder;
  Desk one(folder.file("one.db"));
  Desk two(folder.file("two.db"));
  one.decide([](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{p1, p2}, ana);
    decisions.merge(std::vector<EntityRef>{p1, p4}, ana);
  });
  two.decide([](DecisionTransaction& decisions) { decisions.merge(std::vector<EntityRef>{p2, p3}, luc); });
  const std::string from_one = at_one_time(decisions_file(one.base));
  const std::string from_two = at_one_time(decisions_file(two.base));
  Desk first(folder.file("first.db"));
  Desk second(folder.file("second.db"));
  CHECK(first.take_in(from_one).taken == 2);
  CHECK(first.take_in(from_two).taken == 1);
  CHECK(second.take_in(from_two).taken == 1);
  CHECK(second.take_in(from_one).taken == 2);
  // Luc comes after Ana, so what he kept is shown.
  CHECK(find(first.base.dataset().people, p2) != nullptr);
  CHECK(find(first.base.dataset().people, p1) == nullptr);
  CHECK(first.base.dataset() == second.base.dataset());
  CHECK(decisions_file(first.base) == decisions_file(second.base));
  // Each can be taken back, in both.
  const Dataset start = Desk(folder.file("start.db")).base.dataset();
  for (Desk* const desk : {&first, &second}) {
    desk->decide([](DecisionTransaction& decisions) {
      decisions.undo(3, ana);
      decisions.undo(2, ana);
      decisions.undo(1, ana);
    });
    CHECK(desk->base.dataset() == start);
    CHECK(desk->base.check() == std::vector<Wording>{});
  }
}

TEST_CASE("what was taken again and finds no place tells so, and is taken back only by a later undoing") {
  const sample::Folder folder;
  Desk one(folder.file("one.db"));
  Desk two(folder.file("two.db"));
  one.decide([](DecisionTransaction& decisions) { decisions.merge(std::vector<EntityRef>{p1, p2}, ana); });
  two.decide([](DecisionTransaction& decisions) {
    decisions.different(p1, p2, luc);
    decisions.undo(1, luc);
  });
  const std::string while_undone = decisions_file(two.base);
  two.decide([](DecisionTransaction& decisions) { decisions.redo(1, luc); });
  const std::string from_one = at_one_time(decisions_file(one.base));
  const std::string from_two = at_one_time(decisions_file(two.base));
  Desk first(folder.file("first.db"));
  Desk second(folder.file("second.db"));
  CHECK(first.take_in(from_one).taken == 1);
  CHECK(first.take_in(from_two).conflicts.size() == 1);
  CHECK(second.take_in(from_two).taken == 1);
  CHECK(second.take_in(from_one).conflicts.size() == 1);
  const std::string both = decisions_file(first.base);
  CHECK(both.find("\"redone\":") != std::string::npos);
  CHECK(decisions_file(second.base) == both);
  // An older file in which it was undone changes nothing.
  std::string older = while_undone;
  for (std::size_t at = older.find("Z\""); at != std::string::npos; at = older.find("Z\"", at + 1)) {
    older.replace(at - 19, 4, "2025");
  }
  CHECK(first.take_in(older).known == 1);
  CHECK(decisions_file(first.base) == both);
  CHECK(pending_decisions(first.base) == 1);
  // A later one does: it waits no more.
  two.decide([](DecisionTransaction& decisions) { decisions.undo(1, luc); });
  const std::string later = decisions_file(two.base);
  CHECK(first.take_in(later).undone == 1);
  CHECK(second.take_in(later).undone == 1);
  CHECK(pending_decisions(first.base) == 0);
  CHECK(decisions_file(first.base) == decisions_file(second.base));
}

namespace {

/// What random steps are made of.
struct Mix {
  int steps = 12;
  int again = 0;           ///< of a hundred names and values, how many are an undoing or a taking again instead
  std::int64_t people = 0; ///< steps are about so many people and bodies; 0 for all
  bool splits = false;     ///< what splits make bears other ids in other bases
};

Step mixed_step(const Model& model, const Mix& mix, std::mt19937& random) {
  Step step = model.random_step(random);
  const bool given = step.kind == Step::Kind::set || step.kind == Step::Kind::rename;
  if (step.kind == Step::Kind::split && !mix.splits) { step.kind = Step::Kind::undo; }
  if (given && static_cast<int>(random() % 100) < mix.again) {
    step = Step{};
    step.kind = random() % 2 == 0 ? Step::Kind::undo : Step::Kind::redo;
  }
  for (EntityRef& entity : step.entities) {
    if (mix.people == 0) { break; }
    if (auto* const person = std::get_if<PersonId>(&entity)) { *person = PersonId(1 + person->value % mix.people); }
    if (auto* const body = std::get_if<OrganisationId>(&entity)) { *body = OrganisationId(1 + body->value % mix.people); }
  }
  return step;
}

/// The file of one person's random decisions.
std::string random_file(Desk desk, const Mix& mix, std::mt19937& random) {
  Model model(desk.base.dataset(), desk.world);
  desk.decide([&](DecisionTransaction& decisions) {
    for (int number = 0; number < mix.steps; ++number) {
      const Step step = mixed_step(model, mix, random);
      const bool legal = model.take(step);
      REQUIRE(decision_model::take(decisions, step) == legal);
    }
  });
  return at_one_time(decisions_file(desk.base));
}

} // namespace

TEST_CASE("random decisions of two people are kept whole on both sides, in whichever order files are taken in") {
  const auto [mix, least] =
      GENERATE(std::pair(Mix{}, 25), std::pair(Mix{30, 70, 5, false}, 15), std::pair(Mix{20, 50, 6, true}, 10));
  CAPTURE(mix.steps, mix.again, mix.people, mix.splits);
  const decision_desk::CopiedDesks desks;
  int agreed = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const std::string from_one = random_file(desks.open("one.db"), mix, random);
    const std::string from_two = random_file(desks.open("two.db"), mix, random);
    Desk first = desks.open("first.db");
    Desk second = desks.open("second.db");
    std::size_t conflicts = 0;
    for (const auto& [desk, file] : {std::pair(&first, &from_one), std::pair(&first, &from_two),
                                     std::pair(&second, &from_two), std::pair(&second, &from_one)}) {
      const DecisionsTaken taken = desk->take_in(*file);
      conflicts += taken.conflicts.size();
      CHECK(taken.unplaced.empty());
    }
    const std::string both = decisions_file(first.base);
    CHECK(decisions_file(second.base) == both);
    CHECK(first.base.check() == std::vector<Wording>{});
    CHECK(second.base.check() == std::vector<Wording>{});
    static_cast<void>(second.take_in(both));
    CHECK(decisions_file(second.base) == both);
    if (conflicts > 0) { continue; }
    ++agreed;
    if (!mix.splits) { CHECK(first.base.dataset() == second.base.dataset()); }
  }
  CHECK(agreed >= least);
}
