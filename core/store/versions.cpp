#include "core/store/versions.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "core/error.hpp"

namespace entente::store {
namespace {

template <class Identifier, class Record> std::unordered_set<Identifier> ids_of(const std::vector<Record>& records) {
  std::unordered_set<Identifier> ids;
  for (const Record& record : records) {
    ids.insert(record.id);
  }
  return ids;
}

/// What records refer to.
struct Mentioned {
  std::unordered_set<PersonId> people;
  std::unordered_set<OrganisationId> organisations;
  std::unordered_set<EventId> events;
  std::unordered_set<ProcessId> processes;

  void add(const Appearance& appearance) {
    people.insert(appearance.person);
    organisations.insert(appearance.organisations.begin(), appearance.organisations.end());
    events.insert(appearance.event);
  }
  void add(const End& end) {
    if (const auto* const person = std::get_if<PersonId>(&end.what)) { people.insert(*person); }
    if (const auto* const body = std::get_if<OrganisationId>(&end.what)) { organisations.insert(*body); }
    if (const auto* const event = std::get_if<EventId>(&end.what)) { events.insert(*event); }
    if (const auto* const process = std::get_if<ProcessId>(&end.what)) { processes.insert(*process); }
  }
  void add(const Partnership& tie) {
    add(tie.source);
    add(tie.target);
  }
  void add(const Session& session) { events.insert(session.event); }
  void add(const Theme& theme) { events.insert(theme.event); }
};

Mentioned mentioned_in(const Dataset& dataset) {
  Mentioned mentioned;
  const auto add_all = [&](const auto& records) {
    for (const auto& record : records) {
      mentioned.add(record);
    }
  };
  add_all(dataset.appearances);
  add_all(dataset.partnerships);
  add_all(dataset.sessions);
  add_all(dataset.themes);
  return mentioned;
}

using IsOut = std::function<bool(const Source&)>;

/// Parts the records that are out from the list, noting whom they speak of.
template <class Record> void part(std::vector<Record>& records, const IsOut& is_out, Mentioned& spoken_of) {
  std::erase_if(records, [&](const Record& record) {
    bool out = false;
    if constexpr (requires { record.evidence; }) {
      out = is_out(record.evidence);
    } else {
      out = is_out(record.source);
    }
    if (out) { spoken_of.add(record); }
    return out;
  });
}

/// Sessions that the records left speak of, with the sessions these are part of.
std::unordered_set<SessionId> sessions_in_use(const Dataset& dataset, const IsOut& is_out) {
  std::unordered_set<SessionId> used;
  const auto use = [&](std::optional<SessionId> id) {
    while (id && used.insert(*id).second) {
      const Session* const session = find(dataset.sessions, *id);
      id = session == nullptr ? std::nullopt : session->parent;
    }
  };
  for (const Appearance& appearance : dataset.appearances) {
    use(appearance.session);
  }
  for (const Theme& theme : dataset.themes) {
    use(theme.session);
  }
  for (const Session& session : dataset.sessions) {
    if (!is_out(session.source)) { use(session.id); }
  }
  return used;
}

/// Adds the wholes that bodies are part of.
void add_wholes(const std::vector<Organisation>& bodies, std::unordered_set<OrganisationId>& ids) {
  std::vector<OrganisationId> open(ids.begin(), ids.end());
  while (!open.empty()) {
    const Organisation* const body = find(bodies, open.back());
    open.pop_back();
    if (body != nullptr && body->parent && ids.insert(*body->parent).second) { open.push_back(*body->parent); }
  }
}

void drop(Dataset& dataset, const TakenOut& candidates, const std::function<bool(const Event&)>& may_drop_event,
          bool all_processes) {
  Mentioned mentioned = mentioned_in(dataset);
  std::erase_if(dataset.people, [&](const Person& person) {
    return candidates.people.contains(person.id) && !mentioned.people.contains(person.id);
  });
  auto organisations = candidates.organisations;
  add_wholes(dataset.organisations, organisations);
  for (const Organisation& body : dataset.organisations) {
    if (!organisations.contains(body.id)) { mentioned.organisations.insert(body.id); }
  }
  add_wholes(dataset.organisations, mentioned.organisations);
  std::erase_if(dataset.organisations, [&](const Organisation& body) { return !mentioned.organisations.contains(body.id); });
  std::unordered_set<ProcessId> processes;
  std::erase_if(dataset.events, [&](const Event& event) {
    const bool gone = may_drop_event(event) && !mentioned.events.contains(event.id);
    if (gone && event.process) { processes.insert(*event.process); }
    return gone;
  });
  for (const Event& event : dataset.events) {
    if (event.process) { mentioned.processes.insert(*event.process); }
  }
  std::erase_if(dataset.processes, [&](const Process& process) {
    return (all_processes || processes.contains(process.id)) && !mentioned.processes.contains(process.id);
  });
}

} // namespace

std::unordered_set<DocumentId> superseded_documents(const Dataset& dataset) {
  std::unordered_set<DocumentId> superseded;
  for (const DocumentInfo& document : dataset.documents) {
    if (document.superseded_by) { superseded.insert(document.id); }
  }
  return superseded;
}

TakenOut take_out(Dataset& dataset, const std::unordered_set<DocumentId>& out, bool bare) {
  if (out.empty() && !bare) { return {}; }
  const IsOut from_out = [&](const Source& source) { return source.document ? out.contains(*source.document) : bare; };
  Mentioned spoken_of;
  part(dataset.appearances, from_out, spoken_of);
  part(dataset.themes, from_out, spoken_of);
  part(dataset.partnerships, from_out, spoken_of);
  const auto used = sessions_in_use(dataset, from_out);
  std::erase_if(dataset.sessions, [&](const Session& session) {
    const bool gone = !used.contains(session.id);
    if (gone) { spoken_of.add(session); }
    return gone;
  });
  TakenOut taken{std::move(spoken_of.people), std::move(spoken_of.organisations), std::move(spoken_of.events)};
  for (const Event& event : dataset.events) {
    const bool all_out =
        !event.documents.empty() && std::ranges::all_of(event.documents, [&](DocumentId id) { return out.contains(id); });
    if (all_out) { taken.events.insert(event.id); }
  }
  return taken;
}

void drop_unmentioned(Dataset& dataset, const TakenOut& taken_out) {
  if (taken_out.people.empty() && taken_out.organisations.empty() && taken_out.events.empty()) { return; }
  const auto superseded = superseded_documents(dataset);
  const auto only_out = [&](const Event& event) {
    return taken_out.events.contains(event.id) &&
           std::ranges::all_of(event.documents, [&](DocumentId id) { return superseded.contains(id); });
  };
  drop(dataset, taken_out, only_out, false);
}

void keep_document(Dataset& dataset, DocumentId document) {
  const TakenOut everything{ids_of<PersonId>(dataset.people), ids_of<OrganisationId>(dataset.organisations),
                            ids_of<EventId>(dataset.events)};
  const auto of_others = [&](const Event& event) {
    return std::ranges::find(event.documents, document) == event.documents.end();
  };
  drop(dataset, everything, of_others, true);
  for (Event& event : dataset.events) {
    std::erase_if(event.documents, [&](DocumentId id) { return id != document; });
  }
  std::erase_if(dataset.documents, [&](const DocumentInfo& info) { return info.id != document; });
}

void show_events(const Connection& connection, Dataset& dataset) {
  const auto superseded = superseded_documents(dataset);
  const bool one = dataset.documents.size() == 1;
  for (Event& event : dataset.events) {
    const auto stands = [&](DocumentId id) {
      return find(dataset.documents, id) != nullptr && (one || !superseded.contains(id));
    };
    if (!event.source.document || stands(*event.source.document)) { continue; }
    const auto shown = std::ranges::find_if(event.documents, stands);
    if (shown == event.documents.end()) { continue; }
    auto row = connection.query("SELECT title, first_day, last_day, period, place, line, printed FROM event_document "
                                "WHERE event = ? AND document = ? AND title IS NOT NULL");
    row.bind(event.id).bind(*shown);
    if (!row.step()) { continue; }
    event.title = row.text(0);
    if (!row.is_null(3)) {
      event.start = row.maybe_date(1);
      event.end = row.maybe_date(2);
      event.when = row.maybe_text(3);
    }
    if (!row.is_null(4)) { event.place = row.text(4); }
    event.source = {*shown, row.maybe_int(5), row.maybe_text(6)};
  }
}

void write_superseded(const Connection& connection, DocumentId earlier, DocumentId later) {
  auto row = connection.query("UPDATE document SET superseded_by = ? WHERE id = ?");
  row.bind(later).bind(earlier).run();
}

void refuse_version_circle(const Connection& connection, std::int64_t document) {
  std::int64_t at = document;
  for (int steps = 0; steps < most_versions; ++steps) {
    auto row = connection.query("SELECT by FROM superseded_document WHERE id = ?");
    row.bind(at);
    if (!row.step()) { return; }
    at = row.integer(0);
    if (at == document) {
      throw Error(ErrorKind::conflict, "this would make {} supersede itself", DocumentId(document).text());
    }
  }
  throw Error(ErrorKind::unsupported, "{}: more than {} versions follow one another", DocumentId(document).text(),
              most_versions);
}

} // namespace entente::store
