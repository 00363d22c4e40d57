#include <catch2/catch.hpp>

#include "tests/core/network/meeting.hpp"

using namespace entente;
using entente::test::ids_of;
using entente::test::Meeting;
using entente::test::node;
using entente::test::numbers;
using entente::test::tie;

using Texts = std::vector<std::string>;

namespace {

/// One event of the International Dialogue on Migration in 2017 with a panel in a session, a list of participants and a
/// stated partnership.
Meeting meeting() {
  Meeting m;
  const ProcessId idm = m.process("International Dialogue on Migration", "idm");
  const EventId e = m.event("Workshop", idm, "2017-04-18");
  const SessionId whole = m.session(e, SessionKind::session, "Session 6");
  const SessionId panel = m.session(e, SessionKind::panel, "Panel 1");
  m.data.sessions[1].parent = whole;
  const OrganisationId ministry = m.body("Ministry", "ministry", "MEX");
  const OrganisationId office = m.body("Office", {}, "MEX", ministry);
  m.data.documents.push_back({DocumentId(1), "agenda.txt", "", {}, {}});
  Appearance& first = m.seat(m.person("A"), e, panel, {office, ministry}, "MEX"); // a1
  first.source.document = DocumentId(1);
  first.source.line = 12;
  m.seat(m.person("B"), e, {}, {ministry});         // a2: list of participants
  m.seat(PersonId(1), e, panel, {ministry}, "MEX"); // a3: the same panel in a second role
  return m;
}

} // namespace

TEST_CASE("actors: appearance, affiliation and membership ties", "[network]") {
  const Network network = meeting().network(NetworkKind::actors);
  CHECK(ids_of(network) == Texts{"p1", "p2", "o1", "o2", "MEX", "c1", "e1", "s1", "s2"});
  using Kind = TieKind;
  REQUIRE(tie(network, "p1", "s2", Kind::appearance));
  CHECK(tie(network, "p1", "s2", Kind::appearance)->weight == 2);
  CHECK(numbers(tie(network, "p1", "s2", Kind::appearance)->evidence) == "1 3");
  CHECK_FALSE(tie(network, "p1", "e1", Kind::appearance));
  REQUIRE(tie(network, "p2", "e1", Kind::appearance)); // a list of participants is of the event
  CHECK(tie(network, "p2", "e1", Kind::appearance)->weight == 1);
  REQUIRE(tie(network, "p1", "o1", Kind::affiliation));
  CHECK(tie(network, "p1", "o1", Kind::affiliation)->weight == 2);
  REQUIRE(tie(network, "p1", "o2", Kind::affiliation));
  CHECK(numbers(tie(network, "p1", "o2", Kind::affiliation)->evidence) == "1");
  CHECK(tie(network, "p1", "MEX", Kind::affiliation)->weight == 2);
  CHECK(tie(network, "o2", "o1", Kind::membership));
  CHECK(tie(network, "s2", "s1", Kind::membership));
  CHECK(tie(network, "s1", "e1", Kind::membership));
  CHECK_FALSE(tie(network, "s2", "e1", Kind::membership)); // through its session
  CHECK(tie(network, "e1", "c1", Kind::membership));
  CHECK(tie(network, "MEX", "c1", Kind::membership)); // reference data: Mexico is a member of the Dialogue
  CHECK(tie(network, "MEX", "c1", Kind::membership)->evidence.empty());
  CHECK(network.ties().size() == 11);
  CHECK(node(network, "e1").order == 1);
  CHECK(numbers(node(network, "c1").evidence) == "1 2 3");
}

TEST_CASE("actors: partnerships rest on the appearances of their line", "[network]") {
  Meeting m = meeting();
  const auto partnership = [&](std::int64_t id, End source, End target, std::optional<int> line) {
    Partnership stated;
    stated.id = PartnershipId(id);
    stated.source = std::move(source);
    stated.target = std::move(target);
    stated.kind = PartnershipKind::co_chairs;
    stated.evidence.document = DocumentId(1);
    stated.evidence.line = line;
    m.data.partnerships.push_back(stated);
  };
  m.data.organisations.push_back({OrganisationId(3), "Compact", {}, {}, {}, {}, {}, {}});
  partnership(1, {std::string("MEX")}, {OrganisationId(3)}, 12);
  partnership(2, {OrganisationId(3)}, {std::string("MEX")}, 99);
  partnership(3, {std::string("CHE")}, {ProcessId(1)}, {});
  partnership(4, {PersonId(1)}, {PersonId(1)}, 12); // with itself: no tie
  const Network network = m.network(NetworkKind::actors);
  const Tie* compact = tie(network, "MEX", "o3", TieKind::partnership);
  REQUIRE(compact);
  CHECK(compact->weight == 2); // stated twice
  CHECK(numbers(compact->evidence) == "1");
  REQUIRE(tie(network, "CHE", "c1", TieKind::partnership));
  CHECK(tie(network, "CHE", "c1", TieKind::membership)); // Switzerland is there now, and a member
  CHECK(node(network, "CHE").evidence.empty());
  CHECK_FALSE(tie(network, "p1", "p1", TieKind::partnership));
}

TEST_CASE("actors: what reference data says holds while the process met", "[network]") {
  // datasets/reference/memberships.csv: of the Abu Dhabi Dialogue, Yemen was a partner in 2008 alone and Germany is an
  // observer; of the 5+5, France is a member since 2002.
  const auto network = [](const std::string& process, const std::string& state, int year) {
    Meeting m = meeting();
    m.data.events[0].start = parse_date(std::to_string(year) + "-04-18");
    m.data.events[0].end = m.data.events[0].start;
    m.data.processes[0].reference = process;
    for (Appearance& appearance : m.data.appearances) {
      appearance.state = state;
    }
    return m.network(NetworkKind::actors);
  };
  CHECK(tie(network("5plus5", "FRA", 2017), "FRA", "c1", TieKind::membership));
  CHECK_FALSE(tie(network("5plus5", "FRA", 1999), "FRA", "c1", TieKind::membership));
  CHECK(tie(network("abu-dhabi-dialogue", "YEM", 2008), "YEM", "c1", TieKind::partnership));
  CHECK_FALSE(tie(network("abu-dhabi-dialogue", "YEM", 2009), "YEM", "c1", TieKind::partnership));
  const Network observer = network("abu-dhabi-dialogue", "DEU", 2017);
  CHECK(node(observer, "DEU").name == "Germany");
  CHECK_FALSE(tie(observer, "DEU", "c1", TieKind::membership));
  CHECK_FALSE(tie(observer, "DEU", "c1", TieKind::partnership));
}
