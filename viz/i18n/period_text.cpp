#include "viz/i18n/period_text.hpp"

#include <fmt/format.h>

#include "viz/i18n/messages.hpp"

namespace entente {
namespace {

std::string month_text(const Date& date, Language language) {
  return message(language, fmt::format("month.{}", static_cast<unsigned>(date.month())));
}

std::string date_text(const Date& date, Language language) {
  return message(language, "date.day",
                 {std::to_string(static_cast<unsigned>(date.day())), month_text(date, language),
                  std::to_string(static_cast<int>(date.year()))});
}

} // namespace

std::string period_text(const Event& event, Language language) {
  if (!event.start) { return event.when.value_or(""); }
  const Date& first = *event.start;
  const Date& last = event.end.value_or(first);
  if (last == first) { return date_text(first, language); }
  if (first.year() != last.year()) { return date_text(first, language) + " – " + date_text(last, language); }
  const std::string day = std::to_string(static_cast<unsigned>(first.day()));
  if (first.month() == last.month()) { return day + "–\u2060" + date_text(last, language); }
  return message(language, "date.day-month", {day, month_text(first, language)}) + " – " + date_text(last, language);
}

} // namespace entente
