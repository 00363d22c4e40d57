/// @file
/// Tables printed with tabs or pipes, and the rules drawn between parts of a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "importers/document/furniture.hpp"

namespace entente::document {

/// One cell that is not empty.
struct Cell {
  std::string_view text;
  int table = 0;
  int row = 0;
  int column = 0;         ///< 1-based
  bool continues = false; ///< the row has nothing in its first column
  bool goes_on = false;   ///< the text goes on with that of the cell above
};

/// Which lines are rows of tables, rules or underlined headings. Lines are looked at in order.
class Cells {
public:
  Cells(const std::vector<std::string>& lines, const std::vector<LineUse>& uses);

  /// The filled cells of a line that is a table row; empty when it is none.
  [[nodiscard]] std::vector<Cell> split(std::size_t line);
  /// The number for a table that begins now.
  [[nodiscard]] int next_table() { return ++tables_; }
  /// True for lines of dashes, equal signs, stars or underscores, alone or in cells.
  [[nodiscard]] bool is_rule(std::size_t line) const;
  /// True when the next line underlines this one.
  [[nodiscard]] bool underlined(std::size_t line) const;

private:
  const std::vector<std::string>& lines_;
  bool has_tab_table_ = false;
  int tables_ = 0;
  int row_ = 0;
  bool open_ = false;
  bool framed_ = false;  ///< the rows of the table begin with a pipe; else one at the start ends an empty cell
  int hang_ = 0;         ///< the column of a list item whose lines go on one tab further in
  std::size_t last_ = 0; ///< the last row's line
  std::vector<std::string_view> above_; ///< what its columns hold

  /// Tells cells that go on with those of the line above, and keeps the row's number then.
  void join_above(std::vector<Cell>& cells, bool next_line);
  /// The only cell of a row between pipes goes on with the one above, which ends with a comma.
  void join_open_cell(Cell& cell);
};

} // namespace entente::document
