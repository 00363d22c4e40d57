/// @file
/// What documents say of an event, taken to another one.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "core/model/ids.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// What a document says of one event goes to another, of which it said nothing: its sessions with those within them and all
/// that belongs to them, its appearances and themes on no session, and the partnerships that it states of the event itself.
/// O(rows of the event).
void move_said(const Connection& connection, std::int64_t document, std::int64_t from, std::int64_t to);

/// An event from which documents went, or which was made of such, goes by what the documents print that speak of it now;
/// once all are back, by what it went by before.
void settle_event(const Connection& connection, std::int64_t event);

/// Events of which nothing is said any more because all documents went to others: they add nothing to the group they are
/// joined into.
[[nodiscard]] std::unordered_set<EventId> emptied_events(const Connection& connection);

} // namespace entente::store
