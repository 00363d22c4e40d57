/// @file
/// Who known could fill a panel's gaps.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "core/analysis/questions/need.hpp"
#include "core/model/dataset.hpp"
#include "core/model/table.hpp"
#include "core/reference/reference.hpp"

namespace entente {

struct SuggestOptions {
  SessionId session;
  std::vector<Need> needs;                 ///< empty: what the session lacks (`needs_of`)
  bool bodies = false;                     ///< rank bodies rather than people
  std::optional<OrganisationId> organiser; ///< whose people distances start from; empty: `organiser_of` the session's event
  std::size_t limit = 20;                  ///< rows at most
};

/// The body that most often moderates, chairs, opens or closes at the meetings of the event's process (of the event itself
/// when it has none); nothing when nobody does so for a body. The lower id among equals.
[[nodiscard]] std::optional<OrganisationId> organiser_of(const Dataset& dataset, EventId event);
/// The same of every event that has one. O(n log n).
[[nodiscard]] std::map<EventId, OrganisationId> organisers(const Dataset& dataset);

/// Ranks the people (or bodies) that the dataset knows and who are not on the session, by the needs they meet (most
/// first), then by what they spoke on, then by when they last appeared, then by their distance from the organiser, then by
/// id. With needs, those who are known to meet none are left out; what is not known of somebody counts as neither met nor
/// unmet, and is said.
///
/// Columns: id, name, body (or category), state, met, needs (those met), unknown (needs that cannot be told), topic (share
/// of the weight of the session's words found in the nearest session they appeared on, 0 to 1, null across languages;
/// BM25 weights), words (the words shared), spoke_on (that session), last_seen, at_event (already on the programme of the
/// event), distance (panels shared one after the other from the organiser's people, 0 for these themselves; null when
/// there is no way), way (who stands between). Evidence: their appearances.
/// Error(not_found) when there is no such session. Time O(appearances + ties of the people network).
[[nodiscard]] Table suggest(const Dataset& dataset, const Reference& reference, const SuggestOptions& options);

} // namespace entente
