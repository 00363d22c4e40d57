/// @file
/// The words of running text, and what stands between them.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// The words of a stretch of a text; their bytes are those of the whole text, which outlives it.
class SentenceWords {
public:
  SentenceWords(std::string_view text, std::size_t begin, std::size_t end, const Cues& cues, std::size_t most_words = 400);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const std::string& folded(std::size_t word) const { return words_.folded[word]; }
  [[nodiscard]] std::size_t begin_of(std::size_t word) const { return begin_ + words_.bytes[word].first; }
  [[nodiscard]] std::size_t end_of(std::size_t word) const { return begin_ + words_.bytes[word].second; }
  /// The first word that begins at a byte or later.
  [[nodiscard]] std::size_t word_at(std::size_t byte) const;
  [[nodiscard]] bool upper(std::size_t word) const;
  [[nodiscard]] std::string_view printed(std::size_t first, std::size_t last) const {
    return text_.substr(begin_of(first), end_of(last - 1) - begin_of(first));
  }
  /// What is printed behind a word, to the end of the text.
  [[nodiscard]] std::string_view behind(std::size_t word) const { return text_.substr(end_of(word)); }
  /// What is printed from a word on.
  [[nodiscard]] std::string_view from(std::size_t word) const { return text_.substr(begin_of(word)); }
  /// What stands between a word and the one before it.
  [[nodiscard]] std::string_view between(std::size_t word) const;

  /// The cue of a list at a word, and its number of words; nullptr when there is none.
  const Cue* match(const CueList& list, std::size_t word, std::size_t& length) const {
    return word < words_.size() ? list.match(words_.folded, word, length) : nullptr;
  }
  /// What the joining word at a word does ("of", "and"); empty when none stands there.
  [[nodiscard]] std::string_view join_at(std::size_t word, std::size_t& length) const;

  /// ", with", ", avec", ", con": somebody beside those before, not in their role.
  [[nodiscard]] bool adds_company(std::size_t word) const;
  /// "With Ms A in the chair, Mr B will": the seat that somebody before the word takes.
  [[nodiscard]] bool is_seat(std::size_t word) const;
  /// A space, a hyphen, an apostrophe, or the stop of an initial or a title joins a word to the one before it.
  [[nodiscard]] bool adjoins(std::size_t word) const;
  /// A full stop, and no abbreviation's, stands before a word with a capital.
  [[nodiscard]] bool is_stop(std::size_t word) const;
  [[nodiscard]] bool begins_sentence(std::size_t word) const { return word == 0 || is_stop(word); }

private:
  std::string_view text_;
  std::size_t begin_;
  const Cues& cues_;
  Words words_;
};

} // namespace entente::agenda
