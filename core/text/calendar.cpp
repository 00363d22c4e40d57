#include "core/text/calendar.hpp"

#include <charconv>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/text/csv.hpp"
#include "core/text/unicode.hpp"

namespace entente::embedded {
std::vector<std::pair<std::string_view, std::string_view>> calendar();
} // namespace entente::embedded

namespace entente::detail {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

using Words = std::unordered_map<std::string, CalendarWord, Hash, std::equal_to<>>;

void add_flag(CalendarWord& word, const std::string& list) {
  if (list == "ordinal-mark") {
    word.ordinal_mark = true;
  } else if (list == "day-word") {
    word.day_word = true;
  } else if (list == "range") {
    word.range = true;
  } else if (list == "join") {
    word.join = true;
  } else if (list == "of") {
    word.of = true;
  } else if (list == "article") {
    word.article = true;
  } else if (list == "clock-mark") {
    word.clock_mark = true;
  } else if (list == "hours-word") {
    word.hours_word = true;
  } else if (list == "minute-mark") {
    word.minute_mark = true;
  } else if (list == "clock-intro") {
    word.clock_intro = true;
  } else if (list == "clock-label") {
    word.clock_label = true;
  } else {
    throw Error(ErrorKind::unreadable, "calendar.csv: unknown list '{}'", list);
  }
}

void add_meaning(CalendarWord& word, const std::string& list, const std::string& value) {
  if (value.empty()) { return add_flag(word, list); }
  int number = 0;
  const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || stop != value.data() + value.size()) {
    throw Error(ErrorKind::unreadable, "calendar.csv: '{}' is no number", value);
  }
  if (list == "month") {
    word.month = number;
    word.month_short = false;
  } else if (list == "month-short") {
    if (word.month == 0) {
      word.month = number;
      word.month_short = true;
    }
  } else if (list == "weekday") {
    word.weekday = number;
  } else if (list == "ordinal") {
    word.ordinal = number;
  } else if (list == "cardinal") {
    word.cardinal = number;
  } else if (list == "noon") {
    word.clock = number;
  } else if (list == "meridian") {
    word.meridian = number;
  } else {
    throw Error(ErrorKind::unreadable, "calendar.csv: unknown list '{}'", list);
  }
}

Words load() {
  Words words;
  const auto rows = parse_csv(embedded::calendar().front().second);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (row.size() != 5) { throw Error(ErrorKind::unreadable, "calendar.csv: row {} has no 5 fields", i + 1); }
    add_meaning(words[fold(row[3])], row[0], row[2]);
  }
  return words;
}

} // namespace

const CalendarWord* calendar_word(std::string_view folded) {
  static const Words words = load();
  const auto found = words.find(folded);
  return found == words.end() ? nullptr : &found->second;
}

} // namespace entente::detail
