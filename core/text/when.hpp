/// @file
/// Dates and times of day as agendas print them, in French, English and Spanish.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/date.hpp"

namespace entente {

/// A period found in a text: "18-19 avril 2017", "April 18 to 19, 2017", "del 3 al 5 de mayo de 2016",
/// "30 September - 2 October 2015", "Juillet 2017", "2018", "18/04/2017" (day first). `[begin, end)` are the bytes.
struct FoundPeriod {
  Period period;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// All periods in the text, in order, the longest reading first; a bare year only when `bare_years`. A day and month
/// without a year takes `default_year` when given, else it is not reported.
[[nodiscard]] std::vector<FoundPeriod> find_periods(std::string_view text, bool bare_years = false,
                                                    std::optional<int> default_year = std::nullopt);

/// Hours found in a text: "10h – 11h30", "10 h 30 – 11 h", "9.30 a.m.–1 p.m.", "10:00-11:15", "15.00 hrs", "15h00".
struct FoundHours {
  ClockTime start;
  std::optional<ClockTime> end;
  std::size_t begin = 0;
  std::size_t end_byte = 0;
  /// The start is printed as an hour of 1 to 8 with one digit, minutes and nothing that tells the half of the day
  /// ("1.45"): below a session of noon it may be in the afternoon.
  bool may_be_afternoon = false;
};

/// The hours a line begins with (after bullets, pipes and spaces), nothing when it does not begin with a time.
[[nodiscard]] std::optional<FoundHours> leading_hours(std::string_view text);
/// The first hours anywhere in the text.
[[nodiscard]] std::optional<FoundHours> find_hours(std::string_view text);

/// The day of an event that a heading names: "PREMIERE JOURNEE" 1, "Day 2" 2, "Seconde journée" 2, "Tercer día" 3,
/// "Jour 1", "DÍA 2"; nothing when the text names none.
[[nodiscard]] std::optional<int> day_ordinal(std::string_view text);

} // namespace entente
