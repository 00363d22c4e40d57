#include "viz/graphviz/gaps.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "viz/i18n/messages.hpp"

namespace entente {
namespace {

using Gap = DrawOptions::Gap;

std::set<std::string> states_seen(const Dataset& dataset) {
  std::set<std::string> seen;
  for (const Appearance& appearance : dataset.appearances) {
    if (appearance.state) { seen.insert(*appearance.state); }
  }
  return seen;
}

/// Members of the population by sub-region; states of no sub-region stand under "".
std::map<std::string, std::vector<const StateFacts*>> by_subregion(const Population& population,
                                                                   const Reference& reference) {
  std::map<std::string, std::vector<const StateFacts*>> groups;
  for (const std::string& iso3 : population.states) {
    const StateFacts* const facts = reference.state(iso3);
    if (facts != nullptr) { groups[facts->subregion].push_back(facts); }
  }
  return groups;
}

std::string region_name(const std::string& m49, const Reference& reference, Language language) {
  const RegionFacts* const region = reference.region(m49);
  return region == nullptr ? m49 : region->name.in(language);
}

void add_states(const Dataset& dataset, const Reference& reference, const Population& population, Language language,
                std::vector<Gap>& gaps) {
  const std::set<std::string> seen = states_seen(dataset);
  const std::string reason = message(language, "gaps.never-seen");
  for (const std::string& iso3 : population.states) {
    const StateFacts* const state = reference.state(iso3);
    if (state != nullptr && !seen.contains(iso3)) {
      gaps.push_back({iso3, state->name.in(language), state->region, reason});
    }
  }
}

void add_subregions(const Dataset& dataset, const Reference& reference, const Population& population, Language language,
                    std::vector<Gap>& gaps) {
  const std::set<std::string> seen = states_seen(dataset);
  for (const auto& [subregion, members] : by_subregion(population, reference)) {
    const bool anybody =
        std::any_of(members.begin(), members.end(), [&](const StateFacts* state) { return seen.contains(state->iso3); });
    if (anybody || subregion.empty()) { continue; }
    gaps.push_back({subregion, region_name(subregion, reference, language), members.front()->region,
                    message(language, "gaps.nobody-from")});
  }
}

void add_categories(const Dataset& dataset, const Reference& reference, Language language, std::vector<Gap>& gaps) {
  for (const CategoryFacts& category : reference.categories()) {
    const bool leaf = std::none_of(reference.categories().begin(), reference.categories().end(),
                                   [&](const CategoryFacts& other) { return other.parent == category.id; });
    const bool seen = std::any_of(dataset.organisations.begin(), dataset.organisations.end(), [&](const Organisation& body) {
      return body.category && reference.category_is(*body.category, category.id);
    });
    if (leaf && !seen) {
      gaps.push_back({category.id, category.name.in(language), category.parent.empty() ? category.id : category.parent,
                      message(language, "gaps.no-body")});
    }
  }
}

} // namespace

std::vector<Gap> gaps_of(const Network& network, const Dataset& dataset, const Reference& reference,
                         const Population& population, Language language) {
  std::vector<Gap> gaps;
  switch (network.kind()) {
  case NetworkKind::states:
  case NetworkKind::states_processes: add_states(dataset, reference, population, language, gaps); break;
  case NetworkKind::people:
  case NetworkKind::people_sessions: add_subregions(dataset, reference, population, language, gaps); break;
  case NetworkKind::organisations:
  case NetworkKind::organisations_processes: add_categories(dataset, reference, language, gaps); break;
  case NetworkKind::actors:
    add_states(dataset, reference, population, language, gaps);
    add_categories(dataset, reference, language, gaps);
    break;
  }
  std::sort(gaps.begin(), gaps.end(),
            [](const Gap& a, const Gap& b) { return std::tie(a.group, a.name, a.id) < std::tie(b.group, b.name, b.id); });
  return gaps;
}

} // namespace entente
