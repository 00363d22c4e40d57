/// @file
/// Whether panels keep regions, kinds of stakeholder, levels and genders apart.
#pragma once

#include <cstdint>
#include <span>

#include "core/analysis/questions/question.hpp"

namespace entente {

/// How far the groups sit on panels of their own: 0 when each panel has all groups in the same shares, 1 when each panel has
/// one group alone. Theil's information index: 1 - (sum over panels of size times entropy of the panel's shares) / (size of
/// all times entropy of all). NaN with one group or none. Range: 0 to 1; unit: 1. `panel` and `group` hold a number for each
/// seat. O(seats log). Source: Theil & Finizza 1971, J. Math. Sociol. 1, 187-194; Reardon & Firebaugh 2002, Sociol.
/// Methodol. 32, 33-67.
[[nodiscard]] double segregation_index(std::span<const std::uint32_t> panel, std::span<const std::uint32_t> group);

/// For region, kind of stakeholder (the widest), level and gender: the index over panels, what it is on the mean when the
/// known values are dealt to the seats at random (small panels alone give a value above 0), and the chance of an index as
/// high (one-sided permutation test, the real one counted), adjusted for the four. Columns: id, name, segregation, expected,
/// chance, adjusted, panels, seats, status (more, chance). Panels with fewer than two known seats are left out; empty
/// dataset: no rows. Source: as above; Boisso and others 1994, J. Econom. 61, 161-182 (random dealing).
[[nodiscard]] Table segregation(const Dataset& dataset, const Reference& reference, const Population& population,
                                const Options& options);
[[nodiscard]] std::vector<OptionInfo> segregation_options();

} // namespace entente
