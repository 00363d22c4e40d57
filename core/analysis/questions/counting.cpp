#include "core/analysis/questions/counting.hpp"

#include <algorithm>

#include "core/analysis/options.hpp"

namespace entente {

OptionInfo unit_option() { return {"unit", "", "appearances", "appearances|people", "option.unit.summary"}; }
OptionInfo moderators_option() { return {"moderators", "", "with", "with|without|apart", "option.moderators.summary"}; }
OptionInfo states_option() { return {"states", "", "all", "all|printed", "option.states.summary"}; }
OptionInfo language_option() { return {"language", "", "en", "en|fr|es", "option.language.summary"}; }

Counting counting(std::string_view owner, const Options& options, std::span<const OptionInfo> declared) {
  check_options(owner, options, declared);
  Counting rule;
  const auto has = [&](std::string_view name) {
    return std::any_of(declared.begin(), declared.end(), [&](const OptionInfo& info) { return info.name == name; });
  };
  const auto choice = [&](std::string_view name, std::initializer_list<std::string_view> choices) {
    return choice_option(options, declared, name, choices);
  };
  if (has("unit")) { rule.unit = static_cast<CountUnit>(choice("unit", {"appearances", "people"})); }
  if (has("moderators")) { rule.moderators = static_cast<Moderators>(choice("moderators", {"with", "without", "apart"})); }
  if (has("states")) { rule.printed_states_only = choice("states", {"all", "printed"}) == 1; }
  if (has("language")) { rule.language = static_cast<Language>(choice("language", {"fr", "en", "es"})); }
  return rule;
}

const std::string* counted_state(const Counting& rule, const Appearance& appearance) {
  if (!appearance.state || (rule.printed_states_only && !appearance.state_printed)) { return nullptr; }
  return &*appearance.state;
}

std::vector<TableNote> notes_of(const Counting& rule, bool states) {
  std::vector<TableNote> notes;
  notes.push_back({rule.unit == CountUnit::people ? "note.unit.people" : "note.unit.appearances", {}});
  constexpr std::string_view moderators[] = {"note.moderators.with", "note.moderators.without", "note.moderators.apart"};
  notes.push_back({std::string(moderators[static_cast<std::size_t>(rule.moderators)]), {}});
  if (states) { notes.push_back({rule.printed_states_only ? "note.states.printed" : "note.states.all", {}}); }
  return notes;
}

std::int64_t Tally::count(CountUnit unit) const {
  return static_cast<std::int64_t>(unit == CountUnit::people ? people.size() : appearances.size());
}

std::int64_t Tally::count_apart(CountUnit unit) const {
  return static_cast<std::int64_t>(unit == CountUnit::people ? people_apart.size() : apart.size());
}

std::vector<AppearanceId> Tally::evidence() const {
  std::vector<AppearanceId> all;
  std::merge(appearances.begin(), appearances.end(), apart.begin(), apart.end(), std::back_inserter(all));
  return all;
}

const Tally& Tallies::of(std::string_view value) const {
  static const Tally none;
  const auto place = by_value.find(value);
  return place == by_value.end() ? none : place->second;
}

Tallies tally(const Dataset& dataset, const Counting& rule, const ValuesOf& values_of) {
  Tallies tallies;
  std::set<PersonId> known;
  std::set<PersonId> known_apart;
  for (const Appearance& appearance : dataset.appearances) {
    const bool moderates = appearance.role == Role::moderator;
    if (moderates && rule.moderators == Moderators::without) { continue; }
    const bool apart = moderates && rule.moderators == Moderators::apart;
    const auto add = [&](Tally& to) {
      (apart ? to.apart : to.appearances).push_back(appearance.id);
      (apart ? to.people_apart : to.people).insert(appearance.person);
    };
    const std::vector<std::string> values = values_of(appearance);
    for (const std::string& value : values) {
      add(tallies.by_value[value]);
    }
    if (values.empty()) {
      add(tallies.unknown);
    } else {
      (apart ? known_apart : known).insert(appearance.person);
    }
  }
  if (rule.unit == CountUnit::people) {
    std::erase_if(tallies.unknown.people, [&](PersonId id) { return known.contains(id); });
    std::erase_if(tallies.unknown.people_apart, [&](PersonId id) { return known_apart.contains(id); });
  }
  return tallies;
}

std::int64_t total(const Tallies& tallies, CountUnit unit, const std::function<bool(const std::string&)>& counts) {
  std::set<AppearanceId> appearances;
  std::set<PersonId> people;
  for (const auto& [value, tally] : tallies.by_value) {
    if (!counts(value)) { continue; }
    appearances.insert(tally.appearances.begin(), tally.appearances.end());
    people.insert(tally.people.begin(), tally.people.end());
  }
  return static_cast<std::int64_t>(unit == CountUnit::people ? people.size() : appearances.size());
}

} // namespace entente
