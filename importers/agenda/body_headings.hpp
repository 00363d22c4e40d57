/// @file
/// Bodies printed above those who come for them.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// The line names a body, and people with posts stand right below it.
[[nodiscard]] bool heads_people(const Reading& reading, const Roster& roster, std::size_t index);
/// "Border Services Agency" above "Ana Paz, Deputy Head" and "Ben Roth, Director": a body on a line of its own, and people
/// with posts right below it, as committees print their witnesses. They belong to it until the next blank line, body or line
/// that is nobody's; without blank lines where the first body stands right below the role.
bool read_body_heading(Reading& reading, const Roster& roster, std::size_t index);
/// A blank line, hours, or a line no further in than a heading's that people are, ends what the heading says.
void end_body_heading(Reading& reading, const Item& item);

} // namespace entente::agenda
