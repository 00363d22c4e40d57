// A document is read anew: what was extracted is exchanged, ids stay, and what people decided is put back on it.
#include <algorithm>

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
using decision_model::Model;
using decision_model::Step;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(NDEBUG)
constexpr int rounds = 40;
#else
constexpr int rounds = 80;
#endif

/// Three agendas; the first two have the same people, and nobody of the third.
struct RereadDesk : OwnDesk {
  std::vector<sample::Agenda> agendas{sample::agenda(1), sample::agenda(8), sample::agenda(3)};

  RereadDesk() {
    for (const sample::Agenda& agenda : agendas) {
      sample::import(base, agenda);
    }
  }
  RereadCounts read_again(int document, const sample::Agenda& agenda) {
    Rereading rereading(base, DocumentId(document), decision_model::keys());
    RereadCounts counts =
        rereading.write(agenda.document, agenda.programme, sample::resolve(agenda.programme, rereading.known()), ana);
    rereading.commit();
    return counts;
  }
  [[nodiscard]] Appearance appearance(std::int64_t id) const {
    const Dataset dataset = base.dataset();
    const Appearance* const found = find(dataset.appearances, AppearanceId(id));
    REQUIRE(found != nullptr);
    return *found;
  }
};

/// The agenda without entry `index`; what refers to it goes too.
sample::Agenda without_entry(sample::Agenda agenda, std::size_t index) {
  auto& programme = agenda.programme;
  programme.entries.erase(programme.entries.begin() + static_cast<std::ptrdiff_t>(index));
  std::erase_if(programme.partnerships, [&](const PartnershipRecord& tie) { return tie.entry == index; });
  return agenda;
}

sample::Agenda with_other_bytes(sample::Agenda agenda) {
  agenda.document.sha256 = std::string(64, 'e');
  return agenda;
}

} // namespace

TEST_CASE("a document whose text changed keeps the ids of what it still says", "[reread]") {
  RereadDesk desk;
  const Dataset before = desk.base.dataset();
  sample::Agenda changed = with_other_bytes(desk.agendas[0]);
  changed.document.lines.insert(changed.document.lines.begin(), "one line more");
  changed.programme.sessions[1].title = "Données et statistiques";
  changed.programme.entries[2].position = "Directrice générale";
  for (auto& entry : changed.programme.entries) {
    ++entry.evidence.line;
  }
  changed.programme.entries.push_back(changed.programme.entries[5]);
  changed.programme.entries.back().name = "Nouvelle Venue";
  const RereadCounts counts = desk.read_again(1, changed);
  CHECK(counts.counts.appearances == 7);
  CHECK(counts.counts.new_people == 1);
  Dataset wanted = before;
  wanted.documents[0].sha256 = changed.document.sha256;
  wanted.sessions[1].title = "Données et statistiques";
  wanted.appearances[2].position = "Directrice générale";
  for (std::size_t i = 0; i < 6; ++i) {
    wanted.appearances[i].source.line = *wanted.appearances[i].source.line + 1;
  }
  Dataset now = desk.base.dataset();
  REQUIRE(now.people.back().name == "Nouvelle Venue");
  REQUIRE(now.appearances.back().person == now.people.back().id);
  now.people.pop_back();
  now.appearances.pop_back();
  CHECK(now == wanted);
  CHECK(desk.base.line(DocumentId(1), 1) == "one line more");
  CHECK(desk.base.knew(desk.agendas[0].document.sha256));
  CHECK_FALSE(desk.base.knows(desk.agendas[0].document.sha256));
  CHECK(document_to_reread(desk.base, desk.agendas[0].document) == DocumentId(1));
  CHECK(desk.base.check() == std::vector<Wording>{});
}

