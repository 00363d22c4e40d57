/// @file
/// People's names taken apart, and whether two of them can be one person's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/reference/reference.hpp"

namespace entente::matching {

/// Words of a name that count; more is no name.
inline constexpr std::size_t most_name_words = 8;

/// True for a folded vowel; y is one.
[[nodiscard]] constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// A word of a name that counts: no honorific, rank, particle or suffix.
struct NameWord {
  std::string text;     ///< folded, apostrophes closed up ("ndiaye")
  std::string sound;    ///< what spellings of one name share: first letter's class and consonants
  bool initial = false; ///< a single letter
  bool marked = false;  ///< printed in capitals, or before a comma: the surname
};

/// A printed name taken apart.
struct PersonName {
  std::vector<NameWord> words; ///< in printed order; a name "SURNAME, Given" is turned round
  std::string whole;           ///< all words but suffix and honorific, closed up: "elhabibnadir"
  std::string suffix;          ///< "jr"; empty when there is none
};

/// Takes a printed name apart. Honorifics and ranks at the front are dropped where two words remain. O(n).
[[nodiscard]] PersonName parse_person_name(std::string_view printed, const Reference& reference);

/// A folded word with one consonant for each group that spellings of one sound exchange ("shaykh" -> "sayk").
[[nodiscard]] std::string plain_consonants(std::string_view word);

/// What spellings of one name in one sex share: its sounds written one way, and the vowel it ends in ("Ousmane", "Usman").
[[nodiscard]] std::string spelling_class(std::string_view folded_word);

/// Blocking keys of a parsed name, to be kept with its person.
[[nodiscard]] std::vector<std::string> person_keys(const PersonName& name);
/// The keys to look under for names that may fit one with these keys. Surname and initial of a full name ("I:") lead to
/// names printed with initials ("i:") only, since full names meet by two of their words. Names whose surname holds a slip
/// of the pen are looked for by `slip_prefix`.
[[nodiscard]] std::vector<std::string> keys_to_search(const std::vector<std::string>& keys);
/// Of a key that holds a given name and a surname ("g:ana/garcia"): what the keys of slips begin with ("g:ana/gar"); empty
/// for other keys.
[[nodiscard]] std::string slip_prefix(std::string_view key);
/// True when the surnames of two keys of one `slip_prefix` are a slip apart, or one is written closed up.
[[nodiscard]] bool may_slip(std::string_view key, std::string_view other);

/// Whether two names can be one person's, and what that alone is worth.
struct NameFit {
  bool fits = false;
  bool same = false;      ///< all words are the same, in any order
  double weight = 0;      ///< log odds that the name alone gives; below 0 for common two-part names
  std::size_t shared = 0; ///< words in common
  std::string reason;     ///< "same name", "one name has a further given name or surname"
};

/// Compares two names; the same whichever comes first.
/// Words meet when they are equal, when one is the other's initial, when they are spellings of one sound, or when one
/// slip of the pen lies between them (Damerau-Levenshtein and Jaro-Winkler). Names that differ in a given name where
/// both print one ("Peter Thomson", "Laura Thompson") don't fit; a name that lacks a word of the other may.
/// O(n m) in words.
[[nodiscard]] NameFit compare_names(const PersonName& a, const PersonName& b);

} // namespace entente::matching
