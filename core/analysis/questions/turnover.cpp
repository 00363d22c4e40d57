#include "core/analysis/questions/turnover.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/questions/counting.hpp"
#include "core/analysis/values.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

/// The years in which an actor appeared.
struct Seen {
  std::string name;
  std::set<int> years;
  std::vector<AppearanceId> evidence;
};

using Actors = std::map<std::string, Seen>;

constexpr std::array<const char*, 5> statuses = {"new", "returning", "back", "lapsed", "gone"};

/// How an actor stands to a year; nothing when it was seen only later.
std::string status_in(const Seen& seen, int year, std::optional<int> previous) {
  const bool now = seen.years.contains(year);
  const bool then = previous && seen.years.contains(*previous);
  const bool earlier = *seen.years.begin() < year;
  if (now) { return !earlier ? "new" : then ? "returning" : "back"; }
  if (then) { return "lapsed"; }
  return earlier ? "gone" : "";
}

void add(Actors& actors, const std::string& id, const std::string& name, int year, AppearanceId appearance) {
  Seen& seen = actors[id];
  seen.name = name;
  seen.years.insert(year);
  if (seen.evidence.empty() || seen.evidence.back() != appearance) { seen.evidence.push_back(appearance); }
}

Actors actors_of(const Dataset& dataset, const Reference& reference, const std::string& of, Language language,
                 std::size_t& undated) {
  const std::map<EventId, int> years = years_of_events(dataset);
  Actors actors;
  for (const Appearance& appearance : dataset.appearances) {
    const auto year = years.find(appearance.event);
    if (year == years.end()) {
      ++undated;
      continue;
    }
    if (of == "people") {
      const Person* const person = find(dataset.people, appearance.person);
      add(actors, appearance.person.text(), person == nullptr ? "" : person->name, year->second, appearance.id);
    } else if (of == "organisations") {
      for (const OrganisationId id : appearance.organisations) {
        const Organisation* const body = find(dataset.organisations, id);
        add(actors, id.text(), body == nullptr ? "" : body->name, year->second, appearance.id);
      }
    } else if (appearance.state) {
      const StateFacts* const state = reference.state(*appearance.state);
      add(actors, *appearance.state, state == nullptr ? *appearance.state : state->name.in(language), year->second,
          appearance.id);
    }
  }
  return actors;
}

void add_counts(const Actors& actors, const std::set<int>& years, Table& table) {
  std::optional<int> previous;
  for (const int year : years) {
    std::map<std::string, std::int64_t> counts;
    for (const auto& [id, seen] : actors) {
      ++counts[status_in(seen, year, previous)];
    }
    if (previous) {
      const auto text = [&](const char* status) { return std::to_string(counts[status]); };
      table.notes.push_back({"turnover.note",
                             {std::to_string(year), std::to_string(counts["new"] + counts["returning"] + counts["back"]),
                              text("new"), text("returning"), text("back"), text("lapsed"), std::to_string(*previous)}});
    }
    previous = year;
  }
}

} // namespace

std::vector<OptionInfo> turnover_options() {
  return {{"of", "", "people", "people|organisations|states", "option.turnover-of.summary"},
          {"year", "year", "auto", "auto or a year", "option.year.summary"},
          language_option()};
}

Table turnover(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
               const Options& options) {
  const std::vector<OptionInfo> declared = turnover_options();
  const Counting rule = counting("turnover", options, declared);
  static_cast<void>(choice_option(options, declared, "of", {"people", "organisations", "states"}));
  const std::string of = text_option(options, declared, "of");
  Table table;
  table.name = "turnover";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"status", "", ColumnType::text},
                   {"first_seen", "year", ColumnType::integer},
                   {"last_seen", "year", ColumnType::integer},
                   {"years", "years", ColumnType::integer}};
  std::size_t undated = 0;
  const Actors actors = actors_of(dataset, reference, of, rule.language, undated);
  if (undated > 0) { table.notes.push_back({"contrast.note.undated", {std::to_string(undated)}}); }
  std::set<int> years;
  for (const auto& [id, seen] : actors) {
    years.insert(seen.years.begin(), seen.years.end());
  }
  if (years.empty()) { return table; }
  int year = *years.rbegin();
  if (const std::string asked = text_option(options, declared, "year"); asked != "auto") {
    const auto [stop, error] = std::from_chars(asked.data(), asked.data() + asked.size(), year);
    if (error != std::errc{} || stop != asked.data() + asked.size() || !years.contains(year)) {
      throw Error(ErrorKind::bad_argument, "option year={}: nobody appeared in such a year", asked);
    }
  }
  const auto place = years.find(year);
  const std::optional<int> previous = place == years.begin() ? std::nullopt : std::optional(*std::prev(place));
  for (const auto& [id, seen] : actors) {
    std::string status = status_in(seen, year, previous);
    if (status.empty()) { continue; }
    const auto last = std::prev(seen.years.upper_bound(year));
    table.rows.push_back({{id, seen.name, std::move(status), std::int64_t{*seen.years.begin()}, std::int64_t{*last},
                           static_cast<std::int64_t>(std::distance(seen.years.begin(), last) + 1)},
                          seen.evidence});
  }
  const auto rank = [](const Row& row) {
    const auto own = std::find(statuses.begin(), statuses.end(), std::get<std::string>(row.cells[2]));
    return std::pair(own, -std::get<std::int64_t>(row.cells[5]));
  };
  std::stable_sort(table.rows.begin(), table.rows.end(), [&](const Row& a, const Row& b) {
    if (rank(a) != rank(b)) { return rank(a) < rank(b); }
    return compare_ids(std::get<std::string>(a.cells[0]), std::get<std::string>(b.cells[0])) < 0;
  });
  add_counts(actors, years, table);
  return table;
}

} // namespace entente
