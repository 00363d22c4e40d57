#include "core/analysis/questions/contrast.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/questions/dimension.hpp"
#include "core/analysis/statistics/discovery.hpp"
#include "core/analysis/statistics/exact.hpp"
#include "core/error.hpp"
#include "core/text/unicode.hpp"

namespace entente {
namespace {

using Keep = std::function<bool(const Appearance&)>;

Dataset slice(const Dataset& dataset, const Keep& keep) {
  Dataset part = dataset;
  std::erase_if(part.appearances, [&](const Appearance& appearance) { return !keep(appearance); });
  return part;
}

double share(std::int64_t count, std::int64_t all) {
  return all > 0 ? static_cast<double>(count) / static_cast<double>(all) : 0;
}

Table empty_table(const char* name, CountUnit unit) {
  const std::string counted = unit == CountUnit::people ? "people" : "appearances";
  Table table;
  table.name = name;
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"dimension", "", ColumnType::text},
                   {name, "1", ColumnType::real},
                   {"before", counted, ColumnType::integer},
                   {"after", counted, ColumnType::integer},
                   {"share_before", "1", ColumnType::real},
                   {"share_after", "1", ColumnType::real},
                   {"chance", "1", ColumnType::real},
                   {"adjusted", "1", ColumnType::real},
                   {"status", "", ColumnType::text}};
  return table;
}

/// Fills in the rows: values of the dimension in the two parts, the largest change first.
void hold_against(const Dataset& before, const Dataset& after, const std::string& dimension, const Reference& reference,
                  const Counting& rule, Table& table) {
  const Tallies one = tally(before, rule, detail::values_of(dimension, before, reference, rule));
  const Tallies other = tally(after, rule, detail::values_of(dimension, after, reference, rule));
  const auto any = [](const std::string&) { return true; };
  const std::int64_t all_before = total(one, rule.unit, any);
  const std::int64_t all_after = total(other, rule.unit, any);
  std::set<std::string> values;
  for (const Tallies* const tallies : {&one, &other}) {
    for (const auto& [value, counts] : tallies->by_value) {
      values.insert(value);
    }
  }
  std::vector<double> chances;
  for (const std::string& value : values) {
    const std::int64_t a = one.of(value).count(rule.unit);
    const std::int64_t b = other.of(value).count(rule.unit);
    chances.push_back(fisher_chance(a, all_before - a, b, all_after - b));
    const double was = share(a, all_before);
    const double is = share(b, all_after);
    Row row{{value, detail::value_name(dimension, value, reference, rule.language), dimension, is - was, a, b, was, is,
             chances.back(), Cell{}, std::string("chance")},
            one.of(value).evidence()};
    const auto later = other.of(value).evidence();
    row.evidence.insert(row.evidence.end(), later.begin(), later.end());
    std::sort(row.evidence.begin(), row.evidence.end());
    table.rows.push_back(std::move(row));
  }
  const std::vector<double> adjusted = adjusted_chances(chances);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<Cell>& cells = table.rows[i].cells;
    cells[9] = adjusted[i];
    if (adjusted[i] <= unlikely) { cells[10] = std::string(std::get<double>(cells[3]) > 0 ? "more" : "fewer"); }
  }
  std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::abs(std::get<double>(a.cells[3])) > std::abs(std::get<double>(b.cells[3]));
  });
  const auto counted = [&](const Tallies& tallies) { return std::to_string(tallies.unknown.count(rule.unit)); };
  table.notes.push_back({"contrast.note.unknown", {counted(one), counted(other)}});
}

int year_from(const std::string& text) {
  int year = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || stop != text.data() + text.size() || year < 1 || year > 9999) {
    throw Error(ErrorKind::bad_argument, "option split={}: must be auto or a year", text);
  }
  return year;
}

/// Processes by how many appearances their events have, the most first.
std::vector<std::pair<ProcessId, std::int64_t>> processes_seen(const Dataset& dataset) {
  std::map<EventId, ProcessId> of_event;
  for (const Event& event : dataset.events) {
    if (event.process) { of_event.emplace(event.id, *event.process); }
  }
  std::map<ProcessId, std::int64_t> counts;
  for (const Appearance& appearance : dataset.appearances) {
    const auto place = of_event.find(appearance.event);
    if (place != of_event.end()) { ++counts[place->second]; }
  }
  std::vector<std::pair<ProcessId, std::int64_t>> list(counts.begin(), counts.end());
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return list;
}

ProcessId process_called(const Dataset& dataset, const std::string& text) {
  const std::string wanted = fold(text);
  for (const Process& process : dataset.processes) {
    if (process.id.text() == text || fold(process.name) == wanted || process.reference == text ||
        (process.acronym && fold(*process.acronym) == wanted)) {
      return process.id;
    }
  }
  throw Error(ErrorKind::not_found, "no process is called \"{}\"", text);
}

