/// @file
/// What the words at the ends of a line tell about whether it goes on.
#pragma once

#include <string_view>

namespace entente::document {

/// The first letter is lower case; digits and signs are neither.
[[nodiscard]] bool starts_lower(std::string_view text);
/// The text ends with a stop, a colon or a semicolon, closing quotes and brackets apart.
[[nodiscard]] bool ends_sentence(std::string_view text);
/// The line breaks off: a comma, an open bracket, a dash, where asked for, a word of at most three small letters
/// ("de", "the").
[[nodiscard]] bool ends_open(std::string_view text, bool by_word);
/// A quotation was opened and not closed. O(n).
[[nodiscard]] bool open_quote(std::string_view text);
[[nodiscard]] bool begins_with_hours(std::string_view text);
/// The text is a time of day, or a time from and to, and nothing else.
[[nodiscard]] bool only_hours(std::string_view text);
/// More than three letters, all of them capitals.
[[nodiscard]] bool all_capitals(std::string_view text);

/// "… Registration opens at": a long line that ends with a word which hours follow.
[[nodiscard]] bool awaits_hours(std::string_view text);

/// "Ana Paz, Director", "Ben Roth (Institute A)": two to five words with capitals, particles aside, before a comma or
/// bracket.
[[nodiscard]] bool begins_entry(std::string_view text);

/// "Ana Paz", "Ben van Roth": such a name and nothing else.
[[nodiscard]] bool is_bare_name(std::string_view text);

/// "…, and Ms.": a title stands at the end, and the name below.
[[nodiscard]] bool ends_in_title(std::string_view text);
/// "l'hon. Ana Paz": a title in small letters behind an elided article.
[[nodiscard]] bool begins_small_title(std::string_view text);
/// A bullet, a label ("Chair: …") or a title ("Ms", "Dr."), perhaps behind a side ("Peru – Ms …"), begins the text.
[[nodiscard]] bool begins_marked(std::string_view text);

} // namespace entente::document
