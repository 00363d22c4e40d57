/// @file
/// The encoding of web pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::document {

/// The text of a page: by its byte order mark, as UTF-8 where the bytes are that, else in the encoding that the page
/// declares, else as `decode_text` finds it. Nothing when the bytes are no text. O(n).
[[nodiscard]] std::optional<std::string> decode_page(std::string_view bytes);

/// The encoding that the first bytes of a page declare ("<meta charset=…>", "<?xml encoding=…?>"), in lower case; empty
/// when there is none.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

} // namespace entente::document
