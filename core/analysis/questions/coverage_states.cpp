#include <algorithm>
#include <map>
#include <set>

#include "core/analysis/questions/coverage.hpp"
#include "core/error.hpp"

namespace entente {

namespace {

/// With no population declared every state counts and nothing is expected.
bool belongs(const Population& population, const std::string& state) {
  return population.states.empty() || std::binary_search(population.states.begin(), population.states.end(), state);
}

std::string state_name(const Reference& reference, const std::string& iso3, Language language) {
  const StateFacts* facts = reference.state(iso3);
  return facts == nullptr ? iso3 : facts->name.in(language);
}

/// The area of a state in a dimension: its region, sub-region (with `parent` the region) or UN group; "none" where the
/// dimension has no place for it.
std::string area_of(const Reference& reference, const std::string& iso3, std::string_view dimension) {
  const StateFacts* facts = reference.state(iso3);
  if (facts == nullptr) { return "none"; }
  const std::string& area = dimension == "region"      ? facts->region
                            : dimension == "subregion" ? facts->subregion
                                                       : facts->un_group;
  return area.empty() ? "none" : area;
}

std::vector<TableNote> population_notes(const Counting& rule, const Population& population) {
  std::vector<TableNote> notes = notes_of(rule, true);
  if (population.states.empty()) {
    notes.push_back({"note.population.none", {}});
  } else {
    notes.push_back({"note.population", {population.name, std::to_string(population.states.size())}});
    notes.push_back({"note.expected.population", {}});
  }
  return notes;
}

/// Every area that the population or the data has a state in, and every region that the reference knows, in code order.
std::vector<CoverageCell> area_cells(std::string_view dimension, const Reference& reference, const Population& population,
                                     const Tallies& by_state, Language language) {
  std::map<std::string, CoverageCell> cells;
  const double all = static_cast<double>(population.states.size());
  const auto cell_of = [&](const std::string& area, const std::string& state) -> CoverageCell& {
    CoverageCell& cell = cells[area];
    cell.id = area;
    const RegionFacts* region = reference.region(area);
    cell.name = region == nullptr ? area : region->name.in(language);
    if (dimension == "subregion" && area != "none") { cell.parent = area_of(reference, state, "region"); }
    return cell;
  };
  for (const std::string& state : population.states) {
    CoverageCell& cell = cell_of(area_of(reference, state, dimension), state);
    cell.states = cell.states.value_or(0) + 1;
    cell.states_seen = cell.states_seen.value_or(0) + (by_state.by_value.contains(state) ? 1 : 0);
    cell.expected_share = static_cast<double>(*cell.states) / all;
  }
  if (population.states.empty()) {
    for (const auto& [state, tally] : by_state.by_value) {
      cell_of(area_of(reference, state, dimension), state);
    }
  }
  std::vector<CoverageCell> list;
  for (auto& [area, cell] : cells) {
    list.push_back(std::move(cell));
  }
  return list;
}

} // namespace

Table coverage_by_state(const Dataset& dataset, const Reference& reference, const Population& population,
                        const Options& options) {
  const Counting rule = counting("coverage-state", options, coverage_options());
  const Tallies tallies = tally(dataset, rule, [&](const Appearance& appearance) -> std::vector<std::string> {
    const std::string* state = counted_state(rule, appearance);
    return state == nullptr ? std::vector<std::string>{} : std::vector<std::string>{*state};
  });
  std::set<std::string> listed(population.states.begin(), population.states.end());
  for (const auto& [state, counts] : tallies.by_value) {
    listed.insert(state);
  }
  std::vector<CoverageCell> cells;
  for (const std::string& state : listed) {
    CoverageCell cell{state,
                      state_name(reference, state, rule.language),
                      area_of(reference, state, "region"),
                      CoverageStatus::counted,
                      {},
                      {},
                      {}};
    if (!belongs(population, state)) {
      cell.status = CoverageStatus::outside;
    } else if (!population.states.empty()) {
      cell.expected_share = 1.0 / static_cast<double>(population.states.size());
    }
    cells.push_back(std::move(cell));
  }
  std::stable_sort(cells.begin(), cells.end(), [&](const CoverageCell& a, const CoverageCell& b) {
    if (a.status != b.status) { return a.status < b.status; }
    return tallies.of(a.id).count(rule.unit) > tallies.of(b.id).count(rule.unit);
  });
  return coverage_table("coverage-state", cells, tallies, rule, population_notes(rule, population));
}

Table coverage_by_area(std::string_view dimension, const Dataset& dataset, const Reference& reference,
                       const Population& population, const Options& options) {
  if (dimension != "region" && dimension != "subregion" && dimension != "group") {
    throw Error(ErrorKind::internal, "areas are regions, sub-regions and groups");
  }
  const Counting rule = counting("coverage-" + std::string(dimension), options, coverage_options());
  const auto value = [&](const Appearance& appearance, bool as_area) -> std::vector<std::string> {
    const std::string* state = counted_state(rule, appearance);
    if (state == nullptr) { return {}; }
    if (!belongs(population, *state)) { return {"outside"}; }
    return {as_area ? area_of(reference, *state, dimension) : *state};
  };
  const Tallies by_state = tally(dataset, rule, [&](const Appearance& appearance) { return value(appearance, false); });
  const Tallies by_area = tally(dataset, rule, [&](const Appearance& appearance) { return value(appearance, true); });
  std::vector<CoverageCell> cells = area_cells(dimension, reference, population, by_state, rule.language);
  if (!population.states.empty()) { cells.push_back({"outside", "outside", "", CoverageStatus::outside, {}, {}, {}}); }
  return coverage_table("coverage-" + std::string(dimension), cells, by_area, rule, population_notes(rule, population));
}

} // namespace entente
