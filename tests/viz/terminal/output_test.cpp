#include <filesystem>
#include <fstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "tests/viz/terminal/folder.hpp"
#include "viz/terminal/output.hpp"

using namespace entente;
using namespace entente::test;
namespace json = boost::json;

namespace {

/// A folder with a base of the small agenda.
struct SmallBase {
  Folder folder;
  std::string db;
  SmallBase() : db(folder.path("a.db")) {
    REQUIRE(run({"import", "--db", db, folder.write("a.txt", small_agenda())}).code == 0);
  }
};

} // namespace

TEST_CASE("a table as JSON has columns with name, unit and type, first id and name", "[terminal]") {
  const SmallBase base;
  for (const std::vector<std::string>& asked : std::vector<std::vector<std::string>>{{"list", "people"},
                                                                                     {"analyse", "degree"},
                                                                                     {"coverage", "region"},
                                                                                     {"coverage", "absence"},
                                                                                     {"search", "mensah"}}) {
    CAPTURE(asked.front());
    std::vector<std::string> arguments = asked;
    arguments.insert(arguments.end(), {"--db", base.db, "--format", "json"});
    const Run shown = run(arguments);
    REQUIRE(shown.code == 0);
    const json::object table = json::parse(shown.out).as_object();
    const json::array& columns = table.at("columns").as_array();
    CHECK(columns.at(0).as_object().at("name") == "id");
    CHECK(columns.at(1).as_object().at("name") == "name");
    for (const json::value& column : columns) {
      CHECK(column.as_object().contains("unit"));
      CHECK(column.as_object().contains("type"));
    }
    for (const json::value& row : table.at("rows").as_array()) {
      CHECK(row.as_array().size() == columns.size());
    }
    CHECK_FALSE(table.at("rows").as_array().empty());
  }
}

TEST_CASE("explain walks a figure back to its printed line", "[terminal]") {
  const SmallBase base;
  const Run explained = run({"coverage", "state", "--explain", "GHA", "--db", base.db});
  CHECK(explained.code == 0);
  CHECK(explained.out.find("a.txt:15") != std::string::npos);
  CHECK(explained.out.find("Mr. Kofi Mensah, Minister of the Interior, Ghana") != std::string::npos);
  CHECK(run({"coverage", "state", "--explain", "ZZZ", "--db", base.db}).code == 3);
}

TEST_CASE("the three people of a panel are tied to one another", "[terminal]") {
  // Three people on one panel: each of the three has two neighbours; nobody is between anybody.
  const SmallBase base;
  const Run degree = run({"analyse", "degree", "--db", base.db, "--format", "csv"});
  CHECK(degree.out.find("Kofi Mensah,2") != std::string::npos);
  CHECK(degree.out.find("Rosa Herrera,2") != std::string::npos);
  const Run between = run({"analyse", "betweenness", "--db", base.db, "--format", "json"});
  const json::value values = json::parse(between.out);
  for (const json::value& row : values.at("rows").as_array()) {
    CHECK(row.as_array().at(2).to_number<double>() == 0);
  }
}

TEST_CASE("a filter keeps what passes", "[terminal]") {
  const SmallBase base;
  const Run speakers = run({"list", "people", "--filter", "role=speaker", "--db", base.db, "--format", "csv"});
  CHECK(speakers.out.find("Kofi Mensah") != std::string::npos);
  CHECK(speakers.out.find("Clara Bianchi") == std::string::npos);
}

TEST_CASE("show and search find a person with evidence", "[terminal]") {
  const SmallBase base;
  const Run shown = run({"show", "kofi", "mensah", "--db", base.db});
  CHECK(shown.code == 0);
  CHECK(shown.out.find("Panel 1") != std::string::npos);
  const Run unknown = run({"show", "Kofi Mensa", "--db", base.db});
  CHECK(unknown.code == 3);
  CHECK(unknown.err.find("Kofi Mensah") != std::string::npos);
  CHECK(run({"show", "d1:15", "--db", base.db}).out.find("Kofi Mensah") != std::string::npos);
  CHECK(run({"search", "MENSAH", "--db", base.db}).out.find("p") != std::string::npos);
}

