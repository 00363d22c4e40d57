// Where decisions make one tie of two, both printed lines stay its evidence.
#include <catch2/catch.hpp>

#include "tests/viz/parts_of_text.hpp"
#include "tests/viz/terminal/folder.hpp"

using namespace entente;
using namespace entente::test;
using viz_test::holds;
using viz_test::lines;

TEST_CASE("two lines of one panel that a merge makes one tie are both its evidence, each for the body it names",
          "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  const auto on = [](const std::string& base, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", base});
    return run(arguments);
  };
  const auto command = [&](const std::vector<std::string>& arguments) { return on(db, arguments); };
  const std::string agenda = "Regional Dialogue on Labour Migration\n\n4-5 June 2019, Dakar, Senegal\n\nFinal agenda\n\n"
                             "Tuesday 4 June 2019\n\n09:00 - 10:00  Panel 1: Fair recruitment\n\nSpeakers:\n\n"
                             "- Ms. Maria Fernandez, Director, Ministry of Labour, Ghana\n"
                             "- Ms. M. L. Fern\u00e1ndez Ruiz, Ghana Migrant Union\n";
  REQUIRE(command({"import", folder.write("one.txt", agenda)}).code == 0);
  const std::string before = command({"export"}).out;
  REQUIRE(command({"merge", "p1", "p2"}).code == 0);
  const std::string person = command({"show", "p1"}).out;
  CHECK(holds(person, "Director, Ministry of Labour, Ghana"));
  CHECK(holds(person, "Ruiz, Ghana Migrant Union"));
  CHECK(lines(command({"list", "appearances", "--format", "csv"}).out) == 2);
  const std::string union_card = command({"show", "Ghana Migrant Union"}).out;
  CHECK(holds(union_card, "Ruiz, Ghana Migrant Union"));
  CHECK_FALSE(holds(union_card, "Director"));
  const std::string ministry = command({"show", "Ministry of Labour"}).out;
  CHECK(holds(ministry, "Director"));
  CHECK_FALSE(holds(ministry, "Ruiz, Ghana Migrant Union"));
  CHECK(holds(command({"report", "--no-pictures"}).out, "Ruiz, Ghana Migrant Union"));
  const std::string exported = command({"export"}).out;
  CHECK(holds(exported, "Ruiz, Ghana Migrant Union\", \"organisations\": "));
  const std::string copy = folder.path("b.db");
  REQUIRE(on(copy, {"import", folder.write("one.json", exported)}).code == 0);
  CHECK(on(copy, {"export"}).out == exported);
  REQUIRE(command({"undo"}).code == 0);
  CHECK(command({"export"}).out == before);
}
