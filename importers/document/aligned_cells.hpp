/// @file
/// The cells of tables that spaces align, line by line.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/text/unicode.hpp"

namespace entente::document {

constexpr int most_hang = 6; ///< columns that the rest of a list item may stand further right than its bullet

/// A line of a cell.
struct CellLine {
  std::size_t line = 0;
  std::string_view text;
  int column = 0; ///< where the text begins
  [[nodiscard]] std::size_t edge() const { return static_cast<std::size_t>(column) + length(text); }
};
using Row = std::vector<std::vector<CellLine>>; ///< by column
enum class Tie { none, width, words };          ///< by what a line goes on with the one before

/// How a line of a cell stands to the one before it in the same column.
[[nodiscard]] Tie tie(const CellLine& before, const CellLine& line, std::size_t edge);

/// Two lines of a cell or more, and most of them, begin with a name and a comma or bracket.
[[nodiscard]] bool lists_entries(const std::vector<CellLine>& cell);

/// What begins an entry in each column has a bullet, a label ("Chair: …") or a title ("Ms. …") before it: any other line
/// that looks like one goes on with the line before.
[[nodiscard]] std::vector<bool> marks_entries(const std::vector<Row>& rows);

/// "UNITED ARAB   Mr A, Under-Secretary for" above "EMIRATES   External Relations": what stands beside a label in two lines
/// breaks off and goes on.
[[nodiscard]] bool goes_on_beside(const Row& row, const Row& cells);

} // namespace entente::document
