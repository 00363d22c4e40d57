// A colleague's base, exported and imported into one that knows some of the same people, bodies and processes.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/viz/workflow/folder.hpp"
#include "viz/export/export.hpp"
#include "viz/workflow/import.hpp"

using namespace entente;
namespace fs = std::filesystem;
using test::Folder;

namespace {

Base make_base(const Folder& folder, const std::string& name) { return Base::open(folder.path / name, OpenMode::create); }

std::string agenda(const std::string& dates, const std::string& people) {
  return fmt::format("International Dialogue on Migration 2019\n\n{}, Geneva\n\nAgenda\n\n10:00 – 11:00\tPanel 1: "
                     "Cities\n\nSpeakers:\n\n{}",
                     dates, people);
}

void import(Base& base, const FoundFile& file) {
  const FileOutcome outcome = import_file(base, file, Reference::builtin(), "test");
  INFO(outcome.message.english());
  REQUIRE(outcome.status == FileOutcome::Status::imported);
}

std::string export_of(const Base& base) { return to_json(base.dataset(), Reference::builtin()); }

const Person& named(const Dataset& dataset, const std::string& name) {
  const auto found =
      std::find_if(dataset.people.begin(), dataset.people.end(), [&](const Person& person) { return person.name == name; });
  REQUIRE(found != dataset.people.end());
  return *found;
}

std::size_t appearances_of(const Dataset& dataset, const std::string& name) {
  const PersonId id = named(dataset, name).id;
  return static_cast<std::size_t>(std::count_if(dataset.appearances.begin(), dataset.appearances.end(),
                                                [&](const Appearance& appearance) { return appearance.person == id; }));
}

} // namespace

TEST_CASE("a dataset meets the people, bodies and processes that are there") {
  const Folder folder("dataset");
  const std::string ruiz = "- Ms Ana Ruiz, Director, Ministry of Labour, Mexico\n";
  const std::string mensah = "- Mr Kofi Mensah, Head of Division, International Organization for Migration (IOM)\n";
  const std::string other = "- Ms Lena Berg, Adviser, Ministry for Foreign Affairs, Sweden\n";
  Base own = make_base(folder, "own.db");
  import(own, folder.write("a.txt", agenda("2 May 2019", ruiz + mensah)));
  Base theirs = make_base(folder, "theirs.db");
  import(theirs, folder.write("b.txt", agenda("9 October 2019", mensah + ruiz + other)));
  const std::size_t bodies = own.dataset().organisations.size();
  import(own, folder.write("theirs.json", export_of(theirs)));

  const Dataset joined = own.dataset();
  CHECK(joined.people.size() == 3);
  CHECK(appearances_of(joined, "Ana Ruiz") == 2);
  CHECK(appearances_of(joined, "Kofi Mensah") == 2);
  CHECK(appearances_of(joined, "Lena Berg") == 1);
  CHECK(joined.organisations.size() == bodies + 1);
  CHECK(joined.processes.size() == 1);
  CHECK(joined.events.size() == 2);
  CHECK(own.check() == std::vector<Wording>{});

  // An agenda read later finds the people under either base's forms.
  import(own, folder.write("c.txt", agenda("3 March 2020", other + ruiz)));
  CHECK(own.dataset().people.size() == 3);
}

TEST_CASE("two reports of one meeting in two bases are one event") {
  const Folder folder("dataset");
  const std::string people = "- Ms Ana Ruiz, Director, Ministry of Labour, Mexico\n";
  Base own = make_base(folder, "own.db");
  import(own, folder.write("a.txt", agenda("2 May 2019", people)));
  Base theirs = make_base(folder, "theirs.db");
  import(theirs, folder.write("b.txt", agenda("2 May 2019", "- Ms Lena Berg, Adviser, Ministry of Labour, Sweden\n")));
  import(own, folder.write("theirs.json", export_of(theirs)));
  const Dataset joined = own.dataset();
  REQUIRE(joined.events.size() == 1);
  CHECK(joined.events.front().documents.size() == 2);
  CHECK(joined.people.size() == 2);
}

TEST_CASE("people who share a name and nothing else stay apart") {
  const Folder folder("dataset");
  Base own = make_base(folder, "own.db");
  import(own, folder.write("a.txt", agenda("2 May 2019", "- Ms Ana Ruiz, Director, Ministry of Labour, Mexico\n")));
  Base theirs = make_base(folder, "theirs.db");
  import(theirs,
         folder.write("b.txt", "Congress of Cities 2011\n\n4 June 2011, Lima\n\nProgramme\n\n10:00 – 11:00\tPanel 1: Water"
                               "\n\nSpeakers:\n\n- Ms Ana Ruiz, Poet, Writers' Guild of Peru\n"));
  import(own, folder.write("theirs.json", export_of(theirs)));
  CHECK(own.dataset().people.size() == 2);
}

TEST_CASE("two people of a dataset are never joined by what is there") {
  const Folder folder("dataset");
  Base own = make_base(folder, "own.db");
  import(own, folder.write("a.txt", agenda("2 May 2019", "- Ms Ana Ruiz, Director, Ministry of Labour, Mexico\n")));
  Base theirs = make_base(folder, "theirs.db");
  import(theirs, folder.write("b.txt", agenda("9 October 2019", "- Ms Ana Ruiz, Director, Ministry of Labour, Mexico\n")));
  Dataset doubled = theirs.dataset();
  doubled.people.push_back(doubled.people.front());
  doubled.people.back().id = PersonId(99);
  doubled.appearances.push_back(doubled.appearances.front());
  doubled.appearances.back().id = AppearanceId(99);
  doubled.appearances.back().person = PersonId(99);
  import(own, folder.write("theirs.json", to_json(doubled, Reference::builtin())));
  CHECK(own.dataset().people.size() == 2);
}
