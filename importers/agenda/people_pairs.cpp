#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"

namespace entente::agenda {

namespace {

bool begins_with_title(std::string_view text, const Cues& cues) {
  const Words words = words_of(text, 4);
  std::size_t length = 0;
  return starts_upper(text) && cues.honorifics.match(words.folded, 0, length) != nullptr && length < words.size();
}

} // namespace

bool names_in_capitals(std::string_view text) {
  constexpr std::size_t longest_name = 60;
  const std::size_t comma = text.substr(0, longest_name).find(',');
  if (comma == std::string_view::npos || !starts_upper(text)) { return false; }
  const std::string_view name = text.substr(0, comma);
  const std::size_t space = name.find(' ');
  if (space == std::string_view::npos || letter_case(name.substr(0, space)).lower == 0) { return false; }
  const LetterCase surname = letter_case(name.substr(name.rfind(' ') + 1));
  return surname.lower == 0 && surname.upper > 2 && words_of(name, 6).size() <= 5 &&
         name.find_first_of(".:;(") == std::string_view::npos;
}

std::vector<Item> side_pair(const Item& item, const Reference& reference) {
  constexpr std::size_t longest_side = 50;
  const std::string_view text = item.text;
  std::size_t mark = std::string_view::npos;
  std::size_t behind = 0;
  for (const std::string_view sign : {" - ", " – ", " — ", ": ", " : "}) {
    const std::size_t found = text.substr(0, longest_side).find(sign);
    if (found < mark) {
      mark = found;
      behind = found + sign.size();
    }
  }
  const std::size_t comma = text.find(',');
  if (mark == std::string_view::npos || comma == std::string_view::npos || comma < behind) { return {}; }
  const std::string_view side = text.substr(0, behind);
  if (reference.state_named(trim(text.substr(0, mark))) == nullptr) { return {}; }
  const std::string_view names = text.substr(behind, comma - behind);
  for (const std::string_view sign : {" & ", " and ", " et ", " y ", " e "}) {
    const std::size_t at = names.find(sign);
    if (at == std::string_view::npos) { continue; }
    const std::string_view second = names.substr(at + sign.size());
    if (!begins_with_title(names, reference.cues()) || !begins_with_title(second, reference.cues())) { return {}; }
    std::vector<Item> both;
    for (const std::string_view name : {names.substr(0, at), second}) {
      Item one = item;
      one.text = std::string(side) + std::string(name) + std::string(text.substr(comma));
      one.words = words_of(one.text);
      one.emphasis.clear();
      one.italics.clear();
      one.breaks.clear();
      both.push_back(std::move(one));
    }
    return both;
  }
  return {};
}

} // namespace entente::agenda
