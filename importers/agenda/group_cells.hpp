/// @file
/// Cells that list parallel groups, beside cells that list who leads each of them.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "Group A: visas / Group B: schools" beside "Facilitator: Ms A / Rapporteur: Mr B / Facilitator: Mr C / Rapporteur: Ms D"
/// in one row: as many rounds of the first role as there are groups. Each group gets a row with its own people, in order.
/// Other rows stay as they are. O(items).
void unfold_group_cells(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
