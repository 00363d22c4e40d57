#include "core/store/import_entities.hpp"

#include <algorithm>

namespace entente::store {

void SortedKeys::add(const std::string& key, std::int64_t entity) {
  std::uint64_t start = 0;
  for (std::size_t i = 0; i < sizeof start; ++i) {
    start = start << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  }
  places_.push_back({start, &key, entity});
}

void SortedKeys::sort() {
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    if (a.start != b.start) { return a.start < b.start; }
    const int order = a.key->compare(*b.key);
    return order != 0 ? order < 0 : a.entity < b.entity;
  });
}

namespace {

void write_organisations(Writer& write, const Resolution& resolution, const ReadingIds& ids, bool sorted) {
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
    if (!sorted) {
      write.organisation_keys(organisation.id, body.keys);
      continue;
    }
    for (const std::string& key : body.keys) {
      keys.add(key, organisation.id.value);
    }
  }
  keys.visit([&](const std::string& key, std::int64_t id) { write.key(key, OrganisationId(id)); });
}

void write_people(Writer& write, const Resolution& resolution, const ReadingIds& ids, bool sorted) {
  SortedKeys keys;
  std::size_t next = 0;
  for (const NewPerson& person : resolution.new_people) {
    const PersonId id(ids.people.at(next++));
    write.person({id, person.name, {}, {}});
    if (!sorted) {
      write.person_keys(id, person.keys);
      continue;
    }
    for (const std::string& key : person.keys) {
      keys.add(key, id.value);
    }
  }
  keys.visit([&](const std::string& key, std::int64_t id) { write.key(key, PersonId(id)); });
}

} // namespace

void write_new_entities(Writer& write, const Resolution& resolution, const ReadingIds& ids, bool sorted) {
  std::size_t next = 0;
  for (const NewProcess& process : resolution.new_processes) {
    write.process({ProcessId(ids.processes.at(next++)), process.name, process.acronym, process.reference});
  }
  write_organisations(write, resolution, ids, sorted);
  write_people(write, resolution, ids, sorted);
}

} // namespace entente::store
