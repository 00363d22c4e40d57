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

/// "10:00–12:00, Room 3" without the hours.
[[nodiscard]] std::string place_without_hours(const std::string& text);
/// The part of "Annual meeting, Lomé, Togo" that says where: from the first part between commas that names a place.
[[nodiscard]] std::string from_place(const std::string& text, const Reference& reference);

} // namespace entente::agenda
