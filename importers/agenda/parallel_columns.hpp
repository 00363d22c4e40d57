/// @file
/// Tables whose columns are sessions that run side by side.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "Workshop A | Workshop B" above "Chair | Ms A | Ms B": puts each session's cells one below the other behind its heading,
/// every one behind the label that its row begins with ("Chair: Ms A"). Other tables stay as they are. O(n).
void unfold_parallel_columns(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