TEST_CASE("decisions on what a new reading no longer says wait, with those that build on them, and come back", "[reread]") {
  RereadDesk desk;
  const PersonId gone = desk.appearance(14).person;
  const PersonId other = desk.appearance(15).person;
  const PersonId elsewhere = desk.appearance(2).person;
  desk.decide([&](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{elsewhere, gone}, ana);
    decisions.rename(elsewhere, "Qui Reste", ana);
    decisions.set(AppearanceId(14), DeclaredField::role, "chair", ana);
    decisions.set(AppearanceId(15), DeclaredField::role, "rapporteur", ana);
    decisions.different(other, elsewhere, ana);
  });
  const Dataset decided = desk.base.dataset();
  const auto entries = history(desk.base);
  const RereadCounts counts = desk.read_again(3, with_other_bytes(without_entry(desk.agendas[2], 1)));
  REQUIRE(counts.waiting.size() == 2);
  CHECK(counts.waiting[0].text.starts_with("merge"));
  CHECK(counts.waiting[1].text.starts_with("set"));
  CHECK(counts.replayed == 3);
  CHECK(pending_decisions(desk.base) == 2);
  const Dataset now = desk.base.dataset();
  CHECK(find(now.people, gone) == nullptr);
  CHECK(find(now.appearances, AppearanceId(14)) == nullptr);
  CHECK(find(now.people, elsewhere)->name == "Qui Reste");
  CHECK(desk.appearance(15).role == Role::rapporteur);
  CHECK(judged_different(desk.base, other, elsewhere));
  CHECK(desk.base.check() == std::vector<Wording>{});
  // Those that stay can be taken back; the numbers are those of before.
  desk.decide([&](DecisionTransaction& decisions) { decisions.undo(4, ana); });
  CHECK(desk.appearance(15).role == Role::speaker);
  desk.decide([&](DecisionTransaction& decisions) { decisions.redo(4, ana); });
  // The earlier text again: what waited is taken, and all is as it was.
  const RereadCounts back = desk.read_again(3, desk.agendas[2]);
  CHECK(back.waiting.empty());
  CHECK(pending_decisions(desk.base) == 0);
  CHECK(history(desk.base).size() == entries.size());
  const Dataset again = desk.base.dataset();
  CHECK(again.people.size() == decided.people.size());
  CHECK(again.appearances.size() == decided.appearances.size());
  CHECK(find(again.people, elsewhere)->aliases == find(decided.people, elsewhere)->aliases);
  CHECK(desk.base.check() == std::vector<Wording>{});
}

TEST_CASE("a new reading is like a fresh base with the same documents and decisions", "[reread]") {
  RereadDesk desk;
  const sample::Agenda changed = [&] {
    sample::Agenda agenda = with_other_bytes(desk.agendas[2]);
    agenda.programme.entries[1].role = Role::discussant;
    agenda.programme.entries[2].position.clear();
    return agenda;
  }();
  desk.decide([&](DecisionTransaction& decisions) {
    decisions.merge(std::vector<EntityRef>{desk.appearance(13).person, desk.appearance(14).person}, ana);
    decisions.set(AppearanceId(15), DeclaredField::gender, "m", ana);
    decisions.split(desk.appearance(1).person, std::vector<MentionRef>{AppearanceId(7)}, "Une Autre", ana);
    decisions.undo(2, ana);
  });
  CHECK(desk.read_again(3, changed).waiting.empty());
  RereadDesk fresh;
  fresh.base = Base::open(fresh.folder.file("fresh.db"), OpenMode::create);
  sample::import(fresh.base, desk.agendas[0]);
  sample::import(fresh.base, desk.agendas[1]);
  sample::import(fresh.base, changed);
  fresh.decide([&](DecisionTransaction& decisions) { CHECK(decisions.take_in(decisions_file(desk.base), ana).taken == 2); });
  CHECK(desk.base.dataset() == fresh.base.dataset());
}

TEST_CASE("an undone decision whose place is gone keeps its text, and can be taken again when there is a place",
          "[reread]") {
  RereadDesk desk;
  desk.decide([&](DecisionTransaction& decisions) {
    decisions.set(AppearanceId(2), DeclaredField::role, "chair", ana);
    decisions.undo(1, ana);
  });
  CHECK(desk.read_again(1, with_other_bytes(without_entry(desk.agendas[0], 1))).waiting.empty());
  REQUIRE(history(desk.base).size() == 1);
  CHECK_FALSE(history(desk.base)[0].active);
  desk.decide([&](DecisionTransaction& decisions) { CHECK_THROWS_AS(decisions.redo(1, ana), Error); });
  desk.read_again(1, desk.agendas[0]);
  desk.decide([&](DecisionTransaction& decisions) { decisions.redo(1, ana); });
  const Dataset now = desk.base.dataset();
  CHECK(std::ranges::count(now.appearances, Role::chair, &Appearance::role) == 1);
  CHECK(desk.base.check() == std::vector<Wording>{});
}

TEST_CASE("a reading that is not kept leaves the base as it was", "[reread]") {
  RereadDesk desk;
  const Dataset before = desk.base.dataset();
  {
    Rereading rereading(desk.base, DocumentId(1), decision_model::keys());
    const sample::Agenda& agenda = desk.agendas[0];
    static_cast<void>(
        rereading.write(agenda.document, agenda.programme, sample::resolve(agenda.programme, rereading.known()), ana));
  }
  { const Rereading rereading(desk.base, DocumentId(2), decision_model::keys()); }
  CHECK(desk.base.dataset() == before);
  CHECK_THROWS_AS(Rereading(desk.base, DocumentId(9), decision_model::keys()), Error);
  // The bytes of another document are refused, and nothing is lost.
  Rereading rereading(desk.base, DocumentId(1), decision_model::keys());
  const sample::Agenda& other = desk.agendas[1];
  CHECK_THROWS_AS(rereading.write(other.document, other.programme, sample::resolve(other.programme, rereading.known()), ana),
                  Error);
  CHECK_THROWS_AS(rereading.commit(), Error);
}

