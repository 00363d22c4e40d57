#include "core/reference/phrases.hpp"

#include <algorithm>

namespace entente::detail {

void PhraseIndex::add(std::string_view printed, Phrase phrase) {
  std::string folded = fold(printed);
  if (folded.empty()) { return; }
  const auto words = static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
  std::size_t& limit = longest_[folded.substr(0, folded.find(' '))];
  limit = std::max(limit, words);
  const auto [place, is_new] = phrases_.try_emplace(std::move(folded), phrase);
  if (is_new) { return; }
  Phrase& known = place->second;
  if (phrase.kind != known.kind) {
    if (phrase.kind < known.kind) { known = phrase; }
  } else if (phrase.item == known.item) {
    known.capitals = known.capitals && phrase.capitals;
    known.capital = known.capital && phrase.capital;
    known.inverted = known.inverted && phrase.inverted;
  } else if (phrase.rank < known.rank) {
    known = phrase;
  } else if (phrase.rank == known.rank) {
    known.ambiguous = true;
  }
}

const Phrase* PhraseIndex::exact(std::string_view folded) const {
  const auto found = phrases_.find(folded);
  return found == phrases_.end() ? nullptr : &found->second;
}

bool all_capitals(std::string_view text) {
  const LetterCase counted = letter_case(text);
  return counted.lower == 0 && counted.upper > 0;
}

bool is_acronym(std::string_view printed) {
  constexpr std::size_t longest_acronym = 6;
  const LetterCase counted = letter_case(printed);
  return counted.lower == 0 && counted.upper >= 2 && counted.upper <= longest_acronym;
}

} // namespace entente::detail
