#include "core/analysis/segregation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/analysis/attributes.hpp"
#include "core/analysis/discovery.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/random.hpp"

namespace entente {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double unlikely = 0.05;

using Numbers = std::vector<std::uint32_t>;

/// n ln n, 0 at 0.
double term(double n) { return n > 0 ? n * std::log(n) : 0; }

/// The seats of which the matter is known.
struct Seats {
  Numbers panel;
  Numbers group;
  std::vector<AppearanceId> evidence;
};

std::string value_of(const std::string& attribute, const Dataset& dataset, const Reference& reference,
                     const Appearance& appearance) {
  if (attribute == "region") {
    const StateFacts* const state = reference.state(state_or_base_of(dataset, appearance));
    return state == nullptr ? std::string() : state->region;
  }
  if (attribute == "gender") {
    const auto gender = gender_of(dataset, appearance);
    return gender ? std::string(to_text(*gender)) : std::string();
  }
  const std::string category = category_of(dataset, reference, appearance);
  if (attribute == "category") { return top_category(reference, category); }
  const std::string level = level_of(reference, category);
  return level == "not-applicable" ? std::string() : level;
}

Seats seats_of(const std::string& attribute, const Dataset& dataset, const Reference& reference) {
  std::map<SessionId, std::vector<std::pair<AppearanceId, std::string>>> panels;
  for (const Appearance& appearance : dataset.appearances) {
    const Session* const session = appearance.session ? find(dataset.sessions, *appearance.session) : nullptr;
    if (session == nullptr || session->kind == SessionKind::break_) { continue; }
    std::string value = value_of(attribute, dataset, reference, appearance);
    if (!value.empty()) { panels[session->id].emplace_back(appearance.id, std::move(value)); }
  }
  Seats seats;
  std::map<std::string, std::uint32_t> groups;
  std::uint32_t number = 0;
  for (const auto& [id, list] : panels) {
    if (list.size() < 2) { continue; }
    for (const auto& [appearance, value] : list) {
      seats.panel.push_back(number);
      seats.group.push_back(groups.emplace(value, static_cast<std::uint32_t>(groups.size())).first->second);
      seats.evidence.push_back(appearance);
    }
    ++number;
  }
  std::sort(seats.evidence.begin(), seats.evidence.end());
  return seats;
}

const std::vector<OptionInfo>& option_list() {
  static const std::vector<OptionInfo> list{
      {"permutations", "networks", "999", "19 to 100000", "option.permutations.summary"},
      {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
  return list;
}

/// The index with what random dealing gives.
struct Tested {
  double index = undefined;
  double expected = undefined;
  double chance = undefined;
};

Tested test(const Seats& seats, std::uint32_t permutations, detail::Random& random) {
  Tested found{segregation_index(seats.panel, seats.group), 0, 1};
  if (std::isnan(found.index)) { return {}; }
  Numbers dealt = seats.group;
  for (std::uint32_t i = 0; i < permutations; ++i) {
    random.shuffle(dealt);
    const double index = segregation_index(seats.panel, dealt);
    found.expected += index / permutations;
    found.chance += index >= found.index - 1e-12 ? 1 : 0;
  }
  found.chance /= permutations + 1.0;
  return found;
}

} // namespace

double segregation_index(std::span<const std::uint32_t> panel, std::span<const std::uint32_t> group) {
  std::map<std::uint32_t, double> of_panel;
  std::map<std::uint32_t, double> of_group;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> of_both;
  for (std::size_t i = 0; i < panel.size(); ++i) {
    of_panel[panel[i]] += 1;
    of_group[group[i]] += 1;
    of_both[{panel[i], group[i]}] += 1;
  }
  const auto sum = [](const auto& counts) {
    double total = 0;
    for (const auto& [key, count] : counts) {
      total += term(count);
    }
    return total;
  };
  const double whole = term(static_cast<double>(panel.size())) - sum(of_group);
  if (of_group.size() < 2) { return undefined; }
  return 1 - (sum(of_panel) - sum(of_both)) / whole;
}

std::vector<OptionInfo> segregation_options() { return option_list(); }

Table segregation(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
                  const Options& options) {
  check_options("segregation", options, option_list());
  const auto permutations = static_cast<std::uint32_t>(integer_option(options, option_list(), "permutations", 19, 100000));
  detail::Random random(static_cast<std::uint64_t>(
      integer_option(options, option_list(), "seed", 0, std::numeric_limits<std::int64_t>::max())));
  Table table;
  table.name = "segregation";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"segregation", "1", ColumnType::real},
                   {"expected", "1", ColumnType::real},
                   {"chance", "1", ColumnType::real},
                   {"adjusted", "1", ColumnType::real},
                   {"panels", "panels", ColumnType::integer},
                   {"seats", "appearances", ColumnType::integer},
                   {"status", "", ColumnType::text}};
  std::vector<double> chances;
  for (const char* attribute : {"region", "category", "level", "gender"}) {
    Seats seats = seats_of(attribute, dataset, reference);
    if (seats.panel.empty()) { continue; }
    const Tested found = test(seats, permutations, random);
    chances.push_back(found.chance);
    const auto cell = [](double value) { return std::isnan(value) ? Cell{} : Cell{value}; };
    table.rows.push_back({{std::string(attribute), std::string(attribute), cell(found.index), cell(found.expected),
                           cell(found.chance), Cell{}, static_cast<std::int64_t>(seats.panel.back()) + 1,
                           static_cast<std::int64_t>(seats.panel.size()), std::string("chance")},
                          std::move(seats.evidence)});
  }
  const std::vector<double> adjusted = adjusted_chances(chances);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (std::isnan(adjusted[i])) { continue; }
    table.rows[i].cells[5] = adjusted[i];
    if (adjusted[i] <= unlikely) { table.rows[i].cells[8] = std::string("more"); }
  }
  table.notes.push_back({"segregation.note", {std::to_string(permutations)}});
  return table;
}

} // namespace entente
