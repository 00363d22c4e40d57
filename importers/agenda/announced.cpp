#include <algorithm>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/header.hpp"
#include "importers/agenda/places.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

/// The words of a heading without its number or letter ("2. ", "B. ").
std::string_view without_number(std::string_view text) {
  const std::size_t stop = text.find(". ");
  const bool numbered = stop != std::string_view::npos && stop <= 2;
  return trim_separators(numbered ? text.substr(stop + 2) : text);
}

} // namespace

bool names_place(std::string_view text, const Reference& reference) {
  const Words words = words_of(text, 24);
  if (words.size() == 0 || words.size() > 18) { return false; }
  std::size_t at = 0;
  std::size_t length = 0;
  if (reference.cues().place_words.find(words.folded, at, length) != nullptr) { return true; }
  return !reference.find_states(text, false, true).empty();
}

std::string without_brackets(std::string_view text) {
  text = trim_separators(text);
  while (text.starts_with('(') || text.starts_with('[')) {
    text = trim_separators(text.substr(1));
  }
  while ((text.ends_with(')') && text.find('(') == std::string_view::npos) ||
         (text.ends_with(']') && text.find('[') == std::string_view::npos)) {
    text = trim_separators(text.substr(0, text.size() - 1));
  }
  return std::string(text);
}

std::vector<AnnouncedEvent> announced_events(const std::vector<Item>& items, const Header& header,
                                             const Reference& reference) {
  std::vector<AnnouncedEvent> found;
  for (std::size_t n = std::max<std::size_t>(header.body, 1); n < items.size(); ++n) {
    const Item& item = items[n];
    const Item& above = items[n - 1];
    const std::vector<FoundPeriod> periods = find_periods(item.text, false, header.year);
    if (periods.size() != 1 || !periods.front().period.start || is_prose(item, reference.cues())) { continue; }
    std::string before = without_brackets(std::string_view(item.text).substr(0, periods.front().begin));
    if (const std::size_t colon = before.find(':'); colon != std::string::npos) {
      before = without_brackets(before.substr(colon + 1));
    }
    const std::string after = without_brackets(std::string_view(item.text).substr(periods.front().end));
    const bool short_line = words_of(before).size() <= 8 && words_of(after).size() <= 8;
    const bool headed = above.words.size() >= 2 && above.words.size() <= 25 && !is_prose(above, reference.cues()) &&
                        !is_question(above.text) && find_periods(above.text).empty() && !above.text.ends_with(';');
    if (!short_line || !headed) { continue; }
    AnnouncedEvent event;
    event.title_item = n - 1;
    event.date_item = n;
    event.record = header.events.front();
    event.record.title = without_number(above.text);
    event.record.period = periods.front().period;
    event.record.place.reset();
    for (const std::string& part : {before, after}) {
      if (names_place(part, reference)) {
        event.record.place = event.record.place ? *event.record.place + ", " + part : part;
      }
    }
    event.record.evidence = {above.line, above.text};
    found.push_back(std::move(event));
  }
  return found;
}

} // namespace entente::agenda
