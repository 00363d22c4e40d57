/// @file
/// Programmes told minute by minute: tables with a column of minutes or of cues beside the hours.
#pragma once

#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "Time | Min | What | Who | Stage": the rows within the printed hours of the session above them are no sessions of their
/// own but who speaks there; other rows get an end from their minutes. What the stage needs is left out, the labels of the
/// columns too. Tables without such a head stay as they are. Linear in the items.
void fold_run_sheets(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
