#include <array>
#include <charconv>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/table/cells.hpp"
#include "importers/table/workbook.hpp"

namespace entente::table {
namespace {

/// "18/04/2017", "4-18-17", "18.04.2017" as its three numbers.
std::optional<std::array<int, 3>> three_numbers(std::string_view text, std::size_t& end) {
  std::array<int, 3> numbers{};
  std::size_t at = 0;
  char mark = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto [stop, error] = std::from_chars(text.data() + at, text.data() + text.size(), numbers.at(i));
    const std::size_t digits = static_cast<std::size_t>(stop - text.data()) - at;
    if (error != std::errc{} || numbers.at(i) < 0 || digits > 4 || text[at] == '-') { return std::nullopt; }
    if (i == 2 && digits != 4 && digits != 2) { return std::nullopt; }
    if (i < 2 && digits > 2) { return std::nullopt; }
    at += digits;
    if (i == 2) { break; }
    if (at >= text.size() || (text[at] != '/' && text[at] != '-' && text[at] != '.') || (mark != 0 && text[at] != mark)) {
      return std::nullopt;
    }
    mark = text[at++];
  }
  end = at;
  if (numbers[2] < 100) { numbers[2] += numbers[2] < 70 ? 2000 : 1900; }
  return numbers;
}

std::optional<Date> date_of(int year, int month, int day) {
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() && year >= 1900 && year <= 2200 ? std::optional(date) : std::nullopt;
}

Period day_period(Date date) { return {date, date, to_iso(date)}; }

} // namespace

bool learn_date_style(std::string_view cell, DateStyle& style) {
  std::size_t end = 0;
  const auto numbers = three_numbers(trim(cell), end);
  if (!numbers || ((*numbers)[0] > 12) == ((*numbers)[1] > 12)) { return false; }
  style.month_first = (*numbers)[1] > 12;
  return true;
}

std::optional<Period> read_date(std::string_view cell, const DateStyle& style) {
  const std::string text = squeeze(cell);
  if (text.empty() || text.size() > 300) { return std::nullopt; }
  if (text.size() >= 10) {
    const bool stops = text.size() == 10 || text[10] == ' ' || text[10] == 'T';
    if (const auto date = stops ? parse_date(text.substr(0, 10)) : std::nullopt;
        date && text.find('/') == std::string::npos &&
        (text.size() == 10 || (text[11] >= '0' && text[11] <= '9' && text.find(':') != std::string::npos))) {
      return day_period(*date);
    }
  }
  if (text.size() == 7 && is_year_or_month(text)) { return Period{std::nullopt, std::nullopt, text}; }
  std::size_t end = 0;
  if (const auto numbers = three_numbers(text, end); numbers && (end == text.size() || text[end] == ' ')) {
    const int first = (*numbers)[0];
    const int second = (*numbers)[1];
    const bool month_first = second > 12 || (style.month_first && first <= 12);
    if (const auto date = date_of((*numbers)[2], month_first ? first : second, month_first ? second : first);
        date && text.find(" - ", end) == std::string::npos) {
      return day_period(*date);
    }
    return std::nullopt;
  }
  double serial = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), serial);
  if (error == std::errc{} && stop == text.data() + text.size()) {
    // 20,000 is 1954, 80,000 is 2119.
    if (serial >= 20'000 && serial < 80'000) {
      if (const auto iso = serial_date(serial, false)) {
        if (const auto date = parse_date(iso->substr(0, 10))) { return day_period(*date); }
      }
    }
    if (serial >= 1900 && serial <= 2200 && text.size() == 4) { return Period{std::nullopt, std::nullopt, text}; }
    return std::nullopt;
  }
  const std::vector<FoundPeriod> found = find_periods(text, true);
  return found.empty() ? std::nullopt : std::optional(found.front().period);
}

} // namespace entente::table
