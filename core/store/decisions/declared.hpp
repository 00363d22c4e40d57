/// @file
/// Which values of a dataset are declared, and by whom.
#pragma once

#include "core/model/dataset.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Notes in the dataset the standing decisions that its values rest on, by subject and field. O(n log n) for n decisions.
void note_declarations(const Connection& connection, Dataset& dataset);

} // namespace entente::store
