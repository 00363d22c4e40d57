/// @file
/// The hours that items begin with.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Takes the hours that the item begins with off its text.
void take_hours(Item& item);

/// "10:00 a 10:45 h. Conferencia magistral: «…»": takes the byte behind the hours out of `cuts`, where a quoted title
/// follows.
void keep_title_with_hours(std::string_view text, std::vector<std::size_t>& cuts);

/// "10:30 –" in a narrow column, and alone below it "12:00": one stretch of hours. O(n).
void join_open_hours(std::vector<Item>& items);

/// "1.45 – 3.15" below "12.40 – 1.45", on the same day, is in the afternoon, and so are the hours below it, where nothing
/// printed tells the half of the day. O(n).
void tell_afternoons(std::vector<Item>& items, const Cues& cues);

} // namespace entente::agenda
