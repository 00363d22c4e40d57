// A list of so many rows that what they repeat is told once: 60,000 rows are 4,000 people of 40 bodies on 6,000 sessions.
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/store/sql.hpp"
#include "tests/viz/workflow/folder.hpp"
#include "viz/workflow/decisions.hpp"
#include "viz/workflow/import.hpp"

using namespace entente;
using test::Folder;

namespace {

constexpr int rows = 60'000;
constexpr int names = 4'000;

/// Two words that no other number has: "Babece Fikalo".
std::string name_of(int number) {
  constexpr std::string_view syllables = "babecedifogukalemino";
  const auto word = [&](int value) {
    std::string text;
    for (int i = 0; i < 4; ++i, value /= 10) {
      text += syllables.substr(static_cast<std::size_t>(value % 10) * 2, 2);
    }
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  };
  return word(number) + " " + word(number * 7 + 13);
}

std::string row(int number) {
  const int person = number * 37 % names;
  const int session = number / 10;
  return fmt::format(
      "{},Institute for Labour {},Process {},Event {},Meeting {} of many in the long programme,{},20{:02}-05-02\n",
      name_of(person), person % 40, session / 600, session / 60, session, number % 10 == 0 ? "moderator" : "speaker",
      session / 60 % 20);
}

std::string list() {
  std::string text = "person,organisation,process,event,session,role,date\n";
  for (int i = 0; i < rows; ++i) {
    text += row(i);
  }
  return text;
}

} // namespace

TEST_CASE("a long list is in the base row by row, with its lines") {
  const Folder folder("long-list");
  const FoundFile file = folder.write("list.csv", list());
  REQUIRE(list().size() > (std::size_t{4} << 20U));
  Base base = Base::open(folder.path / "base.db", OpenMode::create);
  const FileOutcome outcome = import_file(base, file, Reference::builtin(), "test");
  CHECK(outcome.status == FileOutcome::Status::imported);
  CHECK(outcome.counts.appearances == rows);
  CHECK(outcome.counts.people == names);
  CHECK(outcome.counts.organisations == 40);
  CHECK(outcome.counts.sessions == 6'000);
  CHECK(outcome.counts.events == 100);
  CHECK(base.check().empty());

  const Dataset dataset = base.dataset();
  REQUIRE(dataset.appearances.size() == rows);
  // Row 12,345 stands on line 12,347 and names person 12,345 * 37 mod 4,000 = 765.
  for (const int number : {0, 4'000, 12'345, rows - 1}) {
    const Appearance& appearance = dataset.appearances[static_cast<std::size_t>(number)];
    CHECK(find(dataset.people, appearance.person)->name == name_of(number * 37 % names));
    CHECK(appearance.source.line == number + 2);
    CHECK(appearance.source.printed.value_or("") + "\n" == row(number));
    CHECK(appearance.role == (number % 10 == 0 ? Role::moderator : Role::speaker));
    REQUIRE(appearance.session);
    CHECK(find(dataset.sessions, *appearance.session)->title ==
          fmt::format("Meeting {} of many in the long programme", number / 10));
    CHECK(find(dataset.events, appearance.event)->title == fmt::format("Event {}", number / 600));
    REQUIRE(appearance.organisations.size() == 1);
    CHECK(find(dataset.organisations, appearance.organisations[0])->name ==
          fmt::format("Institute for Labour {}", number * 37 % names % 40));
  }
  // 345 * 37 mod 4,000 = 765: that person's rows are 345, 4,345, … 56,345, each a speaker's.
  const std::vector<SearchHit> hits = base.search(name_of(765) + " SPEAKER", 50);
  REQUIRE(hits.size() == 15);
  CHECK(hits[0].line == 347);
  CHECK(hits[14].line == 56'347);
  CHECK(base.search(name_of(765) + " chair", 50).empty());
  CHECK(import_file(base, file, Reference::builtin(), "test").status == FileOutcome::Status::unchanged);
}

TEST_CASE("a base that held somebody finds them in a long list") {
  const Folder folder("long-list");
  Base base = Base::open(folder.path / "base.db", OpenMode::create);
  const FoundFile few = folder.write("few.csv", "person,organisation\n" + name_of(765) + ",Institute for Labour 5\n");
  const FoundFile many = folder.write("many.csv", list());
  CHECK(import_file(base, few, Reference::builtin(), "test").counts.new_people == 1);
  const FileOutcome outcome = import_file(base, many, Reference::builtin(), "test");
  CHECK(outcome.counts.appearances == rows);
  CHECK(outcome.counts.people == names);
  CHECK(outcome.counts.new_people == names - 1);
  CHECK(base.check().empty());
}

TEST_CASE("a long list that is read again keeps its rows and what was decided about them") {
  const Folder folder("long-list");
  Base base = Base::open(folder.path / "base.db", OpenMode::create);
  const std::string text = list();
  const FoundFile file = folder.write("list.csv", text);
  REQUIRE(import_file(base, file, Reference::builtin(), "test").status == FileOutcome::Status::imported);
  const Dataset before = base.dataset();
  // Row 12,345 repeats row 345, which tells of the same person first.
  {
    DecisionTransaction decisions(base, key_makers(Reference::builtin()));
    decisions.set(AppearanceId(12'346), DeclaredField::state, "PER", {"test", ""});
    decisions.commit();
  }
  const Dataset decided = base.dataset();
  CHECK(decided.appearances[12'345].state == "PER");
  CHECK(decided.appearances[345] == before.appearances[345]);
  CHECK(import_file(base, file, Reference::builtin(), "test", {}, {true, {}}).status == FileOutcome::Status::read_again);
  CHECK(base.dataset() == decided);
  CHECK(base.check().empty());
  // The same without its last row, and with a new one first: everybody else stands a line lower.
  const std::size_t header = text.find('\n') + 1;
  const std::string shorter = text.substr(0, header) +
                              "Zuzana Xenakis,Institute for Labour 3,Process 0,Event 0,Opening,chair,2000-05-02\n" +
                              text.substr(header, text.rfind('\n', text.size() - 2) + 1 - header);
  const FileOutcome again =
      import_file(base, folder.write("list.csv", shorter), Reference::builtin(), "test", {}, {true, {}});
  CAPTURE(again.message.english());
  REQUIRE(again.status == FileOutcome::Status::read_again);
  CHECK(again.counts.appearances == rows);
  CHECK(store::connection_of(base).number("SELECT count(*) FROM sqlite_master WHERE name LIKE 'going%'") == 0);
  CHECK(again.replayed == 1);
  CHECK(again.waiting.empty());
  const Dataset after = base.dataset();
  REQUIRE(after.appearances.size() == rows);
  const Appearance& row = *find(after.appearances, AppearanceId(12'346));
  CHECK(row.state == "PER");
  CHECK(row.source.line == 12'348);
  CHECK(row.person == decided.appearances[12'345].person);
  CHECK(base.search("Xenakis", 5).size() == 2);
  CHECK(base.check().empty());
}
