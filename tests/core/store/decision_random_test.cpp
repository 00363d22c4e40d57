// Random decisions, each taken by the base and by a plain model, which must accept the same ones and show the same dataset.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;
using decision_model::Model;
using decision_model::Step;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(NDEBUG)
constexpr int steps = 4'000;
#else
constexpr int steps = 100'000;
#endif

/// Takes back the latest decision that is free to go; false when there is none.
bool undo_latest_free(Model& model, DecisionTransaction& transaction) {
  const auto standing = model.standing();
  return std::any_of(standing.rbegin(), standing.rend(), [&](std::int64_t decision) {
    Step step;
    step.kind = Step::Kind::undo;
    step.decision = decision;
    const bool legal = model.take(step);
    REQUIRE(decision_model::take(transaction, step) == legal);
    return legal;
  });
}

} // namespace

TEST_CASE("random decisions agree with a plain model, and undoing all of them gives the beginning") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  Model model(base.dataset(), {});
  const auto world = decision_model::fill(base);
  const Dataset beginning = base.dataset();
  model = Model(beginning, world);
  REQUIRE(model.dataset() == beginning);
  std::mt19937 random(30210103);
  int accepted = 0;
  std::map<Step::Kind, int> by_kind;
  {
    DecisionTransaction transaction(base, decision_model::keys());
    for (int number = 1; number <= steps; ++number) {
      const Step step = model.random_step(random);
      const bool legal = model.take(step);
      const bool taken = decision_model::take(transaction, step);
      if (legal != taken) { FAIL("step " << number << ", " << to_text(step) << ": the base says " << taken); }
      accepted += taken ? 1 : 0;
      by_kind[step.kind] += taken ? 1 : 0;
      if (number % 100 == 0 && !(base.dataset() == model.dataset())) { FAIL("another dataset after step " << number); }
    }
    transaction.commit();
  }
  CHECK(accepted > steps / 2);
  for (const auto& [kind, count] : by_kind) {
    CAPTURE(static_cast<int>(kind));
    CHECK(count > steps / 200);
  }
  std::map<char, int> parted;
  for (const DecisionEntry& entry : history(base)) {
    if (entry.kind == "split") { ++parted[entry.subject.front()]; }
  }
  for (const char kind : {'p', 'o', 'e', 'c'}) {
    CAPTURE(kind);
    CHECK(parted[kind] > 1);
  }
  REQUIRE(base.check() == std::vector<Wording>{});
  DecisionTransaction transaction(base, decision_model::keys());
  while (!model.standing().empty() && undo_latest_free(model, transaction)) {}
  // What is left, if anything, keeps the base sound only together.
  transaction.undo(model.standing(), {"tester", ""});
  CHECK_THROWS_AS(transaction.undo(std::nullopt, {"tester", ""}), Error);
  transaction.commit();
  CHECK(base.dataset() == beginning);
  CHECK(base.check() == std::vector<Wording>{});
}
