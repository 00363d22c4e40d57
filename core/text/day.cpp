#include <algorithm>

#include "core/text/tokens.hpp"
#include "core/text/when.hpp"

namespace entente {
namespace {

using detail::CalendarWord;
using detail::Token;

constexpr int longest_event_days = 14;
constexpr std::size_t longest_heading_tokens = 40;

/// The ordinal that ends just before token `at`: "première", "2e", "1.ª"; 0 when none.
int ordinal_before(const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0) { return 0; }
  const Token& last = tokens[at - 1];
  if (last.word != nullptr && last.word->ordinal > 0) { return last.word->ordinal; }
  if (!last.means(&CalendarWord::ordinal_mark) || !last.glued || at < 2) { return 0; }
  std::size_t number = at - 2;
  if (tokens[number].is('.') && tokens[number].glued && number > 0) { --number; }
  return tokens[number].is_number() && tokens[number].digits <= 2 ? tokens[number].value : 0;
}

/// The number that follows a day word: "2", "two", "II"; 0 when none or when it begins a date ("Day 18 April").
int number_after(const std::vector<Token>& tokens, std::size_t at) {
  const Token& next = tokens[at + 1];
  if (next.word != nullptr && next.word->cardinal > 0) { return next.word->cardinal; }
  if (!next.is_number() || next.digits > 2) { return 0; }
  const Token& after = tokens[at + 2];
  const bool starts_date = after.word != nullptr && (after.word->month > 0 || after.word->of);
  const bool continues = after.glued && (after.is('/') || after.is_number());
  return starts_date || continues ? 0 : next.value;
}

} // namespace

std::optional<int> day_ordinal(std::string_view text) {
  if (text.size() > longest_heading_tokens * 10) { return std::nullopt; }
  const auto tokens = detail::tokens_of(text);
  const std::size_t count = std::min(tokens.size() - 5, longest_heading_tokens);
  for (std::size_t i = 0; i < count; ++i) {
    if (!tokens[i].means(&CalendarWord::day_word)) { continue; }
    int day = ordinal_before(tokens, i);
    // "ordre du jour 1", "orden del día 2" number an agenda, not a day.
    if (day == 0 && (i == 0 || !tokens[i - 1].means(&CalendarWord::of))) { day = number_after(tokens, i); }
    if (day >= 1 && day <= longest_event_days) { return day; }
  }
  return std::nullopt;
}

} // namespace entente
