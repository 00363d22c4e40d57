#include <string>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/document/text.hpp"
#include "tests/importers/document/shown.hpp"

namespace {

/// One line for each block: kind, bullet, first line, text.
std::string blocks(std::string_view text) {
  const entente::Document document = entente::read_text({"folder/agenda.txt", text});
  std::string out;
  for (const entente::Block& block : document.blocks) {
    out += std::string(1, "PLHC"[static_cast<int>(block.kind)]) + std::to_string(block.line) + " ";
    if (!block.bullet.empty()) { out += "[" + block.bullet + "] "; }
    out += block.text + "\n";
  }
  return out;
}

} // namespace

TEST_CASE("a document keeps its name, its hash and its printed lines") {
  const entente::Document document = entente::read_text({"folder/agenda.txt", "One\r\n\r\nTwo\n"});
  CHECK(document.name == "agenda.txt");
  CHECK(document.sha256.size() == 64);
  CHECK(document.lines == std::vector<std::string>{"One", "", "Two"});
}

TEST_CASE("a line below the text of its item goes on with it where the item breaks off") {
  CHECK(
      blocks(
          "  •  Ms. Ana Paz, Ministry of Labour and\n     Social Affairs, Peru\n  •  Mr. Luc Roi\n     Mayor of Dakar\n") ==
      "L1 [•] Ms. Ana Paz, Ministry of Labour and Social Affairs, Peru\n"
      "L3 [•] Mr. Luc Roi\n"
      "P4 Mayor of Dakar\n");
}

TEST_CASE("list items inside one cell are items of their own") {
  CHECK(blocks("10h\tOuverture\n\t<ul style=\"x\"> • Ana Paz, <i>Chef</i> • Luc Roi &amp; fils <p>Orateurs&nbsp;:</p> <li>• "
               "Zo&euml; Li</li></ul>\n") == "C1 10h\n"
                                             "C1 Ouverture\n"
                                             "L2 [•] Ana Paz, Chef\n"
                                             "L2 [•] Luc Roi & fils\n"
                                             "C2 Orateurs :\n"
                                             "L2 [•] Zoë Li\n");
}

TEST_CASE("pipe tables lose their rules and keep rows and columns") {
  const entente::Document document =
      entente::read_text({"a.md", "| Time | Item |\n|---|---|\n| 10:00 | **Opening**<br>Chair: A B |\n"});
  REQUIRE(document.blocks.size() == 5);
  CHECK(document.blocks[2].text == "10:00");
  CHECK(document.blocks[2].row == 2);
  CHECK(document.blocks[3].text == "Opening");
  CHECK(document.blocks[3].column == 2);
  CHECK(document.blocks[3].emphasis == std::vector<std::pair<std::size_t, std::size_t>>{{0, 7}});
  CHECK(document.blocks[4].text == "Chair: A B");
}

TEST_CASE("bullets of many shapes") {
  CHECK(blocks("- one\n– two\n* three\n⇒ four\no Five\ni) six\n(a) seven\n1. eight\n- iii) nine\n") == "L1 [-] one\n"
                                                                                                       "L2 [–] two\n"
                                                                                                       "L3 [*] three\n"
                                                                                                       "L4 [⇒] four\n"
                                                                                                       "L5 [o] Five\n"
                                                                                                       "L6 [i)] six\n"
                                                                                                       "L7 [(a)] seven\n"
                                                                                                       "L8 [1.] eight\n"
                                                                                                       "L9 [iii)] nine\n");
}

TEST_CASE("times, years and initials are no bullets") {
  CHECK(blocks("9.30 Opening\n\n2017. A year\n\nM. Paz, chef\n") == "P1 9.30 Opening\nP3 2017. A year\nP5 M. Paz, chef\n");
}

TEST_CASE("a page header that comes back is kept once, page numbers never") {
  const std::string header = "Forum on Things 2019\nFinal agenda\n3-4 May 2019, Lima\n\n";
  CHECK(blocks(header + "10:00 Opening\n\n1\n\n" + header + "11:00 Panel\n\n- 2 -\n\n" + header + "12:00 Closing\n") ==
        "P1 Forum on Things 2019\n"
        "P2 Final agenda\n"
        "P3 3-4 May 2019, Lima\n"
        "P5 10:00 Opening\n"
        "P13 11:00 Panel\n"
        "P21 12:00 Closing\n");
}

TEST_CASE("role headings that come back are no page header") {
  CHECK(blocks("Panel 1\nSpeakers:\nA\n\nPanel 2\nSpeakers:\nB\n\nPanel 3\nSpeakers:\nC\n") ==
        "P1 Panel 1\nP2 Speakers:\nP3 A\nP5 Panel 2\nP6 Speakers:\nP7 B\nP9 Panel 3\nP10 Speakers:\nP11 C\n");
}

TEST_CASE("lines that the page wrapped are joined, hyphens at line ends are closed") {
  CHECK(blocks("This long paragraph was set on lines of some sixty columns and\n"
               "goes on here with a word that the setter had to hyphen-\n"
               "ate because it did not fit, as happens in justified text of\n"
               "Geneva and elsewhere.\n"
               "Moderator: Ms A B\n") ==
        "P1 This long paragraph was set on lines of some sixty columns and goes on here with a word that the setter had to "
        "hyphenate because it did not fit, as happens in justified text of Geneva and elsewhere.\n"
        "P5 Moderator: Ms A B\n");
}

