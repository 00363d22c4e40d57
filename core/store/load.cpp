#include <algorithm>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/declared.hpp"
#include "core/store/decisions/meetings.hpp"
#include "core/store/decisions/view.hpp"
#include "core/store/impl.hpp"
#include "core/store/stated_lines.hpp"
#include "core/store/versions.hpp"

namespace entente::store {
namespace {

/// A word of a closed vocabulary; the schema and the importer let no other in, so another is damage.
template <class Value> Value known_word(const Connection& connection, std::optional<Value> value, std::string_view word) {
  if (!value) {
    throw Error(ErrorKind::unreadable, "{}: the base is damaged (unknown word \"{}\")", connection.label(), word);
  }
  return *value;
}

Source source_at(const Query& row, int column) {
  return {row.maybe_id<DocumentId>(column), row.maybe_int(column + 1), row.maybe_text(column + 2)};
}

void load_documents(const Connection& connection, Dataset& dataset) {
  auto row = connection.query(
      "SELECT d.id, d.name, d.sha256, d.language, d.title, s.by FROM document d LEFT JOIN superseded_document s "
      "ON s.id = d.id ORDER BY d.id");
  while (row.step()) {
    auto& document = dataset.documents.emplace_back();
    document.id = row.id<DocumentId>(0);
    document.name = row.text(1);
    document.sha256 = row.text(2);
    if (!row.is_null(3)) { document.language = parse_language(row.view(3)); }
    document.title = row.maybe_text(4);
    document.superseded_by = row.maybe_id<DocumentId>(5);
  }
}

void load_processes(const Connection& connection, Dataset& dataset) {
  auto row = connection.query("SELECT id, name, acronym, reference FROM process ORDER BY id");
  while (row.step()) {
    dataset.processes.push_back({row.id<ProcessId>(0), row.text(1), row.maybe_text(2), row.maybe_text(3)});
  }
}

void load_events(const Connection& connection, Dataset& dataset) {
  auto row = connection.query("SELECT id, process, title, first_day, last_day, period, place, document, line, printed "
                              "FROM event ORDER BY id");
  while (row.step()) {
    auto& event = dataset.events.emplace_back();
    event.id = row.id<EventId>(0);
    event.process = row.maybe_id<ProcessId>(1);
    event.title = row.text(2);
    event.start = row.maybe_date(3);
    event.end = row.maybe_date(4);
    event.when = row.maybe_text(5);
    event.place = row.maybe_text(6);
    event.source = source_at(row, 7);
  }
  auto tie = connection.query("SELECT event, document FROM event_document ORDER BY event, document");
  auto at = dataset.events.begin();
  while (tie.step()) {
    const auto id = tie.id<EventId>(0);
    while (at != dataset.events.end() && at->id < id) {
      ++at;
    }
    if (at == dataset.events.end()) { return; }
    if (at->id == id) { at->documents.push_back(tie.id<DocumentId>(1)); }
  }
}

void load_sessions(const Connection& connection, Dataset& dataset) {
  auto row =
      connection.query("SELECT id, event, parent, label, title, kind, date, day, starts, ends, document, line, printed "
                       "FROM session ORDER BY id");
  while (row.step()) {
    auto& session = dataset.sessions.emplace_back();
    session.id = row.id<SessionId>(0);
    session.event = row.id<EventId>(1);
    session.parent = row.maybe_id<SessionId>(2);
    session.label = row.maybe_text(3);
    session.title = row.maybe_text(4);
    session.kind = known_word(connection, parse_session_kind(row.view(5)), row.view(5));
    session.date = row.maybe_date(6);
    session.day = row.maybe_int(7);
    session.start = row.maybe_clock(8);
    session.end = row.maybe_clock(9);
    session.source = source_at(row, 10);
  }
}

/// Adds the printed forms of one kind to a list sorted by id, its own name and acronym left out.
template <class Record, class Skip>
void load_aliases(const Connection& connection, const char* kind, std::vector<Record>& records, Skip skip) {
  auto row = connection.query("SELECT entity, text FROM name_form WHERE kind = ? ORDER BY entity, text");
  row.bind(kind);
  auto at = records.begin();
  while (row.step()) {
    const std::int64_t id = row.integer(0);
    while (at != records.end() && at->id.value < id) {
      ++at;
    }
    if (at == records.end()) { return; }
    if (at->id.value == id && !skip(*at, row.view(1))) { at->aliases.push_back(row.text(1)); }
  }
}

void load_people(const Connection& connection, Dataset& dataset) {
  {
    auto row = connection.query("SELECT id, name, gender FROM person ORDER BY id");
    while (row.step()) {
      auto& person = dataset.people.emplace_back();
      person.id = row.id<PersonId>(0);
      person.name = row.text(1);
      if (!row.is_null(2)) { person.gender = parse_gender(row.view(2)); }
    }
  }
  load_aliases(connection, "person", dataset.people,
               [](const Person& person, std::string_view form) { return form == person.name; });
}

void load_organisations(const Connection& connection, Dataset& dataset) {
  {
    auto row =
        connection.query("SELECT id, name, acronym, category, state, parent, reference FROM organisation ORDER BY id");
    while (row.step()) {
      auto& body = dataset.organisations.emplace_back();
      body.id = row.id<OrganisationId>(0);
      body.name = row.text(1);
      body.acronym = row.maybe_text(2);
      body.category = row.maybe_text(3);
      body.state = row.maybe_text(4);
      body.parent = row.maybe_id<OrganisationId>(5);
      body.reference = row.maybe_text(6);
    }
  }
  load_aliases(connection, "organisation", dataset.organisations, [](const Organisation& body, std::string_view form) {
    return form == body.name || (body.acronym && form == *body.acronym);
  });
}

/// What a row of a long list leaves to the one that it repeats.
void complete(std::vector<Appearance>& appearances, const std::vector<std::pair<std::size_t, AppearanceId>>& repeats) {
  for (const auto& [index, id] : repeats) {
    const auto told = std::ranges::lower_bound(appearances, id, {}, &Appearance::id);
    if (told == appearances.end() || told->id != id) { continue; }
    Appearance& repeat = appearances[index];
    repeat.position = told->position;
    repeat.state = told->state;
    repeat.state_printed = told->state_printed;
    repeat.remote = told->remote;
    repeat.gender = told->gender;
    repeat.organisations = told->organisations;
  }
}

void load_appearances(const Connection& connection, Dataset& dataset) {
  auto row = connection.query(
      "SELECT id, person, event, session, role, position, state, state_basis = 'printed', remote, gender, "
      "document, line, coalesce(printed, (SELECT text FROM line l WHERE l.id = a.document << 24 | a.line)), "
      "repeats FROM appearance a ORDER BY id");
  auto body =
      connection.query("SELECT appearance, organisation FROM appearance_body WHERE beside = 0 ORDER BY appearance, ordinal");
  bool more = body.step();
  std::vector<std::pair<std::size_t, AppearanceId>> repeats;
  while (row.step()) {
    auto& appearance = dataset.appearances.emplace_back();
    appearance.id = row.id<AppearanceId>(0);
    appearance.person = row.id<PersonId>(1);
    appearance.event = row.id<EventId>(2);
    appearance.session = row.maybe_id<SessionId>(3);
    appearance.role = known_word(connection, parse_role(row.view(4)), row.view(4));
    appearance.position = row.maybe_text(5);
    appearance.state = row.maybe_text(6);
    appearance.state_printed = row.integer(7) != 0;
    appearance.remote = row.integer(8) != 0;
    if (!row.is_null(9)) { appearance.gender = parse_gender(row.view(9)); }
    appearance.source = source_at(row, 10);
    if (!row.is_null(13)) { repeats.emplace_back(dataset.appearances.size() - 1, row.id<AppearanceId>(13)); }
    for (; more && body.integer(0) <= appearance.id.value; more = body.step()) {
      const auto organisation = body.id<OrganisationId>(1);
      auto& list = appearance.organisations;
      if (std::find(list.begin(), list.end(), organisation) == list.end()) { list.push_back(organisation); }
    }
  }
  complete(dataset.appearances, repeats);
}

End end_at(const Connection& connection, const Query& row, int column) {
  const std::string_view kind = row.view(column);
  switch (known_word(connection, parse_entity_kind(kind), kind)) {
  case EntityKind::person: return {row.id<PersonId>(column + 1)};
  case EntityKind::organisation: return {row.id<OrganisationId>(column + 1)};
  case EntityKind::process: return {row.id<ProcessId>(column + 1)};
  case EntityKind::event: return {row.id<EventId>(column + 1)};
  case EntityKind::state: return {row.text(column + 1)};
  case EntityKind::session: break;
  }
  throw Error(ErrorKind::unreadable, "{}: the base is damaged (a partnership of a session)", connection.label());
}

void load_partnerships(const Connection& connection, Dataset& dataset) {
  auto row =
      connection.query("SELECT id, source_kind, source, target_kind, target, kind, since, until, document, line, printed "
                       "FROM partnership ORDER BY id");
  while (row.step()) {
    auto& tie = dataset.partnerships.emplace_back();
    tie.id = row.id<PartnershipId>(0);
    tie.source = end_at(connection, row, 1);
    tie.target = end_at(connection, row, 3);
    tie.kind = known_word(connection, parse_partnership_kind(row.view(5)), row.view(5));
    tie.from = row.maybe_date(6);
    tie.to = row.maybe_date(7);
    if (!tie.from && !row.is_null(6)) { tie.from_when = row.text(6); }
    if (!tie.to && !row.is_null(7)) { tie.to_when = row.text(7); }
    tie.evidence = source_at(row, 8);
  }
}

void load_themes(const Connection& connection, Dataset& dataset) {
  auto row = connection.query("SELECT id, event, session, text, document, line, printed FROM theme ORDER BY id");
  while (row.step()) {
    dataset.themes.push_back(
        {row.id<ThemeId>(0), row.id<EventId>(1), row.maybe_id<SessionId>(2), row.text(3), source_at(row, 4)});
  }
}

void list_states(Dataset& dataset) {
  std::set<std::string, std::less<>> states;
  for (const auto& appearance : dataset.appearances) {
    if (appearance.state) { states.insert(*appearance.state); }
  }
  for (const auto& body : dataset.organisations) {
    if (body.state) { states.insert(*body.state); }
  }
  for (const auto& tie : dataset.partnerships) {
    for (const End* end : {&tie.source, &tie.target}) {
      if (kind_of(*end) == EntityKind::state) { states.insert(id_text(*end)); }
    }
  }
  dataset.states.assign(states.begin(), states.end());
}

void load_tables(const Connection& connection, Dataset& dataset) {
  load_documents(connection, dataset);
  load_processes(connection, dataset);
  load_events(connection, dataset);
  load_sessions(connection, dataset);
  load_people(connection, dataset);
  load_organisations(connection, dataset);
  load_appearances(connection, dataset);
  load_stated_lines(connection, dataset.appearances);
  load_partnerships(connection, dataset);
  load_themes(connection, dataset);
}

/// A declared gender is that of every appearance of the person.
void show_genders(Dataset& dataset) {
  if (std::ranges::none_of(dataset.people, [](const Person& person) { return person.gender.has_value(); })) { return; }
  for (Appearance& appearance : dataset.appearances) {
    const Person* const person = find(dataset.people, appearance.person);
    if (person != nullptr && person->gender) { appearance.gender = person->gender; }
  }
}

} // namespace

Dataset load_dataset(const Connection& connection, Versions versions) {
  const Reading reading(connection);
  Dataset dataset;
  load_tables(connection, dataset);
  TakenOut taken_out;
  if (versions == Versions::current) { taken_out = take_out(dataset, superseded_documents(dataset), false); }
  show_decisions(connection, dataset);
  show_genders(dataset);
  if (versions == Versions::current) { drop_unmentioned(dataset, taken_out); }
  show_events(connection, dataset);
  name_meetings(connection, dataset);
  list_states(dataset);
  note_declarations(connection, dataset);
  return dataset;
}

Dataset load_document(const Connection& connection, DocumentId document) {
  const Reading reading(connection);
  Dataset dataset;
  load_tables(connection, dataset);
  if (find(dataset.documents, document) == nullptr) {
    throw Error(ErrorKind::not_found, "{}: there is no {}", connection.label(), document.text());
  }
  std::unordered_set<DocumentId> others;
  for (const DocumentInfo& other : dataset.documents) {
    if (other.id != document) { others.insert(other.id); }
  }
  take_out(dataset, others, true);
  show_decisions(connection, dataset);
  show_genders(dataset);
  keep_document(dataset, document);
  show_events(connection, dataset);
  name_meetings(connection, dataset);
  list_states(dataset);
  note_declarations(connection, dataset);
  return dataset;
}
} // namespace entente::store
