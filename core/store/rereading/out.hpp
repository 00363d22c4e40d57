/// @file
/// What a document said as it was read before, taken out of the base to make room for a new reading.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/store/decisions/log.hpp"
#include "core/store/writer.hpp"

namespace entente::store {

struct OldEvent {
  std::int64_t id = 0;
  std::string title;
  std::string first_day;
  bool gone = false;  ///< no other document speaks of it, and its row is out
  bool named = false; ///< it goes by what this document calls it
};

struct OldSession {
  std::int64_t id = 0;
  std::string label, title, kind, date;
  std::optional<int> start; ///< minutes after midnight
  std::int64_t line = 0;
};

struct OldBody {
  std::int64_t organisation = 0;
  std::string name, acronym, state;
};

struct OldEntry {
  std::int64_t id = 0;
  std::int64_t session = 0; ///< 0 for none
  std::int64_t person = 0;
  std::string name, role;
  std::int64_t line = 0;
  std::vector<OldBody> bodies;
};

/// A theme, a partnership or a point of the review list.
struct OldItem {
  std::int64_t id = 0;
  std::int64_t session = 0;
  std::string kind, text, reason;
  std::int64_t line = 0;
};

/// A row that is out of the base because nothing else speaks of it.
struct OldEntity {
  std::int64_t id = 0;
  std::string name;
  std::string detail; ///< state of a body, reference of a process
};

/// One reading of a document.
struct OldReading {
  DocumentInfo document;
  std::optional<std::int64_t> superseded_by, declared_superseded_by;
  bool supersedes = false; ///< it took the place of another
  std::vector<OldEvent> events;
  std::vector<OldSession> sessions;
  std::vector<OldEntry> entries;
  std::vector<OldItem> themes, partnerships, review;
  std::vector<OldEntity> people, organisations, processes; ///< those that are out
  std::set<std::int64_t> people_left, organisations_left;  ///< those that others speak of too
  ReadingIds free;                                         ///< ids that no row ever had, as far as the base knows
};

/// Reads what the document says and takes it out, with everybody of whom nothing else speaks; rows in `keep` stay. Decisions
/// about it must be lifted before. Foreign keys are checked when the transaction ends. Error(not_found) for no document.
[[nodiscard]] OldReading take_out(const Connection& connection, DocumentId document, const std::set<EntityKey>& keep);

/// Takes away the row of a person, body, event or process with its names, keys and facts.
void remove_entity(const Connection& connection, const EntityKey& key);
/// Takes away what is left of people and bodies that the new reading does not bring back: judgements of rules about them,
/// and the questions that these asked.
void forget_entity(const Connection& connection, const EntityKey& entity);

/// Brings printed forms and facts up to date of those that are in the base whatever this document says.
void refresh_left(const Connection& connection, const OldReading& old);
/// Likewise the names of those whose name nothing prints any more.
void refresh_names(const Connection& connection, const OldReading& old);
/// Likewise an event: what its own programme prints, completed by other documents.
void refresh_event(const Connection& connection, std::int64_t event);

} // namespace entente::store
