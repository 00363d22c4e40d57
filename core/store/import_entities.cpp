#include "core/store/import_entities.hpp"

#include <algorithm>
#include <future>
#include <numeric>

#include "core/store/given_rows.hpp"
#include "core/store/waiting_people.hpp"

namespace entente::store {

void SortedKeys::add(const std::string& key, std::int64_t entity) {
  std::uint64_t start = 0;
  for (std::size_t i = 0; i < sizeof start; ++i) {
    start = start << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  }
  places_.push_back({start, &key, entity});
}

/// By their starts, eleven bits at a time from the last on; starts that are the same everywhere in such bits cost nothing.
void SortedKeys::sort_by_start() {
  constexpr unsigned bits = 11;
  constexpr std::size_t values = std::size_t{1} << bits;
  std::vector<Place> other(places_.size());
  std::vector<std::size_t> begin(values);
  for (unsigned shift = 0; shift < 64; shift += bits) {
    const auto value = [&](const Place& place) { return (place.start >> shift) & (values - 1); };
    std::ranges::fill(begin, 0);
    for (const Place& place : places_) {
      ++begin[value(place)];
    }
    if (std::ranges::find(begin, places_.size()) != begin.end()) { continue; }
    std::exclusive_scan(begin.begin(), begin.end(), begin.begin(), std::size_t{0});
    for (const Place& place : places_) {
      other[begin[value(place)]++] = place;
    }
    places_.swap(other);
  }
}

void SortedKeys::sort() {
  sort_by_start();
  const auto behind = [](const Place& a, const Place& b) {
    const int order = a.key->compare(*b.key);
    return order != 0 ? order < 0 : a.entity < b.entity;
  };
  for (auto from = places_.begin(); from != places_.end();) {
    const auto to = std::find_if(from, places_.end(), [&](const Place& place) { return place.start != from->start; });
    std::sort(from, to, behind);
    from = to;
  }
}

void SortedKeys::write(const Connection& connection, const char* sql) const {
  // The keys lie all over memory: some are fetched ahead.
  constexpr std::ptrdiff_t ahead = 16;
  auto place = places_.begin();
  insert_rows(connection, sql, [&](GivenRow& row) {
    if (place == places_.end()) { return false; }
    if (places_.end() - place > ahead) { __builtin_prefetch(place[ahead].key); }
    row.add(*place->key).add(place->entity);
    ++place;
    return true;
  });
}

namespace {

void write_people(Writer& write, const Resolution& resolution, const ReadingIds& ids) {
  std::size_t next = 0;
  for (const NewPerson& person : resolution.new_people) {
    const PersonId id(ids.people.at(next++));
    write.person({id, person.name, {}, {}});
    write.person_keys(id, person.keys);
  }
}

SortedKeys keys_of(const std::vector<NewPerson>& people, const ReadingIds& ids) {
  std::size_t count = 0;
  for (const NewPerson& person : people) {
    count += person.keys.size();
  }
  SortedKeys keys;
  keys.reserve(count);
  for (std::size_t next = 0; next < people.size(); ++next) {
    for (const std::string& key : people[next].keys) {
      keys.add(key, ids.people.at(next));
    }
  }
  keys.sort();
  return keys;
}

void write_people_at_once(const Connection& connection, const Resolution& resolution, const ReadingIds& ids) {
  const std::vector<NewPerson>& people = resolution.new_people;
  std::future<SortedKeys> keys;
  if (!resolution.people_wait) {
    keys = std::async(std::launch::async, [&] { return keys_of(people, ids); });
  }
  std::size_t next = 0;
  const auto fill = [&](GivenRow& row) {
    if (next == people.size()) { return false; }
    row.add(ids.people.at(next)).add(people[next].name);
    ++next;
    return true;
  };
  insert_rows(connection, "INSERT INTO person (id, name) SELECT c0, c1 FROM given_rows(?)", fill);
  next = 0;
  insert_rows(connection,
              "INSERT OR IGNORE INTO name_form (kind, entity, text, carried) SELECT 'person', c0, c1, 0 FROM given_rows(?)",
              fill);
  if (keys.valid()) {
    keys.get().write(connection, "INSERT OR IGNORE INTO person_key (key, person) SELECT c0, c1 FROM given_rows(?)");
  }
}

} // namespace

void write_new_processes(Writer& write, const Resolution& resolution, const ReadingIds& ids) {
  std::size_t next = 0;
  for (const NewProcess& process : resolution.new_processes) {
    write.process({ProcessId(ids.processes.at(next++)), process.name, process.acronym, process.reference});
  }
}

void write_new_organisations(Writer& write, const Resolution& resolution, const ReadingIds& ids, bool at_once) {
  SortedKeys keys;
  std::size_t next = 0;
  for (const NewOrganisation& body : resolution.new_organisations) {
    Organisation organisation{OrganisationId(ids.organisations.at(next++)),
                              body.name,
                              body.acronym,
                              body.category,
                              body.state,
                              {},
                              {},
                              body.reference};
    if (body.parent) { organisation.parent = chosen(*body.parent, ids.organisations); }
    write.organisation(organisation);
    if (!at_once) {
      write.organisation_keys(organisation.id, body.keys);
      continue;
    }
    for (const std::string& key : body.keys) {
      keys.add(key, organisation.id.value);
    }
  }
  keys.sort();
  keys.write(write.connection(),
             "INSERT OR IGNORE INTO organisation_key (key, organisation) SELECT c0, c1 FROM given_rows(?)");
}

void write_new_people(Writer& write, const Resolution& resolution, const ReadingIds& ids, bool at_once) {
  at_once ? write_people_at_once(write.connection(), resolution, ids) : write_people(write, resolution, ids);
  if (resolution.people_wait) { let_people_wait(write.connection(), ids.people, resolution.new_people.size()); }
}

} // namespace entente::store
