// What is decided of a printed entry in one version of a programme holds for the same entry in the others.
#include <algorithm>
#include <map>
#include <random>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_desk.hpp"

using namespace decision_desk;

namespace {

/// Agenda 1 with the first `people` entries, under another name.
sample::Agenda version(const std::string& name, int people) {
  sample::Agenda agenda = sample::agenda(1, people);
  agenda.document.name = name;
  agenda.document.sha256 = std::string(64 - name.size(), 'f');
  for (const char c : name) {
    agenda.document.sha256 += "0123456789abcdef"[static_cast<unsigned char>(c) % 16];
  }
  return agenda;
}

/// A base with agenda 1, six people on lines 10 to 15: appearances 1 to 6.
struct VersionDesk : OwnDesk {
  VersionDesk() { sample::import(base, sample::agenda(1, 6)); }

  ImportCounts add(const sample::Agenda& agenda, std::optional<DocumentId> other, bool newer = true) {
    ImportTransaction transaction = base.begin_import();
    Resolution resolution = sample::resolve(agenda.programme, transaction.known());
    resolution.event = {{e1, 0}};
    resolution.new_events.clear();
    if (other) { resolution.versions.push_back({*other, "agenda", newer, 1.0, "alike"}); }
    const ImportCounts counts = transaction.write(agenda.document, agenda.programme, resolution, "tester");
    transaction.commit();
    return counts;
  }
  std::int64_t set(const SubjectRef& subject, DeclaredField field, const std::string& value) {
    std::int64_t id = 0;
    decide([&](DecisionTransaction& decisions) { id = decisions.set(subject, field, value, ana); });
    return id;
  }
  void undo(std::int64_t id) {
    decide([&](DecisionTransaction& decisions) { static_cast<void>(decisions.undo(id, luc)); });
  }
  void redo(std::int64_t id) {
    decide([&](DecisionTransaction& decisions) { static_cast<void>(decisions.redo(id, luc)); });
  }
  [[nodiscard]] Appearance entry(std::int64_t id) const {
    const Dataset all = base.dataset(Versions::all);
    const Appearance* const found = find(all.appearances, AppearanceId(id));
    REQUIRE(found != nullptr);
    return *found;
  }
  [[nodiscard]] Role role(std::int64_t id) const { return entry(id).role; }
};

const AppearanceId a2(2), a5(5), a8(8);

} // namespace

TEST_CASE("declared values reach the same entry of a later version, and go with their decision", "[carry]") {
  VersionDesk desk;
  const auto chair = desk.set(a2, DeclaredField::role, "chair");
  desk.set(a2, DeclaredField::gender, "f");
  desk.set(a2, DeclaredField::state, "GHA");
  CHECK(desk.add(version("rev1.txt", 4), d1).carried == 3);
  CHECK(desk.role(8) == Role::chair);
  CHECK(desk.entry(8).gender == Gender::f);
  CHECK(desk.entry(8).state == "GHA");
  CHECK(desk.role(9) == Role::speaker);
  CHECK(desk.sound());
  desk.undo(chair);
  CHECK(desk.role(2) == Role::speaker);
  CHECK(desk.role(8) == Role::speaker);
  CHECK(desk.entry(8).state == "GHA");
  desk.redo(chair);
  CHECK(desk.role(2) == Role::chair);
  CHECK(desk.role(8) == Role::chair);
  CHECK(desk.sound());
}

TEST_CASE("an undone decision reaches a later version too, and is seen when it is taken again", "[carry]") {
  VersionDesk desk;
  const auto chair = desk.set(a2, DeclaredField::role, "chair");
  desk.undo(chair);
  desk.add(version("rev1.txt", 4), d1);
  CHECK(desk.role(8) == Role::speaker);
  desk.redo(chair);
  CHECK(desk.role(8) == Role::chair);
  CHECK(desk.sound());
}

