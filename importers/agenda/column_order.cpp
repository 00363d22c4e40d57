#include "importers/agenda/column_order.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {

namespace {

/// In the order in which a reader needs them.
enum class ColumnPart { hours, title, side, person, aside };

ColumnPart part_of_head(const Item& head, const Cues& cues) {
  constexpr std::array<std::string_view, 4> sides{"delegation", "state", "organisation", "affiliation"};
  const std::string_view label = label_value(head, cues);
  if (label == "time") { return ColumnPart::hours; }
  if (std::ranges::find(sides, label) != sides.end()) { return ColumnPart::side; }
  const std::optional<RoleHeading> role = role_heading(head, cues);
  if (label == "person" || (role && role->role && role->rest >= head.text.size())) { return ColumnPart::person; }
  const Cue* const aside = cues.aside_columns.exact(head.text);
  if (aside != nullptr) { return aside->value == "who" ? ColumnPart::person : ColumnPart::aside; }
  return label == "ignore" ? ColumnPart::aside : ColumnPart::title;
}

using ColumnParts = std::vector<std::pair<int, ColumnPart>>; ///< columns of a head, by their place

ColumnParts parts_of(const std::vector<Item>& items, std::size_t first, std::size_t end, const Cues& cues) {
  ColumnParts parts;
  for (std::size_t n = first; n < end; ++n) {
    if (items[n].hours || (!parts.empty() && parts.back().first >= items[n].column)) { return {}; }
    parts.emplace_back(items[n].column, part_of_head(items[n], cues));
  }
  return parts;
}

/// One column of hours, one of titles, one or more of people; and a column that is read before stands behind.
bool needs_order(const ColumnParts& parts) {
  const auto count = [&](ColumnPart part) {
    return std::ranges::count_if(parts, [&](const auto& column) { return column.second == part; });
  };
  const auto at = [&](ColumnPart part) { return std::ranges::find(parts, part, &ColumnParts::value_type::second); };
  if (count(ColumnPart::hours) != 1 || count(ColumnPart::title) != 1 || count(ColumnPart::person) == 0) { return false; }
  return at(ColumnPart::hours) != parts.begin() || at(ColumnPart::side) < at(ColumnPart::title) ||
         at(ColumnPart::person) < at(ColumnPart::title);
}

/// The item behind the table that begins with these heads, where hours stand below the head of hours; else `first`.
std::size_t table_end(const std::vector<Item>& items, std::size_t first, const ColumnParts& parts) {
  const int hours = std::ranges::find(parts, ColumnPart::hours, &ColumnParts::value_type::second)->first;
  bool any = false;
  std::size_t end = first;
  while (end < items.size() && items[end].table == items[first].table) {
    any = any || (items[end].hours && items[end].column == hours);
    ++end;
  }
  return any ? end : first;
}

void order_row(std::vector<Item>& items, std::size_t first, std::size_t end, const std::map<int, int>& places) {
  if (items[first].column == items[end - 1].column) { return; } // a title across the row
  const int last = places.rbegin()->first + 1;
  for (std::size_t n = first; n < end; ++n) {
    const auto place = places.find(items[n].column);
    items[n].column = place == places.end() ? last : place->second;
  }
  std::stable_sort(items.begin() + static_cast<std::ptrdiff_t>(first), items.begin() + static_cast<std::ptrdiff_t>(end),
                   [](const Item& left, const Item& right) { return left.column < right.column; });
}

/// The place of each column among those of the head.
std::map<int, int> places_of(ColumnParts parts) {
  std::vector<int> columns;
  for (const auto& [column, part] : parts) {
    columns.push_back(column);
  }
  std::ranges::stable_sort(parts, {}, &ColumnParts::value_type::second);
  std::map<int, int> places;
  for (std::size_t n = 0; n < parts.size(); ++n) {
    places[parts[n].first] = columns[n];
  }
  return places;
}

} // namespace

void order_columns(std::vector<Item>& items, const Cues& cues) {
  for (std::size_t n = 0; n < items.size();) {
    const std::size_t end = row_end(items, n);
    const ColumnParts parts = items[n].table > 0 && end - n > 2 ? parts_of(items, n, end, cues) : ColumnParts();
    if (!needs_order(parts)) {
      n = end;
      continue;
    }
    const std::size_t last = table_end(items, n, parts);
    const std::map<int, int> places = places_of(parts);
    for (std::size_t row = n; row < last;) {
      const std::size_t next = row_end(items, row);
      order_row(items, row, next, places);
      row = next;
    }
    n = std::max(last, end);
  }
}

} // namespace entente::agenda
