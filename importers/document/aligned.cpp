#include "importers/document/aligned.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/text/unicode.hpp"
#include "importers/document/aligned_cells.hpp"
#include "importers/document/aligned_columns.hpp"
#include "importers/document/bullets.hpp"
#include "importers/document/line_parts.hpp"
#include "importers/document/pieces.hpp"
#include "importers/document/tab_stops.hpp"
#include "importers/document/wording.hpp"

namespace entente::document {

namespace {

constexpr int most_blanks = 4; ///< blank lines within a table, a page's end among them

/// The stretches within [begin, end), counted from `begin`.
Ranges within(const Ranges& ranges, std::size_t begin, std::size_t end) {
  Ranges inside;
  for (const auto& [from, to] : ranges) {
    if (from < end && to > begin) { inside.emplace_back(std::max(from, begin) - begin, std::min(to, end) - begin); }
  }
  return inside;
}

class Aligned {
public:
  Aligned(const std::vector<std::string>& lines, const std::vector<LineUse>& uses, const std::vector<LineStyle>& given)
      : lines_(lines), uses_(uses), given_(given) {
    parts_.reserve(lines.size());
    for (std::size_t n = 0; n < lines.size(); ++n) {
      parts_.push_back(uses[n] == LineUse::text ? parts_of(lines[n]) : std::vector<Part>{});
      const bool apart = !given.empty() && (given[n].table > 0 || given[n].kind != BlockKind::paragraph);
      if (apart && parts_.back().size() > 1) { parts_.back() = {{-1, 0, lines[n].size(), 0}}; }
      if (apart) { tables_ = std::max(tables_, given[n].table); }
    }
    columns_ = shared_columns(lines, parts_);
    hanging_ = hanging_columns(lines, parts_, columns_);
  }

  [[nodiscard]] bool any() const { return !columns_.empty(); }
  [[nodiscard]] std::vector<Block> run();

private:
  const std::vector<std::string>& lines_;
  const std::vector<LineUse>& uses_;
  const std::vector<LineStyle>& given_;
  std::vector<std::vector<Part>> parts_;
  std::vector<int> columns_;                 ///< where parts begin in several lines, in order
  std::vector<std::pair<int, int>> hanging_; ///< those that hang below another's bullets, and which
  int tables_ = 0;

  // The lines cell by cell, with what the joiner is to know of them.
  std::vector<std::string> set_;
  std::vector<std::string> plain_; ///< the same, empty within tables
  std::vector<LineUse> set_uses_;
  std::vector<LineStyle> styles_;
  std::vector<int> printed_;
  std::vector<std::optional<bool>> goes_on_;

