#include "core/store/rereading/out.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/derived.hpp"
#include "core/store/rereading/lookups.hpp"
#include "core/store/text_index.hpp"

namespace entente::store {
namespace {

constexpr std::size_t long_document = 1000; ///< entries and sessions

/// Reads one reading, then takes it out.
class TakingOut {
public:
  TakingOut(const Connection& connection, DocumentId document, const std::set<EntityKey>& keep)
      : connection_(connection), document_(document), keep_(keep) {}

  OldReading run() {
    read_document();
    old_.free = free_ids(connection_);
    old_.free.document = document_;
    read_events();
    read_sessions();
    read_entries();
    read_items();
    const bool is_long = old_.entries.size() + old_.sessions.size() >= long_document;
    if (is_long) { make_lookups(connection_); }
    remove_rows();
    remove_entities();
    remove_events();
    remove_processes();
    if (is_long) { drop_lookups(connection_); }
    return std::move(old_);
  }

private:
  void read_document() {
    {
      auto row = connection_.query("SELECT name, sha256, superseded_by, declared_superseded_by FROM document WHERE id = ?");
      row.bind(document_);
      if (!row.step()) { throw Error(ErrorKind::not_found, "{}: there is no {}", connection_.label(), document_.text()); }
      old_.document.id = document_;
      old_.document.name = row.text(0);
      old_.document.sha256 = row.text(1);
      if (!row.is_null(2)) { old_.superseded_by = row.integer(2); }
      if (!row.is_null(3)) { old_.declared_superseded_by = row.integer(3); }
    }
    auto row = connection_.query("SELECT 1 FROM document WHERE superseded_by = ?");
    row.bind(document_);
    old_.supersedes = row.step();
  }

  void read_events() {
    auto row =
        connection_.query("SELECT e.id, coalesce(d.title, e.title), coalesce(d.first_day, e.first_day, ''), e.document "
                          "IS ?1 FROM event_document d JOIN event e ON e.id = d.event WHERE d.document = ?1 ORDER BY "
                          "e.id");
    row.bind(document_);
    while (row.step()) {
      old_.events.push_back({row.integer(0), row.text(1), row.text(2), false, row.integer(3) != 0});
    }
  }

