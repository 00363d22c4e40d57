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
  const std::string_view first = detail::first_word(cue.folded);
  marked_.set(mark_of(first));
  Bucket& bucket = by_first_word_[std::string(first)];
  const std::size_t words = word_count(cue.folded);
  const auto place =
      std::find_if(bucket.begin(), bucket.end(), [&](std::size_t index) { return word_count(cues_[index].folded) < words; });
  bucket.insert(place, cues_.size());
  cues_.push_back(std::move(cue));
}

std::size_t CueList::mark_of(std::string_view folded_word) {
  if (folded_word.empty()) { return 0; }
  const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(folded_word[at])}; };
  const std::size_t last = folded_word.size() - 1;
  return (byte(0) * 59 + byte(last / 2) * 379 + byte(last) * 967 + folded_word.size() * 131) % marks;
}

const CueList::Bucket* CueList::bucket_of(std::string_view folded_word) const {
  if (!marked_.test(mark_of(folded_word))) { return nullptr; }
  const auto bucket = by_first_word_.find(folded_word);
  return bucket == by_first_word_.end() ? nullptr : &bucket->second;
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
  const Bucket* const bucket = bucket_of(folded_words[from]);
  if (bucket == nullptr) { return nullptr; }
  for (const std::size_t index : *bucket) {
    if (const std::size_t count = spelt(folded_words, from, cues_[index].folded); count > 0 && count <= longest) {
      length = count;
      return preferred_of(index, preferred);
    }
  }
  return nullptr;
}

const Cue* CueList::exact(std::string_view text, std::optional<Language> preferred) const {
  const std::string folded = fold(text);
  const Bucket* const bucket = bucket_of(detail::first_word(folded));
  if (bucket == nullptr) { return nullptr; }
  for (const std::size_t index : *bucket) {
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
