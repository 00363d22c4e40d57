// Davis' Southern Women (datasets/networks): 18 women, 14 events, 89 attendances.
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include <catch2/catch.hpp>

#include "core/text/csv.hpp"
#include "tests/core/network/meeting.hpp"

using namespace entente;
using entente::test::Meeting;
using entente::test::tie;

namespace {

Meeting southern_women() {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/datasets/networks/davis-southern-women.csv");
  std::stringstream bytes;
  bytes << file.rdbuf();
  Meeting m;
  const EventId natchez = m.event("Natchez", {}, "1936-01-01");
  std::map<std::string, PersonId> women;
  std::map<std::string, SessionId> events;
  const auto rows = parse_csv(bytes.str());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() < 2) { continue; }
    if (!women.contains(rows[i][0])) { women[rows[i][0]] = m.person(rows[i][0]); }
    if (!events.contains(rows[i][1])) { events[rows[i][1]] = m.session(natchez, SessionKind::session, rows[i][1]); }
    m.seat(women[rows[i][0]], natchez, events[rows[i][1]]);
  }
  return m;
}

std::string id_of(const Meeting& m, const std::string& name) {
  for (const Person& person : m.data.people) {
    if (person.name == name) { return person.id.text(); }
  }
  return {};
}

double total(const Network& network) {
  double sum = 0;
  for (const Tie& one : network.ties()) {
    sum += one.weight;
  }
  return sum;
}

double strength(const Network& network, const std::string& id) {
  double sum = 0;
  for (const Tie& one : network.ties()) {
    if (network.nodes()[one.source].id == id || network.nodes()[one.target].id == id) { sum += one.weight; }
  }
  return sum;
}

} // namespace

TEST_CASE("Southern Women: who was where", "[network]") {
  const Network network = southern_women().network(NetworkKind::people_sessions);
  CHECK(network.nodes().size() == 18 + 14);
  CHECK(network.ties().size() == 89);
  CHECK(total(network) == 89);
}

TEST_CASE("Southern Women: shared events", "[network]") {
  const Meeting m = southern_women();
  const std::string evelyn = id_of(m, "Evelyn Jefferson");
  const Network network = m.network(NetworkKind::people);
  CHECK(network.ties().size() == 139);
  CHECK(total(network) == 322);
  CHECK(tie(network, evelyn, id_of(m, "Theresa Anderson"), TieKind::co_appearance)->weight == 7);
  CHECK(strength(network, evelyn) == 50);
}

TEST_CASE("Southern Women: Newman's weights give each woman the number of her events", "[network]") {
  const Meeting m = southern_women();
  const Network network = m.network(NetworkKind::people, TieWeight::newman);
  std::vector<double> strengths;
  for (const Person& woman : m.data.people) {
    strengths.push_back(strength(network, woman.id.text()));
  }
  const std::vector<double> published{8, 7, 8, 7, 4, 4, 4, 3, 4, 4, 4, 6, 7, 8, 5, 2, 2, 2};
  REQUIRE(strengths.size() == published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    CHECK(strengths[i] == Approx(published[i]).margin(1e-12));
  }
  const Tie* pair = tie(network, id_of(m, "Flora Price"), id_of(m, "Olivia Carleton"), TieKind::co_appearance);
  REQUIRE(pair);
  CHECK(pair->weight == Approx(1.0 / 11 + 1.0 / 3).margin(1e-12));
}
