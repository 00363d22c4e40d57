/// @file
/// The characters that pieces of text are made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "importers/document/pieces.hpp"

namespace entente::document {

/// An ASCII digit.
[[nodiscard]] constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }
/// White space within a line, of any width.
[[nodiscard]] bool is_space(char32_t code);
/// Letters and digits; every character beyond ASCII signs counts.
[[nodiscard]] bool is_word(char32_t code);
/// Bytes from `at` that are letters, digits and commas, with single spaces between: no markup begins there.
[[nodiscard]] std::size_t plain_run(std::string_view text, std::size_t at);
/// Columns that white space takes at the start of a line; a tab takes four.
[[nodiscard]] int leading_columns(std::string_view line);
/// Takes the "## " of a Markdown heading, and the marks that close it, from `text`; gives how many marks, 0 for no heading.
std::size_t take_heading_mark(std::string_view& text);
/// Bytes of the row of dots that leads the eye ("Opening ........ 9:00") at the start of the text; 0 when there is none.
[[nodiscard]] std::size_t leader_dots(std::string_view text);
/// True when a Markdown mark is closed behind `from` on this line, or on one of the next lines of the paragraph.
[[nodiscard]] bool closes_later(std::string_view text, std::size_t from, const std::string& mark,
                                const std::vector<std::string>& lines, std::size_t line);
/// Adds a character: white space becomes one space, invisible signs go, a soft hyphen is remembered.
void put_character(Piece& piece, std::string_view bytes, char32_t code);
/// Takes the space from the end of the text and out of its ranges.
void trim_end(Piece& piece);

} // namespace entente::document
