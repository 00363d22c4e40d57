/// @file
/// Small datasets for the tests of questions, made record by record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/dataset.hpp"

namespace entente::test {

/// Adds records with running ids.
class MadeUp {
public:
  Dataset data;

  DocumentId document(Language language) {
    DocumentInfo info;
    info.id = DocumentId(static_cast<std::int64_t>(data.documents.size()) + 1);
    info.name = "document.txt";
    info.language = language;
    data.documents.push_back(info);
    return info.id;
  }
  EventId event(std::string title, std::optional<int> year = std::nullopt) {
    Event event;
    event.id = EventId(static_cast<std::int64_t>(data.events.size()) + 1);
    event.title = std::move(title);
    if (year) { event.start = event.end = std::chrono::year(*year) / 5 / 2; }
    data.events.push_back(event);
    return event.id;
  }
  SessionId session(EventId event, std::string title, SessionKind kind = SessionKind::panel,
                    std::optional<DocumentId> document = std::nullopt) {
    Session session;
    session.id = SessionId(static_cast<std::int64_t>(data.sessions.size()) + 1);
    session.event = event;
    session.title = std::move(title);
    session.kind = kind;
    session.source.document = document;
    data.sessions.push_back(session);
    return session.id;
  }
  PersonId person(std::string name) {
    Person person;
    person.id = PersonId(static_cast<std::int64_t>(data.people.size()) + 1);
    person.name = std::move(name);
    data.people.push_back(person);
    return person.id;
  }
  OrganisationId organisation(std::string name, std::optional<std::string> category) {
    Organisation organisation;
    organisation.id = OrganisationId(static_cast<std::int64_t>(data.organisations.size()) + 1);
    organisation.name = std::move(name);
    organisation.category = std::move(category);
    data.organisations.push_back(organisation);
    return organisation.id;
  }
  Appearance& appearance(PersonId person, EventId event, std::optional<SessionId> session, Role role = Role::speaker,
                         std::string_view state = {}) {
    Appearance appearance;
    appearance.id = AppearanceId(static_cast<std::int64_t>(data.appearances.size()) + 1);
    appearance.person = person;
    appearance.event = event;
    appearance.session = session;
    appearance.role = role;
    if (!state.empty()) { appearance.state.emplace(state); }
    appearance.state_printed = appearance.state.has_value();
    data.appearances.push_back(appearance);
    return data.appearances.back();
  }
  Theme& theme(EventId event, std::optional<SessionId> session, std::string text,
               std::optional<DocumentId> document = std::nullopt) {
    Theme theme;
    theme.id = ThemeId(static_cast<std::int64_t>(data.themes.size()) + 1);
    theme.event = event;
    theme.session = session;
    theme.text = std::move(text);
    theme.source.document = document;
    theme.source.line = static_cast<int>(theme.id.value);
    data.themes.push_back(theme);
    return data.themes.back();
  }
};

} // namespace entente::test
