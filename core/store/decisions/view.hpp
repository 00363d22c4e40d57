/// @file
/// Decisions as the dataset shows them.
#pragma once

#include "core/model/dataset.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Lays decisions over a dataset read from the tables: joined entities become one with each other's names as aliases,
/// declared values take the place of printed ones, and ties that are then printed twice are shown once: of one person's
/// appearances in the same role on one session the first stays, with the bodies and lines of all; of equal partnerships the
/// first. O(size of the dataset) when there are decisions, else O(1).
void show_decisions(const Connection& connection, Dataset& dataset);

} // namespace entente::store
