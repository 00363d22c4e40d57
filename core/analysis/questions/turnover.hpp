/// @file
/// Who is new, who came back, who stayed away.
#pragma once

#include "core/analysis/questions/question.hpp"

namespace entente {

/// Actors by how they stand to a year: new (never before), returning (in the year of meetings before it too), back (earlier,
/// but not in that one), lapsed (in the year before, not now), gone (earlier, neither then nor now).
///
/// Definition: years are those in which anybody appeared; `year` is the latest unless asked; later years are left out.
/// Actors are people, bodies or states spoken for. Columns: id, name, status, first_seen, last_seen, years (in which the
/// actor appeared), with evidence. For each year with one before it a note counts who was there, new, returning, back and
/// lapsed. Events without a year are left out and counted in a note. Empty dataset: no rows; one year only: all are new.
/// Unit: years. Time O(appearances log).
[[nodiscard]] Table turnover(const Dataset& dataset, const Reference& reference, const Population& population,
                             const Options& options);
[[nodiscard]] std::vector<OptionInfo> turnover_options();

} // namespace entente
