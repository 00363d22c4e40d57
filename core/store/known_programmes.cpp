#include <algorithm>

#include "core/store/known.hpp"
#include "core/store/versions.hpp"
#include "core/store/writer.hpp"

namespace entente::store {
namespace {

constexpr int head_lines = 40;

std::vector<DocumentId> documents_about(const Connection& connection, EventId event) {
  auto row = connection.query("WITH member (id) AS (VALUES (?1) UNION SELECT id FROM event WHERE root = ?1) SELECT document "
                              "FROM (SELECT document FROM session WHERE event IN member UNION SELECT document FROM "
                              "appearance WHERE event IN member) WHERE document IS NOT NULL AND document NOT IN "
                              "(SELECT id FROM superseded_document) ORDER BY document DESC LIMIT ?2");
  row.bind(event).bind(most_versions);
  std::vector<DocumentId> documents;
  while (row.step()) {
    documents.push_back(row.id<DocumentId>(0));
  }
  std::reverse(documents.begin(), documents.end());
  return documents;
}

void describe(const Connection& connection, KnownProgramme& programme) {
  auto row =
      connection.query("SELECT name, title, language, coalesce(declared_superseded_by, 1) = 0 FROM document WHERE id = ?");
  row.bind(programme.document);
  if (!row.step()) { return; }
  programme.name = row.text(0);
  programme.title = row.maybe_text(1);
  if (!row.is_null(2)) { programme.language = parse_language(row.view(2)); }
  programme.kept_by_decision = row.integer(3) != 0;
}

void add_sessions(const Connection& connection, EventId event, KnownProgramme& programme) {
  auto row = connection.query("SELECT id, parent, label, title, kind, date, day, starts, ends FROM session "
                              "WHERE event = ? AND document = ? ORDER BY id");
  row.bind(event).bind(programme.document);
  while (row.step()) {
    Session& session = programme.sessions.emplace_back();
    session.id = row.id<SessionId>(0);
    session.event = event;
    session.parent = row.maybe_id<SessionId>(1);
    session.label = row.maybe_text(2);
    session.title = row.maybe_text(3);
    session.kind = parse_session_kind(row.view(4)).value_or(SessionKind::session);
    session.date = row.maybe_date(5);
    session.day = row.maybe_int(6);
    session.start = row.maybe_clock(7);
    session.end = row.maybe_clock(8);
  }
}

void add_people(const Connection& connection, EventId event, KnownProgramme& programme) {
  auto row = connection.query("SELECT a.session, coalesce(p.root, p.id) FROM appearance a JOIN person p ON p.id = a.person "
                              "WHERE a.event = ? AND a.document = ? ORDER BY a.id");
  row.bind(event).bind(programme.document);
  while (row.step()) {
    programme.people.emplace_back(row.maybe_id<SessionId>(0), row.id<PersonId>(1));
  }
}

/// Each with the one that it goes under.
std::vector<std::pair<EventId, EventId>> events_of(const Connection& connection, DocumentId document) {
  auto row = connection.query("SELECT d.event, coalesce(e.root, e.id) FROM event_document d JOIN event e ON e.id = d.event "
                              "WHERE d.document = ? ORDER BY d.event");
  row.bind(document);
  std::vector<std::pair<EventId, EventId>> events;
  while (row.step()) {
    events.emplace_back(row.id<EventId>(0), row.id<EventId>(1));
  }
  return events;
}

} // namespace

std::vector<std::string> StoredEntities::event_titles(EventId id) const {
  auto row = connection_.query(
      "WITH member (id) AS (VALUES (?1) UNION SELECT id FROM event WHERE root = ?1) "
      "SELECT title FROM event_document WHERE event IN member AND title IS NOT NULL UNION "
      "SELECT title FROM event e WHERE id IN member AND title <> '' AND NOT EXISTS (SELECT 1 FROM event_document t JOIN "
      "document d ON d.id = t.document WHERE t.event = e.id AND d.name = e.title) ORDER BY 1");
  row.bind(id);
  std::vector<std::string> titles;
  while (row.step()) {
    titles.push_back(row.text(0));
  }
  return titles;
}

std::vector<KnownProgramme> StoredEntities::programmes(EventId event) const {
  std::vector<KnownProgramme> programmes;
  for (const DocumentId document : documents_about(connection_, event)) {
    KnownProgramme& programme = programmes.emplace_back();
    programme.document = document;
    describe(connection_, programme);
    for (const auto& [other, root] : events_of(connection_, document)) {
      const std::size_t before = programme.sessions.size() + programme.people.size();
      add_sessions(connection_, other, programme);
      add_people(connection_, other, programme);
      if (programme.sessions.size() + programme.people.size() == before) { continue; }
      if (std::ranges::find(programme.events, root) == programme.events.end()) { programme.events.push_back(root); }
    }
    std::ranges::sort(programme.sessions, {}, &Session::id);
  }
  return programmes;
}

std::vector<std::string> StoredEntities::head(DocumentId document) const {
  auto row = connection_.query("SELECT text FROM line WHERE id BETWEEN ? AND ? ORDER BY id");
  row.bind(line_id(document, 1)).bind(line_id(document, head_lines));
  std::vector<std::string> lines;
  while (row.step()) {
    lines.push_back(row.text(0));
  }
  return lines;
}

} // namespace entente::store
