/// @file
/// The hours that items begin with.
#pragma once

#include <vector>

#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Takes the hours that the item begins with off its text.
void take_hours(Item& item);

/// "10:30 –" in a narrow column, and alone below it "12:00": one stretch of hours. O(n).
void join_open_hours(std::vector<Item>& items);

/// "1.45 – 3.15" below "12.40 – 1.45", on the same day, is in the afternoon, and so are the hours below it, where nothing
/// printed tells the half of the day. O(n).
void tell_afternoons(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
