/// @file
/// Web pages as neutral documents.
#pragma once

#include "importers/importer.hpp"

namespace entente {

/// Reads a web page: what a browser shows of it, without menus, scripts and hidden parts; paragraphs, headings, nested
/// lists with their numbers, tables (also those that only arrange the page), preformatted text. The encoding is told by
/// its byte order mark, by what the page declares, or by its bytes. At most 64 MB.
/// Throws Error(unreadable): empty, no text, nested too deep. O(n).
[[nodiscard]] Document read_html_page(const Input& input);

[[nodiscard]] const Importer& html_importer();

} // namespace entente
