#include "importers/document/cells.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/document/bullets.hpp"
#include "importers/document/wording.hpp"

namespace entente::document {

namespace {

std::string_view without_end(std::string_view line) {
  while (line.ends_with(' ') || line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

bool only(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

/// The tab that separates two cells: not the indentation, not the space behind a bullet.
std::size_t cell_tab(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) { return std::string_view::npos; }
  const Bullet bullet = read_bullet(line.substr(begin));
  return line.find('\t', begin + bullet.size);
}

bool is_pipe_row(std::string_view line) {
  const std::string_view text = trim(line);
  return !text.starts_with('#') && text.find('|') != std::string_view::npos && text.size() > 1 && text.find("||") != 0;
}

/// "a)" and nothing else; a number may be a column's.
bool only_letter_bullet(std::string_view text) {
  return text.size() == 2 && text.back() == ')' && text.front() >= 'a' && text.front() <= 'z';
}

std::vector<std::string_view> cut(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at == text.size() || (text[at] == separator && (at == 0 || text[at - 1] != '\\'))) {
      parts.push_back(text.substr(begin, at - begin));
      begin = at + 1;
    }
  }
  return parts;
}

} // namespace

Cells::Cells(const std::vector<std::string>& lines, const std::vector<LineUse>& uses) : lines_(lines) {
  std::size_t rows = 0;
  for (std::size_t n = 0; n < lines.size() && rows < 2; ++n) {
    if (uses[n] == LineUse::text && cell_tab(without_end(lines[n])) != std::string_view::npos) { ++rows; }
  }
  has_tab_table_ = rows >= 2;
}

bool Cells::is_rule(std::size_t line) const {
  const std::string_view text = trim(lines_[line]);
  return text.size() >= 3 && only(text, "-=*_~ \t|+:") && text.find_first_of("-=*_~") != std::string_view::npos;
}

bool Cells::underlined(std::size_t line) const {
  if (line + 1 >= lines_.size()) { return false; }
  const std::string_view next = trim(lines_[line + 1]);
  const std::string_view text = trim(lines_[line]);
  return next.size() >= 3 && (only(next, "-") || only(next, "=")) && !text.empty() &&
         text.find('\t') == std::string_view::npos && length(text) <= 120 && next.size() * 3 >= length(text);
}

void Cells::join_above(std::vector<Cell>& cells, bool next_line) {
  bool any = false;
  for (Cell& cell : cells) {
    const auto column = static_cast<std::size_t>(cell.column);
    if (!next_line || column >= above_.size() || above_[column].empty()) { continue; }
    const std::string_view before = above_[column];
    const bool lower = starts_lower(cell.text) && !ends_sentence(before);
    cell.goes_on = read_bullet(cell.text).size == 0 && (lower || ends_open(before, true) || cell.text.starts_with('('));
    any = any || lower;
  }
  if (any) { --row_; }
  for (Cell& cell : cells) {
    cell.goes_on = cell.goes_on && any;
    cell.row = row_;
  }
}

void Cells::join_open_cell(Cell& cell) {
  const auto column = static_cast<std::size_t>(cell.column);
  if (column >= above_.size() || !above_[column].ends_with(',') || read_bullet(cell.text).size > 0) { return; }
  cell.goes_on = true;
  cell.row = --row_;
}

std::vector<Cell> Cells::split(std::size_t line) {
  const std::string_view text = without_end(lines_[line]);
  const bool pipes = is_pipe_row(text);
  const std::size_t tab = pipes ? std::string_view::npos : cell_tab(text);
  const bool near = open_ && line - last_ <= 12;
  const bool leading_tab = !pipes && (has_tab_table_ || line - last_ == 1) && text.starts_with('\t') && near;
  if (!pipes && tab == std::string_view::npos && !leading_tab) {
    if (!trim(text).empty()) { open_ = false; }
    return {};
  }
  if (is_rule(line)) { return {}; }
  if (!near) {
    ++tables_;
    row_ = 0;
  }
  open_ = true;
  const bool next_line = line == last_ + 1;
  last_ = line;
  ++row_;
  std::string_view body = pipes ? trim(text) : text;
  if (pipes && row_ == 1) { framed_ = body.starts_with('|'); }
  if (pipes && framed_ && body.starts_with('|')) { body.remove_prefix(1); }
  std::vector<Cell> cells;
  int column = 0;
  const bool bare_bullet_first = !pipes && !leading_tab && body.starts_with('\t');
  if (bare_bullet_first) { body = body.substr(body.find_first_not_of(" \t")); }
  const std::size_t skip = pipes ? 0 : read_bullet(body).size;
  const std::vector<std::string_view> parts = cut(body.substr(skip), pipes ? '|' : '\t');
  int bullet = 0; ///< the column of a letter that stands in a cell of its own
  for (std::size_t n = 0; n < parts.size(); ++n) {
    const std::string_view part = parts[n];
    ++column;
    std::string_view shown = column == 1 && skip > 0 ? body.substr(0, skip + part.size()) : part;
    if (!pipes && column > 1 && n + 1 < parts.size() && only_letter_bullet(trim(part))) { // "a)", a tab and its text
      ++n;
      bullet = column;
      shown = {part.data(), static_cast<std::size_t>(parts[n].data() + parts[n].size() - part.data())};
    }
    shown = trim(shown);
    if (!shown.empty()) { cells.push_back({shown, tables_, row_, column, false}); }
  }
  const bool below_bullet = next_line && hang_ > 0 && cells.size() == 1 && cells.front().column == hang_ + 1;
  if (below_bullet) { cells.front().column = hang_; }
  hang_ = below_bullet ? hang_ : bullet;
  const bool continues = !cells.empty() && cells.front().column > 1;
  for (Cell& cell : cells) {
    cell.continues = continues;
  }
  if (continues && !pipes && cells.size() > 1) { join_above(cells, next_line); }
  if (continues && pipes && next_line && cells.size() == 1) { join_open_cell(cells.front()); }
  above_.clear();
  for (const Cell& cell : cells) {
    above_.resize(std::max(above_.size(), static_cast<std::size_t>(cell.column) + 1));
    above_[static_cast<std::size_t>(cell.column)] = cell.text;
  }
  return cells;
}

} // namespace entente::document
