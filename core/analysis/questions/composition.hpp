/// @file
/// Who is on one session, by what is counted of panels.
#pragma once

#include "core/model/dataset.hpp"
#include "core/model/enums.hpp"
#include "core/model/table.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// The people on a session by region, UN group, stakeholder category, level of government, gender and role, and what the
/// panel lacks. Columns: id ("region:002", "gender:unknown"), name (the value's name in the language), dimension, observed
/// (people; those with two values count under each). Gaps are rows of the dimension "finding" with 1. Rows in the order of
/// dimensions, then of ids. Time O(appearances).
[[nodiscard]] Table composition(const Dataset& dataset, const Reference& reference, SessionId session, Language language);

} // namespace entente