  void read_sessions() {
    auto row = connection_.query("SELECT id, coalesce(label, ''), coalesce(title, ''), kind, coalesce(date, ''), "
                                 "starts, coalesce(line, 0) FROM session WHERE document = ? ORDER BY id");
    row.bind(document_);
    while (row.step()) {
      const auto start = row.maybe_clock(5);
      old_.sessions.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4),
                               start ? std::optional(start->minutes) : std::nullopt, row.integer(6)});
    }
  }

  void read_entries() {
    std::map<std::int64_t, std::size_t> place;
    {
      auto row = connection_.query("SELECT a.id, coalesce(a.session, 0), a.person, coalesce(a.name, p.name), a.role, "
                                   "coalesce(a.line, 0) FROM mention a JOIN person p ON p.id = a.person WHERE a.document "
                                   "= ? ORDER BY a.id");
      row.bind(document_);
      while (row.step()) {
        place.emplace(row.integer(0), old_.entries.size());
        old_.entries.push_back(
            {row.integer(0), row.integer(1), row.integer(2), row.text(3), row.text(4), row.integer(5), {}});
      }
    }
    auto row = connection_.query("SELECT b.appearance, b.organisation, coalesce(b.name, o.name), coalesce(b.acronym, ''), "
                                 "coalesce(b.state, '') FROM appearance a JOIN mention_body b ON b.appearance = a.id JOIN "
                                 "organisation o ON o.id = b.organisation WHERE a.document = ? ORDER BY b.appearance, "
                                 "b.ordinal");
    row.bind(document_);
    while (row.step()) {
      old_.entries[place.at(row.integer(0))].bodies.push_back({row.integer(1), row.text(2), row.text(3), row.text(4)});
    }
  }

  void read_items() {
    const auto read = [&](const char* sql, std::vector<OldItem>& items) {
      auto row = connection_.query(sql);
      row.bind(document_);
      while (row.step()) {
        items.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4), row.integer(5)});
      }
    };
    read("SELECT id, coalesce(session, 0), '', text, '', coalesce(line, 0) FROM theme WHERE document = ? ORDER BY id",
         old_.themes);
    read("SELECT id, 0, kind, coalesce(printed, ''), '', coalesce(line, 0) FROM partnership WHERE document = ? ORDER BY id",
         old_.partnerships);
    read("SELECT id, 0, kind, coalesce(printed, ''), reason, coalesce(line, 0) FROM review WHERE document = ? ORDER BY id",
         old_.review);
  }

  void run(const char* sql) const {
    auto row = connection_.query(sql);
    row.bind(document_).run();
  }

  void remove_rows() {
    run("UPDATE journal SET decision = NULL WHERE decision IN (SELECT id FROM decision WHERE document = ?)");
    run("DELETE FROM decision WHERE document = ?");
    run("DELETE FROM review WHERE document = ?");
    run("DELETE FROM theme WHERE document = ?");
    run("DELETE FROM partnership WHERE document = ?");
    run("DELETE FROM appearance_body WHERE appearance IN (SELECT id FROM appearance WHERE document = ?)");
    run("DELETE FROM appearance WHERE document = ?");
    for (const OldSession& session : old_.sessions) {
      remove_forms(connection_, "session", session.id);
    }
    run("DELETE FROM session WHERE document = ?");
    run("DELETE FROM event_document WHERE document = ?");
    const std::int64_t first = line_id(document_, 1);
    const std::int64_t end = line_id(DocumentId(document_.value + 1), 1) - 1;
    unindex_lines(connection_, first, end);
    {
      auto row = connection_.query("DELETE FROM line WHERE id BETWEEN ? AND ?");
      row.bind(first).bind(end).run();
    }
    run("DELETE FROM document WHERE id = ?");
  }

  void remove_entities() {
    std::set<std::int64_t> people;
    std::set<std::int64_t> organisations;
    for (const OldEntry& entry : old_.entries) {
      people.insert(entry.person);
      for (const OldBody& body : entry.bodies) {
        organisations.insert(body.organisation);
      }
    }
    for (const std::int64_t person : people) {
      remove_if_gone({About::person, person}, old_.people, old_.people_left);
    }
    // A body may be left only because another that goes names it as its whole.
    for (std::size_t before = organisations.size() + 1; organisations.size() < before;) {
      before = organisations.size();
      old_.organisations_left.clear();
      for (const std::int64_t body : organisations) {
        remove_if_gone({About::organisation, body}, old_.organisations, old_.organisations_left);
      }
      organisations = old_.organisations_left;
    }
    refresh_left(connection_, old_);
  }

  [[nodiscard]] bool spoken_of(const EntityKey& key) const {
    if (keep_.contains(key) || mentions_of(connection_, key.first, key.second) > 0) { return true; }
    auto row = connection_.query(
        "SELECT EXISTS (SELECT 1 FROM partnership WHERE source_kind = ?1 AND source = ?2 OR target_kind = ?1 AND target = "
        "?2) OR EXISTS (SELECT 1 FROM name_form WHERE kind = ?1 AND entity = ?2 AND carried = 1) OR "
        "EXISTS (SELECT 1 FROM organisation WHERE parent = ?2 AND ?1 = 'organisation')");
    row.bind(word(key.first)).bind(key.second);
    return row.step() && row.integer(0) != 0;
  }

  void remove_if_gone(const EntityKey& key, std::vector<OldEntity>& gone, std::set<std::int64_t>& left) {
    if (spoken_of(key)) {
      left.insert(key.second);
      return;
    }
    {
      auto row = connection_.query(pick(key.first, "SELECT id, name, '' FROM person WHERE id = ?",
                                        "SELECT id, name, coalesce(state, '') FROM organisation WHERE id = ?"));
      row.bind(key.second);
      if (row.step()) { gone.push_back({row.integer(0), row.text(1), row.text(2)}); }
    }
    remove_entity(connection_, key);
  }

  void remove_events() {
    for (OldEvent& event : old_.events) {
      {
        auto row = connection_.query(
            "SELECT EXISTS (SELECT 1 FROM event_document WHERE event = ?1) OR EXISTS (SELECT 1 FROM session WHERE event = "
            "?1) OR EXISTS (SELECT 1 FROM appearance WHERE event = ?1) OR EXISTS (SELECT 1 FROM theme WHERE event = ?1) OR "
            "EXISTS (SELECT 1 FROM partnership WHERE source_kind = 'event' AND source = ?1 OR target_kind = 'event' AND "
            "target = ?1) OR EXISTS (SELECT 1 FROM event WHERE id = ?1 AND document IS NULL)");
        row.bind(event.id);
        event.gone = row.step() && row.integer(0) == 0 && !keep_.contains({About::event, event.id});
      }
      if (!event.gone) {
        if (!event.named) { refresh_event(connection_, event.id); }
        continue;
      }
      {
        auto row = connection_.query("SELECT process FROM event WHERE id = ?");
        row.bind(event.id);
        if (row.step() && !row.is_null(0)) { processes_.insert(row.integer(0)); }
      }
      remove_forms(connection_, "event", event.id);
      auto row = connection_.query("DELETE FROM event WHERE id = ?");
      row.bind(event.id).run();
    }
  }

  void remove_processes() {
    for (const std::int64_t process : processes_) {
      if (keep_.contains({About::process, process})) { continue; }
      {
        auto row = connection_.query(
            "SELECT name, coalesce(reference, '') FROM process WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM event WHERE "
            "process = ?1) AND NOT EXISTS (SELECT 1 FROM partnership WHERE source_kind = 'process' AND source = ?1 OR "
            "target_kind = 'process' AND target = ?1)");
        row.bind(process);
        if (!row.step()) { continue; }
        old_.processes.push_back({process, row.text(0), row.text(1)});
      }
      remove_forms(connection_, "process", process);
      auto row = connection_.query("DELETE FROM process WHERE id = ?");
      row.bind(process).run();
    }
  }

  const Connection& connection_;
  DocumentId document_;
  const std::set<EntityKey>& keep_;
  OldReading old_;
  std::set<std::int64_t> processes_;
};

