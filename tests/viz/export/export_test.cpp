#include <cmath>
#include <limits>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "core/text/csv.hpp"
#include "tests/importers/dataset/sample.hpp"
#include "viz/export/export.hpp"

using namespace entente;

namespace {

namespace json = boost::json;

Table odd_table() {
  Table table;
  table.name = "odd";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"share", "1", ColumnType::real},
                   {"seen", "appearances", ColumnType::integer},
                   {"member", "", ColumnType::boolean}};
  table.rows = {
      {{std::string("CHE"), std::string("Suisse, \"CH\"\nBerne"), 0.1, std::int64_t{-3}, true}, {}},
      {{std::string("=1+1"), std::string("e\u0301"), std::numeric_limits<double>::quiet_NaN(), std::monostate{}, false}, {}},
      {{std::string("x"), std::string("\x01"), 1.0 / 3, std::int64_t{1} << 60, std::monostate{}}, {}}};
  return table;
}

Network odd_network() {
  Node first;
  first.id = "p1";
  first.name = "A <b> & \"c\" \x02 e\u0301";
  first.state = "CHE";
  first.region = "150";
  first.gender = Gender::f;
  Node second;
  second.id = "o2";
  second.kind = EntityKind::organisation;
  second.name = "Ville\nde Genève";
  second.category = "local";
  return Network(NetworkKind::actors, TieWeight::newman, {first, second}, {{0, 1, 0.5, TieKind::affiliation, {}}});
}

std::size_t count(const std::string& text, const std::string& piece) {
  std::size_t found = 0;
  for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
    ++found;
  }
  return found;
}

} // namespace

TEST_CASE("the exchange format is one record a line, in the contract's order") {
  const std::string text = to_json(sample::full_dataset(), Reference::builtin());
  CHECK(text.substr(0, 53) == "{\n  \"format\": \"entente-dataset\",\n  \"version\": 1,\n  \"d");
  CHECK(
      text.find("\n    {\"id\": \"c1\", \"name\": \"Dialogue international sur la migration\", \"acronym\": \"IDM\"},\n") !=
      std::string::npos);
  CHECK(text.find("{\"id\": \"d1\", \"name\": \"agenda \\\"finale\\\".txt\", \"sha256\": \"aaaa") != std::string::npos);
  CHECK(text.find("{\"id\": \"s1\", \"event\": \"e1\", \"parent\": \"s4\", \"label\": \"Panel 1\", \"title\": "
                  "\"Données\\tet preuves\", "
                  "\"kind\": \"panel\", \"date\": \"2017-04-18\", \"day\": 1, \"start\": \"09:05\", \"end\": \"10:00\", "
                  "\"document\": \"d1\", \"line\": 4, \"printed\": \"Panel 1\"}") != std::string::npos);
  CHECK(text.find("{\"id\": \"CHE\", \"name\": \"Switzerland\"}") != std::string::npos);
  CHECK(text.find("\"source\": {\"kind\": \"state\", \"id\": \"CHE\"}, \"target\": {\"kind\": \"process\", \"id\": \"c1\"}, "
                  "\"kind\": \"co-facilitates\", \"from\": \"2017-01-01\", \"to\": \"2018-12-31\"") != std::string::npos);
  // Two documents, processes, events, sessions, people, states, appearances and themes, three bodies and partnerships.
  CHECK(count(text, "\n    {\"id\": ") == 8 * 2 + 2 * 3);
  CHECK(text == to_json(sample::full_dataset(), Reference::builtin()));
}

TEST_CASE("an empty dataset has every list") {
  const auto value = json::parse(to_json(Dataset{}, Reference::builtin())).as_object();
  for (const char* list : {"documents", "processes", "events", "sessions", "people", "organisations", "states",
                           "appearances", "partnerships", "themes"}) {
    CHECK(value.at(list).as_array().empty());
  }
  CHECK(value.size() == 12);
}

