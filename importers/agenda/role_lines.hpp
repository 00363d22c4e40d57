/// @file
/// Lines that begin with a role.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"
#include "importers/agenda/timetable.hpp"

namespace entente::agenda {

/// "Speakers:", "Moderator: Ms A, B", "Modera Ana Paz": begins a role, and enters whoever stands on the line. Hours that
/// wait for a title begin a session without one. True when the line is read.
bool read_role(Reading& reading, Roster& roster, Timetable& timetable, std::size_t index);

} // namespace entente::agenda
