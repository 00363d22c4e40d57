#include "core/store/decisions/made.hpp"

#include "core/store/decisions/actions.hpp"
#include "core/store/decisions/derived.hpp"

namespace entente::store {
namespace {

MadeEvent made_event(const Connection& connection, std::int64_t event) {
  auto row = connection.query(
      "SELECT process, document, line, first_day, last_day, period, place, printed FROM event WHERE id = ?");
  row.bind(event);
  if (!row.step()) { return {}; }
  const auto number = [&](int column) {
    return row.is_null(column) ? std::nullopt : std::optional<std::int64_t>(row.integer(column));
  };
  return {number(0),         number(1),         number(2),         row.maybe_text(3),
          row.maybe_text(4), row.maybe_text(5), row.maybe_text(6), row.maybe_text(7)};
}

void insert_made_event(const Connection& connection, const MadeRow& made) {
  const MadeEvent& event = made.event;
  const bool process = event.process && has_row(connection, {About::process, *event.process});
  {
    auto row = connection.query("INSERT INTO event (id, process, title, first_day, last_day, period, place, document, line, "
                                "printed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(made.key.second).bind(process ? event.process : std::nullopt).bind(made.name).bind_text(event.first_day);
    row.bind_text(event.last_day).bind_text(event.period).bind_text(event.place).bind(event.document).bind(event.line);
    row.bind_text(event.printed).run();
  }
  refresh_form(connection, About::event, made.key.second, made.name);
}

void insert_made(const Connection& connection, const MadeRow& made) {
  if (made.key.first == About::event) { return insert_made_event(connection, made); }
  if (made.key.first == About::organisation) {
    const bool whole = made.parent && has_row(connection, {About::organisation, *made.parent});
    auto row =
        connection.query("INSERT INTO organisation (id, name, acronym, category, state, parent) VALUES (?, ?, ?, ?, ?, ?)");
    row.bind(made.key.second).bind(made.name).bind_text(made.acronym).bind_text(made.category).bind_text(made.state);
    row.bind(whole ? made.parent : std::nullopt).run();
  } else {
    auto row = connection.query(made.key.first == About::person ? "INSERT INTO person (id, name) VALUES (?, ?)"
                                                                : "INSERT INTO process (id, name) VALUES (?, ?)");
    row.bind(made.key.second).bind(made.name).run();
  }
  if (made.key.first != About::process) { add_keys(connection, made.key, made.keys); }
}

} // namespace

MadeRow made_row(const Connection& connection, const EntityKey& key) {
  MadeRow made{key, false, {}, {}, {}, {}, {}, {}, {}};
  if (key.first == About::event) { made.event = made_event(connection, key.second); }
  {
    auto row = connection.query(pick(key.first, "SELECT name, NULL, NULL, NULL, NULL FROM person WHERE id = ?",
                                     "SELECT name, acronym, category, state, parent FROM organisation WHERE id = ?",
                                     "SELECT title, NULL, NULL, NULL, NULL FROM event WHERE id = ?",
                                     "SELECT name, NULL, NULL, NULL, NULL FROM process WHERE id = ?"));
    row.bind(key.second);
    if (row.step()) {
      made.name = row.text(0);
      made.acronym = row.maybe_text(1);
      made.category = row.maybe_text(2);
      made.state = row.maybe_text(3);
      if (!row.is_null(4)) { made.parent = row.integer(4); }
    }
  }
  if (key.first == About::event || key.first == About::process) { return made; }
  auto row = connection.query(pick(key.first, "SELECT key FROM person_key WHERE person = ?",
                                   "SELECT key FROM organisation_key WHERE organisation = ?"));
  row.bind(key.second);
  while (row.step()) {
    made.keys.push_back(row.text(0));
  }
  return made;
}

bool is_used(const Connection& connection, const EntityKey& key) {
  if (mentions_of(connection, key.first, key.second) > 0) { return true; }
  auto row = connection.query(
      "SELECT EXISTS (SELECT 1 FROM partnership WHERE source_kind = ?1 AND source = ?2 OR target_kind = ?1 AND target = ?2) "
      "OR EXISTS (SELECT 1 FROM organisation WHERE parent = ?2 AND ?1 = 'organisation') OR EXISTS (SELECT 1 FROM person "
      "WHERE joined_into = ?2 AND ?1 = 'person') OR EXISTS (SELECT 1 FROM organisation WHERE joined_into = ?2 AND ?1 = "
      "'organisation') OR EXISTS (SELECT 1 FROM event WHERE joined_into = ?2 AND ?1 = 'event' OR process = ?2 AND ?1 = "
      "'process') OR EXISTS (SELECT 1 FROM process WHERE joined_into = ?2 AND ?1 = 'process')");
  row.bind(word(key.first)).bind(key.second);
  return row.step() && row.integer(0) != 0;
}

void restore_made(const Connection& connection, const MadeRow& made, const Value& from) {
  if (has_row(connection, made.key)) {
    return write_cell(connection, {join_field(made.key.first), made.key.second, 0}, from);
  }
  insert_made(connection, made);
  write_cell(connection, {join_field(made.key.first), made.key.second, 0}, from);
}

} // namespace entente::store
