// Decisions go from base to base as a file: two people's work is joined, and what contradicts is listed and kept.
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

TEST_CASE("two people's decisions are joined, and both bases end alike") {
  const sample::Folder folder;
  Desk one(folder.file("one.db"));
  Desk two(folder.file("two.db"));
  one.decide([](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{p1, p2}, ana);
    decisions.rename(p1, "Ana Ruiz", ana);
    decisions.rename(p1, "Ana M. Ruiz", ana);
    decisions.set(AppearanceId(5), DeclaredField::role, "chair", ana);
    decisions.set(PartnershipId(1), DeclaredField::from, "2018-01-31", ana);
  });
  two.decide([](DecisionTransaction& decisions) {
    decisions.same(p2, p3, luc);
    decisions.different(p2, p4, luc);
    decisions.set(o1, DeclaredField::category, "ngo", luc);
    decisions.set(o1, DeclaredField::parent, "o2", luc);
    decisions.set(AppearanceId(6), DeclaredField::state, "MLI", luc);
    decisions.merge(std::vector<EntityRef>{o3, o2}, luc);
  });
  const std::string from_one = decisions_file(one.base);
  const DecisionsTaken in_two = two.take_in(from_one);
  CHECK(in_two.taken == 5);
  CHECK(in_two.conflicts.empty());
  const DecisionsTaken in_one = one.take_in(decisions_file(two.base));
  CHECK(in_one.taken == 6);
  CHECK(in_one.known == 5);
  CHECK(decisions_file(one.base) == decisions_file(two.base));
  CHECK(one.base.dataset() == two.base.dataset());
  CHECK(one.base.check() == std::vector<Wording>{});
  CHECK(two.base.check() == std::vector<Wording>{});
  const auto entries = history(two.base);
  REQUIRE(entries.size() == 11);
  const auto last = std::find_if(entries.begin(), entries.end(),
                                 [](const auto& entry) { return entry.kind == "merge" && entry.by == "Ana"; });
  REQUIRE(last != entries.end());
  CHECK(last->reason == "seen");
  // A second time there is nothing to take.
  const DecisionsTaken again = two.take_in(from_one);
  CHECK(again.taken == 0);
  CHECK(again.known == 5);
  CHECK(history(two.base).size() == 11);
}

TEST_CASE("contradicting decisions are listed on both sides with those they contradict, and kept") {
  const sample::Folder folder;
  Desk one(folder.file("one.db"));
  Desk two(folder.file("two.db"));
  one.decide([](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{p1, p2}, ana);
    decisions.rename(p3, "Ana Ruiz", ana);
    decisions.set(AppearanceId(5), DeclaredField::role, "chair", ana);
    decisions.set(AppearanceId(7), DeclaredField::role, "chair", ana);
  });
  two.decide([](DecisionTransaction& decisions) {
    decisions.different(p1, p2, luc);
    decisions.rename(p3, "Anna Ruys", luc);
    decisions.set(AppearanceId(5), DeclaredField::role, "moderator", luc);
    decisions.set(AppearanceId(7), DeclaredField::role, "chair", luc);
  });
  const Dataset before = one.base.dataset();
  const std::string from_one = decisions_file(one.base);
  const DecisionsTaken in_one = one.take_in(decisions_file(two.base));
  const DecisionsTaken in_two = two.take_in(from_one);
  CHECK(in_one.taken == 1); // the one that both took alike
  REQUIRE(in_one.conflicts.size() == 3);
  REQUIRE(in_two.conflicts.size() == 3);
  for (const RefusedDecision& refused : in_one.conflicts) {
    CAPTURE(refused.text, refused.reason.english());
    CHECK(refused.by == "Luc");
    REQUIRE(refused.against.size() == 1);
  }
  const auto of = [&](std::string_view text) {
    const auto found = std::find_if(in_two.conflicts.begin(), in_two.conflicts.end(),
                                    [&](const auto& refused) { return refused.text.starts_with(text); });
    REQUIRE(found != in_two.conflicts.end());
    return found->against;
  };
  CHECK(of("merge") == std::vector<std::int64_t>{1});
  CHECK(of("rename") == std::vector<std::int64_t>{2});
  CHECK(of("set") == std::vector<std::int64_t>{3});
  CHECK(one.base.dataset() == before);
  CHECK(pending_decisions(one.base) == 3);
  CHECK(decisions_file(one.base) == decisions_file(two.base));
  // What stood in the way is taken back: the other's view is taken.
  two.decide([](DecisionTransaction& decisions) { decisions.undo(1, luc); });
  const DecisionsTaken retried = two.retry();
  CHECK(retried.taken == 1);
  CHECK(retried.conflicts.size() == 2);
  CHECK(find(two.base.dataset().people, p2) == nullptr);
  CHECK(two.base.check() == std::vector<Wording>{});
}

