#include <algorithm>

#include <catch2/catch.hpp>

#include "core/analysis/questions/programme_diff.hpp"

using namespace entente;

namespace {

/// A document of one base, written session by session.
class Written {
public:
  explicit Written(std::int64_t document) : document_(document) {
    data.documents.push_back({DocumentId(document), document == 1 ? "draft.txt" : "final.txt", "", {}, {}});
    for (std::int64_t id = 1; id <= 9; ++id) {
      data.people.push_back({PersonId(id), "Person " + std::to_string(id), {}, {}});
      data.organisations.push_back({OrganisationId(id), "Body " + std::to_string(id), {}, {}, {}, {}, {}, {}});
    }
  }
  Written& session(const std::string& title, const std::string& date, int hour) {
    Session session;
    session.id = SessionId(document_ * 100 + static_cast<std::int64_t>(data.sessions.size()));
    session.title = title;
    session.kind = SessionKind::panel;
    session.date = parse_date(date);
    session.start = ClockTime{hour * 60};
    session.source = {DocumentId(document_), ++line_, {}};
    data.sessions.push_back(session);
    return *this;
  }
  Written& person(std::int64_t person, Role role = Role::speaker, std::int64_t body = 1, const std::string& state = {}) {
    Appearance entry;
    entry.id = AppearanceId(document_ * 100 + static_cast<std::int64_t>(data.appearances.size()));
    entry.person = PersonId(person);
    entry.session = data.sessions.back().id;
    entry.role = role;
    entry.organisations = {OrganisationId(body)};
    if (!state.empty()) { entry.state = state; }
    entry.source = {DocumentId(document_), ++line_, {}};
    data.appearances.push_back(entry);
    return *this;
  }
  Dataset data;

private:
  std::int64_t document_;
  int line_ = 0;
};

std::string text(const Cell& cell) {
  const auto* const words = std::get_if<std::string>(&cell);
  return words == nullptr ? "–" : *words;
}

/// "change: before -> after (lines)" of every row, sorted by nothing.
std::vector<std::string> rows(const Written& before, const Written& after) {
  const Table table = diff_table(compare_programmes(before.data, after.data), before.data, after.data);
  std::vector<std::string> list;
  for (const Row& row : table.rows) {
    list.push_back(text(row.cells[0]) + " " + text(row.cells[2]) + ": " + text(row.cells[3]) + " -> " + text(row.cells[4]) +
                   " (" + text(row.cells[5]) + ")");
  }
  return list;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("two equal programmes differ in nothing", "[diff]") {
  Written one(1);
  one.session("Data and policy", "2021-05-04", 9).person(1).person(2);
  Written two(2);
  two.session("Data and policy", "2021-05-04", 9).person(1).person(2);
  CHECK(rows(one, two).empty());
  CHECK(compare_programmes(one.data, two.data).same_sessions == 1);
}

TEST_CASE("sessions are added, gone, moved and re-titled", "[diff]") {
  Written one(1);
  one.session("Data and policy", "2021-05-04", 9).person(1);            // s100, line 1
  one.session("Remittances", "2021-05-04", 11).person(2);               // s101, line 3
  one.session("Labour mobility corridors", "2021-05-04", 14).person(3); // s102, line 5
  Written two(2);
  two.session("Data and Policy", "2021-05-05", 10).person(1);             // s200: moved, case aside the same title
  two.session("Labour corridors and skills", "2021-05-04", 14).person(3); // s201, line 3: re-titled
  two.session("Climate", "2021-05-04", 16).person(4);                     // s202: new
  CHECK(rows(one, two) ==
        Lines{"s200 session-moved: 2021-05-04 09:00 -> 2021-05-05 10:00 (d1:1 → d2:1)",
              "s201 session-retitled: Labour mobility corridors -> Labour corridors and skills (d1:5 → d2:3)",
              "s202 session-added: – -> 2021-05-04 16:00 (→ d2:5)", "s101 session-gone: 2021-05-04 11:00 -> – (d1:3 →)",
              "p4 person-added: – -> Climate (→ d2:6)", "p2 person-gone: Remittances -> – (d1:4 →)"});
}

TEST_CASE("people move between sessions and change what they are", "[diff]") {
  Written one(1);
  one.session("Data and policy", "2021-05-04", 9).person(1, Role::speaker, 1, "GHA").person(2).person(3);
  one.session("Remittances and savings", "2021-05-04", 11).person(4).person(5);
  Written two(2);
  two.session("Data and policy", "2021-05-04", 9).person(1, Role::moderator, 2, "MEX").person(3).person(4);
  two.session("Remittances and savings", "2021-05-04", 11).person(2).person(3).person(4);
  CHECK(rows(one, two) ==
        Lines{"p1 role-changed: speaker -> moderator (d1:2 → d2:2)",
              "p1 organisations-changed: Body 1 -> Body 2 (d1:2 → d2:2)", "p1 state-changed: GHA -> MEX (d1:2 → d2:2)",
              // 3 and 4 keep their place and are on one session more.
              "p3 person-joins: – -> Remittances and savings (→ d2:7)", "p4 person-joins: – -> Data and policy (→ d2:4)",
              "p2 person-moved: Data and policy -> Remittances and savings (d1:3 → d2:6)",
              "p5 person-gone: Remittances and savings -> – (d1:7 →)"});
}

TEST_CASE("a session with another title, hour and people is another session", "[diff]") {
  Written one(1);
  one.session("Data and policy", "2021-05-04", 9).person(1);
  Written two(2);
  two.session("Climate and displacement", "2021-05-04", 9).person(2);
  const ProgrammeDiff diff = compare_programmes(one.data, two.data);
  REQUIRE(diff.sessions.size() == 2);
  CHECK(diff.sessions[0].what == SessionChange::What::added);
  CHECK(diff.sessions[1].what == SessionChange::What::gone);
}

TEST_CASE("breaks of two days are not one break that moved", "[diff]") {
  Written one(1);
  one.session("Coffee break", "2021-05-04", 10).session("Coffee break", "2021-05-05", 10);
  Written two(2);
  two.session("Coffee break", "2021-05-05", 11);
  for (Written* const side : {&one, &two}) {
    for (Session& session : side->data.sessions) {
      session.kind = SessionKind::break_;
    }
  }
  CHECK(rows(one, two) == Lines{"s200 session-moved: 2021-05-05 10:00 -> 2021-05-05 11:00 (d1:2 → d2:1)",
                                "s100 session-gone: 2021-05-04 10:00 -> – (d1:1 →)"});
}
