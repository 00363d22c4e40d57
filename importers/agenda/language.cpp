#include <algorithm>
#include <array>

#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

std::optional<Language> language_of(const std::vector<Item>& items, const Cues& cues) {
  constexpr std::size_t enough = 1500;
  std::array<std::size_t, 3> hits{};
  const auto count = [&](const CueList& list, const std::vector<std::string>& words, std::size_t n, std::size_t weight) {
    std::array<bool, 3> known{};
    for (std::size_t which = 0; which < hits.size(); ++which) {
      std::size_t length = 0;
      const auto language = static_cast<Language>(which);
      const Cue* const cue = list.match(words, n, length, language);
      if (cue == nullptr) { return; }
      known.at(which) = cue->language == language;
    }
    const bool only = std::ranges::count(known, true) == 1; // words that languages share tell them apart less
    for (std::size_t which = 0; which < hits.size(); ++which) {
      if (known.at(which)) { hits.at(which) += only ? 3 * weight : 1; }
    }
  };
  std::size_t seen = 0;
  for (const Item& item : items) {
    for (std::size_t n = 0; n < item.words.size(); ++n) {
      count(cues.stop_words, item.words.folded, n, 1);
    }
    for (const CueList* list : {&cues.roles, &cues.session_labels, &cues.document_titles}) {
      count(*list, item.words.folded, 0, 1);
    }
    seen += item.words.size();
    if (seen > enough) { break; }
  }
  const auto* const best = std::ranges::max_element(hits);
  if (*best < 2) { return std::nullopt; }
  return static_cast<Language>(best - hits.begin());
}

} // namespace entente::agenda
