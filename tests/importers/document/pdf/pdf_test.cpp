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

} // namespace
} // namespace entente
