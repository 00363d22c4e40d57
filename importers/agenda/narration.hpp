/// @file
/// Sentences that tell who acts.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// "The session will be opened by Ms A, Minister of B, and Mr C, Director, will present the report": enters the people whom
/// the sentences of a session say to act, each in the role that the verb tells. True when somebody was entered.
bool read_narration(Reading& reading, Roster& roster, std::size_t index);

} // namespace entente::agenda
