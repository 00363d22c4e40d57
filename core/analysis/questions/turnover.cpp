#include "core/analysis/questions/turnover.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
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
struct ActorSeen {
  std::string id;
  std::string name;
  std::vector<int> years; ///< sorted, each once
  std::vector<AppearanceId> evidence;

  [[nodiscard]] bool in(int year) const { return std::ranges::binary_search(years, year); }
};

/// Actors by id.
class Actors {
public:
  /// `name` is asked the first time only.
  template <class Name> ActorSeen& of(std::string id, const Name& name) {
    const auto [place, fresh] = places_.try_emplace(std::move(id), seen_.size());
    if (fresh) { seen_.push_back({place->first, name(), {}, {}}); }
    return seen_[place->second];
  }
  [[nodiscard]] std::span<const ActorSeen> all() const { return seen_; }

private:
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<ActorSeen> seen_;
};

constexpr std::array<const char*, 5> statuses = {"new", "returning", "back", "lapsed", "gone"};

/// How an actor stands to a year; nothing when it was seen only later.
std::string status_in(const ActorSeen& seen, int year, std::optional<int> previous) {
  const bool now = seen.in(year);
  const bool then = previous && seen.in(*previous);
  const bool earlier = seen.years.front() < year;
  if (now) { return !earlier ? "new" : then ? "returning" : "back"; }
  if (then) { return "lapsed"; }
  return earlier ? "gone" : "";
}

void add(ActorSeen& seen, int year, AppearanceId appearance) {
  const auto place = std::ranges::lower_bound(seen.years, year);
  if (place == seen.years.end() || *place != year) { seen.years.insert(place, year); }
  if (seen.evidence.empty() || seen.evidence.back() != appearance) { seen.evidence.push_back(appearance); }
}

/// The actors that an appearance stands for.
void add(const Dataset& dataset, const Reference& reference, const std::string& of, Language language,
         const Appearance& appearance, int year, Actors& actors) {
  if (of == "people") {
    const auto name = [&] {
      const Person* const person = find(dataset.people, appearance.person);
      return person == nullptr ? std::string() : person->name;
    };
    add(actors.of(appearance.person.text(), name), year, appearance.id);
  } else if (of == "organisations") {
    for (const OrganisationId id : appearance.organisations) {
      const auto name = [&] {
        const Organisation* const body = find(dataset.organisations, id);
        return body == nullptr ? std::string() : body->name;
      };
      add(actors.of(id.text(), name), year, appearance.id);
    }
  } else if (appearance.state) {
    const auto name = [&] {
      const StateFacts* const state = reference.state(*appearance.state);
      return state == nullptr ? *appearance.state : state->name.in(language);
    };
    add(actors.of(*appearance.state, name), year, appearance.id);
  }
}

Actors actors_of(const Dataset& dataset, const Reference& reference, const std::string& of, Language language,
                 std::size_t& undated) {
  const std::map<EventId, int> years = years_of_events(dataset);
  Actors actors;
  for (const Appearance& appearance : dataset.appearances) {
    const auto year = years.find(appearance.event);
    if (year == years.end()) {
      ++undated;
    } else {
      add(dataset, reference, of, language, appearance, year->second, actors);
    }
  }
  return actors;
}

void add_counts(const Actors& actors, const std::set<int>& years, Table& table) {
  std::optional<int> previous;
  for (const int year : years) {
    std::map<std::string, std::int64_t> counts;
    for (const ActorSeen& seen : actors.all()) {
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
  for (const ActorSeen& seen : actors.all()) {
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
  for (const ActorSeen& seen : actors.all()) {
    std::string status = status_in(seen, year, previous);
    if (status.empty()) { continue; }
    const auto last = std::prev(std::ranges::upper_bound(seen.years, year));
    table.rows.push_back({{seen.id, seen.name, std::move(status), std::int64_t{seen.years.front()}, std::int64_t{*last},
                           static_cast<std::int64_t>(last - seen.years.begin() + 1)},
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
