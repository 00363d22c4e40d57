#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/document/pdf.hpp"
#include "pdf_builder.hpp"

namespace entente {
namespace {

using test::pdf_file;
using test::PdfPage;

Document read(const std::vector<PdfPage>& pages) { return read_pdf({"agenda.pdf", pdf_file(pages)}); }

std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    out.push_back(block.bullet.empty() ? block.text : block.bullet + " " + block.text);
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST_CASE("A PDF's wrapped lines are one paragraph, its short lines are lines") {
  PdfPage page;
  page.lines(60, 80,
             {"The first workshop of the year looks at how states and their partners work together to make migration",
              "safer for all who move, and what the experience of the last decade tells about it.", "Geneva, 3 May 2024",
              "Room XIX"});
  const Document document = read({page});
  CHECK(
      texts(document) ==
      Texts{
          "The first workshop of the year looks at how states and their partners work together to make migration safer for "
          "all who move, and what the experience of the last decade tells about it.",
          "Geneva, 3 May 2024", "Room XIX"});
  CHECK(document.blocks.front().line == 1);
  CHECK(document.blocks.front().last_line == 2);
  CHECK(document.blocks.front().page == 1);
  CHECK(document.name == "agenda.pdf");
  CHECK(document.sha256.size() == 64);
}

TEST_CASE("A text file printed in letters of any width keeps the columns that its spaces set") {
  PdfPage page;
  page.lines(60, 80,
             {"Programme of the meeting", "", "9:00 - 9:30     Welcome                  Ms. Ana Paz, Director,",
              "                                         Ministry of Labour, Peru",
              "9:30 - 10:45    Session 1: Skills and    Chair: Mr. Jim Lee, Director",
              "                their recognition        of Migration, Fiji",
              "11:00 - 12:00   Session 2: Return        Ms. Eva Vu, International Organization",
              "                                         for Migration"});
  const Document document = read({page});
  CHECK(texts(document) ==
        Texts{"Programme of the meeting", "9:00 - 9:30", "Welcome", "Ms. Ana Paz, Director, Ministry of Labour, Peru",
              "9:30 - 10:45", "Session 1: Skills and their recognition", "Chair: Mr. Jim Lee, Director of Migration, Fiji",
              "11:00 - 12:00", "Session 2: Return", "Ms. Eva Vu, International Organization for Migration"});
  CHECK(document.blocks.back().row == 3);
  CHECK(document.blocks.back().column == 3);
}

TEST_CASE("Rows of a text file that the page broke after so many characters are made whole") {
  PdfPage page;
  page.lines(60, 80,
             {"9:00 - 9:30     Welcome                  Ms. Ana Paz, Director,",
              "                                         Ministry of Labour and", "social affairs, Peru",
              "9:30 - 10:45    Session 1: Skills and    Chair: Mr. Jim Lee, Head", "of migration, Fiji",
              "11:00 - 12:00   Session 2: Return        Ms. Eva Vu, IOM"},
             12, PdfPage::fixed);
  CHECK(texts(read({page})) == Texts{"9:00 - 9:30", "Welcome",
                                     "Ms. Ana Paz, Director, Ministry of Labour and social affairs, Peru", "9:30 - 10:45",
                                     "Session 1: Skills and", "Chair: Mr. Jim Lee, Head of migration, Fiji", "11:00 - 12:00",
                                     "Session 2: Return", "Ms. Eva Vu, IOM"});
}

TEST_CASE("Tabs of a printed text are known by their stops") {
  // Stops every 36 points behind the margin of 60; the hours reach over one or two of them.
  PdfPage page;
  page.text(60, 80, "9:00").text(96, 80, "Opening").text(96, 92, "Ana Paz");
  page.text(60, 104, "9:30-10:15").text(132, 104, "Talk 1").text(168, 104, "Chair: Luc Roi");
  page.text(60, 116, "10:15").text(96, 116, "Break for").text(168, 116, "all");
  page.text(60, 128, "10:30-11:00").text(132, 128, "Talk 2").text(168, 128, "Chair: Jim Lee");
  page.text(60, 140, "Closing of the day at five in the afternoon");
  const Document document = read({page});
  CHECK(texts(document) == Texts{"9:00", "Opening", "Ana Paz", "9:30-10:15", "Talk 1", "Chair: Luc Roi", "10:15",
                                 "Break for", "all", "10:30-11:00", "Talk 2", "Chair: Jim Lee",
                                 "Closing of the day at five in the afternoon"});
  CHECK(document.blocks[4].column == 2);
  CHECK(document.blocks[11].column == 3);
}

TEST_CASE("A line that begins as entries do is an entry, though the line above is full") {
  const std::vector<std::string> people = {"Ms. Ana Ruiz, Peru",
                                           "Ms. Eva Horn, Director of Migration, Ministry of Labour, Norway",
                                           "Ms. Lea Roth, Mayor of Basel", "Ms. Ida Sow, Senegal"};
  PdfPage page;
  page.lines(60, 80, people);
  page.text(60, 128, "These people will speak about work and", PdfPage::regular)
      .text(60, 140, "about those who look for it.");
  const Texts read_people = texts(read({page}));
  CHECK(Texts(read_people.begin(), read_people.begin() + 4) == people);
}

TEST_CASE("Running headers of a printed text file are taken out of it") {
  std::vector<PdfPage> pages(3);
  for (std::size_t n = 0; n < pages.size(); ++n) {
    pages[n].text(60, 30, "Programme, version of 3 May").text(290, 820, std::to_string(n + 1));
    pages[n].lines(60, 80, {"10:00  Opening " + std::to_string(n), "       Ms. Ana Paz", "11:00  End " + std::to_string(n)},
                   12, PdfPage::fixed);
  }
  const Document document = read(pages);
  const Texts all = texts(document);
  CHECK(std::ranges::count(all, "Programme, version of 3 May") == 1);
  CHECK(std::ranges::find(all, "2") == all.end());
  CHECK(std::ranges::count(document.lines, "Programme, version of 3 May") == 3); // the taken ones are shown
}

TEST_CASE("Two newspaper columns are read one after the other, below what runs over both") {
  PdfPage page;
  page.text(60, 60, "International dialogue on migration, programme of the second intersessional workshop", PdfPage::regular,
            12);
  page.lines(60, 100,
             {"9:00 - 10:00 Registration", "10:00 - 11:00 Opening", "Ms. Ana Ruiz, Director, Ministry",
              "of the Interior, Peru", "Mr. Bo Lind, Adviser, Red Cross", "11:00 - 12:00 Panel 1",
              "Mr. Juan Paz, Mayor, Quito"});
  page.lines(320, 103,
             {"14:00 - 15:00 Panel 2", "Ms. Eva Horn, Head, Ministry of", "Foreign Affairs, Norway",
              "Mr. Ali Sow, Deputy, Senegal", "15:00 - 16:00 Panel 3", "Ms. Lea Roth, Mayor, Basel", "16:00 Closing"});
  CHECK(texts(read({page})) ==
        Texts{"International dialogue on migration, programme of the second intersessional workshop",
              "9:00 - 10:00 Registration", "10:00 - 11:00 Opening", "Ms. Ana Ruiz, Director, Ministry of the Interior, Peru",
              "Mr. Bo Lind, Adviser, Red Cross", "11:00 - 12:00 Panel 1", "Mr. Juan Paz, Mayor, Quito",
              "14:00 - 15:00 Panel 2", "Ms. Eva Horn, Head, Ministry of Foreign Affairs, Norway",
              "Mr. Ali Sow, Deputy, Senegal", "15:00 - 16:00 Panel 3", "Ms. Lea Roth, Mayor, Basel", "16:00 Closing"});
}

TEST_CASE("A ruled table of a PDF gives cells with their rows and columns") {
  PdfPage page;
  page.text(60, 60, "Programme of the regional workshop on consular protection");
  for (const double down : {90.0, 130.0, 170.0}) {
    page.rule(60, down, 540, down);
  }
  for (const double left : {60.0, 150.0, 540.0}) {
    page.rule(left, 90, left, 170);
  }
  page.text(66, 106, "09:00 -").text(66, 118, "09:30").text(156, 106, "Opening remarks");
  page.text(156, 118, "Ms. Ana Ruiz, Director, Peru");
  page.text(66, 146, "09:30 - 11:00").text(156, 146, "Panel 1: Crisis").text(156, 158, "Mr. Bo Lind, Red Cross");
  const Document document = read({page});
  REQUIRE(document.blocks.size() == 7);
  const auto place = [&](std::size_t n) {
    const Block& block = document.blocks[n];
    return std::vector<int>{block.table, block.row, block.column};
  };
  CHECK(document.blocks[0].table == 0);
  CHECK(document.blocks[1].text == "09:00 - 09:30");
  CHECK(place(1) == std::vector<int>{1, 1, 1});
  CHECK(document.blocks[3].text == "Ms. Ana Ruiz, Director, Peru");
  CHECK(place(3) == std::vector<int>{1, 1, 2});
  CHECK(document.blocks[4].text == "09:30 - 11:00");
  CHECK(place(4) == std::vector<int>{1, 2, 1});
  CHECK(place(6) == std::vector<int>{1, 2, 2});
}

TEST_CASE("A table that white space sets apart keeps hours and what they hold together") {
  PdfPage page;
  page.text(60, 60, "Programme of the regional workshop on consular protection");
  page.text(60, 100, "10 h - 10 h").text(60, 112, "45").text(170, 100, "Opening of the workshop");
  page.text(170, 114, "Ms. Ana Ruiz, Director, Peru").text(170, 128, "Mr. Ali Sow, Deputy, Senegal");
  page.text(60, 160, "11 h - 12 h").text(170, 160, "Panel 1: Crisis").text(170, 174, "Mr. Bo Lind, Red Cross");
  page.text(60, 206, "12 h - 13 h").text(170, 206, "Lunch");
  CHECK(texts(read({page})) == Texts{"Programme of the regional workshop on consular protection", "10 h - 10 h 45",
                                     "Opening of the workshop", "Ms. Ana Ruiz, Director, Peru",
                                     "Mr. Ali Sow, Deputy, Senegal", "11 h - 12 h", "Panel 1: Crisis",
                                     "Mr. Bo Lind, Red Cross", "12 h - 13 h", "Lunch"});
}

TEST_CASE("Headers, footers and page numbers of a PDF are lines, but no text of the document") {
  std::vector<PdfPage> pages(4);
  const std::vector<std::string> speakers = {"Ms. Ana Ruiz, Director, Peru", "Mr. Bo Lind, Adviser, Red Cross",
                                             "Ms. Eva Horn, Head, Norway", "Mr. Ali Sow, Deputy, Senegal"};
  for (std::size_t n = 0; n < pages.size(); ++n) {
    pages[n].text(60, 30, "International Dialogue on Migration", PdfPage::regular, 8);
    pages[n].lines(60, 100, {"Panel " + std::to_string(n + 1) + ": Work", speakers[n]}, 20);
    pages[n].text(280, 815, "Page " + std::to_string(n + 1) + " of 4", PdfPage::regular, 8);
  }
  const Document document = read(pages);
  const Texts found = texts(document);
  CHECK(std::ranges::count(found, "International Dialogue on Migration") <= 1);
  CHECK(std::ranges::none_of(found, [](const std::string& text) { return text.starts_with("Page "); }));
  CHECK(std::ranges::count(document.lines, "Page 3 of 4") == 1);
  for (const std::string& speaker : speakers) {
    CHECK(std::ranges::count(found, speaker) == 1);
  }
  CHECK(document.blocks.back().page == 4);
}

TEST_CASE("Soft hyphens and hyphens at the end of a PDF's lines join the word") {
  PdfPage page;
  page.lines(60, 80,
             {"The workshop asks how national systems for the protection of people who move can be strength\xAD",
              "ened by what cities and associations already do, and it asks what the inter-",
              "governmental processes of the regions may add to that work in the years to come, in all of them."});
  const Texts found = texts(read({page}));
  REQUIRE(found.size() == 1);
  CHECK(found.front().find("strengthened by") != std::string::npos);
  CHECK(found.front().find("\xC2\xAD") == std::string::npos);
}

TEST_CASE("Bold and italic stretches of a PDF are known") {
  PdfPage page;
  page.text(60, 80, "Ana Ruiz", PdfPage::bold).text(106, 80, ", Director, Ministry of Labour");
  page.text(60, 110, "Moderator: ", PdfPage::italic).text(115, 110, "Bo Lind, Red Cross");
  const Document document = read({page});
  REQUIRE(document.blocks.size() == 2);
  REQUIRE(document.blocks[0].emphasis.size() == 1);
  CHECK(document.blocks[0].emphasis.front().first == 0);
  CHECK(document.blocks[0].text.substr(0, document.blocks[0].emphasis.front().second).starts_with("Ana Ruiz"));
  CHECK(document.blocks[0].emphasis.front().second <= 9);
  CHECK(document.blocks[1].italics.size() == 1);
}

TEST_CASE("A footnote of a PDF is a paragraph of its own with its number apart") {
  PdfPage page;
  page.lines(60, 80,
             {"Ms. Ana Ruiz, Director, Ministry of Labour, Peru", "Mr. Bo Lind, Adviser, Red Cross",
              "Ms. Eva Horn, Head, Ministry of Foreign Affairs, Norway"},
             14);
  page.text(60, 770, "1", PdfPage::regular, 5).text(64, 774, "The programme may still change.", PdfPage::regular, 8);
  const Document document = read({page});
  const Block& note = document.blocks.back();
  CHECK(note.text.find("The programme may still change.") != std::string::npos);
  CHECK(note.kind == BlockKind::paragraph);
  CHECK_FALSE(note.bullet.empty());
}

TEST_CASE("Bullets that a page draws mark list items, and items that wrap to the margin go on") {
  PdfPage page;
  page.text(60, 80, "Speakers of the second panel on the protection of people who move in crisis, in order of appearance:");
  page.dot(66, 98).text(76, 100, "Ms. Ana Ruiz, Director, Peru");
  page.dot(66, 112).text(76, 114, "Mr. Bo Lind, Adviser, Red Cross");
  const Document document = read({page});
  REQUIRE(document.blocks.size() == 3);
  CHECK(document.blocks[1].kind == BlockKind::list_item);
  CHECK(document.blocks[1].text == "Ms. Ana Ruiz, Director, Peru");
  CHECK(document.blocks[2].kind == BlockKind::list_item);
}

TEST_CASE("Text that was printed with its tags is read without them") {
  PdfPage page;
  page.lines(60, 80,
             {"<h1>Regional meeting</h1>", "<p>10:00 - 11:00 Opening</p>", "<ul>", "<li>Ms. Ana Ruiz, Director, Peru</li>",
              "<li>Mr. Bo Lind, Red Cross</li>", "</ul>", "<p>11:00 - 12:00 Panel 1</p>", "<p>Closing remarks</p>"});
  const Document document = read({page});
  const Texts found = texts(document);
  CHECK(std::ranges::none_of(found, [](const std::string& text) { return text.find('<') != std::string::npos; }));
  CHECK(std::ranges::count(found, "Ms. Ana Ruiz, Director, Peru") == 1);
  CHECK(std::ranges::count(found, "11:00 - 12:00 Panel 1") == 1);
}

TEST_CASE("Tags shown in a cell of a PDF's table split it where they say") {
  PdfPage page;
  for (const double down : {90.0, 130.0}) {
    page.rule(60, down, 540, down);
  }
  for (const double left : {60.0, 150.0, 540.0}) {
    page.rule(left, 90, left, 130);
  }
  page.text(66, 106, "09:00 - 09:30").text(156, 106, "Ms. Ana Ruiz, Director, Peru<br>Mr. Bo Lind,", PdfPage::bold);
  page.text(156, 118, "Red Cross<br>Mr. Ali Sow, Deputy, Senegal, on salaries <5 dollars a day");
  const Document document = read({page});
  CHECK(texts(document) == Texts{"09:00 - 09:30", "Ms. Ana Ruiz, Director, Peru", "Mr. Bo Lind, Red Cross",
                                 "Mr. Ali Sow, Deputy, Senegal, on salaries <5 dollars a day"});
  REQUIRE(document.blocks.size() == 4);
  CHECK(document.blocks[3].table == 1);
  CHECK(document.blocks[3].column == 2);
  CHECK(document.blocks[1].emphasis.size() == 1);
}

TEST_CASE("Hours that stand half-way down beside their cell are one row with it") {
  PdfPage page;
  page.text(60, 60, "Programme of the regional workshop on consular protection");
  page.lines(170, 100, {"OPENING", "Ms. Ana Ruiz", "Director", "Peru"}, 14);
  page.text(60, 121, "10h00 - 10h45");
  page.lines(170, 180, {"PANEL 1", "Mr. Bo Lind", "Red Cross", "Norway"}, 14);
  page.text(60, 201, "11h00 - 12h30");
  const Document document = read({page});
  CHECK(texts(document) == Texts{"Programme of the regional workshop on consular protection", "10h00 - 10h45", "OPENING",
                                 "Ms. Ana Ruiz", "Director", "Peru", "11h00 - 12h30", "PANEL 1", "Mr. Bo Lind", "Red Cross",
                                 "Norway"});
  CHECK(document.blocks[2].row == 1);
  CHECK(document.blocks[6].row == 2);
}

TEST_CASE("Hours half-way down beside the only row's text, or a bullet further in than its heading, are one row with it") {
  PdfPage page;
  page.text(60, 60, "Programme of the regional workshop on consular protection");
  page.lines(170, 100, {"OPENING", "Ms. Ana Ruiz", "Director", "Institute for Migration", "Peru"}, 14);
  page.text(60, 128, "10h00 - 10h45");
  page.text(60, 200, "Wednesday, 14 May 2025");
  page.lines(170, 240, {"PANEL 1", "Speakers:"}, 14);
  page.text(60, 275, "11h00 - 12h30").text(190, 268, "- Mr. Bo Lind, Norway").text(190, 282, "- Ms. Eva Horn, Fiji");
  page.lines(170, 296, {"Questions:", "Who pays?"}, 14);
  const Document document = read({page});
  CHECK(texts(document) == Texts{"Programme of the regional workshop on consular protection", "10h00 - 10h45", "OPENING",
                                 "Ms. Ana Ruiz", "Director", "Institute for Migration", "Peru", "Wednesday, 14 May 2025",
                                 "11h00 - 12h30", "PANEL 1", "Speakers:", "- Mr. Bo Lind, Norway", "- Ms. Eva Horn, Fiji",
                                 "Questions:", "Who pays?"});
  CHECK(document.blocks[2].row == document.blocks[1].row);
  CHECK(document.blocks[9].row == document.blocks[8].row);
  CHECK(document.blocks.back().row == document.blocks[8].row);
}

TEST_CASE("Hours without an end that stand half-way down on a height of their own are one row with the text beside them") {
  PdfPage page;
  page.text(60, 60, "Programme of the regional workshop on consular protection");
  page.lines(170, 100, {"Opening session", "Ms. Ana Ruiz, Peru", "Mr. Bo Lind, Norway", "Ms. Eva Horn, Fiji"}, 14);
  page.text(60, 121, "9h30");
  const Document document = read({page});
  CHECK(texts(document) == Texts{"Programme of the regional workshop on consular protection", "9h30", "Opening session",
                                 "Ms. Ana Ruiz, Peru", "Mr. Bo Lind, Norway", "Ms. Eva Horn, Fiji"});
  CHECK(document.blocks.back().row == document.blocks[1].row);
}

TEST_CASE("A ruled table in the right column of a page is read after the left column, and goes on with its table") {
  PdfPage page;
  page.lines(60, 80, {"Regional consultation", "Lima, 15 November 2016"}, 14);
  for (const double down : {120.0, 160.0, 200.0}) {
    page.rule(60, down, 280, down);
  }
  for (const double left : {60.0, 130.0, 280.0}) {
    page.rule(left, 120, left, 200);
  }
  page.text(66, 136, "9:00 - 9:30").text(136, 136, "Ms. Ana Ruiz, Peru");
  page.text(66, 176, "9:30 - 10:00").text(136, 176, "Mr. Bo Lind, Norway");
  for (const double down : {80.0, 120.0, 160.0}) {
    page.rule(310, down, 530, down);
  }
  for (const double left : {310.0, 380.0, 530.0}) {
    page.rule(left, 80, left, 160);
  }
  page.text(316, 96, "10:00 - 11:00").text(386, 96, "Mr. Ali Sow, Senegal");
  page.text(316, 136, "11:00 - 12:00").text(386, 136, "Ms. Eva Horn, Fiji");
  const Document document = read({page});
  CHECK(texts(document) == Texts{"Regional consultation", "Lima, 15 November 2016", "9:00 - 9:30", "Ms. Ana Ruiz, Peru",
                                 "9:30 - 10:00", "Mr. Bo Lind, Norway", "10:00 - 11:00", "Mr. Ali Sow, Senegal",
                                 "11:00 - 12:00", "Ms. Eva Horn, Fiji"});
  CHECK(document.blocks.back().table == 1);
  CHECK(document.blocks.back().row == 4);
}

TEST_CASE("Hours that a narrow line breaks in brackets stay together") {
  PdfPage page;
  page.lines(60, 80,
             {"1. Opening of the meeting by the chair and adoption of its agenda (9 h 45 -", "10 h 30)",
              "Chair: Ms. Ana Ruiz, Director, Ministry of the Interior of the Republic", "of Peru"});
  CHECK(texts(read({page})) == Texts{"1. Opening of the meeting by the chair and adoption of its agenda (9 h 45 - 10 h 30)",
                                     "Chair: Ms. Ana Ruiz, Director, Ministry of the Interior of the Republic of Peru"});
}

/// Words of a fixed width set evenly from one margin to the other.
void stretched(PdfPage& page, double down, const std::vector<std::string>& words) {
  constexpr double left = 60;
  constexpr double right = 540;
  constexpr double letter = 6;
  double width = 0;
  for (const std::string& word : words) {
    width += letter * static_cast<double>(word.size());
  }
  const double gap = (right - left - width) / static_cast<double>(std::max<std::size_t>(1, words.size() - 1));
  double at = left;
  for (const std::string& word : words) {
    page.text(at, down, word, PdfPage::fixed);
    at += letter * static_cast<double>(word.size()) + gap;
  }
}

TEST_CASE("Lines that a writer stretched to the margin before a forced break are lines, not rows of a table") {
  PdfPage page;
  stretched(page, 80, {"Forum", "of", "Cities,", "3", "May", "2024"});
  stretched(page, 94, {"10:00", "-", "11:00", "Panel", "1:", "Housing"});
  stretched(page, 108, {"Moderator:", "Ana", "Ruiz"});
  stretched(page, 122, {"Mayors", "Mechanism"});
  stretched(page, 136, {"Bo", "Lind,", "Adviser,", "Red", "Cross"});
  PdfPage other; // with letters of different widths, so that the document is no typescript
  other.lines(60, 80, {"Mayors and their cities met for the third time.", "They agreed to meet again."});
  Texts found = texts(read({page, other}));
  found.resize(5);
  CHECK(found == Texts{"Forum of Cities, 3 May 2024", "10:00 - 11:00 Panel 1: Housing", "Moderator: Ana Ruiz",
                       "Mayors Mechanism", "Bo Lind, Adviser, Red Cross"});
}

} // namespace
} // namespace entente
