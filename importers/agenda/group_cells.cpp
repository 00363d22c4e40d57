#include "importers/agenda/group_cells.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {

namespace {

using Indices = std::vector<std::size_t>;

/// A cell, and where the parts that it lists begin.
struct ListCell {
  int column = 0;
  Indices items;
  Indices begins; ///< places in `items`
};

/// The cells of a row that hold two items or more.
std::vector<ListCell> list_cells(const std::vector<Item>& items, std::size_t first, std::size_t end) {
  std::vector<ListCell> cells;
  for (std::size_t n = first; n < end; ++n) {
    if (cells.empty() || cells.back().column != items[n].column) { cells.push_back({items[n].column, {}, {}}); }
    cells.back().items.push_back(n);
  }
  std::erase_if(cells, [](const ListCell& cell) { return cell.items.size() < 2; });
  return cells;
}

/// Where labelled sessions of one kind of label begin, two or more, each with a number of its own; none where people stand
/// among them.
Indices group_begins(const std::vector<Item>& items, const ListCell& cell, const Cues& cues) {
  struct Labels {
    Indices begins;
    std::set<std::string> numbers;
  };
  std::map<std::string, Labels> kinds; ///< by the label's word
  for (std::size_t n = 0; n < cell.items.size(); ++n) {
    const Item& item = items[cell.items[n]];
    const std::optional<SessionHeading> heading = session_heading(item, cues);
    const std::optional<RoleHeading> role = role_heading(item, cues);
    if (item.hours || (role && role->firm && role->colon)) { return {}; }
    if (!heading || !heading->label || heading->number.empty()) { continue; }
    Labels& labels = kinds[heading->label_word];
    if (labels.numbers.insert(heading->number).second) { labels.begins.push_back(n); }
  }
  for (auto& [word, labels] : kinds) {
    if (labels.begins.size() > 1) { return std::move(labels.begins); }
  }
  return {};
}

/// Where the role that begins the cell begins anew behind another role.
Indices round_begins(const std::vector<Item>& items, const ListCell& cell, const Cues& cues) {
  Indices begins;
  std::optional<Role> first;
  std::optional<Role> last;
  for (std::size_t n = 0; n < cell.items.size(); ++n) {
    const Item& item = items[cell.items[n]];
    const std::optional<RoleHeading> role = role_heading(item, cues);
    const bool told = role && role->role && role->colon;
    if (item.hours || (n == 0 && !told)) { return {}; }
    if (!told) { continue; }
    if (n == 0) { first = role->role; }
    if (role->role == first && last != first) { begins.push_back(n); }
    last = role->role;
  }
  return begins;
}

/// "Group 1 – Facilitator: Ms A" beside "Group 1: visas": where the labels of the groups stand once more, in order; they are
/// cut off. Nothing where other labels stand there.
Indices label_begins(std::vector<Item>& items, const ListCell& groups, const ListCell& cell, const Cues& cues) {
  std::vector<std::pair<std::size_t, std::string>> cuts; ///< items, and what stands behind their labels
  Indices begins;
  for (std::size_t n = 0; n < cell.items.size(); ++n) {
    const std::optional<SessionHeading> own = session_heading(items[cell.items[n]], cues);
    if (!own || !own->label) { continue; }
    if (begins.size() >= groups.begins.size() || own->title.empty()) { return {}; }
    const Item& group = items[groups.items[groups.begins[begins.size()]]];
    const std::optional<SessionHeading> named = session_heading(group, cues);
    if (!named || named->label_word != own->label_word || named->number != own->number) { return {}; }
    begins.push_back(n);
    cuts.emplace_back(cell.items[n], own->title);
  }
  if (begins.size() != groups.begins.size() || begins.front() != 0) { return {}; }
  for (const auto& [index, title] : cuts) {
    const std::size_t begin = items[index].text.find(title);
    if (begin != std::string::npos) { items[index] = part_of(items[index], begin, items[index].text.size()); }
  }
  return begins;
}

/// The groups of a row and their people; nothing where they do not answer one another.
std::optional<std::pair<ListCell, ListCell>> groups_of(std::vector<Item>& items, std::size_t first, std::size_t end,
                                                       const Cues& cues) {
  std::vector<ListCell> cells = list_cells(items, first, end);
  for (std::size_t n = 0; n + 1 < cells.size(); ++n) {
    cells[n].begins = group_begins(items, cells[n], cues);
    if (cells[n].begins.size() < 2) { continue; }
    for (std::size_t other = n + 1; other < cells.size(); ++other) {
      cells[other].begins = label_begins(items, cells[n], cells[other], cues);
      if (cells[other].begins.empty()) { cells[other].begins = round_begins(items, cells[other], cues); }
      if (cells[other].begins.size() == cells[n].begins.size()) { return std::pair(cells[n], cells[other]); }
    }
  }
  return std::nullopt;
}

/// The items of part `part` of a cell.
std::pair<std::size_t, std::size_t> part_bounds(const ListCell& cell, std::size_t part) {
  return {cell.begins[part], part + 1 < cell.begins.size() ? cell.begins[part + 1] : cell.items.size()};
}

} // namespace

void unfold_group_cells(std::vector<Item>& items, const Cues& cues) {
  std::vector<Item> unfolded;
  unfolded.reserve(items.size());
  int table = 0;
  int more = 0; ///< rows added to the table so far
  for (std::size_t first = 0; first < items.size();) {
    const std::size_t end = row_end(items, first);
    if (items[first].table != table) {
      table = items[first].table;
      more = 0;
    }
    const auto groups = table > 0 ? groups_of(items, first, end, cues) : std::nullopt;
    std::vector<bool> moved(end - first, false);
    if (groups) {
      for (const ListCell* const cell : {&groups->first, &groups->second}) {
        for (std::size_t n = cell->begins.front(); n < cell->items.size(); ++n) {
          moved[cell->items[n] - first] = true;
        }
      }
    }
    for (std::size_t n = first; n < end; ++n) {
      if (moved[n - first]) { continue; }
      unfolded.push_back(items[n]);
      unfolded.back().row += table > 0 ? more : 0;
    }
    for (std::size_t part = 0; groups && part < groups->first.begins.size(); ++part) {
      ++more;
      for (const ListCell* const cell : {&groups->first, &groups->second}) {
        const auto [begin, behind] = part_bounds(*cell, part);
        for (std::size_t n = begin; n < behind; ++n) {
          unfolded.push_back(items[cell->items[n]]);
          unfolded.back().row += more;
        }
      }
    }
    first = end;
  }
  items = std::move(unfolded);
}

} // namespace entente::agenda
