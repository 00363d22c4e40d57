#include <algorithm>

#include "tests/core/store/decision_model.hpp"

namespace decision_model {

using namespace entente;

std::int64_t Model::read_as(std::int64_t document) const {
  const auto speaks = [&](const Event& event) {
    return std::find(event.documents.begin(), event.documents.end(), DocumentId(document)) != event.documents.end();
  };
  return std::find_if(start_.events.begin(), start_.events.end(), speaks)->id.value;
}

std::int64_t Model::event_of(std::int64_t document, std::int64_t part) const { return number({'a', document, part}); }

std::int64_t Model::event_of(const Session& session) const {
  return event_of(session.source.document->value, number({'T', session.id.value, 0}));
}

std::set<std::int64_t> Model::parts_of(std::int64_t document) const {
  std::set<std::int64_t> parts{read_as(document)};
  for (const Session& session : start_.sessions) {
    if (session.source.document->value == document) { parts.insert(number({'T', session.id.value, 0})); }
  }
  for (const std::size_t decision : standing_) {
    for (const Change& change : decisions_[decision].changes) {
      if (change.key.field == 'a' && change.key.row == document) { parts.insert(change.key.part); }
    }
  }
  return parts;
}

std::size_t Model::parts_under(Entity event) const {
  std::size_t count = 0;
  for (const DocumentInfo& document : start_.documents) {
    for (const std::int64_t part : parts_of(document.id.value)) {
      count += root({'e', event_of(document.id.value, part)}) == event.second ? 1 : 0;
    }
  }
  return count;
}

std::vector<std::int64_t> Model::documents_of(std::int64_t event) const {
  std::vector<std::int64_t> list;
  const auto add = [&](std::int64_t document) {
    const std::set<std::int64_t> parts = parts_of(document);
    const bool speaks =
        std::any_of(parts.begin(), parts.end(), [&](std::int64_t part) { return event_of(document, part) == event; });
    if (speaks && std::find(list.begin(), list.end(), document) == list.end()) { list.push_back(document); }
  };
  if (const auto made = made_events_.find(event); made != made_events_.end()) {
    std::for_each(made->second.documents.begin(), made->second.documents.end(), add);
  }
  for (const DocumentInfo& document : start_.documents) {
    add(document.id.value);
  }
  return list;
}

bool Model::split_event(const Step& step) {
  if (!step.mentions.empty() && std::holds_alternative<SessionId>(step.mentions.front())) { return split_sessions(step); }
  const Entity entity = entity_of(step.entities.at(0));
  std::vector<std::int64_t> going;
  std::map<std::int64_t, std::int64_t> part;
  for (const MentionRef& ref : step.mentions) {
    const std::int64_t document = std::get<DocumentId>(ref).value;
    if (std::find(going.begin(), going.end(), document) != going.end()) { continue; }
    std::size_t mine = 0;
    for (const std::int64_t each : parts_of(document)) {
      if (root({'e', event_of(document, each)}) != entity.second) { continue; }
      part[document] = each;
      ++mine;
    }
    if (mine != 1) { return false; }
    going.push_back(document);
  }
  if (going.empty() || parts_under(entity) <= going.size()) { return false; }
  const std::int64_t made = start_.events.back().id.value + static_cast<std::int64_t>(made_events_.size()) + 1;
  Decision decision;
  decision.kind = 'e';
  decision.made = Entity{'e', made};
  decision.entities = {entity, *decision.made};
  made_joined_[*decision.made] = entity.second;
  made_events_[made] = {going, number({'z', event_of(going.front(), part[going.front()]), 0})};
  decision.changes.push_back(change({'k', made, 0}, std::nullopt));
  if (!step.text.empty()) { decision.changes.push_back(change({'y', made, 0}, step.text)); }
  for (const std::int64_t document : going) {
    decision.entities.insert({'e', event_of(document, part[document])});
    decision.changes.push_back(change({'a', document, part[document]}, std::to_string(made)));
  }
  decision.changes.push_back(change({'q', std::min(entity.second, made), std::max(entity.second, made)}, "different"));
  if (add(std::move(decision))) { return true; }
  made_events_.erase(made);
  made_joined_.erase({'e', made});
  return false;
}

bool Model::split_sessions(const Step& step) {
  const Entity entity = entity_of(step.entities.at(0));
  std::vector<const Session*> going;
  for (const MentionRef& ref : step.mentions) {
    const Session* const session = find(start_.sessions, std::get<SessionId>(ref));
    if (session == nullptr || root({'e', event_of(*session)}) != entity.second) { return false; }
    if (std::find(going.begin(), going.end(), session) == going.end()) { going.push_back(session); }
  }
  const auto all = std::count_if(start_.sessions.begin(), start_.sessions.end(), [&](const Session& session) {
    return root({'e', event_of(session)}) == entity.second;
  });
  if (going.empty() || all <= static_cast<std::ptrdiff_t>(going.size())) { return false; }
  const std::int64_t made = start_.events.back().id.value + static_cast<std::int64_t>(made_events_.size()) + 1;
  Decision decision;
  decision.kind = 'e';
  decision.made = Entity{'e', made};
  decision.entities = {entity, *decision.made};
  made_joined_[*decision.made] = entity.second;
  made_events_[made] = {{}, number({'z', event_of(*going.front()), 0})};
  decision.changes.push_back(change({'k', made, 0}, std::nullopt));
  if (!step.text.empty()) { decision.changes.push_back(change({'y', made, 0}, step.text)); }
  for (const Session* const session : going) {
    made_events_[made].documents.push_back(session->source.document->value);
    decision.entities.insert({'e', event_of(*session)});
    decision.changes.push_back(change({'T', session->id.value, 0}, std::to_string(made)));
  }
  decision.changes.push_back(change({'q', std::min(entity.second, made), std::max(entity.second, made)}, "different"));
  if (add(std::move(decision))) { return true; }
  made_events_.erase(made);
  made_joined_.erase({'e', made});
  return false;
}

bool Model::split_process(const Step& step) {
  const Entity entity = entity_of(step.entities.at(0));
  const auto is_of = [&](std::int64_t event) {
    const std::int64_t process = number({'z', event, 0});
    return process != 0 && root({'c', process}) == entity.second;
  };
  const std::vector<std::int64_t> events = live('e');
  std::set<std::int64_t> going;
  for (const MentionRef& ref : step.mentions) {
    const std::int64_t top = root({'e', std::get<EventId>(ref).value});
    bool any = false;
    for (const std::int64_t event : events) {
      if (root({'e', event}) != top || !is_of(event)) { continue; }
      going.insert(event);
      any = true;
    }
    if (!any) { return false; }
  }
  const auto all = static_cast<std::size_t>(std::count_if(events.begin(), events.end(), is_of));
  if (going.empty() || step.text.empty() || all <= going.size()) { return false; }
  const std::int64_t made = start_.processes.back().id.value + static_cast<std::int64_t>(made_processes_.size()) + 1;
  Decision decision;
  decision.kind = 'c';
  decision.made = Entity{'c', made};
  decision.entities = {entity, *decision.made};
  made_joined_[*decision.made] = entity.second;
  made_processes_[made] = step.text;
  decision.changes = {change({'K', made, 0}, std::nullopt), change({'Y', made, 0}, step.text)};
  for (const std::int64_t event : going) {
    decision.entities.insert({'c', number({'z', event, 0})});
    decision.entities.insert({'e', event});
    decision.changes.push_back(change({'z', event, 0}, std::to_string(made)));
  }
  decision.changes.push_back(change({'Q', std::min(entity.second, made), std::max(entity.second, made)}, "different"));
  if (add(std::move(decision))) { return true; }
  made_processes_.erase(made);
  made_joined_.erase({'c', made});
  return false;
}

void Model::choose_parts(char kind, std::mt19937& random, Step& step) const {
  const std::int64_t top = entity_of(step.entities.front()).second;
  const auto perhaps = [&](bool mine, const MentionRef& part) {
    if (mine && random() % 2 == 0) { step.mentions.push_back(part); }
  };
  for (std::size_t i = 0; (kind == 'p' || kind == 'o') && i < world_.mentions.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i) + 1;
    bool mine = kind == 'p' && root({'p', number({'m', row, 0})}) == top;
    for (std::size_t part = 0; kind == 'o' && part < world_.mentions[i].bodies.size(); ++part) {
      mine = mine || root({'o', number({'B', row, static_cast<std::int64_t>(part)})}) == top;
    }
    perhaps(mine, AppearanceId(row));
  }
  const bool sessions = kind == 'e' && random() % 2 == 0;
  for (auto session = start_.sessions.rbegin(); sessions && session != start_.sessions.rend(); ++session) {
    perhaps(root({'e', event_of(*session)}) == top, session->id);
  }
  for (auto document = start_.documents.rbegin(); kind == 'e' && !sessions && document != start_.documents.rend();
       ++document) {
    perhaps(root({'e', event_of(document->id.value, read_as(document->id.value))}) == top, document->id);
  }
  for (const std::int64_t event : live('e')) {
    const std::int64_t process = kind == 'c' ? number({'z', event, 0}) : 0;
    perhaps(process != 0 && root({'c', process}) == top, EventId(event));
  }
}

