/// @file
/// Who is who in a list of very many people.
#pragma once

#include <cstddef>

#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/reference/reference.hpp"

namespace entente::matching {

/// From so many entries on, the names of a list tell which of them are rare.
inline constexpr std::size_t very_many_entries = 2'000;
/// From so many on, the keys of people are left until another document looks for them, where the base knows nobody.
inline constexpr std::size_t keys_wait_from = 100'000;

/// Whether `resolve_many_people` is to be asked: the list is long, and long beside the people that the base knows.
[[nodiscard]] bool serves_many_people(const Programme& programme, const KnownEntities& known);

/// Fills the resolution's people, keys, judgements and review items by `link_names`, which compares all entries at once,
/// with one another and with all people that the base knows. The bodies must be resolved. O(n) for bounded blocks, plus
/// sorting, in entries and known people.
void resolve_many_people(const Programme& programme, const KnownEntities& known, const Reference& reference,
                         Resolution& resolution);

} // namespace entente::matching
