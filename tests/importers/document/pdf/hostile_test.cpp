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

} // namespace
} // namespace entente
