#include "importers/agenda/cards.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/session_codes.hpp"
#include "importers/agenda/table_rows.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

enum class Key { title, time, place, other };

Key key_of(const Item& cell, const Cues& cues) {
  const std::string_view what = label_value(cell, cues);
  if (what == "time") { return Key::time; }
  if (what == "session" || what == "title" || what == "event") { return Key::title; }
  std::size_t length = 0;
  const bool place = cues.place_words.match(cell.words.folded, 0, length) != nullptr && length == cell.words.size();
  return place || what == "place" ? Key::place : Key::other;
}

/// "CARD 4": a label and its number, and nothing else.
bool labels_card(const Item& item, const Cues& cues) {
  const std::optional<SessionHeading> heading = session_heading(item, cues);
  return heading && heading->label && heading->title.empty() && !item.hours;
}

Item heading_of(const Item& at, std::string text, std::optional<FoundHours> hours) {
  Item heading = heading_of_cell(at, hours.value_or(FoundHours{}));
  heading.hours = hours;
  heading.text = std::move(text);
  heading.words = words_of(heading.text);
  return heading;
}

/// The rows of one table that make a card.
struct Card {
  std::size_t begin = 0; ///< the first item: of the label, or of the first row
  std::string label;
  const Item* title = nullptr;
  const Item* hours = nullptr;
  std::vector<std::size_t> taken;
};

class Cards {
public:
  Cards(const std::vector<Item>& items, const Cues& cues) : items_(items), cues_(cues) {}

  std::vector<Item> run() {
    for (std::size_t n = 0; n < items_.size();) {
      if (items_[n].table == 0 || (n > 0 && items_[n - 1].table == items_[n].table)) {
        to_.push_back(items_[n]);
        ++n;
        continue;
      }
      n = read_table(n);
    }
    return std::move(to_);
  }

private:
  const std::vector<Item>& items_;
  const Cues& cues_;
  std::vector<Item> to_;

  /// Reads the table that begins at an item; gives the one behind it.
  std::size_t read_table(std::size_t first) {
    std::size_t last = first;
    Card card;
    card.begin = first;
    while (last < items_.size() && items_[last].table == items_[first].table) {
      const std::size_t end = row_end(items_, last);
      const Key key = key_of(items_[last], cues_);
      const bool pair = end > last + 1 && items_[last].column == 1;
      if (pair && key == Key::time && items_[last + 1].hours && card.hours == nullptr) { card.hours = &items_[last + 1]; }
      if (pair && key == Key::title && card.title == nullptr) { card.title = &items_[last + 1]; }
      if (last == first && labels_card(items_[last], cues_)) { card.label = items_[last].text; }
      const bool gone = (pair && key != Key::other) || (last == first && !card.label.empty());
      for (std::size_t n = last; gone && n < end; ++n) {
        card.taken.push_back(n);
      }
      last = end;
    }
    if (card.hours == nullptr || card.title == nullptr) {
      to_.insert(to_.end(), items_.begin() + static_cast<std::ptrdiff_t>(first),
                 items_.begin() + static_cast<std::ptrdiff_t>(last));
      return last;
    }
    if (card.label.empty() && !to_.empty() && to_.back().table == 0 && labels_card(to_.back(), cues_)) {
      card.label = to_.back().text;
      to_.pop_back();
    }
    const std::string front = card.label.empty() ? std::string() : card.label + ": ";
    to_.push_back(heading_of(items_[first], front + card.title->text, card.hours->hours));
    for (std::size_t n = first; n < last; ++n) {
      if (std::ranges::find(card.taken, n) == card.taken.end()) { add_lines(items_[n]); }
    }
    return last;
  }

  /// "Ana Paz, mayor" above "Ben Roth, director" in one cell: an item for each.
  void add_lines(const Item& cell) {
    std::size_t begin = 0;
    int line = cell.line;
    const auto add = [&](std::size_t end, int first) {
      to_.push_back(part_of(cell, begin, end));
      to_.back().line = first;
    };
    int first = line;
    for (const std::size_t at : cell.breaks) {
      ++line;
      const std::string_view rest = std::string_view(cell.text).substr(at);
      if (!begins_with_name(rest) || rest.find(',') == std::string_view::npos) { continue; }
      add(at, first);
      begin = at;
      first = line;
    }
    add(cell.text.size(), first);
  }
};

/// The codes that a cell begins with: "W1, W2 and W3 Workshops"; `rest` gets what stands behind them.
std::vector<std::string> codes_of(std::string_view cell, const Cues& cues, std::string_view& rest) {
  std::vector<std::string> codes;
  rest = cell;
  while (true) {
    const std::string_view code = code_at(rest);
    if (code.empty()) { return codes; }
    codes.emplace_back(code);
    rest = trim_front_separators(rest.substr(code.size()));
    const Words words = words_of(rest, 2);
    std::size_t length = 0;
    const Cue* const joiner = words.size() < 2 ? nullptr : cues.joiners.match(words.folded, 0, length);
    if (joiner != nullptr && joiner->value == "and" && !code_at(rest.substr(words.bytes[length].first)).empty()) {
      rest = rest.substr(words.bytes[length].first);
    }
  }
}

/// A table of hours whose further columns are days.
class DayColumns {
public:
  DayColumns(const std::vector<Item>& items, const Cues& cues) : items_(items), cues_(cues) {}