std::optional<Source> Model::first_parted(std::int64_t event, std::int64_t document) const {
  if (event_of(document, read_as(document)) == event) { return std::nullopt; }
  for (const Session& session : start_.sessions) {
    if (session.source.document->value == document && event_of(session) == event) { return session.source; }
  }
  return Source{DocumentId(document), std::nullopt, std::nullopt};
}

Event Model::printed_event(std::int64_t event) const {
  const std::vector<std::int64_t> documents = documents_of(event);
  Event printed = *find(start_.events, EventId(read_as(documents.front())));
  if (const auto first = first_parted(event, documents.front())) { printed.source = *first; }
  const std::set<std::int64_t> by_id(documents.begin(), documents.end());
  for (const std::int64_t document : by_id) {
    if (!printed.place) { printed.place = find(start_.events, EventId(read_as(document)))->place; }
  }
  const std::int64_t process = number({'z', event, 0});
  printed.process = process == 0 ? std::nullopt : std::optional(ProcessId(process));
  return printed;
}

void Model::show_meetings(Dataset& shown) const {
  for (Session& session : shown.sessions) {
    session.event = EventId(root({'e', event_of(session)}));
  }
  // All appearances are on sessions, and there are no themes.
  for (Appearance& appearance : shown.appearances) {
    appearance.event = find(shown.sessions, *appearance.session)->event;
  }
  shown.events.clear();
  for (const auto& [top, group] : groups('e')) {
    std::optional<Event> event;
    std::set<DocumentId> documents;
    for (const std::int64_t member : group) {
      const auto list = documents_of(member);
      if (list.empty()) { continue; }
      for (const std::int64_t document : list) {
        documents.insert(DocumentId(document));
      }
      const Event printed = printed_event(member);
      if (!event) { event = printed; }
      if (!event->process) { event->process = printed.process; }
      if (!event->place) { event->place = printed.place; }
    }
    event->id = EventId(top);
    if (const Value declared = value({'y', top, 0})) { event->title = *declared; }
    event->documents.assign(documents.begin(), documents.end());
    if (event->process) { event->process = ProcessId(root({'c', event->process->value})); }
    shown.events.push_back(*event);
  }
  shown.processes.clear();
  for (const auto& [top, group] : groups('c')) {
    const Process* const read = find(start_.processes, ProcessId(top));
    Process process = read != nullptr ? *read : Process{ProcessId(top), made_processes_.at(top), {}, {}};
    if (const Value declared = value({'Y', top, 0})) { process.name = *declared; }
    shown.processes.push_back(process);
  }
}

} // namespace decision_model
