#include "importers/agenda/sentence_words.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/honorifics.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

SentenceWords::SentenceWords(std::string_view text, std::size_t begin, std::size_t end, const Cues& cues,
                             std::size_t most_words)
    : text_(text), begin_(begin), cues_(cues), words_(words_of(text.substr(begin, end - begin), most_words)) {}

std::size_t SentenceWords::word_at(std::size_t byte) const {
  const auto found =
      std::ranges::lower_bound(words_.bytes, byte, {}, [this](const auto& one) { return begin_ + one.first; });
  return static_cast<std::size_t>(found - words_.bytes.begin());
}

bool SentenceWords::upper(std::size_t word) const { return starts_upper(text_.substr(begin_of(word))); }

std::string_view SentenceWords::between(std::size_t word) const {
  const std::size_t from = word == 0 ? begin_ : end_of(word - 1);
  return text_.substr(from, begin_of(word) - from);
}

std::string_view SentenceWords::join_at(std::size_t word, std::size_t& length) const {
  const Cue* const cue = match(cues_.joiners, word, length);
  return cue == nullptr ? std::string_view() : std::string_view(cue->value);
}

bool SentenceWords::adds_company(std::size_t word) const {
  if (word == 0 || word >= size() || between(word) != ", ") { return false; }
  const std::string& own = folded(word);
  return own == "with" || own == "avec" || own == "con";
}

bool SentenceWords::is_seat(std::size_t word) const {
  std::size_t length = 0;
  return word >= 2 && join_at(word - 2, length) == "in";
}

bool SentenceWords::adjoins(std::size_t word) const {
  const std::string_view sign = between(word);
  std::size_t length = 0;
  const bool initial =
      sign == ". " && (end_of(word - 1) - begin_of(word - 1) == 1 || match(cues_.honorifics, word - 1, length) != nullptr);
  const bool letters = sign == "." && end_of(word) - begin_of(word) == 1; // "S.E."
  return sign == " " || sign == "-" || sign == "'" || sign == "’" || initial || letters;
}

bool SentenceWords::is_stop(std::size_t word) const {
  return word > 0 && between(word).ends_with(". ") && upper(word) && !is_abbreviation(printed(word - 1, word), cues_) &&
         !ends_title_in_list(text_, end_of(word - 1));
}

} // namespace entente::agenda
