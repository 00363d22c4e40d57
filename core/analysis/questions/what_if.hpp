/// @file
/// What a change would do: a table before and after it, and one person in another's place.
#pragma once

#include <optional>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/table.hpp"

namespace entente {

/// The later table with, behind each count that both tables have ("observed", "people", "states_seen", "known"), its value
/// in the earlier one ("observed_before"), and the column `change`: "new" or "gone" for a row that only one of them has,
/// "more" or "less" by the first such count, "same" otherwise. Rows are known by their id and, where there is one, their
/// finding. Rows of the later table come first, in its order, then those that are gone. O(n log n).
[[nodiscard]] Table with_change(const Table& before, const Table& after);

/// Where one person takes another's place.
struct Swap {
  PersonId out;
  PersonId in;
};

/// The dataset with `in` on every appearance of `out` at the given event (everywhere when there is none), for the bodies,
/// the state and the post of `in`'s own latest appearance, and marked as that one is. Roles, sessions and lines stay.
/// Error(not_found) when `out` does not appear there, Error(bad_argument) when `in` is on the same session already.
[[nodiscard]] Dataset swapped(const Dataset& dataset, Swap swap, std::optional<EventId> event);

/// Each person's latest appearance by the meeting's printed period, then by id; null where there is none.
[[nodiscard]] const Appearance* latest_appearance(const Dataset& dataset, PersonId person);

} // namespace entente