TEST_CASE("texts leave in NFC, empty ones as null") {
  Dataset data;
  data.people = {{PersonId(1), "E\u0301lise", {}, std::nullopt}};
  data.organisations = {{OrganisationId(1), "X\x01", "", std::nullopt, std::nullopt, std::nullopt, {}, std::nullopt}};
  const std::string text = to_json(data, Reference::builtin());
  CHECK(text.find("\"name\": \"Élise\"") != std::string::npos);
  CHECK(text.find("\"name\": \"X\\u0001\", \"acronym\": null") != std::string::npos);
}

TEST_CASE("a table as JSON has columns and rows") {
  const auto value = json::parse(table_to_json(odd_table())).as_object();
  const auto& columns = value.at("columns").as_array();
  REQUIRE(columns.size() == 5);
  CHECK(columns[2].at("name") == "share");
  CHECK(columns[2].at("unit") == "1");
  CHECK(columns[2].at("type") == "real");
  CHECK(columns[4].at("type") == "boolean");
  const auto& rows = value.at("rows").as_array();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].at(1) == "Suisse, \"CH\"\nBerne");
  CHECK(rows[0].at(3) == -3);
  CHECK(rows[0].at(4) == true);
  CHECK(rows[1].at(2).is_null());
  CHECK(rows[1].at(3).is_null());
  CHECK(rows[2].at(2).as_double() == 1.0 / 3); // the shortest digits that read back equal
  CHECK(rows[2].at(3) == std::int64_t{1} << 60);
  CHECK(table_to_json(odd_table()).find("0.1,") != std::string::npos);
  CHECK(json::parse(table_to_json(Table{})).at("rows").as_array().empty());
}

TEST_CASE("a table as JSON tells of the whole with all digits, and its notes") {
  Table table = odd_table();
  table.whole = {{"modularity", 1.0 / 3}, {"clear", true}, {"ties", std::int64_t{7}}, {"undefined", std::nan("")}};
  const auto value = json::parse(table_to_json(table, std::vector<std::string>{"so \"it\" is"})).as_object();
  CHECK(value.at("rows").as_array().size() == 3);
  const auto& whole = value.at("whole").as_object();
  CHECK(whole.at("modularity").as_double() == 1.0 / 3);
  CHECK(whole.at("clear") == true);
  CHECK(whole.at("ties") == 7);
  CHECK(whole.at("undefined").is_null());
  CHECK(value.at("notes").as_array().at(0) == "so \"it\" is");
  CHECK(json::parse(table_to_json(Table{})).at("whole").as_object().empty());
}

TEST_CASE("a table as CSV reads back") {
  const std::string text = table_to_csv(odd_table());
  CHECK(text.substr(0, 28) == "id,name,share,seen,member\r\nC");
  const auto rows = parse_csv(text);
  REQUIRE(rows.size() == 4);
  CHECK(rows[1] == std::vector<std::string>{"CHE", "Suisse, \"CH\"\nBerne", "0.1", "-3", "true"});
  CHECK(rows[2][0] == "'=1+1"); // harmless in a spreadsheet
  CHECK(rows[2][2].empty());
  CHECK(rows[3][3] == "1152921504606846976");
}

TEST_CASE("GraphML carries ids, attributes and weights") {
  const std::string text = to_graphml(odd_network());
  CHECK(text.find("<graph id=\"actors\" edgedefault=\"undirected\">") != std::string::npos);
  CHECK(text.find("<node id=\"p1\">\n      <data key=\"id\">p1</data>\n      <data key=\"name\">A &lt;b&gt; &amp; "
                  "&quot;c&quot;  é</data>\n"
                  "      <data key=\"kind\">person</data>\n      <data key=\"state\">CHE</data>\n"
                  "      <data key=\"region\">150</data>\n      <data key=\"gender\">f</data>\n    </node>") !=
        std::string::npos);
  CHECK(text.find("<data key=\"name\">Ville de Genève</data>") != std::string::npos);
  CHECK(text.find("<edge source=\"p1\" target=\"o2\">\n      <data key=\"weight\">0.5</data>\n      <data "
                  "key=\"tie\">affiliation</data>") != std::string::npos);
  CHECK(text.find("<key id=\"tie\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>") != std::string::npos);
  CHECK(text.find('\x02') == std::string::npos);
  CHECK(count(text, "<key ") == 9);
}
