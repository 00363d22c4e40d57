/// @file
/// What a page lets its reader press: "View bio", "Add to calendar".
#pragma once

#include <vector>

#include "core/model/document.hpp"
#include "core/reference/cues.hpp"

namespace entente::agenda {

/// The blocks without the printed lines that are nothing but such a button; a block of nothing else is left out.
/// Linear in the text.
[[nodiscard]] std::vector<Block> without_buttons(const std::vector<Block>& blocks, const Cues& cues);

} // namespace entente::agenda
