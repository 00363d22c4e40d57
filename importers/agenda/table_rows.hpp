/// @file
/// Rows of tables among the items.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// The item behind the row that begins at an item; behind the item itself outside tables. Linear in the row.
[[nodiscard]] std::size_t row_end(const std::vector<Item>& items, std::size_t first);

/// A cell's text as an item of a list outside the table.
[[nodiscard]] Item out_of_table(Item cell);

/// A cell as the heading of a session at these hours, outside the table.
[[nodiscard]] Item heading_of_cell(const Item& cell, const FoundHours& hours);

/// What the label in the head of a column or row stands for ("time", "person"); empty for other words.
[[nodiscard]] std::string_view label_value(const Item& cell, const Cues& cues);

/// Leaves out the items that are marked. Linear.
void leave_out(std::vector<Item>& items, const std::vector<bool>& marked);

} // namespace entente::agenda
