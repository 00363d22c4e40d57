/// @file
/// Numbers as lists print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::document {

/// `number` in the style '1', 'a', 'A', 'i' or 'I', without a point. Numbers that a style cannot write come as digits.
[[nodiscard]] std::string list_number(char style, int number);

/// The text with its digits raised ("12" is "¹²"), for marks of footnotes; a text of anything else but digits, commas and
/// spaces as it is.
[[nodiscard]] std::string raised_digits(std::string_view text);

/// The number that an attribute begins with; `otherwise` where there is none or it is too large.
[[nodiscard]] int number_of(std::optional<std::string_view> text, int otherwise);

} // namespace entente::document
