/// @file
/// Where the end of a printed line cuts a name or a state in two.
#pragma once

#include <string_view>

#include "core/reference/reference.hpp"

namespace entente::agenda {

/// What stands behind the last space.
[[nodiscard]] inline std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }
/// "…, South" above "Africa": the last word and the first of the next line are a state's name.
[[nodiscard]] bool breaks_state(std::string_view text, std::string_view next, const Reference& reference);
/// "Papers by Ana Paz (A), of Daniel" above "Roth, Institute B", "Ana Paz and Ben" above "Roth (Institute B)": one word of a
/// name behind ", of" or behind a name and "and", and the rest of it below.
[[nodiscard]] bool breaks_joined_name(std::string_view text, std::string_view next, const Reference& reference);
/// "A, Director; MILAGROS" above "QUISPE, Network": one or two words behind a semicolon, and more of the name before a
/// comma.
[[nodiscard]] bool breaks_name(std::string_view text, std::string_view next, const Cues& cues);
/// "…, Sr. Iván" above "Doroshenko.": a title and no more than one name, and below it one to four words of a name.
[[nodiscard]] bool breaks_titled_name(std::string_view text, std::string_view next, const Cues& cues);
/// "Chair: Ms Ana" above "Paz López, Network A" in a narrow column: what stands before the mark below is no body, post or
/// state.
[[nodiscard]] bool breaks_name_in_cell(std::string_view line, std::string_view next, const Reference& reference);

} // namespace entente::agenda
