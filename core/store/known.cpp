#include "core/store/known.hpp"

#include <algorithm>

#include "core/store/complete.hpp"
#include "core/store/decisions/log.hpp"

namespace entente::store {
namespace {

constexpr std::size_t most_remembered = 16'384;

/// Every printed form of one entity, and of those joined to it where anything is joined.
std::vector<std::string> name_forms(const Connection& connection, const char* kind, std::int64_t id, bool joins) {
  auto row = connection.query(
      !joins
          ? "SELECT text FROM name_form WHERE kind = ?1 AND entity = ?2 ORDER BY text"
          : "SELECT text FROM name_form WHERE kind = ?1 AND entity = ?2 UNION SELECT text FROM name_form WHERE kind = ?1 "
            "AND "
            "entity IN (SELECT id FROM person WHERE root = ?2 AND ?1 = 'person' UNION ALL SELECT id FROM organisation WHERE "
            "root = ?2 AND ?1 = 'organisation') ORDER BY 1");
  row.bind(kind).bind(id);
  std::vector<std::string> forms;
  while (row.step()) {
    forms.push_back(row.text(0));
  }
  return forms;
}

/// Both terms follow indexes: events of at most a month that begin up to a month before, and those that are longer or
/// have no first day.
constexpr const char* events_on_days =
    "SELECT id, process, title, first_day, last_day, period, place FROM event WHERE process IS ?1 AND "
    "first_day BETWEEN date(?2, '-31 days') AND ?3 AND (first_day IS NULL OR last_day > date(first_day, '+31 days')) IS NOT "
    "1 "
    "UNION ALL "
    "SELECT id, process, title, first_day, last_day, period, place FROM event WHERE process IS ?1 AND "
    "(first_day IS NULL OR last_day > date(first_day, '+31 days')) ORDER BY id";

std::vector<KnownEvent> events_of(Query& row) {
  std::vector<KnownEvent> events;
  while (row.step()) {
    events.push_back({row.id<EventId>(0), row.maybe_id<ProcessId>(1), row.text(2), row.maybe_date(3), row.maybe_date(4),
                      row.maybe_text(5), row.maybe_text(6)});
  }
  return events;
}

void mark_gender(KnownPerson& person, bool marked_f, bool marked_m) {
  person.both_genders = marked_f && marked_m;
  if (marked_f != marked_m) { person.gender = marked_f ? Gender::f : Gender::m; }
}

/// Sorts one distinct fact into the list it belongs to.
void add_fact(KnownPerson& person, const Query& row, int column, bool& marked_f, bool& marked_m) {
  const std::string_view kind = row.view(column);
  if (kind == "event") {
    person.events.push_back(row.id<EventId>(column + 1));
  } else if (kind == "organisation") {
    add_new(person.organisations, row.id<OrganisationId>(column + 1));
  } else if (kind == "position") {
    person.positions.push_back(row.text(column + 1));
  } else if (kind == "state") {
    person.states.push_back(row.text(column + 1));
  } else if (kind == "gender") {
    (row.view(column + 1) == "f" ? marked_f : marked_m) = true;
  }
}

} // namespace

std::size_t StoredEntities::count_people() const {
  return static_cast<std::size_t>(connection_.number("SELECT count(*) FROM person"));
}

void StoredEntities::each_person(const std::function<void(KnownPerson&&)>& each) const {
  auto row = connection_.query("SELECT id, EXISTS (SELECT 1 FROM person m WHERE m.root = p.id) FROM person p WHERE root IS "
                               "NULL ORDER BY id");
  auto name = connection_.query("SELECT entity, text FROM name_form WHERE kind = 'person' ORDER BY entity, text");
  auto fact = connection_.query("SELECT person, kind, coalesce(o.root, value) FROM person_fact LEFT JOIN organisation o ON "
                                "kind = 'organisation' AND o.id = value ORDER BY person");
  bool more_names = name.step();
  bool more_facts = fact.step();
  while (row.step()) {
    const std::int64_t id = row.integer(0);
    if (row.integer(1) != 0) { // several rows are this person
      each(this->person(PersonId(id)));
      continue;
    }
    KnownPerson person;
    person.id = PersonId(id);
    for (; more_names && name.integer(0) <= id; more_names = name.step()) {
      if (name.integer(0) == id) { person.names.push_back(name.text(1)); }
    }
    bool marked_f = false;
    bool marked_m = false;
    for (; more_facts && fact.integer(0) <= id; more_facts = fact.step()) {
      if (fact.integer(0) == id) { add_fact(person, fact, 1, marked_f, marked_m); }
    }
    mark_gender(person, marked_f, marked_m);
    each(std::move(person));
  }
}

std::vector<PersonId> StoredEntities::people_by_key(std::string_view key) const {
  if (const auto read = people_by_key_.find(key); read != people_by_key_.end()) { return read->second; }
  auto row = connection_.query(
      joins() ? "SELECT DISTINCT coalesce(p.root, p.id) FROM person_key k JOIN person p ON p.id = k.person "
                "WHERE k.key = ? ORDER BY 1"
              : "SELECT person FROM person_key WHERE key = ? ORDER BY person");
  row.bind(key);
  std::vector<PersonId>& people = people_by_key_[std::string(key)];
  while (row.step()) {
    people.push_back(row.id<PersonId>(0));
  }
  return people;
}

std::vector<std::pair<std::string, PersonId>> StoredEntities::people_by_prefix(std::string_view prefix) const {
  // Past every key with the prefix: no text holds the byte FF.
  const std::string end = std::string(prefix) + '\xff';
  auto row = connection_.query(
      joins() ? "SELECT DISTINCT k.key, coalesce(p.root, p.id) FROM person_key k JOIN person p ON p.id = k.person "
                "WHERE k.key >= ? AND k.key < ? ORDER BY 1, 2"
              : "SELECT key, person FROM person_key WHERE key >= ? AND key < ? ORDER BY key, person");
  row.bind(prefix).bind(end);
  std::vector<std::pair<std::string, PersonId>> people;
  while (row.step()) {
    people.emplace_back(row.view(0), row.id<PersonId>(1));
  }
  return people;
}

std::vector<std::string> StoredEntities::person_names(PersonId id) const {
  const auto [at, added] = names_.try_emplace(id);
  if (added) { at->second = name_forms(connection_, "person", id.value, joins()); }
  return at->second;
}

KnownPerson StoredEntities::person(PersonId id) const {
  const auto [at, added] = people_.try_emplace(id);
  KnownPerson& person = at->second;
  if (!added) { return person; }
  person.id = id;
  person.names = person_names(id);
  auto row = connection_.query(
      !joins() ? "SELECT DISTINCT 'event', event FROM appearance WHERE person = ?1 UNION ALL "
                 "SELECT kind, value FROM person_fact WHERE person = ?1"
               : "WITH member (id) AS (VALUES (?1) UNION SELECT id FROM person WHERE root = ?1) "
                 "SELECT 'event', coalesce(e.root, e.id) FROM appearance a JOIN event e ON e.id = a.event WHERE a.person IN "
                 "member UNION "
                 "SELECT kind, CASE kind WHEN 'organisation' THEN (SELECT coalesce(o.root, o.id) FROM organisation o WHERE "
                 "o.id = value) ELSE value END FROM person_fact WHERE person IN member");
  row.bind(id);
  bool marked_f = false;
  bool marked_m = false;
  while (row.step()) {
    add_fact(person, row, 0, marked_f, marked_m);
  }
  mark_gender(person, marked_f, marked_m);
  if (joins()) {
    auto others = connection_.query("SELECT EXISTS (SELECT 1 FROM person WHERE root = ?)");
    others.bind(id);
    person.joined = others.step() && others.integer(0) != 0;
  }
  return person;
}

std::vector<OrganisationId> StoredEntities::organisations_by_key(std::string_view key) const {
  if (const auto read = organisations_by_key_.find(key); read != organisations_by_key_.end()) { return read->second; }
  if (!organisations_keyed_) {
    organisations_keyed_ = connection_.number("SELECT EXISTS (SELECT 1 FROM organisation_key)") != 0;
  }
  if (!*organisations_keyed_) { return {}; }
  auto row =
      connection_.query(joins() ? "SELECT DISTINCT coalesce(o.root, o.id) FROM organisation_key k JOIN organisation o "
                                  "ON o.id = k.organisation WHERE k.key = ? ORDER BY 1"
                                : "SELECT organisation FROM organisation_key WHERE key = ? ORDER BY organisation");
  row.bind(key);
  std::vector<OrganisationId>& organisations = organisations_by_key_[std::string(key)];
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
  const auto [at, added] = organisations_.try_emplace(id);
  KnownOrganisation& body = at->second;
  if (!added) { return body; }
  body.id = id;
  {
    auto row = connection_.query(
        "SELECT coalesce(declared_name, name), acronym, nullif(state, ''), (SELECT "
        "coalesce(w.root, w.id) FROM organisation w WHERE w.id = coalesce(o.declared_parent, o.parent)), reference, "
        "category, declared_state IS NOT NULL FROM organisation o WHERE id = ?");
    row.bind(id);
    if (!row.step()) { return body; }
    body.name = row.text(0);
    body.acronym = row.maybe_text(1);
    body.state = row.maybe_text(2);
    body.parent = row.maybe_id<OrganisationId>(3);
    body.reference = row.maybe_text(4);
    body.category = row.maybe_text(5);
    if (row.integer(6) != 0) { declared_.insert(id); }
  }
  body.names = name_forms(connection_, "organisation", id.value, joins());
  return body;
}

std::vector<KnownProcess> StoredEntities::processes() const {
  auto row =
      connection_.query("SELECT coalesce(root, id), name, acronym, reference FROM process p WHERE NOT EXISTS (SELECT 1 FROM "
                        "human_decision d WHERE d.about = 'process' AND d.made = p.id AND NOT d.active) ORDER BY 1, id");
  std::vector<KnownProcess> processes;
  while (row.step()) {
    processes.push_back({row.id<ProcessId>(0), row.text(1), row.maybe_text(2), row.maybe_text(3)});
  }
  return processes;
}

std::vector<KnownEvent> StoredEntities::events(std::optional<ProcessId> process) const {
  auto row = connection_.query(
      joins() ? "SELECT coalesce(e.root, e.id), ?1, title, first_day, last_day, period, place FROM event e WHERE "
                "process IS ?1 OR process IN (SELECT id FROM process WHERE root = ?1) ORDER BY 1, id"
              : "SELECT id, process, title, first_day, last_day, period, place FROM event WHERE process IS ?1 ORDER BY id");
  row.bind(process);
  return events_of(row);
}

std::vector<KnownEvent> StoredEntities::events_on(std::optional<ProcessId> process, Date first, Date last) const {
  if (joins()) { return events(process); }
  auto row = connection_.query(events_on_days);
  row.bind(process).bind(first).bind(last);
  return events_of(row);
}

std::optional<KnownEvent> StoredEntities::event(EventId id) const {
  if (const auto read = events_.find(id); read != events_.end()) { return read->second; }
  auto row = connection_.query("SELECT id, process, title, first_day, last_day, period, place FROM event WHERE id = ?");
  row.bind(id);
  std::vector<KnownEvent> events = events_of(row);
  if (events.empty()) { return std::nullopt; }
  return events_.emplace(id, std::move(events.front())).first->second;
}

bool StoredEntities::joins() const {
  if (!joins_) {
    joins_ = connection_.number("SELECT EXISTS (SELECT 1 FROM person WHERE root IS NOT NULL) OR "
                                "EXISTS (SELECT 1 FROM organisation WHERE root IS NOT NULL) OR "
                                "EXISTS (SELECT 1 FROM event WHERE root IS NOT NULL) OR "
                                "EXISTS (SELECT 1 FROM process WHERE root IS NOT NULL)") != 0;
  }
  return *joins_;
}

const std::vector<std::string>* StoredEntities::names_read(PersonId id) const {
  if (joins()) { return nullptr; }
  const auto at = names_.find(id);
  return at == names_.end() ? nullptr : &at->second;
}

const KnownPerson* StoredEntities::read(PersonId id) const {
  if (joins()) { return nullptr; }
  const auto at = people_.find(id);
  return at == people_.end() ? nullptr : &at->second;
}

const KnownOrganisation* StoredEntities::read(OrganisationId id) const {
  if (joins() || declared_.contains(id)) { return nullptr; }
  const auto at = organisations_.find(id);
  return at == organisations_.end() ? nullptr : &at->second;
}

bool StoredEntities::found(std::string_view key, PersonId id) const {
  if (joins()) { return false; }
  const auto at = people_by_key_.find(key);
  return at != people_by_key_.end() && std::find(at->second.begin(), at->second.end(), id) != at->second.end();
}

bool StoredEntities::found(std::string_view key, OrganisationId id) const {
  if (joins()) { return false; }
  const auto at = organisations_by_key_.find(key);
  return at != organisations_by_key_.end() && std::find(at->second.begin(), at->second.end(), id) != at->second.end();
}

void StoredEntities::begin() {
  organisations_keyed_.reset();
  const std::int64_t others = connection_.number("PRAGMA data_version");
  if (connection_.changes() != own_changes_ || others != other_changes_) { forget(); }
  other_changes_ = others;
  const std::size_t largest = std::max({names_.size(), people_.size(), organisations_.size(), events_.size(),
                                        people_by_key_.size(), organisations_by_key_.size()});
  if (largest > most_remembered) { forget(); }
}

template <class Identifier>
void StoredEntities::note_keys(ByKey<Identifier>& lists,
                               const std::vector<std::pair<std::string, Identifier>>& keyed) const {
  for (const auto& [key, id] : keyed) {
    const auto list = lists.find(key);
    if (list == lists.end()) { continue; }
    const auto place = std::ranges::lower_bound(list->second, id);
    if (joins()) {
      lists.erase(list);
    } else if (place == list->second.end() || *place != id) {
      list->second.insert(place, id);
    }
  }
}

void StoredEntities::settle() {
  organisations_keyed_.reset();
  for (const PersonId person : std::exchange(changed_people_, {})) {
    names_.erase(person);
    people_.erase(person);
  }
  for (const OrganisationId organisation : std::exchange(changed_organisations_, {})) {
    organisations_.erase(organisation);
  }
  for (const EventId event : std::exchange(changed_events_, {})) {
    events_.erase(event);
  }
  note_keys(people_by_key_, std::exchange(keyed_people_, {}));
  note_keys(organisations_by_key_, std::exchange(keyed_organisations_, {}));
}

void StoredEntities::end() { own_changes_ = connection_.changes(); }

void StoredEntities::forget() {
  changed_people_.clear();
  changed_organisations_.clear();
  changed_events_.clear();
  keyed_people_.clear();
  keyed_organisations_.clear();
  joins_.reset();
  organisations_keyed_.reset();
  declared_.clear();
  names_.clear();
  people_.clear();
  organisations_.clear();
  events_.clear();
  people_by_key_.clear();
  organisations_by_key_.clear();
}

bool StoredEntities::judged_different(std::string_view printed_name, PersonId id) const {
  auto row =
      connection_.query("SELECT 1 FROM decision d JOIN mention a ON a.id = d.appearance WHERE d.entity = ? "
                        "AND d.about = 'person' AND d.verdict = 'different' AND d.by_rule = 0 AND a.name = ? LIMIT 1");
  row.bind(id).bind(printed_name);
  return row.step() || name_judged_different(connection_, About::person, printed_name, id.value);
}

bool StoredEntities::any_judged_different() const {
  return connection_.number("SELECT EXISTS (SELECT 1 FROM judged_pair WHERE about = 'person') OR EXISTS (SELECT 1 FROM "
                            "decision WHERE about = 'person' AND verdict = 'different' AND by_rule = 0)") != 0;
}

bool StoredEntities::body_judged_different(std::string_view printed_name, OrganisationId id) const {
  return name_judged_different(connection_, About::organisation, printed_name, id.value);
}

} // namespace entente::store
