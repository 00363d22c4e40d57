// What an import may ask about the base: meetings by their days, and rows that are not written twice.
#include <algorithm>
#include <memory>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/store/decisions.hpp"
#include "core/store/impl.hpp"
#include "core/store/known.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

namespace {

Date day(int year, unsigned month, unsigned number) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

/// One meeting of the process that every sample agenda has.
void add_event(Base& base, int n, Period period) {
  sample::Agenda agenda = sample::agenda(n, 0);
  agenda.programme.events[0].period = std::move(period);
  sample::import(base, agenda);
}

std::vector<std::string> titles(std::vector<KnownEvent> events) {
  std::vector<std::string> list;
  for (KnownEvent& event : events) {
    list.push_back(std::move(event.title));
  }
  return list;
}

} // namespace

TEST_CASE("meetings are found by their days, long and undated ones too") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("days.db"), OpenMode::create);
  add_event(base, 1, {day(2018, 3, 1), day(2018, 3, 2), "2018-03-01/2018-03-02"});
  add_event(base, 2, {day(2018, 5, 10), day(2018, 5, 12), "2018-05-10/2018-05-12"});
  add_event(base, 3, {day(2018, 1, 1), day(2018, 12, 31), "2018-01-01/2018-12-31"});
  add_event(base, 4, {std::nullopt, std::nullopt, "2018"});
  add_event(base, 5, {day(2018, 5, 12), std::nullopt, "2018-05-12"});
  add_event(base, 6, {day(2018, 5, 13), day(2018, 5, 14), "2018-05-13/2018-05-14"});
  const store::StoredEntities known(store::connection_of(base));
  const std::optional<ProcessId> process = known.processes().at(0).id;
  CHECK(titles(known.events(process)).size() == 6);
  CHECK(titles(known.events_on(process, day(2018, 5, 12), day(2018, 5, 12))) ==
        std::vector<std::string>{"Atelier 2", "Atelier 3", "Atelier 4", "Atelier 5"});
  CHECK(titles(known.events_on(process, day(2018, 5, 14), day(2018, 5, 20))).back() == "Atelier 6");
  CHECK(titles(known.events_on(process, day(2019, 8, 1), day(2019, 8, 2))) ==
        std::vector<std::string>{"Atelier 3", "Atelier 4"});
  CHECK(known.events_on(std::nullopt, day(2018, 5, 12), day(2018, 5, 12)).empty());
  const auto last = known.events(process).back();
  CHECK(known.event(last.id)->title == "Atelier 6");
  CHECK_FALSE(known.event(EventId(last.id.value + 1)));
}

TEST_CASE("what was read says what is there, until it is forgotten") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("read.db"), OpenMode::create);
  sample::import(base, sample::agenda(1));
  store::StoredEntities known(store::connection_of(base));
  const PersonId person(1);
  CHECK(known.read(person) == nullptr);
  CHECK(known.names_read(person) == nullptr);
  const KnownPerson first = known.person(person);
  REQUIRE(known.read(person) != nullptr);
  CHECK(known.read(person)->names == first.names);
  CHECK(*known.names_read(person) == first.names);
  CHECK_FALSE(known.found("no such key", person));
  known.forget();
  CHECK(known.read(person) == nullptr);
}

TEST_CASE("a declared state or gender is no fact by which a person is known again") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("declared.db"), OpenMode::create);
  sample::import(base, sample::agenda(1));
  const Appearance first = base.dataset().appearances.at(0);
  const auto known = [&] { return store::StoredEntities(store::connection_of(base)).person(first.person); };
  const KnownPerson printed = known();
  REQUIRE(printed.states == std::vector<std::string>{"CHE"});
  REQUIRE(printed.gender == Gender::f);
  {
    DecisionTransaction decisions(base, {});
    decisions.set(first.id, DeclaredField::state, "SWE", {"Ana", ""});
    decisions.set(first.id, DeclaredField::gender, "m", {"Ana", ""});
    decisions.set(first.id, DeclaredField::state, "TGO", {"Ana", ""});
    decisions.commit();
  }
  CHECK(base.dataset().appearances.at(0).state == "TGO");
  CHECK(known().states == printed.states);
  CHECK(known().gender == printed.gender);
  CHECK(base.check().empty());
}

