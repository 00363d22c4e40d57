#include "importers/agenda/item_hours.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/table_rows.hpp"

namespace entente::agenda {

namespace {

constexpr int half_day = 12 * 60;
constexpr int earliest_before = 9 * 60; ///< where what stands above is still of the morning
constexpr int latest_before = 14 * 60;
constexpr int surely_late = 7 * 60; ///< earlier hours behind a noon are no morning's

/// "a 12.30", "à 11 h", "to 11:00", "– 11:00": a small word or a dash before one time.
bool tells_end(std::string_view text, const FoundHours& hours) {
  constexpr std::array<std::string_view, 8> joining{"a ", "à ", "to ", "al ", "until ", "hasta ", "– ", "- "};
  return !hours.end && std::ranges::any_of(joining, [&](std::string_view word) { return text.starts_with(word); });
}

} // namespace

std::optional<FoundHours> hours_at(std::string_view text) {
  constexpr std::size_t longest = 72;
  const std::string_view head = text.substr(0, 16);
  if (std::ranges::none_of(head, [](char character) { return character >= '0' && character <= '9'; })) {
    return std::nullopt;
  }
  std::size_t size = std::min(text.size(), longest);
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) {
    --size;
  }
  return leading_hours(text.substr(0, size));
}

void take_hours(Item& item) {
  const std::optional<FoundHours> hours = hours_at(item.text);
  if (!hours) { return; }
  const bool ends = tells_end(item.text, *hours);
  std::string_view rest = std::string_view(item.text).substr(hours->end_byte);
  if (!hours->end) {
    const bool alone = trim_separators(rest).empty() || item.column > 0;
    const bool separated =
        !rest.empty() && (rest.front() == ' ' || rest.front() == ':' || rest.front() == '-' || rest.front() == '.');
    if (!alone && !separated) { return; }
  }
  while (!rest.empty() && (rest.front() == ')' || rest.front() == ']')) {
    rest.remove_prefix(1);
  }
  std::string_view text = trim_front_separators(rest);
  if (text.size() <= 2) { text = {}; }
  const std::size_t begin = item.text.size() - text.size();
  Item cut = part_of(item, begin, item.text.size());
  cut.hours = hours;
  cut.ends_hours = ends;
  const std::string_view behind = trim(rest);
  cut.open_hours = !hours->end && (behind == "-" || behind == "–" || behind == "—");
  item = std::move(cut);
}

void keep_title_with_hours(std::string_view text, std::vector<std::size_t>& cuts) {
  constexpr std::size_t reach = 60;
  const std::optional<FoundHours> hours = hours_at(text);
  if (!hours) { return; }
  std::erase_if(cuts, [&](std::size_t cut) {
    const bool quoted = text.substr(std::min(cut, text.size()), reach).find(": «") != std::string_view::npos;
    return cut > 0 && cut >= hours->end_byte && quoted &&
           trim_separators(text.substr(hours->end_byte, cut - hours->end_byte)).size() <= 1;
  });
}

namespace {

/// "1.45   Panel 1" below a session of noon, where other lines begin with hours: hours of the afternoon, which alone might
/// be a number of two parts.
bool take_afternoon(Item& item, int last) {
  const std::string_view text = item.text;
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  if (!item.bullet.empty() || !digit(0) || text[0] > '6' || !text.substr(1).starts_with('.') || !digit(2) || !digit(3) ||
      (text.size() > 4 && text[4] != ' ' && text[4] != '\t' && !text.substr(4).starts_with("–"))) {
    return false;
  }
  Item later = item;
  later.text = std::to_string(text[0] - '0' + 12) + item.text.substr(1); // as a clock of twenty-four hours prints it
  later.words = words_of(later.text);
  take_hours(later);
  if (!later.hours || later.hours->start.minutes < last) { return false; }
  item = std::move(later);
  return true;
}

/// Behind the hours of an item no others stand before the next day's heading.
bool ends_day(const std::vector<Item>& items, std::ptrdiff_t index, const Cues& cues) {
  for (auto n = static_cast<std::size_t>(index) + 1; n < items.size(); ++n) {
    if (items[n].hours) { return false; }
    if (day_heading(items[n], cues, std::nullopt)) { return true; }
  }
  return true;
}

} // namespace

void join_open_hours(std::vector<Item>& items) {
  std::vector<bool> left_out(items.size(), false);
  std::size_t last = items.size(); ///< whose hours are open
  for (std::size_t n = 0; n < items.size(); ++n) {
    if (!items[n].hours) { continue; }
    FoundHours& hours = *items[n].hours;
    const bool end = last < items.size() && items[n].words.size() == 0 && !hours.end && items[n].bullet.empty() &&
                     hours.start > items[last].hours->start;
    if (end) {
      items[last].hours->end = hours.start;
      left_out[n] = true;
    }
    last = items[n].open_hours && !end ? n : items.size();
  }
  leave_out(items, left_out);
}

void tell_afternoons(std::vector<Item>& items, const Cues& cues) {
  constexpr int fewest = 3;
  int last = -1; ///< minutes at which the hours above begin
  int timed = 0; ///< lines that begin with hours so far
  bool afternoon = false;
  for (Item& item : items) {
    if (!item.hours && timed >= fewest && (afternoon || (last >= earliest_before && last <= latest_before)) &&
        take_afternoon(item, last)) {
      afternoon = true;
      last = item.hours->start.minutes;
      continue;
    }
    timed += item.hours ? 1 : 0;
    if (!item.hours) {
      if (day_heading(item, cues, std::nullopt)) {
        last = -1;
        afternoon = false;
      }
      continue;
    }
    FoundHours& hours = *item.hours;
    const bool back = hours.start.minutes < last;
    if (hours.may_be_afternoon && back && (afternoon || (last >= earliest_before && last <= latest_before)) &&
        (hours.start.minutes < surely_late || ends_day(items, &item - items.data(), cues))) {
      hours.start.minutes += half_day;
      if (hours.end && hours.end->minutes < hours.start.minutes) { hours.end->minutes += half_day; }
      afternoon = true;
    }
    last = hours.start.minutes;
  }
}

} // namespace entente::agenda
