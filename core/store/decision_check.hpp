/// @file
/// Whether decisions and what lies under them agree.
#pragma once

#include <string>
#include <vector>

#include "core/store/sql.hpp"

namespace entente::store {

/// Adds a line for each rule that is broken: joins and their roots, cells against the log, pairs judged different within
/// one group, printed forms and facts of the entities that decisions touched.
void check_decisions(const Connection& connection, std::vector<std::string>& defects);

} // namespace entente::store
