/// @file
/// Word documents (DOCX) as neutral documents.
#pragma once

#include "importers/importer.hpp"

namespace entente {

/// Reads a DOCX or DOCM: paragraphs, headings by outline level and style, lists with their computed numbers, tables with
/// spans, text boxes, footnotes (at the end); tracked insertions are kept, deletions and hidden text are not, nor are
/// page headers and footers. Throws Error(unreadable or unsupported) with one line: no DOCX, an old Word format,
/// encrypted, damaged, no text. O(n).
[[nodiscard]] Document read_docx(const Input& input);

[[nodiscard]] const Importer& docx_importer();

} // namespace entente
