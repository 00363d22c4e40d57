/// @file
/// Texts cut into words as they are printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The words of the text in lower case, accents kept. What is between them: ASCII other than letters and digits, Latin-1
/// signs and general punctuation. O(n).
[[nodiscard]] std::vector<std::string> lower_words(std::string_view text);

} // namespace entente
