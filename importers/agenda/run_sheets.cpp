#include "importers/agenda/run_sheets.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/item_hours.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

enum class Column { cue, time, minutes, activity, who, aside };

/// What the columns of a table hold, by their number.
using Head = std::map<int, Column>;

Column column_of(const Item& cell, const Cues& cues) {
  const Cue* const label = cues.column_labels.exact(cell.text);
  if (label != nullptr && label->value == "time") { return Column::time; }
  if (const Cue* const aside = cues.aside_columns.exact(cell.text)) {
    return aside->value == "minutes" ? Column::minutes
           : aside->value == "cue"   ? Column::cue
           : aside->value == "who"   ? Column::who
                                     : Column::aside;
  }
  const std::optional<RoleHeading> role = role_heading(cell, cues);
  const bool people = label != nullptr && (label->value == "person" || label->value == "participant");
  return people || (role && role->role && role->rest >= cell.text.size()) ? Column::who : Column::activity;
}

/// The head of a table that tells its hours, minutes or cues, and who; nothing when the row heads none.
std::optional<Head> sheet_head(const std::vector<Item>& items, std::size_t first, std::size_t end, const Cues& cues) {
  constexpr std::size_t fewest = 4;
  Head head;
  for (std::size_t n = first; n < end; ++n) {
    if (items[n].table == 0 || items[n].hours || items[n].words.size() > 4) { return std::nullopt; }
    head.emplace(items[n].column, column_of(items[n], cues));
  }
  const auto has = [&](Column what) {
    return std::ranges::any_of(head, [what](const auto& one) { return one.second == what; });
  };
  const bool sheet =
      head.size() >= fewest && has(Column::time) && has(Column::who) && (has(Column::minutes) || has(Column::cue));
  return sheet ? std::optional(head) : std::nullopt;
}

/// A cell as an item of a list.
Item sheet_item(Item cell) {
  Item item = out_of_table(std::move(cell));
  item.bullet.clear();
  item.gap = true;
  return item;
}

bool says_nothing(const Item& cell, const Cues& cues) {
  const LetterCase letters = letter_case(cell.text);
  if (letters.upper + letters.lower == 0) { return true; } // "—"
  const std::optional<RoleHeading> role = role_heading(cell, cues);
  return role && role->rest >= cell.text.size(); // "MC" once more, without a name
}

/// "Ana Paz / Directora / Ciudad de B": strokes between the name, the post and the body of one person.
std::string with_commas(std::string text, const Cues& cues) {
  constexpr std::string_view stroke = " / ";
  const std::size_t first = text.find(stroke);
  if (first == std::string::npos) { return text; }
  constexpr std::size_t longest_name = 5;
  std::string_view behind = std::string_view(text).substr(first + stroke.size());
  behind = behind.substr(0, behind.find(stroke));
  const Words words = words_of(behind, longest_name + 1);
  const bool name = words.size() > 1 && words.size() <= longest_name && begins_with_name(behind) &&
                    !holds_noun(words, cues) && behind.find('(') == std::string_view::npos;
  if (name) { return text; } // of two people
  for (std::size_t at = first; at != std::string::npos; at = text.find(stroke, at)) {
    text.replace(at, stroke.size(), ",  ");
  }
  return text;
}

/// "VIDEO 3'40": Ms A" as "Ms A (video)": how somebody takes part stands behind.
std::string with_remote_behind(const std::string& text, bool remote, const Cues& cues) {
  constexpr std::size_t longest = 30;
  const std::size_t colon = text.find(": ");
  if (colon != std::string::npos && colon < longest) {
    const Words head = words_of(std::string_view(text).substr(0, colon), 6);
    std::size_t at = 0;
    std::size_t length = 0;
    if (cues.remote.find(head.folded, at, length) != nullptr) { return text.substr(colon + 2) + " (video)"; }
  }
  return remote ? text + " (video)" : text;
}

class Folder {
public:
  Folder(const std::vector<Item>& items, const Cues& cues) : items_(items), cues_(cues) {}

  /// Nothing when no table is told by the minute.
  std::optional<std::vector<Item>> run() {
    bool any = false;
    for (std::size_t n = 0; n < items_.size();) {
      const std::size_t end = row_end(items_, n);
      if (const std::optional<Head> head = sheet_head(items_, n, end, cues_)) {
        head_ = head;
        any = true;
      } else if (items_[n].table == 0 || !(head_ ? fold(n, end) : fold_heading(n, end))) {
        keep(n, end);
      }
      n = end;
    }
    return any ? std::optional(std::move(folded_)) : std::nullopt;
  }

private:
  const std::vector<Item>& items_;
  const Cues& cues_;
  std::optional<Head> head_;
  std::optional<FoundHours> range_; ///< of the session that the last heading begins
  std::vector<Item> folded_;

  void keep(std::size_t first, std::size_t end) {
    for (std::size_t n = first; n < end; ++n) {
      remember_hours(items_[n]);
      folded_.push_back(items_[n]);
    }
  }

  void remember_hours(const Item& item) {
    const std::optional<FoundHours> hours = item.hours ? item.hours : hours_inside(item.text);
    if (!hours || !hours->end) { return; }
    range_ = hours;
    slot_ = called_ = false;
  }

  /// The column of the head in which a cell of a row stands; a cue such as "1.1" may be the mark of the first cell.
  [[nodiscard]] int column_number(std::size_t first, std::size_t cell, std::size_t end) const {
    const int column = items_[cell].column;
    if (head_->begin()->second != Column::cue || items_[first].bullet.empty()) { return column; }
    if (cell == first) { return column + 1; }
    const bool counted = first + 1 < end && items_[first + 1].column == items_[first].column + 1;
    return column + (counted ? 1 : 0);
  }

