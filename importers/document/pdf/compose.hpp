/// @file
/// From the parts of pages to blocks of text.
#pragma once

#include <string>
#include <vector>

#include "core/model/document.hpp"
#include "importers/document/pdf/parts.hpp"

namespace entente::pdf {

/// What the pages of a document hold.
struct Sheet {
  double width = 0;
  std::vector<Part> parts;            ///< in reading order
  std::vector<std::string> furniture; ///< running headers and page numbers
};

/// Fills the document's lines and blocks: lines that the page wrapped are joined, told by where they end, how far apart
/// they stand, their styles and their words. O(n log n).
void compose(const std::vector<Sheet>& sheets, Document& document);

} // namespace entente::pdf
