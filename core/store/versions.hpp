/// @file
/// Documents that a later version took the place of: what the dataset shows without them.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "core/model/dataset.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Versions of one agenda that are followed; a longer chain is refused.
constexpr int most_versions = 64;

/// The documents that others took the place of.
[[nodiscard]] std::unordered_set<DocumentId> superseded_documents(const Dataset& dataset);

/// Whom records speak of that were taken out.
struct TakenOut {
  std::unordered_set<PersonId> people;
  std::unordered_set<OrganisationId> organisations;
  std::unordered_set<EventId> events;
};

/// Takes the sessions, appearances, partnerships and themes out that come from documents that are `out`, and `bare` ones,
/// which come from none; a session that another record speaks of stays. O(size of the dataset).
TakenOut take_out(Dataset& dataset, const std::unordered_set<DocumentId>& out, bool bare);
/// Drops the people, bodies, events and processes of records taken out that nothing speaks of any more.
void drop_unmentioned(Dataset& dataset, const TakenOut& taken_out);
/// Drops everything that neither the document nor one of the records left speaks of.
void keep_document(Dataset& dataset, DocumentId document);
/// Events that a superseded document names are named as the version says that took its place.
void show_events(const Connection& connection, Dataset& dataset);

/// Notes what an import judged.
void write_superseded(const Connection& connection, DocumentId earlier, DocumentId later);
/// Error(conflict) when the document takes, through others, its own place; Error(unsupported) past `most_versions`.
void refuse_version_circle(const Connection& connection, std::int64_t document);

} // namespace entente::store