TEST_CASE("what is declared in either version holds in both, and through a third", "[carry]") {
  VersionDesk desk;
  desk.add(version("rev1.txt", 4), d1);
  desk.set(a8, DeclaredField::role, "chair");
  CHECK(desk.role(2) == Role::chair);
  desk.add(version("rev2.txt", 4), d2);
  CHECK(desk.role(12) == Role::chair);
  const auto moderator = desk.set(a2, DeclaredField::role, "moderator");
  for (const std::int64_t id : {2, 8, 12}) {
    CHECK(desk.role(id) == Role::moderator);
  }
  CHECK(history(desk.base).size() == 2);
  desk.undo(moderator);
  CHECK(desk.role(12) == Role::chair);
  CHECK(desk.sound());
}

TEST_CASE("an earlier version that is read later has what was declared of the later one", "[carry]") {
  VersionDesk desk;
  desk.set(a2, DeclaredField::role, "chair");
  CHECK(desk.add(version("draft.txt", 4), d1, false).carried == 1);
  CHECK(desk.role(8) == Role::chair);
}

TEST_CASE("what is printed otherwise is left as it is", "[carry]") {
  VersionDesk desk;
  desk.set(a2, DeclaredField::role, "chair");
  sample::Agenda later = version("rev1.txt", 4);
  SECTION("another line") { later.programme.entries[1].evidence.printed = "M. Somebody, Président"; }
  SECTION("another role") { later.programme.entries[1].role = Role::rapporteur; }
  SECTION("another session") { later.programme.entries[1].session = 0; }
  CHECK(desk.add(later, d1).carried == 0);
  CHECK(desk.role(8) == later.programme.entries[1].role);
  CHECK(desk.sound());
}

TEST_CASE("a closed question stays closed in a later version, and opens again in both", "[carry]") {
  VersionDesk desk;
  std::int64_t answer = 0;
  desk.decide([&](DecisionTransaction& decisions) { answer = decisions.answer(1, "dismiss", ana); });
  CHECK(desk.add(version("rev1.txt", 4), d1).review == 0);
  CHECK(open_questions(desk.base).empty());
  desk.undo(answer);
  const auto open = open_questions(desk.base);
  REQUIRE(open.size() == 1); // that of the superseded version is not asked
  CHECK(open[0].document == "rev1.txt");
  CHECK(desk.sound());
}

TEST_CASE("a partnership's declared time reaches a later version", "[carry]") {
  VersionDesk desk;
  desk.set(PartnershipId(1), DeclaredField::from, "2018-01-01");
  desk.add(version("rev1.txt", 4), d1);
  const Dataset dataset = desk.base.dataset();
  REQUIRE(dataset.partnerships.size() == 1);
  CHECK(dataset.partnerships[0].id == PartnershipId(2));
  CHECK(dataset.partnerships[0].from == parse_date("2018-01-01"));
}

TEST_CASE("who declares that documents are versions carries what was decided, and takes it back", "[carry]") {
  VersionDesk desk;
  const auto chair = desk.set(a2, DeclaredField::role, "chair");
  desk.add(version("rev1.txt", 4), {});
  CHECK(desk.role(8) == Role::speaker);
  const auto versions = desk.set(d1, DeclaredField::superseded_by, "d2");
  CHECK(desk.role(8) == Role::chair);
  const auto own = desk.set(a8, DeclaredField::role, "moderator");
  CHECK(desk.role(2) == Role::moderator);
  CHECK(desk.sound());
  desk.undo(versions);
  CHECK(desk.role(2) == Role::chair);
  CHECK(desk.role(8) == Role::moderator);
  CHECK(desk.sound());
  desk.undo(own);
  CHECK(desk.role(8) == Role::speaker);
  desk.undo(chair);
  CHECK(desk.role(2) == Role::speaker);
  CHECK(desk.sound());
}

