/// @file
/// What the lines above and below tell of a line.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// "Ana Paz, Body B" or "Ana Paz (Body B)" in a list two of whose neighbours are people, by the same mark and in the same
/// form: a name, and words that nobody knows.
[[nodiscard]] bool stands_among_people(const Reading& reading, const Roster& roster, std::size_t index);

/// "AROUND THE TABLE" above "Ana PAZ": a few words in capitals above a name whose surname capitals mark.
[[nodiscard]] bool labels_names(const Reading& reading, std::size_t index);

} // namespace entente::agenda
