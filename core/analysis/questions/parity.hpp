/// @file
/// Women and men, with bounds that hold whatever those are who are not marked.
#pragma once

#include "core/analysis/questions/question.hpp"

namespace entente {

/// How many women for each man, and how far what is not marked could change that.
///
/// Definition: for all appearances and for each role, meeting, year or kind of stakeholder, those marked as women's, men's
/// and neither; `parity` is women over men (the gender parity index); parity_low takes all that is not marked as men's,
/// parity_high as women's. `share` is women's of those marked, with the same bounds over all. The status says what holds
/// whatever the unmarked are: fewer-women (women are fewer even if all unmarked were women), more-women, or open. The first
/// row is over all. Undefined where the divisor is 0. Columns: id, name, dimension, parity, parity_low, parity_high, women,
/// men, unknown, share, share_low, share_high, status. Empty dataset: one row without values. Range of parity: 0 and above;
/// unit: 1. Source: UNESCO 2009, Education Indicators: Technical Guidelines (gender parity index); Manski 2003, Partial
/// Identification (bounds).
[[nodiscard]] Table parity(const Dataset& dataset, const Reference& reference, const Population& population,
                           const Options& options);
[[nodiscard]] std::vector<OptionInfo> parity_options();

} // namespace entente
