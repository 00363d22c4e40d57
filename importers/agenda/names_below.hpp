/// @file
/// People whose names stand below the lines that say who they are.
#pragma once

#include <vector>

#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "Tunisia", "Office A, Director" and "Ms Ana PAZ", three lines between blank ones, become "Ms Ana PAZ, Office A, Director,
/// Tunisia", where a document has three such blocks or more, and more than blocks that begin with names. Linear in the
/// items.
void fold_names_below(std::vector<Item>& items, const Reference& reference);

} // namespace entente::agenda
