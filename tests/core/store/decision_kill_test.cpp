// A program that is killed among decisions leaves a base that holds whole transactions of them, and each can be taken back.
#include <csignal>

#include <catch2/catch.hpp>

#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/child.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;
using decision_model::Model;
using decision_model::Step;

namespace {

/// Takes one to four random steps in one transaction and in the model; how many both accepted.
int take_some(Base& base, Model& model, std::mt19937& random) {
  const auto count = 1 + random() % 4;
  int accepted = 0;
  DecisionTransaction transaction(base, decision_model::keys());
  for (unsigned number = 0; number < count; ++number) {
    const Step step = model.random_step(random);
    const bool legal = model.take(step);
    if (decision_model::take(transaction, step) != legal) { throw std::logic_error(to_text(step)); }
    accepted += legal ? 1 : 0;
  }
  transaction.commit();
  return accepted;
}

/// Likewise in the model alone.
int take_some(Model& model, std::mt19937& random) {
  const auto count = 1 + random() % 4;
  int accepted = 0;
  for (unsigned number = 0; number < count; ++number) {
    accepted += model.take(model.random_step(random)) ? 1 : 0;
  }
  return accepted;
}

/// Takes back all that stands.
void undo_all(Base& base) {
  std::vector<std::int64_t> standing;
  for (const DecisionEntry& entry : history(base)) {
    if (entry.active) { standing.push_back(entry.id); }
  }
  DecisionTransaction transaction(base, decision_model::keys());
  transaction.undo(standing, {"tester", ""});
  transaction.commit();
}

} // namespace

TEST_CASE("a kill among decisions leaves whole transactions, and undoing all of them gives the beginning") {
  const sample::Folder folder;
  const auto path = folder.file("killed.db");
  Model model({}, {});
  Dataset beginning;
  {
    Base base = Base::open(path, OpenMode::create);
    const auto world = decision_model::fill(base);
    beginning = base.dataset();
    model = Model(beginning, world);
  }
  std::mt19937 random(19810421);
  std::mt19937 moments(17890714);
  std::size_t told = Base::open(path, OpenMode::existing).journal().size(); // by the journal's lines
  int transactions = 0;
  for (int kill = 0; kill < 40; ++kill) {
    sample::Signal committed;
    const pid_t child = sample::in_child([&] {
      Base base = Base::open(path, OpenMode::existing);
      while (true) {
        static_cast<void>(take_some(base, model, random));
        committed.give();
      }
      return 0;
    });
    committed.listen();
    int reported = 0;
    for (auto wanted = moments() % 12; wanted > 0 && committed.take(); --wanted) {
      ++reported;
    }
    ::usleep(static_cast<useconds_t>(moments() % 4000));
    ::kill(child, SIGKILL);
    REQUIRE(sample::exit_code(child) == -1);
    reported += committed.drain();
    Base base = Base::open(path, OpenMode::existing);
    CAPTURE(kill, reported);
    REQUIRE(base.check() == std::vector<Wording>{});
    for (int number = 0; number < reported; ++number) {
      told += static_cast<std::size_t>(take_some(model, random));
    }
    const std::size_t found = base.journal().size();
    REQUIRE(found >= told);
    if (found > told) { // the last commit came before its message
      told += static_cast<std::size_t>(take_some(model, random));
    }
    REQUIRE(found == told);
    REQUIRE(base.dataset() == model.dataset());
    transactions += reported;
    Base copy = Base::scratch(path);
    undo_all(copy);
    REQUIRE(copy.dataset() == beginning);
  }
  CHECK(transactions > 100);
}
