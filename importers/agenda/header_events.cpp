#include <algorithm>
#include <chrono>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/header.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

/// Where the event's city stands in the folded words; nothing when it is not named there.
std::optional<std::size_t> place_of_city(const EventRecord& event, const std::vector<std::string>& folded) {
  if (!event.place) { return std::nullopt; }
  const std::size_t comma = event.place->rfind(',');
  const std::vector<std::string> city =
      fold_words(std::string_view(*event.place).substr(comma == std::string::npos ? 0 : comma + 1));
  const auto found = std::search(folded.begin(), folded.end(), city.begin(), city.end());
  if (city.empty() || found == folded.end()) { return std::nullopt; }
  return static_cast<std::size_t>(found - folded.begin());
}

/// The one event whose period the text names; nothing when it names none or several.
std::optional<std::size_t> event_by_period(const std::vector<EventRecord>& events, std::string_view text,
                                           std::optional<int> year) {
  const std::vector<FoundPeriod> periods = find_periods(text, false, year);
  std::optional<std::size_t> hit;
  for (std::size_t n = 0; n < events.size(); ++n) {
    const bool named =
        std::ranges::any_of(periods, [&](const FoundPeriod& found) { return found.period.when == events[n].period.when; });
    if (!named) { continue; }
    if (hit) { return std::nullopt; }
    hit = n;
  }
  return hit;
}

} // namespace

bool dates_document(std::string_view before, const Cues& cues) {
  constexpr std::size_t longest_phrase = 4;
  const Words words = words_of(before, 24);
  for (std::size_t n = words.size(); n-- > 0 && words.size() - n <= longest_phrase;) {
    std::size_t length = 0;
    const Cue* const cue = cues.document_titles.match(words.folded, n, length);
    if (cue != nullptr && cue->value == "version" && n + length == words.size()) { return true; }
  }
  return false;
}

bool within(const Period& part, const Period& whole) {
  using std::chrono::sys_days;
  if (!part.start || !part.end || !whole.start || !whole.end || part.when == whole.when) { return false; }
  return sys_days(*whole.start) <= sys_days(*part.start) && sys_days(*part.end) <= sys_days(*whole.end);
}

bool precedes(const Period& earlier, const Period& later) {
  using std::chrono::sys_days;
  constexpr std::chrono::days half_a_year(183);
  if (!earlier.start || !earlier.end || !later.start) { return false; }
  const auto gap = sys_days(*later.start) - sys_days(*earlier.end);
  return gap > std::chrono::days(0) && gap <= half_a_year;
}

bool titles_document(const Item& item, const Cues& cues) {
  constexpr std::size_t most_words = 4;
  if (item.text.find_first_of(":,") != std::string::npos || item.text.find(" – ") != std::string::npos ||
      item.text.find(" - ") != std::string::npos) {
    return false;
  }
  const Words words = words_of(std::string_view(item.text).substr(0, item.text.find('(')), most_words + 1);
  for (std::size_t n = 1; n < words.size() && words.size() <= most_words; ++n) {
    std::size_t length = 0;
    if (cues.document_titles.match(words.folded, n, length) != nullptr && n + length == words.size()) { return true; }
  }
  return false;
}

bool is_long(const Period& period) {
  constexpr std::chrono::days longest_meeting(4);
  return period.start && period.end &&
         std::chrono::sys_days(*period.end) - std::chrono::sys_days(*period.start) > longest_meeting;
}

bool names_another_day(const std::vector<Item>& items, std::size_t body, Date day, const Cues& cues) {
  const int year = static_cast<int>(day.year());
  const auto another = [&](const Item& item) {
    const std::optional<DayHeading> heading = day_heading(item, cues, year);
    return heading && (heading->ordinal || heading->date != day);
  };
  return std::any_of(items.begin() + static_cast<std::ptrdiff_t>(std::min(body, items.size())), items.end(), another);
}

bool prints_day_once(const std::vector<Item>& items, const Item& line) {
  const std::vector<FoundPeriod> found = find_periods(line.text);
  if (found.size() != 1 || !found.front().period.start || found.front().period.start != found.front().period.end) {
    return false;
  }
  const bool bare = trim_separators(std::string_view(line.text).substr(0, found.front().begin)).empty() &&
                    trim_separators(std::string_view(line.text).substr(found.front().end)).empty();
  const int year = static_cast<int>(found.front().period.start->year());
  return bare && std::ranges::none_of(items, [&](const Item& item) {
           return &item != &line && std::ranges::any_of(find_periods(item.text, false, year), [&](const FoundPeriod& other) {
             return other.period.start == found.front().period.start;
           });
         });
}

std::optional<std::size_t> event_of(const std::vector<EventRecord>& events, const Item& item, std::optional<int> year) {
  if (const auto hit = event_by_period(events, item.text, year)) { return hit; }
  const std::vector<std::string> folded = fold_words(item.text);
  std::optional<std::size_t> hit;
  std::size_t first = folded.size();
  for (std::size_t n = 0; n < events.size(); ++n) {
    const std::optional<std::size_t> place = place_of_city(events[n], folded);
    if (place && *place == first) { return std::nullopt; }
    if (place && *place < first) {
      first = *place;
      hit = n;
    }
  }
  return hit;
}

} // namespace entente::agenda
