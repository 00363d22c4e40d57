// What people judged different is not brought together again by what is read later.
#include <catch2/catch.hpp>

#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

TEST_CASE("names of people and bodies that were judged different do not go to the other") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  sample::import(base, sample::agenda(1));
  const Dataset dataset = base.dataset();
  const Person& a = dataset.people.at(0);
  const Person& b = dataset.people.at(1);
  const Organisation& one = dataset.organisations.at(0);
  const Organisation& other = dataset.organisations.at(1);
  {
    auto import = base.begin_import();
    CHECK_FALSE(import.known().judged_different(b.name, a.id));
    CHECK_FALSE(import.known().body_judged_different(other.name, one.id));
  }
  {
    DecisionTransaction decisions(base, decision_model::keys());
    decisions.different(a.id, b.id, {"tester", ""});
    decisions.different(one.id, other.id, {"tester", ""});
    decisions.commit();
  }
  CHECK(judged_different(base, other.id, one.id));
  auto import = base.begin_import();
  CHECK(import.known().judged_different(b.name, a.id));
  CHECK_FALSE(import.known().judged_different(a.name, a.id));
  CHECK(import.known().body_judged_different(other.name, one.id));
  CHECK(import.known().body_judged_different(one.name, other.id));
  CHECK_FALSE(import.known().body_judged_different(one.name, one.id));
  CHECK_FALSE(import.known().body_judged_different("Some other body", one.id));
}

TEST_CASE("a person into whom somebody joined another is known as such, until it is undone") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  sample::import(base, sample::agenda(1));
  const Dataset dataset = base.dataset();
  const PersonId a = dataset.people.at(0).id;
  const PersonId b = dataset.people.at(1).id;
  const auto is_joined = [&](PersonId id) { return base.begin_import().known().person(id).joined; };
  CHECK_FALSE(is_joined(a));
  {
    DecisionTransaction decisions(base, decision_model::keys());
    const std::vector<EntityRef> both{a, b};
    decisions.merge(both, {"tester", ""});
    decisions.commit();
  }
  CHECK(is_joined(a));
  {
    DecisionTransaction decisions(base, decision_model::keys());
    decisions.undo(std::nullopt, {"tester", ""});
    decisions.commit();
  }
  CHECK_FALSE(is_joined(a));
}
