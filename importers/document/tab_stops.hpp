/// @file
/// Tabs that were printed as spaces, and tabs that line text up as spaces do.
#pragma once

#include <string>
#include <vector>

#include "importers/document/pieces.hpp"

namespace entente::document {

/// The lines with tabs in place of the spaces that a printer of text sets for them, when the lines show that it did: what
/// stands behind two or more spaces begins at tab stops nearly everywhere, no further from the text before it than a tab
/// reaches, and not always at the same ones. The ranges of `styles`, which is empty or as long as `lines`, follow. Nothing
/// when the lines don't show it. O(n) in the size of the text.
[[nodiscard]] std::vector<std::string> with_tabs(const std::vector<std::string>& lines, std::vector<LineStyle>& styles);

/// The lines with spaces in place of the tabs by which a person lined text up: where second parts of lines stand at one
/// column for one tab as for several, the tabs make that column and not cells. Lines that keep to no such column stay as
/// they are. Nothing when no column is made so. O(n) in the size of the text.
[[nodiscard]] std::vector<std::string> without_lining_tabs(const std::vector<std::string>& lines);

} // namespace entente::document
