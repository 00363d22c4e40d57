/// @file
/// The values of a filter that only reference data or the base can tell to be unknown.
#pragma once

#include "core/model/dataset.hpp"
#include "core/model/filter.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// Throws Error(bad_argument) for a state, region, group or category that the reference data do not have, and for a process
/// or event that neither they nor the dataset have; the line tells the nearest one, or those there are. A value that is
/// known and that nothing in the dataset is of passes. O(size of the dataset).
void require_known_values(const Filter& filter, const Dataset& dataset, const Reference& reference);

} // namespace entente
