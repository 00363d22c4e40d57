/// @file
/// Cells of tables in plain text whose lines were wrapped at the column's width.
#pragma once

#include <vector>

#include "importers/document/pieces.hpp"

namespace entente::document {

/// Says of pieces in tables that they go on with the line above in their column where that ends so near to the column's edge
/// that the next word did not fit. How wide a column is set is measured where small letters and open ends show that lines go
/// on; a column whose lines end elsewhere is left as it is. O(n log n).
void mark_wrapped_cells(std::vector<Piece>& pieces);

} // namespace entente::document
