/// @file
/// Names on lines of their own, which capitals mark: "Ana PAZ-ROTH" above "Director" and "Institute A".
#pragma once

#include <string_view>
#include <vector>

namespace entente {

/// "Ana PAZ-ROTH", "Dr. Ben VAN DER LINDE", "Hon. Ana PAZ, MP": two to seven words with capitals, particles aside, whose
/// last is all capitals and another is not. An acronym behind a post looks the same ("Deputy Director IOM"). O(bytes).
[[nodiscard]] bool ends_in_capital_surname(std::string_view line);

/// Which of the lines are such names; none where few have another line right below them, for then they may be anything.
/// O(bytes).
[[nodiscard]] std::vector<bool> stacked_names(const std::vector<std::string_view>& lines);

} // namespace entente
