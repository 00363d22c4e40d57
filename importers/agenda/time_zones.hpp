/// @file
/// Hours printed for several places: "9:00 (Bogotá, Lima) | 16:00 Madrid".
#pragma once

#include <string_view>

#include "core/reference/reference.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "(Bogotá, Lima, Quito)", "Madrid", "UTC-5", "heure de Genève": the text says where a clock shows the hours before it and
/// nothing else. O(n) in its length.
[[nodiscard]] bool tells_time_zone(std::string_view text, const Reference& reference);

/// Takes the places out of an item that gives hours for them. False when the item before, on the same line, gives the same
/// hours for other places, so that this one tells nothing new.
[[nodiscard]] bool take_time_zone(Item& item, const Item* before, const Reference& reference);

} // namespace entente::agenda
