/// @file
/// Agendas that print names, posts and bodies on lines of their own, one below the other.
#pragma once

#include <vector>

#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// Which items are names above posts and bodies: "Ana PAZ", whose surname capitals mark, or "Ana Paz" where the next line
/// holds the noun of a post or body. None of a kind where few are, for then they may be anything. O(size of the items).
[[nodiscard]] std::vector<bool> name_lines(const std::vector<Item>& items, const Reference& reference);

} // namespace entente::agenda
