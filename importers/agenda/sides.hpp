/// @file
/// For whom somebody speaks, where another cell of the row says it.
#pragma once

#include <cstddef>
#include <optional>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// "Kenya | Ms A | Director": a cell that only says for whom the person in the next cell of the row speaks.
[[nodiscard]] bool names_side(const Reading& reading, const Roster& roster, std::size_t index);
/// "Kenya – Ms A, Director" for the cells "Kenya" and "Ms A, Director".
[[nodiscard]] Item with_side(const Item& side, const Item& person);
/// "Remarks by IOM | Regional Director, Mr A": the known body for which, by the cell before the item being read, its
/// person speaks.
[[nodiscard]] std::optional<BodyRecord> told_body(const Reading& reading, const Item& person);

/// "Ms Ana Paz of Chile", "M. Ben Roth du Canada": with a comma before the state, where an honorific begins the item; else
/// the item as it is.
[[nodiscard]] Item with_state_apart(Item item, const Reference& reference);

} // namespace entente::agenda
