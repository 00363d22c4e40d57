// A document that a later version took the place of: what the dataset shows without it, and how a person decides.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

namespace {

/// Agenda 1 and a version of it without the last two of six people; d2 supersedes d1.
struct Versioned {
  sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  sample::Agenda earlier = sample::agenda(1, 6);
  sample::Agenda later = sample::agenda(1, 4);

  explicit Versioned(bool judged = true) {
    sample::import(base, earlier);
    later.document.name = "agenda-1-final.txt";
    later.document.sha256 = std::string(64, 'f');
    later.programme.events[0].title = "Atelier 1, version finale";
    ImportTransaction transaction = base.begin_import();
    Resolution resolution = sample::resolve(later.programme, transaction.known());
    resolution.event = {{EventId(1), 0}};
    resolution.new_events.clear();
    if (judged) { resolution.versions.push_back({DocumentId(1), "agenda-1.txt", true, 1.0, "4 of its 6 people"}); }
    transaction.write(later.document, later.programme, resolution, "Ana");
    transaction.commit();
  }

  std::int64_t set(DocumentId document, const std::string& later_one) {
    DecisionTransaction transaction(base, {});
    const std::int64_t id = transaction.set(document, DeclaredField::superseded_by, later_one, {"Ana", ""});
    transaction.commit();
    return id;
  }
  void undo() {
    DecisionTransaction transaction(base, {});
    static_cast<void>(transaction.undo(std::nullopt, {"Ana", ""}));
    transaction.commit();
  }
};

std::vector<std::string> names(const Dataset& dataset) {
  std::vector<std::string> list;
  for (const Person& person : dataset.people) {
    list.push_back(person.name);
  }
  return list;
}

} // namespace

TEST_CASE("the dataset leaves out what only a superseded document says", "[versions]") {
  const Versioned made;
  const Dataset dataset = made.base.dataset();
  REQUIRE(dataset.documents.size() == 2);
  CHECK(dataset.documents[0].superseded_by == DocumentId(2));
  CHECK_FALSE(dataset.documents[1].superseded_by);
  CHECK(dataset.sessions.size() == 3);
  CHECK(dataset.appearances.size() == 4);
  CHECK(dataset.themes.size() == 2);
  CHECK(dataset.partnerships.size() == 1);
  const auto of_second = [](const auto& record) { return record.source.document == DocumentId(2); };
  CHECK(std::ranges::all_of(dataset.sessions, of_second));
  CHECK(std::ranges::all_of(dataset.appearances, of_second));
  // Two people and their ministries are in the first document only.
  CHECK(dataset.people.size() == 4);
  CHECK(dataset.organisations.size() == 4);
  // The meeting is one, and called what the version in force calls it.
  REQUIRE(dataset.events.size() == 1);
  CHECK(dataset.events[0].title == "Atelier 1, version finale");
  CHECK(dataset.events[0].source.document == DocumentId(2));
  CHECK(dataset.events[0].documents == std::vector{DocumentId(1), DocumentId(2)});
  CHECK(made.base.check() == std::vector<Wording>{});
}

TEST_CASE("the superseded document stays, with its lines and the names it prints", "[versions]") {
  const Versioned made;
  CHECK(made.base.line(DocumentId(1), 7).has_value());
  const Dataset all = made.base.dataset(Versions::all);
  CHECK(all.people.size() == 6);
  CHECK(all.appearances.size() == 10);
  const std::string gone = made.earlier.programme.entries[5].name;
  const auto current = names(made.base.dataset());
  CHECK(std::ranges::find(current, gone) == current.end());
  const auto hits = made.base.search(gone, 5);
  REQUIRE_FALSE(hits.empty());
  CHECK(hits[0].kind == "person");
  CHECK(made.base.journal().back().action != "");
  const auto journal = made.base.journal();
  const auto noted = std::ranges::find(journal, "supersede", &JournalEntry::action);
  REQUIRE(noted != journal.end());
  CHECK(noted->subject == "d1 by d2");
  // Its open question is no longer asked; that of the second is.
  CHECK(made.base.review().size() == 1);
  CHECK(made.base.review()[0].document == "agenda-1-final.txt");
}

