/// @file
/// People whose whole names stand in capitals.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Where names in capitals stand on three lines of their own or more: "ANA PAZ, Lima" becomes "ANA PAZ (Lima)", for no
/// surname stands before the comma, and a line of nothing but such names, "ANA PAZ · BEN ROTH · EVA LIND", an item for each.
/// Linear in the items.
void part_capital_people(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
