/// @file
/// Text, Markdown and text with HTML fragments, as a neutral document.
#pragma once

#include "importers/importer.hpp"

namespace entente {

/// Reads text in UTF-8, UTF-16 or Windows-1252: page headers that come back are kept once, page numbers are dropped,
/// Markdown and HTML marks become structure, wrapped lines are joined, words hyphenated at line ends are whole again.
/// At most 64 MB and 400,000 lines, each of at most 1 MB. Throws Error(unreadable): empty, binary or too large. O(n).
[[nodiscard]] Document read_text(const Input& input);

/// The importers of this folder.
[[nodiscard]] const Importer& text_importer();
[[nodiscard]] const Importer& markdown_importer();

} // namespace entente
