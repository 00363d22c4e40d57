#include "importers/agenda/item_hours.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

constexpr int half_day = 12 * 60;
constexpr int earliest_before = 9 * 60; ///< where what stands above is still of the morning
constexpr int latest_before = 14 * 60;

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
  item = std::move(cut);
}

void tell_afternoons(std::vector<Item>& items, const Cues& cues) {
  int last = -1; ///< minutes at which the hours above begin
  bool afternoon = false;
  for (Item& item : items) {
    if (!item.hours) {
      if (day_heading(item, cues, std::nullopt)) {
        last = -1;
        afternoon = false;
      }
      continue;
    }
    FoundHours& hours = *item.hours;
    const bool back = hours.start.minutes < last;
    if (hours.may_be_afternoon && back && (afternoon || (last >= earliest_before && last <= latest_before))) {
      hours.start.minutes += half_day;
      if (hours.end && hours.end->minutes < hours.start.minutes) { hours.end->minutes += half_day; }
      afternoon = true;
    }
    last = hours.start.minutes;
  }
}

} // namespace entente::agenda
