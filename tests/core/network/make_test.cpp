#include <catch2/catch.hpp>

#include "tests/core/network/meeting.hpp"

using namespace entente;
using entente::test::ids_of;
using entente::test::Meeting;
using entente::test::node;
using entente::test::numbers;
using entente::test::ties_of;

using Texts = std::vector<std::string>;

TEST_CASE("people are tied by the panels they share", "[network]") {
  // Panel 1: p1 p2 p3.  Panel 2: p1 p2, p1 twice (moderator and speaker).  Break: p3 p4.  Panel 3: p4 alone.
  Meeting m;
  const EventId e = m.event("E", {}, "2017-04-18");
  const SessionId one = m.session(e);
  const SessionId two = m.session(e);
  const SessionId pause = m.session(e, SessionKind::break_);
  const SessionId three = m.session(e);
  for (const auto* name : {"A", "B", "C", "D", "E"}) {
    (void)m.person(name);
  }
  m.seat(PersonId(1), e, one);   // a1
  m.seat(PersonId(2), e, one);   // a2
  m.seat(PersonId(3), e, one);   // a3
  m.seat(PersonId(1), e, two);   // a4
  m.seat(PersonId(2), e, two);   // a5
  m.seat(PersonId(1), e, two);   // a6
  m.seat(PersonId(3), e, pause); // a7
  m.seat(PersonId(4), e, pause); // a8
  m.seat(PersonId(4), e, three); // a9
  SECTION("by count") {
    const Network network = m.network(NetworkKind::people);
    CHECK(ids_of(network) == Texts{"p1", "p2", "p3", "p4"}); // p5 never appears; p4 has no tie and is kept
    CHECK(ties_of(network) == Texts{"p1-p2 2", "p1-p3 1", "p2-p3 1"});
    CHECK(numbers(network.ties()[0].evidence) == "1 2 4 5 6");
    CHECK(numbers(network.ties()[1].evidence) == "1 3");
    CHECK(numbers(network.nodes()[0].evidence) == "1 4 6");
    CHECK(numbers(network.nodes()[2].evidence) == "3");
    CHECK_FALSE(network.two_mode());
  }
  SECTION("by Newman's weights: 1/2 on panel 1, 1/1 on panel 2") {
    CHECK(ties_of(m.network(NetworkKind::people, TieWeight::newman)) == Texts{"p1-p2 1.5", "p1-p3 0.5", "p2-p3 0.5"});
  }
  SECTION("without weights") {
    CHECK(ties_of(m.network(NetworkKind::people, TieWeight::none)) == Texts{"p1-p2 1", "p1-p3 1", "p2-p3 1"});
  }
  SECTION("two-mode: a person and a panel; the weight counts appearances") {
    const Network network = m.network(NetworkKind::people_sessions);
    CHECK(network.two_mode());
    CHECK(ids_of(network) == Texts{"p1", "p2", "p3", "p4", "s1", "s2", "s4"});
    CHECK(ties_of(network) == Texts{"p1-s1 1", "p1-s2 2", "p2-s1 1", "p2-s2 1", "p3-s1 1", "p4-s4 1"});
    CHECK(numbers(network.ties()[1].evidence) == "4 6");
    CHECK(ties_of(m.network(NetworkKind::people_sessions, TieWeight::none))[1] == "p1-s2 1");
  }
}

TEST_CASE("a session that only holds panels is no panel, unless people sit on it", "[network]") {
  Meeting m;
  const EventId e = m.event("E", {}, "2017-04-18");
  const SessionId whole = m.session(e, SessionKind::session, "Session 6");
  const SessionId one = m.session(e, SessionKind::panel, "Panel 1");
  const SessionId two = m.session(e, SessionKind::panel, "Panel 2");
  m.data.sessions[1].parent = whole;
  m.data.sessions[2].parent = whole;
  const PersonId a = m.person("A");
  const PersonId b = m.person("B");
  m.seat(a, e, one);
  m.seat(b, e, two);
  CHECK(ties_of(m.network(NetworkKind::people)).empty());
  CHECK(ids_of(m.network(NetworkKind::people_sessions)) == Texts{"p1", "p2", "s2", "s3"});
  const PersonId c = m.person("C");
  m.seat(c, e, whole);
  m.seat(a, e, whole);
  CHECK(ties_of(m.network(NetworkKind::people)) == Texts{"p1-p3 1"});
}

TEST_CASE("a list of participants ties nobody", "[network]") {
  Meeting m;
  const EventId e = m.event("E", {}, "2017-04-18");
  m.seat(m.person("A"), e, {});
  m.seat(m.person("B"), e, {});
  const Network network = m.network(NetworkKind::people);
  CHECK(ids_of(network) == Texts{"p1", "p2"});
  CHECK(network.ties().empty());
  CHECK(ids_of(m.network(NetworkKind::people_sessions)) == Texts{"p1", "p2"});
}

