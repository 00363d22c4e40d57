#include "core/store/known.hpp"

#include "core/store/decision_log.hpp"

namespace entente::store {
namespace {

/// Every printed form of one entity.
std::vector<std::string> name_forms(const Connection& connection, const char* kind, std::int64_t id) {
  auto row = connection.query(
      "SELECT text FROM name_form WHERE kind = ?1 AND entity = ?2 UNION SELECT text FROM name_form WHERE kind = ?1 AND "
      "entity IN (SELECT id FROM person WHERE root = ?2 AND ?1 = 'person' UNION ALL SELECT id FROM organisation WHERE "
      "root = ?2 AND ?1 = 'organisation') ORDER BY 1");
  row.bind(kind).bind(id);
  std::vector<std::string> forms;
  while (row.step()) {
    forms.push_back(row.text(0));
  }
  return forms;
}

/// Sorts one distinct fact into the list it belongs to.
void add_fact(KnownPerson& person, const Query& row, bool& marked_f, bool& marked_m) {
  const std::string_view kind = row.view(0);
  if (kind == "event") {
    person.events.push_back(row.id<EventId>(1));
  } else if (kind == "organisation") {
    person.organisations.push_back(row.id<OrganisationId>(1));
  } else if (kind == "position") {
    person.positions.push_back(row.text(1));
  } else if (kind == "state") {
    person.states.push_back(row.text(1));
  } else if (kind == "gender") {
    (row.view(1) == "f" ? marked_f : marked_m) = true;
  }
}

} // namespace

std::vector<PersonId> StoredEntities::people_by_key(std::string_view key) const {
  auto row = connection_.query("SELECT DISTINCT coalesce(p.root, p.id) FROM person_key k JOIN person p ON p.id = k.person "
                               "WHERE k.key = ? ORDER BY 1");
  row.bind(key);
  std::vector<PersonId> people;
  while (row.step()) {
    people.push_back(row.id<PersonId>(0));
  }
  return people;
}

std::vector<std::pair<std::string, PersonId>> StoredEntities::people_by_prefix(std::string_view prefix) const {
  // Past every key with the prefix: no text holds the byte FF.
  const std::string end = std::string(prefix) + '\xff';
  auto row =
      connection_.query("SELECT DISTINCT k.key, coalesce(p.root, p.id) FROM person_key k JOIN person p ON p.id = k.person "
                        "WHERE k.key >= ? AND k.key < ? ORDER BY 1, 2");
  row.bind(prefix).bind(end);
  std::vector<std::pair<std::string, PersonId>> people;
  while (row.step()) {
    people.emplace_back(row.view(0), row.id<PersonId>(1));
  }
  return people;
}

std::vector<std::string> StoredEntities::person_names(PersonId id) const {
  return name_forms(connection_, "person", id.value);
}

KnownPerson StoredEntities::person(PersonId id) const {
  KnownPerson person;
  person.id = id;
  person.names = name_forms(connection_, "person", id.value);
  auto row = connection_.query(
      "SELECT kind, CASE kind WHEN 'organisation' THEN (SELECT coalesce(o.root, o.id) FROM organisation o WHERE o.id = "
      "value) "
      "ELSE value END FROM person_fact WHERE person = ?1 UNION SELECT kind, CASE kind WHEN 'organisation' THEN (SELECT "
      "coalesce(o.root, o.id) FROM organisation o WHERE o.id = value) ELSE value END FROM person_fact WHERE person IN "
      "(SELECT id FROM person WHERE root = ?1)");
  row.bind(id);
  bool marked_f = false;
  bool marked_m = false;
  while (row.step()) {
    add_fact(person, row, marked_f, marked_m);
  }
  if (marked_f != marked_m) { person.gender = marked_f ? Gender::f : Gender::m; }
  return person;
}

std::vector<OrganisationId> StoredEntities::organisations_by_key(std::string_view key) const {
  auto row = connection_.query("SELECT DISTINCT coalesce(o.root, o.id) FROM organisation_key k JOIN organisation o "
                               "ON o.id = k.organisation WHERE k.key = ? ORDER BY 1");
  row.bind(key);
  std::vector<OrganisationId> organisations;
  while (row.step()) {
    organisations.push_back(row.id<OrganisationId>(0));
  }
  return organisations;
}

std::optional<OrganisationId> StoredEntities::organisation_by_reference(std::string_view reference) const {
  auto row = connection_.query("SELECT coalesce(root, id) FROM organisation WHERE reference = ? ORDER BY id LIMIT 1");
  row.bind(reference);
  return row.step() ? row.maybe_id<OrganisationId>(0) : std::nullopt;
}

KnownOrganisation StoredEntities::organisation(OrganisationId id) const {
  KnownOrganisation body;
  body.id = id;
  {
    auto row = connection_.query(
        "SELECT coalesce(declared_name, name), acronym, nullif(coalesce(declared_state, state), ''), (SELECT "
        "coalesce(w.root, w.id) FROM organisation w WHERE w.id = coalesce(o.declared_parent, o.parent)), reference "
        "FROM organisation o WHERE id = ?");
    row.bind(id);
    if (!row.step()) { return body; }
    body.name = row.text(0);
    body.acronym = row.maybe_text(1);
    body.state = row.maybe_text(2);
    body.parent = row.maybe_id<OrganisationId>(3);
    body.reference = row.maybe_text(4);
  }
  body.names = name_forms(connection_, "organisation", id.value);
  return body;
}

std::vector<KnownProcess> StoredEntities::processes() const {
  auto row = connection_.query("SELECT id, name, acronym, reference FROM process ORDER BY id");
  std::vector<KnownProcess> processes;
  while (row.step()) {
    processes.push_back({row.id<ProcessId>(0), row.text(1), row.maybe_text(2), row.maybe_text(3)});
  }
  return processes;
}

std::vector<KnownEvent> StoredEntities::events(std::optional<ProcessId> process) const {
  auto row = connection_.query(
      "SELECT id, process, title, first_day, last_day, period, place FROM event WHERE process IS ? ORDER BY id");
  row.bind(process);
  std::vector<KnownEvent> events;
  while (row.step()) {
    events.push_back({row.id<EventId>(0), row.maybe_id<ProcessId>(1), row.text(2), row.maybe_date(3), row.maybe_date(4),
                      row.maybe_text(5), row.maybe_text(6)});
  }
  return events;
}

bool StoredEntities::judged_different(std::string_view printed_name, PersonId id) const {
  auto row =
      connection_.query("SELECT 1 FROM decision d JOIN appearance a ON a.id = d.appearance WHERE d.entity = ? "
                        "AND d.about = 'person' AND d.verdict = 'different' AND d.by_rule = 0 AND a.name = ? LIMIT 1");
  row.bind(id).bind(printed_name);
  return row.step() || name_judged_different(connection_, About::person, printed_name, id.value);
}

} // namespace entente::store
