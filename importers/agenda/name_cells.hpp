/// @file
/// Tables without a head whose rows tell a side, a post and a name.
#pragma once

#include <vector>

#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Makes rows "Peru | Director, Ministry of A | Ms Ana Paz" entries outside the table, "Ms Ana Paz, Director, Ministry of A,
/// Peru", behind a role that the row begins with, where the document has three such rows or more. Linear in the items.
void fold_name_cells(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
