/// @file
/// Comma-separated values by RFC 4180 (libcsv).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// All rows of a CSV text, each with its fields unquoted. `separator` is one ASCII character.
/// Throws Error(unreadable) on an unclosed quote. O(n).
[[nodiscard]] std::vector<std::vector<std::string>> parse_csv(std::string_view text, char separator = ',');
/// One field quoted where needed; a leading = + - @ is made harmless for spreadsheets with a leading apostrophe.
[[nodiscard]] std::string csv_field(std::string_view value);

} // namespace entente
