/// @file
/// Which levels of government sit on each panel.
#pragma once

#include "core/analysis/questions/question.hpp"

namespace entente {

/// For each panel (a session that is no break and that somebody appears on), how many people speak for global, regional,
/// national and local bodies, for bodies without a level, and for none that is known; each person once, at the most local of
/// the levels that the person has there. Columns: id, name, levels (how many of the four), global, regional, national,
/// local, not_applicable, unknown, status ("several", "one-level", "unknown" when none is known). In the order of the
/// programme. Empty dataset: no rows. Unit: people. Time O(appearances log).
[[nodiscard]] Table panel_levels(const Dataset& dataset, const Reference& reference, const Population& population,
                                 const Options& options);
[[nodiscard]] std::vector<OptionInfo> panel_level_options();

} // namespace entente
