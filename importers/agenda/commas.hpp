/// @file
/// Commas where an entry is divided otherwise: by full stops, or by the end of a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/document.hpp"
#include "core/reference/cues.hpp"

namespace entente::agenda {

/// The text ends with a word of more than three letters, which nothing needs to follow.
[[nodiscard]] bool ends_with_word(std::string_view text);

/// The document divides its entries by full stops: "Ana Paz. Directora. Cruz Roja", three times or more. O(n).
[[nodiscard]] bool uses_stops(const std::vector<Block>& blocks, const Cues& cues);

/// "PAZ, Ana. Directora. Cruz Roja. Perú": full stops behind a name and before a post or a body separate like commas; in a
/// document that uses them so (`usual`) behind any name, and before a body at the end ("Ana Paz, directora. FEMP").
void stops_to_commas(std::string& text, const Cues& cues, bool usual);

/// Sets commas in a block for full stops between a name, a post and a body, behind a name alone on its line, and before a
/// ministry or university that begins a line; `stops` as told by `uses_stops`. O(n).
void set_commas(Block& block, const Cues& cues, bool stops);

} // namespace entente::agenda
