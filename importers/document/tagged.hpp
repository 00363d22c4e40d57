/// @file
/// Tags that a document shows as text, because a program wrote them where words were wanted.
#pragma once

#include <vector>

#include "core/model/document.hpp"

namespace entente::document {

/// Splits the blocks that show tags ("<br>", "<li>") where those say, and takes the tags out. Blocks of nothing but tags
/// go; others stay as they are. O(n) in the size of the text.
void split_tagged(std::vector<Block>& blocks);

} // namespace entente::document
