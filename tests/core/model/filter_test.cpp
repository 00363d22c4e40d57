#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "core/model/filter.hpp"

using namespace entente;

namespace {

using Texts = std::vector<std::string>;

FilterLookup lookup() {
  return {[](std::string_view iso3, std::string_view code) {
            return (code == "150" && (iso3 == "CHE" || iso3 == "NLD")) || (code == "GRULAC" && iso3 == "MEX");
          },
          [](std::string_view category, std::string_view wanted) {
            return category == wanted || (wanted == "civil-society" && category == "ngo") ||
                   (wanted == "state" && category == "ministry");
          }};
}

/// Two processes with one event each (2017 and 2018) and an event of unknown date.
///   a1 p1 panel      speaker    for MEX, ministry o2 under government o1      f
///   a2 p2 panel      moderator  ngo o3 of NLD
///   a3 p3 opening    speaker    for CHE, no body, remote                       m
///   a4 p1 e2's list  participant for MEX
///   a5 p4 e3 panel   speaker    nothing known
Dataset dataset() {
  Dataset data;
  data.processes = {{ProcessId(1), "Dialogue international sur la migration", "IDM", "idm"},
                    {ProcessId(2), "Forum", {}, {}}};
  const auto add_event = [&](std::int64_t id, ProcessId process, const std::string& title, const std::string& start) {
    Event event;
    event.id = EventId(id);
    if (process) { event.process = process; }
    event.title = title;
    event.start = parse_date(start);
    data.events.push_back(event);
  };
  add_event(1, ProcessId(1), "Premier atelier: coopération", "2017-12-31");
  data.events[0].end = parse_date("2018-01-02");
  add_event(2, ProcessId(2), "Second", "");
  data.events[1].when = "2018-07";
  add_event(3, {}, "Third", "");
  const auto add_session = [&](std::int64_t id, std::int64_t event_id, SessionKind kind) {
    Session session;
    session.id = SessionId(id);
    session.event = EventId(event_id);
    session.kind = kind;
    data.sessions.push_back(session);
  };
  add_session(1, 1, SessionKind::panel);
  add_session(2, 1, SessionKind::opening);
  add_session(3, 3, SessionKind::panel);
  for (std::int64_t id = 1; id <= 5; ++id) {
    data.people.push_back({PersonId(id), "P", {}, {}});
  }
  data.organisations.push_back({OrganisationId(1), "Government", {}, "state", "MEX", {}, {}, {}});
  data.organisations.push_back({OrganisationId(2), "Ministry", {}, "ministry", "MEX", OrganisationId(1), {}, {}});
  data.organisations.push_back({OrganisationId(3), "Society", {}, "ngo", "NLD", {}, {}, {}});
  data.organisations.push_back({OrganisationId(4), "Compact", {}, {}, {}, {}, {}, {}});
  data.states = {"CHE", "MEX", "NLD"};
  const auto add_seat = [&](std::int64_t person, std::int64_t event_id, std::int64_t session_id, Role role) -> Appearance& {
    Appearance seat;
    seat.id = AppearanceId(static_cast<std::int64_t>(data.appearances.size()) + 1);
    seat.person = PersonId(person);
    seat.event = EventId(event_id);
    if (session_id != 0) { seat.session = SessionId(session_id); }
    seat.role = role;
    data.appearances.push_back(seat);
    return data.appearances.back();
  };
  Appearance& first = add_seat(1, 1, 1, Role::speaker);
  first.organisations = {OrganisationId(2)};
  first.state = "MEX";
  first.gender = Gender::f;
  add_seat(2, 1, 1, Role::moderator).organisations = {OrganisationId(3)};
  Appearance& third = add_seat(3, 1, 2, Role::speaker);
  third.state = "CHE";
  third.remote = true;
  third.gender = Gender::m;
  add_seat(1, 2, 0, Role::participant).state = "MEX";
  add_seat(4, 3, 3, Role::speaker);
  data.partnerships.push_back({PartnershipId(1), {std::string("MEX")}, {OrganisationId(4)}, {}, {}, {}, {}});
  data.partnerships.push_back({PartnershipId(2), {PersonId(5)}, {ProcessId(2)}, {}, {}, {}, {}});
  data.themes.push_back({ThemeId(1), EventId(1), {}, "data", {}});
  data.themes.push_back({ThemeId(2), EventId(2), {}, "skills", {}});
  return data;
}

template <class Records> std::string ids(const Records& records) {
  std::string result;
  for (const auto& record : records) {
    result += (result.empty() ? "" : " ") + record.id.text();
  }
  return result;
}

/// The appearances that pass.
std::string passing(std::string_view filter) { return ids(apply(parse_filter(filter), lookup(), dataset()).appearances); }

std::string refusal(std::string_view filter) {
  try {
    (void)parse_filter(filter);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::bad_argument);
    return error.what();
  }
  return "accepted";
}

} // namespace

