#include "tests/core/store/decision_model.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace decision_model {

using namespace entente;

Model::Model(Dataset start, World world) : start_(std::move(start)), world_(std::move(world)) {}

char Model::join_field(char kind) { return std::string("jJkK").at(std::string("poec").find(kind)); }
char Model::name_field(char kind) { return std::string("nNyY").at(std::string("poec").find(kind)); }
char Model::pair_field(char kind) { return std::string("dDqQ").at(std::string("poec").find(kind)); }

std::vector<std::int64_t> Model::standing() const {
  std::vector<std::int64_t> list;
  for (const std::size_t decision : taken_) {
    list.push_back(static_cast<std::int64_t>(decision) + 1);
  }
  return list;
}

Model::Value Model::initial(const Key& key) const {
  const auto appearance = [&]() -> const Appearance& {
    return start_.appearances.at(static_cast<std::size_t>(key.row - 1));
  };
  const auto owner_at = [](const End& end) -> Value {
    if (const auto* const person = std::get_if<PersonId>(&end.what)) { return std::to_string(person->value); }
    if (const auto* const body = std::get_if<OrganisationId>(&end.what)) { return std::to_string(body->value); }
    return std::nullopt;
  };
  switch (key.field) {
  case 'j':
  case 'J':
  case 'k':
  case 'K': {
    const auto made = made_joined_.find({std::string("poec").at(std::string("jJkK").find(key.field)), key.row});
    return made == made_joined_.end() ? Value() : Value(std::to_string(made->second));
  }
  case 'a': return std::to_string(key.part);
  case 'T': return std::to_string(read_as(find(start_.sessions, SessionId(key.row))->source.document->value));
  case 'z': {
    if (const auto made = made_events_.find(key.row); made != made_events_.end()) {
      return made->second.process == 0 ? Value() : Value(std::to_string(made->second.process));
    }
    const auto process = find(start_.events, EventId(key.row))->process;
    return process ? Value(std::to_string(process->value)) : Value();
  }
  case 'm': return std::to_string(appearance().person.value);
  case 'r': return std::string(entente::to_text(appearance().role));
  case 's': return appearance().state;
  case 'b': return !appearance().state ? "none" : appearance().state_printed ? "printed" : "derived";
  case 'x': return appearance().gender ? Value(std::string(entente::to_text(*appearance().gender))) : Value();
  case 'B':
    return std::to_string(
        world_.mentions.at(static_cast<std::size_t>(key.row - 1)).bodies.at(static_cast<std::size_t>(key.part)).owner);
  case 'u': return owner_at(start_.partnerships.at(static_cast<std::size_t>(key.row - 1)).source);
  case 'v': return owner_at(start_.partnerships.at(static_cast<std::size_t>(key.row - 1)).target);
  default: return std::nullopt;
  }
}

Model::Value Model::value(const Key& key) const {
  const auto found = cells_.find(key);
  return found == cells_.end() ? initial(key) : found->second;
}

std::int64_t Model::number(const Key& key) const {
  const Value held = value(key);
  return held ? std::stoll(*held) : 0;
}

