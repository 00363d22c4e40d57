/// @file
/// PDF, read by a worker of its own.
#pragma once

#include <string_view>

#include "importers/importer.hpp"

namespace entente {

/// Reads a PDF: reading order from where words stand, tables, newspaper columns, lists, headings by size, bold and italic,
/// running headers and page numbers left out. The worker `entente-read` beside the program does the decoding, within 20
/// seconds and 768 MB. At most 64 MB and 2,000 pages.
/// Throws Error(unreadable): empty, too large, damaged, locked by a password, no text, too long; Error(not_found) when the
/// worker is not there.
[[nodiscard]] Document read_pdf(const Input& input);

/// The document that the worker's records describe. Never throws for what they hold; for tests and fuzzing.
[[nodiscard]] Document compose_pdf(std::string_view records);

[[nodiscard]] const Importer& pdf_importer();

} // namespace entente
