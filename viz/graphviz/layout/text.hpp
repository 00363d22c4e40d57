// SPDX-License-Identifier: MIT
/// @file
/// Texts made safe for Graphviz and for XML, and broken into lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente_layout {

/// Valid UTF-8 without control characters, line breaks, bidirectional overrides and characters that XML forbids: bad
/// bytes become U+FFFD, the others a space or nothing; runs of spaces become one.
[[nodiscard]] std::string clean(std::string_view text);
/// How many characters clean text has.
[[nodiscard]] std::size_t length(std::string_view text);
/// Clean text in at most `lines` lines of about `width` characters, broken at spaces and hyphens, an overlong word
/// anywhere; ends with "…" when it does not fit.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t lines);
/// Lines as one Graphviz label that prints exactly them: nothing in them is an escape or an entity. `end` is 'n' for
/// centred, 'l' for left, 'r' for right.
[[nodiscard]] std::string label_of(const std::vector<std::string>& lines, char end);
/// Clean text with & < > " ' as entities.
[[nodiscard]] std::string xml(std::string_view text);

} // namespace entente_layout
