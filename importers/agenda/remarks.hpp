/// @file
/// Lines between those of a programme that are no part of it.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// "(video message)" on a line of its own below a person, who took part so; "Contact: Ms A" and an address, which go to
/// review. True when the line is such a remark.
bool read_remark(Reading& reading, Roster& roster, std::size_t index);

} // namespace entente::agenda
