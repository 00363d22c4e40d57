#include "importers/agenda/process.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"

namespace entente::agenda {

ProcessNames::ProcessNames(const Reference& reference) : names_(reference.process_phrases()) {
  for (const ProcessFacts& process : reference.processes()) {
    for (const std::string* acronym : {&process.acronym.en, &process.acronym.fr, &process.acronym.es}) {
      if (acronym->size() >= 3) { acronyms_.emplace_back(*acronym, &process); }
    }
  }
}

std::optional<ProcessNames::Found> ProcessNames::find(std::string_view text, bool loosely) const {
  const Words words = words_of(text, 120);
  std::optional<Found> best;
  const auto take = [&](const ProcessPhrase& name, std::size_t first, std::size_t last, std::size_t count, bool in_full) {
    if (best && (best->in_full > in_full || (best->in_full == in_full && best->words >= count))) { return; }
    best = Found{name.process, count, words.bytes[first].first, words.bytes[last].second, in_full};
  };
  for (const ProcessPhrase& name : names_) {
    const auto found = std::search(words.folded.begin(), words.folded.end(), name.words.begin(), name.words.end());
    if (found != words.folded.end()) {
      const auto first = static_cast<std::size_t>(found - words.folded.begin());
      take(name, first, first + name.words.size() - 1, name.words.size(), true);
      continue;
    }
    if (!loosely || name.content.size() < 4) { continue; }
    std::size_t at = 0;
    std::size_t first = 0;
    std::size_t matched = 0;
    for (; at < words.size() && matched < name.content.size(); ++at) {
      if (words.folded[at] != name.content[matched]) { continue; }
      if (matched == 0) { first = at; }
      ++matched;
    }
    if (matched == name.content.size() && at - first <= name.words.size() * 3) { take(name, first, at - 1, matched, false); }
  }
  if (best) { return best; }
  for (std::size_t n = 0; n < words.size(); ++n) {
    const std::string_view printed = text.substr(words.bytes[n].first, words.bytes[n].second - words.bytes[n].first);
    for (const auto& [acronym, process] : acronyms_) {
      if (printed == acronym) { return Found{process, 0, words.bytes[n].first, words.bytes[n].second, true}; }
    }
  }
  return std::nullopt;
}

} // namespace entente::agenda
