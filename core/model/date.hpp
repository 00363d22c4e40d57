/// @file
/// Dates and local times as agendas print them, and their ISO 8601 forms.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// A calendar date; always valid when built by `parse_date` or the importers.
using Date = std::chrono::year_month_day;

/// A time of day in minutes after midnight, 0 to 1439, local to the meeting.
struct ClockTime {
  int minutes = 0;
  friend constexpr auto operator<=>(ClockTime, ClockTime) = default;
};

/// "2017-04-18".
[[nodiscard]] std::string to_iso(Date date);
/// "09:05".
[[nodiscard]] std::string to_iso(ClockTime time);
/// Reads "2017-04-18"; nothing for any other form or an impossible date.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);
/// Reads "09:05"; nothing for any other form or an impossible time.
[[nodiscard]] std::optional<ClockTime> parse_clock(std::string_view iso);

/// True for a year or a month alone: "2006", "2006-07".
[[nodiscard]] bool is_year_or_month(std::string_view text);

/// A period as far as it is printed: a year, a month, a day or a range of days.
/// Both ends are set for days and ranges; only `text` for years and months.
struct Period {
  std::optional<Date> start;
  std::optional<Date> end;
  std::string when; ///< "2018", "2017-07", "2017-07-18" or "2017-07-18/2017-07-19"
};

} // namespace entente