TEST_CASE("carried decisions go to another base once, and back", "[carry]") {
  VersionDesk one;
  one.set(a2, DeclaredField::role, "chair");
  one.add(version("rev1.txt", 4), d1);
  one.set(a8, DeclaredField::gender, "f");
  const std::string file = decisions_file(one.base);
  VersionDesk before; // takes them before the later version is there
  before.take_in(file);
  before.add(version("rev1.txt", 4), d1);
  CHECK(before.retry().taken == 1);
  VersionDesk after;
  after.add(version("rev1.txt", 4), d1);
  CHECK(after.take_in(file).taken == 2);
  for (const VersionDesk* const desk : {&before, &after}) {
    CHECK(desk->base.dataset(Versions::all) == one.base.dataset(Versions::all));
    CHECK(decisions_file(desk->base) == file);
    CHECK(desk->sound());
  }
}

TEST_CASE("a later version that is read again keeps what was carried to it", "[carry]") {
  VersionDesk desk;
  const auto chair = desk.set(a2, DeclaredField::role, "chair");
  sample::Agenda later = version("rev1.txt", 4);
  later.programme.entries[1].evidence.printed = "badly read";
  desk.add(later, d1);
  CHECK(desk.role(8) == Role::speaker);
  const auto read = [&](DocumentId document, const sample::Agenda& agenda) {
    Rereading rereading(desk.base, document, decision_model::keys());
    Resolution resolution = sample::resolve(agenda.programme, rereading.known());
    resolution.event = {{e1, 0}};
    resolution.new_events.clear();
    const RereadCounts counts = rereading.write(agenda.document, agenda.programme, resolution, ana);
    rereading.commit();
    CHECK(counts.waiting.empty());
  };
  read(d2, version("rev1.txt", 4));
  CHECK(desk.role(8) == Role::chair);
  read(d2, version("rev1.txt", 4));
  read(d1, sample::agenda(1, 6));
  CHECK(desk.role(2) == Role::chair);
  CHECK(desk.role(8) == Role::chair);
  CHECK(desk.sound());
  desk.undo(chair);
  CHECK(desk.role(8) == Role::speaker);
  CHECK(desk.sound());
}

namespace {

/// Three versions of one programme as a table of entries: the first has six, the others the first four of them, and the
/// last prints the second otherwise. It knows nothing of how the base carries.
class PlainVersions {
public:
  struct Decided {
    int entry = 0;
    DeclaredField field = DeclaredField::role;
    std::string value, before;
    bool stands = true;
  };

  /// Which entry of the table an appearance is.
  [[nodiscard]] static int entry_of(std::int64_t appearance) {
    const auto at = static_cast<int>(appearance - 1);
    return at < 6 ? at : at < 10 ? at - 6 : at == 11 ? 100 : at - 10;
  }
  [[nodiscard]] std::string value(int entry, DeclaredField field, const std::string& read) const {
    std::string held = read;
    for (const auto& [id, decided] : decisions) {
      if (decided.stands && decided.entry == entry && decided.field == field) { held = decided.value; }
    }
    return held;
  }
  [[nodiscard]] bool is_last(std::int64_t id) const {
    const Decided& mine = decisions.at(id);
    return std::all_of(decisions.upper_bound(id), decisions.end(), [&](const auto& later) {
      return !later.second.stands || later.second.entry != mine.entry || later.second.field != mine.field;
    });
  }

  std::map<std::int64_t, Decided> decisions;
};

std::string text_of(const Appearance& appearance, DeclaredField field) {
  if (field == DeclaredField::role) { return std::string(to_text(appearance.role)); }
  if (field == DeclaredField::state) { return appearance.state.value_or(""); }
  return appearance.gender ? std::string(to_text(*appearance.gender)) : std::string();
}

constexpr std::array fields{DeclaredField::role, DeclaredField::state, DeclaredField::gender};
const std::map<DeclaredField, std::vector<std::string>> values{{DeclaredField::role, {"chair", "moderator", "speaker"}},
                                                               {DeclaredField::state, {"GHA", "CHE", ""}},
                                                               {DeclaredField::gender, {"f", "m", ""}}};

/// Random declarations, undone and taken again, while the versions arrive.
class RandomVersions {
public:
  explicit RandomVersions(unsigned seed) : random_(seed) {}

