// What-if on the real provisional programme of July 2017, beside the meeting of April.
#include <algorithm>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "tests/viz/terminal/folder.hpp"

using namespace entente;
using namespace entente::test;
namespace json = boost::json;

namespace {

struct April {
  Folder folder;
  std::string db = folder.path("april.db");
  std::string draft = agendas() + "/2017-07-idm-geneve.txt";
  April() { REQUIRE(run({"import", "--db", db, agendas() + "/2017-04-idm-new-york.txt"}).code == 0); }

  [[nodiscard]] json::object ask(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", db, "--draft", draft, "--format", "json"});
    const Run shown = run(arguments);
    CAPTURE(shown.err);
    REQUIRE(shown.code == 0);
    return json::parse(shown.out).as_object();
  }
};

json::value cell(const json::object& table, std::string_view id, std::string_view column) {
  const json::array& columns = table.at("columns").as_array();
  const auto place = std::find_if(columns.begin(), columns.end(),
                                  [&](const json::value& one) { return one.at("name").as_string() == column; });
  REQUIRE(place != columns.end());
  for (const json::value& row : table.at("rows").as_array()) {
    if (row.as_array().at(0).as_string() == id) {
      return row.as_array().at(static_cast<std::size_t>(place - columns.begin()));
    }
  }
  FAIL("no row " << id);
  return {};
}

} // namespace

TEST_CASE("a draft is counted beside the base and stored nowhere", "[terminal][draft]") {
  const April april;
  const std::string before = bytes_of(april.db);
  const json::object regions = april.ask({"coverage", "region", "--population", "iom"});
  // Six appearances for African states in April, five more in July's programme.
  const auto with = cell(regions, "002", "observed").as_int64();
  const auto without = cell(regions, "002", "observed_before").as_int64();
  CHECK(without == 6);
  CHECK(with == 11);
  CHECK(cell(regions, "002", "change").as_string() == "more");
  CHECK(cell(regions, "009", "change").as_string() == "same");
  CHECK(bytes_of(april.db) == before);
  const Run people = run({"list", "people", "--db", april.db, "--format", "json"});
  CHECK(json::parse(people.out).at("rows").as_array().size() == 35);
}

TEST_CASE("a draft can be looked at before there is a base", "[terminal][draft]") {
  const Folder folder;
  const std::string db = folder.path("none.db");
  const Run shown = run({"coverage", "gender", "--db", db, "--draft", folder.write("draft.txt", small_agenda())});
  CHECK(shown.code == 0);
  CHECK(folder.names() == std::vector<std::string>{"draft.txt"});
}

TEST_CASE("candidates for a seat on the draft's panel come with their lines", "[terminal][draft]") {
  const April april;
  const Run shown = run({"suggest", "--db", april.db, "--draft", april.draft, "--session", "Appliquer les cadres", "--need",
                         "gender=f", "region=002", "--explain"});
  CAPTURE(shown.err);
  CHECK(shown.code == 0);
  CHECK(shown.out.find("Anna Makakala") != std::string::npos);
  CHECK(shown.out.find("2017-07-idm-geneve.txt:") != std::string::npos);
}

TEST_CASE("a swap on the draft shows the difference on the panel", "[terminal][draft]") {
  const April april;
  const json::object change =
      april.ask({"suggest", "--session", "Identifier les vulnérabilités", "--swap", "Anna Makakala=Bart Somers"});
  CHECK(cell(change, "role:speaker", "change").as_string() == "same");
  CHECK(cell(change, "region:002", "observed_before").as_int64() == cell(change, "region:002", "observed").as_int64() + 1);
  CHECK(cell(change, "finding:no-local-authority", "change").as_string() == "gone");
}

TEST_CASE("a swap for who is not on the session is refused by name", "[terminal][draft]") {
  const April april;
  const Run shown = run({"suggest", "--db", april.db, "--draft", april.draft, "--session", "Identifier les vulnérabilités",
                         "--swap", "William Lacy Swing=Bart Somers"});
  CHECK(shown.code == 3);
  CHECK(shown.out.empty());
  CHECK(shown.err.find("William Lacy Swing is not on s") != std::string::npos);
}

TEST_CASE("what a draft cannot do is one line", "[terminal][draft]") {
  const April april;
  const auto line = [&](const std::vector<std::string>& arguments, int code) {
    const Run shown = run(arguments);
    CAPTURE(arguments, shown.err);
    CHECK(shown.code == code);
    CHECK(std::count(shown.err.begin(), shown.err.end(), '\n') == 1);
  };
  line({"coverage", "region", "--db", april.db, "--draft", april.folder.path("missing.txt")}, 3);
  line({"coverage", "region", "--db", april.db, "--draft", agendas() + "/2017-04-idm-new-york.txt"}, 6);
  line({"suggest", "--db", april.db, "--session", "No such title at all"}, 3);
  line({"suggest", "--db", april.db, "--session", "Panel 1", "--need", "region=999"}, 2);
  line({"coverage", "region", "--db", april.db, "--swap", "Bart Somers"}, 2);
}
