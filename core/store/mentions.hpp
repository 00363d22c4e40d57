/// @file
/// The rows of mentions, and what a new one adds to an entity that is there already.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/model/dataset.hpp"
#include "core/model/ids.hpp"
#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// How the base says where a state comes from.
[[nodiscard]] const char* basis_word(Basis basis);
/// Keeps what an entry prints of a person, and of one of its bodies.
void write_mention(const Connection& connection, const Appearance& appearance, const EntryRecord& entry,
                   DocumentId document);
void write_mention(const Connection& connection, AppearanceId appearance, std::size_t ordinal, const BodyRecord& body,
                   OrganisationId organisation);
/// Before the row is changed: writes out in full what it leaves to another one, and what others leave to it.
void write_out(const Connection& connection, std::int64_t appearance);
/// Keeps what one document says of an event.
void mention_event(const Connection& connection, EventId event, DocumentId document, const EventRecord& record);
/// Fills in what earlier documents left open: the days of a month, the place, the process. Never replaces what was printed.
void complete_event(const Connection& connection, EventId event, std::optional<ProcessId> process,
                    const EventRecord& record);
/// The event goes by the title and place of its own programme: those of the first document with sessions for it, which an
/// announcement in another document gives way to. To be called before the sessions are written.
void name_by_own_programme(const Connection& connection, EventId event, DocumentId document, const EventRecord& record);
/// True when the mention says nothing that the organisation doesn't hold already.
[[nodiscard]] bool covers(const NewOrganisation& made, const BodyRecord& body);
[[nodiscard]] bool covers(const KnownOrganisation& known, const BodyRecord& body);
/// Fills in the acronym, category, state and reference that earlier mentions left open.
void complete_organisation(const Connection& connection, OrganisationId organisation, const BodyRecord& body);
/// The person goes by the printed form with the most words.
void show_fullest_name(const Connection& connection, PersonId person, std::string_view printed);

} // namespace entente::store
