/// @file
/// `--population`: who a programme's coverage is held against.
#pragma once

#include "core/analysis/questions/question.hpp"
#include "viz/terminal/command.hpp"

namespace entente {

[[nodiscard]] OptionSpec population_option();

/// "iom", "un", "process:<id>", or a CSV file of the user's; what is wrong in the file is told on standard error.
[[nodiscard]] Population population_of(const Arguments& arguments, Context& context);

} // namespace entente
