/// @file
/// Timetables of codes, whose sessions and people are told elsewhere.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Tables "9:00 | A1 Towns | B1 Data", one for a day: makes each cell a session with the code as its label, and puts below
/// it what a later part tells of the code ("A1 · Towns that welcome", with its lines), then who is listed with the code:
/// rows "Ms Ana Paz | mayor of B | P1, A1 (m)", lines of codes below a name and a post, rows "A1, B2 | Ben Roth, Body C"
/// below a heading of a role. Letters in brackets are read by the legend "(m) = moderates". O(n log n) in the items.
void unfold_code_grids(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
