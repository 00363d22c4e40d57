/// @file
/// Which lines and cells behind an entry go on with it: posts and bodies.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"

namespace entente::agenda {

class Roster;

/// An entry with the lines and cells behind it that give its post and body.
/// How far the lines of an entry reach in a table: to the cells beside it, or to the end of its own.
enum class EntryReach { row, cell };

struct EntryLines {
  Item item;
  std::size_t last = 0; ///< the last line of it
};
/// Adds to the item what goes on with it behind line `index`. Those lines are taken.
[[nodiscard]] EntryLines entry_lines(Reading& reading, const Roster& roster, std::size_t index, Item item,
                                     EntryReach reach = EntryReach::row);
/// A bare name on a line, whose post stands on the next one; together they are an entry with a chance of `least`.
[[nodiscard]] bool named_above_post(const Reading& reading, const Roster& roster, std::size_t index, double least);

} // namespace entente::agenda
