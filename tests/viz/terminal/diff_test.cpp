// A provisional and a final programme of one meeting, through the command line.
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "tests/viz/terminal/folder.hpp"

using namespace entente;
using namespace entente::test;
namespace json = boost::json;

namespace {

std::string programme(const std::string& kind, const std::string& sessions) {
  return "International Dialogue on Migration 2019\n\n3-4 June 2019, Palais des Nations, Geneva\n\n" + kind +
         "\n\nDay 1\n\n" + sessions + "\nEnd of the meeting\n";
}

std::string provisional() {
  return programme("Provisional agenda",
                   "10:00 - 11:30  Panel 1: Cities and welcome\n\n"
                   "Moderator: Ms. Clara Bianchi, Director, International Organization for Migration (IOM)\n\n"
                   "Speakers:\n\n- Mr. Kofi Mensah, Minister of the Interior, Ghana\n"
                   "- Ms. Rosa Herrera, Coordinator, Diaspora Network\n\n"
                   "11:30 - 13:00  Panel 2: Remittances and savings\n\n"
                   "Speakers:\n\n- Mr. Olaf Berg, Director, Norwegian Refugee Council\n\n"
                   "15:00 - 16:00  Panel 3: Data for policy\n\n"
                   "Speakers:\n\n- Ms. Mei Tanaka, Head of Unit, United Nations Population Fund (UNFPA)\n");
}

/// Panel 2 begins later, Olaf Berg is gone, Rosa Herrera went to Panel 2, Kofi Mensah moderates, Ana Silva is new.
std::string final_one() {
  return programme("Final agenda", "10:00 - 11:30  Panel 1: Cities and welcome\n\n"
                                   "Moderator: Mr. Kofi Mensah, Minister of the Interior, Ghana\n\n"
                                   "Speakers:\n\n- Ms. Clara Bianchi, Director, International Organization for Migration "
                                   "(IOM)\n- Ms. Ana Silva, Mayor, City of Lisbon\n\n"
                                   "12:00 - 13:00  Panel 2: Remittances and savings\n\n"
                                   "Speakers:\n\n- Ms. Rosa Herrera, Coordinator, Diaspora Network\n\n"
                                   "15:00 - 16:00  Panel 3: Data for policy\n\n"
                                   "Speakers:\n\n- Ms. Mei Tanaka, Head of Unit, United Nations Population Fund (UNFPA)\n");
}

json::array rows(const Run& shown) { return json::parse(shown.out).at("rows").as_array(); }

/// The changes of the rows with this name.
std::string changes(const Run& shown, std::string_view name) {
  std::string text;
  for (const json::value& row : rows(shown)) {
    if (row.as_array().at(1).as_string() != name) { continue; }
    text += (text.empty() ? "" : " ") + std::string(row.as_array().at(2).as_string());
  }
  return text;
}

struct Meeting {
  Folder folder;
  std::string db = folder.path("a.db");
  std::string first = folder.write("provisional.txt", provisional());
  std::string second = folder.write("agenda.txt", final_one());
};

} // namespace

TEST_CASE("a final programme supersedes the provisional one, whichever is read first", "[terminal][diff]") {
  const Meeting meeting;
  for (const bool final_first : {false, true}) {
    const std::string db = meeting.folder.path(final_first ? "b.db" : "a.db");
    const std::string& one = final_first ? meeting.second : meeting.first;
    const std::string& other = final_first ? meeting.first : meeting.second;
    REQUIRE(run({"import", "--db", db, one}).code == 0);
    const Run imported = run({"import", "--db", db, other});
    CAPTURE(imported.out, imported.err);
    CHECK(imported.out.find(final_first ? "an earlier version of d1" : "a later version of d1") != std::string::npos);
    // The five people of the final programme, each once.
    CHECK(rows(run({"list", "people", "--db", db, "--format", "json"})).size() == 5);
    CHECK(rows(run({"list", "sessions", "--db", db, "--format", "json"})).size() == 3);
    CHECK(run({"list", "documents", "--db", db}).out.find(final_first ? "d1" : "d2") != std::string::npos);
    // Who is in the provisional one alone is still found and shown.
    CHECK(run({"search", "Olaf Berg", "--db", db}).out.find("Olaf Berg") != std::string::npos);
    const Run shown = run({"show", "Olaf Berg", "--db", db});
    CHECK(shown.code == 0);
    CHECK(shown.out.find("supersedes") != std::string::npos);
  }
}

TEST_CASE("the difference of two versions is told with the lines of both", "[terminal][diff]") {
  const Meeting meeting;
  REQUIRE(run({"import", "--db", meeting.db, meeting.first, meeting.second}).code == 0);
  const Run shown = run({"diff", "d1", "d2", "--db", meeting.db, "--format", "json"});
  CAPTURE(shown.out, shown.err);
  REQUIRE(shown.code == 0);
  CHECK(changes(shown, "Olaf Berg") == "person-gone");
  CHECK(changes(shown, "Ana Silva") == "person-added");
  CHECK(changes(shown, "Rosa Herrera") == "person-moved");
  CHECK(changes(shown, "Kofi Mensah") == "role-changed");
  CHECK(changes(shown, "Clara Bianchi") == "role-changed");
  CHECK(changes(shown, "Mei Tanaka").empty());
  CHECK(changes(shown, "Panel 2: Remittances and savings") == "session-moved");
  CHECK(rows(shown).size() == 6);
  // The meeting and the document mean the same two versions.
  CHECK(run({"diff", "e1", "--db", meeting.db, "--format", "json"}).out == shown.out);
  CHECK(run({"diff", "d1", "--db", meeting.db, "--format", "json"}).out == shown.out);
  const Run table = run({"diff", "e1", "--db", meeting.db, "--lang", "fr"});
  CHECK(table.out.find("d1:15 → d2:") != std::string::npos);
  CHECK(table.out.find("session déplacée") != std::string::npos);
  CHECK(table.out.find("Sessions : 0 ajoutée, 0 supprimée, 1 déplacée") != std::string::npos);
}

