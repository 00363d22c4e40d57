/// @file
/// Lines whose parts stand between upright strokes.
#pragma once

#include <vector>

#include "core/model/document.hpp"

namespace entente::document {

/// "10:00 – 11:00 | Opening | Hall A": paragraphs outside tables whose parts stand between strokes become rows of cells, as
/// such lines of a text do; those that follow one another make one table. Evidence and emphasis go with the parts. O(n) in
/// the size of the text.
void split_piped(std::vector<Block>& blocks);

} // namespace entente::document
