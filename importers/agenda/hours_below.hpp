/// @file
/// Agendas that print the hours of a session below its title.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "Opening" above "9:00 – 9:45, Main Hall", block after block, a blank line above each title: gives the hours to the
/// titles, and leaves out rooms. Does nothing where hours mostly stand elsewhere. O(n).
void move_hours_to_titles(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
