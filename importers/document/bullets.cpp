#include "importers/document/bullets.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/document/characters.hpp"

namespace entente::document {

namespace {

constexpr std::array<std::string_view, 25> signs = {"•", "‣", "⁃",      "◦",      "∙",      "▪",      "▫", "■", "□",
                                                    "●", "○", "➢",      "➤",      "►",      "▶",      "⇒", "✓", "✔",
                                                    "❖", "◆", "\uF0B7", "\uF0A7", "\uF0D8", "\uF0FC", "➔"};
constexpr std::array<std::string_view, 8> spaced_signs = {"-", "–", "—", "*", "+", "·", "→", "‐"};
constexpr std::array<std::string_view, 10> superscripts = {"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰"};

constexpr std::size_t longest_hours = 64;

std::size_t blanks_at(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (at + size < text.size()) {
    const std::string_view rest = text.substr(at + size);
    if (rest.front() == ' ' || rest.front() == '\t') {
      ++size;
    } else if (rest.starts_with("\u00A0")) {
      size += 2;
    } else {
      break;
    }
  }
  return size;
}

bool is_lower(char character) { return character >= 'a' && character <= 'z'; }
bool is_roman(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
}

/// Bytes of "1.1", "2.3.1" or "5.A." at the start; 0 for times ("9.30").
std::size_t section_number(std::string_view text) {
  std::size_t at = 0;
  std::size_t levels = 0;
  bool single = false;
  while (at < text.size() && is_digit(text[at])) {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) {
      ++at;
    }
    if (at - begin > 2) { return 0; }
    single = single || (levels > 0 && at - begin == 1);
    ++levels;
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
      ++at;
      continue;
    }
    break;
  }
  if (levels == 1 && at + 2 < text.size() && text[at] == '.' && text[at + 1] >= 'A' && text[at + 1] <= 'Z' &&
      text[at + 2] == '.') {
    return at + 3;
  }
  if (levels < 2) { return 0; }
  if (at < text.size() && text[at] == '.') { ++at; }
  const std::size_t space = blanks_at(text, at);
  if (space == 0) { return 0; }
  const std::string_view behind = text.substr(at + space, longest_hours);
  const std::optional<FoundHours> hours = !behind.empty() && is_digit(behind.front()) ? leading_hours(behind) : std::nullopt;
  if (levels == 2 && !single) { return hours && hours->end ? at : 0; } // "1.10 9:00 – 10:00"
  return hours || behind.empty() || !is_digit(behind.front()) ? at : 0;
}

/// Bytes of "1.", "1.2.", "1)", "a)", "(a)", "iv)", "iv." at the start; 0 when there is none.
std::size_t enumerator(std::string_view text) {
  const bool bracket = text.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  const std::size_t begin = at;
  while (at < text.size() && at - begin < 6 &&
         (is_digit(text[at]) || (text[at] == '.' && at > begin && is_digit(text[at - 1])))) {
    ++at;
  }
  if (at > begin) {
    const std::string_view digits = text.substr(begin, at - begin);
    if (digits.ends_with('.') && !bracket) { return std::ranges::count_if(digits, is_digit) <= 3 ? at : 0; }
    const bool short_number = std::ranges::count_if(digits, is_digit) <= 2;
    return short_number && at < text.size() && text[at] == ')' ? at + 1 : 0;
  }
  while (at < text.size() && at - begin < 5 && is_lower(text[at])) {
    ++at;
  }
  const std::string_view letters = text.substr(begin, at - begin);
  if (letters.empty() || (letters.size() > 1 && !is_roman(letters)) || at >= text.size()) {
    const bool capital = text.size() > begin + 1 && text[begin] >= 'A' && text[begin] <= 'Z' && text[begin + 1] == ')';
    return capital ? begin + 2 : 0;
  }
  if (text[at] == ')') { return at + 1; }
  const std::size_t space = blanks_at(text, at + 1);
  const std::string_view behind = text.substr(std::min(text.size(), at + 1 + space));
  const bool lettered = letters.size() == 1 && letters.front() <= 'h' && text[at] == '.' && space > 0 &&
                        (starts_upper(behind) || behind.starts_with("¿"));
  if (!bracket && lettered) { return at + 1; } // "b. Health care", "a. ¿Cómo …?"
  return !bracket && text[at] == '.' && is_roman(letters) ? at + 1 : 0;
}

} // namespace

std::size_t bullet_sign(std::string_view text) {
  if (text.empty() || static_cast<unsigned char>(text.front()) < 0xC0) { return 0; }
  const auto* const found = std::ranges::find_if(signs, [&](std::string_view sign) { return text.starts_with(sign); });
  return found == signs.end() ? 0 : found->size();
}

Bullet read_bullet(std::string_view text) {
  Bullet bullet;
  if (const std::size_t sign = bullet_sign(text); sign > 0) {
    bullet.mark = text.substr(0, sign);
    bullet.size = sign + blanks_at(text, sign);
    return bullet;
  }
  std::size_t raised = 0;
  for (bool more = true; more;) {
    const auto* const found =
        std::ranges::find_if(superscripts, [&](std::string_view sign) { return text.substr(raised).starts_with(sign); });
    more = found != superscripts.end();
    if (more) { raised += found->size(); }
  }
  if (raised > 0) {
    bullet = {std::string(text.substr(0, raised)), raised + blanks_at(text, raised), true};
    return bullet;
  }
  std::size_t mark = 0;
  for (const std::string_view sign : spaced_signs) {
    if (text.starts_with(sign)) { mark = sign.size(); }
  }
  if (mark == 0 && text.size() > 2 && text.front() == 'o' && blanks_at(text, 1) > 0) {
    mark = starts_upper(text.substr(1 + blanks_at(text, 1))) || text[1] == '\t' ? 1 : 0;
  }
  if (mark == 0) { mark = section_number(text); }
  if (mark == 0) { mark = enumerator(text); }
  const std::size_t space = mark == 0 ? 0 : blanks_at(text, mark);
  if (space > 0 && mark + space < text.size()) {
    bullet.mark = text.substr(0, mark);
    bullet.size = mark + space;
  }
  return bullet;
}

} // namespace entente::document
