#include "importers/agenda/table_rows.hpp"

#include <utility>

namespace entente::agenda {

std::size_t row_end(const std::vector<Item>& items, std::size_t first) {
  std::size_t end = first + 1;
  while (items[first].table > 0 && end < items.size() && items[end].table == items[first].table &&
         items[end].row == items[first].row) {
    ++end;
  }
  return end;
}

Item out_of_table(Item cell) {
  cell.kind = BlockKind::list_item; // a paragraph behind a sign is a footnote
  cell.table = cell.row = cell.column = 0;
  return cell;
}

Item heading_of_cell(const Item& cell, const FoundHours& hours) {
  Item heading = out_of_table(cell);
  heading.kind = BlockKind::heading;
  heading.emphasis.clear();
  heading.italics.clear();
  heading.breaks.clear();
  heading.bullet.clear();
  heading.gap = true;
  heading.hours = hours;
  return heading;
}

std::string_view label_value(const Item& cell, const Cues& cues) {
  const Cue* const label = cues.column_labels.exact(cell.text);
  return label == nullptr ? std::string_view() : std::string_view(label->value);
}

void leave_out(std::vector<Item>& items, const std::vector<bool>& marked) {
  std::vector<Item> left;
  left.reserve(items.size());
  for (std::size_t n = 0; n < items.size(); ++n) {
    if (!marked[n]) { left.push_back(std::move(items[n])); }
  }
  items = std::move(left);
}

} // namespace entente::agenda
