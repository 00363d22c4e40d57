/// @file
/// Talks: what is told, and who tells it.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "core/reference/cues.hpp"
#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// Where ", by Ms A" behind what is told begins, and where "Ms A" does.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> told_by(const Item& item, const Cues& cues);
/// A question between people: the title of the talk of whoever stands below it.
[[nodiscard]] bool titles_talk(const Item& item, const Reading& reading, const Roster& roster);

} // namespace entente::agenda
