#include "core/store/decisions/meetings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "core/store/complete.hpp"
#include "core/store/decisions/parting.hpp"

namespace entente::store {
namespace {

template <class Identifier> using Roots = std::unordered_map<Identifier, Identifier>;

template <class Identifier> Roots<Identifier> load_roots(const Connection& connection, const char* sql) {
  Roots<Identifier> roots;
  auto row = connection.query(sql);
  while (row.step()) {
    roots.emplace(row.id<Identifier>(0), row.id<Identifier>(1));
  }
  return roots;
}

template <class Identifier> bool move(Identifier& id, const Roots<Identifier>& roots) {
  const auto found = roots.find(id);
  if (found == roots.end()) { return false; }
  id = found->second;
  return true;
}

void complete(Event& shown, const Event& member) {
  fill(shown.process, member.process);
  if (!shown.start && member.start) {
    shown.start = member.start;
    shown.end = member.end;
    shown.when = member.when;
  }
  fill(shown.when, member.when);
  fill(shown.place, member.place);
  shown.documents.insert(shown.documents.end(), member.documents.begin(), member.documents.end());
  std::ranges::sort(shown.documents);
  shown.documents.erase(std::unique(shown.documents.begin(), shown.documents.end()), shown.documents.end());
}

void complete(Process& shown, const Process& member) {
  fill(shown.acronym, member.acronym);
  fill(shown.reference, member.reference);
}

/// An event of which nothing is said any more is shown as the first of its group of which something is.
void replace(Event& shown, const Event& member) {
  const EventId id = shown.id;
  shown = member;
  shown.id = id;
}
void replace(Process&, const Process&) {}

/// Those joined into others complete them, in the order of their ids, and leave the list; those that are `empty` add
/// nothing.
template <class Record, class Identifier>
void join(std::vector<Record>& records, const Roots<Identifier>& roots, std::unordered_set<Identifier> empty) {
  if (roots.empty()) { return; }
  std::unordered_map<Identifier, std::size_t> place;
  for (std::size_t i = 0; i < records.size(); ++i) {
    place.emplace(records[i].id, i);
  }
  for (const Record& record : records) {
    const auto found = roots.find(record.id);
    const auto shown = found == roots.end() ? place.end() : place.find(found->second);
    if (shown == place.end() || empty.contains(record.id)) { continue; }
    if (empty.erase(found->second) > 0) {
      replace(records[shown->second], record);
    } else {
      complete(records[shown->second], record);
    }
  }
  std::erase_if(records, [&](const Record& record) { return roots.contains(record.id); });
}

template <class Record, class Identifier, class Name>
void rename(const Connection& connection, const char* sql, std::vector<Record>& records, Name&& name) {
  auto row = connection.query(sql);
  while (row.step()) {
    const auto id = row.id<Identifier>(0);
    const auto at = std::ranges::lower_bound(records, id, {}, &Record::id);
    if (at != records.end() && at->id == id) { name(*at) = row.text(1); }
  }
}

/// True when the end was joined into another.
bool move_end(End& end, const Roots<EventId>& events, const Roots<ProcessId>& processes) {
  if (auto* const event = std::get_if<EventId>(&end.what)) { return move(*event, events); }
  if (auto* const process = std::get_if<ProcessId>(&end.what)) { return move(*process, processes); }
  return false;
}

/// None is shown of one with itself. Equal ones are shown once where that comes of joining.
void move_partnerships(std::vector<Partnership>& ties, const Roots<EventId>& events, const Roots<ProcessId>& processes) {
  using Tie = std::tuple<decltype(End::what), decltype(End::what), PartnershipKind, std::optional<std::string>,
                         std::optional<std::string>>;
  struct Doubles {
    std::vector<PartnershipId> ids;
    bool moved = false;
  };
  const auto day = [](const std::optional<Date>& date, const std::optional<std::string>& when) {
    return date ? std::optional<std::string>(to_iso(*date)) : when;
  };
  std::map<Tie, Doubles> doubles;
  std::unordered_set<PartnershipId> hidden;
  for (Partnership& tie : ties) {
    const bool source = move_end(tie.source, events, processes);
    const bool target = move_end(tie.target, events, processes);
    if ((source || target) && tie.source == tie.target) { hidden.insert(tie.id); }
    Doubles& same =
        doubles[{tie.source.what, tie.target.what, tie.kind, day(tie.from, tie.from_when), day(tie.to, tie.to_when)}];
    same.ids.push_back(tie.id);
    same.moved = same.moved || source || target;
  }
  for (const auto& [tie, same] : doubles) {
    if (same.moved) { hidden.insert(same.ids.begin() + 1, same.ids.end()); }
  }
  std::erase_if(ties, [&](const Partnership& tie) { return hidden.contains(tie.id); });
}

} // namespace

std::unordered_set<AppearanceId> show_meetings(const Connection& connection, Dataset& dataset) {
  std::unordered_set<AppearanceId> moved;
  const auto events = load_roots<EventId>(connection, "SELECT id, root FROM event WHERE root IS NOT NULL");
  const auto processes = load_roots<ProcessId>(connection, "SELECT id, root FROM process WHERE root IS NOT NULL");
  if (!events.empty() || !processes.empty()) {
    for (Session& session : dataset.sessions) {
      move(session.event, events);
    }
    for (Appearance& appearance : dataset.appearances) {
      if (move(appearance.event, events) && !appearance.session) { moved.insert(appearance.id); }
    }
    for (Theme& theme : dataset.themes) {
      move(theme.event, events);
    }
    move_partnerships(dataset.partnerships, events, processes);
    for (Event& event : dataset.events) {
      if (event.process) { move(*event.process, processes); }
    }
    join(dataset.events, events, emptied_events(connection));
    join(dataset.processes, processes, {});
  }
  return moved;
}

void name_meetings(const Connection& connection, Dataset& dataset) {
  rename<Event, EventId>(connection, "SELECT id, declared_name FROM event WHERE declared_name IS NOT NULL AND root IS NULL",
                         dataset.events, [](Event& event) -> std::string& { return event.title; });
  rename<Process, ProcessId>(connection,
                             "SELECT id, declared_name FROM process WHERE declared_name IS NOT NULL AND root IS NULL",
                             dataset.processes, [](Process& process) -> std::string& { return process.name; });
}

} // namespace entente::store
