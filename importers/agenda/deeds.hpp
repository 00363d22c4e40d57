/// @file
/// What is done at a meeting, and by whom, on one line.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// "Opening address: Hon. A, Minister", "Summary by the Rapporteur, Ms B", "Palabras a cargo del Sr. C, Director": words of
/// a programme and a person, who is entered. True when the line is such a deed.
bool read_deed(Reading& reading, Roster& roster, std::size_t index);

} // namespace entente::agenda