  std::optional<std::vector<Item>> run() {
    if (!find_table()) { return std::nullopt; }
    std::vector<Item> to(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(first_));
    find_details();
    for (std::size_t day = first_ + 1; day < row_end(items_, first_); ++day) {
      to.push_back(heading_of(items_[day], items_[day].text, std::nullopt));
      add_day(items_[day].column, to);
    }
    for (std::size_t n = last_; n < items_.size(); ++n) {
      if (!std::ranges::any_of(details_, [n](const auto& one) { return n >= one.second.first && n < one.second.second; })) {
        to.push_back(items_[n]);
      }
    }
    return to;
  }

private:
  const std::vector<Item>& items_;
  const Cues& cues_;
  std::size_t first_ = 0;                                              ///< of the table's head
  std::size_t last_ = 0;                                               ///< behind the table
  std::map<std::string, std::pair<std::size_t, std::size_t>> details_; ///< items that tell of a code

  bool find_table() {
    constexpr std::size_t most_elsewhere = 3;
    constexpr std::size_t fewest_days = 2;
    for (std::size_t n = 0; n < items_.size(); n = row_end(items_, n)) {
      if (items_[n].table == 0 || label_value(items_[n], cues_) != "time") { continue; }
      const std::size_t end = row_end(items_, n);
      std::size_t days = 0;
      for (std::size_t k = n + 1; k < end; ++k) {
        days += day_heading(items_[k], cues_, std::nullopt) ? 1 : 0;
      }
      if (days < fewest_days || days != end - n - 1) { continue; }
      first_ = n;
      last_ = end;
      while (last_ < items_.size() && items_[last_].table == items_[n].table) {
        ++last_;
      }
      const std::ptrdiff_t elsewhere = std::count_if(items_.begin() + static_cast<std::ptrdiff_t>(last_), items_.end(),
                                                     [](const Item& item) { return item.hours.has_value(); });
      return elsewhere < static_cast<std::ptrdiff_t>(most_elsewhere);
    }
    return false;
  }

  /// Behind the table, what stands below "PL1  Opening plenary", up to the next code or a heading in capitals.
  void find_details() {
    std::string open;
    for (std::size_t n = last_; n <= items_.size(); ++n) {
      const std::string code(n < items_.size() ? code_at(items_[n].text) : std::string_view());
      const bool known = !code.empty() && items_[n].table == 0 && in_table(code);
      const bool ends = n == items_.size() || known || (items_[n].gap && in_capitals(items_[n].text));
      if (!open.empty() && ends) {
        details_[open].second = n;
        open.clear();
      }
      if (known && !details_.contains(code)) {
        details_.emplace(code, std::pair(n, n + 1));
        open = code;
      }
    }
  }

  [[nodiscard]] bool in_table(std::string_view code) const {
    for (std::size_t n = first_; n < last_; ++n) {
      std::string_view rest;
      const std::vector<std::string> codes = codes_of(items_[n].text, cues_, rest);
      if (items_[n].column > 1 && std::ranges::find(codes, code) != codes.end()) { return true; }
    }
    return false;
  }

  void add_day(int column, std::vector<Item>& to) const {
    for (std::size_t n = row_end(items_, first_); n < last_; n = row_end(items_, n)) {
      if (!items_[n].hours) { continue; }
      for (std::size_t k = n + 1; k < row_end(items_, n); ++k) {
        const LetterCase letters = letter_case(items_[k].text);
        if (items_[k].column == column && letters.upper + letters.lower > 0) { add_cell(items_[k], *items_[n].hours, to); }
      }
    }
  }

  void add_cell(const Item& cell, const FoundHours& hours, std::vector<Item>& to) const {
    std::string_view rest;
    const std::vector<std::string> codes = codes_of(cell.text, cues_, rest);
    if (codes.size() == 1 && details_.contains(codes.front())) {
      const auto [begin, end] = details_.at(codes.front());
      const std::string_view told = std::string_view(items_[begin].text).substr(codes.front().size());
      to.push_back(heading_of(items_[begin], std::string(trim_front_separators(told)), hours));
      to.insert(to.end(), items_.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                items_.begin() + static_cast<std::ptrdiff_t>(end));
      return;
    }
    to.push_back(heading_of(cell, std::string(codes.empty() || rest.empty() ? std::string_view(cell.text) : rest), hours));
    for (const std::string& code : codes) {
      const auto found = details_.find(code);
      if (found == details_.end()) { continue; }
      const auto [begin, end] = found->second;
      const std::string_view told = std::string_view(items_[begin].text).substr(code.size());
      to.push_back(heading_of(items_[begin], code + ": " + std::string(trim_front_separators(told)), std::nullopt));
      to.insert(to.end(), items_.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                items_.begin() + static_cast<std::ptrdiff_t>(end));
    }
  }
};

} // namespace

void fold_cards(std::vector<Item>& items, const Cues& cues) { items = Cards(items, cues).run(); }

void unfold_day_columns(std::vector<Item>& items, const Cues& cues) {
  if (std::optional<std::vector<Item>> unfolded = DayColumns(items, cues).run()) { items = std::move(*unfolded); }
}

void spell_out_days(std::vector<Item>& items) {
  constexpr std::size_t fewest = 2;
  std::map<std::string, std::string, std::less<>> days;
  for (const Item& item : items) {
    const std::string_view text = item.text;
    const std::string_view code = code_at(text);
    const std::string_view behind = trim(text.substr(code.size()));
    if (code.empty() || !behind.starts_with('=')) { continue; }
    const std::string_view day = trim(behind.substr(1));
    if (find_periods(day, false, std::nullopt).size() == 1) { days.emplace(code, day); }
  }
  if (days.size() < fewest) { return; }
  for (Item& item : items) {
    const auto day = days.find(item.text);
    if (day == days.end() || item.hours) { continue; }
    item.text = day->second;
    item.words = words_of(item.text);
  }
}

} // namespace entente::agenda
