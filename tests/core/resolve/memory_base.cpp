#include "tests/core/resolve/memory_base.hpp"

#include <algorithm>

namespace entente::test {
namespace {

template <class Value> void add_new(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) { list.push_back(value); }
}

template <class Identifier> Identifier chosen(const Choice<Identifier>& choice, const std::vector<Identifier>& fresh) {
  return choice.known ? *choice.known : fresh.at(choice.fresh);
}

} // namespace

void MemoryBase::apply(const Programme& programme, const Resolution& resolution) {
  std::vector<ProcessId> processes;
  for (const NewProcess& made : resolution.new_processes) {
    processes.emplace_back(static_cast<std::int64_t>(processes_.size()) + 1);
    processes_.push_back({processes.back(), made.name, made.acronym, made.reference});
  }
  std::vector<EventId> events;
  for (const std::size_t index : resolution.new_events) {
    const EventRecord& record = programme.events.at(index);
    events.emplace_back(static_cast<std::int64_t>(events_.size()) + 1);
    KnownEvent event{events.back(),     std::nullopt,       record.title, record.period.start,
                     record.period.end, record.period.when, record.place};
    if (resolution.event_process.at(index)) { event.process = chosen(*resolution.event_process.at(index), processes); }
    events_.emplace(event.id, event);
  }
  std::vector<OrganisationId> organisations;
  for (const NewOrganisation& made : resolution.new_organisations) {
    organisations.emplace_back(static_cast<std::int64_t>(organisations_.size()) + 1);
    KnownOrganisation body{organisations.back(), made.name,    {made.name},    made.acronym,
                           made.state,           std::nullopt, made.reference, made.category};
    if (made.acronym) { body.names.push_back(*made.acronym); }
    organisations_.emplace(body.id, body);
    for (const std::string& key : made.keys) {
      organisation_keys_[key].insert(body.id);
    }
  }
  for (std::size_t i = 0; i < resolution.new_organisations.size(); ++i) {
    if (const auto& parent = resolution.new_organisations[i].parent) {
      organisations_.at(organisations[i]).parent = chosen(*parent, organisations);
    }
  }
  std::vector<PersonId> people;
  for (const NewPerson& made : resolution.new_people) {
    people.emplace_back(static_cast<std::int64_t>(people_.size()) + 1);
    people_.emplace(people.back(), KnownPerson{people.back(), {made.name}, {}, {}, {}, {}, {}});
    for (const std::string& key : made.keys) {
      person_keys_[key].insert(people.back());
    }
  }
  for (std::size_t i = 0; i < programme.entries.size(); ++i) {
    const EntryRecord& record = programme.entries[i];
    const PersonId id = chosen(resolution.person.at(i), people);
    KnownPerson& person = people_.at(id);
    add_new(person.names, record.name);
    // A list of very many has the keys of new people with these.
    for (std::size_t key = 0; i < resolution.person_keys.size() && key < resolution.person_keys[i].size(); ++key) {
      person_keys_[resolution.person_keys[i][key]].insert(id);
    }
    if (record.state) { add_new(person.states, *record.state); }
    if (!record.position.empty()) { add_new(person.positions, record.position); }
    if (!record.gender_by_masculine_form && record.gender) { person.gender = record.gender; }
    const std::size_t event = programme.sessions.at(record.session).event;
    add_new(person.events, chosen(resolution.event.at(event), events));
    for (std::size_t body = 0; body < record.bodies.size(); ++body) {
      const OrganisationId organisation = chosen(resolution.bodies.at(i).at(body), organisations);
      add_new(person.organisations, organisation);
      KnownOrganisation& known = organisations_.at(organisation);
      add_new(known.names, record.bodies[body].name);
      if (record.bodies[body].acronym) { add_new(known.names, *record.bodies[body].acronym); }
      for (const std::string& key : resolution.body_keys.at(i).at(body)) {
        organisation_keys_[key].insert(organisation);
      }
    }
  }
}

std::vector<PersonId> MemoryBase::people_by_key(std::string_view key) const {
  const auto found = person_keys_.find(key);
  return found == person_keys_.end() ? std::vector<PersonId>{}
                                     : std::vector<PersonId>(found->second.begin(), found->second.end());
}

std::vector<OrganisationId> MemoryBase::organisations_by_key(std::string_view key) const {
  const auto found = organisation_keys_.find(key);
  return found == organisation_keys_.end() ? std::vector<OrganisationId>{}
                                           : std::vector<OrganisationId>(found->second.begin(), found->second.end());
}

std::optional<OrganisationId> MemoryBase::organisation_by_reference(std::string_view reference) const {
  for (const auto& [id, body] : organisations_) {
    if (body.reference == reference) { return id; }
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, PersonId>> MemoryBase::people_by_prefix(std::string_view prefix) const {
  std::vector<std::pair<std::string, PersonId>> found;
  for (auto at = person_keys_.lower_bound(prefix); at != person_keys_.end() && at->first.starts_with(prefix); ++at) {
    for (const PersonId id : at->second) {
      found.emplace_back(at->first, id);
    }
  }
  return found;
}

std::vector<KnownEvent> MemoryBase::events(std::optional<ProcessId> process) const {
  std::vector<KnownEvent> found;
  for (const auto& [id, event] : events_) {
    if (event.process == process) { found.push_back(event); }
  }
  return found;
}

void MemoryBase::join(PersonId kept, PersonId gone) {
  KnownPerson& one = people_.at(kept);
  const KnownPerson other = people_.at(gone);
  const auto add_all = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  add_all(one.names, other.names);
  add_all(one.organisations, other.organisations);
  add_all(one.states, other.states);
  add_all(one.positions, other.positions);
  add_all(one.events, other.events);
  one.both_genders = one.gender && other.gender && *one.gender != *other.gender;
  if (one.both_genders) { one.gender.reset(); }
  one.joined = true;
  people_.erase(gone);
  for (auto& [key, ids] : person_keys_) {
    if (ids.erase(gone) != 0) { ids.insert(kept); }
  }
}

} // namespace entente::test