TEST_CASE("reading unchanged documents again among random decisions changes nothing", "[reread]") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("x.db"), OpenMode::create);
  const auto world = decision_model::fill(base);
  const Dataset beginning = base.dataset();
  Model model(beginning, world);
  std::mt19937 random(20170718);
  for (int round = 0; round < rounds; ++round) {
    {
      DecisionTransaction transaction(base, decision_model::keys());
      for (int number = 0; number < 25; ++number) {
        const Step step = model.random_step(random);
        const bool legal = model.take(step);
        if (decision_model::take(transaction, step) != legal) {
          FAIL("round " << round << ", " << to_text(step) << ": should be " << legal);
        }
      }
      transaction.commit();
    }
    const auto entries = history(base);
    const std::string file = decisions_file(base);
    const int document = 1 + static_cast<int>(random() % 4);
    CAPTURE(round, document);
    const RereadCounts counts = decision_model::read_again(base, world, document);
    CHECK(counts.waiting.empty());
    REQUIRE(base.dataset() == model.dataset());
    REQUIRE(history(base) == entries);
    REQUIRE(decisions_file(base) == file);
    REQUIRE(base.check() == std::vector<Wording>{});
  }
  DecisionTransaction transaction(base, decision_model::keys());
  transaction.undo(model.standing(), {"tester", ""});
  transaction.commit();
  CHECK(base.dataset() == beginning);
}

namespace {

/// Takes some entries out, and gives others another role, state or line; the same for the same generator.
void rewrite(std::mt19937& random, Document& document, Programme& programme, Resolution& resolution) {
  document.sha256 = document.sha256.substr(0, 56) + std::to_string(10'000'000 + random() % 89'999'999);
  for (std::size_t i = programme.entries.size(); i-- > 0;) {
    EntryRecord& entry = programme.entries[i];
    switch (random() % 8) {
    case 0: {
      const auto at = static_cast<std::ptrdiff_t>(i);
      programme.entries.erase(programme.entries.begin() + at);
      resolution.person.erase(resolution.person.begin() + at);
      resolution.bodies.erase(resolution.bodies.begin() + at);
      std::erase_if(programme.partnerships, [&](const PartnershipRecord& tie) { return tie.entry == i; });
      for (PartnershipRecord& tie : programme.partnerships) {
        if (tie.entry > i) { --tie.entry; }
      }
      break;
    }
    case 1: entry.role = static_cast<Role>(random() % 4); break;
    case 2: entry.state = "MLI"; break;
    case 3: entry.evidence.line += 2; break;
    case 4: entry.session = random() % programme.sessions.size(); break;
    default: break;
    }
  }
}

} // namespace

TEST_CASE("reading other texts among random decisions leaves a sound base whose decisions can all be taken back",
          "[reread]") {
  std::size_t waited = 0;
  std::size_t replayed = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const sample::Folder folder;
    Base base = Base::open(folder.file("x.db"), OpenMode::create);
    const auto world = decision_model::fill(base);
    const Model steps(base.dataset(), world);
    std::mt19937 random(seed);
    for (int round = 0; round < 6; ++round) {
      CAPTURE(round);
      {
        DecisionTransaction transaction(base, decision_model::keys());
        for (int number = 0; number < 12; ++number) {
          decision_model::take(transaction, steps.random_step(random));
        }
        transaction.commit();
      }
      const int document = 1 + static_cast<int>(random() % 4);
      const RereadCounts counts = decision_model::read_again(
          base, world, document, [&](Document& read, Programme& programme, Resolution& resolution) {
            rewrite(random, read, programme, resolution);
          });
      waited += counts.waiting.size();
      replayed += counts.replayed;
      REQUIRE(base.check() == std::vector<Wording>{});
      CHECK(counts.waiting.size() <= pending_decisions(base));
      const auto entries = history(base);
      Base copy = Base::scratch(folder.file("x.db"));
      std::vector<std::int64_t> standing;
      for (const DecisionEntry& entry : entries) {
        if (entry.active) { standing.push_back(entry.id); }
      }
      DecisionTransaction transaction(copy, decision_model::keys());
      transaction.undo(standing, ana);
      transaction.commit();
      REQUIRE(copy.check() == std::vector<Wording>{});
      REQUIRE(std::ranges::is_sorted(copy.dataset().appearances, {}, &Appearance::id));
    }
  }
  CHECK(waited > 10);
  CHECK(replayed > 100);
}
