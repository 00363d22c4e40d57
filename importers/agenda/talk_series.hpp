/// @file
/// Talks in a list: each item a title, with whoever gives it behind a dash or on the line below.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// "1. Ten years of visas – Ana Paz, Institute B", or "1. Ten years of visas" above "Ana Paz, Institute B", where another
/// item of the list is of the same form: takes the title, and enters whoever stands in the item. False for other items.
/// O(items of the list).
bool read_talk_of_series(Reading& reading, Roster& roster, std::size_t index);

} // namespace entente::agenda
