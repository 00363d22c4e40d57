/// @file
/// Decisions that come from another base, or that wait for a document.
#pragma once

#include <string>
#include <vector>

#include "core/store/decisions.hpp"
#include "core/store/decisions/portable.hpp"

namespace entente::store {

/// Takes those that can be taken, each after those that it builds on; the others are kept as pending. What was pending
/// before is tried with them. `lines` are decisions as JSON.
[[nodiscard]] DecisionsTaken replay(const Connection& connection, const std::vector<std::string>& lines,
                                    const KeyMakers& keys, const ValueCheck& accepts);
/// The file of every decision, and of those pending, in their order.
[[nodiscard]] std::string decisions_file(const Connection& connection);

} // namespace entente::store