TEST_CASE("terms are read into their fields", "[filter]") {
  const Filter filter =
      parse_filter("  role=speaker,moderator process=IDM event=\"Premier atelier, suite\" kind=side-event\n"
                   "state=che region=150 group=GRULAC category=ngo gender=f from=2017 to=2018 remote=no role=chair ");
  CHECK(filter.roles == std::vector<Role>{Role::speaker, Role::moderator, Role::chair});
  CHECK(filter.processes == Texts{"IDM"});
  CHECK(filter.events == Texts{"Premier atelier, suite"});
  CHECK(filter.session_kinds == std::vector<SessionKind>{SessionKind::side_event});
  CHECK(filter.states == Texts{"CHE"});
  CHECK(filter.regions == Texts{"150"});
  CHECK(filter.groups == Texts{"GRULAC"});
  CHECK(filter.categories == Texts{"ngo"});
  CHECK(filter.genders == std::vector<Gender>{Gender::f});
  CHECK(filter.from_year == 2017);
  CHECK(filter.to_year == 2018);
  CHECK(filter.remote == false);
  CHECK_FALSE(filter.empty());
  CHECK(parse_filter(" \t ").empty());
}

TEST_CASE("what cannot be understood is refused with the term and what is near", "[filter]") {
  CHECK(refusal("rol=speaker") == "filter: unknown key in \"rol=speaker\"; did you mean \"role\"?");
  CHECK(refusal("role=speakr") == "filter: unknown value in \"role=speakr\"; did you mean \"speaker\"?");
  CHECK(refusal("gender=woman") == "filter: unknown value in \"gender=woman\"; it can be f, m");
  CHECK(refusal("role=") == "filter: no value in \"role=\"");
  CHECK(refusal("role=speaker,,chair") == "filter: no value in \"role=speaker,,chair\"");
  CHECK(refusal("state=Mexico") == "filter: no ISO 3166 code of three letters in \"state=Mexico\"");
  CHECK(refusal("from=soon") == "filter: no year in \"from=soon\"");
  CHECK(refusal("from=2017,2018") == "filter: a second year in \"from=2017,2018\"");
  CHECK(refusal("remote=maybe") == "filter: unknown value in \"remote=maybe\"; it can be yes, no");
  CHECK(refusal("event=\"open") == "filter: a quote is not closed in event=\"open");
  CHECK(refusal("role") == "filter: no key=value in \"role\"; did you mean \"role\"?");
}

TEST_CASE("each key keeps the appearances that it names", "[filter]") {
  CHECK(passing("") == "a1 a2 a3 a4 a5");
  CHECK(passing("role=speaker") == "a1 a3 a5");
  CHECK(passing("role=moderator,participant") == "a2 a4");
  CHECK(passing("kind=panel") == "a1 a2 a5");
  CHECK(passing("kind=opening") == "a3");
  CHECK(passing("gender=f") == "a1");
  CHECK(passing("remote=yes") == "a3");
  CHECK(passing("remote=no") == "a1 a2 a4 a5");
  CHECK(passing("role=speaker kind=panel gender=m") == "");
}

TEST_CASE("processes and events are known by id, acronym, name and title, accents and case aside", "[filter]") {
  for (const auto* process : {"IDM", "idm", "c1", "\"Dialogue International sur la Migration\""}) {
    CHECK(passing(std::string("process=") + process) == "a1 a2 a3");
  }
  CHECK(passing("process=IDM,forum") == "a1 a2 a3 a4");
  CHECK(passing("process=dialogue") == "");
  CHECK(passing("event=e2") == "a4");
  CHECK(passing("event=COOPERATION") == "a1 a2 a3");
}

TEST_CASE("years overlap the event; an event without a date has none", "[filter]") {
  CHECK(passing("from=2018") == "a1 a2 a3 a4"); // the first event ends in 2018
  CHECK(passing("to=2017") == "a1 a2 a3");
  CHECK(passing("from=2019") == "");
  CHECK(passing("from=1900 to=2100") == "a1 a2 a3 a4");
}

TEST_CASE("the place is the state spoken for, else that of the bodies", "[filter]") {
  CHECK(passing("state=MEX") == "a1 a4");
  CHECK(passing("state=NLD") == "a2");
  CHECK(passing("region=150") == "a2 a3");
  CHECK(passing("group=GRULAC") == "a1 a4");
  CHECK(passing("region=150 category=ngo") == "a2");
  CHECK(passing("region=150 state=MEX") == "");
}

TEST_CASE("categories include those below; who speaks for a state without a body is a state actor", "[filter]") {
  CHECK(passing("category=ngo") == "a2");
  CHECK(passing("category=civil-society") == "a2");
  CHECK(passing("category=state") == "a1 a3 a4");
  CHECK(passing("category=ministry") == "a1");
}

TEST_CASE("what the appearances need stays, the rest goes", "[filter]") {
  const Dataset kept = apply(parse_filter("gender=f"), lookup(), dataset());
  CHECK(ids(kept.people) == "p1");
  CHECK(ids(kept.organisations) == "o1 o2 o4"); // the ministry, its government, and the partner of Mexico
  CHECK(kept.states == Texts{"MEX"});
  CHECK(ids(kept.partnerships) == "r1");
  CHECK(ids(kept.processes) == "c1 c2");
  CHECK(ids(kept.events) == "e1 e2 e3");
  CHECK(ids(kept.sessions) == "s1 s2 s3");
  CHECK(ids(kept.themes) == "t1 t2");
  CHECK(ids(apply(parse_filter("process=IDM"), lookup(), dataset()).themes) == "t1");
  CHECK(apply({}, lookup(), dataset()) == dataset());
}