TEST_CASE("bodies meet when different people share a panel for them", "[network]") {
  Meeting m;
  const EventId e = m.event("E", {}, "2017-04-18");
  const SessionId s = m.session(e);
  const OrganisationId ministry = m.body("Ministry", "ministry", "MAR");
  const OrganisationId department = m.body("Department", {}, "MAR", ministry);
  const OrganisationId union_ = m.body("Union", "regional-organisation");
  const PersonId a = m.person("A");
  const PersonId b = m.person("B");
  SECTION("one person's bodies do not meet each other") {
    m.seat(a, e, s, {department, ministry});
    m.seat(b, e, s, {union_});
    CHECK(ties_of(m.network(NetworkKind::organisations)) == Texts{"o1-o3 1", "o2-o3 1"});
    // Three bodies are on the panel: 1/(3-1) each.
    CHECK(ties_of(m.network(NetworkKind::organisations, TieWeight::newman)) == Texts{"o1-o3 0.5", "o2-o3 0.5"});
  }
  SECTION("a department's people are the ministry's too") {
    m.seat(a, e, s, {department, ministry});
    m.seat(b, e, s, {department, ministry});
    CHECK(ties_of(m.network(NetworkKind::organisations)).empty());
  }
  SECTION("somebody of the department beside somebody of another part of the ministry: each has its own person") {
    m.seat(a, e, s, {department});
    m.seat(b, e, s, {ministry});
    CHECK(ties_of(m.network(NetworkKind::organisations)) == Texts{"o1-o2 1"});
  }
  SECTION("a second post: the union's people meet though one of them also speaks for the ministry") {
    m.seat(a, e, s, {ministry, union_});
    m.seat(b, e, s, {union_});
    CHECK(ties_of(m.network(NetworkKind::organisations)) == Texts{"o1-o3 1"});
  }
  SECTION("only bodies that somebody appeared for are nodes") {
    m.seat(a, e, s, {department});
    CHECK(ids_of(m.network(NetworkKind::organisations)) == Texts{"o2"});
  }
}

TEST_CASE("states meet by the state spoken for; processes by their events", "[network]") {
  Meeting m;
  const ProcessId idm = m.process("International Dialogue on Migration", "idm");
  const EventId first = m.event("First", idm, "2017-04-18");
  const EventId second = m.event("Second", {}, "2018-04-18");
  const SessionId s = m.session(first);
  const SessionId t = m.session(second);
  const OrganisationId dutch = m.body("Society", "ngo", "NLD");
  m.seat(m.person("A"), first, s, {}, "MEX");
  m.seat(m.person("B"), first, s, {}, "CHE");
  m.seat(m.person("C"), first, s, {dutch});
  m.seat(PersonId(1), first, {}, {}, "MEX");
  m.seat(PersonId(1), second, t, {}, "MEX");
  const Network states = m.network(NetworkKind::states);
  CHECK(ids_of(states) == Texts{"CHE", "MEX"}); // the Dutch society does not speak for the Netherlands
  CHECK(ties_of(states) == Texts{"CHE-MEX 1"});
  CHECK(node(states, "CHE").name == "Switzerland");
  CHECK(node(states, "CHE").region == "150");
  CHECK(numbers(node(states, "MEX").evidence) == "1 4 5");
  // Mexico appeared twice at the Dialogue (once on its list of participants); the second event has no process.
  const Network processes = m.network(NetworkKind::states_processes);
  CHECK(ids_of(processes) == Texts{"CHE", "MEX", "c1"});
  CHECK(ties_of(processes) == Texts{"CHE-c1 1", "MEX-c1 2"});
  CHECK(numbers(node(processes, "c1").evidence) == "1 2 4");
  CHECK(ties_of(m.network(NetworkKind::organisations_processes)) == Texts{"o1-c1 1"});
}

TEST_CASE("a person's attributes are those of the latest appearance that names a body or state", "[network]") {
  Meeting m;
  const ProcessId idm = m.process("International Dialogue on Migration", "idm");
  const EventId later = m.event("Later", idm, "2018-07-16"); // e1, though it comes second
  const EventId before = m.event("Before", idm, "2017-04-18");
  const SessionId s = m.session(later);
  const SessionId t = m.session(before);
  const OrganisationId ministry = m.body("Ministry", "ministry", "MAR");
  const OrganisationId office = m.body("Office", {}, "MAR", ministry);
  const PersonId a = m.person("A");
  m.seat(a, later, s, {office}, "MAR").gender = Gender::f;
  m.seat(a, before, t, {m.body("Society", "ngo", "NLD")}).gender = Gender::f;
  m.seat(a, later, m.session(later)); // names nothing
  const Network network = m.network(NetworkKind::people);
  CHECK(network.nodes()[0].state == "MAR");
  CHECK(network.nodes()[0].region == "002");
  CHECK(network.nodes()[0].category == "ministry"); // the office's own is unknown: its holder's
  CHECK(network.nodes()[0].gender == Gender::f);
  Texts traits;
  for (const Trait& trait : network.nodes()[0].traits) {
    traits.push_back(trait.id + " " + trait.name);
  }
  CHECK(traits == Texts{"o2 Office", "o3 Society", "c1 International Dialogue on Migration", "e1 Later", "e2 Before"});
  // Marked differently: not known. Declared: as declared.
  m.data.appearances[1].gender = Gender::m;
  CHECK_FALSE(m.network(NetworkKind::people).nodes()[0].gender);
  m.data.people[0].gender = Gender::m;
  CHECK(m.network(NetworkKind::people).nodes()[0].gender == Gender::m);
}

