#include "core/analysis/bare_slice.hpp"

namespace entente::detail {
namespace {

void add(const Event& event, Dataset& part) {
  Event& own = part.events.emplace_back();
  own.id = event.id;
  own.process = event.process;
  own.start = event.start;
  own.end = event.end;
}

void add(const Session& session, Dataset& part) {
  Session& own = part.sessions.emplace_back();
  own.id = session.id;
  own.event = session.event;
  own.parent = session.parent;
  own.kind = session.kind;
}

void add(const Organisation& body, Dataset& part) {
  Organisation& own = part.organisations.emplace_back();
  own.id = body.id;
  own.parent = body.parent;
}

void add(const Appearance& appearance, Dataset& part) {
  Appearance& own = part.appearances.emplace_back();
  own.id = appearance.id;
  own.person = appearance.person;
  own.event = appearance.event;
  own.session = appearance.session;
  own.organisations = appearance.organisations;
  own.state = appearance.state;
  own.source.document = appearance.source.document;
  own.source.line = appearance.source.line;
}

} // namespace

Dataset bare_slice(const Dataset& dataset, const std::function<bool(const Appearance&)>& keep) {
  Dataset part;
  part.processes = dataset.processes;
  part.states = dataset.states;
  part.partnerships = dataset.partnerships;
  const auto add_all = [&](const auto& list) {
    for (const auto& record : list) {
      add(record, part);
    }
  };
  add_all(dataset.events);
  add_all(dataset.sessions);
  add_all(dataset.organisations);
  for (const Appearance& appearance : dataset.appearances) {
    if (keep(appearance)) { add(appearance, part); }
  }
  return part;
}

} // namespace entente::detail
