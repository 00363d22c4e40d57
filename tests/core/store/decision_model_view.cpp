#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "tests/core/store/decision_model.hpp"

namespace decision_model {

using namespace entente;

namespace {

std::string fullest(const std::set<std::string>& forms) {
  const auto words = [](const std::string& text) { return std::count(text.begin(), text.end(), ' '); };
  std::string best;
  for (const std::string& form : forms) {
    if (best.empty() || std::tuple(words(form), form.size()) > std::tuple(words(best), best.size())) { best = form; }
  }
  return best;
}

template <class Value> void add_new(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) { list.push_back(value); }
}

} // namespace

void Model::show_people(Dataset& shown) const {
  std::map<std::int64_t, std::set<std::string>> printed;
  for (std::size_t i = 0; i < world_.mentions.size(); ++i) {
    printed[number({'m', static_cast<std::int64_t>(i) + 1, 0})].insert(world_.mentions[i].name);
  }
  shown.people.clear();
  for (const auto& [root, group] : groups('p')) {
    Person person;
    person.id = PersonId(root);
    std::set<std::string> forms;
    for (const std::int64_t member : group) {
      forms.insert(printed[member].begin(), printed[member].end());
      if (const Value declared = value({'n', member, 0})) { forms.insert(*declared); }
      const Value gender = value({'g', member, 0});
      if (!person.gender && gender) { person.gender = parse_gender(*gender); }
    }
    const auto made = made_people_.find(root);
    const std::string stored = made != made_people_.end() ? made->second.name : find(start_.people, person.id)->name;
    const Value declared = value({'n', root, 0});
    person.name = declared ? *declared : forms.contains(stored) ? stored : fullest(forms);
    forms.erase(person.name);
    person.aliases.assign(forms.begin(), forms.end());
    shown.people.push_back(person);
  }
}

void Model::show_bodies(Dataset& shown) const {
  std::map<std::int64_t, std::set<std::string>> printed;
  for (std::size_t i = 0; i < world_.mentions.size(); ++i) {
    const auto& bodies = world_.mentions[i].bodies;
    for (std::size_t part = 0; part < bodies.size(); ++part) {
      auto& forms = printed[number({'B', static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(part)})];
      forms.insert(bodies[part].name);
      if (!bodies[part].acronym.empty()) { forms.insert(bodies[part].acronym); }
    }
  }
  shown.organisations.clear();
  const auto all = groups('o');
  for (const auto& [root, group] : all) {
    Organisation body;
    body.id = OrganisationId(root);
    std::set<std::string> forms;
    Value category;
    Value state;
    for (const std::int64_t member : group) {
      const auto made = made_bodies_.find(member);
      const Organisation& stored =
          made != made_bodies_.end() ? made->second : *find(start_.organisations, OrganisationId(member));
      forms.insert(printed[member].begin(), printed[member].end());
      if (const Value declared = value({'N', member, 0})) { forms.insert(*declared); }
      if (stored.acronym) { forms.insert(*stored.acronym); }
      if (!body.acronym) { body.acronym = stored.acronym; }
      const Value declared_category = value({'C', member, 0});
      if (!category) { category = declared_category ? declared_category : stored.category; }
      const Value declared_state = value({'S', member, 0});
      if (!state) { state = declared_state ? declared_state : stored.state; }
      if (member == root) { body.name = stored.name; }
    }
    if (category && !category->empty()) { body.category = category; }
    if (state && !state->empty()) { body.state = state; }
    if (const std::int64_t parent = whole(root, all); parent != 0) { body.parent = OrganisationId(parent); }
    if (const Value declared = value({'N', root, 0})) {
      body.name = *declared;
    } else if (!forms.contains(body.name)) {
      body.name = fullest(forms);
    }
    forms.erase(body.name);
    if (body.acronym) { forms.erase(*body.acronym); }
    body.aliases.assign(forms.begin(), forms.end());
    shown.organisations.push_back(body);
  }
}

