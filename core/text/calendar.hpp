/// @file
/// The words of dates and hours in the three languages, from datasets/reference/calendar.csv.
#pragma once

#include <optional>
#include <string_view>

namespace entente::detail {

/// What one word can mean in a date or an hour; a word may mean several things ("mar", "a").
struct CalendarWord {
  int month = 0; ///< 1 to 12
  bool month_short = false;
  int weekday = 0;  ///< 1 (Monday) to 7
  int ordinal = 0;  ///< "second" 2
  int cardinal = 0; ///< "two", "II" 2
  bool ordinal_mark = false;
  bool day_word = false;
  bool range = false; ///< "to", "au"
  bool join = false;  ///< "and", "y"
  bool of = false;
  bool article = false; ///< what may stand before a day: "le", "from"
  bool clock_mark = false;
  bool hours_word = false;
  bool minute_mark = false;
  bool clock_intro = false;
  bool clock_label = false;
  std::optional<int> clock;    ///< "noon" 720, "midnight" 0
  std::optional<int> meridian; ///< "am" 0, "pm" 720: minutes to add
};

/// The meanings of a folded word; null when it has none. O(1); loaded on first use.
[[nodiscard]] const CalendarWord* calendar_word(std::string_view folded);

} // namespace entente::detail
