#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/resolve/versions.hpp"
#include "tests/core/resolve/build.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// A programme of the base, with its second printed line.
struct Standing : KnownProgramme {
  std::string line;
};

/// A base that holds one or two programmes of event 1.
class Held : public MemoryBase {
public:
  std::vector<Standing> held;
  [[nodiscard]] std::vector<KnownProgramme> programmes(EventId event) const override {
    return event == EventId(1) ? std::vector<KnownProgramme>(held.begin(), held.end()) : std::vector<KnownProgramme>();
  }
  [[nodiscard]] std::vector<std::string> head(DocumentId document) const override {
    return {"Forum on migration", std::ranges::find(held, document, &Standing::document)->line};
  }
};

const std::vector<std::string> subjects{
    "Opening of the meeting",   "Data for better policy",   "Rights of domestic workers", "Remittances and savings",
    "Return and reintegration", "Climate and displacement", "Labour corridors",           "Conclusions"};

/// One of eight sessions on 4 May 2021, an hour each from nine, with two people of its own.
SessionRecord session(std::size_t i) {
  SessionRecord record;
  record.title = subjects[i];
  record.kind = SessionKind::panel;
  record.date = parse_date("2021-05-04");
  record.start = ClockTime{static_cast<int>(540 + 60 * i)};
  return record;
}

struct Read {
  Document document;
  Programme programme;
  Resolution resolution;
};

/// The sessions with these numbers, as read from a file of this name and first line.
Read read_programme(const std::string& name, const std::string& first_line, const std::vector<std::size_t>& sessions) {
  Read read;
  read.document.name = name;
  read.document.lines = {"Forum on migration", first_line};
  read.programme.language = Language::en;
  read.programme.events.push_back(event("", "Forum", "2021-05-04"));
  read.resolution.event.push_back({EventId(1), 0});
  for (const std::size_t i : sessions) {
    for (const std::size_t who : {2 * i, 2 * i + 1}) {
      EntryRecord speaker = entry(fmt::format("Person {}", who));
      speaker.session = read.programme.sessions.size();
      read.programme.entries.push_back(speaker);
      read.resolution.person.push_back({PersonId(static_cast<std::int64_t>(who) + 1), 0});
    }
    read.programme.sessions.push_back(session(i));
  }
  return read;
}

/// The same as the base would give it.
Standing known_programme(std::int64_t document, const std::string& name, const std::string& first_line,
                         const std::vector<std::size_t>& sessions) {
  Standing known;
  known.document = DocumentId(document);
  known.name = name;
  known.language = Language::en;
  known.line = first_line;
  known.events = {EventId(1)};
  for (const std::size_t i : sessions) {
    const SessionRecord record = session(i);
    const SessionId id(document * 100 + static_cast<std::int64_t>(i));
    known.sessions.push_back({id, EventId(1), {}, {}, record.title, record.kind, record.date, {}, record.start, {}, {}});
    for (const std::size_t who : {2 * i, 2 * i + 1}) {
      known.people.emplace_back(id, PersonId(static_cast<std::int64_t>(who) + 1));
    }
  }
  return known;
}

const std::vector<std::size_t> all{0, 1, 2, 3, 4, 5, 6, 7};

std::vector<Supersession> judge(Read& read, const Held& base) {
  judge_versions(read.document, read.programme, base, read.resolution);
  return read.resolution.versions;
}

/// What becomes of an earlier and a later file of one meeting: "newer", "older", "asked" or "apart".
std::string outcome(const Standing& known, Read read) {
  Held base;
  base.held = {known};
  const auto versions = judge(read, base);
  if (!versions.empty()) { return versions.front().newer ? "newer" : "older"; }
  return read.resolution.review.empty() ? "apart" : "asked";
}

} // namespace

TEST_CASE("the version read later takes the place of the earlier one", "[versions]") {
  Held base;
  base.held = {known_programme(3, "forum.txt", "Programme", all)};
  Read read = read_programme("forum-2.txt", "Programme", {0, 1, 2, 3, 4, 5, 6});
  const auto versions = judge(read, base);
  REQUIRE(versions.size() == 1);
  CHECK(versions[0].other == DocumentId(3));
  CHECK(versions[0].newer);
  CHECK(versions[0].overlap == Approx(7.0 / 8)); // seven of eight sessions are left
  CHECK(versions[0].reason == "7 of 8 sessions in common; 14 of 16 people in common; read later");
  CHECK(read.resolution.review.empty());
}

