/// @file
/// Decisions of other bases that are kept and not taken.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/decisions.hpp"
#include "core/store/decisions/portable.hpp"

namespace entente::store {

/// Keeps a decision that was not taken, with its text: "document" or "place" when what it is about is not here, "conflict",
/// "waits" for another.
void keep_pending(const Connection& connection, const std::string& uid, const char* why, const std::string& text);
/// It waits no more.
void forget_pending(const Connection& connection, const std::string& uid);
/// The texts of those that wait, in the order of their uids; without those dropped.
[[nodiscard]] std::vector<std::string> pending_texts(const Connection& connection);
/// What is told of a decision that was not taken.
[[nodiscard]] RefusedDecision refused(const PortableDecision& decision, Wording reason,
                                      const std::set<std::int64_t>& against);

/// The decision whose uid begins so waits no more, and is not taken from a file again; the journal tells who dropped it.
/// Error(not_found) when none waits, Error(conflict) when several do.
RefusedDecision drop_pending(const Connection& connection, std::string_view uid, const Signature& signature);
/// Likewise makes a dropped one wait again.
RefusedDecision restore_pending(const Connection& connection, std::string_view uid, const Signature& signature);
[[nodiscard]] bool is_dropped(const Connection& connection, const std::string& uid);
[[nodiscard]] std::vector<RefusedDecision> dropped_decisions(const Connection& connection);

} // namespace entente::store