std::vector<std::int64_t> Model::live(char kind) const {
  std::vector<std::int64_t> ids;
  if (kind == 'p') {
    for (const Person& person : start_.people) {
      ids.push_back(person.id.value);
    }
  } else if (kind == 'e') {
    for (const Event& event : start_.events) {
      ids.push_back(event.id.value);
    }
  } else if (kind == 'c') {
    for (const Process& process : start_.processes) {
      ids.push_back(process.id.value);
    }
  } else {
    for (const Organisation& body : start_.organisations) {
      ids.push_back(body.id.value);
    }
  }
  for (const std::size_t decision : standing_) {
    const auto& made = decisions_[decision].made;
    if (made && made->first == kind) { ids.push_back(made->second); }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::int64_t Model::root(Entity entity) const {
  std::int64_t at = entity.second;
  for (int steps = 0; steps < 1000; ++steps) {
    const std::int64_t next = number({join_field(entity.first), at, 0});
    if (next == 0) { return at; }
    at = next;
  }
  return 0;
}

std::map<std::int64_t, std::vector<std::int64_t>> Model::groups(char kind) const {
  std::map<std::int64_t, std::vector<std::int64_t>> groups;
  for (const std::int64_t id : live(kind)) {
    auto& group = groups[root({kind, id})];
    group.push_back(id);
  }
  for (auto& [root, group] : groups) {
    const auto at = std::find(group.begin(), group.end(), root);
    if (at != group.end()) { std::rotate(group.begin(), at, at + 1); }
  }
  return groups;
}

std::int64_t Model::stored_whole(std::int64_t body) const {
  if (const auto made = made_bodies_.find(body); made != made_bodies_.end()) {
    return made->second.parent ? made->second.parent->value : 0;
  }
  const Organisation* const record = find(start_.organisations, OrganisationId(body));
  return record->parent ? record->parent->value : 0;
}

std::int64_t Model::whole(std::int64_t body, const std::map<std::int64_t, std::vector<std::int64_t>>& groups) const {
  for (const std::int64_t member : groups.at(body)) {
    const Value declared = value({'P', member, 0});
    if (declared == "0") { return 0; }
    const std::int64_t parent = declared ? std::stoll(*declared) : stored_whole(member);
    if (parent == 0) { continue; }
    const std::int64_t found = root({'o', parent});
    if (found != body) { return found; }
  }
  return 0;
}

bool Model::sound(char kind) const {
  const auto all = groups(kind);
  if (all.contains(0)) { return false; }
  std::set<std::int64_t> mentioned;
  for (std::size_t i = 0; i < world_.mentions.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i) + 1;
    if (kind == 'p') { mentioned.insert(root({'p', number({'m', row, 0})})); }
    for (std::size_t body = 0; kind == 'o' && body < world_.mentions[i].bodies.size(); ++body) {
      mentioned.insert(root({'o', number({'B', row, static_cast<std::int64_t>(body)})}));
    }
  }
  for (const DocumentInfo& document : start_.documents) {
    for (const std::int64_t part : kind == 'e' ? parts_of(document.id.value) : std::set<std::int64_t>()) {
      mentioned.insert(root({'e', event_of(document.id.value, part)}));
    }
  }
  for (const auto& [id, group] : all) {
    if (kind != 'c' && !mentioned.contains(id)) { return false; }
  }
  for (const auto& [key, held] : cells_) {
    if (key.field == pair_field(kind) && held == "different" && root({kind, key.row}) == root({kind, key.part})) {
      return false;
    }
  }
  for (const auto& [id, group] : all) {
    std::int64_t at = kind == 'o' ? whole(id, all) : 0;
    for (int steps = 0; at != 0 && steps < 64; ++steps) {
      if (at == id) { return false; }
      at = whole(at, all);
    }
  }
  return true;
}

void Model::rebuild() {
  cells_.clear();
  for (const std::size_t decision : standing_) {
    for (const Change& change : decisions_[decision].changes) {
      cells_[change.key] = change.after;
    }
  }
}

bool Model::add(Decision decision) {
  const char kind = decision.kind;
  decisions_.push_back(std::move(decision));
  standing_.insert(decisions_.size() - 1);
  for (const Change& change : decisions_.back().changes) {
    cells_[change.key] = change.after;
  }
  if (kind == ' ' || sound(kind)) {
    if (decisions_.back().made) { makers_[*decisions_.back().made] = decisions_.size() - 1; }
    taken_.push_back(decisions_.size() - 1);
    return true;
  }
  standing_.erase(decisions_.size() - 1);
  decisions_.pop_back();
  rebuild();
  return false;
}

bool Model::apply_if_sound(std::size_t decision, bool stands) {
  const auto put = [&](bool up) {
    decisions_[decision].stands = up;
    if (up) {
      standing_.insert(decision);
    } else {
      standing_.erase(decision);
    }
    rebuild();
  };
  put(stands);
  if (decisions_[decision].kind == ' ' || sound(decisions_[decision].kind)) { return true; }
  put(!stands);
  return false;
}

Model::Entity Model::entity_of(const EntityRef& entity) const {
  if (const auto* const person = std::get_if<PersonId>(&entity)) { return {'p', root({'p', person->value})}; }
  if (const auto* const event = std::get_if<EventId>(&entity)) { return {'e', root({'e', event->value})}; }
  if (const auto* const process = std::get_if<ProcessId>(&entity)) { return {'c', root({'c', process->value})}; }
  return {'o', root({'o', std::get<OrganisationId>(entity).value})};
}

bool Model::later_on_same_cell(std::size_t decision) const {
  for (auto later = standing_.upper_bound(decision); later != standing_.end(); ++later) {
    for (const Change& mine : decisions_[decision].changes) {
      for (const Change& theirs : decisions_[*later].changes) {
        if (mine.key == theirs.key) { return true; }
      }
    }
  }
  return false;
}

bool Model::take(const Step& step) {
  switch (step.kind) {
  case Step::Kind::merge: return merge(step);
  case Step::Kind::split: return split(step);
  case Step::Kind::different: return different(step);
  case Step::Kind::rename: return rename(step);
  case Step::Kind::set: return set(step);
  case Step::Kind::undo: return undo(step);
  case Step::Kind::redo: return redo(step);
  }
  return false;
}

} // namespace decision_model
