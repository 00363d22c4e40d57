/// @file
/// Phrases of one or several folded words, looked up in a text, longest first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/text/unicode.hpp"

namespace entente::detail {

/// What stands before the first space of a folded text; all of it where there is none.
[[nodiscard]] inline std::string_view first_word(std::string_view folded) { return folded.substr(0, folded.find(' ')); }

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value> using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// What a phrase stands for; smaller kinds win where one phrase has several.
enum class PhraseKind : std::uint8_t { name, shield, demonym, city };

struct Phrase {
  std::uint32_t item = 0;
  PhraseKind kind = PhraseKind::name;
  std::uint8_t rank = 0;  ///< of two items of one kind the smaller rank wins; equal ranks make the phrase ambiguous
  bool capitals = false;  ///< an acronym: printed in capitals only
  bool capital = true;    ///< has a capital letter somewhere
  bool inverted = false;  ///< "Korea, Republic of": what follows must not go on
  bool ambiguous = false; ///< stands for several items, so for none
};

class PhraseIndex {
public:
  /// Adds a phrase by its printed form; equal phrases are settled by kind and rank.
  void add(std::string_view printed, Phrase phrase);
  /// The phrase that the folded text is; null when none.
  [[nodiscard]] const Phrase* exact(std::string_view folded) const;
  /// True when a phrase begins with the folded word.
  [[nodiscard]] bool begins(std::string_view word) const { return longest_.contains(word); }
  /// The longest phrase that begins with word `from` and that `accept(phrase, words)` takes; null when none.
  template <class Accept>
  [[nodiscard]] const Phrase* longest(const std::vector<FoldedWord>& words, std::size_t from, Accept accept) const {
    const auto limit = longest_.find(words[from].word);
    if (limit == longest_.end()) { return nullptr; }
    std::string joined = words[from].word;
    std::size_t count = 1;
    for (; count < limit->second && from + count < words.size(); ++count) {
      joined += ' ' + words[from + count].word;
    }
    for (; count > 0; --count) {
      if (const auto found = phrases_.find(joined); found != phrases_.end() && accept(found->second, count)) {
        return &found->second;
      }
      joined.resize(count > 1 ? joined.size() - words[from + count - 1].word.size() - 1 : 0);
    }
    return nullptr;
  }

private:
  TextMap<Phrase> phrases_;
  TextMap<std::size_t> longest_; ///< first word -> words of the longest phrase that begins with it
};

/// True when the printed form is an acronym: two to six letters, all capitals.
[[nodiscard]] bool is_acronym(std::string_view printed);
/// True when no letter of the text is lower case and one is upper case.
[[nodiscard]] bool all_capitals(std::string_view text);

} // namespace entente::detail
