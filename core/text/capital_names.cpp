#include "core/text/capital_names.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"

namespace entente {

namespace {

constexpr std::size_t fewest_names = 5;

/// Without brackets at the end, or the letters of a title or office: ", MP".
std::string_view bare_name(std::string_view text) {
  constexpr std::size_t longest = 6;
  if (const std::size_t open = text.rfind(" ("); open != std::string_view::npos && text.ends_with(')')) {
    text = text.substr(0, open);
  }
  const std::size_t comma = text.rfind(", ");
  if (comma == std::string_view::npos || text.size() - comma - 2 > longest) { return text; }
  return letter_case(text.substr(comma)).lower == 0 ? text.substr(0, comma) : text;
}

} // namespace

bool ends_in_capital_surname(std::string_view line) {
  constexpr std::size_t longest = 60; ///< bytes
  constexpr std::size_t longest_particle = 6;
  constexpr std::size_t most_words = 7;
  constexpr std::size_t shortest_surname = 3;
  const std::string_view text = bare_name(trim(line));
  if (text.size() > longest || text.find_first_of(",;:()/|!?0123456789\t") != std::string_view::npos) { return false; }
  std::size_t words = 0;
  bool mixed = false;
  bool capitals = false;
  for (std::size_t begin = 0; begin < text.size(); ++words) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const LetterCase letters = letter_case(word);
    if (!starts_upper(word) && !word.starts_with("“") && (word.size() > longest_particle || words == 0)) { return false; }
    capitals = letters.upper >= shortest_surname && letters.lower <= 1;
    mixed = mixed || (letters.upper > 0 && letters.lower > 1 && !word.ends_with('.'));
    begin = end + 1;
  }
  return words >= 2 && words <= most_words && mixed && capitals;
}

std::vector<bool> stacked_names(const std::vector<std::string_view>& lines) {
  std::vector<bool> names(lines.size(), false);
  std::size_t count = 0;
  for (std::size_t n = 0; n + 1 < lines.size(); ++n) {
    names[n] = ends_in_capital_surname(lines[n]);
    if (names[n] && starts_upper(trim(lines[n + 1])) && !ends_in_capital_surname(lines[n + 1])) { ++count; }
  }
  if (count < fewest_names) { names.assign(lines.size(), false); }
  return names;
}

} // namespace entente
