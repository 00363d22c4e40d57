/// @file
/// What people type for a person, a body or a session: a printed id, or words of the name.
#pragma once

#include <string>

#include "core/model/dataset.hpp"
#include "core/model/enums.hpp"

namespace entente {

/// The person with the id or with the name (any printed form, accents and case aside). Error(not_found) with the nearest
/// name, Error(bad_argument) with the ids when several people have the name.
[[nodiscard]] const Person& asked_person(const Dataset& dataset, const std::string& words, Language language);
/// Likewise a body, by acronym too.
[[nodiscard]] const Organisation& asked_organisation(const Dataset& dataset, const std::string& words, Language language);
/// The session with the id, else the one whose label or title the words are, else the one whose label and title hold all the
/// words. With `events`, only theirs. Error as for people.
[[nodiscard]] const Session& asked_session(const Dataset& dataset, const std::vector<EventId>& events,
                                           const std::string& words, Language language);
/// "Panel 1: Title", or what there is of it.
[[nodiscard]] std::string session_name(const Session& session);

} // namespace entente