TEST_CASE("a body is known again by the state that is printed for it") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("body.db"), OpenMode::create);
  sample::import(base, sample::agenda(1));
  const OrganisationId body = base.dataset().appearances.at(0).organisations.at(0);
  DecisionTransaction decisions(base, {});
  decisions.set(body, DeclaredField::state, "SWE", {"Ana", ""});
  decisions.commit();
  CHECK(store::StoredEntities(store::connection_of(base)).organisation(body).state == "CHE");
}

TEST_CASE("the titles of a meeting are those printed, not the names of files") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("titles.db"), OpenMode::create);
  sample::import(base, sample::agenda(1));
  sample::Agenda untitled = sample::agenda(2);
  untitled.programme.events[0].title.clear();
  sample::import(base, untitled);
  const store::StoredEntities known(store::connection_of(base));
  CHECK(known.event_titles(EventId(1)) == std::vector<std::string>{"Atelier 1"});
  CHECK(known.event_titles(EventId(2)).empty());
}

TEST_CASE("people and bodies that come again keep their rows and gain what is new") {
  const sample::Folder folder;
  Base base = Base::open(folder.file("again.db"), OpenMode::create);
  sample::import(base, sample::agenda(1));
  sample::import(base, sample::agenda(8)); // the same people, seven agendas on
  const Dataset dataset = base.dataset();
  CHECK(dataset.people.size() == 6);
  CHECK(dataset.appearances.size() == 12);
  const store::StoredEntities known(store::connection_of(base));
  const KnownPerson person = known.person(PersonId(1));
  CHECK(person.names.size() == 1);
  CHECK(person.events.size() == 2);
  CHECK(person.organisations.size() == 1);
  CHECK(person.positions.size() == 1);
  CHECK(base.check().empty());
}

namespace {

/// Imports agendas by number into one base, the base opened anew for each when told so.
Dataset imported(const std::filesystem::path& file, const std::vector<int>& numbers, bool anew) {
  auto base = std::make_unique<Base>(Base::open(file, OpenMode::create));
  for (const int number : numbers) {
    if (anew) {
      base.reset();
      base = std::make_unique<Base>(Base::open(file, OpenMode::existing));
    }
    sample::import(*base, sample::agenda(number, 4 + number % 5));
  }
  CHECK(base->check().empty());
  return base->dataset();
}

} // namespace

TEST_CASE("what is remembered from one import to the next changes nothing") {
  const sample::Folder folder;
  const std::vector<int> numbers{1, 8, 2, 15, 22, 3, 9, 29, 1 + 35, 4, 16, 10};
  CHECK(imported(folder.file("kept.db"), numbers, false) == imported(folder.file("anew.db"), numbers, true));
}

TEST_CASE("what another writer did, or what was taken back, is not remembered") {
  const sample::Folder folder;
  const auto file = folder.file("two.db");
  Base one = Base::open(file, OpenMode::create);
  sample::import(one, sample::agenda(1));
  {
    ImportTransaction given_up = one.begin_import();
    const sample::Agenda agenda = sample::agenda(2);
    const Resolution resolution = sample::resolve(agenda.programme, given_up.known());
    CHECK(given_up.write(agenda.document, agenda.programme, resolution, "test").new_people > 0);
  }
  const std::size_t people = one.dataset().people.size();
  {
    Base two = Base::open(file, OpenMode::existing);
    sample::import(two, sample::agenda(2));
  }
  const std::size_t with_second = one.dataset().people.size();
  CHECK(with_second > people);
  sample::import(one, sample::agenda(9)); // the people of agenda 2, seven agendas on
  CHECK(one.dataset().people.size() == with_second);
  CHECK(one.check().empty());
}
