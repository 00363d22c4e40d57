#include "importers/agenda/code_grids.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/model/enums.hpp"
#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/session_codes.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {

namespace {

/// Somebody whom a list tells of, with a role at a session.
struct Listed {
  std::string role; ///< words for it; empty for speakers
  Item person;
};

/// Where a part of the document tells of a code: its heading and the items below.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A cell of the timetable that names one session: "A1 Towns".
struct Slot {
  std::string code;
  std::string title;
};

std::string_view behind_code(std::string_view text, std::string_view code) {
  std::string_view rest = trim_front_separators(text.substr(code.size()));
  constexpr std::string_view dot = "·";
  if (rest.starts_with(dot)) { rest = trim(rest.substr(dot.size())); }
  return rest;
}

/// Where " B1 Data" begins behind a cell's first code, a code of the same letters or of the same number: the cells of a row
/// that lost the signs between them; the text's size without one.
std::size_t next_code(std::string_view cell, std::string_view first) {
  const std::size_t digits = first.find_first_of("0123456789");
  if (digits == std::string_view::npos) { return cell.size(); }
  for (std::size_t at = cell.find(' '); at != std::string_view::npos; at = cell.find(' ', at + 1)) {
    const std::string_view code = code_at(cell.substr(at + 1));
    const std::size_t number = code.find_first_of("0123456789");
    if (number == std::string_view::npos || code == first) { continue; }
    const bool sibling = code.substr(0, number) == first.substr(0, digits) || code.substr(number) == first.substr(digits);
    const std::size_t behind = at + 1 + code.size();
    if (sibling && behind + 1 < cell.size() && cell[behind] == ' ' && starts_upper(cell.substr(behind + 1))) { return at; }
  }
  return cell.size();
}

/// The sessions of a cell; two for "V1 Port / V2 Old town".
std::vector<Slot> slots_of(std::string_view cell) {
  std::vector<Slot> slots;
  while (!cell.empty()) {
    const std::string_view code = code_at(cell);
    if (code.empty()) { return {}; }
    const std::size_t end = next_code(cell, code);
    std::string_view own = trim(cell.substr(0, end));
    if (own.ends_with(" /")) { own.remove_suffix(2); }
    slots.push_back({std::string(code), std::string(behind_code(own, code))});
    cell = trim(cell.substr(end));
  }
  return slots;
}

class CodeGrid {
public:
  CodeGrid(const std::vector<Item>& items, const Cues& cues) : items_(items), cues_(cues), taken_(items.size()) {}

  std::optional<std::vector<Item>> run() {
    constexpr std::ptrdiff_t fewest_codes = 4;
    find_grid();
    const auto numbered = [](const std::string& code) { return code.find_first_of("0123456789") != std::string::npos; };
    const std::ptrdiff_t numbers = std::ranges::count_if(codes_, numbered); // others may be acronyms
    if (numbers < fewest_codes || !side_by_side_) { return std::nullopt; }
    find_legend();
    find_parts();
    find_people();
    take_heads();
    if (people_.empty() && parts_.empty()) { return std::nullopt; }
    return write();
  }

private:
  const std::vector<Item>& items_;
  const Cues& cues_;
  std::vector<bool> taken_;
  std::set<std::size_t> rows_; ///< first items of rows and lines that begin with hours and hold codes
  std::set<std::string, std::less<>> codes_;
  bool side_by_side_ = false; ///< a row holds several
  std::size_t last_ = 0;      ///< behind the last such row
  std::map<std::string, std::string, std::less<>> legend_;
  std::map<std::string, Part, std::less<>> parts_;
  std::map<std::string, std::vector<Listed>, std::less<>> people_;

  void find_grid() {
    for (std::size_t n = 0; n < items_.size(); n = row_end(items_, n)) {
      if (!items_[n].hours || items_[n].column > 1) { continue; }
      std::size_t found = 0;
      for (std::size_t k = first_cell(n); k < row_end(items_, n); ++k) {
        for (Slot& slot : slots_of(items_[k].text)) {
          found += codes_.insert(std::move(slot.code)).second ? 1 : 0;
        }
      }
      if (found == 0) { continue; }
      rows_.insert(n);
      last_ = row_end(items_, n);
      side_by_side_ = side_by_side_ || found > 1;
    }
  }

  /// The first cell behind the hours; the item itself where it holds both.
  [[nodiscard]] std::size_t first_cell(std::size_t row) const { return items_[row].table > 0 ? row + 1 : row; }

