#include "importers/agenda/time_zones.hpp"

#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"

namespace entente::agenda {

namespace {

bool is_clock_word(std::string_view word) {
  constexpr std::array<std::string_view, 25> words{
      "utc", "gmt", "cet", "cest", "est",   "edt",   "cst",    "pst",  "bst",   "eet",    "eat", "cat", "wat",
      "h",   "hrs", "hs",  "hora", "horas", "heure", "heures", "time", "local", "locale", "de",  "of"};
  return std::ranges::find(words, word) != words.end();
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool tells_time_zone(std::string_view text, const Reference& reference) {
  constexpr std::size_t most_words = 16;
  const Words words = words_of(text, most_words + 1);
  if (words.size() == 0 || words.size() > most_words) { return false; }
  const std::vector<FoundState> places = reference.find_states(text, false, true);
  bool told = false; ///< a city, or the name of a zone
  for (std::size_t n = 0; n < words.size(); ++n) {
    const std::size_t begin = words.bytes[n].first;
    const std::size_t end = words.bytes[n].second;
    const auto place =
        std::ranges::find_if(places, [&](const FoundState& found) { return found.begin <= begin && end <= found.end; });
    std::size_t length = 0;
    const Cue* const joiner = reference.cues().joiners.match(words.folded, n, length);
    const bool clock = is_clock_word(words.folded[n]);
    if (place != places.end()) {
      told = told || place->form == StateForm::city;
    } else if (clock || (n > 0 && is_number(words.folded[n]))) {
      told = told || (clock && words.folded[n].size() >= 3);
    } else if (joiner == nullptr || joiner->value != "and") {
      return false;
    }
  }
  return told;
}

bool take_time_zone(Item& item, const Item* before, const Reference& reference) {
  if (!item.hours || !tells_time_zone(item.text, reference)) { return true; }
  const bool again = before != nullptr && before->hours && before->line == item.line;
  item = part_of(item, item.text.size(), item.text.size());
  return !again;
}

} // namespace entente::agenda
