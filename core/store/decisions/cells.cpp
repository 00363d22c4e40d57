#include "core/store/decisions/cells.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/parting.hpp"
#include "core/store/mentions.hpp"

namespace entente::store {
namespace {

struct FieldFacts {
  Field field;
  const char* word;
  bool number;
  const char* read;  ///< ?1 is the row, ?2 the part
  const char* write; ///< likewise, ?3 the value
};

constexpr std::array facts{
    FieldFacts{Field::person_joined, "person.joined_into", true, "SELECT joined_into FROM person WHERE id = ?1 AND ?2 = 0",
               "UPDATE person SET joined_into = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::person_name, "person.name", false, "SELECT declared_name FROM person WHERE id = ?1 AND ?2 = 0",
               "UPDATE person SET declared_name = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::person_gender, "person.gender", false, "SELECT gender FROM person WHERE id = ?1 AND ?2 = 0",
               "UPDATE person SET gender = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::organisation_joined, "organisation.joined_into", true,
               "SELECT joined_into FROM organisation WHERE id = ?1 AND ?2 = 0",
               "UPDATE organisation SET joined_into = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::organisation_name, "organisation.name", false,
               "SELECT declared_name FROM organisation WHERE id = ?1 AND ?2 = 0",
               "UPDATE organisation SET declared_name = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::organisation_category, "organisation.category", false,
               "SELECT declared_category FROM organisation WHERE id = ?1 AND ?2 = 0",
               "UPDATE organisation SET declared_category = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::organisation_state, "organisation.state", false,
               "SELECT declared_state FROM organisation WHERE id = ?1 AND ?2 = 0",
               "UPDATE organisation SET declared_state = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::organisation_parent, "organisation.parent", true,
               "SELECT declared_parent FROM organisation WHERE id = ?1 AND ?2 = 0",
               "UPDATE organisation SET declared_parent = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::appearance_person, "appearance.person", true, "SELECT person FROM appearance WHERE id = ?1 AND ?2 = 0",
               "UPDATE appearance SET person = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::appearance_role, "appearance.role", false, "SELECT role FROM appearance WHERE id = ?1 AND ?2 = 0",
               "UPDATE appearance SET role = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::appearance_state, "appearance.state", false, "SELECT state FROM mention WHERE id = ?1 AND ?2 = 0",
               "UPDATE appearance SET state = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::appearance_basis, "appearance.state_basis", false,
               "SELECT state_basis FROM mention WHERE id = ?1 AND ?2 = 0",
               "UPDATE appearance SET state_basis = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::appearance_gender, "appearance.gender", false, "SELECT gender FROM mention WHERE id = ?1 AND ?2 = 0",
               "UPDATE appearance SET gender = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::appearance_generic, "appearance.gender_by_masculine_form", true,
               "SELECT gender_by_masculine_form FROM mention WHERE id = ?1 AND ?2 = 0",
               "UPDATE appearance SET gender_by_masculine_form = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::body_organisation, "body.organisation", true,
               "SELECT organisation FROM mention_body WHERE appearance = ?1 AND ordinal = ?2",
               "UPDATE appearance_body SET organisation = ?3 WHERE appearance = ?1 AND ordinal = ?2"},
    FieldFacts{Field::partnership_source, "partnership.source", true,
               "SELECT source FROM partnership WHERE id = ?1 AND ?2 = 0",
               "UPDATE partnership SET source = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::partnership_target, "partnership.target", true,
               "SELECT target FROM partnership WHERE id = ?1 AND ?2 = 0",
               "UPDATE partnership SET target = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::partnership_since, "partnership.from", false, "SELECT since FROM partnership WHERE id = ?1 AND ?2 = 0",
               "UPDATE partnership SET since = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::partnership_until, "partnership.to", false, "SELECT until FROM partnership WHERE id = ?1 AND ?2 = 0",
               "UPDATE partnership SET until = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::person_pair, "person.pair", false,
               "SELECT verdict FROM judged_pair WHERE about = 'person' AND a = ?1 AND b = ?2",
               "INSERT INTO judged_pair (about, a, b, verdict) VALUES ('person', ?1, ?2, ?3) "
               "ON CONFLICT (about, a, b) DO UPDATE SET verdict = excluded.verdict"},
    FieldFacts{Field::organisation_pair, "organisation.pair", false,
               "SELECT verdict FROM judged_pair WHERE about = 'organisation' AND a = ?1 AND b = ?2",
               "INSERT INTO judged_pair (about, a, b, verdict) VALUES ('organisation', ?1, ?2, ?3) "
               "ON CONFLICT (about, a, b) DO UPDATE SET verdict = excluded.verdict"},
    FieldFacts{Field::event_joined, "event.joined_into", true, "SELECT joined_into FROM event WHERE id = ?1 AND ?2 = 0",
               "UPDATE event SET joined_into = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::event_name, "event.name", false, "SELECT declared_name FROM event WHERE id = ?1 AND ?2 = 0",
               "UPDATE event SET declared_name = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::event_pair, "event.pair", false,
               "SELECT verdict FROM judged_pair WHERE about = 'event' AND a = ?1 AND b = ?2",
               "INSERT INTO judged_pair (about, a, b, verdict) VALUES ('event', ?1, ?2, ?3) "
               "ON CONFLICT (about, a, b) DO UPDATE SET verdict = excluded.verdict"},
    FieldFacts{Field::event_process, "event.process", true, "SELECT process FROM event WHERE id = ?1 AND ?2 = 0",
               "UPDATE event SET process = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::event_document, "event_document.event", true,
               "SELECT event FROM event_document WHERE document = ?1 AND coalesce(read_as, event) = ?2",
               "UPDATE event_document SET event = ?3, read_as = nullif(?2, ?3) WHERE document = ?1 AND "
               "coalesce(read_as, event) = ?2"},
    FieldFacts{Field::process_joined, "process.joined_into", true,
               "SELECT joined_into FROM process WHERE id = ?1 AND ?2 = 0",
               "UPDATE process SET joined_into = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::process_name, "process.name", false, "SELECT declared_name FROM process WHERE id = ?1 AND ?2 = 0",
               "UPDATE process SET declared_name = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::process_pair, "process.pair", false,
               "SELECT verdict FROM judged_pair WHERE about = 'process' AND a = ?1 AND b = ?2",
               "INSERT INTO judged_pair (about, a, b, verdict) VALUES ('process', ?1, ?2, ?3) "
               "ON CONFLICT (about, a, b) DO UPDATE SET verdict = excluded.verdict"},
    FieldFacts{Field::review_state, "review.state", false, "SELECT state FROM review WHERE id = ?1 AND ?2 = 0",
               "UPDATE review SET state = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::document_superseded, "document.superseded_by", true,
               "SELECT declared_superseded_by FROM document WHERE id = ?1 AND ?2 = 0",
               "UPDATE document SET declared_superseded_by = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{
        Field::session_event, "session.event", true,
        "SELECT coalesce(d.read_as, d.event) FROM session s JOIN event_document d ON d.event = s.event AND d.document "
        "= s.document WHERE s.id = ?1 AND ?2 = 0",
        "UPDATE session SET event = (SELECT d.event FROM event_document d WHERE d.document = session.document AND "
        "coalesce(d.read_as, d.event) = ?3) WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::event_first_day, "event.first_day", false,
               "SELECT declared_first_day FROM event WHERE id = ?1 AND ?2 = 0",
               "UPDATE event SET declared_first_day = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::event_last_day, "event.last_day", false,
               "SELECT declared_last_day FROM event WHERE id = ?1 AND ?2 = 0",
               "UPDATE event SET declared_last_day = ?3 WHERE id = ?1 AND ?2 = 0"},
    FieldFacts{Field::event_place, "event.place", false, "SELECT declared_place FROM event WHERE id = ?1 AND ?2 = 0",
               "UPDATE event SET declared_place = ?3 WHERE id = ?1 AND ?2 = 0"},
};

const FieldFacts& facts_of(Field field) { return facts.at(static_cast<std::size_t>(field)); }

constexpr std::array about_words{"person", "organisation", "event", "process"};
constexpr std::array abouts{About::person, About::organisation, About::event, About::process};

std::optional<About> about_with(Field (*field_of)(About), Field field) {
  const auto* const found =
      std::find_if(abouts.begin(), abouts.end(), [&](About about) { return field_of(about) == field; });
  return found == abouts.end() ? std::nullopt : std::optional(*found);
}

void set_root(const Connection& connection, About about, std::int64_t id, const Value& root) {
  auto row = connection.query(
      pick(about, "UPDATE person SET root = ?2 WHERE id = ?1", "UPDATE organisation SET root = ?2 WHERE id = ?1",
           "UPDATE event SET root = ?2 WHERE id = ?1", "UPDATE process SET root = ?2 WHERE id = ?1"));
  row.bind(id);
  bind_value(row, root);
  row.run();
}

/// Each entity of a group with the one it is joined into.
std::map<std::int64_t, std::int64_t> joins_under(const Connection& connection, About about, std::int64_t root) {
  auto row = connection.query(pick(
      about, "SELECT id, joined_into FROM person WHERE root = ?", "SELECT id, joined_into FROM organisation WHERE root = ?",
      "SELECT id, joined_into FROM event WHERE root = ?", "SELECT id, joined_into FROM process WHERE root = ?"));
  row.bind(root);
  std::map<std::int64_t, std::int64_t> joins;
  while (row.step()) {
    joins.emplace(row.integer(0), row.integer(1));
  }
  return joins;
}

/// `id` was joined into another: everything under it goes under the other's root.
void root_joined(const Connection& connection, About about, std::int64_t id, std::int64_t into) {
  const std::int64_t root = root_of(connection, about, into);
  auto row = connection.query(
      pick(about, "UPDATE person SET root = ?2 WHERE root = ?1", "UPDATE organisation SET root = ?2 WHERE root = ?1",
           "UPDATE event SET root = ?2 WHERE root = ?1", "UPDATE process SET root = ?2 WHERE root = ?1"));
  row.bind(id).bind(root).run();
  set_root(connection, about, id, root);
}

/// `id` stands for itself again: what leads to it goes under it.
void root_freed(const Connection& connection, About about, std::int64_t id, std::int64_t old_root) {
  set_root(connection, about, id, {});
  const auto joins = joins_under(connection, about, old_root);
  for (const auto& [member, into] : joins) {
    std::int64_t at = into;
    for (auto next = joins.find(at); at != id && next != joins.end(); next = joins.find(at)) {
      at = next->second;
    }
    if (at == id) { set_root(connection, about, member, id); }
  }
}

void write_join(const Connection& connection, About about, const Cell& cell, const Value& value) {
  const std::int64_t old_root = root_of(connection, about, cell.row);
  auto row = connection.query(facts_of(cell.field).write);
  row.bind(cell.row).bind(cell.part);
  bind_value(row, value);
  row.run();
  if (const auto* const into = std::get_if<std::int64_t>(&value)) {
    root_joined(connection, about, cell.row, *into);
  } else if (old_root != cell.row) {
    root_freed(connection, about, cell.row, old_root);
  }
}

} // namespace

const char* word(About about) { return about_words.at(static_cast<std::size_t>(about)); }

std::optional<About> parse_about(std::string_view text) {
  const auto* const found = std::find(about_words.begin(), about_words.end(), text);
  return found == about_words.end() ? std::nullopt
                                    : std::optional(abouts.at(static_cast<std::size_t>(found - about_words.begin())));
}

const char* pick(About about, const char* person, const char* organisation, const char* event, const char* process) {
  return std::array{person, organisation, event, process}.at(static_cast<std::size_t>(about));
}

Field join_field(About about) {
  return std::array{Field::person_joined, Field::organisation_joined, Field::event_joined, Field::process_joined}.at(
      static_cast<std::size_t>(about));
}
Field name_field(About about) {
  return std::array{Field::person_name, Field::organisation_name, Field::event_name, Field::process_name}.at(
      static_cast<std::size_t>(about));
}
Field pair_field(About about) {
  return std::array{Field::person_pair, Field::organisation_pair, Field::event_pair, Field::process_pair}.at(
      static_cast<std::size_t>(about));
}
std::optional<About> joined_by(Field field) { return about_with(join_field, field); }
std::optional<About> named_by(Field field) { return about_with(name_field, field); }
std::optional<About> judged_by(Field field) { return about_with(pair_field, field); }

std::string printed_id(About about, std::int64_t id) {
  switch (about) {
  case About::person: return PersonId(id).text();
  case About::organisation: return OrganisationId(id).text();
  case About::event: return EventId(id).text();
  case About::process: break;
  }
  return ProcessId(id).text();
}

const char* field_word(Field field) { return facts_of(field).word; }

Field parse_field(const Connection& connection, std::string_view word) {
  const auto* const found = std::find_if(facts.begin(), facts.end(), [&](const auto& field) { return field.word == word; });
  if (found == facts.end()) {
    throw Error(ErrorKind::unreadable, "{}: the base is damaged (a decision about \"{}\")", connection.label(), word);
  }
  return found->field;
}

bool holds_number(Field field) { return facts_of(field).number; }

namespace {

/// Of a row of `appearance`, or of one of its bodies.
bool is_of_appearance(Field field) {
  const std::string_view word = field_word(field);
  return word.starts_with("appearance.") || word.starts_with("body.");
}

/// "a99", "p4": the row as lists and exports print it.
std::string printed_row(const Cell& cell) {
  const std::string_view word = field_word(cell.field);
  const char letter = is_of_appearance(cell.field)       ? 'a'
                      : word.starts_with("process.")     ? 'c'
                      : word.starts_with("partnership.") ? 'r'
                                                         : word.front();
  return letter + std::to_string(cell.row);
}

} // namespace

Value read_cell(const Connection& connection, const Cell& cell) {
  auto row = connection.query(facts_of(cell.field).read);
  row.bind(cell.row).bind(cell.part);
  if (row.step()) { return value_at(row, 0, cell.field); }
  if (judged_by(cell.field)) { return {}; }
  throw Error(ErrorKind::not_found, "{}: there is no {}", connection.label(), printed_row(cell));
}

void write_cell(const Connection& connection, const Cell& cell, const Value& value) {
  if (const auto about = joined_by(cell.field)) { return write_join(connection, *about, cell, value); }
  if (is_of_appearance(cell.field)) { write_out(connection, cell.row); }
  const bool moves = cell.field == Field::event_document || cell.field == Field::session_event;
  const Value before = moves ? read_cell(connection, cell) : Value();
  const auto* const from = std::get_if<std::int64_t>(&before);
  const auto* const to = std::get_if<std::int64_t>(&value);
  const bool of_session = cell.field == Field::session_event && from != nullptr && to != nullptr;
  const std::int64_t left = of_session ? prepare_part(connection, cell.row, *from, *to) : 0;
  {
    auto row = connection.query(facts_of(cell.field).write);
    row.bind(cell.row).bind(cell.part);
    bind_value(row, value);
    row.run();
  }
  if (of_session) { return move_with_session(connection, cell.row, left); }
  if (from != nullptr && to != nullptr) { move_said(connection, cell.row, *from, *to); }
}

Change change_to(const Connection& connection, const Cell& cell, Value after) {
  return {cell, read_cell(connection, cell), std::move(after)};
}

void bind_value(Query& query, const Value& value) {
  if (const auto* const number = std::get_if<std::int64_t>(&value)) {
    query.bind(*number);
  } else if (const auto* const text = std::get_if<std::string>(&value)) {
    query.bind(*text);
  } else {
    query.null();
  }
}

Value value_at(const Query& query, int column, Field field) {
  if (query.is_null(column)) { return {}; }
  return holds_number(field) ? Value(query.integer(column)) : Value(query.text(column));
}

bool has_row(const Connection& connection, const std::pair<About, std::int64_t>& entity) {
  auto row =
      connection.query(pick(entity.first, "SELECT 1 FROM person WHERE id = ?", "SELECT 1 FROM organisation WHERE id = ?",
                            "SELECT 1 FROM event WHERE id = ?", "SELECT 1 FROM process WHERE id = ?"));
  row.bind(entity.second);
  return row.step();
}

std::int64_t root_of(const Connection& connection, About about, std::int64_t id) {
  auto row = connection.query(pick(about, "SELECT coalesce(root, id) FROM person WHERE id = ?",
                                   "SELECT coalesce(root, id) FROM organisation WHERE id = ?",
                                   "SELECT coalesce(root, id) FROM event WHERE id = ?",
                                   "SELECT coalesce(root, id) FROM process WHERE id = ?"));
  row.bind(id);
  if (!row.step()) { throw Error(ErrorKind::not_found, "{}: there is no {}", connection.label(), printed_id(about, id)); }
  return row.integer(0);
}

bool is_made(const Connection& connection, About about, std::int64_t id) {
  auto row = connection.query("SELECT 1 FROM human_decision WHERE about = ? AND made = ?");
  row.bind(word(about)).bind(id);
  return row.step();
}

bool is_void(const Connection& connection, About about, std::int64_t id) {
  auto row = connection.query("SELECT 1 FROM human_decision WHERE about = ? AND made = ? AND NOT active");
  row.bind(word(about)).bind(id);
  return row.step();
}

std::vector<std::int64_t> group_of(const Connection& connection, About about, std::int64_t root) {
  auto row = connection.query(pick(
      about, "SELECT id FROM person WHERE root = ? ORDER BY id", "SELECT id FROM organisation WHERE root = ? ORDER BY id",
      "SELECT id FROM event WHERE root = ? ORDER BY id", "SELECT id FROM process WHERE root = ? ORDER BY id"));
  row.bind(root);
  std::vector<std::int64_t> group{root};
  while (row.step()) {
    group.push_back(row.integer(0));
  }
  return group;
}

} // namespace entente::store
