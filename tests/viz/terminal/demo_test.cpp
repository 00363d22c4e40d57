// What a careful reader finds in the demonstration agendas, which hold the people, posts and bodies of the five real
// documents.
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "core/analysis/measure.hpp"
#include "core/analysis/questions/question.hpp"
#include "tests/viz/terminal/folder.hpp"

using namespace entente;
using namespace entente::test;
namespace json = boost::json;

namespace {

json::object table(const std::string& db, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--db", db, "--format", "json"});
  const Run shown = run(arguments);
  CAPTURE(shown.err);
  REQUIRE(shown.code == 0);
  return json::parse(shown.out).as_object();
}

std::size_t column(const json::object& of, std::string_view name) {
  const json::array& columns = of.at("columns").as_array();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].at("name").as_string() == name) { return i; }
  }
  FAIL("no column " << name);
  return 0;
}

std::size_t count_where(const json::object& of, std::string_view name, std::string_view value) {
  const std::size_t index = column(of, name);
  std::size_t count = 0;
  for (const json::value& row : of.at("rows").as_array()) {
    const json::value& cell = row.as_array().at(index);
    count += cell.is_string() && cell.as_string() == value ? 1 : 0;
  }
  return count;
}

const json::array& row_of(const json::object& of, std::string_view id) {
  for (const json::value& row : of.at("rows").as_array()) {
    if (row.as_array().at(0).as_string() == id) { return row.as_array(); }
  }
  FAIL("no row " << id);
  return of.at("rows").as_array().at(0).as_array();
}

struct Demo {
  Folder folder;
  std::string db;
  Demo() : db(folder.path("demo.db")) { REQUIRE(run({"import", "--db", db, agendas()}).code == 0); }
};

} // namespace

TEST_CASE("the demonstration agendas give what a careful reader finds", "[terminal][demo]") {
  const Demo demo;
  CHECK(table(demo.db, {"list", "appearances"}).at("rows").as_array().size() == 136);
  CHECK(table(demo.db, {"list", "people"}).at("rows").as_array().size() == 113);
  CHECK(table(demo.db, {"list", "events"}).at("rows").as_array().size() == 4);

  const json::object absence = table(demo.db, {"coverage", "absence", "--population", "iom"});
  CHECK(count_where(absence, "status", "never-seen") == 135);
  CHECK(count_where(absence, "status", "not-member") == 2);

  const json::object regions = table(demo.db, {"coverage", "region", "--population", "iom"});
  const json::array& oceania = row_of(regions, "009");
  CHECK(oceania.at(column(regions, "observed")).as_int64() == 0);
  CHECK(oceania.at(column(regions, "states")).as_int64() == 15);

  const json::object gender = table(demo.db, {"coverage", "gender"});
  CHECK(row_of(gender, "f").at(column(gender, "observed")).as_int64() == 54);
  CHECK(row_of(gender, "m").at(column(gender, "observed")).as_int64() == 67);
}

TEST_CASE("states spoken for are counted as printed or as certain", "[terminal][demo]") {
  const Demo demo;
  const auto spoken_for = [&](const std::string& which) {
    const json::object states = table(demo.db, {"coverage", "state", "--states", which});
    const std::size_t observed = column(states, "observed");
    std::int64_t appearances = 0;
    std::int64_t count = 0;
    for (const json::value& row : states.at("rows").as_array()) {
      const std::string id(row.as_array().at(0).as_string());
      if (id.size() != 3 || !row.as_array().at(observed).is_int64()) { continue; }
      appearances += row.as_array().at(observed).as_int64();
      count += row.as_array().at(observed).as_int64() > 0 ? 1 : 0;
    }
    return std::pair(count, appearances);
  };
  CHECK(spoken_for("all") == std::pair<std::int64_t, std::int64_t>(42, 59));
  CHECK(spoken_for("printed").second == 54);
}

TEST_CASE("of the topics announced for Geneva, cross-border data has no session", "[terminal][demo]") {
  const Demo demo;
  const json::object themes = table(demo.db, {"coverage", "themes"});
  const std::size_t status = column(themes, "status");
  const std::size_t event = column(themes, "event");
  std::vector<std::string> missed;
  for (const json::value& row : themes.at("rows").as_array()) {
    const bool geneva = row.as_array().at(event).as_string() == "e2";
    if (geneva && row.as_array().at(status).as_string() == "not-taken-up") {
      missed.emplace_back(row.as_array().at(1).as_string());
    }
  }
  CHECK(missed == std::vector<std::string>{"Données transfrontalières : collecte, partage et surveillance"});
}

TEST_CASE("every measure and question answers, on the demonstration base and on an empty one", "[terminal][demo]") {
  const Demo demo;
  const Folder folder;
  const std::string empty = folder.path("empty.db");
  REQUIRE(run({"import", "--db", empty, agendas() + "/2017-idm-note.txt"}).code == 0); // themes, and nobody
  for (const std::string& db : {demo.db, empty}) {
    for (const Measure& one : measures()) {
      CAPTURE(one.name, db);
      for (const auto& [network, weight] : {std::pair("people", "none"), std::pair("people", "newman"),
                                            std::pair("people-sessions", "count"), std::pair("organisations", "count")}) {
        if (one.name == "paths") { continue; } // asks for both ends
        const json::object found = table(db, {"analyse", one.name, "--network", network, "--weight", weight});
        CHECK(found.at("columns").as_array().at(2).at("name").as_string() == one.name);
      }
      const Run help = run({"analyse", one.name, "--help"});
      CHECK(help.code == 0);
      CHECK(help.out.find(one.source) != std::string::npos);
    }
    for (const Question& one : questions()) {
      CAPTURE(one.name, db);
      CHECK(table(db, {"coverage", one.name}).contains("rows"));
    }
  }
}
