/// @file
/// Tables of a programme whose columns stand in another order than they are read in.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Puts the columns of a timetable, by their heads, in the order hours, titles, delegations or bodies, people, asides
/// ("Speaker | Topic | Time", "Time | Delegation | Topic | Speaker"). Tables whose heads don't tell stay as they are.
/// Linear.
void order_columns(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
