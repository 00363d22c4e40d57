/// @file
/// The columns that lines of plain text share: where their parts begin behind spaces.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "importers/document/line_parts.hpp"

namespace entente::document {

/// The columns at which parts of three lines or more begin behind three spaces or more, in order; empty when too few lines
/// keep to them. Parts that no column parts are joined again, and a part pushed to the right by what stands before it
/// ("10.45-12.30   Session 1" among "9.30   Opening") gets the column where it belongs. O(n) in the number of parts.
[[nodiscard]] std::vector<int> shared_columns(const std::vector<std::string>& lines, std::vector<std::vector<Part>>& parts);

/// The one of `columns` at most one space from `column`.
[[nodiscard]] std::optional<int> column_at(const std::vector<int>& columns, int column);

/// Columns that are none of their own: what stands in them hangs below the bullets of a column two to four spaces to the
/// left. Each with the column of its bullets. O(n) in the number of parts.
[[nodiscard]] std::vector<std::pair<int, int>> hanging_columns(const std::vector<std::string>& lines,
                                                               const std::vector<std::vector<Part>>& parts,
                                                               const std::vector<int>& columns);

/// A part of the line behind the first begins at one of the columns.
[[nodiscard]] bool in_columns(const std::vector<Part>& line, const std::vector<int>& columns);

} // namespace entente::document