  [[nodiscard]] std::optional<int> column_at(int column) const;
  [[nodiscard]] std::optional<std::size_t> slot(int column, const std::vector<int>& columns, int reach) const;
  [[nodiscard]] bool below_bullet(std::size_t line) const;
  [[nodiscard]] int reach_of(std::size_t line) const { return below_bullet(line) ? 2 * most_hang : most_hang; }
  [[nodiscard]] bool is_row(std::size_t line) const;
  [[nodiscard]] std::string_view text(std::size_t line, const Part& part) const {
    return std::string_view(lines_[line]).substr(part.begin, part.end - part.begin);
  }
  [[nodiscard]] bool continues_first(std::string_view before, std::size_t line, int next_column) const;
  std::size_t read_table(std::size_t first);
  [[nodiscard]] std::size_t table_end(std::size_t first, std::vector<int>& columns) const;
  [[nodiscard]] Row cells_of(std::size_t line, const std::vector<int>& columns) const;
  [[nodiscard]] bool begins_row(const Row& row, const Row& cells, const std::vector<int>& columns,
                                const std::vector<std::size_t>& edges) const;
  void print(const std::vector<Row>& rows, const std::vector<std::size_t>& edges);
  void put(std::size_t line, std::string_view text, LineStyle style, std::optional<bool> goes_on);
};

/// The column in which what begins at `column` stands, that of the bullets for what hangs below them.
std::optional<int> Aligned::column_at(int column) const {
  const std::optional<int> own = document::column_at(columns_, column);
  const auto hangs = std::ranges::find_if(hanging_, [&](const auto& one) { return own.value_or(column) == one.first; });
  return hangs == hanging_.end() ? own : std::optional(hangs->second);
}

/// A part of the line behind the first stands in a column.
bool Aligned::is_row(std::size_t line) const {
  const std::vector<Part>& parts = parts_[line];
  return parts.size() > 1 &&
         std::any_of(parts.begin() + 1, parts.end(), [&](const Part& part) { return column_at(part.column).has_value(); });
}

/// Which of the table's columns a part that begins at `column` stands in, one that hangs below a bullet included; nothing
/// for the first column and for places that are no column.
std::optional<std::size_t> Aligned::slot(int column, const std::vector<int>& columns, int reach) const {
  const auto at = static_cast<std::size_t>(std::ranges::upper_bound(columns, column + 1) - columns.begin());
  if (at < 2) { return std::nullopt; }
  return column - columns[at - 1] <= reach ? std::optional(at - 1) : std::nullopt;
}

/// The line stands below the text of a list item, whose bullet is some columns to the left.
bool Aligned::below_bullet(std::size_t line) const {
  constexpr std::size_t most_lines = 6;
  constexpr int widest_bullet = 4;
  const int column = parts_[line].empty() ? 0 : parts_[line].front().column;
  for (std::size_t back = 1; back <= std::min(most_lines, line); ++back) {
    const std::vector<Part>& above = parts_[line - back];
    if (parts_[line].size() != 1 || above.empty()) { return false; }
    const Part& part = above.back();
    if (part.column == column) { continue; }
    return part.column + 2 <= column && column <= part.column + widest_bullet &&
           read_bullet(text(line - back, part)).size > 0;
  }
  return false;
}

/// The line goes on with what stood in the first column on the line before.
bool Aligned::continues_first(std::string_view before, std::size_t line, int next_column) const {
  const Part& part = parts_[line].front();
  const std::string_view own = text(line, part);
  if (part.column + static_cast<int>(length(own)) >= next_column) { return false; }
  return (ends_open(before, true) && !only_hours(before)) || (starts_lower(own) && !ends_sentence(before));
}

/// The line behind the table that begins at `first`, and its columns.
std::size_t Aligned::table_end(std::size_t first, std::vector<int>& columns) const {
  std::size_t end = first + 1;
  int blanks = 0;
  columns = {parts_[first].front().column};
  const auto add = [&](int column) {
    const auto at = std::ranges::lower_bound(columns, column);
    if (at == columns.end() || *at != column) { columns.insert(at, column); }
  };
  std::string_view before;
  for (std::size_t n = first; n < lines_.size() && blanks <= most_blanks; ++n) {
    const std::vector<Part>& parts = parts_[n];
    if (parts.empty()) {
      ++blanks;
      continue;
    }
    const std::optional<int> own = column_at(parts.front().column);
    if (columns.size() > most_parts) { break; }
    const bool hangs = blanks == 0 && slot(parts.front().column, columns, reach_of(n)).has_value();
    const bool known = (own && *own > columns.front() && std::ranges::binary_search(columns, *own)) || hangs;
    if (is_row(n)) {
      const int start = parts.front().column;
      if (!own && start < columns.front() - 1) { columns.front() = start; }
      if (!own && !hangs && start > columns.front() + 8 && columns.size() > 1 && start > columns[1]) { break; }
      for (std::size_t k = 1; k < parts.size(); ++k) {
        if (const std::optional<int> column = column_at(parts[k].column)) { add(*column); }
      }
      before = text(n, parts.front());
    } else if (parts.size() > 1) {
      break;
    } else if (!known) {
      const bool below = parts.front().column <= columns.front() + 1 && columns.size() > 1 && blanks == 0;
      if (!below || !continues_first(before, n, columns[1])) { break; }
      before = text(n, parts.front());
    }
    blanks = 0;
    end = n + 1;
  }
  return end;
}

Row Aligned::cells_of(std::size_t line, const std::vector<int>& columns) const {
  Row row(columns.size());
  std::vector<CellLine>* last = nullptr;
  std::size_t begin = 0;
  for (const Part& part : parts_[line]) {
    const std::optional<int> column = column_at(part.column);
    std::size_t at = 0;
    if (column && std::ranges::binary_search(columns, *column)) {
      at = static_cast<std::size_t>(std::ranges::lower_bound(columns, *column) - columns.begin());
    } else if (last == nullptr) {
      at = slot(part.column, columns, reach_of(line)).value_or(0);
    } else {
      last->back().text = std::string_view(lines_[line]).substr(begin, part.end - begin);
      continue;
    }
    last = &row[at];
    begin = part.begin;
    last->push_back({line, text(line, part), part.column});
  }
  return row;
}

void Aligned::put(std::size_t line, std::string_view text, LineStyle style, std::optional<bool> goes_on) {
  set_.emplace_back(text);
  plain_.emplace_back(style.table > 0 ? std::string_view() : text);
  set_uses_.push_back(uses_[line]);
  styles_.push_back(std::move(style));
  printed_.push_back(static_cast<int>(line) + 1);
  goes_on_.push_back(goes_on);
}

/// Prints the cells of each row one behind the other.
void Aligned::print(const std::vector<Row>& rows, const std::vector<std::size_t>& edges) {
  ++tables_;
  int number = 0;
  const std::vector<bool> marks = marks_entries(rows);
  for (const Row& row : rows) {
    ++number;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool entries = lists_entries(row[c]);
      int begins = 0;       ///< where the first line of the text at hand does
      bool went_on = false; ///< the line before goes on with that text
      for (std::size_t k = 0; k < row[c].size(); ++k) {
        const CellLine& line = row[c][k];
        LineStyle style;
        style.table = tables_;
        style.row = number;
        style.column = static_cast<int>(c) + 1;
        const Tie tied = k > 0 ? tie(row[c][k - 1], line, edges[c]) : Tie::none;
        const bool entry = marks[c] ? begins_marked(line.text) : entries && begins_entry(line.text);
        bool goes_on = tied == Tie::words || (tied == Tie::width && !entry);
        if (k > 0 && line.column < row[c][k - 1].column && line.column <= begins && !starts_lower(line.text)) {
          goes_on = goes_on && ends_open(row[c][k - 1].text, true); // back out from lines that hung
        }
        // "• Ana Paz, Director" above two lines that hang below it: the second goes on as the first did.
        const bool hangs = k > 0 && went_on && line.column == row[c][k - 1].column && line.column >= begins + 2 &&
                           line.line == row[c][k - 1].line + 1 && read_bullet(line.text).size == 0 &&
                           !ends_sentence(row[c][k - 1].text) && !begins_marked(line.text);
        goes_on = goes_on || hangs;
        went_on = goes_on;
        if (!goes_on) { begins = line.column; }
        style.boundary = !goes_on;
        if (!given_.empty()) {
          const auto from = static_cast<std::size_t>(line.text.data() - lines_[line.line].data());
          style.bold = within(given_[line.line].bold, from, from + line.text.size());
          style.italics = within(given_[line.line].italics, from, from + line.text.size());
        }
        put(line.line, line.text, std::move(style), goes_on);
      }
    }
  }
}

/// The line begins a row below `row`: its first column is filled, or several others are and none goes on.
bool Aligned::begins_row(const Row& row, const Row& cells, const std::vector<int>& columns,
                         const std::vector<std::size_t>& edges) const {
  if (!cells.front().empty()) {
    const CellLine& own = cells.front().front();
    const bool below = !row.front().empty() && row.front().back().line + 1 == own.line;
    if (below && goes_on_beside(row, cells)) { return false; }
    return !below || !continues_first(row.front().back().text, own.line, columns[1]);
  }
  constexpr std::size_t wide_cell = 36;
  std::size_t filled = 0;
  bool apart = false;
  bool below_label = false;
  const auto beside = std::ranges::count_if(cells, [](const auto& cell) { return !cell.empty(); });
  bool directly = false; ///< another column goes on right below, with text of its own
  for (std::size_t c = 1; c < cells.size(); ++c) {
    if (cells[c].empty() || row[c].empty()) { continue; }
    const CellLine& own = cells[c].front();
    directly = directly || (row[c].back().line + 1 == own.line && read_bullet(own.text).size == 0 &&
                            tie(row[c].back(), own, edges[c]) == Tie::none);
  }
  for (std::size_t c = 1; c + 1 < cells.size(); ++c) { // "Kenya:   Director, Ms A" below another such pair
    const bool label = !cells[c].empty() && !row[c].empty() && cells[c].front().text.ends_with(':');
    if (label && row[c].front().text.ends_with(':') && !cells[c + 1].empty()) { return true; }
  }
  for (std::size_t c = 1; c < cells.size(); ++c) {
    if (cells[c].empty()) { continue; }
    ++filled;
    if (row[c].empty()) { continue; }
    const CellLine& above = row[c].back();
    const Tie found = tie(above, cells[c].front(), edges[c]);
    const bool wide =
        beside <= 2 && !directly && length(above.text) >= wide_cell && above.text.find(',') != std::string_view::npos;
    if (found == Tie::words || (found == Tie::width && wide)) { return false; }
    apart = apart || found == Tie::none;
    // "Chairs:  Ms A" and lines below "Ms A" alone, then "Speakers:"
    const bool label = above.text.ends_with(':') && above.text.find(' ') == std::string_view::npos && c + 1 < row.size();
    below_label =
        below_label || (label && found == Tie::none && !row[c + 1].empty() && row[c + 1].front().line == above.line);
  }
  return (filled > 1 && apart) || (filled == 1 && below_label);
}

std::size_t Aligned::read_table(std::size_t first) {
  std::vector<int> columns;
  const std::size_t end = table_end(first, columns);
  if (end == first + 1 && columns.size() == 2) { // hours and a title, a role and a name: one line as any other
    put(first, lines_[first], given_.empty() ? LineStyle{} : given_[first], std::nullopt);
    return end;
  }
  std::vector<Row> lines;
  std::vector<std::size_t> edges(columns.size(), 0);
  for (std::size_t n = first; n < end; ++n) {
    if (parts_[n].empty()) { continue; }
    lines.push_back(cells_of(n, columns));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      for (const CellLine& cell : lines.back()[c]) {
        edges[c] = std::max(edges[c], cell.edge());
      }
    }
  }
  std::vector<Row> rows;
  for (const Row& cells : lines) {
    if (rows.empty() || begins_row(rows.back(), cells, columns, edges)) { rows.emplace_back(columns.size()); }
    for (std::size_t c = 0; c < cells.size(); ++c) {
      rows.back()[c].insert(rows.back()[c].end(), cells[c].begin(), cells[c].end());
    }
  }
  print(rows, edges);
  return end;
}

