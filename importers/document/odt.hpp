/// @file
/// OpenDocument texts (ODT, flat FODT) as neutral documents.
#pragma once

#include "importers/importer.hpp"

namespace entente {

/// Reads an ODT, OTT or FODT: paragraphs, headings, lists with their computed numbers, tables with spans, text boxes,
/// footnotes (at the end); tracked deletions, comments and hidden text are left out, as are page headers and footers.
/// Throws Error(unreadable) with one line: no ODT, encrypted, damaged, no text. O(n).
[[nodiscard]] Document read_odt(const Input& input);

[[nodiscard]] const Importer& odt_importer();

} // namespace entente