TEST_CASE("what a person declared is no change between versions", "[terminal][diff]") {
  const Meeting meeting;
  REQUIRE(run({"import", "--db", meeting.db, meeting.first}).code == 0);
  // a2 Kofi Mensah and a5 Mei Tanaka; who is printed alike stays the same person.
  REQUIRE(run({"set", "a2", "state=Togo", "--db", meeting.db}).code == 0);
  REQUIRE(run({"set", "a5", "state=Norway", "--db", meeting.db}).code == 0);
  REQUIRE(run({"import", "--db", meeting.db, meeting.second}).code == 0);
  REQUIRE(run({"set", "a5", "role=chair", "--db", meeting.db}).code == 0);
  REQUIRE(run({"undo", "3", "--db", meeting.db}).code == 0);
  REQUIRE(run({"set", "a5", "role=discussant", "--db", meeting.db}).code == 0);
  const Run shown = run({"diff", "d1", "d2", "--db", meeting.db, "--format", "json"});
  CAPTURE(shown.out, shown.err);
  REQUIRE(shown.code == 0);
  CHECK(changes(shown, "Kofi Mensah") == "role-changed");
  CHECK(changes(shown, "Mei Tanaka").empty());
  CHECK(rows(shown).size() == 6);
}

TEST_CASE("files that are in no base are compared, and stored nowhere", "[terminal][diff]") {
  const Meeting meeting;
  const Run shown = run({"diff", meeting.first, meeting.second, "--db", meeting.db, "--format", "json"});
  CAPTURE(shown.err);
  REQUIRE(shown.code == 0);
  CHECK(rows(shown).size() == 6);
  CHECK(meeting.folder.names() == std::vector<std::string>{"agenda.txt", "provisional.txt"});
  REQUIRE(run({"import", "--db", meeting.db, meeting.first}).code == 0);
  const std::string before = bytes_of(meeting.db);
  CHECK(rows(run({"diff", "d1", meeting.second, "--db", meeting.db, "--format", "json"})).size() == 6);
  CHECK(bytes_of(meeting.db) == before);
}

TEST_CASE("what cannot be compared is said in one line", "[terminal][diff]") {
  const Meeting meeting;
  REQUIRE(run({"import", "--db", meeting.db, meeting.first}).code == 0);
  CHECK(run({"diff", "d1", "d9", "--db", meeting.db}).code == 3);
  CHECK(run({"diff", "d1", "d1", "--db", meeting.db}).code == 2);
  CHECK(run({"diff", "e1", "--db", meeting.db}).code == 3);
  CHECK(run({"diff", "d1", "d1", "d1", "--db", meeting.db}).code == 2);
  CHECK(run({"diff", "e1", "--db", meeting.db}).err.find("has one version") != std::string::npos);
}

TEST_CASE("a person says that a document stands, or which one supersedes it", "[terminal][diff]") {
  const Meeting meeting;
  REQUIRE(run({"import", "--db", meeting.db, meeting.first, meeting.second}).code == 0);
  const std::string judged = run({"export", "--db", meeting.db}).out;
  REQUIRE(run({"set", "d1", "superseded_by=none", "--db", meeting.db}).code == 0);
  CHECK(rows(run({"list", "sessions", "--db", meeting.db, "--format", "json"})).size() == 6);
  REQUIRE(run({"set", "d1", "superseded_by=d2", "--db", meeting.db}).code == 0);
  CHECK(run({"export", "--db", meeting.db}).out == judged);
  CHECK(run({"set", "d2", "superseded_by=d1", "--db", meeting.db}).code == 6);
  REQUIRE(run({"undo", "2", "1", "--db", meeting.db}).code == 0);
  CHECK(run({"export", "--db", meeting.db}).out == judged);
  // The relation goes with an export, and comes back from it.
  const std::string file = meeting.folder.write("export.json", judged);
  REQUIRE(run({"import", "--db", meeting.folder.path("copy.db"), file}).code == 0);
  CHECK(run({"export", "--db", meeting.folder.path("copy.db")}).out == judged);
}

TEST_CASE("a draft stands beside a base that holds the final programme", "[terminal][diff]") {
  const Meeting meeting;
  REQUIRE(run({"import", "--db", meeting.db, meeting.second}).code == 0);
  const Run shown =
      run({"coverage", "gender", "--db", meeting.db, "--draft", meeting.first, "--format", "json", "--explain"});
  CAPTURE(shown.out, shown.err);
  CHECK(shown.code == 0);
  CHECK(shown.out.find("Olaf Berg") != std::string::npos);
  CHECK(shown.out.find("Ana Silva") == std::string::npos);
}
