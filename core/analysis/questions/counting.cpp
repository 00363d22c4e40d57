#include "core/analysis/questions/counting.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"

namespace entente {

namespace {

const OptionInfo* find_option(std::span<const OptionInfo> known, std::string_view name) {
  const auto place = std::find_if(known.begin(), known.end(), [&](const OptionInfo& info) { return info.name == name; });
  return place == known.end() ? nullptr : &*place;
}

/// The index of the option's value among `choices`.
std::size_t choice(std::span<const OptionInfo> known, const Options& given, std::string_view name,
                   const std::vector<std::string_view>& choices) {
  const std::string value = option_value(known, given, name);
  const auto place = std::find(choices.begin(), choices.end(), value);
  if (place == choices.end()) {
    throw Error(ErrorKind::bad_argument, "option {}={}: must be one of {}", name, value,
                fmt::format("{}", fmt::join(choices, ", ")));
  }
  return static_cast<std::size_t>(place - choices.begin());
}

} // namespace

OptionInfo unit_option() { return {"unit", "", "appearances", "appearances|people", "option.unit.summary"}; }
OptionInfo moderators_option() { return {"moderators", "", "with", "with|without|apart", "option.moderators.summary"}; }
OptionInfo states_option() { return {"states", "", "all", "all|printed", "option.states.summary"}; }
OptionInfo language_option() { return {"language", "", "en", "en|fr|es", "option.language.summary"}; }

std::string option_value(std::span<const OptionInfo> known, const Options& given, std::string_view name) {
  const OptionInfo* info = find_option(known, name);
  if (info == nullptr) { throw Error(ErrorKind::bad_argument, "there is no option {}", name); }
  const auto place = given.find(name);
  return place == given.end() ? info->default_value : place->second;
}

void check_options(std::span<const OptionInfo> known, const Options& given) {
  for (const auto& [name, value] : given) {
    if (find_option(known, name) != nullptr) { continue; }
    std::vector<std::string> names;
    for (const OptionInfo& info : known) {
      names.push_back(info.name);
    }
    const std::string near = nearest(name, names);
    if (!near.empty()) { throw Error(ErrorKind::bad_argument, "unknown option {}; did you mean {}?", name, near); }
    throw Error(ErrorKind::bad_argument, "unknown option {}; known: {}", name, fmt::format("{}", fmt::join(names, ", ")));
  }
}

Counting counting(std::span<const OptionInfo> known, const Options& given) {
  check_options(known, given);
  Counting rule;
  const auto has = [&](std::string_view name) { return find_option(known, name) != nullptr; };
  if (has("unit")) { rule.unit = static_cast<CountUnit>(choice(known, given, "unit", {"appearances", "people"})); }
  if (has("moderators")) {
    rule.moderators = static_cast<Moderators>(choice(known, given, "moderators", {"with", "without", "apart"}));
  }
  if (has("states")) { rule.printed_states_only = choice(known, given, "states", {"all", "printed"}) == 1; }
  if (has("language")) { rule.language = static_cast<Language>(choice(known, given, "language", {"fr", "en", "es"})); }
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