TEST_CASE("a split goes over with what builds on it") {
  const sample::Folder folder;
  Desk one(folder.file("one.db"));
  Desk two(folder.file("two.db"));
  std::vector<MentionRef> mentions;
  for (const Appearance& appearance : one.base.dataset().appearances) {
    if (appearance.person == p1 && mentions.empty()) { mentions.emplace_back(appearance.id); }
  }
  std::optional<EntityRef> made;
  one.decide([&](DecisionTransaction& decisions) { decisions.split(p1, mentions, std::nullopt, ana); });
  made = history(one.base).back().made;
  REQUIRE(made);
  one.decide([&](DecisionTransaction& decisions) {
    decisions.rename(*made, "Somebody Else", ana);
    decisions.merge(std::vector<EntityRef>{*made, p4}, ana);
  });
  const DecisionsTaken result = two.take_in(decisions_file(one.base));
  CHECK(result.taken == 3);
  CHECK(one.base.dataset() == two.base.dataset());
  CHECK(decisions_file(one.base) == decisions_file(two.base));
}

TEST_CASE("decisions on a document that is not there yet wait for it") {
  const sample::Folder folder;
  Base one = Base::open(folder.file("one.db"), OpenMode::create);
  sample::import(one, sample::agenda(1));
  sample::import(one, sample::agenda(2));
  const Dataset dataset = one.dataset();
  {
    DecisionTransaction decisions(one, decision_model::keys());
    decisions.set(dataset.appearances.front().id, DeclaredField::role, "chair", ana);
    decisions.set(dataset.appearances.back().id, DeclaredField::role, "chair", ana);
    decisions.rename(dataset.appearances.back().person, "Ana Ruiz", ana);
    decisions.answer(2, "dismiss", ana);
    decisions.commit();
  }
  Base two = Base::open(folder.file("two.db"), OpenMode::create);
  sample::import(two, sample::agenda(1));
  DecisionTransaction decisions(two, decision_model::keys());
  const DecisionsTaken first = decisions.take_in(decisions_file(one), luc);
  decisions.commit();
  CHECK(first.taken == 1);
  CHECK(first.waiting == 3);
  CHECK(pending_decisions(two) == 3);
  sample::import(two, sample::agenda(2));
  DecisionTransaction later(two, decision_model::keys());
  const DecisionsTaken second = later.retry();
  later.commit();
  CHECK(second.taken == 3);
  CHECK(pending_decisions(two) == 0);
  CHECK(two.dataset() == one.dataset());
  CHECK(open_questions(two).size() == 1);
}

TEST_CASE("what one took back is not revived by the other's file") {
  const sample::Folder folder;
  Desk one(folder.file("one.db"));
  Desk two(folder.file("two.db"));
  one.decide([](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{p1, p2}, ana);
    decisions.rename(p3, "Ana Ruiz", ana);
    decisions.set(AppearanceId(5), DeclaredField::role, "chair", ana);
  });
  CHECK(two.take_in(decisions_file(one.base)).taken == 3);
  const std::string all_stand = decisions_file(two.base);
  one.decide([](DecisionTransaction& decisions) {
    decisions.undo(1, ana);
    decisions.set(AppearanceId(6), DeclaredField::role, "chair", ana);
    decisions.undo(4, ana);
  });
  // Luc's file, in which they stand as they were taken, revives nothing.
  CHECK(one.take_in(all_stand).taken == 0);
  CHECK_FALSE(history(one.base)[0].active);
  // Ana's file takes back at Luc's what she took back, and brings what he never knew as undone.
  const DecisionsTaken in_two = two.take_in(decisions_file(one.base));
  CHECK(in_two.taken == 0);
  CHECK(in_two.undone == 2);
  CHECK(in_two.known == 3);
  CHECK(two.base.dataset() == one.base.dataset());
  CHECK(decisions_file(two.base) == decisions_file(one.base));
  REQUIRE(history(two.base).size() == 4);
  CHECK_FALSE(history(two.base)[3].active);
  CHECK(history(two.base)[3].subject == "a6 role=chair");
  // Nor does a plain redo; but a colleague's undone decision can be taken again by its number.
  two.decide([](DecisionTransaction& decisions) { CHECK_THROWS_AS(decisions.redo(std::nullopt, luc), Error); });
  two.decide([](DecisionTransaction& decisions) { decisions.redo(4, luc); });
  CHECK(find(two.base.dataset().appearances, AppearanceId(6))->role == Role::chair);
  CHECK(two.base.check() == std::vector<Wording>{});
  // A base that never knew the first one takes the file as it is.
  Desk third(folder.file("third.db"));
  const DecisionsTaken in_third = third.take_in(decisions_file(one.base));
  CHECK(in_third.taken == 2);
  CHECK(in_third.undone == 2);
  third.decide([](DecisionTransaction& decisions) { decisions.redo(3, luc); });
  CHECK(find(third.base.dataset().people, p2) == nullptr);
  third.decide([](DecisionTransaction& decisions) { decisions.undo(3, luc); });
  CHECK(third.base.dataset() == one.base.dataset());
}

