/// @file
/// How the values of nodes become a table.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/measure.hpp"

namespace entente {

/// What a measure gives where it says nothing; no cell of a table.
inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Printed ids in the order people expect: by letters, then by number ("p2" before "p10").
[[nodiscard]] std::strong_ordering compare_ids(std::string_view a, std::string_view b);

/// A table with the columns `id`, `name` and `column`, one row a node with the node's appearances as evidence, highest
/// value first, undefined values last, equals by id. `values` are parallel to the nodes. O(n log n).
[[nodiscard]] Table value_table(const Network& network, Column column, std::vector<Cell> values);

/// The same with several columns, sorted by the first of them; `values` holds a list a column.
[[nodiscard]] Table value_table(const Network& network, std::vector<Column> columns, std::vector<std::vector<Cell>> values);

/// A text as a cell; nothing for an empty one.
[[nodiscard]] Cell text_or_none(std::string text);

/// Numbers as cells; NaN is undefined.
[[nodiscard]] std::vector<Cell> real_cells(std::span<const double> values);

} // namespace entente
