/// @file
/// Whether decisions and what lies under them agree.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/store/sql.hpp"
#include "core/wording.hpp"

namespace entente::store {

/// A rule of the model that the schema cannot say: the query counts what breaks it.
struct Rule {
  WordingForm<std::int64_t> defect; ///< what its breaches are, in the plural
  const char* count;                ///< SQL that gives one number
};
/// Adds a line for each rule that is broken.
void check_rules(const Connection& connection, std::span<const Rule> rules, std::vector<Wording>& defects);

/// Adds a line for each rule that is broken: joins and their roots, cells against the log, pairs judged different within
/// one group, printed forms and facts of the entities that decisions touched.
void check_decisions(const Connection& connection, std::vector<Wording>& defects);

} // namespace entente::store