TEST_CASE("what others depend on is not taken back for a colleague, and told") {
  const sample::Folder folder;
  Desk one(folder.file("one.db"));
  Desk two(folder.file("two.db"));
  one.decide([](DecisionTransaction& decisions) { decisions.rename(p3, "Ana Ruiz", ana); });
  CHECK(two.take_in(decisions_file(one.base)).taken == 1);
  two.decide([](DecisionTransaction& decisions) { decisions.rename(p3, "Ana R. Ruiz", luc); });
  one.decide([](DecisionTransaction& decisions) { decisions.undo(1, ana); });
  const DecisionsTaken result = two.take_in(decisions_file(one.base));
  CHECK(result.undone == 0);
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts[0].reason.english() == "decision 1 cannot be taken back: decision 2 depends on it");
  CHECK(find(two.base.dataset().people, p3)->name == "Ana R. Ruiz");
}

TEST_CASE("what is no file of decisions is refused, and nothing is taken") {
  const sample::Folder folder;
  Desk desk(folder.file("x.db"));
  const std::string head = R"({"format": "entente-decisions", "version": 1, "decisions": [)";
  const std::string good =
      R"({"uid":"a1","kind":"rename","by":"Ana","at":"2026-01-01T00:00:00Z","of":[{"about":"person","name":"Nobody"}],"name":"X"})";
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("[]"), std::string(R"({"format": "entente-dataset"})"),
        std::string(R"({"format": "entente-decisions", "version": 2, "decisions": []})"), head + good + R"(, {"uid": 5}]})",
        head + good + R"(, {"uid":"b","kind":"explode","by":"x","at":"y"}]})",
        head + good + R"(, {"uid":"b","kind":"merge","by":"x","at":"y","of":[1]}]})",
        head + good + R"(, {"uid":"b","kind":"merge","by":"x","at":"y","of":[{"about":"ship","name":"z"}]}]})",
        head + std::string(100'000, '[')}) {
    CAPTURE(text.substr(0, 120));
    DecisionTransaction decisions(desk.base, decision_model::keys());
    CHECK_THROWS_AS(decisions.take_in(text, luc), Error);
  }
  CHECK(history(desk.base).empty());
  CHECK(pending_decisions(desk.base) == 0);
  const DecisionsTaken result = desk.take_in(head + good + "]}");
  CHECK(result.taken == 0);
  REQUIRE(result.unplaced.size() == 1);
  CHECK(result.unplaced[0].text == "rename Nobody -> X");
}

TEST_CASE("decisions survive that a document is read again in another way") {
  const sample::Folder folder;
  Base one = Base::open(folder.file("one.db"), OpenMode::create);
  sample::import(one, sample::agenda(1));
  const Dataset read = one.dataset();
  {
    DecisionTransaction decisions(one, decision_model::keys());
    decisions.merge(std::vector<EntityRef>{read.people.at(0).id, read.people.at(1).id}, ana);
    decisions.set(read.appearances.at(2).id, DeclaredField::role, "chair", ana);
    decisions.set(read.organisations.at(0).id, DeclaredField::category, "ngo", ana);
    decisions.rename(read.people.at(5).id, "Ana Ruiz", ana);
    decisions.commit();
  }
  // Another reader counts lines otherwise, does not find the last person, and meets two more before the others.
  sample::Agenda again = sample::agenda(1);
  again.programme.entries.pop_back();
  for (EntryRecord& entry : again.programme.entries) {
    entry.evidence.line += 7;
  }
  for (const char* const name : {"Nora Before", "Nils Before"}) {
    EntryRecord entry = again.programme.entries.front();
    entry.name = name;
    entry.evidence.line = 3;
    again.programme.entries.insert(again.programme.entries.begin(), entry);
  }
  again.programme.partnerships.clear();
  Base two = Base::open(folder.file("two.db"), OpenMode::create);
  sample::import(two, again);
  DecisionTransaction decisions(two, decision_model::keys());
  const DecisionsTaken result = decisions.take_in(decisions_file(one), luc);
  decisions.commit();
  CHECK(result.taken == 3);
  REQUIRE(result.unplaced.size() == 1);
  CHECK(result.unplaced[0].text.ends_with("-> Ana Ruiz"));
  CHECK(pending_decisions(two) == 1);
  const Dataset dataset = two.dataset();
  const auto person = std::find_if(dataset.people.begin(), dataset.people.end(),
                                   [&](const Person& candidate) { return candidate.name == read.people.at(0).name; });
  REQUIRE(person != dataset.people.end());
  CHECK(person->aliases == std::vector<std::string>{read.people.at(1).name});
  CHECK(dataset.people.size() == 6); // seven were printed, and two are one
  CHECK(dataset.appearances.at(4).role == Role::chair);
  CHECK(dataset.appearances.at(2).role != Role::chair);
  CHECK(two.check() == std::vector<Wording>{});
}
