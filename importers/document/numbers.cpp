#include "importers/document/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace entente::document {

namespace {

std::string roman(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> steps = {{{1000, "m"},
                                                                       {900, "cm"},
                                                                       {500, "d"},
                                                                       {400, "cd"},
                                                                       {100, "c"},
                                                                       {90, "xc"},
                                                                       {50, "l"},
                                                                       {40, "xl"},
                                                                       {10, "x"},
                                                                       {9, "ix"},
                                                                       {5, "v"},
                                                                       {4, "iv"},
                                                                       {1, "i"}}};
  std::string out;
  for (const auto& [value, letters] : steps) {
    for (; number >= value; number -= value) {
      out += letters;
    }
  }
  return out;
}

} // namespace

std::string list_number(char style, int number) {
  const bool letters = (style == 'a' || style == 'A') && number >= 1 && number <= 26 * 26;
  const bool romans = (style == 'i' || style == 'I') && number >= 1 && number < 4000;
  std::string out = std::to_string(number);
  if (letters) {
    const auto letter = [](int place) { return static_cast<char>('a' + place); };
    out.clear();
    if (number > 26) { out += letter((number - 1) / 26 - 1); }
    out += letter((number - 1) % 26);
  } else if (romans) {
    out = roman(number);
  }
  if (style == 'A' || style == 'I') {
    for (char& character : out) {
      if (character >= 'a' && character <= 'z') { character = static_cast<char>(character - 'a' + 'A'); }
    }
  }
  return out;
}

std::string raised_digits(std::string_view text) {
  constexpr std::array<std::string_view, 10> digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (text.find_first_not_of("0123456789, ") != std::string_view::npos) { return std::string(text); }
  std::string out;
  for (const char character : text) {
    if (character >= '0' && character <= '9') {
      out += digits.at(static_cast<std::size_t>(character - '0'));
    } else {
      out += character;
    }
  }
  return out;
}

int number_of(std::optional<std::string_view> text, int otherwise) {
  int value = otherwise;
  if (text) { std::from_chars(text->data(), text->data() + text->size(), value); }
  return value;
}

} // namespace entente::document
