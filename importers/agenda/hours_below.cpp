#include "importers/agenda/hours_below.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {
namespace {

constexpr std::size_t least = 4;       ///< so many titles with hours below them make it the agenda's way
constexpr std::size_t most_words = 30; ///< of a title
constexpr std::size_t room_words = 12; ///< of what stands behind the hours: a room, "(by invitation)"
constexpr std::size_t short_words = 3; ///< "terrace", "main foyer"

bool below(const Item& above, const Item& item) {
  return !item.gap && above.table == item.table && above.row == item.row && above.column == item.column &&
         item.bullet.empty() && item.line > above.line;
}

/// Hours, and behind them a room or nothing.
bool hours_alone(const Item& item, const Cues& cues) {
  if (!item.hours || item.words.size() > room_words) { return false; }
  std::size_t length = 0;
  const std::string_view rest = trim_front_separators(item.text);
  const bool small = item.words.size() <= short_words && rest.find_first_of(":,") == std::string_view::npos;
  return item.words.size() == 0 || rest.starts_with('(') || small ||
         cues.place_words.match(item.words.folded, 0, length) != nullptr;
}

/// The line can be the title of a session, or its last line.
bool may_be_title(const Item& item, const Cues& cues) {
  if (item.hours || item.words.size() == 0 || item.words.size() > most_words || item.footnote()) { return false; }
  if (is_prose(item, cues) || item.text.ends_with(':') || day_heading(item, cues, std::nullopt)) { return false; }
  std::size_t length = 0;
  const std::optional<RoleHeading> role = role_heading(item, cues);
  return !(role && role->firm && role->rest < item.text.size()) &&
         cues.honorifics.match(item.words.folded, 0, length) == nullptr;
}

/// "3.", "IV.", "a)": the line begins an item of a list.
bool numbered(const Item& item) {
  return !item.bullet.empty() && (item.bullet.ends_with('.') || item.bullet.ends_with(')'));
}

/// The first line of the title above the hours; nothing when no title stands there. Where no blank lines are `kept`, a title
/// is one line without a comma.
std::optional<std::size_t> title_above(const std::vector<Item>& items, std::size_t hours, const Cues& cues, bool kept) {
  if (hours == 0 || !below(items[hours - 1], items[hours]) || !may_be_title(items[hours - 1], cues)) { return std::nullopt; }
  const std::size_t title = hours - 1;
  const auto begins = [&](std::size_t n) {
    return starts_upper(trim_front_separators(items[n].text)) || items[n].text.starts_with("«") ||
           items[n].text.starts_with("“") || items[n].text.starts_with('"');
  };
  if (!kept) {
    return begins(title) && items[title].text.find(',') == std::string::npos ? std::optional(title) : std::nullopt;
  }
  if (numbered(items[title])) { return begins(title) ? std::optional(title) : std::nullopt; }
  const bool day_above = title > 0 && day_heading(items[title - 1], cues, std::nullopt).has_value();
  if (items[title].gap || title == 0 || day_above) { return begins(title) ? std::optional(title) : std::nullopt; }
  const std::size_t first = title - 1;
  const bool two =
      below(items[first], items[title]) && items[first].gap && may_be_title(items[first], cues) && begins(first);
  return two ? std::optional(first) : std::nullopt;
}

void join_title(Item& title, const Item& rest) {
  const std::size_t offset = title.text.size() + 1;
  title.text += " " + rest.text;
  for (const auto& [begin, end] : rest.emphasis) {
    title.emphasis.emplace_back(begin + offset, end + offset);
  }
  title.words = words_of(title.text);
}

/// "9:30 – 10:00 | Main Hall" between lines: the first of the two cells of a row that is a table of its own.
bool is_row_alone(const std::vector<Item>& items, std::size_t n) {
  if (n + 1 >= items.size() || items[n].table == 0 || !items[n].hours || items[n].words.size() > 0) { return false; }
  const Item& cell = items[n + 1];
  const bool beside = cell.table == items[n].table && cell.row == items[n].row && !cell.hours && cell.bullet.empty();
  const bool first = n == 0 || items[n - 1].table != items[n].table;
  const bool last = n + 2 >= items.size() || items[n + 2].table != items[n].table;
  return beside && first && last && cell.words.size() <= room_words && cell.text.find(',') == std::string::npos;
}

/// Makes lines of such rows, where there are several.
void join_rows_alone(std::vector<Item>& items) {
  std::size_t rows = 0;
  for (std::size_t n = 0; n < items.size(); ++n) {
    rows += is_row_alone(items, n) ? 1 : 0;
  }
  if (rows < least) { return; }
  std::vector<Item> joined;
  joined.reserve(items.size());
  for (std::size_t n = 0; n < items.size(); ++n) {
    if (!is_row_alone(items, n)) {
      joined.push_back(std::move(items[n]));
      continue;
    }
    Item line = std::move(items[n + 1]);
    line.hours = std::move(items[n].hours);
    line.gap = items[n].gap;
    line.table = line.row = line.column = 0;
    joined.push_back(std::move(line));
    ++n;
  }
  items = std::move(joined);
}

} // namespace

void move_hours_to_titles(std::vector<Item>& items, const Cues& cues) {
  join_rows_alone(items);
  const bool kept = std::ranges::any_of(items, &Item::gap);
  std::vector<std::pair<std::size_t, std::size_t>> titles; // first line of the title, line of the hours
  std::size_t timed = 0;
  std::size_t rooms = 0;
  std::size_t ended = 0; ///< hours that print an end
  for (std::size_t n = 0; n < items.size(); ++n) {
    timed += items[n].hours ? 1 : 0;
    if (!hours_alone(items[n], cues)) { continue; }
    if (const std::optional<std::size_t> title = title_above(items, n, cues, kept)) {
      titles.emplace_back(*title, n);
      rooms += items[n].words.size() > 0 ? 1 : 0;
      ended += items[n].hours->end ? 1 : 0;
    }
  }
  if (ended < least || ended * 4 < timed * 3 || (!kept && rooms * 2 < titles.size())) { return; }
  std::vector<bool> left_out(items.size(), false);
  for (const auto& [title, hours] : titles) {
    items[title].hours = std::move(items[hours].hours);
    for (std::size_t n = title + 1; n <= hours; ++n) {
      if (n < hours) { join_title(items[title], items[n]); }
      left_out[n] = true;
    }
  }
  leave_out(items, left_out);
}

} // namespace entente::agenda
