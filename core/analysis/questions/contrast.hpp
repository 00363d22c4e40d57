/// @file
/// Two parts of the programme held against one another: earlier and later years, one process and another.
#pragma once

#include "core/analysis/questions/question.hpp"

namespace entente {

/// What changed from earlier to later years, and whether it is more than chance.
///
/// Definition: for each value of a dimension, its share of the appearances (or people) with a known value before the year
/// `split` and from then on; Fisher's exact test of the value against the others, two-sided, adjusted for the number of
/// values (Benjamini & Hochberg). Columns: id, name, dimension, change (share later less share before), before, after,
/// share_before, share_after, chance, adjusted, status (more, fewer, chance). Appearances of undated events are left out and
/// counted in a note. Without `split` the latest year in which somebody appeared is the later part. Empty dataset, one year
/// only: no rows. Range of the shares: 0 to 1; unit: 1. Time O(appearances log). Source: Fisher 1935; Benjamini & Hochberg
/// 1995.
[[nodiscard]] Table change(const Dataset& dataset, const Reference& reference, const Population& population,
                           const Options& options);
[[nodiscard]] std::vector<OptionInfo> change_options();

/// How one process differs from another: as `change`, with the appearances at the events of the two. `one` and `other` are
/// names, acronyms or ids; without them the two with the most appearances, the larger first. A note tells how many people,
/// bodies and states appear in both. Fewer than two processes with appearances: no rows.
[[nodiscard]] Table process_against_process(const Dataset& dataset, const Reference& reference, const Population& population,
                                            const Options& options);
[[nodiscard]] std::vector<OptionInfo> process_options();

} // namespace entente
