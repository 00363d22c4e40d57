/// @file
/// What the files of core/text share: code points of UTF-8 texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::text {

/// What stands for ill-formed bytes.
inline constexpr char32_t replacement = 0xFFFD;

/// The code point at `at`, which moves behind it; U+FFFD for ill-formed bytes.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append(std::string& out, char32_t code_point);
/// Appends a space unless the text is empty or ends with one.
void add_space(std::string& out);

/// Soft hyphens and characters of no width, which count for nothing.
[[nodiscard]] constexpr bool is_removed(char32_t code_point) {
  return code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200D) || code_point == 0x2060 ||
         code_point == 0xFEFF;
}

} // namespace entente::text
