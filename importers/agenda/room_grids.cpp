#include "importers/agenda/room_grids.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {

namespace {

/// "Room Vardaris (C)", "Salle 2", "Auditorium".
bool names_room(const Item& cell, const Cues& cues) {
  constexpr std::size_t most_words = 6;
  std::size_t at = 0;
  std::size_t length = 0;
  return !cell.hours && cell.words.size() <= most_words && cues.place_words.find(cell.words.folded, at, length) != nullptr;
}

/// "Time | Main hall | Room 2", or with nothing above the hours: a head whose columns behind them are all rooms, two of them
/// or more.
bool heads_rooms(const std::vector<Item>& items, std::size_t first, std::size_t end, const Cues& cues) {
  constexpr std::size_t fewest = 2;
  const bool labelled = items[first].table > 0 && label_value(items[first], cues) == "time";
  const bool empty = items[first].table > 0 && items[first].column > 1;
  const std::size_t rooms = first + (labelled ? 1 : 0);
  return (labelled || empty) && end - rooms >= fewest &&
         std::all_of(items.begin() + static_cast<std::ptrdiff_t>(rooms), items.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Item& cell) { return names_room(cell, cues); });
}

/// The columns behind the hours of a row.
std::set<int> columns_of(const std::vector<Item>& items, std::size_t first, std::size_t end) {
  std::set<int> columns;
  for (std::size_t n = first + 1; n < end; ++n) {
    columns.insert(items[n].column);
  }
  return columns;
}

/// The item behind a row that begins with hours and the rows below it without any, which go on with its cells.
std::size_t timed_row_end(const std::vector<Item>& items, std::size_t first) {
  std::size_t end = row_end(items, first);
  while (end < items.size() && items[end].table == items[first].table && !items[end].hours && items[end].column > 1) {
    end = row_end(items, end);
  }
  return end;
}

/// The item behind a table's rows, where each begins with hours or goes on with one that does, and one at least has sessions
/// side by side; the first item of the rows for other tables.
std::size_t rows_end(const std::vector<Item>& items, std::size_t first) {
  bool side_by_side = false;
  std::size_t end = first;
  while (end < items.size() && items[end].table == items[first].table) {
    if (!items[end].hours || items[end].column != 1) { return first; }
    const std::size_t next = timed_row_end(items, end);
    side_by_side = side_by_side || columns_of(items, end, next).size() > 1;
    end = next;
  }
  return side_by_side ? end : first;
}

void write_row(const std::vector<Item>& items, std::size_t first, std::size_t end, std::vector<Item>& to) {
  for (const int column : columns_of(items, first, end)) {
    bool headed = false;
    for (std::size_t n = first + 1; n < end; ++n) {
      if (items[n].column != column) { continue; }
      to.push_back(headed ? out_of_table(items[n]) : heading_of_cell(items[n], *items[first].hours));
      headed = true;
    }
  }
}

} // namespace

void unfold_room_grids(std::vector<Item>& items, const Cues& cues) {
  std::vector<Item> unfolded;
  bool any = false;
  for (std::size_t n = 0; n < items.size();) {
    const std::size_t end = row_end(items, n);
    const bool heads = end < items.size() && items[n].table == items[end].table && heads_rooms(items, n, end, cues);
    const std::size_t last = heads ? rows_end(items, end) : end;
    for (std::size_t row = end; heads && row < last; row = timed_row_end(items, row)) {
      write_row(items, row, timed_row_end(items, row), unfolded);
    }
    if (last == end) {
      unfolded.insert(unfolded.end(), items.begin() + static_cast<std::ptrdiff_t>(n),
                      items.begin() + static_cast<std::ptrdiff_t>(end));
    }
    any = any || last > end;
    n = last;
  }
  if (any) { items = std::move(unfolded); }
}

} // namespace entente::agenda
