/// @file
/// Commas where an entry is divided otherwise: by full stops, or by the end of a line.
#pragma once

#include <string_view>

#include "core/model/document.hpp"
#include "core/reference/cues.hpp"

namespace entente::agenda {

/// The text ends with a word of more than three letters, which nothing needs to follow.
[[nodiscard]] bool ends_with_word(std::string_view text);

/// Sets commas in a block for full stops between a name, a post and a body, behind a name alone on its line, and before a
/// ministry or university that begins a line. O(n).
void set_commas(Block& block, const Cues& cues);

} // namespace entente::agenda
