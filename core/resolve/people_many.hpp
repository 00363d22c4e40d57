/// @file
/// Who is who in a list of very many people, for a base that knows nobody.
#pragma once

#include <cstddef>

#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/reference/reference.hpp"

namespace entente::matching {

/// From so many entries on, `resolve_many_people` is asked where it can be.
inline constexpr std::size_t very_many_entries = 20'000;

/// Fills the resolution's people, keys, judgements and review items by `link_names`, which compares all entries at once.
/// The bodies must be resolved. Precondition: the base knows nobody. O(n) for bounded blocks, plus sorting.
void resolve_many_people(const Programme& programme, const Reference& reference, Resolution& resolution);

} // namespace entente::matching
