#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/network/facts.hpp"

namespace entente::detail {
namespace {

/// Years that a process met in; empty (first > last) when no date is known.
struct Years {
  int first = std::numeric_limits<int>::max();
  int last = std::numeric_limits<int>::min();
};

std::unordered_map<ProcessId, Years> years_of_processes(const Dataset& dataset) {
  std::unordered_map<ProcessId, Years> result;
  for (const Event& event : dataset.events) {
    if (!event.process || !event.start) { continue; }
    Years& years = result[*event.process];
    years.first = std::min(years.first, static_cast<int>(event.start->year()));
    years.last = std::max(years.last, static_cast<int>((event.end ? *event.end : *event.start).year()));
  }
  return result;
}

bool held_during(const Membership& membership, const Years& years) {
  if (years.first > years.last) { return true; }
  return membership.from_year.value_or(years.last) <= years.last && membership.to_year.value_or(years.first) >= years.first;
}

std::optional<TieKind> tie_of(std::string_view role) {
  if (role == "member" || role == "chair" || role == "co-chair") { return TieKind::membership; }
  if (role == "partner") { return TieKind::partnership; }
  return std::nullopt;
}

/// Collects nodes and links; a node is there as soon as something links to it.
class Collector {
public:
  Collector(std::vector<Presence>& presences, std::vector<Link>& links) : presences_(presences), links_(links) {}

  void see(Key key, const Appearance* appearance = nullptr) { presences_.push_back({key, appearance}); }
  void tie(Key a, Key b, TieKind kind, const Appearance& appearance) {
    links_.push_back({a, b, kind, appearance.id.value, appearance.id});
  }
  void tie(Key a, Key b, TieKind kind, std::int64_t unit = 0, AppearanceId evidence = {}) {
    see(a);
    see(b);
    links_.push_back({a, b, kind, unit, evidence});
  }

private:
  std::vector<Presence>& presences_;
  std::vector<Link>& links_;
};

/// Which records of a dataset have been met.
class Met {
public:
  explicit Met(const Dataset& dataset)
      : dataset_(dataset), sessions_(dataset.sessions.size()), events_(dataset.events.size()),
        bodies_(dataset.organisations.size()) {}

  /// Each is true once for each record: what holds it need not be told for every appearance.
  [[nodiscard]] bool first(const Session& session) { return first(dataset_.sessions, session, sessions_); }
  [[nodiscard]] bool first(const Event& event) { return first(dataset_.events, event, events_); }
  [[nodiscard]] bool first(const Organisation& body) { return first(dataset_.organisations, body, bodies_); }

private:
  template <class Record> static bool first(const std::vector<Record>& list, const Record& record, std::vector<bool>& met) {
    const auto place = static_cast<std::size_t>(&record - list.data());
    const bool fresh = !met[place];
    met[place] = true;
    return fresh;
  }

