/// @file
/// Places beside dates.
#pragma once

#include <string>
#include <string_view>

#include "core/reference/reference.hpp"

namespace entente::agenda {

/// The text holds a word that marks a place, a state or a city, and is short enough for a place.
[[nodiscard]] bool names_place(std::string_view text, const Reference& reference);
/// Without separators and the brackets around or left open.
[[nodiscard]] std::string without_brackets(std::string_view text);

} // namespace entente::agenda
