/// @file
/// A small made-up meeting for the tests of networks.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/network/network.hpp"

namespace entente::test {

/// Builds datasets line by line; ids count up from 1 in each list.
class Meeting {
public:
  Dataset data;

  ProcessId process(const std::string& name, const std::string& reference = {}) {
    Process process{ProcessId(static_cast<std::int64_t>(data.processes.size()) + 1), name, {}, {}};
    if (!reference.empty()) { process.reference = reference; }
    data.processes.push_back(process);
    return process.id;
  }
  EventId event(const std::string& title, ProcessId process, const std::string& start) {
    Event event;
    event.id = EventId(static_cast<std::int64_t>(data.events.size()) + 1);
    if (process) { event.process = process; }
    event.title = title;
    event.start = parse_date(start);
    event.end = event.start;
    data.events.push_back(event);
    return event.id;
  }
  SessionId session(EventId event, SessionKind kind = SessionKind::panel, const std::string& label = {}) {
    Session session;
    session.id = SessionId(static_cast<std::int64_t>(data.sessions.size()) + 1);
    session.event = event;
    session.kind = kind;
    if (!label.empty()) { session.label = label; }
    data.sessions.push_back(session);
    return session.id;
  }
  PersonId person(const std::string& name) {
    data.people.push_back({PersonId(static_cast<std::int64_t>(data.people.size()) + 1), name, {}, {}});
    return data.people.back().id;
  }
  OrganisationId body(const std::string& name, const std::string& category = {}, const std::string& state = {},
                      OrganisationId parent = {}) {
    Organisation body;
    body.id = OrganisationId(static_cast<std::int64_t>(data.organisations.size()) + 1);
    body.name = name;
    if (!category.empty()) { body.category = category; }
    if (!state.empty()) { body.state = state; }
    if (parent) { body.parent = parent; }
    data.organisations.push_back(body);
    return body.id;
  }
  /// An appearance on a session, or at an event's list of participants when `session` is 0.
  Appearance& seat(PersonId person, EventId event, SessionId session, std::vector<OrganisationId> bodies = {},
                   const std::string& state = {}) {
    Appearance appearance;
    appearance.id = AppearanceId(static_cast<std::int64_t>(data.appearances.size()) + 1);
    appearance.person = person;
    appearance.event = event;
    if (session) { appearance.session = session; }
    appearance.organisations = std::move(bodies);
    if (!state.empty()) { appearance.state = state; }
    data.appearances.push_back(appearance);
    return data.appearances.back();
  }
  [[nodiscard]] Network network(NetworkKind kind, TieWeight weight = TieWeight::count) const {
    return make_network(data, Reference::builtin(), kind, weight);
  }
};

/// "p1-p2 0.5" for each tie, in order.
inline std::vector<std::string> ties_of(const Network& network) {
  std::vector<std::string> result;
  for (const Tie& tie : network.ties()) {
    std::string weight = std::to_string(tie.weight);
    weight.erase(weight.find_last_not_of('0') + 1);
    if (weight.back() == '.') { weight.pop_back(); }
    result.push_back(network.nodes()[tie.source].id + "-" + network.nodes()[tie.target].id + " " + weight);
  }
  return result;
}

/// The ids of the nodes, in order.
inline std::vector<std::string> ids_of(const Network& network) {
  std::vector<std::string> result;
  for (const Node& node : network.nodes()) {
    result.push_back(node.id);
  }
  return result;
}

/// "1 4 7" for a list of ids.
template <class Ids> std::string numbers(const Ids& ids) {
  std::string result;
  for (const auto id : ids) {
    result += (result.empty() ? "" : " ") + std::to_string(id.value);
  }
  return result;
}

inline const Node& node(const Network& network, std::string_view id) {
  return *std::find_if(network.nodes().begin(), network.nodes().end(), [&](const Node& one) { return one.id == id; });
}

/// The tie of this kind between two nodes named by id; null when there is none.
inline const Tie* tie(const Network& network, std::string_view a, std::string_view b, TieKind kind) {
  for (const Tie& one : network.ties()) {
    const std::string& source = network.nodes()[one.source].id;
    const std::string& target = network.nodes()[one.target].id;
    if (one.kind == kind && ((source == a && target == b) || (source == b && target == a))) { return &one; }
  }
  return nullptr;
}

} // namespace entente::test
