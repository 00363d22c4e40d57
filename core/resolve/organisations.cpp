#include "core/resolve/organisations.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "core/resolve/resolve.hpp"
#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

constexpr double same_body_score = 0.8;
constexpr double unsure_body_score = 0.5;
constexpr std::size_t most_hits = 50;
constexpr std::size_t deepest = 8; ///< levels of parts within parts

void add_all(std::vector<std::string>& keys, std::vector<std::string> more) {
  keys.insert(keys.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

/// The first of several acronyms in one field ("ECA; UNECA").
std::string first_of(const std::string& acronyms) {
  return std::string(trim(std::string_view(acronyms).substr(0, acronyms.find(';'))));
}

/// All that a mention of a body is read from.
std::string print_of(const BodyRecord& body, const std::optional<std::string>& state) {
  std::string print = body.name;
  for (const auto* const part : {&body.acronym, &body.reference, &body.category, &body.state, &state}) {
    print += *part ? '\1' : '\2';
    print += part->value_or("");
  }
  return print;
}

bool fuller(const BodyForm& a, const BodyForm& b) {
  return std::tuple(!a.acronym_only, a.stems.size(), a.name.size(), b.name) >
         std::tuple(!b.acronym_only, b.stems.size(), b.name.size(), a.name);
}

} // namespace

Organisations::Organisations(const Programme& programme, const KnownEntities& known, const Reference& reference,
                             NameMemory& names)
    : programme_(programme), known_(known), reference_(reference), names_(names) {}

Handle Organisations::handle(const Choice<OrganisationId>& choice) {
  return choice.known ? choice.known->value : -1 - static_cast<Handle>(choice.fresh);
}

std::size_t Organisations::depth(std::size_t entry, std::size_t body) const {
  const auto& bodies = programme_.entries[entry].bodies;
  std::size_t steps = 0;
  while (bodies[body].parent && *bodies[body].parent < bodies.size() && steps < deepest) {
    body = *bodies[body].parent;
    ++steps;
  }
  return steps;
}

const Organisations::Entity* Organisations::entity_of(Handle body) const {
  if (body < 0) { return &entities_[fresh_[static_cast<std::size_t>(-1 - body)]]; }
  const auto loaded = loaded_.find(OrganisationId(body));
  return loaded == loaded_.end() ? nullptr : &entities_[loaded->second];
}

Organisations::Mention Organisations::read(std::size_t entry, std::size_t body, const Resolution& resolution) const {
  const EntryRecord& from = programme_.entries[entry];
  const BodyRecord& record = from.bodies[body];
  Mention mention;
  mention.places.emplace_back(entry, body);
  const std::string_view acronym = record.acronym ? std::string_view(*record.acronym) : std::string_view();
  mention.form = names_.body(record.name, acronym);
  mention.printed = record.acronym ? record.name + " (" + *record.acronym + ")" : record.name;
  mention.reference = record.reference ? *record.reference : names_.reference_of(record.name, acronym);
  mention.category = record.category.value_or("");
  if (mention.category.empty() && !mention.reference.empty()) {
    const OrganisationFacts* facts = reference_.organisation(mention.reference);
    mention.category = facts != nullptr ? facts->category : "interstate-process";
  }
  if (mention.category.empty()) { mention.category = names_.category_of(record.name); }
  const bool has_parent = record.parent && *record.parent < from.bodies.size() && depth(entry, body) < deepest;
  if (has_parent) {
    mention.parent = handle(resolution.bodies[entry][*record.parent]);
    const Entity* const above = entity_of(*mention.parent);
    if (above != nullptr) {
      mention.of_state = above->of_state;
      mention.state = above->of_state ? above->state : "";
      if (mention.category.empty()) { mention.category = above->category; }
    }
  } else {
    mention.of_state = !mention.category.empty() && reference_.category_is(mention.category, "state");
  }
  if (record.state) { mention.state = *record.state; }
  if (mention.state.empty() && mention.of_state && from.state) { mention.state = *from.state; }
  settle_reference(mention, from);
  return mention;
}

std::vector<Organisations::Mention> Organisations::level(std::size_t wanted, const Resolution& resolution) const {
  std::map<std::tuple<bool, std::string, std::string, std::string, std::string, Handle>, Mention> groups;
  std::unordered_map<std::string, Mention*> like; // by all that is printed of a body that is part of no other
  for (std::size_t entry = 0; entry < programme_.entries.size(); ++entry) {
    for (std::size_t body = 0; alike_[entry] == entry && body < programme_.entries[entry].bodies.size(); ++body) {
      if (depth(entry, body) != wanted) { continue; }
      Mention** known = nullptr;
      if (wanted == 0) {
        known = &like[print_of(programme_.entries[entry].bodies[body], programme_.entries[entry].state)];
        if (*known != nullptr) {
          (*known)->places.emplace_back(entry, body);
          continue;
        }
      }
      Mention mention = read(entry, body, resolution);
      const auto key = std::tuple(mention.form.acronym_only, mention.form.folded, mention.form.acronym, mention.reference,
                                  mention.state, mention.parent.value_or(0));
      const auto [at, added] = groups.try_emplace(key, std::move(mention));
      if (!added) { at->second.places.emplace_back(entry, body); }
      if (known != nullptr) { *known = &at->second; }
    }
  }
  std::vector<Mention> mentions;
  for (auto& [key, mention] : groups) {
    mentions.push_back(std::move(mention));
  }
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return std::tuple(a.guessed, a.form.acronym_only, b.form.stems.size()) <
           std::tuple(b.guessed, b.form.acronym_only, a.form.stems.size());
  });
  return mentions;
}