  void run() {
    for (int step = 0; step < 90; ++step) {
      if (step == 30) { arrive(version("rev1.txt", 4), d1); }
      if (step == 60) { arrive(last(), d2); }
      take_one();
      compare();
    }
    CHECK(desk_.sound());
    while (undo_one()) {
      compare();
    }
    CHECK(std::ranges::none_of(history(desk_.base), &DecisionEntry::active));
    for (const Appearance& appearance : desk_.base.dataset(Versions::all).appearances) {
      CHECK(appearance == read_.at(appearance.id.value));
    }
    CHECK(desk_.sound());
  }

private:
  static sample::Agenda last() {
    sample::Agenda agenda = version("rev2.txt", 4);
    agenda.programme.entries[1].evidence.printed = "Somebody else's post";
    return agenda;
  }
  int below(std::size_t end) { return static_cast<int>(random_() % end); }

  /// The readings are those of a base in which nothing was ever decided.
  void arrive(const sample::Agenda& agenda, DocumentId other) {
    desk_.add(agenda, other);
    untouched_.add(agenda, other);
    keep_read();
  }
  void keep_read() {
    for (const Appearance& appearance : untouched_.base.dataset(Versions::all).appearances) {
      read_.insert_or_assign(appearance.id.value, appearance);
    }
  }
  void take_one() {
    if (read_.empty()) { keep_read(); }
    if (below(3) == 0 && undo_one()) { return; }
    if (below(3) == 0 && redo_one()) { return; }
    const auto row = 1 + below(read_.size());
    const DeclaredField field = fields.at(static_cast<std::size_t>(below(fields.size())));
    const auto& choice = values.at(field);
    const std::string value = choice.at(static_cast<std::size_t>(below(choice.size())));
    const int entry = PlainVersions::entry_of(row);
    const std::string before = plain_.value(entry, field, text_of(read_.at(row), field));
    const auto id = desk_.set(AppearanceId(row), field, value);
    plain_.decisions.emplace(id, PlainVersions::Decided{entry, field, value, before});
  }
  /// Any that no later one is about.
  bool undo_one() {
    std::vector<std::int64_t> free;
    for (const auto& [id, decided] : plain_.decisions) {
      if (!decided.stands) { continue; }
      if (plain_.is_last(id)) {
        free.push_back(id);
      } else {
        CHECK_THROWS_AS(desk_.undo(id), Error);
      }
    }
    if (free.empty()) { return false; }
    const std::int64_t id = free.at(static_cast<std::size_t>(below(free.size())));
    desk_.undo(id);
    plain_.decisions.at(id).stands = false;
    return true;
  }
  bool redo_one() {
    for (auto& [id, decided] : plain_.decisions) {
      if (decided.stands || !plain_.is_last(id)) { continue; }
      const auto printed =
          std::ranges::find_if(read_, [&](const auto& row) { return PlainVersions::entry_of(row.first) == decided.entry; });
      if (plain_.value(decided.entry, decided.field, text_of(printed->second, decided.field)) != decided.before) {
        continue;
      }
      desk_.redo(id);
      decided.stands = true;
      return true;
    }
    return false;
  }
  void compare() const {
    for (const Appearance& shown : desk_.base.dataset(Versions::all).appearances) {
      for (const DeclaredField field : fields) {
        const std::string read = text_of(read_.at(shown.id.value), field);
        CAPTURE(shown.id.text(), to_text(field));
        REQUIRE(text_of(shown, field) == plain_.value(PlainVersions::entry_of(shown.id.value), field, read));
      }
    }
  }

  std::mt19937 random_;
  VersionDesk desk_, untouched_;
  PlainVersions plain_;
  std::map<std::int64_t, Appearance> read_; ///< as the documents print them
};

} // namespace

TEST_CASE("random declarations about versions agree with a plain table, and undoing all gives the beginning", "[carry]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    RandomVersions(seed).run();
  }
}
