// Rows of a long list that repeat what another row prints, beside the same rows written out in full: whatever is decided,
// both bases show the same.
#include <random>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

namespace {

constexpr std::size_t people = 4;
constexpr int rows = 24;

struct List {
  Document document;
  Programme programme;
  Resolution resolution;
};

/// Who stands on a row, what they print there and how many bodies they name: the first row of each is an entry.
EntryRecord entry_of(int row) {
  const auto person = static_cast<std::size_t>(row) % people;
  EntryRecord entry;
  entry.session = static_cast<std::size_t>(row) / 8;
  entry.name = person == 0 ? "Ana Ruiz" : person == 1 ? "Ben Oduya" : person == 2 ? "Chloé Roy" : "Dina Haddad";
  entry.honorific = person == 0 ? "Dr." : "";
  entry.position = person < 2 ? "Director" : "";
  entry.role = row % 5 == 0 ? Role::moderator : Role::speaker;
  entry.evidence.line = row + 1;
  entry.bodies.push_back({person < 3 ? "Institute for Labour" : "Ministry of Trade", "IL", {}, "PER", {}, {}});
  if (person == 1) { entry.bodies.push_back({"University of Ghana", {}, {}, {}, "academia", {}}); }
  if (person == 3) {
    entry.state = "PER";
    entry.state_basis = Basis::printed;
    entry.gender = Gender::f;
  }
  return entry;
}

/// `little`: nobody prints an honorific or a gender.
List list(bool folded, bool little) {
  List list;
  list.document.name = "list.csv";
  list.document.sha256 = std::string(64, 'a');
  EventRecord event;
  event.title = "Forum";
  list.programme.events.push_back(event);
  for (const char* const title : {"One", "Two", "Three"}) {
    SessionRecord session;
    session.title = title;
    list.programme.sessions.push_back(session);
  }
  list.resolution.event.resize(1);
  list.resolution.event_process.resize(1);
  list.resolution.new_events = {0};
  for (const char* const name : {"Institute for Labour", "University of Ghana", "Ministry of Trade"}) {
    list.resolution.new_organisations.push_back({name, {}, {}, {}, {}, {}, {}});
  }
  for (int row = 0; row < rows; ++row) {
    list.document.lines.push_back("row " + std::to_string(row + 1));
    EntryRecord entry = entry_of(row);
    if (little) {
      entry.honorific.clear();
      entry.gender.reset();
    }
    const auto person = static_cast<std::size_t>(row) % people;
    if (folded && static_cast<std::size_t>(row) >= people) {
      list.programme.repeats.push_back(
          {static_cast<std::uint32_t>(person), static_cast<std::uint32_t>(entry.session), 0, row + 1, entry.role});
      continue;
    }
    list.programme.entries.push_back(entry);
    if (list.resolution.new_people.size() < people) { list.resolution.new_people.push_back({entry.name, {entry.name}}); }
    list.resolution.person.push_back({{}, person});
    auto& bodies = list.resolution.bodies.emplace_back();
    for (const BodyRecord& body : entry.bodies) {
      bodies.push_back({{}, body.name == "Institute for Labour" ? 0U : body.name == "University of Ghana" ? 1U : 2U});
    }
  }
  return list;
}

Base filled(const std::filesystem::path& path, bool folded, bool little = false) {
  Base base = Base::open(path, OpenMode::create);
  const List rows_of = list(folded, little);
  ImportTransaction transaction = base.begin_import();
  const ImportCounts counts = transaction.write(rows_of.document, rows_of.programme, rows_of.resolution, "test");
  transaction.commit();
  CHECK(counts.appearances == rows);
  return base;
}

/// Takes the step of this number; the message of what was refused.
std::string take(DecisionTransaction& transaction, unsigned seed) {
  std::mt19937 random(seed);
  const auto one_of = [&](int most) { return static_cast<std::int64_t>(1 + random() % static_cast<unsigned>(most)); };
  const Signature signature{"tester", ""};
  try {
    const int kind = static_cast<int>(one_of(9));
    if (kind <= 3) {
      std::vector<MentionRef> mentions{AppearanceId(one_of(rows))};
      if (one_of(2) == 1) { mentions.emplace_back(AppearanceId(one_of(rows))); }
      if (one_of(4) == 1) { mentions.emplace_back(LineRef{DocumentId(1), static_cast<int>(one_of(rows))}); }
      const EntityRef whose =
          kind == 1 ? EntityRef(OrganisationId(one_of(5))) : EntityRef(PersonId(one_of(static_cast<int>(people) + 2)));
      transaction.split(whose, mentions, std::nullopt, signature);
    } else if (kind == 4) {
      transaction.same(PersonId(one_of(6)), PersonId(one_of(6)), signature);
    } else if (kind == 5) {
      transaction.set(AppearanceId(one_of(rows)), DeclaredField::state, one_of(2) == 1 ? "FRA" : "", signature);
    } else if (kind == 6) {
      transaction.set(AppearanceId(one_of(rows)), DeclaredField::gender, one_of(2) == 1 ? "f" : "m", signature);
    } else if (kind == 7) {
      transaction.set(AppearanceId(one_of(rows)), DeclaredField::role, "chair", signature);
    } else if (kind == 8) {
      transaction.undo(std::nullopt, signature);
    } else {
      transaction.redo(std::nullopt, signature);
    }
  } catch (const Error& error) { return error.what(); }
  return {};
}

std::string without_path(std::string text) {
  const std::size_t colon = text.find(": ");
  return colon == std::string::npos ? text : text.substr(colon);
}

} // namespace

