#include "importers/agenda/name_cells.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {

namespace {

constexpr std::size_t cells_of_row = 3; ///< side, post, name

/// The item behind the cells that stand on one printed line.
std::size_t line_end(const std::vector<Item>& items, std::size_t first) {
  std::size_t end = first + 1;
  while (items[first].table > 0 && end < items.size() && items[end].table == items[first].table &&
         items[end].last_line == items[first].last_line) {
    ++end;
  }
  return end;
}

/// A name of few words: with a title; or where the column is known to hold names, without one.
bool is_name_cell(const Item& cell, int column, const Cues& cues) {
  constexpr std::size_t most_words = 9;
  const bool plain = !cell.hours && cell.bullet.empty() && cell.words.size() > 1 && cell.words.size() <= most_words &&
                     cell.text.find_first_of(",;:") == std::string::npos;
  return plain && (cell.column == column ? starts_upper(cell.text) : honorific_at(cell.text, cues));
}

/// The cells of a row tell a side, a post and a name in this column; in any column where it is 0.
bool is_row(const std::vector<Item>& items, std::size_t first, std::size_t end, int column, const Cues& cues) {
  if (items[first].table == 0 || end - first != cells_of_row) { return false; }
  const Item& side = items[first];
  const Item& post = items[first + 1];
  const Item& name = items[first + 2];
  const std::optional<RoleHeading> role = role_heading(side, cues);
  const bool marked = role && role->colon; // "Moderator: Body A"
  const bool others = !side.hours && !post.hours && side.bullet.empty() && !honorific_at(side.text, cues) &&
                      (marked || !begins_with_post(side.text, cues)) && begins_with_post(post.text, cues);
  return others && (column == 0 || name.column == column) && is_name_cell(name, column, cues);
}

/// The column in which most rows print the name; 0 where few rows do.
int column_of_names(const std::vector<Item>& items, const Cues& cues) {
  constexpr std::size_t fewest = 3;
  std::vector<int> columns;
  for (std::size_t n = 0; n < items.size();) {
    const std::size_t end = line_end(items, n);
    if (is_row(items, n, end, 0, cues)) { columns.push_back(items[n + 2].column); }
    n = end;
  }
  if (columns.size() < fewest) { return 0; }
  std::ranges::nth_element(columns, columns.begin() + static_cast<std::ptrdiff_t>(columns.size() / 2));
  return columns[columns.size() / 2];
}

Item entry_of_row(const std::vector<Item>& items, std::size_t first, std::size_t end, const Cues& cues) {
  const Item& side = items[first];
  const std::optional<RoleHeading> role = role_heading(side, cues);
  const std::size_t begin = role && role->colon && role->rest < side.text.size() ? role->rest : 0;
  Item entry = out_of_table(items[end - 1]);
  for (std::size_t n = first; n < end; ++n) {
    entry.printed += (n > first ? " | " : "") + items[n].text;
  }
  const std::size_t bracket = entry.text.ends_with(')') ? entry.text.rfind(" (") : std::string::npos;
  const std::string remark = bracket == std::string::npos ? std::string() : entry.text.substr(bracket);
  std::string told = side.text.substr(0, begin) + entry.text.substr(0, bracket);
  if (end - first == cells_of_row) { told += ", " + items[first + 1].text; }
  told += ", " + side.text.substr(begin) + remark;
  entry.text = std::move(told);
  entry.words = words_of(entry.text);
  entry.emphasis.clear();
  entry.italics.clear();
  entry.breaks.clear();
  entry.line = side.last_line;
  entry.gap = false;
  entry.bullet = begin > 0 ? "" : "–";
  return entry;
}

/// "Fisher and volunteer of A | Mr Ben Roth", in a table of sides, posts and names.
bool is_post_and_name(const std::vector<Item>& items, std::size_t first, std::size_t end, const Cues& cues) {
  return items[first].table > 0 && end - first == 2 && !items[first].hours && items[first].bullet.empty() &&
         items[first].text.find(": ") == std::string::npos && !honorific_at(items[first].text, cues) &&
         begins_with_post(items[first].text, cues) && is_name_cell(items[first + 1], 0, cues);
}

} // namespace

void fold_name_cells(std::vector<Item>& items, const Cues& cues) {
  const int column = column_of_names(items, cues);
  if (column == 0) { return; }
  std::vector<Item> folded;
  folded.reserve(items.size());
  for (std::size_t n = 0; n < items.size();) {
    const std::size_t end = line_end(items, n);
    if (is_row(items, n, end, column, cues) || is_post_and_name(items, n, end, cues)) {
      folded.push_back(entry_of_row(items, n, end, cues));
    } else {
      std::move(items.begin() + static_cast<std::ptrdiff_t>(n), items.begin() + static_cast<std::ptrdiff_t>(end),
                std::back_inserter(folded));
    }
    n = end;
  }
  items = std::move(folded);
}

} // namespace entente::agenda
