#include "core/store/decisions/parting.hpp"

#include "core/store/decisions/cells.hpp"
#include "core/store/decisions/derived.hpp"
#include "core/store/rereading/out.hpp"

namespace entente::store {
namespace {

bool any(const Connection& connection, const char* sql, std::int64_t event) {
  auto row = connection.query(sql);
  row.bind(event);
  return row.step() && row.integer(0) != 0;
}

void run(const Connection& connection, const char* sql, std::int64_t event) {
  auto row = connection.query(sql);
  row.bind(event).run();
}

/// Sessions within others go where those went.
void move_inner_sessions(const Connection& connection, std::int64_t from) {
  const auto changes_before = [&] { return connection.number("SELECT total_changes()"); };
  for (std::int64_t before = -1; before != changes_before();) {
    before = changes_before();
    run(connection,
        "UPDATE session SET event = (SELECT p.event FROM session p WHERE p.id = session.parent) WHERE event = ?1 AND parent "
        "IS NOT NULL AND event <> (SELECT p.event FROM session p WHERE p.id = session.parent)",
        from);
  }
}

/// What it is called, when and where, is what its documents print; nothing of that where none speaks of it.
void go_by_documents(const Connection& connection, std::int64_t event) {
  refresh_event(connection, event);
  run(connection,
      "UPDATE event SET first_day = NULL, last_day = NULL, period = NULL, place = NULL WHERE id = ?1 AND NOT EXISTS (SELECT "
      "1 FROM event_document WHERE event = ?1)",
      event);
}

/// The appearances and themes of sessions go where the sessions went.
void move_on_sessions(const Connection& connection, std::int64_t from) {
  for (const char* const sql :
       {"UPDATE appearance SET event = (SELECT s.event FROM session s WHERE s.id = appearance.session) WHERE event = ?1 AND "
        "session IS NOT NULL AND event <> (SELECT s.event FROM session s WHERE s.id = appearance.session)",
        "UPDATE theme SET event = (SELECT s.event FROM session s WHERE s.id = theme.session) WHERE event = ?1 AND "
        "session IS NOT NULL AND event <> (SELECT s.event FROM session s WHERE s.id = theme.session)"}) {
    run(connection, sql, from);
  }
}

/// What a document says of a meeting that was parted by sessions: called as the document calls the meeting that it was read
/// to speak of, held as declared, else on the days of its sessions and in the same place; printed where the first of them
/// is.
void settle_parts(const Connection& connection, std::int64_t event) {
  run(connection,
      "UPDATE event_document SET (title, place) = (SELECT coalesce(f.title, e.title), f.place FROM event_document f JOIN "
      "event e ON e.id = f.event WHERE f.document = event_document.document AND coalesce(f.read_as, f.event) = "
      "event_document.parted_from), "
      "(first_day, last_day) = (SELECT min(s.date), max(s.date) FROM session s WHERE s.event = ?1 AND s.document = "
      "event_document.document), "
      "(line, printed) = (SELECT s.line, s.printed FROM session s WHERE s.event = ?1 AND s.document = "
      "event_document.document ORDER BY s.line IS NULL, s.line, s.id LIMIT 1) "
      "WHERE event = ?1 AND parted_from IS NOT NULL",
      event);
  run(connection,
      "UPDATE event_document AS n SET first_day = coalesce(e.declared_first_day, n.first_day), last_day = "
      "coalesce(e.declared_last_day, max(coalesce(e.declared_first_day, n.first_day), coalesce(n.last_day, "
      "e.declared_first_day))), place = coalesce(e.declared_place, n.place) FROM event e WHERE e.id = ?1 AND n.event = ?1 "
      "AND n.parted_from IS NOT NULL",
      event);
  run(connection,
      "UPDATE event_document SET period = CASE WHEN first_day = last_day THEN first_day ELSE first_day || '/' || last_day "
      "END WHERE event = ?1 AND parted_from IS NOT NULL",
      event);
}

/// By the first of the documents that the split gave it, or of its sessions, which still speaks of it.
void settle_made(const Connection& connection, std::int64_t event) {
  settle_parts(connection, event);
  run(connection,
      "UPDATE event SET document = coalesce((SELECT d.document FROM human_decision m JOIN decision_change c ON c.decision = "
      "m.id JOIN event_document d ON d.event = m.made AND d.document = CASE c.field WHEN 'event_document.event' THEN c.row "
      "WHEN 'session.event' THEN (SELECT s.document FROM session s WHERE s.id = c.row) END WHERE m.about = 'event' AND "
      "m.made = ?1 AND d.title IS NOT NULL ORDER BY c.ordinal LIMIT 1), document) WHERE id = ?1",
      event);
  go_by_documents(connection, event);
  std::string title;
  {
    auto row = connection.query("SELECT title FROM event WHERE id = ?");
    row.bind(event);
    if (row.step()) { title = row.text(0); }
  }
  refresh_form(connection, About::event, event, title);
}

} // namespace

void move_said(const Connection& connection, std::int64_t document, std::int64_t from, std::int64_t to) {
  if (from == to) { return; }
  for (const char* const sql :
       {"UPDATE session SET event = ?3 WHERE event = ?2 AND document = ?1 AND parent IS NULL",
        "UPDATE appearance SET event = ?3 WHERE event = ?2 AND document = ?1 AND session IS NULL",
        "UPDATE theme SET event = ?3 WHERE event = ?2 AND document = ?1 AND session IS NULL",
        "UPDATE partnership SET source = ?3 WHERE source_kind = 'event' AND source = ?2 AND document = ?1",
        "UPDATE partnership SET target = ?3 WHERE target_kind = 'event' AND target = ?2 AND document = ?1"}) {
    auto row = connection.query(sql);
    row.bind(document).bind(from).bind(to).run();
  }
  move_inner_sessions(connection, from);
  move_on_sessions(connection, from);
}

std::int64_t prepare_part(const Connection& connection, std::int64_t session, std::int64_t from, std::int64_t to) {
  {
    auto row = connection.query(
        "INSERT INTO event_document (event, document, title, parted_from) SELECT ?3, d.document, coalesce(d.title, "
        "e.title), coalesce(d.parted_from, ?2) FROM session s JOIN event_document d ON d.document = s.document AND "
        "coalesce(d.read_as, d.event) = ?2 JOIN event e ON e.id = d.event WHERE s.id = ?1 AND NOT EXISTS (SELECT 1 FROM "
        "event_document o WHERE o.document = s.document AND coalesce(o.read_as, o.event) = ?3)");
    row.bind(session).bind(from).bind(to).run();
  }
  auto row = connection.query("SELECT event FROM session WHERE id = ?");
  row.bind(session);
  return row.step() ? row.integer(0) : 0;
}

void move_with_session(const Connection& connection, std::int64_t session, std::int64_t left) {
  move_inner_sessions(connection, left);
  move_on_sessions(connection, left);
  auto row = connection.query(
      "DELETE FROM event_document WHERE event = ?2 AND parted_from IS NOT NULL AND read_as IS NULL AND document = (SELECT "
      "document FROM session WHERE id = ?1) AND NOT EXISTS (SELECT 1 FROM session s WHERE s.event = ?2 AND s.document = "
      "event_document.document)");
  row.bind(session).bind(left).run();
}

void settle_event(const Connection& connection, std::int64_t event) {
  if (is_made(connection, About::event, event)) { return settle_made(connection, event); }
  const bool gone = any(connection, "SELECT EXISTS (SELECT 1 FROM event_document WHERE read_as = ?1)", event);
  const bool kept = any(connection, "SELECT as_read IS NOT NULL FROM event WHERE id = ?1", event);
  if (!gone && !kept) { return; }
  if (!kept) {
    run(connection,
        "UPDATE event SET as_read = json_array(title, first_day, last_day, period, place, document, line, printed) WHERE "
        "id = ?1",
        event);
  }
  run(connection,
      "UPDATE event SET title = as_read ->> 0, first_day = as_read ->> 1, last_day = as_read ->> 2, period = as_read ->> 3, "
      "place = as_read ->> 4, document = as_read ->> 5, line = as_read ->> 6, printed = as_read ->> 7 WHERE id = ?1",
      event);
  if (!gone) {
    run(connection,
        "UPDATE event SET as_read = NULL, place = coalesce(place, (SELECT o.place FROM event_document o WHERE o.event = ?1 "
        "AND o.place IS NOT NULL ORDER BY o.document LIMIT 1)) WHERE id = ?1",
        event);
    return;
  }
  const bool untitled = any(connection,
                            "SELECT EXISTS (SELECT 1 FROM event e JOIN event_document d ON d.event = e.id AND d.document = "
                            "e.document WHERE e.id = ?1 AND d.title IS NULL)",
                            event);
  if (!untitled) { go_by_documents(connection, event); }
}

std::unordered_set<EventId> emptied_events(const Connection& connection) {
  auto row = connection.query("SELECT id FROM event e WHERE (as_read IS NOT NULL OR id IN (SELECT made FROM human_decision "
                              "WHERE about = 'event' AND made IS NOT NULL)) AND NOT EXISTS (SELECT 1 FROM event_document d "
                              "WHERE d.event = e.id)");
  std::unordered_set<EventId> events;
  while (row.step()) {
    events.insert(row.id<EventId>(0));
  }
  return events;
}

} // namespace entente::store