std::vector<Block> Aligned::run() {
  for (std::size_t n = 0; n < lines_.size();) {
    if (is_row(n)) {
      n = read_table(n);
    } else {
      put(n, lines_[n], given_.empty() ? LineStyle{} : given_[n], std::nullopt);
      ++n;
    }
  }
  std::vector<Piece> pieces = split_pieces(set_, set_uses_, styles_);
  int line = 0;
  for (Piece& piece : pieces) {
    const auto at = static_cast<std::size_t>(piece.line - 1);
    if (piece.line != line) { piece.goes_on = goes_on_[at]; }
    line = piece.line;
  }
  std::vector<Block> blocks = join_pieces(std::move(pieces), plain_, given_.empty() ? std::vector<LineStyle>{} : styles_);
  const auto printed = [&](int set) { return printed_[static_cast<std::size_t>(set - 1)]; };
  for (Block& block : blocks) {
    block.line = printed(block.line);
    block.last_line = printed(block.last_line);
    for (auto& [offset, number] : block.line_starts) {
      number = printed(number);
    }
  }
  return blocks;
}

} // namespace

std::vector<Block> blocks_of_lines(const std::vector<std::string>& lines, const std::vector<LineUse>& uses,
                                   const std::vector<LineStyle>& styles) {
  std::vector<LineStyle> moved = styles;
  if (const auto tabbed = with_tabs(lines, moved); !tabbed.empty()) { return blocks_of_lines(tabbed, uses, moved); }
  if (styles.empty() && std::ranges::any_of(lines, [](const std::string& line) { return line.find('\t') != line.npos; })) {
    if (const auto lined = without_lining_tabs(lines); !lined.empty()) { return blocks_of_lines(lined, uses, styles); }
  }
  Aligned aligned(lines, uses, styles);
  return aligned.any() ? aligned.run() : join_pieces(split_pieces(lines, uses, styles), lines, styles);
}

} // namespace entente::document
