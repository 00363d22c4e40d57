/// @file
/// HTML character references.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace entente::document {

/// A character reference ("&eacute;", "&#233;", "&#xE9;") read from a text.
struct Reference {
  std::string text;     ///< what it stands for, in UTF-8
  std::size_t size = 0; ///< bytes it takes, from & to ;
};

/// The reference at the start of `text`; nothing when there is none.
[[nodiscard]] std::optional<Reference> read_reference(std::string_view text);

} // namespace entente::document
