/// @file
/// Titles before names.
#pragma once

#include <string_view>

#include "core/reference/cues.hpp"

namespace entente::agenda {

/// An honorific and a name begin the text. O(1).
[[nodiscard]] bool honorific_at(std::string_view text, const Cues& cues);
/// The text holds an honorific before a capital anywhere. O(n).
[[nodiscard]] bool names_with_honorific(std::string_view text, const Cues& cues);

/// "…; Sgto. Ana Paz": the stop at a byte ends a short word with a capital that stands right behind a semicolon, as unknown
/// titles do in a list.
[[nodiscard]] bool ends_title_in_list(std::string_view text, std::size_t stop);

} // namespace entente::agenda
