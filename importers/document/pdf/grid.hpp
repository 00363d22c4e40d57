/// @file
/// Tables whose cells are ruled.
#pragma once

#include <vector>

#include "importers/document/pdf/pages.hpp"

namespace entente::pdf {

struct GridCell {
  Box box;
  int row = 0;    ///< 1-based
  int column = 0; ///< 1-based
  std::vector<Word> words;
};

struct Grid {
  Box box;
  std::vector<GridCell> cells; ///< row by row, those that hold words
  std::vector<double> columns; ///< where the columns begin
};

/// Takes the words that stand in ruled tables out of the page. A frame around everything is no table.
/// O(words x rules).
[[nodiscard]] std::vector<Grid> take_grids(Page& page);

} // namespace entente::pdf
