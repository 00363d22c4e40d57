/// @file
/// Sessions printed as cards of labelled lines, and days printed side by side.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "Activity | Opening" and "Time | 9:30 – 10:15", two rows of one table, become one heading with its hours, behind a label
/// on a line above ("CARD 1"); where it is held is left out. Each printed line of the other rows is an item. Linear in the
/// items.
void fold_cards(std::vector<Item>& items, const Cues& cues);

/// "Time | Thursday 7 May | Friday 8 May": where hardly any other hours are printed, the days of such a table follow one
/// another, and what the document says of a code in a cell ("PL1", "W1, W2 and W3") stands below that cell. Linear in the
/// items for each code.
void unfold_day_columns(std::vector<Item>& items, const Cues& cues);

/// "J1 = Thursday 9 October": where two such lines stand, a code alone on a line or in a cell becomes its day. Linear in the
/// items.
void spell_out_days(std::vector<Item>& items);

} // namespace entente::agenda
