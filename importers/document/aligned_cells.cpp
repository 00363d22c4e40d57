#include "importers/document/aligned_cells.hpp"

#include <algorithm>

#include "importers/document/bullets.hpp"
#include "importers/document/wording.hpp"

namespace entente::document {

Tie tie(const CellLine& before, const CellLine& line, std::size_t edge) {
  if (line.line != before.line + 1) { return Tie::none; }
  if (ends_open(before.text, true)) { return Tie::words; }
  constexpr std::size_t longest_heading = 40;
  const bool heads = line.text.ends_with(':') && starts_upper(line.text) && length(line.text) <= longest_heading &&
                     line.text.find_first_of(",(") == std::string_view::npos; // "Guiding questions:"
  const bool opens = heads || read_bullet(line.text).size > 0 || begins_with_hours(line.text);
  // "Malta – Secretary, Ministry of X:" above "   Ms A", which stands further in
  const bool in = line.column >= before.column + 2 && line.column <= before.column + most_hang;
  const bool full = (before.edge() - static_cast<std::size_t>(before.column)) * 10 >=
                    (edge - std::min(edge, static_cast<std::size_t>(before.column))) * 6;
  const bool named = before.text.ends_with(':') && before.text.find(" – ") != std::string_view::npos;
  if (opens || (ends_sentence(before.text) && !(named && in))) { return Tie::none; }
  if (starts_lower(line.text) || (in && full)) { return Tie::words; }
  const std::string_view word = line.text.substr(0, line.text.find(' '));
  const bool cut = before.edge() + 1 + length(word) > edge && all_capitals(before.text) == all_capitals(line.text);
  return cut ? Tie::width : Tie::none;
}

bool lists_entries(const std::vector<CellLine>& cell) {
  constexpr std::ptrdiff_t fewest = 2;
  const auto named = std::ranges::count_if(cell, [](const CellLine& line) { return begins_entry(line.text); });
  return named >= fewest && named * 10 >= static_cast<std::ptrdiff_t>(cell.size()) * 7;
}

std::vector<bool> marks_entries(const std::vector<Row>& rows) {
  constexpr int fewest = 3;
  std::vector<bool> marks;
  for (std::size_t c = 0; !rows.empty() && c < rows.front().size(); ++c) {
    int marked = 0;
    int bare = 0;
    for (const Row& row : rows) {
      for (const CellLine& line : row[c]) {
        if (begins_marked(line.text)) {
          ++marked;
        } else if (begins_entry(line.text)) {
          ++bare;
        }
      }
    }
    marks.push_back(marked >= fewest && marked >= bare);
  }
  return marks;
}

bool goes_on_beside(const Row& row, const Row& cells) {
  const std::string_view label = cells.front().front().text;
  if (begins_with_hours(label) || read_bullet(label).size > 0 || label.ends_with(':')) { return false; }
  for (std::size_t c = 1; c < cells.size(); ++c) {
    if (cells[c].empty() || row[c].empty()) { continue; }
    const std::string_view text = cells[c].front().text;
    return row[c].back().line + 1 == cells[c].front().line && ends_open(row[c].back().text, true) && !begins_marked(text) &&
           !begins_with_hours(text);
  }
  return false;
}

} // namespace entente::document