  /// "(m) = moderates  (r) = rapporteur".
  void find_legend() {
    constexpr std::size_t longest_letter = 3;
    for (const Item& item : items_) {
      const std::string line = item.bullet + " " + item.text; // "(m)" reads as a bullet
      for (std::size_t at = line.find(") = "); at != std::string::npos; at = line.find(") = ", at + 1)) {
        const std::size_t open = line.rfind('(', at);
        if (open == std::string::npos || at - open > longest_letter) { continue; }
        const std::string_view rest = std::string_view(line).substr(at + 4);
        const Words words = words_of(rest.substr(0, rest.find_first_of("(,;.")), 6);
        std::size_t length = 0;
        if (cues_.roles.match(words.folded, 0, length) != nullptr) {
          legend_.emplace(line.substr(open + 1, at - open - 1), rest.substr(0, words.bytes[length - 1].second));
        }
      }
    }
  }

  [[nodiscard]] bool known(std::string_view code) const { return codes_.contains(code); }

  /// Codes of the timetable alone, and how each is marked.
  [[nodiscard]] std::optional<std::vector<MarkedCode>> listed(const Item& item) const {
    std::optional<std::vector<MarkedCode>> codes = codes_listed(item.text);
    const bool all = codes && std::ranges::all_of(*codes, [this](const MarkedCode& one) { return known(one.code); });
    return all ? std::move(codes) : std::nullopt;
  }

  /// Behind the timetable, what stands below "A1 · Towns that welcome", up to the next code or a heading in capitals.
  void find_parts() {
    std::string open;
    for (std::size_t n = last_; n <= items_.size(); ++n) {
      const bool at_end = n == items_.size();
      const std::string code(!at_end && items_[n].table == 0 ? code_at(items_[n].text) : std::string_view());
      const bool heads = !code.empty() && known(code) && !closes_person(n);
      const bool ends = at_end || heads || (items_[n].gap && in_capitals(items_[n].text)) || items_[n].table > 0;
      if (!open.empty() && ends) {
        parts_[open].end = n;
        open.clear();
      }
      if (heads && !parts_.contains(code)) {
        parts_.emplace(code, Part{n, n + 1});
        open = code;
      }
    }
    for (const auto& [code, part] : parts_) {
      std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(part.begin),
                taken_.begin() + static_cast<std::ptrdiff_t>(part.end), true);
    }
  }

  /// The first item of the lines about somebody that a line of codes ends; nothing for other items.
  [[nodiscard]] std::optional<std::size_t> closes_person(std::size_t index) const {
    constexpr std::size_t most_lines = 3;
    const bool last = index + 1 == items_.size() || items_[index + 1].gap || items_[index + 1].table > 0;
    if (items_[index].table > 0 || items_[index].gap || !last || !listed(items_[index])) { return std::nullopt; }
    std::size_t begin = index;
    while (begin > last_ && !items_[begin].gap && index - begin < most_lines) {
      --begin;
      if (items_[begin].table > 0 || !items_[begin].bullet.empty() || listed(items_[begin])) { return std::nullopt; }
    }
    return items_[begin].gap ? std::optional(begin) : std::nullopt;
  }

  /// The items [begin, end) as one, commas between.
  [[nodiscard]] Item joined(std::size_t begin, std::size_t end) const {
    Item person = out_of_table(items_[begin]);
    for (std::size_t n = begin + 1; n < end; ++n) {
      person.text += ", " + items_[n].text;
    }
    person.last_line = items_[end - 1].last_line;
    person.emphasis.clear();
    person.italics.clear();
    person.breaks.clear();
    person.bullet.clear();
    person.gap = false;
    return person;
  }

  void add_person(const Item& person, const std::vector<MarkedCode>& codes, const std::string& role) {
    for (const MarkedCode& code : codes) {
      Listed one{role, person};
      const auto letter = legend_.find(code.mark);
      const std::string& mark = letter == legend_.end() ? code.mark : letter->second;
      const Cue* const cue = cues_.roles.exact(mark);
      if (cue != nullptr) {
        one.role = cue->value == to_text(Role::speaker) ? std::string() : mark;
      } else if (!mark.empty()) {
        one.person.text += " (" + mark + ")";
      }
      one.person.printed = person.text + " | " + code.code + (code.mark.empty() ? "" : " (" + code.mark + ")");
      people_[code.code].push_back(std::move(one));
    }
  }

  void find_people() {
    std::string role; // that a heading above rows of codes and names tells
    for (std::size_t n = last_; n < items_.size();) {
      const std::size_t end = row_end(items_, n);
      const bool row = items_[n].table > 0 && end - n >= 2;
      if (const auto codes = row ? listed(items_[end - 1]) : std::nullopt; codes && items_[n].words.size() > 1) {
        add_person(joined(n, end - 1), *codes, {});
        take(n, end);
      } else if (const auto first = row ? listed(items_[n]) : std::nullopt; first && items_[n + 1].words.size() > 1) {
        add_person(joined(n + 1, end), *first, role);
        take(n, end);
      } else if (const auto begin = closes_person(n); begin && !taken_[n]) {
        add_person(joined(*begin, n), *listed(items_[n]), {});
        take(*begin, end);
      } else if (items_[n].table == 0) {
        role = role_of_heading(items_[n]);
      }
      n = end;
    }
  }

