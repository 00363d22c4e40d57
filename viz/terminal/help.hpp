/// @file
/// What stands in the help for the value of an option, and the headings of the help in the user's language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "viz/terminal/command.hpp"

namespace entente {

/// What stands behind the option: "FILE", "{fr|en|es}", "NUMBER"; empty for a flag and a positional without choices.
[[nodiscard]] std::string placeholder_of(const OptionSpec& spec, Language language);

/// The range of a measure's or question's option ("auto or a year") in the language; words that are typed stay.
[[nodiscard]] std::string range_text(std::string_view range, Language language);

/// What a range says can be typed, in the same form as choices: "{people|organisations}"; else "NUMBER", "YEAR" or "NAME".
[[nodiscard]] std::string values_of_ranges(const std::vector<std::string>& ranges, Language language);

} // namespace entente