std::size_t Organisations::load(OrganisationId id) {
  const auto [at, added] = loaded_.try_emplace(id, entities_.size());
  if (!added) { return at->second; }
  const KnownOrganisation facts = known_.organisation(id);
  Entity entity;
  entity.choice.known = id;
  entity.printed = facts.name;
  entity.reference = facts.reference.value_or("");
  entity.state = facts.state.value_or("");
  entity.forms.push_back(names_.body(facts.name, facts.acronym.value_or("")));
  for (const std::string& name : facts.names) {
    if (name != facts.name) { entity.forms.push_back(names_.body(name, {})); }
  }
  entity.of_state = !entity.state.empty() && names_.is_state_body(facts.name);
  if (facts.parent) { entity.parent = facts.parent->value; }
  entities_.push_back(std::move(entity));
  return at->second;
}

std::vector<std::size_t> Organisations::candidates(const Mention& mention, const std::vector<std::string>& keys) {
  std::vector<std::size_t> found;
  if (!mention.reference.empty()) {
    if (const auto id = known_.organisation_by_reference(mention.reference)) { found.push_back(load(*id)); }
  }
  for (const std::string& key : keys) {
    for (const OrganisationId id : known_.organisations_by_key(key)) {
      found.push_back(load(id));
    }
    if (const auto at = by_key_.find(std::hash<std::string>{}(key)); at != by_key_.end()) {
      found.insert(found.end(), at->second.begin(), at->second.end());
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Organisations::Match Organisations::judge(const Mention& mention, std::size_t index) {
  const Entity& entity = entities_[index];
  Match match{index, 0, {}};
  if (entity.choice.known && !mention.places.empty()) {
    const auto [entry, body] = mention.places.front();
    if (known_.body_judged_different(programme_.entries[entry].bodies[body].name, *entity.choice.known)) { return match; }
  }
  if (!mention.reference.empty() && !entity.reference.empty()) {
    if (mention.reference == entity.reference) { return {index, 1, "the same body in the reference data"}; }
    return match;
  }
  const bool both_states = !mention.state.empty() && !entity.state.empty();
  const bool same_state = both_states && mention.state == entity.state;
  const bool of_state = mention.of_state || entity.of_state;
  if (of_state && mention.state != entity.state) { return match; }
  for (const BodyForm& form : entity.forms) {
    BodyFit fit = compare_bodies(mention.form, form, same_state);
    if (fit.score > match.score) {
      match.score = fit.score;
      match.reason = std::move(fit.reason);
    }
  }
  if (mention.form.unit && mention.parent != entity.parent) {
    if (mention.parent && entity.parent) {
      const std::vector<Handle> above = ties(handle(entity.choice)).above;
      const std::vector<Handle> mine = ties(*mention.parent).above;
      const bool related = std::find(above.begin(), above.end(), *mention.parent) != above.end() ||
                           std::find(mine.begin(), mine.end(), *entity.parent) != mine.end();
      if (!related) { return {index, 0, {}}; }
    } else if (!same_state) {
      match.score = std::min(match.score, 0.6);
    }
  }
  if (both_states && !same_state) { match.score = mention.form.unit ? 0 : std::min(match.score, 0.6); }
  // Doubt about a body that the reference data knows under other names is no doubt.
  if (mention.reference.empty() != entity.reference.empty() && match.score < same_body_score) { match.score = 0; }
  return match;
}

void Organisations::note(Judgement::Verdict verdict, const Mention& mention, const Match& match,
                         Resolution& resolution) const {
  const Entity& entity = entities_[match.entity];
  Judgement judgement;
  judgement.verdict = verdict;
  judgement.about = Judgement::About::organisation;
  std::tie(judgement.record, judgement.body) = mention.places.front();
  if (entity.choice.known) {
    judgement.other = entity.choice.known->text();
  } else {
    judgement.other_fresh = entity.choice.fresh;
  }
  judgement.score = match.score;
  judgement.reason = match.reason;
  resolution.judgements.push_back(std::move(judgement));
}

void Organisations::review(const Mention& mention, const Match& match, Resolution& resolution) const {
  note(Judgement::Verdict::unsure, mention, match, resolution);
  const std::string& other = entities_[match.entity].printed;
  resolution.review.push_back({"same-organisation",
                               fmt::format("\"{}\" and \"{}\" may be one body: {}", mention.printed, other, match.reason),
                               programme_.entries[mention.places.front().first].evidence});
}

std::size_t Organisations::add(const Mention& mention) {
  Entity entity;
  entity.choice.fresh = fresh_.size();
  entity.reference = mention.reference;
  entity.state = mention.state;
  entity.category = mention.category;
  entity.of_state = mention.of_state;
  entity.parent = mention.parent;
  entity.printed = mention.printed;
  fresh_.push_back(entities_.size());
  entities_.push_back(std::move(entity));
  return entities_.size() - 1;
}

void Organisations::place(Mention& mention, Resolution& resolution) {
  std::vector<std::string> keys = matching::organisation_keys(mention.printed, {}, mention.state, names_);
  std::vector<Match> matches;
  const std::vector<Match> namesakes = take_back_guess(mention, keys);
  for (const std::size_t entity : candidates(mention, keys)) {
    Match match = judge(mention, entity);
    if (match.score >= unsure_body_score) { matches.push_back(std::move(match)); }
  }
  std::stable_sort(matches.begin(), matches.end(), [&](const Match& a, const Match& b) {
    const auto fits_state = [&](const Match& m) {
      return !mention.state.empty() && entities_[m.entity].state == mention.state;
    };
    return std::tuple(a.score, fits_state(a)) > std::tuple(b.score, fits_state(b));
  });
  const auto equal_state = [&](const Match& match) {
    return entities_[match.entity].state == mention.state && !mention.state.empty();
  };
  const bool shared_acronym = mention.form.acronym_only && matches.size() >= 2 && matches[0].score < 0.95 &&
                              matches[0].score - matches[1].score < 0.02 &&
                              equal_state(matches[0]) == equal_state(matches[1]);
  std::size_t chosen = 0;
  if (!matches.empty() && matches[0].score >= same_body_score && !shared_acronym) {
    chosen = matches[0].entity;
    note(Judgement::Verdict::same, mention, matches[0], resolution);
  } else {
    if (shared_acronym) {
      for (std::size_t i = 0; i < 2; ++i) {
        matches[i].reason = "an acronym that several bodies share";
        review(mention, matches[i], resolution);
      }
    } else if (!matches.empty()) {
      review(mention, matches[0], resolution);
    }
    for (const Match& namesake : namesakes) {
      review(mention, namesake, resolution);
    }
    chosen = add(mention);
  }
  Entity& entity = entities_[chosen];
  entity.forms.push_back(mention.form);
  if (entity.reference.empty()) { entity.reference = mention.reference; }
  if (entity.state.empty()) { entity.state = mention.state; }
  if (entity.category.empty()) { entity.category = mention.category; }
  if (!entity.parent && mention.parent != handle(entity.choice)) { entity.parent = mention.parent; }
  for (const std::string& key : keys) {
    auto& listed = by_key_[std::hash<std::string>{}(key)];
    if (std::find(listed.begin(), listed.end(), chosen) == listed.end()) { listed.push_back(chosen); }
  }
  for (const auto& [entry, body] : mention.places) {
    resolution.bodies[entry][body] = entity.choice;
    resolution.body_keys[entry][body] = keys;
  }
  add_all(entity.keys, std::move(keys));
}

void Organisations::write_new(Resolution& resolution) const {
  const Language language = programme_.language.value_or(Language::en);
  const auto optional = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  for (const std::size_t index : fresh_) {
    const Entity& entity = entities_[index];
    const BodyForm& fullest = *std::max_element(entity.forms.begin(), entity.forms.end(),
                                                [](const BodyForm& a, const BodyForm& b) { return fuller(b, a); });
    NewOrganisation made;
    made.name = fullest.name;
    for (const BodyForm& form : entity.forms) {
      if (!made.acronym && !form.printed_acronym.empty() && form.printed_acronym != made.name) {
        made.acronym = form.printed_acronym;
      }
    }
    const ProcessFacts* process = entity.reference.empty() ? nullptr : reference_.process(entity.reference);
    const OrganisationFacts* organisation = entity.reference.empty() ? nullptr : reference_.organisation(entity.reference);
    if (process != nullptr || organisation != nullptr) {
      made.name = (process != nullptr ? process->name : organisation->name).in(language);
      made.acronym = optional(first_of((process != nullptr ? process->acronym : organisation->acronym).in(language)));
      // A name that says which office is meant in brackets stands for the whole as well as for the office.
      if (const std::size_t bracket = made.name.find(" ("); bracket != std::string::npos) {
        made.name.resize(bracket);
        made.acronym.reset();
      }
    }
    made.category = optional(entity.category);
    made.state = optional(entity.state);
    if (entity.parent) {
      Choice<OrganisationId> parent;
      if (*entity.parent > 0) {
        parent.known = OrganisationId(*entity.parent);
      } else {
        parent.fresh = static_cast<std::size_t>(-1 - *entity.parent);
      }
      made.parent = parent;
    }
    made.reference = optional(entity.reference);
    made.keys = entity.keys;
    resolution.new_organisations.push_back(std::move(made));
  }
}

Organisations::Link Organisations::link(Handle body) {
  const auto of_entity = [&](std::size_t index) {
    const Entity& entity = entities_[index];
    return Link{entity.parent, entity.forms.empty() ? std::vector<std::string>{} : entity.forms.front().stems};
  };
  if (body < 0) { return of_entity(fresh_[static_cast<std::size_t>(-1 - body)]); }
  if (const auto loaded = loaded_.find(OrganisationId(body)); loaded != loaded_.end()) { return of_entity(loaded->second); }
  const auto [at, added] = links_.try_emplace(body);
  if (added) {
    const KnownOrganisation facts = known_.organisation(OrganisationId(body));
    if (facts.parent) { at->second.parent = facts.parent->value; }
    at->second.stems = names_.stems(facts.name);
  }
  return at->second;
}

BodyTies Organisations::ties(Handle body) {
  BodyTies result;
  result.body = body;
  std::optional<Handle> at = body;
  for (std::size_t steps = 0; at && steps <= deepest; ++steps) {
    Link found = link(*at);
    if (steps == 0) { result.stems = std::move(found.stems); }
    if (steps > 0) { result.above.push_back(*at); }
    at = found.parent;
  }
  return result;
}

} // namespace entente::matching
