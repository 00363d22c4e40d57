#include <algorithm>
#include <array>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// "PAZ LÓPEZ, Ana": a surname in capitals, one comma, given names of at most three words.
bool is_surname_first(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) { return false; }
  const LetterCase surname = letter_case(text.substr(0, comma));
  const std::string_view given = trim(text.substr(comma + 1));
  return surname.lower == 0 && surname.upper > 1 && letter_case(given).lower > 0 && starts_upper(given) &&
         words_of(given, 4).size() <= 3;
}

/// A comma or the noun of a body: what stands in the brackets tells all there is.
bool holds_body(std::string_view inside, const Cues& cues) {
  const Words words = words_of(inside, 24);
  std::size_t at = 0;
  std::size_t length = 0;
  return inside.find(',') != std::string_view::npos || cues.body_words.find(words.folded, at, length) != nullptr;
}

} // namespace

bool is_bare_name(const Item& item, const Reference& reference) {
  const std::size_t bracket = item.text.ends_with(')') ? item.text.find('(') : std::string::npos;
  const std::string_view text = std::string_view(item.text).substr(0, bracket);
  if (bracket != std::string::npos && holds_body(std::string_view(item.text).substr(bracket + 1), reference.cues())) {
    return false; // "Ana Paz (Institute of X, Peru)" is whole
  }
  const std::string_view marks = is_surname_first(text) ? ";:(" : ",;:(";
  if (text.find_first_of(marks) != std::string_view::npos || text.find(" – ") != std::string_view::npos ||
      text.find(" - ") != std::string_view::npos) {
    return false;
  }
  const Words words = words_of(text, 12);
  std::size_t honorific = 0;
  if (reference.cues().honorifics.match(words.folded, 0, honorific) == nullptr) { honorific = 0; }
  return words.size() <= honorific + 6 && words.size() > honorific;
}

bool is_post_line(const Item& item, const Reference& reference) {
  const Cues& cues = reference.cues();
  std::size_t length = 0;
  if (item.words.size() == 0) { return false; }
  if (cues.post_words.match(item.words.folded, 0, length) != nullptr ||
      cues.body_words.match(item.words.folded, 0, length) != nullptr) {
    return true;
  }
  return reference.state_named(item.text) != nullptr || reference.organisation_named(item.text) != nullptr;
}

bool ends_with_person(std::string_view text, const Cues& cues) {
  text = trim(text);
  if (text.ends_with(')')) { text = trim(text.substr(0, text.rfind('('))); }
  const std::size_t comma = text.rfind(", ");
  if (comma == std::string_view::npos) { return false; }
  const Words words = words_of(text.substr(comma + 2), 8);
  std::size_t length = 0;
  if (cues.honorifics.match(words.folded, 0, length) == nullptr || words.size() <= length || words.size() > length + 6) {
    return false;
  }
  return starts_upper(text.substr(comma + 2 + words.bytes[length].first));
}

Item joined(const Item& first, const Item& second) {
  Item item = first;
  while (item.text.ends_with(' ') || item.text.ends_with(',')) {
    item.text.pop_back();
  }
  item.text += ", ";
  const std::size_t offset = item.text.size();
  item.text += second.text;
  for (const auto& [begin, end] : second.emphasis) {
    item.emphasis.emplace_back(begin + offset, end + offset);
  }
  for (const auto& [begin, end] : second.italics) {
    item.italics.emplace_back(begin + offset, end + offset);
  }
  item.last_line = second.last_line;
  item.words = words_of(item.text);
  return item;
}

} // namespace entente::agenda
