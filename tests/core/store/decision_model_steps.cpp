#include <algorithm>

#include "tests/core/store/decision_model.hpp"

namespace decision_model {

using namespace entente;

namespace {

/// More words, then longer, then first in order.
bool fuller(const std::string& a, const std::string& b) {
  const auto words = [](const std::string& text) { return std::count(text.begin(), text.end(), ' '); };
  if (words(a) != words(b)) { return words(a) > words(b); }
  return a.size() != b.size() ? a.size() > b.size() : a < b;
}

} // namespace

bool Model::merge(const Step& step) {
  Decision decision;
  const Entity kept = entity_of(step.entities.at(0));
  decision.kind = kept.first;
  for (const EntityRef& entity : step.entities) {
    if (!decision.entities.insert(entity_of(entity)).second) { return false; }
  }
  const auto all = groups(kept.first);
  for (const Entity& a : decision.entities) {
    for (const Entity& b : decision.entities) {
      if (!(a < b)) { continue; }
      for (const std::int64_t one : all.at(a.second)) {
        for (const std::int64_t other : all.at(b.second)) {
          const Key pair{pair_field(kept.first), std::min(one, other), std::max(one, other)};
          if (value(pair) != "different") { continue; }
          if (!step.force) { return false; }
          decision.changes.push_back(change(pair, "same"));
        }
      }
    }
  }
  for (const Entity& other : decision.entities) {
    if (other == kept) { continue; }
    decision.changes.push_back(change({join_field(kept.first), other.second, 0}, std::to_string(kept.second)));
  }
  return add(std::move(decision));
}

bool Model::different(const Step& step) {
  const Entity a = entity_of(step.entities.at(0));
  const Entity b = entity_of(step.entities.at(1));
  if (a == b) { return false; }
  Decision decision;
  decision.kind = a.first;
  decision.entities = {a, b};
  decision.changes = {
      change({pair_field(a.first), std::min(a.second, b.second), std::max(a.second, b.second)}, "different")};
  return add(std::move(decision));
}

bool Model::rename(const Step& step) {
  const Entity entity = entity_of(step.entities.at(0));
  Decision decision;
  decision.entities = {entity};
  decision.changes = {change({name_field(entity.first), entity.second, 0}, step.text)};
  return add(std::move(decision));
}

bool Model::split(const Step& step) {
  const Entity entity = entity_of(step.entities.at(0));
  if (entity.first == 'e') { return split_event(step); }
  if (entity.first == 'c') { return split_process(step); }
  const bool person = entity.first == 'p';
  struct Place {
    std::int64_t row, part, owner;
  };
  std::vector<Place> moved;
  std::set<std::int64_t> rows;
  std::int64_t all = 0;
  const auto mine = [&](std::int64_t row) {
    std::vector<Place> places;
    const auto& bodies = world_.mentions.at(static_cast<std::size_t>(row - 1)).bodies;
    for (std::int64_t part = 0; part < (person ? 1 : static_cast<std::int64_t>(bodies.size())); ++part) {
      const std::int64_t owner = number({person ? 'm' : 'B', row, part});
      if (root({entity.first, owner}) == entity.second) { places.push_back({row, part, owner}); }
    }
    return places;
  };
  for (std::size_t i = 0; i < world_.mentions.size(); ++i) {
    all += static_cast<std::int64_t>(mine(static_cast<std::int64_t>(i) + 1).size());
  }
  for (const MentionRef& ref : step.mentions) {
    const auto mention = std::get<AppearanceId>(ref);
    const auto places = mine(mention.value);
    if (places.empty()) { return false; }
    if (rows.insert(mention.value).second) { moved.insert(moved.end(), places.begin(), places.end()); }
  }
  if (moved.empty() || all <= static_cast<std::int64_t>(moved.size())) { return false; }
  Decision decision;
  decision.kind = entity.first;
  const std::int64_t made = person
                                ? start_.people.back().id.value + static_cast<std::int64_t>(made_people_.size()) + 1
                                : start_.organisations.back().id.value + static_cast<std::int64_t>(made_bodies_.size()) + 1;
  decision.made = Entity{entity.first, made};
  decision.entities = {entity, *decision.made};
  made_joined_[*decision.made] = entity.second;
  decision.changes.push_back(change({person ? 'j' : 'J', made, 0}, std::nullopt));
  if (!step.text.empty()) { decision.changes.push_back(change({person ? 'n' : 'N', made, 0}, step.text)); }
  Organisation body;
  body.id = OrganisationId(made);
  std::string name;
  for (const Place& place : moved) {
    const Printed& printed = world_.mentions.at(static_cast<std::size_t>(place.row - 1));
    const PrintedBody* const what = person ? nullptr : &printed.bodies.at(static_cast<std::size_t>(place.part));
    const std::string& form = person ? printed.name : what->name;
    if (name.empty() || fuller(form, name)) { name = form; }
    if (what != nullptr) {
      if (!body.acronym && !what->acronym.empty()) { body.acronym = what->acronym; }
      if (!body.category) { body.category = what->category; }
      if (!body.parent && what->whole) {
        const std::int64_t whole = number({'B', place.row, static_cast<std::int64_t>(*what->whole)});
        if (root({'o', whole}) != entity.second) { body.parent = OrganisationId(whole); }
      }
    }
    decision.entities.insert({entity.first, place.owner});
    decision.changes.push_back(change({person ? 'm' : 'B', place.row, place.part}, std::to_string(made)));
    move_partnerships(place.row, entity.first, place.owner, made, decision);
  }
  decision.changes.push_back(
      change({person ? 'd' : 'D', std::min(entity.second, made), std::max(entity.second, made)}, "different"));
  if (person) {
    made_people_[made] = {PersonId(made), name, {}, {}};
  } else {
    body.name = name;
    made_bodies_[made] = body;
  }
  if (add(std::move(decision))) { return true; }
  made_people_.erase(person ? made : 0);
  made_bodies_.erase(person ? 0 : made);
  made_joined_.erase({entity.first, made});
  return false;
}

void Model::move_partnerships(std::int64_t row, char kind, std::int64_t owner, std::int64_t made, Decision& decision) const {
  const Source& place = start_.appearances.at(static_cast<std::size_t>(row - 1)).source;
  for (const Partnership& tie : start_.partnerships) {
    if (tie.evidence.document != place.document || tie.evidence.line != place.line) { continue; }
    const bool of_kind = kind == 'p' ? kind_of(tie.source) == EntityKind::person : true;
    const Key key{kind == 'p' ? 'u' : 'v', tie.id.value, 0};
    const bool done = std::any_of(decision.changes.begin(), decision.changes.end(),
                                  [&](const Change& change) { return change.key == key; });
    if (of_kind && !done && number(key) == owner) { decision.changes.push_back(change(key, std::to_string(made))); }
  }
}

bool Model::takes_of_one(std::size_t decision) const {
  const auto& made = decisions_[decision].made;
  if (!made) { return true; }
  const std::int64_t parted = root({made->first, made_joined_.at(*made)});
  return std::ranges::all_of(decisions_[decision].entities, [&](const Entity& entity) {
    return entity == *made || entity.first != made->first || root(entity) == parted;
  });
}

std::vector<std::size_t> Model::splits_on(std::size_t decision) const {
  const char kind = decisions_[decision].kind;
  const auto joins = [&](const Change& change) { return change.key.field == join_field(kind); };
  std::vector<std::size_t> found;
  if (kind == ' ' || std::ranges::none_of(decisions_[decision].changes, joins)) { return found; }
  constexpr std::ptrdiff_t own = 2; // what it made, and what it parted
  for (const std::size_t other : standing_) {
    const auto& made = decisions_[other].made;
    if (!made || made->first != kind || other == decision) { continue; }
    const auto of_kind = [&](const Entity& entity) { return entity.first == kind; };
    if (std::ranges::count_if(decisions_[other].entities, of_kind) > own && takes_of_one(other)) { found.push_back(other); }
  }
  return found;
}

bool Model::undo(const Step& step) {
  if (standing_.empty()) { return false; }
  const std::size_t which = step.decision ? static_cast<std::size_t>(*step.decision - 1) : taken_.back();
  if (which >= decisions_.size() || !decisions_[which].stands || later_on_same_cell(which)) { return false; }
  const auto& made = decisions_[which].made;
  for (const std::size_t other : standing_) {
    if (made && other != which && decisions_[other].entities.contains(*made)) { return false; }
  }
  const std::vector<std::size_t> resting = splits_on(which);
  if (!apply_if_sound(which, false)) { return false; }
  if (std::ranges::any_of(resting, [&](std::size_t split) { return !takes_of_one(split); })) {
    static_cast<void>(apply_if_sound(which, true));
    return false;
  }
  std::erase(taken_, which);
  undone_.push_back(which);
  return true;
}

bool Model::redo(const Step& step) {
  std::size_t which = step.decision ? static_cast<std::size_t>(*step.decision - 1) : decisions_.size();
  if (!step.decision) {
    if (undone_.empty()) { return false; }
    which = undone_.back();
  }
  if (which >= decisions_.size() || decisions_[which].stands || later_on_same_cell(which)) { return false; }
  const Decision& again = decisions_[which];
  for (const Entity& entity : again.entities) {
    const auto maker = makers_.find(entity);
    if (maker != makers_.end() && maker->second != which && !decisions_[maker->second].stands) { return false; }
  }
  for (const Change& change : again.changes) {
    if (value(change.key) != change.before) { return false; }
  }
  if (!takes_of_one(which) || !apply_if_sound(which, true)) { return false; }
  std::erase(undone_, which);
  taken_.push_back(which);
  return true;
}

bool Model::set(const Step& step) {
  Decision decision;
  const std::string& text = step.text;
  const Value given = text.empty() ? Value() : Value(text);
  const bool gender_word = text.empty() || text == "f" || text == "m";
  if (const auto* const person = std::get_if<PersonId>(&step.subject)) {
    const Entity entity = entity_of(*person);
    decision.entities = {entity};
    if (!gender_word) { return false; }
    decision.changes = {change({'g', entity.second, 0}, given)};
  } else if (const auto* const body = std::get_if<OrganisationId>(&step.subject)) {
    const Entity entity = entity_of(*body);
    decision.entities = {entity};
    if (step.field == DeclaredField::category) { decision.changes = {change({'C', entity.second, 0}, text)}; }
    if (step.field == DeclaredField::state) { decision.changes = {change({'S', entity.second, 0}, text)}; }
    if (step.field == DeclaredField::parent) {
      const std::int64_t parent = text.empty() ? 0 : root({'o', OrganisationId::parse(text)->value});
      if (parent == entity.second) { return false; }
      if (parent != 0) { decision.entities.insert({'o', parent}); }
      decision.changes = {change({'P', entity.second, 0}, std::to_string(parent))};
      decision.kind = 'o';
    }
  } else if (const auto* const appearance = std::get_if<AppearanceId>(&step.subject)) {
    const std::int64_t row = appearance->value;
    if (step.field == DeclaredField::role) {
      if (!parse_role(text)) { return false; }
      decision.changes = {change({'r', row, 0}, text)};
    } else if (step.field == DeclaredField::gender) {
      if (!gender_word) { return false; }
      decision.changes = {change({'x', row, 0}, given)};
    } else {
      const std::string basis = text.empty() ? "none" : value({'s', row, 0}) == given ? *value({'b', row, 0}) : "derived";
      decision.changes = {change({'s', row, 0}, given), change({'b', row, 0}, basis)};
    }
  } else {
    const std::int64_t row = std::get<PartnershipId>(step.subject).value;
    decision.changes = {change({step.field == DeclaredField::from ? 'f' : 't', row, 0}, given)};
  }
  return add(std::move(decision));
}

} // namespace decision_model