TEST_CASE("the printed line of every part of a joined block is known") {
  const entente::Document document =
      entente::read_text({"a.txt", "• Ms A B, Director of the office for\n  migration, Spain\n"});
  REQUIRE(document.blocks.size() == 1);
  CHECK(document.blocks[0].text == "Ms A B, Director of the office for migration, Spain");
  CHECK(document.blocks[0].line_starts == std::vector<std::pair<std::size_t, int>>{{0, 1}, {35, 2}});
  CHECK(document.blocks[0].last_line == 2);
}

TEST_CASE("Markdown marks become structure") {
  CHECK(blocks("# Forum\n\n## Day 1\n\n**Panel** with *stress* and a [link](http://x.y)\n\nTitle\n=====\n\n---\n\nEnd\n") ==
        "H1 Forum\nH3 Day 1\nP5 Panel with stress and a link\nH7 Title\nP12 End\n");
}

TEST_CASE("signs that are no markup stay") {
  CHECK(blocks("a < b, 3 * 4 * 5, snake_case_name, R&D, <5 years\n") ==
        "P1 a < b, 3 * 4 * 5, snake_case_name, R&D, <5 years\n");
}

TEST_CASE("a footnote is apart and its sentence goes on behind it") {
  CHECK(blocks("The states met for an exchange of views and of\n\n¹ See A/71/L.58.\n\nexperiences with others.\n") ==
        "P1 The states met for an exchange of views and of experiences with others.\nP3 [¹] See A/71/L.58.\n");
}

TEST_CASE("importers are found by extension, and by content without one") {
  CHECK(entente::importer_for({"a.txt", "x"}).name == "text");
  CHECK(entente::importer_for({"a.MD", "x"}).name == "markdown");
  CHECK(entente::importer_for({"agenda", "x"}).name == "text");
  CHECK_THROWS_AS(entente::importer_for({"a.xyz", "x"}), entente::Error);
}

TEST_CASE("a person printed twice on the first page is no page header") {
  CHECK(blocks("Forum\n\nTitle\n\n10:00 Opening\n\nANA PAZ\nMinister of Labour\nSpain\n\n11:00 Closing\n\nANA PAZ\nMinister "
               "of Labour\nSpain\n") == "P1 Forum\nP3 Title\nP5 10:00 Opening\nP7 ANA PAZ\nP8 Minister of Labour\nP9 Spain\n"
                                        "P11 11:00 Closing\nP13 ANA PAZ\nP14 Minister of Labour\nP15 Spain\n");
}

TEST_CASE("a page header that carries the page's number is kept once too") {
  const std::string header = "Forum on Things 2019\nAnnotated programme                 ";
  CHECK(blocks(header + "1\n\n10:00 Opening\n\n" + header + "2\n\n11:00 Panel\n\n" + header + "3\n\n12:00 Closing\n") ==
        "P1 Forum on Things 2019\nP2 Annotated programme 1\nP4 10:00 Opening\nP9 11:00 Panel\nP14 12:00 Closing\n");
}

TEST_CASE("numbers of sections are bullets and hours are none") {
  CHECK(blocks("2.3.1 Group A\n1.1 Opening\n5.A. Workshop\n9.30 Closing\n") ==
        "L1 [2.3.1] Group A\nL2 [1.1] Opening\nL3 [5.A.] Workshop\nP4 9.30 Closing\n");
}

TEST_CASE("lines that never end a sentence are joined up to a limit") {
  std::string text;
  for (int n = 0; n < 30'000; ++n) {
    text += "x y z\n";
  }
  const entente::Document document = entente::read_text({"a.txt", text});
  CHECK(document.lines.size() == 30'000);
  CHECK(document.blocks.size() > 5);
  CHECK(document.blocks.front().text.size() < 21'000);
}

TEST_CASE("a pipe that begins a row ends an empty cell where the table's rows begin without one") {
  const auto read = [](std::string_view text) { return entente::test::shown(entente::read_text({"agenda.txt", text})); };
  CHECK(read("09:00 | Opening | Ms Ana Paz,\n"
             " | | Director, Ministry of Labour\n"
             "10:00 | Session 1 | Mr Luc Roi\n") == "C1 (1,1,1) 09:00\n"
                                                    "C1 (1,1,2) Opening\n"
                                                    "C1 (1,1,3) Ms Ana Paz, Director, Ministry of Labour\n"
                                                    "C3 (1,2,1) 10:00\n"
                                                    "C3 (1,2,2) Session 1\n"
                                                    "C3 (1,2,3) Mr Luc Roi\n");
  CHECK(read("| 09:00 | Opening | Ms Ana Paz |\n"
             "| | | Mr Luc Roi |\n") == "C1 (1,1,1) 09:00\n"
                                        "C1 (1,1,2) Opening\n"
                                        "C1 (1,1,3) Ms Ana Paz\n"
                                        "C2 (1,2,3) Mr Luc Roi\n");
}
