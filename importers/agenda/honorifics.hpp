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

} // namespace entente::agenda