TEST_CASE("one document is given by itself, superseded or not", "[versions]") {
  const Versioned made;
  const Dataset first = made.base.dataset_of(DocumentId(1));
  CHECK(first.documents.size() == 1);
  CHECK(first.sessions.size() == 3);
  CHECK(first.appearances.size() == 6);
  CHECK(first.people.size() == 6);
  CHECK(first.events.at(0).title == "Atelier 1");
  const Dataset second = made.base.dataset_of(DocumentId(2));
  CHECK(second.appearances.size() == 4);
  CHECK(second.people.size() == 4);
  CHECK(second.events.at(0).title == "Atelier 1, version finale");
  CHECK_THROWS_AS(made.base.dataset_of(DocumentId(3)), Error);
}

TEST_CASE("a person's word goes before the import's, and can be taken back", "[versions]") {
  Versioned made;
  const Dataset before = made.base.dataset();
  made.set(DocumentId(1), "");
  CHECK(made.base.dataset().appearances.size() == 10);
  CHECK(made.base.dataset() == made.base.dataset(Versions::all));
  CHECK(made.base.check() == std::vector<Wording>{});
  made.undo();
  CHECK(made.base.dataset() == before);

  Versioned other(false);
  CHECK(other.base.dataset().appearances.size() == 10);
  other.set(DocumentId(1), "d2");
  CHECK(other.base.dataset().appearances.size() == 4);
  // Neither itself, nor in a circle, nor by a document that is not there.
  CHECK_THROWS_AS(other.set(DocumentId(2), "d2"), Error);
  CHECK_THROWS_AS(other.set(DocumentId(2), "d1"), Error);
  CHECK_THROWS_AS(other.set(DocumentId(2), "d9"), Error);
  CHECK(other.base.dataset().appearances.size() == 4);
  CHECK(other.base.check() == std::vector<Wording>{});
}

TEST_CASE("which version stands goes from base to base with the other decisions", "[versions]") {
  Versioned one;
  one.set(DocumentId(1), "");
  Versioned two(false);
  two.set(DocumentId(1), "d2");
  for (const Versioned* const from : {&one, &two}) {
    Versioned to(from == &one);
    DecisionTransaction transaction(to.base, {});
    const DecisionsTaken taken = transaction.take_in(decisions_file(from->base), {"Luc", ""});
    transaction.commit();
    CHECK(taken.taken == 1);
    CHECK(to.base.dataset().documents == from->base.dataset().documents);
    CHECK(to.base.dataset().appearances.size() == from->base.dataset().appearances.size());
    CHECK(decisions_file(to.base) == decisions_file(from->base));
  }
}

TEST_CASE("programmes that stand are what a later version is compared with", "[versions]") {
  Versioned made;
  {
    ImportTransaction transaction = made.base.begin_import();
    const auto programmes = transaction.known().programmes(EventId(1));
    REQUIRE(programmes.size() == 1);
    CHECK(programmes[0].document == DocumentId(2));
    CHECK(programmes[0].sessions.size() == 3);
    CHECK(programmes[0].people.size() == 4);
    CHECK(transaction.known().head(DocumentId(2)).size() == 40);
    CHECK_FALSE(programmes[0].kept_by_decision);
  }
  made.set(DocumentId(1), "");
  ImportTransaction transaction = made.base.begin_import();
  const auto programmes = transaction.known().programmes(EventId(1));
  REQUIRE(programmes.size() == 2);
  CHECK(programmes[0].kept_by_decision);
  CHECK_FALSE(programmes[1].kept_by_decision);
}

TEST_CASE("superseded documents go through a dataset", "[versions]") {
  const Versioned made;
  const Dataset dataset = made.base.dataset();
  Base copy = Base::open(made.folder.file("copy.db"), OpenMode::create);
  ImportTransaction transaction = copy.begin_import();
  static_cast<void>(transaction.write(dataset, "Ana"));
  transaction.commit();
  CHECK(copy.dataset().documents == dataset.documents);
  CHECK(copy.dataset().appearances == dataset.appearances);
  CHECK(copy.dataset().events.at(0).title == dataset.events[0].title);
}