/// An entity that still stands but whose stored name nothing prints any more goes by its fullest form.
void refresh_name(const Connection& connection, const EntityKey& key) {
  std::string best;
  {
    auto row = connection.query("SELECT text FROM name_form WHERE kind = ? AND entity = ?");
    row.bind(word(key.first)).bind(key.second);
    while (row.step()) {
      if (best.empty() || says_more(row.view(0), best)) { best = row.text(0); }
    }
  }
  if (best.empty()) { return; }
  auto row = connection.query(
      pick(key.first,
           "UPDATE person SET name = ?2 WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM name_form WHERE kind = 'person' AND "
           "entity = ?1 AND text = person.name)",
           "UPDATE organisation SET name = ?2 WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM name_form WHERE kind = "
           "'organisation' AND entity = ?1 AND text = organisation.name)"));
  row.bind(key.second).bind(best).run();
}

} // namespace

OldReading take_out(const Connection& connection, DocumentId document, const std::set<EntityKey>& keep) {
  connection.execute("PRAGMA defer_foreign_keys = ON");
  return TakingOut(connection, document, keep).run();
}

void remove_entity(const Connection& connection, const EntityKey& key) {
  remove_forms(connection, word(key.first), key.second);
  if (key.first == About::event || key.first == About::process) {
    auto row = connection.query(
        pick(key.first, nullptr, nullptr, "DELETE FROM event WHERE id = ?", "DELETE FROM process WHERE id = ?"));
    row.bind(key.second).run();
    return;
  }
  for (const char* const sql :
       {pick(key.first, "DELETE FROM person_key WHERE person = ?", "DELETE FROM organisation_key WHERE organisation = ?"),
        pick(key.first, "DELETE FROM person_fact WHERE person = ?",
             "DELETE FROM person_fact WHERE kind = 'organisation' AND value = ?"),
        pick(key.first, "DELETE FROM person WHERE id = ?", "DELETE FROM organisation WHERE id = ?")}) {
    auto row = connection.query(sql);
    row.bind(key.second).run();
  }
}

