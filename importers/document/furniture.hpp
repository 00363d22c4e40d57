/// @file
/// What a page carries beside its text: running headers, page numbers.
#pragma once

#include <string>
#include <vector>

namespace entente::document {

/// What a printed line is to the page.
enum class LineUse : unsigned char {
  text,
  repeated,   ///< a running header or footer seen before; its first occurrence stays text
  page_number ///< "3", "- 3 -", "3/12"
};

/// Finds running headers and page numbers. A block of lines near the start of the document that comes back word for
/// word is a header; so is a line that stands at the top or bottom of most pages, where form feeds mark pages, and every
/// line that comes back with another page number at its end. Expected O(n) in the number of lines.
[[nodiscard]] std::vector<LineUse> find_furniture(const std::vector<std::string>& lines);

} // namespace entente::document
