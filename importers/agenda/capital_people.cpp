#include "importers/agenda/capital_people.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

constexpr std::string_view dot = " · ";

/// Two to five words in capitals without the noun of a post, a body or a session.
bool is_capital_name(std::string_view text, const Cues& cues) {
  constexpr std::size_t most_words = 5;
  const LetterCase letters = letter_case(text);
  if (letters.lower > 0 || letters.upper < 5 || text.find_first_of("0123456789,;:()/«“\"?!&") != std::string_view::npos) {
    return false;
  }
  const Words words = words_of(text, most_words + 1);
  const Item item = item_of(text);
  return words.size() > 1 && words.size() <= most_words && !holds_noun(words, cues) && !session_heading(item, cues) &&
         !role_heading(item, cues);
}

bool only_capital_names(std::string_view text, const Cues& cues) {
  if (text.find(dot) == std::string_view::npos) { return false; }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(dot, begin), text.size());
    if (!is_capital_name(text.substr(begin, end - begin), cues)) { return false; }
    begin = end + dot.size();
  }
  return true;
}

/// "ANA PAZ, Lima": a name, and a word or two that tell no post or body.
bool names_place_behind(std::string_view text, const Cues& cues) {
  constexpr std::size_t most_words = 3;
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos || !is_capital_name(text.substr(0, comma), cues)) { return false; }
  const std::string_view behind = text.substr(comma + 2);
  return starts_upper(behind) && words_of(behind, most_words + 1).size() <= most_words &&
         behind.find_first_of(",;(") == std::string_view::npos && !holds_noun(words_of(behind, 6), cues);
}

/// "Speakers:" above a list of names.
Item speakers_above(const Item& list) {
  Item item = list;
  item.kind = BlockKind::paragraph;
  item.text = "Speakers:";
  item.bullet.clear();
  item.emphasis.clear();
  item.italics.clear();
  item.breaks.clear();
  item.words = words_of(item.text);
  return item;
}

} // namespace

void part_capital_people(std::vector<Item>& items, const Cues& cues) {
  constexpr std::ptrdiff_t fewest = 3;
  constexpr std::size_t fewest_listed = 6; ///< words: three names
  const auto alone = [&](const Item& item) { return !item.hours && is_capital_name(item.text, cues); };
  if (std::ranges::count_if(items, alone) < fewest) { return; }
  std::vector<Item> parted;
  parted.reserve(items.size());
  for (Item& item : items) {
    if (item.hours || !only_capital_names(item.text, cues)) {
      if (!item.hours && names_place_behind(item.text, cues)) {
        item.printed = item.text;
        item.text.replace(item.text.find(", "), 2, " (");
        item.text += ")";
        item.words = words_of(item.text);
      }
      parted.push_back(std::move(item));
      continue;
    }
    if (item.words.size() >= fewest_listed) { parted.push_back(speakers_above(item)); }
    for (std::size_t begin = 0; begin < item.text.size();) {
      const std::size_t end = std::min(item.text.find(dot, begin), item.text.size());
      parted.push_back(part_of(item, begin, end));
      parted.back().bullet = "•";
      parted.back().kind = BlockKind::list_item;
      begin = end + dot.size();
    }
  }
  items = std::move(parted);
}

} // namespace entente::agenda
