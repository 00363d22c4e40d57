#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/calendar.hpp"
#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

bool is_weekday(std::string_view folded) {
  const detail::CalendarWord* const word = detail::calendar_word(folded);
  return word != nullptr && word->weekday > 0;
}

/// "DAY 1 – 11 June": the byte behind the day's number, which is no part of a date; 0 where no dash or other sign follows
/// it.
std::size_t behind_ordinal(std::string_view text) {
  const std::size_t digits = text.find_first_of("0123456789");
  if (digits == std::string_view::npos) { return 0; }
  const std::size_t end = std::min(text.find_first_not_of("0123456789", digits), text.size());
  const std::string_view behind = text.substr(end);
  const std::string_view rest = trim_front_separators(behind);
  const bool sign = rest.size() < trim(behind).size();
  return digits > 0 && sign ? text.size() - rest.size() : 0;
}

} // namespace

std::optional<DayHeading> day_heading(const Item& item, const Cues& cues, std::optional<int> year) {
  if (item.text.size() > 110 || item.words.size() > 12 || item.words.size() == 0 || is_question(item.text)) {
    return std::nullopt;
  }
  if (item.text.ends_with('.') && item.words.size() > 6) { return std::nullopt; }
  for (std::size_t n = 0; n < std::min<std::size_t>(4, item.words.size()); ++n) {
    std::size_t version = 0;
    const Cue* const cue = cues.document_titles.match(item.words.folded, n, version);
    if (cue != nullptr && cue->value == "version") { return std::nullopt; } // "(as of 6 May)"
  }
  std::size_t role = 0; // "Speakers registered by 2 December:"
  if (item.text.ends_with(':') && cues.roles.match(item.words.folded, 0, role) != nullptr) { return std::nullopt; }
  DayHeading heading;
  heading.ordinal = day_ordinal(item.text);
  heading.rest = item.text.size();
  const std::size_t from = heading.ordinal ? behind_ordinal(item.text) : 0;
  std::vector<FoundPeriod> periods = find_periods(std::string_view(item.text).substr(from), false, year);
  for (FoundPeriod& period : periods) {
    period.begin += from;
    period.end += from;
  }
  std::size_t others = item.words.size();
  bool closes = false; ///< "B. Ministerial conference — Friday 16 May (hall 2)"
  if (periods.size() == 1 && periods.front().period.start && periods.front().period.start == periods.front().period.end) {
    heading.date = periods.front().period.start;
    others = 0;
    for (const auto& [begin, end] : item.words.bytes) {
      if (begin < periods.front().begin || end > periods.front().end) { ++others; }
    }
    std::string_view before = trim(std::string_view(item.text).substr(0, periods.front().begin));
    const std::string last(before.substr(before.rfind(' ') + 1));
    if (const std::vector<std::string> word = fold_words(last); word.size() == 1 && is_weekday(word.front())) {
      before = trim(before.substr(0, before.size() - last.size()));
    }
    const std::string_view behind = trim(std::string_view(item.text).substr(periods.front().end));
    const bool dash = before.ends_with("–") || before.ends_with("—") || before.ends_with(" -") || before.ends_with('|');
    closes = dash && item.bullet.empty() && starts_upper(item.text) &&
             (behind.empty() || (behind.starts_with('(') && behind.ends_with(')')));
  }
  std::size_t at = 0;
  std::size_t length = 0;
  const bool placed = cues.place_words.find(item.words.folded, at, length) != nullptr;
  if (!heading.date && !heading.ordinal && !year && item.words.size() <= 4 && item.bullet.empty()) {
    // "Tuesday 26 March" where no year is printed anywhere: a day all the same.
    constexpr int leap = 2000;
    const std::vector<FoundPeriod> any = find_periods(item.text, false, leap);
    if (any.size() == 1 && any.front().period.start && any.front().period.start == any.front().period.end &&
        trim_separators(std::string_view(item.text).substr(any.front().end)).empty() && any.front().begin <= 12) {
      return heading;
    }
  }
  if (heading.ordinal && (heading.date || item.words.size() <= 6)) { return heading; }
  if (heading.date && (closes || (others <= 3 && !placed))) { return heading; }
  return std::nullopt;
}

std::optional<DayHeading> weekday_heading(const Item& item, const Period& period) {
  if (!period.start || !period.end || item.words.size() != 2 || !starts_upper(item.text) || !item.bullet.empty()) {
    return std::nullopt;
  }
  const std::string& number = item.words.folded[1];
  const std::string& word = item.words.folded[0];
  const auto digit = [](char character) { return character >= '0' && character <= '9'; };
  if (number.size() > 2 || word.size() < 5 || !std::ranges::all_of(number, digit) || std::ranges::any_of(word, digit)) {
    return std::nullopt;
  }
  const auto wanted = static_cast<unsigned>(std::stoi(number));
  const std::chrono::sys_days last(*period.end);
  for (std::chrono::sys_days day(*period.start);
       day <= last && day - std::chrono::sys_days(*period.start) < std::chrono::days(31); day += std::chrono::days(1)) {
    const Date date(day);
    if (static_cast<unsigned>(date.day()) == wanted) { return DayHeading{std::nullopt, date, item.text.size()}; }
  }
  return std::nullopt;
}

} // namespace entente::agenda
