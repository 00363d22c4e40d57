#include <algorithm>

#include <fmt/format.h>

#include "core/analysis/questions/question.hpp"
#include "core/error.hpp"
#include "core/text/csv.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"

namespace entente {

namespace {

void sort_unique(std::vector<std::string>& states) {
  std::sort(states.begin(), states.end());
  states.erase(std::unique(states.begin(), states.end()), states.end());
}

const ProcessFacts* process_by_id_or_acronym(std::string_view name, const Reference& reference) {
  const std::string key = fold(name);
  for (const ProcessFacts& process : reference.processes()) {
    for (const std::string* word : {&process.id, &process.acronym.en, &process.acronym.fr, &process.acronym.es}) {
      if (!word->empty() && fold(*word) == key) { return &process; }
    }
  }
  return reference.process_named(name);
}

/// States that belong to the process: members and those that lead it, in any year listed.
Population members_of(const ProcessFacts& process, const Reference& reference) {
  Population population{"process:" + process.id, {}};
  for (const Membership& membership : reference.memberships()) {
    const bool belongs = membership.role == "member" || membership.role == "chair" || membership.role == "co-chair";
    if (belongs && membership.process == process.id) { population.states.push_back(membership.state); }
  }
  sort_unique(population.states);
  return population;
}

[[noreturn]] void refuse(std::string_view name, const Reference& reference) {
  std::vector<std::string> known = {"iom", "un"};
  for (const ProcessFacts& process : reference.processes()) {
    known.push_back("process:" + process.id);
  }
  const std::string near = nearest(name, known);
  if (!near.empty()) { throw Error(ErrorKind::bad_argument, "unknown population {}: did you mean {}?", name, near); }
  throw Error(ErrorKind::bad_argument,
              "unknown population {}: use iom, un, process:<id or acronym>, or a CSV file of states", name);
}

/// The numbers of the lines that hold something: rows leave empty lines out.
std::vector<int> filled_lines(std::string_view csv) {
  std::vector<int> numbers;
  int number = 0;
  while (!csv.empty()) {
    ++number;
    const std::size_t end = csv.find('\n');
    if (!trim(csv.substr(0, end)).empty()) { numbers.push_back(number); }
    csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
  }
  return numbers;
}

/// The state that a field names, by code or by name in any language.
const StateFacts* state_of_field(std::string_view field, const Reference& reference) {
  if (field.size() == 3) {
    std::string code(field);
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (const StateFacts* state = reference.state(code)) { return state; }
  }
  return reference.state_named(field);
}

} // namespace

Population population(std::string_view name, const Reference& reference) {
  constexpr std::string_view prefix = "process:";
  const std::string key = lower(trim(name));
  Population result{key, {}};
  if (key == "iom" || key == "un") {
    for (const StateFacts& state : reference.states()) {
      if (key == "iom" ? state.iom_member : state.un_member) { result.states.push_back(state.iso3); }
    }
    sort_unique(result.states);
    return result;
  }
  if (key.starts_with(prefix)) {
    const ProcessFacts* process = process_by_id_or_acronym(std::string_view(key).substr(prefix.size()), reference);
    if (process == nullptr) { refuse(key, reference); }
    result = members_of(*process, reference);
    if (result.states.empty()) {
      throw Error(ErrorKind::bad_argument, "the reference data lists no members of {}", process->name.en);
    }
    return result;
  }
  refuse(key, reference);
}

Population population_from_csv(std::string_view name, std::string_view csv, const Reference& reference,
                               std::vector<Diagnostic>& diagnostics) {
  if (csv.starts_with("\xEF\xBB\xBF")) { csv.remove_prefix(3); }
  const std::size_t first_line = std::min(csv.find('\n'), csv.size());
  const bool semicolons = csv.substr(0, first_line).find(';') != std::string_view::npos;
  Population result{std::string(name), {}};
  const std::vector<int> numbers = filled_lines(csv);
  std::size_t row = 0;
  for (const std::vector<std::string>& fields : parse_csv(csv, semicolons ? ';' : ',')) {
    ++row;
    const std::string_view field = fields.empty() ? std::string_view() : trim(fields.front());
    if (field.empty()) { continue; }
    if (const StateFacts* state = state_of_field(field, reference)) {
      result.states.push_back(state->iso3);
    } else {
      diagnostics.push_back(
          {row == 1 ? Severity::note : Severity::warning, std::string(name), row <= numbers.size() ? numbers[row - 1] : 0,
           row == 1 ? Wording("“{}” names no state; taken as a heading", field) : Wording("“{}” names no state", field)});
    }
  }
  sort_unique(result.states);
  return result;
}

} // namespace entente
