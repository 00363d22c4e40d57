/// @file
/// PDFs that are printed text files: letters of one width, columns set with spaces, or markup left standing.
#pragma once

#include <optional>
#include <vector>

#include "core/model/document.hpp"
#include "importers/document/pdf/pages.hpp"

namespace entente::pdf {

/// When the pages show a text file as it is (letters of one width, columns that are
/// whole numbers of spaces apart, Markdown or HTML marks, rows of pipes), fills the
/// document from its lines as the text importer does, after joining lines that were broken at the edge of the page; false
/// when they don't.
[[nodiscard]] bool read_literal(const std::vector<Page>& pages, Document& document);

} // namespace entente::pdf