TEST_CASE("rows that repeat another are shown in full") {
  const sample::Folder folder;
  const Base folded = filled(folder.file("folded.db"), true);
  const Base full = filled(folder.file("full.db"), false);
  CHECK(folded.dataset() == full.dataset());
  CHECK(folded.check() == std::vector<Wording>{});
  // Row 22 is Ben's, on the third session; he printed two bodies and a post on row 2.
  const Dataset dataset = folded.dataset();
  const Appearance& appearance = dataset.appearances.at(21);
  CHECK(appearance.position == "Director");
  CHECK(appearance.organisations.size() == 2);
  CHECK(appearance.source.line == 22);
  CHECK(appearance.source.printed == "row 22");
  CHECK(dataset.appearances.at(23).state == "PER");
  CHECK(dataset.appearances.at(23).gender == Gender::f);
}

TEST_CASE("rows that repeat another are shown in full where they print little") {
  const sample::Folder folder;
  const Base folded = filled(folder.file("folded.db"), true, true);
  const Dataset dataset = folded.dataset();
  CHECK(dataset == filled(folder.file("full.db"), false, true).dataset());
  CHECK(dataset.appearances.at(21).position == "Director");
  CHECK(dataset.appearances.at(23).state == "PER");
  CHECK_FALSE(dataset.appearances.at(23).gender);
  CHECK(folded.check() == std::vector<Wording>{});
}

TEST_CASE("whatever is decided about rows that repeat another is as if they were written out") {
  for (unsigned round = 0; round < 40; ++round) {
    const sample::Folder folder;
    Base folded = filled(folder.file("folded.db"), true);
    Base full = filled(folder.file("full.db"), false);
    const Dataset beginning = full.dataset();
    int taken = 0;
    {
      DecisionTransaction here(folded, decision_model::keys());
      DecisionTransaction there(full, decision_model::keys());
      for (unsigned step = 0; step < 30; ++step) {
        const std::string refused = take(here, round * 1000 + step);
        CAPTURE(round, step, refused);
        REQUIRE(without_path(refused) == without_path(take(there, round * 1000 + step)));
        taken += refused.empty() ? 1 : 0;
        REQUIRE(folded.dataset() == full.dataset());
      }
      here.commit();
      there.commit();
    }
    CHECK(taken > 5);
    REQUIRE(folded.check() == std::vector<Wording>{});
    REQUIRE(full.check() == std::vector<Wording>{});
    REQUIRE(folded.search("director", 50).size() == full.search("director", 50).size());
    DecisionTransaction here(folded, decision_model::keys());
    std::vector<std::int64_t> standing;
    for (const DecisionEntry& decision : history(folded)) {
      if (decision.active) { standing.push_back(decision.id); }
    }
    here.undo(standing, {"tester", ""});
    here.commit();
    REQUIRE(folded.dataset() == beginning);
  }
}
