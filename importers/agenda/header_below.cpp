#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/header.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

bool is_mail_line(std::string_view text) {
  constexpr std::array<std::string_view, 4> subjects{"subject", "objet", "asunto", "from"};
  constexpr std::array<std::string_view, 11> others{"to",     "cc",      "sent", "date",  "de", "para",
                                                    "envoye", "enviado", "a",    "fecha", "re"};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > 10) { return false; }
  const std::string label = fold(trim(text.substr(0, colon)));
  if (std::ranges::find(subjects, label) != subjects.end()) { return true; }
  const std::string_view behind = text.substr(colon + 1);
  const std::size_t clock = behind.find(':');
  const bool timed = clock != std::string_view::npos && clock > 0 && behind[clock - 1] >= '0' && behind[clock - 1] <= '9';
  const bool sent = timed || behind.find('@') != std::string_view::npos || behind.find("list") != std::string_view::npos;
  return sent && std::ranges::find(others, label) != others.end(); // "Fecha: 14 de mayo" tells of a meeting
}

namespace {

/// "Home | About | Programme": the parts of a page's menu.
bool is_menu(std::string_view text) {
  std::size_t signs = 0;
  for (const std::string_view sign : {"|", "·", "›"}) {
    for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
      ++signs;
    }
  }
  return signs >= 2;
}

/// Dates of more than a day, or of a day with something more beside them.
bool prints_dates(const Item& item, const Cues& cues) {
  constexpr std::size_t most_words = 30;
  if (item.words.size() > most_words || is_prose(item, cues) || is_mail_line(item.text)) { return false; }
  const std::vector<FoundPeriod> periods = find_periods(item.text);
  if (periods.empty() || !periods.front().period.start) { return false; }
  const FoundPeriod& found = periods.front();
  const std::string_view text = item.text;
  if (dates_document(text.substr(0, found.begin), cues)) { return false; }
  const bool alone = trim_separators(text.substr(0, found.begin)).empty() && trim_separators(text.substr(found.end)).empty();
  return found.period.start != found.period.end || (!alone && !day_heading(item, cues, std::nullopt));
}

/// "Trieste, Italy, 3 June 2025": a town and a state, and one day with its year.
bool prints_place_and_day(const Item& item) {
  constexpr std::size_t most_words = 12;
  if (item.words.size() > most_words || item.hours) { return false; }
  const std::vector<FoundPeriod> periods = find_periods(item.text);
  if (periods.size() != 1 || !periods.front().period.start) { return false; }
  const std::string_view place = trim_separators(std::string_view(item.text).substr(0, periods.front().begin));
  return place.find(", ") != std::string_view::npos && starts_upper(place) &&
         place.find_first_of("0123456789:") == place.npos;
}

} // namespace

bool begins_body(const Item& item, std::size_t index, const Cues& cues) {
  if (item.hours) { return true; }
  if (place_line(item, cues)) { return false; }
  if (hours_inside(item.text) && item.words.size() <= 30 && find_periods(item.text).empty()) { return true; }
  if (is_prose(item, cues)) { return true; }
  const std::optional<SessionHeading> heading = session_heading(item, cues);
  if (heading && heading->label) { return true; }
  if (heading && heading->exact && index > 0) { return true; }
  if (const std::optional<RoleHeading> role = role_heading(item, cues); role && role->firm) { return true; }
  constexpr int any_year = 2000;
  if (index > 0 && find_periods(item.text).empty() && item.words.size() <= 6 && day_heading(item, cues, any_year)) {
    return true;
  }
  if (day_ordinal(item.text) && item.words.size() <= 8 && index > 0 && !heading) { return true; }
  std::size_t at = 0;
  std::size_t length = 0;
  const bool titles = cues.document_titles.find(item.words.folded, at, length) != nullptr;
  return !titles && index > 0 && announces(item, cues).what != Announces::nothing;
}

bool names_edition(const std::vector<Item>& items, std::size_t index, const Cues& cues) {
  constexpr std::size_t farthest = 5; ///< from the top
  constexpr std::size_t reach = 5;
  const auto labelled = [&](const Item& item) {
    const std::optional<SessionHeading> heading = session_heading(item, cues);
    return heading && heading->label.has_value();
  };
  if (index == 0 || index >= farthest || items[index].hours || items[index].table > 0 || !labelled(items[index])) {
    return false;
  }
  if (std::ranges::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(index),
                          [&](const Item& above) { return prints_dates(above, cues) || above.hours; })) {
    return false;
  }
  for (std::size_t n = index + 1; n < std::min(items.size(), index + 1 + reach); ++n) {
    if (hours_inside(items[n].text)) { return false; }
    if (prints_dates(items[n], cues) || prints_place_and_day(items[n])) { return true; }
    if (items[n].hours || labelled(items[n]) || is_prose(items[n], cues) || role_heading(items[n], cues)) { return false; }
  }
  return false;
}

std::optional<std::size_t> head_below(const std::vector<Item>& items, const Cues& cues) {
  constexpr std::size_t farthest = 60;
  constexpr std::size_t most_above = 8;
  for (std::size_t n = 1; n < std::min(items.size(), farthest) && !items[n].hours; ++n) {
    if (!prints_dates(items[n], cues)) { continue; }
    std::size_t first = n;
    while (first > 0 && n - first < most_above) {
      const Item& above = items[first - 1];
      const std::string_view text = above.text;
      if (is_prose(above, cues) || text.ends_with(',') || text.ends_with('.') || is_mail_line(text) || is_menu(text)) {
        break;
      }
      --first;
    }
    return first > 0 ? std::optional(first) : std::nullopt;
  }
  return std::nullopt;
}

} // namespace entente::agenda