TEST_CASE("what the documents print about themselves decides which is later", "[versions]") {
  const auto pair = [](const std::string& known_name, const std::string& known_line, const std::string& name,
                       const std::string& line) {
    return outcome(known_programme(1, known_name, known_line, all), read_programme(name, line, all));
  };
  CHECK(pair("a.txt", "Provisional programme", "b.txt", "Programme") == "newer");
  CHECK(pair("a.txt", "Programme", "b.txt", "Provisional programme") == "older");
  CHECK(pair("a.txt", "Ordre du jour final", "b.txt", "Ordre du jour provisoire") == "older");
  CHECK(pair("a.txt", "Programme", "b-draft.txt", "Programme") == "older");
  CHECK(pair("a_rev2.txt", "Programme", "a_rev1.txt", "Programme") == "older");
  CHECK(pair("a_rev2.txt", "Programme", "a_v3.txt", "Programme") == "newer");
  CHECK(pair("a.txt", "Programme, as of 3 April 2021", "b.txt", "Programme, as of 20 March 2021") == "older");
  CHECK(pair("a.txt", "Orden del día provisional", "b.txt", "Orden del día definitivo") == "newer");
  // Two signs that contradict each other are left to a person.
  CHECK(pair("a.txt", "Final programme, as of 20 March 2021", "b.txt", "Draft programme, as of 3 April 2021") == "asked");
}

TEST_CASE("documents that complement each other are left alone", "[versions]") {
  CHECK(outcome(known_programme(1, "day1.txt", "Day 1", {0, 1, 2, 3}), read_programme("day2.txt", "Day 2", {4, 5, 6, 7})) ==
        "apart");
  Read list = read_programme("participants.csv", "", {});
  for (std::int64_t who = 1; who <= 16; ++who) {
    EntryRecord participant = entry("Person");
    participant.session = EntryRecord::no_session;
    list.programme.entries.push_back(participant);
    list.resolution.person.push_back({PersonId(who), 0});
  }
  CHECK(outcome(known_programme(1, "a.txt", "Programme", all), list) == "apart");
}

TEST_CASE("a later list of participants takes the place of an earlier one", "[versions]") {
  const auto list = [](std::int64_t from, std::int64_t to) {
    Read read = read_programme("list.csv", "", {});
    for (std::int64_t who = from; who <= to; ++who) {
      EntryRecord participant = entry("Person");
      participant.session = EntryRecord::no_session;
      read.programme.entries.push_back(participant);
      read.resolution.person.push_back({PersonId(who), 0});
    }
    return read;
  };
  Standing known = known_programme(1, "first.csv", "", {});
  for (std::int64_t who = 1; who <= 10; ++who) {
    known.people.emplace_back(std::nullopt, PersonId(who));
  }
  CHECK(outcome(known, list(3, 14)) == "newer"); // eight of ten
  CHECK(outcome(known, list(6, 15)) == "asked"); // five of ten
  CHECK(outcome(known, list(9, 18)) == "apart"); // two of ten
}

TEST_CASE("where nobody can tell, a person is asked and nothing is superseded", "[versions]") {
  // Half of the sessions.
  CHECK(outcome(known_programme(1, "a.txt", "Programme", all), read_programme("b.txt", "Programme", {0, 1, 2, 3})) ==
        "asked");
  // The same sessions on another day.
  Read moved = read_programme("b.txt", "Programme", all);
  for (SessionRecord& record : moved.programme.sessions) {
    record.date = parse_date("2021-05-05");
  }
  CHECK(outcome(known_programme(1, "a.txt", "Programme", all), moved) == "asked");
  // An outline without speakers.
  Read outline = read_programme("b.txt", "Programme", all);
  outline.programme.entries.clear();
  outline.resolution.person.clear();
  CHECK(outcome(known_programme(1, "a.txt", "Programme", all), outline) == "asked");
  // The same outline that calls itself final takes the place.
  outline.document.lines[1] = "Final programme";
  CHECK(outcome(known_programme(1, "a.txt", "Provisional programme", all), outline) == "newer");
  // A translation: other words, the same hours and people.
  Read translated = read_programme("b.txt", "Programme", all);
  translated.programme.language = Language::es;
  for (SessionRecord& record : translated.programme.sessions) {
    record.title = "Mesa redonda sobre otras cosas";
  }
  CHECK(outcome(known_programme(1, "a.txt", "Programme", all), translated) == "asked");
  // A person said that the first one stands.
  Standing kept = known_programme(1, "a.txt", "Programme", all);
  kept.kept_by_decision = true;
  CHECK(outcome(kept, read_programme("b.txt", "Programme", all)) == "asked");
  // The first one has another meeting besides.
  Standing season = known_programme(1, "a.txt", "Programme", all);
  season.events.push_back(EventId(2));
  CHECK(outcome(season, read_programme("b.txt", "Programme", all)) == "asked");
}

TEST_CASE("programmes of other meetings are not compared", "[versions]") {
  Read read = read_programme("b.txt", "Programme", all);
  read.resolution.event = {{std::nullopt, 0}};
  Held base;
  base.held = {known_programme(1, "a.txt", "Programme", all)};
  CHECK(judge(read, base).empty());
  CHECK(read.resolution.review.empty());
}
