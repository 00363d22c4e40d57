/// @file
/// Which person each entry is: a known one, or a new one of this document.
#pragma once

#include <cstdint>

#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/resolve/events.hpp"
#include "core/resolve/name_memory.hpp"
#include "core/resolve/organisations.hpp"

namespace entente::matching {

/// Open pairs reported per person.
inline constexpr std::uint8_t most_reviews = 3;

/// Fills the resolution's people. Pairs that share a key are scored (entries with one another and with known people) and
/// joined from the surest down; a group holds at most one known person and no two members that rule each other out, so
/// "J. Smith" never joins John and James. What stays doubtful goes to the review list.
/// O(entries x hits per key).
void resolve_people(const Programme& programme, const KnownEntities& known, const EventContext& events,
                    Organisations& organisations, NameMemory& names, Resolution& resolution);

} // namespace entente::matching
