#include <array>
#include <string>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/dataset/dataset.hpp"
#include "importers/document/docx.hpp"
#include "importers/document/html.hpp"
#include "importers/document/odt.hpp"
#include "importers/document/pdf.hpp"
#include "importers/document/text.hpp"
#include "importers/graph/graph.hpp"
#include "importers/importer.hpp"
#include "importers/table/table.hpp"

namespace entente {

namespace {

std::string extension(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) { return ""; }
  return lower(name.substr(dot));
}

ReadResult read_export(const Input& input) { return read_dataset(input); }

} // namespace

std::span<const Importer> importers() {
  static const std::array list{
      Importer{"dataset", "The exchange format", {".json"}, &accepts_dataset, &read_export},
      html_importer(),
      docx_importer(),
      odt_importer(),
      pdf_importer(),
      text_importer(),
      markdown_importer(),
      separated_importer(),
      xlsx_importer(),
      ods_importer(),
      old_excel_importer(),
      graphml_importer(),
      gexf_importer(),
  };
  return list;
}

const Importer& importer_for(const Input& input) {
  const std::string wanted = extension(input.name);
  const Importer* named = nullptr;
  for (const Importer& importer : importers()) {
    for (const std::string_view own : importer.extensions) {
      if (own != wanted) { continue; }
      if (importer.accepts(input)) { return importer; }
      named = &importer;
    }
  }
  if (named != nullptr) { return *named; }
  if (wanted.empty()) {
    for (const Importer& importer : importers()) {
      if (importer.accepts(input)) { return importer; }
    }
  }
  throw Error(ErrorKind::unsupported, "{}: not a format that this program reads ({})", input.name,
              wanted.empty() ? Wording("no extension") : Wording::as_is(std::string(wanted)));
}

} // namespace entente
