#include "core/model/date.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

/// Reads `count` digits at `from`; -1 when any is not a digit.
int digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') { return -1; }
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

} // namespace

std::string to_iso(Date date) {
  const int year = static_cast<int>(date.year());
  if (year >= 0 && year <= 9999) {
    const unsigned month = static_cast<unsigned>(date.month());
    const unsigned day = static_cast<unsigned>(date.day());
    std::string iso = "0000-00-00";
    const auto write = [&iso](std::size_t last, unsigned number) {
      for (; number > 0; number /= 10) {
        iso[last--] = static_cast<char>('0' + number % 10);
      }
    };
    write(3, static_cast<unsigned>(year));
    write(6, month);
    write(9, day);
    return iso;
  }
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string to_iso(ClockTime time) { return fmt::format("{:02}:{:02}", time.minutes / 60, time.minutes % 60); }

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') { return std::nullopt; }
  const int year = digits(iso, 0, 4);
  const int month = digits(iso, 5, 2);
  const int day = digits(iso, 8, 2);
  if (year < 0 || month < 0 || day < 0) { return std::nullopt; }
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) { return std::nullopt; }
  return date;
}

bool is_year_or_month(std::string_view text) {
  if ((text.size() != 4 && text.size() != 7) || digits(text, 0, 4) < 0) { return false; }
  if (text.size() == 4) { return true; }
  const int month = digits(text, 5, 2);
  return text[4] == '-' && month >= 1 && month <= 12;
}

std::optional<ClockTime> parse_clock(std::string_view iso) {
  if (iso.size() != 5 || iso[2] != ':') { return std::nullopt; }
  const int hours = digits(iso, 0, 2);
  const int minutes = digits(iso, 3, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) { return std::nullopt; }
  return ClockTime{hours * 60 + minutes};
}

} // namespace entente