  /// A row below the head; false when it is another's.
  bool fold(std::size_t first, std::size_t end) {
    if (fold_heading(first, end)) { return true; }
    if (range_ && items_[first].hours && items_[first].hours->end) { range_.reset(); }
    std::map<Column, Item> cells;
    for (std::size_t n = first; n < end; ++n) {
      const auto column = head_->find(column_number(first, n, end));
      const bool hours = items_[n].hours.has_value();
      if (column == head_->end() || hours != (column->second == Column::time)) { return fold_loose(first, end); }
      cells.emplace(column->second, items_[n]);
    }
    const auto time = cells.find(Column::time);
    const bool timed = time != cells.end() && time->second.hours;
    const bool inside = timed && range_ && range_->start <= time->second.hours->start && !time->second.hours->end &&
                        time->second.hours->start < *range_->end;
    slot_ = timed ? inside : slot_;
    if (slot_) {
      add_slot(cells);
    } else {
      add_row(cells, first, end);
    }
    return true;
  }
  bool slot_ = false;   ///< the last row with hours was a part of its session
  bool called_ = false; ///< the words for who speaks stand above the parts of the session

  /// A row whose cells do not stand below the head's, as a page may print it: within the hours of its session the longest
  /// cell tells who.
  bool fold_loose(std::size_t first, std::size_t end) {
    const std::optional<FoundHours>& hours = items_[first].hours;
    if (!range_ || !hours || hours->end || hours->start < range_->start || !(hours->start < *range_->end)) { return false; }
    const auto longest = std::max_element(items_.begin() + static_cast<std::ptrdiff_t>(first),
                                          items_.begin() + static_cast<std::ptrdiff_t>(end),
                                          [](const Item& a, const Item& b) { return a.text.size() < b.text.size(); });
    std::map<Column, Item> cells;
    cells.emplace(Column::who, *longest);
    slot_ = true;
    add_slot(cells);
    return true;
  }

  /// "SEGMENT 2 | KEYNOTE | Coming home | 09:45–10:30 | Stage": a heading in cells.
  bool fold_heading(std::size_t first, std::size_t end) {
    const std::optional<SessionHeading> heading = session_heading(items_[first], cues_);
    if (!heading || !heading->label || !heading->title.empty() || items_[first].hours) { return false; }
    std::string title;
    for (std::size_t n = first + 1; n < end; ++n) {
      const Item& cell = items_[n];
      if (cell.hours && cell.hours->end && cell.words.size() == 0) {
        Item item = sheet_item(items_[first]);
        item.text = *heading->label + ": " + title;
        item.words = words_of(item.text);
        item.hours = cell.hours;
        range_ = cell.hours;
        slot_ = called_ = false;
        folded_.push_back(std::move(item));
        return true;
      }
      title = cell.text; // of a kind and a title the last
    }
    return false;
  }

  void add_slot(const std::map<Column, Item>& cells) {
    const auto who = cells.find(Column::who);
    if (who == cells.end() || says_nothing(who->second, cues_)) { return; }
    Item item = sheet_item(who->second);
    const auto activity = cells.find(Column::activity);
    const std::optional<RoleHeading> told = activity == cells.end() ? std::nullopt : role_heading(activity->second, cues_);
    std::size_t at = 0;
    std::size_t length = 0;
    const bool remote = activity != cells.end() && cues_.remote.find(activity->second.words.folded, at, length) != nullptr;
    item.printed = item.text;
    item.text = with_remote_behind(with_commas(item.text, cues_), remote, cues_);
    const bool role = told && told->role && *told->role != Role::speaker && told->rest >= activity->second.text.size();
    if (role && !role_heading(item, cues_)) { item.text = activity->second.text + ": " + item.text; }
    item.emphasis.clear();
    item.italics.clear();
    item.breaks.clear();
    item.words = words_of(item.text);
    if (!called_) {
      Item speakers = item;
      speakers.text = "Speakers:";
      speakers.words = words_of(speakers.text);
      folded_.push_back(std::move(speakers));
      called_ = true;
    }
    item.gap = false;
    item.bullet = "–";
    folded_.push_back(std::move(item));
  }

  /// A row that is a session: its hours, with an end where the minutes tell it, and what it says of people.
  void add_row(std::map<Column, Item>& cells, std::size_t first, std::size_t end) {
    const auto time = cells.find(Column::time);
    const auto minutes = cells.find(Column::minutes);
    const int length = minutes == cells.end() ? 0 : minutes_of(minutes->second.text);
    for (std::size_t n = first; n < end; ++n) {
      const Column what = head_->at(column_number(first, n, end));
      if (what == Column::minutes || what == Column::cue || what == Column::aside) { continue; }
      if (what == Column::who && says_nothing(items_[n], cues_)) { continue; }
      folded_.push_back(items_[n]);
      std::optional<FoundHours>& hours = folded_.back().hours;
      if (what == Column::time && time != cells.end() && hours && !hours->end && length > 0) {
        hours->end = ClockTime{hours->start.minutes + length};
      }
    }
  }

  /// "60", "25'", "10 min": the first number of a cell.
  static int minutes_of(std::string_view text) {
    int minutes = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), minutes);
    static_cast<void>(stop);
    return error == std::errc() && minutes > 0 && minutes < 600 ? minutes : 0;
  }
};

} // namespace

void fold_run_sheets(std::vector<Item>& items, const Cues& cues) {
  if (std::optional<std::vector<Item>> folded = Folder(items, cues).run()) { items = std::move(*folded); }
}

} // namespace entente::agenda
