#include "targets.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/error.hpp"
#include "core/reference/reference.hpp"
#include "core/text/unicode.hpp"
#include "importers/agenda/programme.hpp"
#include "importers/dataset/dataset.hpp"
#include "importers/document/docx.hpp"
#include "importers/document/html.hpp"
#include "importers/document/odt.hpp"
#include "importers/document/pdf.hpp"
#include "importers/document/text.hpp"
#include "importers/graph/graph.hpp"
#include "importers/graph/network_file.hpp"
#include "importers/table/table.hpp"
#include "tests/importers/package/maker.hpp"

namespace entente::fuzz {
namespace {

/// A refusal is one line that names the file; anything else that is thrown goes on and ends the run.
template <class Read> void allow_refusal(std::string_view name, const Read& read) {
  try {
    read();
  } catch (const Error& error) {
    const std::string_view line = error.what();
    const bool clear = line.starts_with(name) && line.find('\n') == std::string_view::npos && is_utf8(line);
    if (!clear || error.kind() == ErrorKind::internal) { throw std::logic_error("no clear refusal: " + std::string(line)); }
  }
}

void read_on(const Document& document) {
  if (!std::ranges::all_of(document.blocks, [](const Block& block) { return is_utf8(block.text); })) {
    throw std::logic_error("a block that is no UTF-8");
  }
  (void)read_programme(document, Reference::builtin());
}

void read_page(std::string_view name, Document (*read)(const Input&), std::string_view bytes) {
  allow_refusal(name, [&] { read_on(read({name, bytes})); });
}

void read_any(std::string_view name, const Importer& importer, std::string_view bytes) {
  allow_refusal(name, [&] { (void)importer.read({name, bytes}); });
}

void text(std::string_view bytes) { read_page("fuzz.md", &read_text, bytes); }
void html(std::string_view bytes) { read_page("fuzz.html", &read_html_page, bytes); }
void csv(std::string_view bytes) { read_any("fuzz.csv", separated_importer(), bytes); }
void exchange(std::string_view bytes) {
  allow_refusal("fuzz.json", [&] { (void)read_dataset({"fuzz.json", bytes}); });
}

/// The records that the worker tells; that worker, and poppler in it, is a process of its own with limits.
void pdf(std::string_view bytes) {
  allow_refusal("fuzz.pdf", [&] { read_on(compose_pdf(bytes)); });
}

void graph(std::string_view bytes) {
  read_any("fuzz.graphml", graphml_importer(), bytes);
  read_any("fuzz.gexf", gexf_importer(), bytes);
  allow_refusal("fuzz.graphml", [&] { (void)read_graphml_network({"fuzz.graphml", bytes, {}}); });
  allow_refusal("fuzz.csv", [&] { (void)read_tie_list({"fuzz.csv", bytes, {}}, true); });
}

void package(std::string_view bytes) {
  read_page("fuzz.docx", &read_docx, bytes);
  read_page("fuzz.odt", &read_odt, bytes);
  read_any("fuzz.xlsx", xlsx_importer(), bytes);
  read_any("fuzz.ods", ods_importer(), bytes);
}

std::string relations(std::string_view kind, std::string_view part) {
  return R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type=)"
         R"("http://schemas.openxmlformats.org/officeDocument/2006/relationships/)" +
         std::string(kind) + R"(" Target=")" + std::string(part) + R"("/></Relationships>)";
}

std::string odf(std::string_view kind, std::string_view content) {
  return test::make_zip(
      {{"mimetype", "application/vnd.oasis.opendocument." + std::string(kind)}, {"content.xml", std::string(content)}});
}

/// The text part of a DOCX, which is its styles and numbering too; or a flat ODT, or the content of one.
void office(std::string_view bytes) {
  const std::string part(bytes);
  read_page("fuzz.docx", &read_docx,
            test::make_zip({{"_rels/.rels", relations("officeDocument", "word/document.xml")},
                            {"word/document.xml", part},
                            {"word/styles.xml", part},
                            {"word/numbering.xml", part}}));
  read_page("fuzz.odt", &read_odt, odf("text", bytes));
  read_page("fuzz.fodt", &read_odt, bytes);
}

/// The sheet of an XLSX, which is its shared strings and styles too; or the content of an ODS.
void sheet(std::string_view bytes) {
  static const std::string workbook =
      R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r=)"
      R"("http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/>)"
      "</sheets></workbook>";
  const std::string part(bytes);
  read_any("fuzz.xlsx", xlsx_importer(),
           test::make_zip({{"_rels/.rels", relations("officeDocument", "xl/workbook.xml")},
                           {"xl/workbook.xml", workbook},
                           {"xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")},
                           {"xl/worksheets/sheet1.xml", part},
                           {"xl/sharedStrings.xml", part},
                           {"xl/styles.xml", part}}));
  read_any("fuzz.ods", ods_importer(), odf("spreadsheet", bytes));
}

} // namespace

std::span<const Target> targets() {
  static constexpr std::array list{Target{"text", &text},       Target{"html", &html},         Target{"office", &office},
                                   Target{"package", &package}, Target{"csv", &csv},           Target{"sheet", &sheet},
                                   Target{"graph", &graph},     Target{"exchange", &exchange}, Target{"pdf", &pdf}};
  return list;
}

const Target* target(std::string_view name) {
  const auto found = std::ranges::find(targets(), name, &Target::name);
  return found == targets().end() ? nullptr : &*found;
}

} // namespace entente::fuzz