std::string process_name(const Dataset& dataset, ProcessId id) {
  const Process* const process = find(dataset.processes, id);
  return process == nullptr ? id.text() : process->acronym.value_or(process->name);
}

template <class Value> std::size_t in_both(const std::set<Value>& one, const std::set<Value>& other) {
  std::size_t count = 0;
  for (const Value& value : one) {
    count += other.count(value);
  }
  return count;
}

struct ActorSets {
  std::set<PersonId> people;
  std::set<OrganisationId> bodies;
  std::set<std::string> states;
};

ActorSets actors_of(const Dataset& dataset) {
  ActorSets actors;
  for (const Appearance& appearance : dataset.appearances) {
    actors.people.insert(appearance.person);
    actors.bodies.insert(appearance.organisations.begin(), appearance.organisations.end());
    if (appearance.state) { actors.states.insert(*appearance.state); }
  }
  return actors;
}

} // namespace

std::vector<OptionInfo> change_options() {
  return {detail::dimension_option("region"),
          {"split", "year", "auto", "auto or a year", "option.split.summary"},
          unit_option(),
          moderators_option(),
          states_option(),
          language_option()};
}

std::vector<OptionInfo> process_options() {
  return {detail::dimension_option("region"),
          {"one", "", "", "name, acronym or id", "option.one.summary"},
          {"other", "", "", "name, acronym or id", "option.other.summary"},
          unit_option(),
          moderators_option(),
          states_option(),
          language_option()};
}

Table change(const Dataset& dataset, const Reference& reference, const Population& /*population*/, const Options& options) {
  const std::vector<OptionInfo> declared = change_options();
  const Counting rule = counting("change", options, declared);
  const std::string dimension = text_option(options, declared, "by");
  Table table = empty_table("change", rule.unit);
  (void)detail::values_of(dimension, dataset, reference, rule); // refuses what is no dimension, with rows or without
  const std::map<EventId, int> years = years_of_events(dataset);
  std::set<int> seen;
  std::size_t undated = 0;
  for (const Appearance& appearance : dataset.appearances) {
    const auto year = years.find(appearance.event);
    undated += year == years.end() ? 1 : 0;
    if (year != years.end()) { seen.insert(year->second); }
  }
  const std::string asked = text_option(options, declared, "split");
  const int split = asked != "auto" ? year_from(asked) : seen.empty() ? 0 : *seen.rbegin();
  if (undated > 0) { table.notes.push_back({"contrast.note.undated", {std::to_string(undated)}}); }
  if (seen.empty() || *seen.begin() >= split || *seen.rbegin() < split) {
    table.notes.push_back({"contrast.note.one-part", {}});
    return table;
  }
  const auto in = [&](bool later) -> Keep {
    return [&years, split, later](const Appearance& appearance) {
      const auto year = years.find(appearance.event);
      return year != years.end() && (year->second >= split) == later;
    };
  };
  hold_against(slice(dataset, in(false)), slice(dataset, in(true)), dimension, reference, rule, table);
  table.notes.push_back({"change.note", {std::to_string(split)}});
  return table;
}

Table process_against_process(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
                              const Options& options) {
  const std::vector<OptionInfo> declared = process_options();
  const Counting rule = counting("processes", options, declared);
  const std::string dimension = text_option(options, declared, "by");
  Table table = empty_table("processes", rule.unit);
  (void)detail::values_of(dimension, dataset, reference, rule);
  const auto seen = processes_seen(dataset);
  const std::string first = text_option(options, declared, "one");
  const std::string second = text_option(options, declared, "other");
  std::optional<ProcessId> one;
  std::optional<ProcessId> other;
  if (!first.empty()) { one = process_called(dataset, first); }
  if (!second.empty()) { other = process_called(dataset, second); }
  for (const auto& [process, count] : seen) {
    if (!one && process != other) {
      one = process;
    } else if (!other && process != one) {
      other = process;
    }
  }
  if (!one || !other || one == other) {
    table.notes.push_back({"processes.note.one", {}});
    return table;
  }
  std::map<EventId, ProcessId> of_event;
  for (const Event& event : dataset.events) {
    if (event.process) { of_event.emplace(event.id, *event.process); }
  }
  const auto of = [&](ProcessId process) -> Keep {
    return [&of_event, process](const Appearance& appearance) {
      const auto place = of_event.find(appearance.event);
      return place != of_event.end() && place->second == process;
    };
  };
  const Dataset here = slice(dataset, of(*one));
  const Dataset there = slice(dataset, of(*other));
  hold_against(here, there, dimension, reference, rule, table);
  const ActorSets a = actors_of(here);
  const ActorSets b = actors_of(there);
  table.notes.push_back({"processes.note", {process_name(dataset, *one), process_name(dataset, *other)}});
  table.notes.push_back({"processes.note.both",
                         {std::to_string(in_both(a.people, b.people)), std::to_string(in_both(a.bodies, b.bodies)),
                          std::to_string(in_both(a.states, b.states))}});
  return table;
}

} // namespace entente
