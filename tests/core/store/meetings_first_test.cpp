// Meetings of a long list that are written before anybody knows who its people are.
#include <cstdint>
#include <map>
#include <string>
#include <variant>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/store/base.hpp"
#include "tests/core/store/sample.hpp"

using namespace entente;

namespace {

/// A list whose lines are one text.
struct OneTextList : sample::Agenda {
  OneTextList() : sample::Agenda(sample::agenda(3, 60)) {
    for (const std::string& line : document.lines) {
      text += line + "\n";
    }
    // Somebody is told twice, and another row repeats that.
    programme.entries.push_back(programme.entries.front());
    programme.entries.back().session = 2;
    programme.entries.back().evidence.line = 119;
    programme.repeats = {{0, 1, 0, 5, Role::moderator},
                         {static_cast<std::uint32_t>(programme.entries.size() - 1), 0, 0, 120, Role::speaker}};
    programme.entries.push_back(programme.entries[1]);
    programme.entries.back().name = "Dana Solo";
    programme.entries.back().evidence.line = 120;
    document.lines.clear();
    document.text = text;
  }
  OneTextList(const OneTextList&) = delete;
  OneTextList& operator=(const OneTextList&) = delete;

  std::string text;
};

/// As far as it is there when meetings are written.
Resolution events_of(const Resolution& whole) {
  Resolution events;
  events.new_processes = whole.new_processes;
  events.new_events = whole.new_events;
  events.event_process = whole.event_process;
  events.event = whole.event;
  return events;
}

/// With 1, 2, 3 ... as ids of people, in their order.
Dataset people_numbered_anew(Dataset dataset) {
  std::map<PersonId, PersonId> ids;
  for (Person& person : dataset.people) {
    const PersonId id(static_cast<std::int64_t>(ids.size()) + 1);
    ids[person.id] = id;
    person.id = id;
  }
  for (Appearance& appearance : dataset.appearances) {
    appearance.person = ids.at(appearance.person);
  }
  for (Partnership& partnership : dataset.partnerships) {
    for (End* const end : {&partnership.source, &partnership.target}) {
      if (auto* const person = std::get_if<PersonId>(&end->what)) { *person = ids.at(*person); }
    }
  }
  return dataset;
}

} // namespace

TEST_CASE("a list whose meetings are written first is in the base as any other") {
  const sample::Folder folder;
  const OneTextList agenda;
  Base plain = Base::open(folder.file("plain.db"), OpenMode::create);
  const ImportCounts expected = sample::import(plain, agenda, ImportSize::very_large);

  Base base = Base::open(folder.file("first.db"), OpenMode::create);
  {
    ImportTransaction transaction = base.begin_import(ImportSize::very_large);
    const Resolution whole = sample::resolve(agenda.programme, transaction.known());
    Resolution resolution = events_of(whole);
    transaction.write_meetings(agenda.document, agenda.programme, resolution, "test");
    resolution = whole;
    const ImportCounts counts = transaction.write(agenda.document, agenda.programme, resolution, "test");
    transaction.commit();
    CHECK(counts.new_events == expected.new_events);
    CHECK(counts.sessions == expected.sessions);
    CHECK(counts.appearances == expected.appearances);
    CHECK(counts.people == expected.people);
    CHECK(counts.review == expected.review);
  }
  CHECK(base.dataset() == plain.dataset());
  CHECK(base.check() == std::vector<Wording>{});
  for (const char* const words : {"dialogue", "round", "person", "session"}) {
    CAPTURE(words);
    const auto found = base.search(words, 500);
    const auto also = plain.search(words, 500);
    REQUIRE(found.size() == also.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].id == also[i].id);
    }
  }
  // What follows finds them all.
  CHECK(sample::import(base, sample::agenda(4)).people == sample::import(plain, sample::agenda(4)).people);
  CHECK(base.dataset() == plain.dataset());
}

TEST_CASE("appearances that are written before their people are told apart are in the base as any other") {
  const sample::Folder folder;
  const OneTextList agenda;
  Base plain = Base::open(folder.file("plain.db"), OpenMode::create);
  const ImportCounts expected = sample::import(plain, agenda, ImportSize::very_large);

  Base base = Base::open(folder.file("first.db"), OpenMode::create);
  {
    ImportTransaction transaction = base.begin_import(ImportSize::very_large);
    CHECK_THROWS_AS(transaction.write_appearances(), Error);
    const Resolution whole = sample::resolve(agenda.programme, transaction.known());
    Resolution resolution = events_of(whole);
    transaction.write_meetings(agenda.document, agenda.programme, resolution, "test");
    transaction.write_appearances();
    resolution.new_organisations = whole.new_organisations;
    resolution.bodies = whole.bodies;
    transaction.write_bodies();
    resolution = whole;
    const ImportCounts counts = transaction.write(agenda.document, agenda.programme, resolution, "test");
    transaction.commit();
    CHECK(counts.appearances == expected.appearances);
    CHECK(counts.people == expected.people);
    CHECK(counts.organisations == expected.organisations);
  }
  const Dataset written = base.dataset();
  // Ids leave one out, for who has two entries.
  REQUIRE(written.people.back().id.value > static_cast<std::int64_t>(written.people.size()));
  CHECK(people_numbered_anew(written) == people_numbered_anew(plain.dataset()));
  CHECK(base.check() == std::vector<Wording>{});
  CHECK(sample::import(base, sample::agenda(4)).people == sample::import(plain, sample::agenda(4)).people);
  CHECK(people_numbered_anew(base.dataset()) == people_numbered_anew(plain.dataset()));
}

TEST_CASE("meetings alone are never kept, nor all else of another list") {
  const sample::Folder folder;
  const OneTextList agenda;
  Base base = Base::open(folder.file("first.db"), OpenMode::create);
  const Dataset before = base.dataset();
  {
    ImportTransaction transaction = base.begin_import(ImportSize::very_large);
    const Resolution whole = sample::resolve(agenda.programme, transaction.known());
    transaction.write_meetings(agenda.document, agenda.programme, whole, "test");
    const OneTextList other;
    CHECK_THROWS_AS(transaction.write(other.document, other.programme, whole, "test"), Error);
    CHECK_THROWS_AS(transaction.commit(), Error);
  }
  CHECK(base.dataset() == before);
  CHECK(base.check() == std::vector<Wording>{});
  CHECK(sample::import(base, agenda, ImportSize::very_large).appearances > 0);
}
