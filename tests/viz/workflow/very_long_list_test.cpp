// A list of so many people that their names stay out of the full-text index, and their keys and facts wait until somebody
// looks for them: 100,000 rows of as many people.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/sql.hpp"
#include "tests/viz/workflow/folder.hpp"
#include "viz/workflow/decisions.hpp"
#include "viz/workflow/import.hpp"

using namespace entente;
using test::Folder;

namespace {

constexpr int people = 100'000;

/// Two words that no other number has: "Bebacefi Kobedigu".
std::string nth_name(int number) {
  constexpr std::string_view syllables = "babecedifogukalemino";
  const auto word = [&](int value) {
    std::string text;
    for (int i = 0; i < 5; ++i, value /= 10) {
      text += syllables.substr(static_cast<std::size_t>(value % 10) * 2, 2);
    }
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  };
  return word(number) + " " + word((number * 7 + 13) % people);
}

std::string very_long_list() {
  std::string text = "person,organisation,position,event,session,date\n";
  for (int i = 0; i < people; ++i) {
    text += fmt::format("{},Institute for Labour {},Director of Studies,Event {},Meeting {},2019-05-02\n", nth_name(i),
                        i % 40, i / 10'000, i / 100);
  }
  return text;
}

/// The n-th person again, in a list of one row, and somebody new beside.
std::string few(int number) {
  return fmt::format("person,organisation,position\n{},Institute for Labour {},Director of Studies\n"
                     "Zuzana Xenakis,Ministry of Sport,Adviser\n",
                     nth_name(number), number % 40);
}

std::int64_t count(const Base& base, const char* table) {
  return store::connection_of(base).number(fmt::format("SELECT count(*) FROM {}", table).c_str());
}

PersonId found(const Base& base, const std::string& words) {
  const std::vector<SearchHit> hits = base.search(words, 1);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].kind == "person");
  return PersonId::parse(hits[0].id).value_or(PersonId{});
}

} // namespace

TEST_CASE("people of a very long list are found by words and by later documents, and decided about before") {
  const Folder folder("very-long-list");
  Base base = Base::open(folder.path / "base.db", OpenMode::create);
  const FoundFile file = folder.write("list.csv", very_long_list());
  const FileOutcome outcome = import_file(base, file, Reference::builtin(), "test");
  REQUIRE(outcome.status == FileOutcome::Status::imported);
  // Some names are a letter apart, at one body.
  const auto known = static_cast<std::int64_t>(outcome.counts.new_people);
  REQUIRE(known > people - 100);
  CHECK(count(base, "person_key") == 0);
  CHECK(base.check() == std::vector<Wording>{});
  CHECK_THROWS_AS(base.begin_import().known(), Error);

  // Words: all of them, in any case, the beginnings too; each person once.
  const PersonId someone = found(base, nth_name(4'711));
  const Dataset first = base.dataset();
  CHECK(first.appearances.at(4'711).person == someone);
  CHECK(find(first.people, someone)->name == nth_name(4'711));
  std::string small = nth_name(4'711).substr(0, 14);
  small[0] = static_cast<char>(small[0] - 'A' + 'a');
  CHECK(found(base, small) == someone);
  CHECK(base.search(nth_name(4'711), 20).size() == 2); // the person and the printed line
  CHECK(base.search("xenakis", 20).empty());

  // Decisions reach them while they wait.
  DecisionTransaction decisions(base, key_makers(Reference::builtin()));
  decisions.set(first.appearances[4'711].id, DeclaredField::state, "CHE", {"test", ""});
  decisions.rename(someone, "Ana Paz Ñúñez", {"test", ""});
  decisions.commit();
  CHECK(found(base, "nunez paz") == someone);
  CHECK(found(base, nth_name(4'711)) == someone);
  CHECK(base.check() == std::vector<Wording>{});

  // A later document finds them: keys and facts are there from then on.
  for (const int number : {4'711, 99'999}) {
    const FileOutcome again =
        import_file(base, folder.write(fmt::format("few{}.csv", number), few(number)), Reference::builtin(), "test");
    REQUIRE(again.status == FileOutcome::Status::imported);
    CHECK(again.counts.people == 2);
    CHECK(again.counts.new_people == (number == 4'711 ? 1 : 0));
  }
  CHECK(count(base, "person_key") >= 4 * known);
  CHECK(count(base, "person_fact WHERE kind = 'position'") == known + 1);
  CHECK(count(base, "person_fact WHERE kind = 'organisation'") > known);
  CHECK(base.check() == std::vector<Wording>{});
  CHECK(found(base, "xenakis").value == first.people.back().id.value + 1);
}
