#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "importers/document/pdf.hpp"
#include "pdf_builder.hpp"

namespace entente {
namespace {

using test::pdf_file;
using test::PdfPage;

std::vector<std::string> texts(const std::vector<PdfPage>& pages) {
  std::vector<std::string> out;
  for (const Block& block : read_pdf({"agenda.pdf", pdf_file(pages)}).blocks) {
    out.push_back((block.bullet.empty() ? "" : block.bullet + " ") + block.text +
                  (block.table > 0 ? " @" + std::to_string(block.row) + "," + std::to_string(block.column) : ""));
  }
  return out;
}

std::vector<std::string> texts(const PdfPage& page) { return texts(std::vector<PdfPage>{page}); }

using Texts = std::vector<std::string>;

TEST_CASE("A row that the end of a page cuts goes on below, its hours and its cells alike") {
  std::vector<PdfPage> pages(2);
  pages[0].lines(60, 700, {"9:00 -", "10:00"}).lines(130, 700, {"Opening of the meeting by the", "host of the forum"});
  pages[0].lines(350, 700, {"Ms. Ana Paz, Mayor of the town", "of Lima, Peru"});
  pages[0].text(60, 760, "10:45 -").lines(130, 760, {"Round table: what the towns of", "the river owe those who come"});
  pages[0].lines(350, 760, {"Mr. Bo Lind, Director of the", "Institute for the Study of the"});
  pages[1]
      .text(60, 60, "12:30")
      .lines(130, 60, {"from the coast"})
      .lines(350, 60, {"Mobility of Workers, Chile", "Ms. Eva Roth, IOM"});
  pages[1].lines(60, 120, {"12:30 -", "14:00"}).lines(130, 120, {"Lunch in the garden of the", "host"});
  const Texts found = texts(pages);
  const auto holds = [&](const std::string& text) {
    return std::any_of(found.begin(), found.end(), [&](const std::string& one) { return one.starts_with(text + " @"); });
  };
  CHECK(holds("10:45 - 12:30"));
  CHECK(holds("Round table: what the towns of the river owe those who come from the coast"));
  CHECK(holds("Mr. Bo Lind, Director of the Institute for the Study of the Mobility of Workers, Chile"));
  CHECK(holds("Ms. Eva Roth, IOM"));
}

TEST_CASE("An excellency begins an entry, however full the line above is") {
  PdfPage page;
  page.lines(60, 80,
             {"Ms. Ana Paz, First Assistant of the", "secretary of the division and of the",
              "Policy Unit, Department of Home Affairs", "H.E. Ms. Eva Roth, Ambassador of the", "republic to Peru"});
  CHECK(texts(page).size() == 2);
}

TEST_CASE("A compound that a line cuts keeps its hyphen where the page cuts no words") {
  std::vector<std::string> lines = {"The meeting is opened by the vice-", "minister of labour, and then by"};
  for (int n = 0; n < 14; ++n) {
    lines.emplace_back("those of all the towns of the river");
  }
  PdfPage page;
  page.lines(60, 80, lines);
  CHECK(texts(page).front().find("the vice-minister of labour") != std::string::npos);
}

TEST_CASE("Tables of one form tell one another where their cells' lines end") {
  PdfPage page;
  page.text(60, 80, "9:00 - 10:00")
      .lines(200, 80, {"Ms. Ana Paz, Director in the office", "of the president of the region"});
  page.text(60, 110, "10:00 - 11:00").lines(200, 110, {"Coffee"});
  page.lines(
      60, 150,
      {"Second day, 5 May 2022", "The meeting goes on in the town hall.", "Please bring your badge.", "Lunch is at one."},
      20);
  page.text(60, 240, "11:00 - 12:00").lines(200, 240, {"Mr. Bo Lind, Vice-Rector, Maritime", "University of Lima"});
  page.text(60, 270, "12:00 - 13:00").lines(200, 270, {"Lunch"});
  const Texts found = texts(page);
  CHECK(std::any_of(found.begin(), found.end(), [](const std::string& one) {
    return one.starts_with("Mr. Bo Lind, Vice-Rector, Maritime University of Lima @");
  }));
}

TEST_CASE("A number goes on with the sign before it") {
  PdfPage page;
  page.lines(60, 80, {"The meeting looks at what states may do under Convention no.", "189 and under the protocols to it."});
  CHECK(texts(page).size() == 1);
}

TEST_CASE("Hours at the beginning of a line within a sentence begin nothing") {
  PdfPage page;
  page.lines(60, 80,
             {"The delegations are welcome to send their changes of the text to the secretariat in plain writing until the",
              "12.00 hours of the same day, and the secretariat will print them in the languages of the meeting.",
              "14.00 Closing"});
  CHECK(texts(page) ==
        Texts{"The delegations are welcome to send their changes of the text to the secretariat in plain writing "
              "until the 12.00 hours of the same day, and the secretariat will print them in the languages "
              "of the meeting.",
              "14.00 Closing"});
}

TEST_CASE("A bracket that one line opens and the next closes keeps them together") {
  PdfPage page;
  page.lines(60, 80,
             {"Opening lecture: what the parliaments of both regions did in the five years after the summit (from",
              "10.00 to 10.45)", "The lecture will be given by Ms Ana Paz, Director, Institute of Mobility, Peru.",
              "Break (10.45 to 11.00)"});
  CHECK(texts(page).front() == "Opening lecture: what the parliaments of both regions did in the five years after the "
                               "summit (from 10.00 to 10.45)");
}

TEST_CASE("A wide heading above a narrow column does not tell where the column's lines end") {
  PdfPage page;
  page.text(60, 60, "Lima, Peru, the 4th and 5th of May 2022, Hall A", PdfPage::regular, 13);
  page.lines(60, 90,
             {"The panel looks at what governments and", "local actors may do together once the",
              "Compact is adopted there.", "Moderator: Mr. Ivo Pakk, Executive", "Director, Institute of Mobility",
              "Ms. Ana Paz, Peru"});
  CHECK(texts(page).back() == "Ms. Ana Paz, Peru");
  CHECK(texts(page).at(2) == "Moderator: Mr. Ivo Pakk, Executive Director, Institute of Mobility");
}

TEST_CASE("A double name that the end of a line cuts is whole") {
  PdfPage page;
  page.lines(60, 80,
             {"The meeting will be opened by the Minister of Labour. Words of welcome will be said by Ms Ingrid Vollan-",
              "Moe, Regional Director for the south of the continent, and by the mayor of the town, who takes the chair."});
  CHECK(texts(page).front().find("Ingrid Vollan-Moe, Regional") != std::string::npos);
}

TEST_CASE("Labels that count one another each begin a row of the table beside them") {
  PdfPage page;
  page.text(60, 80, "Agenda", PdfPage::bold, 14);
  const Texts titles = {"Opening of the meeting", "Election of the bureau and the order of work",
                        "Fair recruitment since the last meeting", "Any other business"};
  for (std::size_t n = 0; n < titles.size(); ++n) {
    const double down = 110 + 12 * static_cast<double>(n);
    page.text(60, down, "Item " + std::to_string(n + 1) + ".").text(130, down, titles[n]);
  }
  CHECK(texts(page) == Texts{"Agenda", "Item 1. @1,1", "Opening of the meeting @1,2", "Item 2. @2,1",
                             "Election of the bureau and the order of work @2,2", "Item 3. @3,1",
                             "Fair recruitment since the last meeting @3,2", "Item 4. @4,1", "Any other business @4,2"});
}

TEST_CASE("Lines of a PDF whose parts stand between strokes are rows") {
  PdfPage page;
  page.text(60, 80, "PROGRAMME", PdfPage::bold, 14);
  page.lines(60, 110, {"D1 | 09:00 - 09:45", "Opening"});
  page.lines(60, 160, {"D1 | 10:00 - 11:00", "Lecture: what towns owe those who come"});
  CHECK(texts(page) == Texts{"PROGRAMME", "D1 @1,1", "09:00 - 09:45 @1,2", "Opening", "D1 @1,1", "10:00 - 11:00 @1,2",
                             "Lecture: what towns owe those who come"});
}

} // namespace
} // namespace entente
