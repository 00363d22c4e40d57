/// @file
/// What people decided about events and processes, laid over what was read.
#pragma once

#include <unordered_set>

#include "core/model/dataset.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Joined events and processes are shown as one: their sessions, appearances, themes, partnerships and documents go under
/// the one that stays, which takes from the others what it lacks. O(n log n) where anything is joined.
/// Gives the appearances on no session whose event is another now: one of the same person may be there already.
[[nodiscard]] std::unordered_set<AppearanceId> show_meetings(const Connection& connection, Dataset& dataset);
/// Events and processes go by the names that were given them, whatever their documents print.
void name_meetings(const Connection& connection, Dataset& dataset);

} // namespace entente::store
