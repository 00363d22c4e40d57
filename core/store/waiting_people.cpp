#include "core/store/waiting_people.hpp"

#include <algorithm>
#include <deque>

#include "core/store/decisions/derived.hpp"
#include "core/store/import_entities.hpp"

namespace entente::store {
namespace {

struct Stretch {
  std::int64_t first = 1, last = 0;
};

void write_keys(const Connection& connection, const Stretch& people, const MakePersonKeys& make) {
  std::deque<std::string> texts; // none of them moves
  SortedKeys keys;
  {
    auto row = connection.query("SELECT entity, text FROM name_form WHERE kind = 'person' AND entity BETWEEN ? AND ?");
    row.bind(people.first).bind(people.last);
    while (row.step()) {
      for (std::string& key : make(row.view(1))) {
        keys.add(texts.emplace_back(std::move(key)), row.integer(0));
      }
    }
  }
  keys.sort();
  keys.write(connection, "INSERT OR IGNORE INTO person_key (key, person) SELECT c0, c1 FROM given_rows(?)");
}

/// What mentions print, read once and in the order in which they lie in the file ("+" leaves their index aside: by person,
/// each were a page of its own).
void write_facts(const Connection& connection, const Stretch& people) {
  auto row = connection.query(
      "INSERT OR IGNORE INTO person_fact (person, kind, value) "
      "WITH told AS MATERIALIZED (SELECT id, person, position, state, gender, gender_by_masculine_form AS generic "
      "FROM appearance WHERE repeats IS NULL AND +person BETWEEN ? AND ?) "
      "SELECT person, 'organisation', organisation FROM told CROSS JOIN appearance_body b ON b.appearance = told.id AND "
      "b.beside = 0 "
      "UNION ALL SELECT person, 'position', position FROM told WHERE position IS NOT NULL "
      "UNION ALL SELECT person, 'state', state FROM told WHERE state IS NOT NULL "
      "UNION ALL SELECT person, 'gender', gender FROM told WHERE gender IS NOT NULL AND generic = 0 ORDER BY 1, 2, 3");
  row.bind(people.first).bind(people.last).run();
}

/// Of mentions that decisions changed, what they print counts.
void refresh_decided(const Connection& connection, const Stretch& people) {
  std::vector<std::int64_t> decided;
  {
    auto row = connection.query("SELECT DISTINCT a.person FROM decision_change c JOIN appearance a ON a.id = c.row "
                                "WHERE c.field LIKE 'appearance.%' AND a.person BETWEEN ? AND ?");
    row.bind(people.first).bind(people.last);
    while (row.step()) {
      decided.push_back(row.integer(0));
    }
  }
  for (const std::int64_t person : decided) {
    refresh_facts(connection, person);
  }
}

} // namespace

void let_people_wait(const Connection& connection, const RowIds& people, std::size_t count) {
  if (count == 0) { return; }
  Stretch stretch{people.at(0), people.at(count - 1)};
  for (const std::int64_t id : people.given) {
    stretch = {std::min(stretch.first, id), std::max(stretch.last, id)};
  }
  auto row = connection.query("INSERT INTO waiting_people (first, last) VALUES (?, ?) ON CONFLICT (first) DO UPDATE SET "
                              "last = max(last, excluded.last)");
  row.bind(stretch.first).bind(stretch.last).run();
}

bool people_wait(const Connection& connection) {
  return connection.number("SELECT EXISTS (SELECT 1 FROM waiting_people)") != 0;
}

void settle_waiting_people(const Connection& connection, const MakePersonKeys& keys) {
  std::vector<Stretch> waiting;
  {
    auto row = connection.query("SELECT first, last FROM waiting_people ORDER BY first");
    while (row.step()) {
      waiting.push_back({row.integer(0), row.integer(1)});
    }
  }
  if (waiting.empty()) { return; }
  connection.execute("PRAGMA cache_size = -262144");
  for (const Stretch& people : waiting) {
    write_keys(connection, people, keys);
    write_facts(connection, people);
    refresh_decided(connection, people);
  }
  connection.execute("DELETE FROM waiting_people; PRAGMA cache_size = -16384");
}

} // namespace entente::store
