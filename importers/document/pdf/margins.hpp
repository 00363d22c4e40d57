/// @file
/// Running headers, footers and page numbers.
#pragma once

#include <string>
#include <vector>

#include "importers/document/pdf/pages.hpp"

namespace entente::pdf {

/// Takes what repeats at the head or foot of pages, page numbers and the stamps of browsers out of the pages. A running
/// header stays where it stands first, so that a title that is printed nowhere else is not lost. Returns the texts that
/// were taken out, per page. O(n) in the number of words.
[[nodiscard]] std::vector<std::vector<std::string>> take_margins(std::vector<Page>& pages);

} // namespace entente::pdf