TEST_CASE("a result file is whole or as before", "[terminal]") {
  const SmallBase base;
  const Run nowhere = run({"export", "--db", base.db, "-o", base.folder.path("no/such/folder/out.json")});
  CHECK(nowhere.code == 5);
  CHECK(nowhere.err.find("out.json") != std::string::npos);
  REQUIRE(run({"export", "--db", base.db, "-o", base.folder.path("out.json")}).code == 0);
  for (const std::string& name : base.folder.names()) {
    CHECK(name.find(".part") == std::string::npos);
  }
}

TEST_CASE("GraphML carries the ids of the tables", "[terminal]") {
  const SmallBase base;
  const Run graphml = run({"export", "--db", base.db, "--format", "graphml", "--network", "people"});
  CHECK(graphml.code == 0);
  CHECK(graphml.out.find("<graphml") != std::string::npos);
  const Run listed = run({"list", "people", "--db", base.db, "--format", "json"});
  const json::value people = json::parse(listed.out);
  for (const json::value& row : people.at("rows").as_array()) {
    const std::string id = ">" + std::string(row.as_array().at(0).as_string()) + "<";
    CHECK(graphml.out.find(id) != std::string::npos);
  }
}

TEST_CASE("a map is drawn from the command line", "[terminal]") {
  const SmallBase base;
  const Run drawn = run({"draw", "--db", base.db, "--network", "people", "-o", base.folder.path("map.svg")});
  CHECK(drawn.err.empty());
  REQUIRE(drawn.code == 0);
  const std::string picture = bytes_of(base.folder / "map.svg");
  CHECK(picture.find("<svg") != std::string::npos);
  CHECK(picture.find("Kofi Mensah") != std::string::npos);
}

TEST_CASE("a network that was exported is measured like that of the base", "[terminal]") {
  const SmallBase base;
  const std::string file = base.folder.path("people.graphml");
  REQUIRE(run({"export", "--db", base.db, "--format", "graphml", "--network", "people", "-o", file}).code == 0);
  for (const std::string measure : {"degree", "strength", "betweenness", "constraint"}) {
    CAPTURE(measure);
    const Run of_base = run({"analyse", measure, "--db", base.db, "--format", "csv"});
    const Run of_file = run({"analyse", measure, "--graph", file, "--format", "csv"});
    CHECK(of_file.code == 0);
    CHECK(of_file.out == of_base.out);
  }
  CHECK(run({"analyse", "degree", "--graph", file, "--explain"}).code == 2);
  const std::string women = ENTENTE_SOURCE_DIR "/datasets/networks/davis-southern-women.csv";
  const Run two_mode = run({"analyse", "degree", "--network", "people-sessions", "--graph", women, "--format", "csv"});
  CHECK(two_mode.code == 0);
  CHECK(two_mode.out.find("E8,E8,14") != std::string::npos); // 14 women at the eighth event
}

TEST_CASE("a measure is taken on its usual network where none is named", "[terminal]") {
  const SmallBase base;
  const auto shown = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", base.db, "--format", "json"});
    return run(arguments).out;
  };
  CHECK(shown({"analyse", "two-mode-degree"}) == shown({"analyse", "two-mode-degree", "--network", "people-sessions"}));
  CHECK(shown({"analyse", "degree"}) == shown({"analyse", "degree", "--network", "people"}));
  CHECK(shown({"analyse", "degree"}) != shown({"analyse", "degree", "--network", "people-sessions"}));
}

TEST_CASE("the ending of a picture says its form, and is refused where it says none", "[terminal]") {
  const SmallBase base;
  const auto ask = [&](const std::string& name, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"chart", "regions", "--db", base.db, "-o", base.folder.path(name)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  };
  const auto begins = [&](const std::string& name, std::string_view start) {
    std::string bytes(start.size(), '\0');
    std::ifstream(base.folder.path(name), std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(start.size()));
    return bytes == start;
  };
  CHECK(ask("a.PNG").code == 0);
  CHECK(begins("a.PNG", "\x89PNG"));
  CHECK(ask("a.svg").code == 0);
  CHECK(begins("a.svg", "<?xml"));
  CHECK(ask("a.pdf").code == 2);
  CHECK_FALSE(std::filesystem::exists(base.folder.path("a.pdf")));
  CHECK(ask("a.xyz", {"--as", "png"}).code == 0);
  CHECK(begins("a.xyz", "\x89PNG"));
  CHECK(run({"draw", "--db", base.db, "-o", base.folder.path("b.jpeg")}).code == 2);
}