void forget_entity(const Connection& connection, const EntityKey& entity) {
  for (const char* const sql :
       {"DELETE FROM review WHERE state = 'open' AND id IN (SELECT r.id FROM decision d JOIN review r ON r.document = "
        "d.document AND r.line IS d.line AND r.kind = 'same-' || d.about WHERE d.verdict = 'unsure' AND d.about = ?1 AND "
        "d.entity = ?2 AND substr(r.reason, -length(d.reason)) = d.reason)",
        "UPDATE journal SET decision = NULL WHERE decision IN (SELECT id FROM decision WHERE about = ?1 AND entity = ?2)",
        "DELETE FROM decision WHERE about = ?1 AND entity = ?2"}) {
    auto row = connection.query(sql);
    row.bind(word(entity.first)).bind(entity.second).run();
  }
}

void refresh_left(const Connection& connection, const OldReading& old) {
  for (const OldEntry& entry : old.entries) {
    if (old.people_left.contains(entry.person)) { refresh_form(connection, About::person, entry.person, entry.name); }
    for (const OldBody& body : entry.bodies) {
      if (!old.organisations_left.contains(body.organisation)) { continue; }
      refresh_form(connection, About::organisation, body.organisation, body.name);
      refresh_form(connection, About::organisation, body.organisation, body.acronym);
    }
  }
  for (const std::int64_t person : old.people_left) {
    refresh_facts(connection, person);
  }
}

void refresh_names(const Connection& connection, const OldReading& old) {
  for (const std::int64_t person : old.people_left) {
    refresh_name(connection, {About::person, person});
  }
  for (const std::int64_t body : old.organisations_left) {
    refresh_name(connection, {About::organisation, body});
  }
}

void refresh_event(const Connection& connection, std::int64_t event) {
  {
    auto row = connection.query(
        "UPDATE event SET document = coalesce((SELECT document FROM event_document WHERE event = ?1 AND title IS NOT NULL "
        "ORDER BY document LIMIT 1), document) WHERE id = ?1 AND document IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
        "event_document n WHERE n.event = ?1 AND n.document = event.document)");
    row.bind(event).run();
  }
  auto row = connection.query(
      "UPDATE event SET title = coalesce(n.title, event.title), "
      "place = coalesce(n.place, (SELECT o.place FROM event_document o WHERE o.event = ?1 AND o.place IS NOT NULL ORDER BY "
      "o.document LIMIT 1)), "
      "first_day = CASE WHEN n.first_day IS NULL THEN d.first_day ELSE n.first_day END, "
      "last_day = CASE WHEN n.first_day IS NULL THEN d.last_day ELSE n.last_day END, "
      "period = CASE WHEN n.first_day IS NULL THEN coalesce(d.period, n.period) ELSE n.period END, "
      "line = n.line, printed = n.printed "
      "FROM event_document n LEFT JOIN (SELECT first_day, last_day, period FROM event_document WHERE event = ?1 AND "
      "first_day "
      "IS NOT NULL ORDER BY document LIMIT 1) d WHERE event.id = ?1 AND n.event = ?1 AND n.document = event.document");
  row.bind(event).run();
}

} // namespace entente::store