  /// "REPORTING TEAM", "Rapporteurs": the words for a role; empty for others.
  [[nodiscard]] std::string role_of_heading(const Item& item) const {
    constexpr std::size_t most_words = 5;
    if (item.words.size() > most_words) { return {}; }
    std::size_t at = 0;
    std::size_t length = 0;
    const Cue* const cue = cues_.roles.find(item.words.folded, at, length);
    return cue == nullptr || cue->value.empty() || cue->value == to_text(Role::speaker) ? std::string() : cue->phrase;
  }

  /// The heads of the timetable's columns, and of lists and parts of which nothing is left where they stand.
  void take_heads() {
    for (std::size_t n = items_.size(); n-- > 0;) {
      const std::size_t end = row_end(items_, n);
      if (taken_[n] || end == items_.size() || (n > 0 && row_end(items_, n - 1) == end)) { continue; }
      const bool labels = items_[n].table > 0 && items_[end].table == items_[n].table &&
                          cues_.column_labels.exact(items_[n].text) != nullptr;
      const bool title = n >= last_ && items_[n].table == 0 && items_[n].gap && in_capitals(items_[n].text);
      if ((labels && (taken_[end] || heads_rows(end))) || (title && taken_[end])) { take(n, end); }
    }
  }

  /// A row from this one on, in the same table, holds codes.
  [[nodiscard]] bool heads_rows(std::size_t first) const {
    const auto row = rows_.lower_bound(first);
    return row != rows_.end() && items_[*row].table == items_[first].table;
  }

  void take(std::size_t begin, std::size_t end) {
    for (std::size_t n = begin; n < end; ++n) {
      taken_[n] = true;
    }
  }

  void write_slot(const Item& cell, const FoundHours& hours, const Slot& slot, std::vector<Item>& to) const {
    const auto part = parts_.find(slot.code);
    const std::string own(part == parts_.end() ? std::string_view()
                                               : behind_code(items_[part->second.begin].text, slot.code));
    Item heading = heading_of_cell(own.empty() ? cell : items_[part->second.begin], hours);
    heading.text = own.empty() ? slot.title : own;
    heading.code = slot.code;
    heading.words = words_of(heading.text);
    to.push_back(std::move(heading));
    if (part != parts_.end()) {
      to.insert(to.end(), items_.begin() + static_cast<std::ptrdiff_t>(part->second.begin) + 1,
                items_.begin() + static_cast<std::ptrdiff_t>(part->second.end));
    }
    if (const auto people = people_.find(slot.code); people != people_.end()) { write_people(people->second, to); }
  }

  static void write_people(const std::vector<Listed>& people, std::vector<Item>& to) {
    const auto add = [&](const Item& at, std::string text, std::string_view bullet) {
      Item item = at;
      item.text = std::move(text);
      item.bullet = bullet;
      item.words = words_of(item.text);
      to.push_back(std::move(item));
    };
    for (const Listed& one : people) {
      if (!one.role.empty()) { add(one.person, one.role + ": " + one.person.text, ""); }
    }
    bool headed = false;
    for (const Listed& one : people) {
      if (!one.role.empty()) { continue; }
      if (!headed) { add(one.person, "Speakers:", ""); }
      headed = true;
      add(one.person, one.person.text, "–");
    }
  }

  std::vector<Item> write() {
    std::vector<Item> to;
    for (std::size_t n = 0; n < items_.size();) {
      const std::size_t end = row_end(items_, n);
      if (!rows_.contains(n)) {
        for (std::size_t k = n; k < end; ++k) {
          if (!taken_[k]) { to.push_back(items_[k]); }
        }
        n = end;
        continue;
      }
      for (std::size_t k = first_cell(n); k < end; ++k) {
        const std::vector<Slot> slots = slots_of(items_[k].text);
        for (const Slot& slot : slots) {
          write_slot(items_[k], *items_[n].hours, slot, to);
        }
        if (slots.empty()) { to.push_back(heading_of_cell(items_[k], *items_[n].hours)); }
      }
      n = end;
    }
    return to;
  }
};

} // namespace

void unfold_code_grids(std::vector<Item>& items, const Cues& cues) {
  if (std::optional<std::vector<Item>> unfolded = CodeGrid(items, cues).run()) { items = std::move(*unfolded); }
}

} // namespace entente::agenda
