/// @file
/// Parts of a programme that Roman numbers count: "I. Opening", "II. Censuses and registers".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "importers/agenda/items.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

/// Which items from `first` on head such parts: three or more in one row of numbers from I on. As long as `items`. O(n).
[[nodiscard]] std::vector<bool> numbered_parts(const std::vector<Item>& items, std::size_t first, const Cues& cues);

/// The heading of a part: its number as the label, and its title.
[[nodiscard]] SessionHeading part_heading(const Item& item, const Cues& cues);

} // namespace entente::agenda
