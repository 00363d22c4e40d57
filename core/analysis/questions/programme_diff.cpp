#include "core/analysis/questions/programme_diff.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/resolve/session_pairs.hpp"
#include "core/text/unicode.hpp"

namespace entente {
namespace {

using Places = std::unordered_map<SessionId, std::size_t>;
using Appearances = std::vector<const Appearance*>;

std::vector<ProgrammeItem> items_of(const Dataset& dataset, Places& places) {
  std::vector<ProgrammeItem> items;
  items.reserve(dataset.sessions.size());
  for (const Session& session : dataset.sessions) {
    places.emplace(session.id, items.size());
    items.push_back({session.label.value_or(""),
                     session.title.value_or(""),
                     session.kind,
                     session.date,
                     session.day,
                     session.start,
                     {}});
  }
  for (const Appearance& appearance : dataset.appearances) {
    const auto place = appearance.session ? places.find(*appearance.session) : places.end();
    if (place != places.end()) { items[place->second].people.push_back(appearance.person.value); }
  }
  for (ProgrammeItem& item : items) {
    std::ranges::sort(item.people);
    item.people.erase(std::unique(item.people.begin(), item.people.end()), item.people.end());
  }
  return items;
}

bool has_moved(const Session& before, const Session& after) {
  if (before.date && after.date) {
    if (*before.date != *after.date) { return true; }
  } else if (before.day && after.day && *before.day != *after.day) {
    return true;
  }
  return before.start != after.start || before.end != after.end;
}

bool is_retitled(const Session& before, const Session& after) {
  const auto folded = [](const std::optional<std::string>& text) { return fold(text.value_or("")); };
  return folded(before.title) != folded(after.title) || folded(before.label) != folded(after.label);
}

/// For each session of the later version, its like in the earlier.
std::unordered_map<SessionId, SessionId> match_sessions(const Dataset& before, const Dataset& after) {
  Places places_before;
  Places places_after;
  const std::vector<ProgrammeItem> one = items_of(before, places_before);
  const std::vector<ProgrammeItem> other = items_of(after, places_after);
  std::unordered_map<SessionId, SessionId> matched;
  for (const ItemPair& pair : pair_sessions(one, other)) {
    matched.emplace(after.sessions[pair.b].id, before.sessions[pair.a].id);
  }
  return matched;
}

void compare_sessions(const Dataset& before, const Dataset& after, const std::unordered_map<SessionId, SessionId>& matched,
                      ProgrammeDiff& diff) {
  using What = SessionChange::What;
  std::unordered_set<SessionId> kept;
  for (const Session& session : after.sessions) {
    const auto found = matched.find(session.id);
    if (found == matched.end()) {
      diff.sessions.push_back({What::added, std::nullopt, session.id});
      continue;
    }
    kept.insert(found->second);
    const Session& like = *find(before.sessions, found->second);
    const bool moved = has_moved(like, session);
    const bool retitled = is_retitled(like, session);
    if (moved) { diff.sessions.push_back({What::moved, like.id, session.id}); }
    if (retitled) { diff.sessions.push_back({What::retitled, like.id, session.id}); }
    diff.same_sessions += moved || retitled ? 0 : 1;
  }
  for (const Session& session : before.sessions) {
    if (!kept.contains(session.id)) { diff.sessions.push_back({What::gone, session.id, std::nullopt}); }
  }
}

std::map<PersonId, Appearances> by_person(const Dataset& dataset) {
  std::map<PersonId, Appearances> people;
  for (const Appearance& appearance : dataset.appearances) {
    people[appearance.person].push_back(&appearance);
  }
  return people;
}

std::vector<PersonId> in_order(const Dataset& dataset) {
  std::vector<PersonId> order;
  std::unordered_set<PersonId> seen;
  for (const Appearance& appearance : dataset.appearances) {
    if (seen.insert(appearance.person).second) { order.push_back(appearance.person); }
  }
  return order;
}

bool same_bodies(const Appearance& before, const Appearance& after) {
  const std::set<OrganisationId> one(before.organisations.begin(), before.organisations.end());
  return one == std::set<OrganisationId>(after.organisations.begin(), after.organisations.end());
}

void compare_entries(const Appearance& before, const Appearance& after, std::vector<PersonChange>& changes) {
  using What = PersonChange::What;
  const auto note = [&](What what) { changes.push_back({what, after.person, before.id, after.id}); };
  if (before.role != after.role) { note(What::role); }
  if (!same_bodies(before, after)) { note(What::organisations); }
  if (before.state != after.state) { note(What::state); }
  if (fold(before.position.value_or("")) != fold(after.position.value_or(""))) { note(What::position); }
}

/// Pairs what `same` says is one entry, and takes both out of the lists.
template <class Same>
void pair_up(Appearances& before, Appearances& after, Same same, std::vector<PersonChange>& changes, bool moved) {
  for (auto at = after.begin(); at != after.end();) {
    const auto like = std::ranges::find_if(before, [&](const Appearance* entry) { return same(*entry, **at); });
    if (like == before.end()) {
      ++at;
      continue;
    }
    if (moved) { changes.push_back({PersonChange::What::moved, (*at)->person, (*like)->id, (*at)->id}); }
    compare_entries(**like, **at, changes);
    before.erase(like);
    at = after.erase(at);
  }
}

/// One person's entries in both versions.
void compare_person(Appearances before, Appearances after, const std::unordered_map<SessionId, SessionId>& matched,
                    std::vector<PersonChange>& changes) {
  const auto same_session = [&](const Appearance& one, const Appearance& other) {
    if (!one.session || !other.session) { return one.session == other.session; }
    const auto found = matched.find(*other.session);
    return found != matched.end() && found->second == *one.session;
  };
  pair_up(
      before, after, [&](const auto& a, const auto& b) { return same_session(a, b) && a.role == b.role; }, changes, false);
  pair_up(before, after, same_session, changes, false);
  pair_up(
      before, after, [](const auto& a, const auto& b) { return a.role == b.role; }, changes, true);
  pair_up(
      before, after, [](const auto&, const auto&) { return true; }, changes, true);
  for (const Appearance* const entry : after) {
    changes.push_back({PersonChange::What::joins, entry->person, std::nullopt, entry->id});
  }
  for (const Appearance* const entry : before) {
    changes.push_back({PersonChange::What::leaves, entry->person, entry->id, std::nullopt});
  }
}

} // namespace

ProgrammeDiff compare_programmes(const Dataset& before, const Dataset& after) {
  using What = PersonChange::What;
  ProgrammeDiff diff;
  const auto matched = match_sessions(before, after);
  compare_sessions(before, after, matched, diff);
  const auto earlier = by_person(before);
  const auto later = by_person(after);
  for (const PersonId person : in_order(after)) {
    const auto known = earlier.find(person);
    if (known != earlier.end()) {
      compare_person(known->second, later.at(person), matched, diff.people);
      continue;
    }
    for (const Appearance* const entry : later.at(person)) {
      diff.people.push_back({What::added, person, std::nullopt, entry->id});
    }
  }
  for (const PersonId person : in_order(before)) {
    if (later.contains(person)) { continue; }
    for (const Appearance* const entry : earlier.at(person)) {
      diff.people.push_back({What::gone, person, entry->id, std::nullopt});
    }
  }
  return diff;
}

} // namespace entente
