/// @file
/// Lines that are entries of their own.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// A line, list item or cell that tells of people, who are entered; true when it does. What is known of the role and the
/// list in which it stands says how likely it must look.
bool read_entry_item(Reading& reading, Roster& roster, std::size_t index);
/// "In the hot seat" above people further in: a heading that no list knows, which ends the role of those above it.
[[nodiscard]] bool heads_others(const Reading& reading, const Roster& roster, std::size_t index);

} // namespace entente::agenda
