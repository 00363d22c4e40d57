#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/document/pdf.hpp"
#include "pdf_builder.hpp"

namespace entente {
namespace {

using test::pdf_file;
using test::pdf_stream;
using test::PdfPage;

std::string refusal(const std::string& bytes) {
  try {
    (void)read_pdf({"agenda.pdf", bytes});
  } catch (const Error& error) { return error.what(); }
  return "";
}

TEST_CASE("A PDF that cannot be read is refused in one line that names it") {
  CHECK(refusal("") == "agenda.pdf: empty");
  CHECK(refusal("Agenda") == "agenda.pdf: not a PDF document");
  CHECK(refusal("%PDF-1.4\nnothing else") == "agenda.pdf: a damaged PDF");
  CHECK(refusal(pdf_file({PdfPage()})) == "agenda.pdf: no text (a scan?)");
}

TEST_CASE("An encrypted PDF says so") {
  const std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
                                            "<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + std::string(64, 'a') + "> /U <" +
                                                std::string(64, 'b') + "> >>"};
  const std::string id = "<" + std::string(32, '0') + ">";
  CHECK(refusal(pdf_file(objects, "/Encrypt 4 0 R /ID [" + id + id + "]")) ==
        "agenda.pdf: encrypted (locked by a password)");
}

TEST_CASE("A PDF cut off anywhere is read as far as it goes, or refused in one line") {
  PdfPage page;
  page.lines(60, 80, {"Regional meeting on migration", "10:00 - 11:00 Opening", "Ms. Ana Ruiz, Director, Peru"}, 20);
  const std::string whole = pdf_file({page});
  REQUIRE(refusal(whole).empty());
  for (std::size_t size = 16; size < whole.size(); size += whole.size() / 12) {
    INFO(size);
    const std::string said = refusal(whole.substr(0, size));
    CHECK((said.empty() || said.starts_with("agenda.pdf: ")));
    CHECK(said.find('\n') == std::string::npos);
  }
}

TEST_CASE("Objects of a PDF that hold themselves end in a refusal or in what can be read") {
  const std::string page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>";
  const std::vector<std::vector<std::string>> loops = {
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"},
      {"<< /Type /Catalog /Pages 1 0 R >>", "<< /Type /Pages /Kids [1 0 R 2 0 R] /Count 2 >>"},
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, "4 0 R"},
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 3 0 R /MediaBox 3 0 R /Contents [3 0 R 4 0 R] /Resources 3 0 R >>",
       pdf_stream("/X Do", "/Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >>")}};
  for (const std::vector<std::string>& objects : loops) {
    const std::string said = refusal(pdf_file(objects));
    CHECK(said.starts_with("agenda.pdf: "));
    CHECK(said.find('\n') == std::string::npos);
  }
}

} // namespace
} // namespace entente
