// One plain sentence for a row of a measure's table.
#include <catch2/catch.hpp>

#include "viz/terminal/sentence.hpp"

using namespace entente;

namespace {

Table table_of(const std::string& measure, std::vector<std::pair<std::string, Cell>> values) {
  Table table;
  table.name = measure;
  for (auto& [name, value] : values) {
    table.rows.push_back({{std::string("p1"), name, value}, {}});
  }
  return table;
}

} // namespace

TEST_CASE("a sentence tells the value with its rank, and of nothing it says so", "[terminal]") {
  const Table near = table_of("closeness", {{"Ana", 0.5}, {"Ben", 0.25}, {"Chile", 0.0}});
  CHECK(sentence(near, 1, Language::en) ==
        "Ben needs few steps to the others: 0.250, where 1 is one step to everybody; rank 2 of 3.");
  CHECK(sentence(near, 2, Language::en) == "Chile reaches nobody: it has no ties.");
  CHECK(sentence(near, 2, Language::fr) == "Chile n'atteint personne : aucun lien.");
  CHECK(sentence(near, 2, Language::es) == "Chile no alcanza a nadie: no tiene vínculos.");
  CHECK(sentence(table_of("degree", {{"Ana", std::int64_t{0}}}), 0, Language::en) == "Ana has met nobody here.");
}

TEST_CASE("a sentence on a group tells how many are in it", "[terminal]") {
  const Table parts = table_of("components", {{"Ana", std::int64_t{1}}, {"Ben", std::int64_t{1}}, {"Eva", std::int64_t{2}}});
  CHECK(sentence(parts, 0, Language::en) == "Ana belongs to component 1, with 2 of 3 in all.");
  CHECK(sentence(parts, 2, Language::en) == "Eva belongs to component 2, with 1 of 3 in all.");
}

TEST_CASE("of lengths a sentence doesn't say that they are steps", "[terminal]") {
  Table table;
  table.name = "eccentricity";
  table.columns = {
      {"id", "", ColumnType::text}, {"name", "", ColumnType::text}, {"eccentricity", "steps", ColumnType::integer}};
  table.rows = {{{"p1", "Ana Paz", std::int64_t{2}}, {}}, {{"p2", "Jo Bell", std::int64_t{1}}, {}}};
  CHECK(sentence(table, 0, Language::en).find("2 steps") != std::string::npos);
  table.columns[2] = {"eccentricity", "length", ColumnType::real};
  table.rows = {{{"p1", "Ana Paz", 0.75}, {}}, {{"p2", "Jo Bell", 0.5}, {}}};
  const std::string said = sentence(table, 1, Language::fr);
  CHECK(said.find("0,500") != std::string::npos);
  CHECK(said.find("rang 2 sur 2") != std::string::npos);
  CHECK(said.find("pas au plus") == std::string::npos);
}
