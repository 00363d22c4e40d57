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

/// Before a session goes from one part of its document to another: that part is made where it is not there, as one that
/// says of the meeting what the first says. Gives the event that the session goes from.
[[nodiscard]] std::int64_t prepare_part(const Connection& connection, std::int64_t session, std::int64_t from,
                                        std::int64_t to);
/// After a session went from an event: what is within it and on it follows, and a part that was made for sessions is gone
/// with the last of them.
void move_with_session(const Connection& connection, std::int64_t session, std::int64_t left);

/// An event from which documents went, or which was made of such, goes by what the documents print that speak of it now;
/// once all are back, by what it went by before.
void settle_event(const Connection& connection, std::int64_t event);

/// Events of which nothing is said any more because all documents went to others: they add nothing to the group they are
/// joined into.
[[nodiscard]] std::unordered_set<EventId> emptied_events(const Connection& connection);

} // namespace entente::store