  const Dataset& dataset_;
  std::vector<bool> sessions_;
  std::vector<bool> events_;
  std::vector<bool> bodies_;
};

/// Adds the session and all that hold it, from the inside out.
void add_sessions(const Dataset& dataset, const Session* session, Key event, Met& met, Collector& out) {
  for (int depth = 0; session != nullptr && depth < 32 && (met.first(*session) || session->event.value != event.number);
       ++depth) {
    const Session* holder = session->parent ? find(dataset.sessions, *session->parent) : nullptr;
    const Key inner{EntityKind::session, session->id.value};
    out.tie(inner, holder != nullptr ? Key{EntityKind::session, holder->id.value} : event, TieKind::membership);
    session = holder;
  }
}

/// Adds the sessions, the event and the process that hold an appearance.
void add_programme(const DatasetFacts& facts, const Appearance& appearance, const Session* session, Met& met,
                   Collector& out) {
  const Key event{EntityKind::event, appearance.event.value};
  out.see(event, &appearance);
  add_sessions(facts.dataset(), session, event, met, out);
  if (const ProcessId process = facts.process_of(appearance.event)) {
    const Key key{EntityKind::process, process.value};
    out.see(key, &appearance);
    if (met.first(*find(facts.dataset().events, appearance.event))) { out.tie(event, key, TieKind::membership); }
  }
}

void add_body(const DatasetFacts& facts, OrganisationId organisation, Met& met, Collector& out) {
  const Organisation* const record = find(facts.dataset().organisations, organisation);
  if (record == nullptr || !met.first(*record)) { return; }
  Key inner{EntityKind::organisation, organisation.value};
  for (const OrganisationId holder : facts.holders(organisation)) {
    const Key outer{EntityKind::organisation, holder.value};
    out.tie(inner, outer, TieKind::membership);
    inner = outer;
  }
}

void add_appearance(const DatasetFacts& facts, const Appearance& appearance, Met& met, Collector& out) {
  const Key person{EntityKind::person, appearance.person.value};
  out.see(person, &appearance);
  Key place{EntityKind::event, appearance.event.value};
  const Session* const session = appearance.session ? find(facts.dataset().sessions, *appearance.session) : nullptr;
  if (session != nullptr) {
    place = {EntityKind::session, session->id.value};
    out.see(place, &appearance);
  }
  out.tie(person, place, TieKind::appearance, appearance);
  for (const OrganisationId organisation : appearance.organisations) {
    const Key body{EntityKind::organisation, organisation.value};
    out.see(body, &appearance);
    out.tie(person, body, TieKind::affiliation, appearance);
    add_body(facts, organisation, met, out);
  }
  if (appearance.state) {
    const Key state = facts.state(*appearance.state);
    out.see(state, &appearance);
    out.tie(person, state, TieKind::affiliation, appearance);
  }
  add_programme(facts, appearance, session, met, out);
}

/// A partnership's evidence are the appearances printed on its line.
void add_partnerships(const DatasetFacts& facts, Collector& out) {
  struct Place {
    AppearanceId appearance;
    DocumentId document;
  };
  std::unordered_multimap<std::int64_t, Place> by_line;
  const auto note = [&](const Appearance* appearance, const Source& source) {
    if (source.document && source.line) { by_line.emplace(*source.line, Place{appearance->id, *source.document}); }
  };
  for (const Appearance* appearance : facts.appearances()) {
    note(appearance, appearance->source);
    for (const StatedLine& line : appearance->lines) {
      if (line.source != appearance->source) { note(appearance, line.source); }
    }
  }
  for (const Partnership& partnership : facts.dataset().partnerships) {
    const Key source = facts.key(partnership.source);
    const Key target = facts.key(partnership.target);
    if (source == target) { continue; }
    out.tie(source, target, TieKind::partnership, partnership.id.value);
    if (!partnership.evidence.document || !partnership.evidence.line) { continue; }
    const auto [first, last] = by_line.equal_range(*partnership.evidence.line);
    for (auto place = first; place != last; ++place) {
      if (place->second.document != partnership.evidence.document) { continue; }
      out.tie(source, target, TieKind::partnership, partnership.id.value, place->second.appearance);
    }
  }
}

void add_memberships(const DatasetFacts& facts, Collector& out, std::vector<Presence>& presences) {
  std::vector<bool> state_there(facts.states().size(), false);
  std::unordered_map<std::string, ProcessId> process_there;
  for (const Presence& presence : presences) {
    if (presence.key.kind == EntityKind::state) { state_there[static_cast<std::size_t>(presence.key.number)] = true; }
    if (presence.key.kind != EntityKind::process) { continue; }
    const Process* process = find(facts.dataset().processes, ProcessId(presence.key.number));
    if (process == nullptr || process_there.contains(process->reference.value_or(""))) { continue; }
    const std::string reference = facts.reference_id(*process);
    if (!reference.empty()) { process_there.emplace(reference, process->id); }
  }
  auto years = years_of_processes(facts.dataset());
  for (const Membership& membership : facts.reference().memberships()) {
    const auto process = process_there.find(membership.process);
    const auto kind = tie_of(membership.role);
    if (process == process_there.end() || !kind) { continue; }
    const Key state = facts.state(membership.state);
    const auto place = static_cast<std::size_t>(state.number);
    if (place >= state_there.size() || facts.states()[place] != membership.state || !state_there[place]) { continue; }
    if (!held_during(membership, years[process->second])) { continue; }
    out.tie(state, {EntityKind::process, process->second.value}, *kind);
  }
}

} // namespace

void add_actors(const DatasetFacts& facts, std::vector<Presence>& presences, std::vector<Link>& links) {
  Collector out(presences, links);
  Met met(facts.dataset());
  for (const Appearance* appearance : facts.appearances()) {
    add_appearance(facts, *appearance, met, out);
  }
  add_partnerships(facts, out);
  add_memberships(facts, out, presences);
}

} // namespace entente::detail
