#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/questions/coverage.hpp"
#include "core/error.hpp"

namespace entente {

namespace {

/// What was seen of one state.
struct StateSeen {
  std::vector<AppearanceId> appearances;
  bool spoke = false;
  std::optional<int> last_year;
  bool undated = false; ///< some appearance has no year
};

std::map<std::string, StateSeen> seen_states(const Dataset& dataset, const Counting& rule) {
  std::map<std::string, StateSeen> states;
  for (const Appearance& appearance : dataset.appearances) {
    const std::string* state = counted_state(rule, appearance);
    if (state == nullptr) { continue; }
    StateSeen& seen = states[*state];
    seen.appearances.push_back(appearance.id);
    seen.spoke = seen.spoke || speaks(appearance.role);
    const Event* event = find(dataset.events, appearance.event);
    const std::optional<int> year = event == nullptr ? std::nullopt : year_of(*event);
    if (year) {
      seen.last_year = std::max(seen.last_year.value_or(*year), *year);
    } else {
      seen.undated = true;
    }
  }
  return states;
}

/// The year before which a last appearance is long ago: as given, else the newest year of the data.
std::optional<int> since_year(const Dataset& dataset, const std::string& given) {
  if (given != "newest") {
    int year = 0;
    const auto [stop, error] = std::from_chars(given.data(), given.data() + given.size(), year);
    if (error != std::errc{} || stop != given.data() + given.size() || year < 1 || year > 9999) {
      throw Error(ErrorKind::bad_argument, "option since={}: must be a year", given);
    }
    return year;
  }
  std::optional<int> newest;
  for (const Event& event : dataset.events) {
    const std::optional<int> year = year_of(event);
    if (year && (!newest || *year > *newest)) { newest = year; }
  }
  return newest;
}

} // namespace

std::vector<OptionInfo> absence_options() {
  return {states_option(), {"since", "year", "newest", "newest or a year", "option.since.summary"}, language_option()};
}

Table absence(const Dataset& dataset, const Reference& reference, const Population& population, const Options& options) {
  const Counting rule = counting("absence", options, absence_options());
  const std::optional<int> since = since_year(dataset, text_option(options, absence_options(), "since"));
  const std::map<std::string, StateSeen> states = seen_states(dataset, rule);
  Table table{"absence",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"status", "", ColumnType::text},
               {"region", "", ColumnType::text},
               {"last_seen", "year", ColumnType::integer},
               {"appearances", "appearances", ColumnType::integer}},
              {},
              {}};
  const auto add = [&](const std::string& iso3, const char* status, const StateSeen* seen) {
    const StateFacts* facts = reference.state(iso3);
    Row row;
    row.cells = {iso3,
                 facts == nullptr ? iso3 : facts->name.in(rule.language),
                 std::string(status),
                 facts == nullptr || facts->region.empty() ? Cell{} : Cell{facts->region},
                 seen != nullptr && seen->last_year ? Cell{static_cast<std::int64_t>(*seen->last_year)} : Cell{},
                 static_cast<std::int64_t>(seen == nullptr ? 0 : seen->appearances.size())};
    if (seen != nullptr) { row.evidence = seen->appearances; }
    table.rows.push_back(std::move(row));
  };
  const auto each_member = [&](const char* status, const auto& applies) {
    for (const std::string& iso3 : population.states) {
      const auto place = states.find(iso3);
      const StateSeen* seen = place == states.end() ? nullptr : &place->second;
      if (applies(seen)) { add(iso3, status, seen); }
    }
    return table.rows.size();
  };
  const std::size_t never = each_member("never-seen", [](const StateSeen* seen) { return seen == nullptr; });
  each_member("never-speaking", [](const StateSeen* seen) { return seen != nullptr && !seen->spoke; });
  each_member("not-since", [&](const StateSeen* seen) {
    return seen != nullptr && since && !seen->undated && seen->last_year && *seen->last_year < *since;
  });
  std::size_t others = 0;
  for (const auto& [iso3, seen] : states) {
    if (population.states.empty() || std::binary_search(population.states.begin(), population.states.end(), iso3)) {
      continue;
    }
    add(iso3, "not-member", &seen);
    ++others;
  }
  table.notes = {{rule.printed_states_only ? "note.states.printed" : "note.states.all", {}}};
  if (population.states.empty()) {
    table.notes.push_back({"note.population.none", {}});
  } else {
    const std::size_t size = population.states.size();
    table.notes.push_back({"note.population", {population.name, std::to_string(size)}});
    table.notes.push_back(
        {"note.absence.seen", {std::to_string(size - never), std::to_string(size), std::to_string(never)}});
    table.notes.push_back({"note.absence.others", {std::to_string(others)}});
  }
  table.notes.push_back({"note.absence.speaking", {}});
  if (since) { table.notes.push_back({"note.absence.since", {std::to_string(*since)}}); }
  return table;
}

} // namespace entente
