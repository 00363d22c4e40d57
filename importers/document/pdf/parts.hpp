/// @file
/// What a page is made of, in reading order: columns of running text and tables.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "importers/document/pdf/grid.hpp"
#include "importers/document/pdf/lines.hpp"
#include "importers/document/pdf/pages.hpp"

namespace entente::pdf {

/// Lines of a table cell.
struct Cell {
  int row = 0;      ///< 1-based within the part
  int column = 0;   ///< 1-based
  double right = 0; ///< where its lines may end
  std::vector<Line> lines;
};

/// A column of text, or (part of) a table.
struct Part {
  Box box; ///< of a column: what the lines may fill
  std::vector<Line> lines;
  std::vector<double> columns; ///< of a table: where its columns begin
  std::vector<Cell> cells;     ///< of a table, row by row
  bool whole_width = true;     ///< not a column beside others

  [[nodiscard]] bool table() const { return !columns.empty(); }
};

/// Reads the page: ruled tables, newspaper columns, tables set with white space, text. O(n log n) for ordinary pages.
[[nodiscard]] std::vector<Part> read_parts(Page page);

/// Where newspaper columns part: between `top` and `bottom` nothing crosses `x`.
struct Fold {
  double x = 0;
  double top = 0;
  double bottom = 0;
};

/// The tallest place where text runs in columns beside one another; columns of tables are none. A line that falls apart
/// is given as its pieces. O(n^2) in the number of lines.
[[nodiscard]] const Fold* find_fold(const std::vector<Line>& pieces, const std::vector<Box>& obstacles, Fold& fold);

/// The same where ruled tables stand beside one another, or beside text. O(n) in the number of lines for each table.
[[nodiscard]] const Fold* find_table_fold(const std::vector<Line>& pieces, const std::vector<Box>& tables, Fold& fold);

/// Columns that white space sets apart, over the lines [begin, end).
struct Zone {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::pair<double, double>> gutters; ///< from left to right
};

/// The tables among lines, from top to bottom; `barriers` are heights that no table crosses.
[[nodiscard]] std::vector<Zone> find_zones(const std::vector<Line>& lines, const std::vector<double>& barriers);

/// The first lines of the cells in a column that no rules divide: after white space, and where hours begin.
[[nodiscard]] std::vector<std::size_t> cell_starts(const std::vector<Line>& lines);

/// Sorts the lines of columns into rows; `columns[k]` holds the lines of column k + 1, `rights[k]` says where they may end.
[[nodiscard]] std::vector<Cell> make_rows(const std::vector<std::vector<Line>>& columns, const std::vector<double>& rights,
                                          const std::vector<Rule>& across);

} // namespace entente::pdf
