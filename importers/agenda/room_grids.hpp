/// @file
/// Timetables whose columns are rooms.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "Time | Main hall | Room 2" above "9:00 | Towns that welcome | Data on newcomers": makes the first item of each cell a
/// session at the row's hours, with the cell's other items below it. Tables with rows of another kind stay as they are.
/// O(n).
void unfold_room_grids(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
