#include <algorithm>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/header.hpp"

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
