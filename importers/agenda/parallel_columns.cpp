#include "importers/agenda/parallel_columns.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {
namespace {

/// Two cells or more that each label a session of the same sort ("Workshop A", "Workshop B"), and no others but in the
/// first column.
bool heads_sessions(const std::vector<Item>& items, std::size_t first, std::size_t end, const Cues& cues) {
  std::set<std::string> numbers;
  std::set<std::string> words;
  std::set<int> columns;
  for (std::size_t n = first; n < end; ++n) {
    if (items[n].hours || !columns.insert(items[n].column).second) { return false; }
    const std::optional<SessionHeading> heading = session_heading(items[n], cues);
    if (!heading || !heading->label) {
      if (items[n].column > 1) { return false; }
      continue;
    }
    words.insert(heading->label_word);
    if (!numbers.insert(heading->number).second) { return false; }
  }
  return numbers.size() >= 2 && words.size() == 1;
}

/// 1 where the empty cell before the heads was lost: below "Workshop A | Workshop B" stands "Chair | Ms A | Ms B". Else 0.
int heads_shift(const std::vector<Item>& items, std::size_t heads, std::size_t first, const Cues& cues) {
  if (first >= items.size() || items[first].table != items[heads].table) { return 0; }
  const std::optional<SessionHeading> own = session_heading(items[heads], cues);
  const bool all = items[heads].column == 1 && own && own->label;
  return all && items[row_end(items, first) - 1].column == items[first - 1].column + 1 ? 1 : 0;
}

/// "9:00–10:00 | Facilitator: Ms A | Facilitator: Mr B": the item behind the rows whose first cell is hours and whose others
/// tell a role or somebody with a title; `first` where there are none.
std::size_t timed_end(const std::vector<Item>& items, std::size_t first, const Cues& cues) {
  std::size_t end = first;
  while (end < items.size() && items[end].table == items[first].table && items[first].table > 0) {
    const std::size_t next = row_end(items, end);
    const bool hours = items[end].hours && items[end].column == 1 && items[end].words.size() == 0 && next - end > 1;
    if (!hours) { break; }
    for (std::size_t n = end + 1; n < next; ++n) {
      const std::optional<RoleHeading> role = role_heading(items[n], cues);
      const bool told = (role && role->firm && role->colon) || honorific_at(items[n].text, cues);
      if (!told || items[n].hours) { return end; }
    }
    end = next;
  }
  return end;
}

/// From the start of the first row's hours to the end of the last row's.
FoundHours hours_of_rows(const std::vector<Item>& items, std::size_t first, std::size_t end) {
  FoundHours hours = *items[first].hours;
  for (std::size_t n = first; n < end; ++n) {
    if (items[n].hours) { hours.end = items[n].hours->end; }
  }
  return hours;
}

/// The item behind the rows that belong below the heads.
std::size_t body_end(const std::vector<Item>& items, std::size_t heads, std::size_t first, const Cues& cues) {
  std::set<int> columns;
  const int shift = heads_shift(items, heads, first, cues);
  for (std::size_t n = heads; n < first; ++n) {
    columns.insert(items[n].column + shift);
  }
  columns.insert(1);
  std::size_t end = first;
  while (end < items.size() && items[end].table == items[heads].table) {
    const std::size_t next = row_end(items, end);
    for (std::size_t n = end; n < next; ++n) {
      const std::optional<SessionHeading> own = session_heading(items[n], cues);
      if (items[n].hours || !columns.contains(items[n].column) || (own && own->label)) { return end; }
    }
    end = next;
  }
  return end;
}

Item unfolded_cell(Item cell) {
  const BlockKind kind = cell.kind;
  Item item = out_of_table(std::move(cell));
  item.kind = kind;
  item.gap = false;
  return item;
}

/// "Chair" in the first column before a cell: "Chair: Ms A".
Item labelled(const std::string& label, const Item& cell) {
  Item item = unfolded_cell(cell);
  if (label.empty() || !item.bullet.empty()) { return item; }
  const std::string before = label + ": ";
  item.text = before + item.text;
  for (Ranges* const ranges : {&item.emphasis, &item.italics}) {
    for (auto& [begin, end] : *ranges) {
      begin += before.size();
      end += before.size();
    }
  }
  for (std::size_t& at : item.breaks) {
    at += before.size();
  }
  item.words = words_of(item.text);
  return item;
}

void unfold(const std::vector<Item>& items, std::size_t heads, std::size_t first, std::size_t end, const Cues& cues,
            std::vector<Item>& to) {
  const int shift = heads_shift(items, heads, first, cues);
  for (std::size_t head = heads; head < first; ++head) {
    const int column = items[head].column + shift;
    const std::optional<SessionHeading> session = session_heading(items[head], cues);
    if (!session || !session->label) { continue; } // the head of the rows' labels
    to.push_back(unfolded_cell(items[head]));
    if (items[first].hours) { to.back().hours = hours_of_rows(items, first, end); }
    std::string label;
    int row = 0;
    for (std::size_t n = first; n < end; ++n) {
      if (items[n].row != row) { label.clear(); }
      row = items[n].row;
      if (items[n].hours) { continue; }
      if (items[n].column == 1 && column != 1) { label = std::string(trim_separators(items[n].text)); }
      if (items[n].column == column) {
        const Cue* const what = cues.column_labels.exact(label);
        if (what != nullptr && (what->value == "session" || what->value == "title")) {
          label.clear();
        } // "Title | Learning the language"
        to.push_back(labelled(label, items[n]));
        label.clear();
      }
    }
  }
}

} // namespace

void unfold_parallel_columns(std::vector<Item>& items, const Cues& cues) {
  std::vector<Item> unfolded;
  bool any = false;
  for (std::size_t n = 0; n < items.size();) {
    const std::size_t end = items[n].table == 0 ? n + 1 : row_end(items, n);
    const bool heads = items[n].table > 0 && end - n >= 2 && heads_sessions(items, n, end, cues);
    const std::size_t timed = heads ? timed_end(items, end, cues) : end;
    const std::size_t last = heads && timed == end ? body_end(items, n, end, cues) : timed;
    if (heads && last > end) {
      unfold(items, n, end, last, cues, unfolded);
      any = true;
      n = last;
      continue;
    }
    unfolded.insert(unfolded.end(), items.begin() + static_cast<std::ptrdiff_t>(n),
                    items.begin() + static_cast<std::ptrdiff_t>(end));
    n = end;
  }
  if (any) { items = std::move(unfolded); }
}

} // namespace entente::agenda
