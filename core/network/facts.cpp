#include "core/network/facts.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/text/lower_words.hpp"
#include "core/text/unicode.hpp"

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

DatasetFacts::DatasetFacts(const Dataset& dataset, const Reference& reference) : dataset_(dataset), reference_(reference) {
  for (const Appearance& appearance : dataset.appearances) {
    const Session* session = appearance.session ? find(dataset.sessions, *appearance.session) : nullptr;
    if (session == nullptr || session->kind != SessionKind::break_) { appearances_.push_back(&appearance); }
    if (appearance.state) { states_.push_back(*appearance.state); }
  }
  for (const Partnership& partnership : dataset.partnerships) {
    for (const End* end : {&partnership.source, &partnership.target}) {
      if (kind_of(*end) == EntityKind::state) { states_.push_back(id_text(*end)); }
    }
  }
  std::sort(states_.begin(), states_.end());
  states_.erase(std::unique(states_.begin(), states_.end()), states_.end());
  order_programme();
  read_titles();
}

void DatasetFacts::read_titles() {
  constexpr std::size_t least_letters = 4;
  const Cues& cues = reference_.cues();
  for (const Session& session : dataset_.sessions) {
    if (!session.title || session.kind == SessionKind::break_) { continue; }
    const DocumentInfo* const document =
        session.source.document ? find(dataset_.documents, *session.source.document) : nullptr;
    const auto language = document != nullptr ? document->language : std::nullopt;
    const auto says_nothing = [&](const CueList& list, const std::string& word) {
      const Cue* const cue = list.exact(word, language);
      return cue != nullptr && (!cue->language || !language || cue->language == language);
    };
    std::vector<std::string>& words = session_words_[session.id];
    for (std::string& word : lower_words(*session.title)) {
      const bool digits = word.find_first_of("0123456789") != std::string::npos;
      if (digits || length(word) < least_letters || says_nothing(cues.stop_words, word) ||
          says_nothing(cues.session_labels, word) || says_nothing(cues.session_kinds, word)) {
        continue;
      }
      words.push_back(std::move(word));
    }
  }
}

void DatasetFacts::add_words(Node& node, Key key, std::span<const Appearance* const> seen) const {
  const auto add = [&](SessionId session) {
    const auto words = session_words_.find(session);
    if (words != session_words_.end()) { node.words.insert(node.words.end(), words->second.begin(), words->second.end()); }
  };
  if (key.kind == EntityKind::session) {
    add(SessionId(key.number));
  } else {
    for (const Appearance* appearance : seen) {
      if (appearance->session) { add(*appearance->session); }
    }
  }
  std::sort(node.words.begin(), node.words.end());
  node.words.erase(std::unique(node.words.begin(), node.words.end()), node.words.end());
}

void DatasetFacts::order_programme() {
  const auto start = [](const Event& event) { return event.start ? days_since_epoch(*event.start) : after_all; };
  std::vector<std::pair<int, EventId>> events;
  for (const Event& event : dataset_.events) {
    events.emplace_back(start(event), event.id);
  }
  std::sort(events.begin(), events.end());
  for (const auto& [day, id] : events) {
    event_order_.emplace(id, static_cast<int>(event_order_.size()) + 1);
  }

  std::vector<std::tuple<int, std::pair<int, int>, SessionId>> sessions;
  for (const Session& session : dataset_.sessions) {
    const Event* event = find(dataset_.events, session.event);
    if (event == nullptr) { continue; }
    sessions.emplace_back(event_order_.at(event->id), hour_of(session, *event, dataset_), session.id);
  }
  std::sort(sessions.begin(), sessions.end());
  for (const auto& session : sessions) {
    session_order_.emplace(std::get<SessionId>(session), static_cast<int>(session_order_.size()) + 1);
  }
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
  std::vector<OrganisationId> chain{organisation};
  for (const OrganisationId holder : holders(organisation)) {
    chain.push_back(holder);
  }
  for (const OrganisationId id : chain) {
    const Organisation* body = find(dataset_.organisations, id);
    if (body != nullptr && body->category) { return *body->category; }
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
    const auto session = appearance->session ? session_order_.find(*appearance->session) : session_order_.end();
    const std::tuple<int, int, AppearanceId> time{dated ? event_order_.at(event->id) : 0,
                                                  session != session_order_.end() ? session->second : 0, appearance->id};
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
  if (const auto order = session_order_.find(id); order != session_order_.end()) { node.order = order->second; }
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
      node.order = event_order_.at(event->id);
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
  add_words(node, key, seen);
  node.evidence.reserve(seen.size());
  for (const Appearance* appearance : seen) {
    node.evidence.push_back(appearance->id);
  }
  return node;
}

void DatasetFacts::add_organisation_trait(Node& node, OrganisationId organisation) const {
  const Organisation* body = find(dataset_.organisations, organisation);
  if (body != nullptr) { node.traits.push_back({EntityKind::organisation, organisation.text(), body->name}); }
}

void DatasetFacts::add_event_traits(Node& node, EventId id) const {
  const Event* event = find(dataset_.events, id);
  if (event == nullptr) { return; }
  const Process* process = event->process ? find(dataset_.processes, *event->process) : nullptr;
  if (process != nullptr && node.kind != EntityKind::process) {
    node.traits.push_back({EntityKind::process, process->id.text(), process->name});
  }
  if (node.kind != EntityKind::event) { node.traits.push_back({EntityKind::event, id.text(), event->title}); }
}

void DatasetFacts::add_traits(Node& node, Key key, std::span<const Appearance* const> seen) const {
  if (key.kind == EntityKind::process) { return; }
  std::vector<EventId> events;
  std::vector<OrganisationId> bodies;
  for (const Appearance* appearance : seen) {
    events.push_back(appearance->event);
    if (key.kind == EntityKind::person || key.kind == EntityKind::state) {
      bodies.insert(bodies.end(), appearance->organisations.begin(), appearance->organisations.end());
    }
  }
  if (key.kind == EntityKind::organisation) { bodies = holders(OrganisationId(key.number)); }
  std::sort(events.begin(), events.end());
  events.erase(std::unique(events.begin(), events.end()), events.end());
  std::sort(bodies.begin(), bodies.end());
  bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
  for (const OrganisationId body : bodies) {
    add_organisation_trait(node, body);
  }
  for (const EventId event : events) {
    add_event_traits(node, event);
  }
  std::stable_sort(node.traits.begin(), node.traits.end(), [](const Trait& a, const Trait& b) {
    return std::tuple(a.kind, a.id.size(), std::string_view(a.id)) < std::tuple(b.kind, b.id.size(), std::string_view(b.id));
  });
  node.traits.erase(std::unique(node.traits.begin(), node.traits.end()), node.traits.end());
}

} // namespace entente::detail