TEST_CASE("nodes have the content words of their panels' titles", "[network]") {
  Meeting m;
  const EventId event = m.event("Forum", {}, "2018-07-16");
  const SessionId one = m.session(event);
  const SessionId other = m.session(event);
  const PersonId a = m.person("A");
  const PersonId b = m.person("B");
  m.seat(a, event, one);
  m.seat(a, event, other);
  m.seat(b, event, other);
  for (Session& session : m.data.sessions) {
    session.title = session.id == one ? "Panel 3 : Les migrations et la santé des réfugiés (2018), with les migrations"
                                      : "L'état des migrations";
  }
  const Network network = m.network(NetworkKind::people);
  CHECK(network.nodes()[0].words == Texts{"migrations", "réfugiés", "santé", "état"}); // sorted by their bytes
  CHECK(network.nodes()[1].words == Texts{"migrations", "état"});
  CHECK(m.network(NetworkKind::people_sessions).nodes()[2].words == Texts{"migrations", "réfugiés", "santé"});
}

TEST_CASE("who speaks for a state and names no body is a state actor", "[network]") {
  Meeting m;
  const EventId e = m.event("E", {}, "2017-04-18");
  m.seat(m.person("A"), e, m.session(e), {}, "GHA");
  m.seat(m.person("B"), e, SessionId(1));
  const Network network = m.network(NetworkKind::people);
  CHECK(node(network, "p1").category == "state");
  CHECK(node(network, "p2").category.empty());
  CHECK(node(network, "p2").state.empty());
}

TEST_CASE("sessions are ordered by event, day and hour; parts take the hour of the whole", "[network]") {
  Meeting m;
  const EventId later = m.event("Later", {}, "2018-07-16");
  const EventId before = m.event("Before", {}, "2017-04-18");
  const auto session = [&](EventId event, std::optional<int> day, std::optional<int> minutes) {
    const SessionId id = m.session(event);
    m.data.sessions.back().day = day;
    if (minutes) { m.data.sessions.back().start = ClockTime{*minutes}; }
    m.seat(m.person("P" + id.text()), event, id);
    return id;
  };
  session(later, 1, 600);                      // s1
  session(before, 2, 540);                     // s2
  session(before, 1, 900);                     // s3
  session(before, 1, 600);                     // s4
  session(before, std::nullopt, std::nullopt); // s5: part of s4
  m.data.sessions[4].parent = SessionId(4);
  session(before, std::nullopt, std::nullopt); // s6: nothing known, last of its event
  m.data.sessions[1].day.reset();
  m.data.sessions[1].date = parse_date("2017-04-19"); // the second day by its date
  const Network network = m.network(NetworkKind::people_sessions);
  std::vector<std::pair<int, std::string>> order;
  for (const Node& one : network.nodes()) {
    if (one.kind == EntityKind::session) { order.emplace_back(one.order, one.id); }
  }
  std::sort(order.begin(), order.end());
  CHECK(order == std::vector<std::pair<int, std::string>>{{1, "s4"}, {2, "s5"}, {3, "s3"}, {4, "s2"}, {5, "s6"}, {6, "s1"}});
}

TEST_CASE("names of sessions are label and title, else what is there", "[network]") {
  Meeting m;
  const EventId e = m.event("E", {}, "2017-04-18");
  for (int i = 0; i < 4; ++i) {
    m.seat(m.person("P"), e, m.session(e, SessionKind::opening));
  }
  m.data.sessions[0].label = "Panel 1";
  m.data.sessions[0].title = "Skills";
  m.data.sessions[1].label = "Panel 2";
  m.data.sessions[2].title = "Data";
  const Network network = m.network(NetworkKind::people_sessions);
  CHECK(node(network, "s1").name == "Panel 1: Skills");
  CHECK(node(network, "s2").name == "Panel 2");
  CHECK(node(network, "s3").name == "Data");
  CHECK(node(network, "s4").name == "opening");
}

TEST_CASE("an empty dataset gives an empty network of every kind", "[network]") {
  for (int kind = 0; kind <= static_cast<int>(NetworkKind::actors); ++kind) {
    const Network network = make_network({}, Reference::builtin(), static_cast<NetworkKind>(kind));
    CHECK(network.nodes().empty());
    CHECK(network.ties().empty());
  }
}
