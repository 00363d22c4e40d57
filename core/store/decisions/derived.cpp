#include "core/store/decisions/derived.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/store/decisions/parting.hpp"
#include "core/store/text_index.hpp"

namespace entente::store {
namespace {

/// Forms with this mark came with a dataset; those with the other were given by a decision.
constexpr int carried = 1;
constexpr int declared_form = 2;

struct Form {
  About about = About::person;
  std::int64_t entity = 0;
  std::string text;
  friend auto operator<=>(const Form&, const Form&) = default;
};

struct Touched {
  std::set<Form> forms;
  std::set<std::int64_t> people; ///< whose facts change
  std::set<std::int64_t> events; ///< of which other documents speak
};

void touch_form(Touched& touched, About about, const Value& entity, const std::string& text) {
  const auto* const id = std::get_if<std::int64_t>(&entity);
  if (id != nullptr && !text.empty()) { touched.forms.insert({about, *id, text}); }
}

void touch_appearance(const Connection& connection, const Change& change, Touched& touched) {
  auto row = connection.query("SELECT name FROM mention WHERE id = ?");
  row.bind(change.cell.row);
  const std::string name = row.step() && !row.is_null(0) ? row.text(0) : std::string();
  for (const Value* const person : {&change.before, &change.after}) {
    touch_form(touched, About::person, *person, name);
    if (const auto* const id = std::get_if<std::int64_t>(person)) { touched.people.insert(*id); }
  }
}

void touch_person_of(const Connection& connection, std::int64_t appearance, Touched& touched) {
  auto row = connection.query("SELECT person FROM appearance WHERE id = ?");
  row.bind(appearance);
  if (row.step()) { touched.people.insert(row.integer(0)); }
}

void touch_body(const Connection& connection, const Change& change, Touched& touched) {
  {
    auto row = connection.query("SELECT coalesce(name, ''), coalesce(acronym, '') FROM mention_body WHERE appearance = ? "
                                "AND ordinal = ?");
    row.bind(change.cell.row).bind(change.cell.part);
    if (!row.step()) { return; }
    for (const Value* const body : {&change.before, &change.after}) {
      touch_form(touched, About::organisation, *body, row.text(0));
      touch_form(touched, About::organisation, *body, row.text(1));
    }
  }
  touch_person_of(connection, change.cell.row, touched);
}

void touch_event(const Connection& connection, const Change& change, Touched& touched) {
  std::string title;
  {
    auto row = connection.query(
        "SELECT coalesce(title, '') FROM event_document WHERE document = ? AND coalesce(read_as, event) = ?");
    row.bind(change.cell.row).bind(change.cell.part);
    if (row.step()) { title = row.text(0); }
  }
  for (const Value& event : {Value(change.cell.part), change.before, change.after}) {
    touch_form(touched, About::event, event, title);
    if (const auto* const id = std::get_if<std::int64_t>(&event)) { touched.events.insert(*id); }
  }
}

/// The events of both parts of its document, wherever decisions took these.
void touch_session(const Connection& connection, const Change& change, Touched& touched) {
  for (const Value* const part : {&change.before, &change.after}) {
    const auto* const id = std::get_if<std::int64_t>(part);
    if (id == nullptr) { continue; }
    touched.events.insert(*id);
    auto row =
        connection.query("SELECT d.event FROM session s JOIN event_document d ON d.document = s.document WHERE s.id = "
                         "? AND d.read_as = ?");
    row.bind(change.cell.row).bind(*id);
    if (row.step()) { touched.events.insert(row.integer(0)); }
  }
}

void touch(const Connection& connection, const Change& change, Touched& touched) {
  const auto name_change = [&](About about) {
    for (const Value* const name : {&change.before, &change.after}) {
      if (const auto* const text = std::get_if<std::string>(name)) {
        touch_form(touched, about, Value(change.cell.row), *text);
      }
    }
  };
  switch (change.cell.field) {
  case Field::appearance_person: return touch_appearance(connection, change, touched);
  case Field::body_organisation: return touch_body(connection, change, touched);
  case Field::event_document: return touch_event(connection, change, touched);
  case Field::session_event: return touch_session(connection, change, touched);
  case Field::event_first_day:
  case Field::event_last_day:
  case Field::event_place: touched.events.insert(change.cell.row); break;
  default: break;
  }
  if (const auto about = named_by(change.cell.field)) { name_change(*about); }
}

/// Whether a mention, or the record the entity came with, prints the text.
bool is_printed(const Connection& connection, const Form& form) {
  auto row = connection.query(pick(
      form.about,
      "SELECT EXISTS (SELECT 1 FROM appearance WHERE person = ?1 AND (name = ?2 OR name IS NULL AND ?2 = "
      "(SELECT name FROM person WHERE id = ?1)))",
      "SELECT EXISTS (SELECT 1 FROM appearance_body WHERE organisation = ?1 AND (name = ?2 OR acronym = ?2 OR "
      "name IS NULL AND ?2 = (SELECT name FROM organisation WHERE id = ?1))) OR EXISTS (SELECT 1 FROM "
      "organisation WHERE id = ?1 AND reference IS NOT NULL AND (name = ?2 OR acronym = ?2))",
      "SELECT EXISTS (SELECT 1 FROM event_document WHERE event = ?1 AND title = ?2) OR EXISTS (SELECT 1 FROM event WHERE "
      "id = ?1 AND title = ?2)",
      "SELECT EXISTS (SELECT 1 FROM process WHERE id = ?1 AND (name = ?2 OR acronym = ?2)) AND NOT EXISTS (SELECT 1 FROM "
      "human_decision WHERE about = 'process' AND made = ?1)"));
  row.bind(form.entity).bind(form.text);
  return row.step() && row.integer(0) != 0;
}

bool is_declared(const Connection& connection, const Form& form) {
  auto row = connection.query(pick(form.about, "SELECT declared_name IS ?2 FROM person WHERE id = ?1",
                                   "SELECT declared_name IS ?2 FROM organisation WHERE id = ?1",
                                   "SELECT declared_name IS ?2 FROM event WHERE id = ?1",
                                   "SELECT declared_name IS ?2 FROM process WHERE id = ?1"));
  row.bind(form.entity).bind(form.text);
  return row.step() && row.integer(0) != 0;
}

void add_form(const Connection& connection, const Form& form, int mark) {
  const std::int64_t id = connection.next_id("SELECT max(id) FROM name_form");
  {
    auto row = connection.query("INSERT INTO name_form (id, kind, entity, text, carried) VALUES (?, ?, ?, ?, ?)");
    row.bind(id).bind(word(form.about)).bind(form.entity).bind(form.text).bind(mark).run();
  }
  index_name(connection, id, form.text);
}

void remove_form(const Connection& connection, const Form& form, std::int64_t id) {
  unindex_name(connection, id, form.text);
  auto row = connection.query("DELETE FROM name_form WHERE id = ?");
  row.bind(id).run();
}

/// The form is kept when something prints or declares it, and else is gone.
void settle(const Connection& connection, const Form& form) {
  std::int64_t id = 0;
  std::int64_t mark = 0;
  {
    auto row = connection.query("SELECT id, carried FROM name_form WHERE kind = ? AND entity = ? AND text = ?");
    row.bind(word(form.about)).bind(form.entity).bind(form.text);
    if (row.step()) {
      id = row.integer(0);
      mark = row.integer(1);
    }
  }
  if (mark == carried) { return; }
  const bool printed = is_printed(connection, form);
  const bool wanted = printed || is_declared(connection, form);
  if (id == 0 && wanted) { return add_form(connection, form, printed ? 0 : declared_form); }
  if (id != 0 && !wanted) { return remove_form(connection, form, id); }
  if (id != 0 && mark != (printed ? 0 : declared_form)) {
    auto row = connection.query("UPDATE name_form SET carried = ? WHERE id = ?");
    row.bind(printed ? 0 : declared_form).bind(id).run();
  }
}

} // namespace

void remove_forms(const Connection& connection, const char* kind, std::int64_t entity) {
  unindex_names(connection, kind, entity);
  auto row = connection.query("DELETE FROM name_form WHERE kind = ? AND entity = ?");
  row.bind(kind).bind(entity).run();
}

void refresh_form(const Connection& connection, About about, std::int64_t entity, const std::string& text) {
  if (!text.empty()) { settle(connection, {about, entity, text}); }
}

void refresh_facts(const Connection& connection, std::int64_t person) {
  {
    auto row = connection.query("DELETE FROM person_fact WHERE person = ?");
    row.bind(person).run();
  }
  auto row = connection.query("INSERT OR IGNORE INTO person_fact (person, kind, value) "
                              "SELECT person, kind, value FROM mention_fact WHERE person = ?");
  row.bind(person).run();
}

void refresh_derived(const Connection& connection, std::span<const Change> changes) {
  Touched touched;
  for (const Change& change : changes) {
    touch(connection, change, touched);
  }
  for (const std::int64_t event : touched.events) {
    settle_event(connection, event);
  }
  for (const Form& form : touched.forms) {
    settle(connection, form);
  }
  for (const std::int64_t person : touched.people) {
    refresh_facts(connection, person);
  }
}

bool says_more(std::string_view form, std::string_view other) {
  const auto words = [](std::string_view text) { return std::count(text.begin(), text.end(), ' '); };
  return std::tuple(words(form), form.size(), other) > std::tuple(words(other), other.size(), form);
}

std::string shown_name(const Connection& connection, About about, std::int64_t root) {
  std::string stored;
  {
    auto row = connection.query(pick(about, "SELECT declared_name, name FROM person WHERE id = ?",
                                     "SELECT declared_name, name FROM organisation WHERE id = ?",
                                     "SELECT declared_name, title FROM event WHERE id = ?",
                                     "SELECT declared_name, name FROM process WHERE id = ?"));
    row.bind(root);
    if (!row.step()) { return {}; }
    if (!row.is_null(0)) { return row.text(0); }
    stored = row.text(1);
  }
  if (about == About::event || about == About::process) { return stored; }
  std::string best;
  for (const std::int64_t member : group_of(connection, about, root)) {
    auto row = connection.query("SELECT text FROM name_form WHERE kind = ? AND entity = ?");
    row.bind(word(about)).bind(member);
    while (row.step()) {
      if (row.view(0) == stored) { return stored; }
      if (best.empty() || says_more(row.view(0), best)) { best = row.text(0); }
    }
  }
  return best.empty() ? stored : best;
}

std::int64_t mentions_of(const Connection& connection, About about, std::int64_t id) {
  auto row = connection.query(pick(about, "SELECT count(*) FROM appearance WHERE person = ?",
                                   "SELECT count(*) FROM mention_body WHERE organisation = ?",
                                   "SELECT count(*) FROM event_document WHERE event = ?",
                                   "SELECT count(*) FROM event e WHERE process = ? AND NOT EXISTS (SELECT 1 FROM "
                                   "human_decision d WHERE d.about = 'event' "
                                   "AND d.made = e.id AND NOT d.active)"));
  row.bind(id);
  return row.step() ? row.integer(0) : 0;
}

} // namespace entente::store
