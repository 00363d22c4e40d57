#include "core/analysis/questions/counting.hpp"

#include <algorithm>
#include <utility>
#include <vector>

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

TableNote gender_note(std::size_t declared) {
  return declared == 0 ? TableNote{"note.gender.marked", {}} : TableNote{"note.gender.declared", {std::to_string(declared)}};
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

namespace {

template <class Identifier> void sort_unique(std::vector<Identifier>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// A tally with its people as they are met, again and again; they are put in order once.
struct Gathered {
  Tally tally;
  std::vector<PersonId> people;
  std::vector<PersonId> people_apart;

  void add(const Appearance& appearance, bool apart) {
    (apart ? tally.apart : tally.appearances).push_back(appearance.id);
    (apart ? people_apart : people).push_back(appearance.person);
  }
  [[nodiscard]] Tally finished() {
    sort_unique(people);
    sort_unique(people_apart);
    tally.people = {people.begin(), people.end()};
    tally.people_apart = {people_apart.begin(), people_apart.end()};
    return std::move(tally);
  }
};

} // namespace

Tallies tally(const Dataset& dataset, const Counting& rule, const ValuesOf& values_of) {
  std::map<std::string, Gathered, std::less<>> by_value;
  Gathered unknown;
  std::vector<PersonId> known;
  std::vector<PersonId> known_apart;
  for (const Appearance& appearance : dataset.appearances) {
    const bool moderates = appearance.role == Role::moderator;
    if (moderates && rule.moderators == Moderators::without) { continue; }
    const bool apart = moderates && rule.moderators == Moderators::apart;
    const std::vector<std::string> values = values_of(appearance);
    for (const std::string& value : values) {
      by_value[value].add(appearance, apart);
    }
    if (values.empty()) {
      unknown.add(appearance, apart);
    } else {
      (apart ? known_apart : known).push_back(appearance.person);
    }
  }
  Tallies tallies;
  for (auto& [value, gathered] : by_value) {
    tallies.by_value.emplace_hint(tallies.by_value.end(), value, gathered.finished());
  }
  tallies.unknown = unknown.finished();
  if (rule.unit == CountUnit::people) {
    sort_unique(known);
    sort_unique(known_apart);
    std::erase_if(tallies.unknown.people, [&](PersonId id) { return std::ranges::binary_search(known, id); });
    std::erase_if(tallies.unknown.people_apart, [&](PersonId id) { return std::ranges::binary_search(known_apart, id); });
  }
  return tallies;
}

std::int64_t total(const Tallies& tallies, CountUnit unit, const std::function<bool(const std::string&)>& counts) {
  std::vector<AppearanceId> appearances;
  std::vector<PersonId> people;
  for (const auto& [value, tally] : tallies.by_value) {
    if (!counts(value)) { continue; }
    if (unit == CountUnit::people) {
      people.insert(people.end(), tally.people.begin(), tally.people.end());
    } else {
      appearances.insert(appearances.end(), tally.appearances.begin(), tally.appearances.end());
    }
  }
  sort_unique(appearances);
  sort_unique(people);
  return static_cast<std::int64_t>(unit == CountUnit::people ? people.size() : appearances.size());
}

} // namespace entente
