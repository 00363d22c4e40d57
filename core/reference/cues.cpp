#include "core/reference/cues.hpp"

#include <algorithm>

#include "core/reference/phrases.hpp"
#include "core/text/unicode.hpp"

namespace entente {
namespace {

std::size_t word_count(std::string_view folded) {
  return folded.empty() ? 0 : static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
}

/// How many words of `words` from `from` spell `folded` out; 0 when they don't.
std::size_t spelt(const std::vector<std::string>& words, std::size_t from, std::string_view folded) {
  std::size_t count = 0;
  std::size_t at = 0;
  while (from + count < words.size()) {
    const std::string& word = words[from + count];
    if (!folded.substr(at).starts_with(word)) { return 0; }
    at += word.size();
    ++count;
    if (at == folded.size()) { return count; }
    if (folded[at] != ' ') { return 0; }
    ++at;
  }
  return 0;
}

} // namespace

void CueList::add(Cue cue) {
  if (cue.folded.empty()) { cue.folded = fold(cue.phrase); }
  if (cue.folded.empty()) { return; }
  auto& bucket = by_first_word_[std::string(detail::first_word(cue.folded))];
  const std::size_t words = word_count(cue.folded);
  const auto place =
      std::find_if(bucket.begin(), bucket.end(), [&](std::size_t index) { return word_count(cues_[index].folded) < words; });
  bucket.insert(place, cues_.size());
  cues_.push_back(std::move(cue));
}

const Cue* CueList::preferred_of(std::size_t index, std::optional<Language> preferred) const {
  const Cue& first = cues_[index];
  if (!preferred || first.language == preferred) { return &first; }
  for (const std::size_t other : by_first_word_.find(detail::first_word(first.folded))->second) {
    if (cues_[other].language == preferred && cues_[other].folded == first.folded) { return &cues_[other]; }
  }
  return &first;
}

const Cue* CueList::match(const std::vector<std::string>& folded_words, std::size_t from, std::size_t& length,
                          std::optional<Language> preferred, std::size_t longest) const {
  if (from >= folded_words.size()) { return nullptr; }
  const auto bucket = by_first_word_.find(folded_words[from]);
  if (bucket == by_first_word_.end()) { return nullptr; }
  for (const std::size_t index : bucket->second) {
    if (const std::size_t count = spelt(folded_words, from, cues_[index].folded); count > 0 && count <= longest) {
      length = count;
      return preferred_of(index, preferred);
    }
  }
  return nullptr;
}

const Cue* CueList::exact(std::string_view text, std::optional<Language> preferred) const {
  const std::string folded = fold(text);
  const auto bucket = by_first_word_.find(detail::first_word(folded));
  if (bucket == by_first_word_.end()) { return nullptr; }
  for (const std::size_t index : bucket->second) {
    if (cues_[index].folded == folded) { return preferred_of(index, preferred); }
  }
  return nullptr;
}

const Cue* CueList::find(const std::vector<std::string>& folded_words, std::size_t& from, std::size_t& length,
                         std::optional<Language> preferred) const {
  for (; from < folded_words.size(); ++from) {
    if (const Cue* cue = match(folded_words, from, length, preferred)) { return cue; }
  }
  return nullptr;
}

} // namespace entente