TEST_CASE("what a command would ignore is refused", "[terminal]") {
  const SmallBase base;
  const auto code = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", base.db});
    return run(arguments).code;
  };
  CHECK(code({"coverage", "region", "--known", "x"}) == 2);
  CHECK(code({"coverage", "region", "--unit", "people"}) == 0);
  CHECK(code({"list", "people", "--format", "graphml"}) == 2);
  CHECK(code({"show", "p1", "--format", "csv"}) == 2);
  CHECK(code({"--format", "csv", "show", "p1"}) == 2);
  CHECK(code({"--format", "csv", "list", "people"}) == 0);
  CHECK(code({"export", "--format", "csv"}) == 2);
  CHECK(code({"list", "journal", "--filter", "role=chair"}) == 2);
  CHECK(code({"--filter", "role=chair", "history"}) == 2);
}

TEST_CASE("a history is told of what there is, decided upon or not", "[terminal]") {
  const SmallBase base;
  const auto code = [&](const std::string& id) { return run({"history", id, "--db", base.db}).code; };
  CHECK(code("p1") == 0);
  CHECK(code("d1") == 0);
  CHECK(code("p999") == 3);
  CHECK(code("999") == 3);
  CHECK(code("x") == 2);
}

TEST_CASE("a very long cell is whole in text that no terminal shows, and does not widen the other rows", "[terminal]") {
  constexpr std::size_t rows = 200;
  constexpr std::size_t longest = 5'000;
  Table table;
  table.columns = {{"id", "", ColumnType::text}, {"name", "", ColumnType::text}, {"ties", "1", ColumnType::integer}};
  const std::string members(longest, 'm');
  for (std::size_t row = 0; row < rows; ++row) {
    table.rows.push_back({{std::string("g"), row == 0 ? members : std::string("Ana Paz"), std::int64_t{7}}, {}});
  }
  const std::string whole = table_to_text(table, Language::en, 0);
  CHECK(whole.find(members) != std::string::npos);
  CHECK(whole.size() < longest + rows * 400); // 200 rows of 5,000 columns would be a million bytes
  const std::string cut = table_to_text(table, Language::en, 60);
  CHECK(cut.find(members) == std::string::npos);
  CHECK(cut.find("mmm…") != std::string::npos);
  CHECK(cut.size() < rows * 80);
}

TEST_CASE("an appearance, and what was declared of it, is shown by its id", "[terminal]") {
  const SmallBase base;
  REQUIRE(run({"set", "a1", "role=chair", "--by", "Ana", "--db", base.db}).code == 0);
  const Run shown = run({"show", "a1", "--db", base.db, "--lang", "en"});
  CHECK(shown.code == 0);
  for (const char* const part :
       {"a1  p1 ", "event: e1 ", "session: s", "role: chair", "line: a.txt:", "printed: ", "declared: role=chair (Ana, "}) {
    CAPTURE(part);
    CHECK(shown.out.find(part) != std::string::npos);
  }
}

TEST_CASE("a tie of a network is explained by the line of its element", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  const std::string file = folder.write("a.graphml", "<graphml>\n<graph>\n<node id='IOM'/>\n<node id='Mali'/>\n"
                                                     "<edge source='IOM' target='Mali'/>\n</graph>\n</graphml>\n");
  REQUIRE(run({"import", "--db", db, file}).code == 0);
  const Run line = run({"show", "d1:5", "--db", db});
  CHECK(line.code == 0);
  CHECK(line.out.find("IOM – Mali") != std::string::npos);
  CHECK(run({"list", "partnerships", "--explain", "r1", "--db", db}).out.find("a.graphml:5") != std::string::npos);
}