void Model::show_appearances(Dataset& shown) const {
  using Tie = std::tuple<PersonId, EventId, std::optional<SessionId>, Role>;
  std::map<Tie, std::vector<Appearance*>> ties;
  std::set<Tie> joined;
  for (Appearance& appearance : shown.appearances) {
    const std::int64_t row = appearance.id.value;
    const std::int64_t owner = number({'m', row, 0});
    appearance.person = PersonId(root({'p', owner}));
    appearance.role = *parse_role(*value({'r', row, 0}));
    appearance.state = value({'s', row, 0});
    appearance.state_printed = value({'b', row, 0}) == "printed";
    const Value gender = value({'x', row, 0});
    appearance.gender = gender ? parse_gender(*gender) : std::nullopt;
    appearance.organisations.clear();
    const auto& bodies = world_.mentions.at(static_cast<std::size_t>(row - 1)).bodies;
    for (std::size_t part = 0; part < bodies.size(); ++part) {
      add_new(appearance.organisations, OrganisationId(root({'o', number({'B', row, static_cast<std::int64_t>(part)})})));
    }
    const Tie tie{appearance.person, appearance.event, appearance.session, appearance.role};
    ties[tie].push_back(&appearance);
    if (appearance.person.value != owner) { joined.insert(tie); }
  }
  std::set<AppearanceId> doubles;
  for (const Tie& tie : joined) {
    const auto& list = ties.at(tie);
    Appearance& kept = *list.front();
    for (std::size_t i = 1; i < list.size(); ++i) {
      doubles.insert(list[i]->id);
      if (kept.lines.empty()) { kept.lines.push_back({kept.source, kept.organisations}); }
      const auto same = std::ranges::find(kept.lines, list[i]->source, &StatedLine::source);
      StatedLine& line = same != kept.lines.end() ? *same : kept.lines.emplace_back(StatedLine{list[i]->source, {}});
      for (const OrganisationId body : list[i]->organisations) {
        add_new(line.organisations, body);
      }
      for (const OrganisationId body : list[i]->organisations) {
        add_new(kept.organisations, body);
      }
      if (!kept.position) { kept.position = list[i]->position; }
      if (!kept.gender) { kept.gender = list[i]->gender; }
      if (!kept.state && list[i]->state) {
        kept.state = list[i]->state;
        kept.state_printed = list[i]->state_printed;
      }
      kept.remote = kept.remote && list[i]->remote;
    }
    if (kept.lines.size() == 1) { kept.lines.clear(); }
  }
  std::erase_if(shown.appearances, [&](const Appearance& appearance) { return doubles.contains(appearance.id); });
  for (Appearance& appearance : shown.appearances) {
    const Person* const person = find(shown.people, appearance.person);
    if (person != nullptr && person->gender) { appearance.gender = person->gender; }
  }
}

void Model::show_partnerships(Dataset& shown) const {
  std::vector<Partnership> kept;
  std::map<std::string, std::size_t> count;
  std::set<std::string> joined;
  std::vector<std::string> texts;
  for (Partnership& tie : shown.partnerships) {
    const std::int64_t row = tie.id.value;
    std::string text;
    bool moved = false;
    if (kind_of(tie.source) == EntityKind::person) {
      const std::int64_t owner = number({'u', row, 0});
      const std::int64_t top = root({'p', owner});
      moved = top != owner;
      tie.source = {PersonId(top)};
    }
    const std::int64_t owner = number({'v', row, 0});
    const std::int64_t top = root({'o', owner});
    moved = moved || top != owner;
    tie.target = {OrganisationId(top)};
    const Value from = value({'f', row, 0});
    const Value to = value({'t', row, 0});
    tie.from = from ? parse_date(*from) : std::nullopt;
    tie.to = to ? parse_date(*to) : std::nullopt;
    text = fmt::format("{} {} {} {} {}", id_text(tie.source), id_text(tie.target), entente::to_text(tie.kind),
                       from.value_or("-"), to.value_or("-"));
    if (moved) { joined.insert(text); }
    texts.push_back(text);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (++count[texts[i]] == 1 || !joined.contains(texts[i])) { kept.push_back(shown.partnerships[i]); }
  }
  shown.partnerships = std::move(kept);
}

