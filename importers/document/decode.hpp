/// @file
/// Bytes of a text file in whatever encoding it came, as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/wording.hpp"

namespace entente::document {

/// True for text of printable ASCII characters and white space, which decoding leaves as it is.
[[nodiscard]] bool is_plain_ascii(std::string_view bytes);

/// The text of bytes in UTF-8, UTF-16 (with a byte order mark, or recognisable without) or Windows-1252, which holds
/// Latin-1. Nothing when the bytes are no text. UTF-8 with fewer strange bytes than
/// sequences stays UTF-8, and they are read as Windows-1252; U+FFFD where that has no character. O(n).
[[nodiscard]] std::optional<std::string> decode_text(std::string_view bytes);

/// What the bytes seem to be when they are no text ("a PDF document", "a ZIP archive", "binary data").
[[nodiscard]] Wording binary_kind(std::string_view bytes);

/// Appends one code point as UTF-8.
void append_utf8(std::string& out, char32_t code);

/// The code point at byte `at` of well-formed UTF-8, and its length in bytes.
struct CodePoint {
  char32_t code = 0;
  std::size_t size = 1;
};
[[nodiscard]] CodePoint code_point(std::string_view text, std::size_t at);

} // namespace entente::document
