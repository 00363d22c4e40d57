/// @file
/// The titles of sessions, where they stand on lines and in cells of their own.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// Each gives the current session its title from line `index`, and is true when the line is such a title.

/// A cell behind one that only numbers a session ("Item 3 | Opening").
bool read_cell_title(Reading& reading, const Roster& roster, std::size_t index);
/// A line in capitals below a label in capitals, though it may look like a name, and the rest of such a title.
bool read_label_title(Reading& reading, std::size_t index);
/// A cell below the one of the heading, which names or numbers a session only, where people stand in cells beside both:
/// "Plenary 1 | Ms A" above "What cities owe | Mr B".
bool read_row_title(Reading& reading, const Roster& roster, std::size_t index);
/// A line right below the heading, or that goes on with a title.
bool read_title_line(Reading& reading, std::size_t index);

} // namespace entente::agenda
