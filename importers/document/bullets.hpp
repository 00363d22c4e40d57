/// @file
/// The marks that list items begin with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::document {

/// A bullet or number at the start of a text.
struct Bullet {
  std::string mark;      ///< as printed: "•", "-", "i)", "1."
  std::size_t size = 0;  ///< bytes up to the text proper; 0 when there is no bullet
  bool footnote = false; ///< a superscript number
};

/// The bullet that the text begins with: a sign, a number, or a letter with a bracket or a stop before a capital. Dashes,
/// stars and letters need white space after them.
[[nodiscard]] Bullet read_bullet(std::string_view text);

/// Bytes of the unmistakable bullet sign (• ‣ ▪ ⇒ …) at the start of the text; 0 when there is none.
[[nodiscard]] std::size_t bullet_sign(std::string_view text);

} // namespace entente::document
