/// @file
/// The words of one printed entry with what stands between them: the ground on which names, posts and bodies are told apart.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/reference/reference.hpp"

namespace entente::entries {

/// What stands between a word and the one before it, the strongest mark deciding.
enum class Gap { none, space, apostrophe, hyphen, period, slash, dash, colon, comma, semicolon, line };

/// One run of letters or digits.
struct Word {
  std::size_t begin = 0; ///< bytes [begin, end) of the text
  std::size_t end = 0;
  Gap gap = Gap::none;      ///< what stands before it
  bool upper = false;       ///< begins with a capital
  bool proper = false;      ///< holds a capital anywhere ("iDiaspora")
  bool caps = false;        ///< two capitals or more and nothing small
  bool digits = false;      ///< holds a digit
  bool emphasised = false;  ///< printed bold
  bool abbreviated = false; ///< followed by a full stop
};

/// A bracketed remark, kept out of the running words.
struct Aside {
  std::size_t after = 0; ///< number of words before it
  std::size_t begin = 0; ///< bytes [begin, end) of the text, brackets included
  std::size_t end = 0;
  std::string content; ///< without the brackets, squeezed
};

/// A range of words [first, last).
struct Span {
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] std::size_t size() const { return empty() ? 0 : last - first; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// A text cut into words and asides. Holds a view: the text must outlive it.
class Line {
public:
  Line(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& emphasis);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Word>& words() const { return words_; }
  [[nodiscard]] const std::vector<std::string>& folded() const { return folded_; }
  [[nodiscard]] const std::vector<Aside>& asides() const { return asides_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] Span all() const { return {0, words_.size()}; }
  /// The printed text of a span, squeezed, without asides; a full stop that belongs to an abbreviation is kept.
  [[nodiscard]] std::string printed(Span span) const;
  /// The word that holds or follows the byte.
  [[nodiscard]] std::size_t word_at(std::size_t byte) const;
  /// The first word after `from` that stands behind a mark at least as strong as `gap`, or `last`.
  [[nodiscard]] std::size_t next_break(std::size_t from, std::size_t last, Gap gap = Gap::dash) const;

private:
  void add_word(std::size_t begin, std::size_t end, Gap gap);

  std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::string> folded_;
  std::vector<Aside> asides_;
};

/// The line with the facts and cues it is read by. Remembers what it looked up; for one thread and one line.
struct Scan {
  Scan(const Line& text, const Reference& facts, Language spoken) : line(text), reference(facts), language(spoken) {}

  const Line& line;
  const Reference& reference;
  Language language;

  /// The state, organisation or process that the words of the span are the name of; null when they are none's.
  [[nodiscard]] const StateFacts* state(Span span) const;
  [[nodiscard]] const OrganisationFacts* organisation(Span span) const;
  [[nodiscard]] const ProcessFacts* process(Span span) const;
  [[nodiscard]] bool known_body(Span span) const { return organisation(span) != nullptr || process(span) != nullptr; }

  /// The cue of `list` that begins at word `at` and ends within `last`; the context's language first.
  [[nodiscard]] const Cue* cue(const CueList& list, std::size_t at, std::size_t last, std::size_t& length) const;
  /// The cue that the whole span is.
  [[nodiscard]] const Cue* whole(const CueList& list, Span span) const;
  /// The joiner ("of", "at", "to", "in", "for", "on", "and", "article") at a word; empty where there is none.
  [[nodiscard]] std::string_view joiner(std::size_t at, std::size_t last, std::size_t& length) const;
  /// The first word after `at` that is no article.
  [[nodiscard]] std::size_t skip_articles(std::size_t at, std::size_t last) const;
  /// The first word after `at` that is no adjective of a post, at most four on.
  [[nodiscard]] std::size_t skip_adjectives(std::size_t at, std::size_t last) const;
  /// The first word after `at` that is no word of a field of work, at most four on.
  [[nodiscard]] std::size_t skip_fields(std::size_t at, std::size_t last) const;
  /// A post's noun at `at` or behind adjectives ("Deputy Permanent Representative"); `begin` and `end` bound the noun.
  [[nodiscard]] const Cue* post_at(std::size_t at, std::size_t last, std::size_t& begin, std::size_t& end) const;
  /// A body's noun at `at` or behind one adjective ("National Commission").
  [[nodiscard]] const Cue* body_at(std::size_t at, std::size_t last, std::size_t& begin, std::size_t& end) const;
  /// A cue of `list` that ends exactly at `end` and begins at `from` or later.
  [[nodiscard]] const Cue* ending_at(const CueList& list, std::size_t from, std::size_t end, std::size_t& begin) const;

private:
  struct Match {
    const CueList* list = nullptr;
    const Cue* cue = nullptr;
    std::size_t length = 0;
  };
  static constexpr std::size_t lists_remembered = 12;

  template <typename Facts> struct Named {
    Span span;
    const Facts* facts = nullptr;
  };

  mutable std::vector<Named<StateFacts>> states_;
  mutable std::vector<Named<OrganisationFacts>> organisations_;
  mutable std::vector<Named<ProcessFacts>> processes_;
  mutable std::vector<std::array<Match, lists_remembered>> matches_; ///< per word, the longest cue of each list asked for
};

/// A noun of several people ("Mayors", "Médicos"): where one person is told of, it begins a body's name.
[[nodiscard]] bool is_plural_noun(const Cue& post);
/// True when every word that says something is an ordinary word of a field of work ("Border Management").
[[nodiscard]] bool only_field_words(const Scan& scan, Span span);

/// "« What exile taught me »": a phrase in quotation marks with words in small letters is what somebody tells, no body.
[[nodiscard]] bool is_quotation(const Scan& scan, Span span);

} // namespace entente::entries