TEST_CASE("years of memberships are kept, declared, written out and read again", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  const std::string list = folder.write("a.csv", "Process,Country,Since,Until\nRabat Process,France,2006,2024\n");
  REQUIRE(run({"import", "--db", db, list}).code == 0);
  CHECK(run({"list", "partnerships", "--db", db, "--format", "csv"}).out.find(",2006,2024,2,") != std::string::npos);
  CHECK(run({"set", "r1", "from=2007-05", "--db", db}).code == 0);
  CHECK(run({"set", "r1", "from=20x7", "--db", db}).code == 2);
  const std::string exported = folder.write("b.json", run({"export", "--db", db}).out);
  REQUIRE(run({"import", "--db", folder.path("b.db"), exported}).code == 0);
  CHECK(run({"list", "partnerships", "--db", folder.path("b.db"), "--format", "csv"}).out.find(",2007-05,2024,2,") !=
        std::string::npos);
}

TEST_CASE("sessions of one name are told apart by meeting and title, and a break has no panel to fill", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  const std::string list = folder.write("a.csv", "Event,Session,Name\nSummit X,Panel 1: Work,Ana Paz\nSummit Y,Panel 1: "
                                                 "Travel,Luis Paz\nSummit Y,Coffee break,Eva Lund\n");
  REQUIRE(run({"import", "--db", db, list}).code == 0);
  const Run several = run({"suggest", "--session", "Panel 1", "--db", db, "--lang", "en"});
  CHECK(several.code == 2);
  CHECK(several.err.find("s1 Panel 1: Work (e1 Summit X)") != std::string::npos);
  CHECK(several.err.find("s2 Panel 1: Travel (e2 Summit Y)") != std::string::npos);
  const Run pause = run({"suggest", "--session", "s3", "--db", db, "--lang", "en"});
  CHECK(pause.code == 2);
  CHECK(pause.err.find("is a break") != std::string::npos);
}

TEST_CASE("results about the whole network are in JSON, and beside CSV", "[terminal]") {
  const SmallBase base;
  for (const auto& [measure, figure] : std::vector<std::pair<std::string, std::string>>{
           {"mixing", "assortativity"}, {"communities", "modularity"}, {"missing-ties", "pairs"}}) {
    CAPTURE(measure);
    const Run shown = run({"analyse", measure, "--db", base.db, "--format", "json"});
    REQUIRE(shown.code == 0);
    const json::object table = json::parse(shown.out).as_object();
    CHECK(table.at("rows").is_array());
    CHECK_FALSE(table.at("notes").as_array().empty());
    if (table.at("rows").as_array().empty()) { continue; }
    CHECK(table.at("whole").as_object().contains(figure));
    const Run csv = run({"analyse", measure, "--db", base.db, "--format", "csv"});
    CHECK(csv.err.find(figure + ": ") != std::string::npos);
    CHECK(csv.out.find("· ") == std::string::npos);
  }
  const Run likely = run({"analyse", "likely", "--db", base.db});
  CHECK(likely.out.find("no later years") != std::string::npos);
}

TEST_CASE("ways need both ends", "[terminal]") {
  const SmallBase base;
  CHECK(run({"analyse", "paths", "--db", base.db}).code == 2);
  CHECK(run({"analyse", "paths", "--db", base.db, "--set", "from=p1"}).code == 2);
  CHECK(run({"analyse", "paths", "--db", base.db, "--set", "from=p1", "to=p1"}).out.find("one and the same") !=
        std::string::npos);
}

TEST_CASE("a chance too small for three digits is not shown as none", "[terminal]") {
  Table table{
      "t", {{"id", "", ColumnType::text}, {"name", "", ColumnType::text}, {"chance", "1", ColumnType::real}}, {}, {}};
  table.rows.push_back({{std::string("a"), std::string("A"), 0.0003}, {}});
  CHECK(table_to_text(table, Language::en, 0).find("<0.001") != std::string::npos);
  CHECK(table_to_text(table, Language::fr, 0).find("<0,001") != std::string::npos);
}
