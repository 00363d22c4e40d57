#include "viz/terminal/filter_values.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"

namespace entente {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t most_listed = 40;

[[noreturn]] void refuse_filter_value(const char* key, const std::string& value, const Words& known) {
  const std::string term = fmt::format("{}={}", key, value);
  if (const std::string near = nearest(value, known); !near.empty()) {
    throw Error(ErrorKind::bad_argument, "filter: {} in \"{}\"; did you mean \"{}\"?", Wording("unknown value"), term, near);
  }
  if (known.empty() || known.size() > most_listed) {
    throw Error(ErrorKind::bad_argument, "filter: {} in \"{}\"", Wording("unknown value"), term);
  }
  throw Error(ErrorKind::bad_argument, "filter: {} in \"{}\"; it can be {}", Wording("unknown value"), term,
              fmt::format("{}", fmt::join(known, ", ")));
}

Words state_codes(const Reference& reference) {
  Words codes;
  for (const StateFacts& state : reference.states()) {
    codes.push_back(state.iso3);
  }
  return codes;
}

Words region_codes(const Reference& reference) {
  Words codes;
  for (const RegionFacts& region : reference.regions()) {
    codes.push_back(region.m49);
  }
  return codes;
}

Words group_names(const Reference& reference) {
  std::set<std::string> groups;
  for (const StateFacts& state : reference.states()) {
    if (!state.un_group.empty()) { groups.insert(state.un_group); }
  }
  return {groups.begin(), groups.end()};
}

Words category_ids(const Reference& reference) {
  Words ids;
  for (const CategoryFacts& category : reference.categories()) {
    ids.push_back(category.id);
  }
  return ids;
}

/// Both what is in the dataset and what is known of: asking for a process that has not met yet is no mistake.
Words process_names(const Dataset& dataset, const Reference& reference) {
  Words names;
  for (const Process& process : dataset.processes) {
    names.push_back(process.acronym.value_or(process.name));
    names.push_back(process.name);
    names.push_back(process.id.text());
    if (process.reference) { names.push_back(*process.reference); }
  }
  for (const ProcessFacts& process : reference.processes()) {
    names.push_back(process.id);
  }
  return names;
}

bool is_event(const std::string& wanted, const Dataset& dataset) {
  const std::string key = fold(wanted);
  return std::ranges::any_of(dataset.events, [&](const Event& event) {
    return event.id.text() == wanted ||
           (!EventId::parse(wanted) && !key.empty() && fold(event.title).find(key) != std::string::npos);
  });
}

/// Each value must be one of the known, or be accepted by the other test.
template <class Test> void require_known(const char* key, const Words& values, const Words& known, const Test& also) {
  for (const std::string& value : values) {
    if (std::ranges::find(known, value) == known.end() && !also(value)) { refuse_filter_value(key, value, known); }
  }
}

} // namespace

void require_known_values(const Filter& filter, const Dataset& dataset, const Reference& reference) {
  const auto never = [](const std::string&) { return false; };
  require_known("state", filter.states, state_codes(reference), never);
  const Words regions = region_codes(reference);
  const Words groups = group_names(reference);
  require_known("region", filter.regions, regions,
                [&](const std::string& value) { return std::ranges::find(groups, value) != groups.end(); });
  require_known("group", filter.groups, groups,
                [&](const std::string& value) { return std::ranges::find(regions, value) != regions.end(); });
  require_known("category", filter.categories, category_ids(reference), never);
  const Words processes = filter.processes.empty() ? Words() : process_names(dataset, reference);
  require_known("process", filter.processes, processes, [&](const std::string& value) {
    const std::string key = fold(value);
    return reference.process_named(value) != nullptr ||
           std::ranges::any_of(processes, [&](const std::string& name) { return fold(name) == key; });
  });
  Words events;
  for (const Event& event : dataset.events) {
    events.push_back(event.id.text());
  }
  require_known("event", filter.events, events, [&](const std::string& value) { return is_event(value, dataset); });
}

} // namespace entente