Dataset Model::dataset() const {
  Dataset shown = start_;
  show_meetings(shown);
  show_people(shown);
  show_bodies(shown);
  show_appearances(shown);
  show_partnerships(shown);
  std::set<std::string> states;
  for (const Appearance& appearance : shown.appearances) {
    if (appearance.state) { states.insert(*appearance.state); }
  }
  for (const Organisation& body : shown.organisations) {
    if (body.state) { states.insert(*body.state); }
  }
  for (const Partnership& tie : shown.partnerships) {
    if (kind_of(tie.source) == EntityKind::state) { states.insert(id_text(tie.source)); }
  }
  shown.states.assign(states.begin(), states.end());
  return shown;
}

Step Model::random_step(std::mt19937& random) const {
  const auto below = [&](std::size_t count) { return random() % count; };
  const auto any_of = [&](const auto& list) { return list.at(below(list.size())); };
  constexpr std::array names{"Ana Ruiz", "The Ministry", "J. Smith", "Kofi de Mensah1"};
  constexpr std::array states{"CHE", "MLI", ""};
  constexpr std::array genders{"f", "m", "", "x"};
  const char kind = std::string("ppppoooooeeecc").at(below(14));
  const auto entity = [&](char of) -> EntityRef {
    const std::int64_t id = any_of(live(of));
    if (of == 'p') { return PersonId(id); }
    if (of == 'e') { return EventId(id); }
    if (of == 'c') { return ProcessId(id); }
    return OrganisationId(id);
  };
  Step step;
  const std::size_t dice = below(100);
  if (below(100) < standing_.size() || dice < 12) {
    step.kind = Step::Kind::undo;
    auto chosen = standing_.begin();
    std::advance(chosen, static_cast<std::ptrdiff_t>(standing_.empty() ? 0 : below(standing_.size())));
    if (below(4) > 0 && chosen != standing_.end()) { step.decision = static_cast<std::int64_t>(*chosen) + 1; }
    return step;
  }
  if (dice < 27) {
    step.kind = Step::Kind::redo;
    constexpr std::size_t recent = 60;
    const std::size_t last = undone_.size();
    if (last > 0 && below(5) > 0) {
      step.decision = static_cast<std::int64_t>(undone_[last - 1 - below(std::min(last, recent))]) + 1;
    }
  } else if (dice < 52) {
    step.kind = Step::Kind::merge;
    step.entities = {entity(kind), entity(kind)};
    if (below(4) == 0) { step.entities.push_back(entity(kind)); }
    step.force = below(3) == 0;
  } else if (dice < 58) {
    step.kind = Step::Kind::split;
    step.entities = {entity(kind)};
    choose_parts(kind, random, step);
    if (below(3) == 0 || kind == 'c') { step.text = any_of(names); }
  } else if (dice < 66) {
    step.kind = Step::Kind::different;
    step.entities = {entity(kind), entity(kind)};
  } else if (dice < 76) {
    step.kind = Step::Kind::rename;
    step.entities = {entity(kind)};
    step.text = any_of(names);
  } else {
    step.kind = Step::Kind::set;
    const std::size_t what = below(8);
    if (what < 3) {
      step.subject = AppearanceId(static_cast<std::int64_t>(below(world_.mentions.size())) + 1);
      step.field = std::array{DeclaredField::role, DeclaredField::state, DeclaredField::gender}.at(what);
      constexpr std::array roles{"chair", "speaker", "moderator", "chief"};
      step.text = what == 0 ? any_of(roles) : what == 1 ? any_of(states) : any_of(genders);
    } else if (what == 3) {
      step.subject = std::get<PersonId>(entity('p'));
      step.field = DeclaredField::gender;
      step.text = any_of(genders);
    } else if (what < 7) {
      step.subject = std::get<OrganisationId>(entity('o'));
      step.field = std::array{DeclaredField::category, DeclaredField::state, DeclaredField::parent}.at(what - 4);
      constexpr std::array categories{"ngo", "academia", ""};
      step.text = what == 4 ? any_of(categories) : what == 5 ? any_of(states) : below(4) == 0 ? "" : id_text(entity('o'));
    } else {
      step.subject = PartnershipId(static_cast<std::int64_t>(below(start_.partnerships.size())) + 1);
      step.field = below(2) == 0 ? DeclaredField::from : DeclaredField::to;
      constexpr std::array dates{"2018-01-31", ""};
      step.text = any_of(dates);
    }
  }
  return step;
}

} // namespace decision_model
