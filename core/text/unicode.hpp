/// @file
/// Unicode text: normal forms, folding, words. ICU stays in the .cpp files of core/text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// True when the bytes are well-formed UTF-8.
[[nodiscard]] bool is_utf8(std::string_view bytes);
/// Canonical composition (NFC). Ill-formed bytes become U+FFFD.
[[nodiscard]] std::string nfc(std::string_view text);
/// The key by which texts are compared: NFKD without marks or strokes (ø o, ł l), lower case, ß and ligatures spelt out,
/// apostrophes and dashes and every other run of non-letters and non-digits one space, no space at the ends. ASCII input
/// takes a fast path. O(n).
[[nodiscard]] std::string fold(std::string_view text);
/// `fold` split at spaces.
[[nodiscard]] std::vector<std::string> fold_words(std::string_view text);
/// A word of a folded text with the bytes [begin, end) that it was printed with.
struct FoldedWord {
  std::string word;
  std::size_t begin = 0;
  std::size_t end = 0;
};
/// `fold_words` with the place of each word in `text`. O(n).
[[nodiscard]] std::vector<FoldedWord> folded_spans(std::string_view text);
/// Upper-case and lower-case letters counted; digits and others are not.
struct LetterCase {
  std::size_t upper = 0;
  std::size_t lower = 0;
};
[[nodiscard]] LetterCase letter_case(std::string_view text);
/// True when the first letter is upper case.
[[nodiscard]] bool starts_upper(std::string_view text);
/// Number of code points.
[[nodiscard]] std::size_t length(std::string_view text);
/// Columns a terminal needs (wide characters count two, marks none).
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Lower case in the root locale.
[[nodiscard]] std::string lower(std::string_view text);
/// A view without white space (also U+00A0, U+202F, U+FEFF) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// NFC, every run of white space one space, none at the ends, soft hyphens and zero-width characters removed.
[[nodiscard]] std::string squeeze(std::string_view text);
/// `squeeze` without a copy where the text is so already: a view of `text`, else of `room`, which is written to.
[[nodiscard]] std::string_view squeezed(std::string_view text, std::string& room);
/// The text as a terminal may print it: control characters are spaces, and marks that turn the direction of what follows
/// (U+202A to U+202E, U+2066 to U+2069) are left out. O(n).
[[nodiscard]] std::string printable(std::string_view text);
/// Orders names for people: primary ICU collation of `language` ("fr", "en", "es"), ties by bytes.
[[nodiscard]] bool collate_less(std::string_view a, std::string_view b, std::string_view language);

} // namespace entente
