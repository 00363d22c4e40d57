/// @file
/// Sessions that are held at one time, and what begins one of them.
#pragma once

#include <optional>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

struct ParallelHeading {
  SessionHeading heading;
  std::optional<FoundHours> hours; ///< printed inside it
};
/// Within sessions that are held at one time, the heading of one: "A. Coming home", or the word that numbers such sessions
/// and a title of its own, "Workshop “Papers” – room 5".
[[nodiscard]] std::optional<ParallelHeading> parallel_heading(const Reading& reading, const Roster& roster,
                                                              const Item& item);
/// The line begins as such headings do.
[[nodiscard]] bool begins_parallel(const Reading& reading, const Roster& roster, const Item& item);

} // namespace entente::agenda
