/// @file
/// Tables in plain text whose columns stand apart by spaces.
#pragma once

#include <string>
#include <vector>

#include "core/model/document.hpp"
#include "importers/document/furniture.hpp"
#include "importers/document/pieces.hpp"

namespace entente::document {

/// The blocks of printed lines. Where three lines or more begin a part at the same column behind two spaces or more, such
/// lines and those that stand below one of their columns are rows of a table: each cell is read on its own, the lines
/// that a narrow column cut are joined again, and blocks keep the number of the line they are printed on. `styles` is
/// empty, or as long as `lines`; lines that it sets apart are left as they are. O(n) in the size of the text.
[[nodiscard]] std::vector<Block> blocks_of_lines(const std::vector<std::string>& lines, const std::vector<LineUse>& uses,
                                                 const std::vector<LineStyle>& styles = {});

} // namespace entente::document
