/// @file
/// The text of a DOCX.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "importers/document/docx_numbering.hpp"
#include "importers/document/docx_styles.hpp"
#include "importers/document/page.hpp"

namespace entente::document {

/// What the text of a DOCX refers to.
struct DocxNotes {
  std::vector<std::string> footnotes; ///< numbers of the notes, in the order the text refers to them
  std::vector<std::string> endnotes;
};

/// Prints the body (document.xml). Tracked deletions, hidden text, field codes and contents lists are left out. O(n).
[[nodiscard]] DocxNotes read_docx_body(std::string_view bytes, std::string_view place, const DocxStyles& styles,
                                       DocxNumbering& numbering, Page& page);

/// Keeps those notes of footnotes.xml or endnotes.xml that the text refers to, in that order.
void read_docx_notes(std::string_view bytes, std::string_view place, const std::vector<std::string>& wanted, Page& page);

} // namespace entente::document
