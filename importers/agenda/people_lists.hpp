/// @file
/// Lists in which only commas stand between people.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/reference/cues.hpp"

namespace entente::agenda {

/// "Ben Roth, ...": two to four words of a name without a noun, and a comma.
[[nodiscard]] bool name_before_comma(std::string_view text, const Cues& cues);
/// "Ben Roth, deputy mayor": such a name, and a post behind it.
[[nodiscard]] bool name_before_post(std::string_view text, const Cues& cues);

/// "Ben Roth, ...", "Ben Roth (...)": such a name before a comma or a bracket.
[[nodiscard]] bool name_before_details(std::string_view text, const Cues& cues);

/// Adds the bytes where people begin behind somebody in brackets, in a list of names that share brackets or posts, or whose
/// surnames stand in capitals. O(bytes) searches in the lists of cues.
void cut_lists(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts);

} // namespace entente::agenda
