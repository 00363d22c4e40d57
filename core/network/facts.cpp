#include "core/network/facts.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_set>

namespace entente::detail {
namespace {

constexpr int after_all = 1'000'000'000;
constexpr std::size_t deepest_nesting = 32; ///< ends a cycle of parents

int days_since_epoch(Date date) { return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count()); }

/// Day of the event that a session is on, from 1; unknown days come last.
int day_of(const Session& session, const Event& event) {
  if (session.day) { return *session.day; }
  if (session.date && event.start) { return days_since_epoch(*session.date) - days_since_epoch(*event.start) + 1; }
  return after_all;
}

/// Day and minute of a session; what it does not print is that of the session it is part of.
std::pair<int, int> hour_of(const Session& session, const Event& event, const Dataset& dataset) {
  std::pair<int, int> hour{after_all, after_all};
  const Session* part = &session;
  for (std::size_t depth = 0; part != nullptr && depth < deepest_nesting; ++depth) {
    if (hour.first == after_all) { hour.first = day_of(*part, event); }
    if (hour.second == after_all && part->start) { hour.second = part->start->minutes; }
    part = part->parent ? find(dataset.sessions, *part->parent) : nullptr;
  }
  return hour;
}

std::string title_of(const Session& session) {
  if (session.label && session.title) { return *session.label + ": " + *session.title; }
  if (session.label) { return *session.label; }
  return session.title ? *session.title : std::string(to_text(session.kind));
}

template <class Identifier> void keep_once(std::vector<Identifier>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// Where a record of the dataset's list stands.
template <class Record> std::size_t place_in(const std::vector<Record>& list, const Record& record) {
  return static_cast<std::size_t>(&record - list.data());
}

std::optional<Gender> gender_of(const Person* person, std::span<const Appearance* const> seen) {
  if (person != nullptr && person->gender) { return person->gender; }
  std::optional<Gender> gender;
  for (const Appearance* appearance : seen) {
    if (!appearance->gender) { continue; }
    if (gender && gender != appearance->gender) { return std::nullopt; }
    gender = appearance->gender;
  }
  return gender;
}

} // namespace

DatasetFacts::DatasetFacts(const Dataset& dataset, const Reference& reference)
    : dataset_(dataset), reference_(reference), session_words_(dataset, reference) {
  std::unordered_set<std::string_view> states;
  for (const Appearance& appearance : dataset.appearances) {
    const Session* session = appearance.session ? find(dataset.sessions, *appearance.session) : nullptr;
    if (session == nullptr || session->kind != SessionKind::break_) { appearances_.push_back(&appearance); }
    if (appearance.state) { states.insert(*appearance.state); }
  }
  states_.assign(states.begin(), states.end());
  for (const Partnership& partnership : dataset.partnerships) {
    for (const End* end : {&partnership.source, &partnership.target}) {
      if (kind_of(*end) == EntityKind::state) { states_.push_back(id_text(*end)); }
    }
  }
  std::sort(states_.begin(), states_.end());
  states_.erase(std::unique(states_.begin(), states_.end()), states_.end());
  order_programme();
}

void DatasetFacts::order_programme() {
  const auto start = [](const Event& event) { return event.start ? days_since_epoch(*event.start) : after_all; };
  std::vector<std::pair<int, EventId>> events;
  for (const Event& event : dataset_.events) {
    events.emplace_back(start(event), event.id);
  }
  std::sort(events.begin(), events.end());
  event_order_.assign(dataset_.events.size(), 0);
  int order = 0;
  for (const auto& [day, id] : events) {
    event_order_[place_in(dataset_.events, *find(dataset_.events, id))] = ++order;
  }

  std::vector<std::tuple<int, std::pair<int, int>, SessionId>> sessions;
  for (const Session& session : dataset_.sessions) {
    const Event* event = find(dataset_.events, session.event);
    if (event == nullptr) { continue; }
    const int of_event = event_order_[place_in(dataset_.events, *event)];
    sessions.emplace_back(of_event, hour_of(session, *event, dataset_), session.id);
  }
  std::sort(sessions.begin(), sessions.end());
  session_order_.assign(dataset_.sessions.size(), 0);
  order = 0;
  for (const auto& session : sessions) {
    session_order_[place_in(dataset_.sessions, *find(dataset_.sessions, std::get<SessionId>(session)))] = ++order;
  }
}

int DatasetFacts::order_of(SessionId id) const {
  const Session* const session = find(dataset_.sessions, id);
  return session == nullptr ? 0 : session_order_[place_in(dataset_.sessions, *session)];
}

Key DatasetFacts::state(std::string_view iso3) const {
  const auto place = std::lower_bound(states_.begin(), states_.end(), iso3);
  return {EntityKind::state, place - states_.begin()};
}

Key DatasetFacts::key(const End& end) const {
  if (kind_of(end) == EntityKind::state) { return state(id_text(end)); }
  return std::visit(
      [&](const auto& id) {
        if constexpr (requires { id.value; }) {
          return Key{kind_of(end), id.value};
        } else {
          return Key{};
        }
      },
      end.what);
}

ProcessId DatasetFacts::process_of(EventId id) const {
  const Event* event = find(dataset_.events, id);
  return event != nullptr && event->process ? *event->process : ProcessId{};
}

std::string DatasetFacts::reference_id(const Process& process) const {
  if (process.reference) { return *process.reference; }
  const ProcessFacts* facts = reference_.process_named(process.name);
  if (facts == nullptr && process.acronym) { facts = reference_.process_named(*process.acronym); }
  return facts != nullptr ? facts->id : std::string();
}

std::vector<OrganisationId> DatasetFacts::holders(OrganisationId organisation) const {
  std::vector<OrganisationId> result;
  const Organisation* body = find(dataset_.organisations, organisation);
  while (body != nullptr && body->parent && result.size() < deepest_nesting) {
    result.push_back(*body->parent);
    body = find(dataset_.organisations, *body->parent);
  }
  return result;
}

std::string DatasetFacts::category_of(OrganisationId organisation) const {
  const Organisation* body = find(dataset_.organisations, organisation);
  for (std::size_t depth = 0; body != nullptr && depth <= deepest_nesting; ++depth) {
    if (body->category) { return *body->category; }
    body = body->parent ? find(dataset_.organisations, *body->parent) : nullptr;
  }
  return {};
}

std::string DatasetFacts::region_of(std::string_view iso3) const {
  const StateFacts* state = iso3.empty() ? nullptr : reference_.state(iso3);
  return state != nullptr ? state->region : std::string();
}

const Appearance* DatasetFacts::latest(std::span<const Appearance* const> seen) const {
  const Appearance* result = nullptr;
  std::tuple<int, int, AppearanceId> best;
  for (const Appearance* appearance : seen) {
    if (appearance->organisations.empty() && !appearance->state) { continue; }
    const Event* event = find(dataset_.events, appearance->event);
    const bool dated = event != nullptr && event->start.has_value();
    const std::tuple<int, int, AppearanceId> time{dated ? event_order_[place_in(dataset_.events, *event)] : 0,
                                                  appearance->session ? order_of(*appearance->session) : 0, appearance->id};
    if (result == nullptr || time > best) {
      result = appearance;
      best = time;
    }
  }
  return result;
}

void DatasetFacts::describe_person(Node& node, PersonId id, std::span<const Appearance* const> seen) const {
  const Person* person = find(dataset_.people, id);
  if (person != nullptr) { node.name = person->name; }
  node.gender = gender_of(person, seen);
  const Appearance* appearance = latest(seen);
  if (appearance == nullptr) { return; }
  node.state = appearance->state.value_or("");
  for (const OrganisationId organisation : appearance->organisations) {
    if (node.category.empty()) { node.category = category_of(organisation); }
  }
  if (appearance->organisations.empty()) { node.category = "state"; }
}

void DatasetFacts::describe_organisation(Node& node, OrganisationId id) const {
  const Organisation* body = find(dataset_.organisations, id);
  if (body == nullptr) { return; }
  node.name = body->name;
  node.state = body->state.value_or("");
  node.category = category_of(id);
}

void DatasetFacts::describe_session(Node& node, SessionId id) const {
  const Session* session = find(dataset_.sessions, id);
  if (session == nullptr) { return; }
  node.name = title_of(*session);
  node.order = order_of(id);
}

Node DatasetFacts::node(Key key, std::span<const Appearance* const> seen) const {
  Node node;
  node.kind = key.kind;
  switch (key.kind) {
  case EntityKind::person:
    node.id = PersonId(key.number).text();
    describe_person(node, PersonId(key.number), seen);
    break;
  case EntityKind::organisation:
    node.id = OrganisationId(key.number).text();
    describe_organisation(node, OrganisationId(key.number));
    break;
  case EntityKind::state: {
    node.id = states_[static_cast<std::size_t>(key.number)];
    const StateFacts* state = reference_.state(node.id);
    node.name = state != nullptr ? state->name.in(Language::en) : node.id;
    node.state = node.id;
    node.category = "state";
    break;
  }
  case EntityKind::process: {
    node.id = ProcessId(key.number).text();
    const Process* process = find(dataset_.processes, ProcessId(key.number));
    if (process != nullptr) { node.name = process->name; }
    break;
  }
  case EntityKind::event: {
    node.id = EventId(key.number).text();
    if (const Event* event = find(dataset_.events, EventId(key.number))) {
      node.name = event->title;
      node.order = event_order_[place_in(dataset_.events, *event)];
    }
    break;
  }
  case EntityKind::session:
    node.id = SessionId(key.number).text();
    describe_session(node, SessionId(key.number));
    break;
  }
  node.region = region_of(node.state);
  add_traits(node, key, seen);
  node.words = key.kind == EntityKind::session ? session_words_.of(SessionId(key.number)) : session_words_.of(seen);
  node.evidence.reserve(seen.size());
  for (const Appearance* appearance : seen) {
    node.evidence.push_back(appearance->id);
  }
  return node;
}

void DatasetFacts::add_traits(Node& node, Key key, std::span<const Appearance* const> seen) const {
  if (key.kind == EntityKind::process) { return; }
  std::vector<EventId> events;
  std::vector<OrganisationId> bodies;
  for (const Appearance* appearance : seen) {
    if (events.empty() || events.back() != appearance->event) { events.push_back(appearance->event); }
    if (key.kind == EntityKind::person || key.kind == EntityKind::state) {
      bodies.insert(bodies.end(), appearance->organisations.begin(), appearance->organisations.end());
    }
  }
  if (key.kind == EntityKind::organisation) { bodies = holders(OrganisationId(key.number)); }
  keep_once(events);
  keep_once(bodies);
  std::vector<ProcessId> processes;
  for (const EventId event : events) {
    if (const ProcessId process = process_of(event)) { processes.push_back(process); }
  }
  keep_once(processes);
  node.traits.reserve(bodies.size() + processes.size() + events.size());
  for (const OrganisationId id : bodies) {
    const Organisation* const body = find(dataset_.organisations, id);
    if (body != nullptr) { node.traits.push_back({EntityKind::organisation, id.text(), body->name}); }
  }
  for (const ProcessId id : processes) {
    const Process* const process = find(dataset_.processes, id);
    if (process != nullptr) { node.traits.push_back({EntityKind::process, id.text(), process->name}); }
  }
  if (key.kind == EntityKind::event) { return; }
  for (const EventId id : events) {
    const Event* const event = find(dataset_.events, id);
    if (event != nullptr) { node.traits.push_back({EntityKind::event, id.text(), event->title}); }
  }
}

} // namespace entente::detail
