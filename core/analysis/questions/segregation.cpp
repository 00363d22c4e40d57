#include "core/analysis/questions/segregation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/attributes.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/statistics/discovery.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

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

const std::vector<OptionInfo>& segregation_option_list() {
  static const std::vector<OptionInfo> list{
      {"permutations", "networks", "999", "19 to 100000", "option.permutations.summary"},
      {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
  return list;
}

/// Counts seats by panel and group again and again, as groups are dealt anew to the same seats.
class Dealing {
public:
  Dealing(std::span<const std::uint32_t> panel, std::span<const std::uint32_t> group) {
    const auto largest = [](std::span<const std::uint32_t> numbers) {
      return numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end()) + std::size_t{1};
    };
    // Seats by panel, those of one panel beside each other.
    std::vector<std::size_t> sizes(largest(panel), 0);
    for (const std::uint32_t number : panel) {
      ++sizes[number];
    }
    std::vector<std::size_t> next;
    for (const std::size_t size : sizes) {
      next.push_back(ends_.empty() ? 0 : ends_.back());
      ends_.push_back(next.back() + size);
    }
    seats_.resize(panel.size());
    for (std::size_t seat = 0; seat < panel.size(); ++seat) {
      seats_[next[panel[seat]]++] = seat;
    }
    std::vector<std::size_t> groups(largest(group), 0);
    for (const std::uint32_t number : group) {
      ++groups[number];
    }
    counts_.assign(groups.size(), 0);
    several_ = std::ranges::count_if(groups, [](std::size_t count) { return count > 0; }) > 1;
    const std::size_t most = sizes.empty() ? 0 : *std::max_element(sizes.begin(), sizes.end());
    for (std::size_t n = 0; n <= most; ++n) {
      terms_.push_back(term(static_cast<double>(n)));
    }
    whole_ = term(static_cast<double>(panel.size()));
    for (const std::size_t count : groups) {
      whole_ -= term(static_cast<double>(count));
    }
    for (const std::size_t size : sizes) {
      of_panels_ += terms_[size];
    }
  }

  /// The index when the seats are dealt these groups, as many of each as before. O(seats).
  [[nodiscard]] double index(std::span<const std::uint32_t> group) {
    if (!several_) { return undefined; }
    double of_both = 0;
    std::size_t at = 0;
    for (const std::size_t end : ends_) {
      for (std::size_t i = at; i < end; ++i) {
        ++counts_[group[seats_[i]]];
      }
      for (; at < end; ++at) {
        of_both += terms_[std::exchange(counts_[group[seats_[at]]], 0)];
      }
    }
    return 1 - (of_panels_ - of_both) / whole_;
  }

private:
  std::vector<std::size_t> seats_; ///< by panel
  std::vector<std::size_t> ends_;  ///< per panel, in seats_
  std::vector<std::uint32_t> counts_;
  std::vector<double> terms_; ///< per number of seats
  double whole_ = 0;
  double of_panels_ = 0;
  bool several_ = false; ///< groups
};

/// The index with what random dealing gives.
struct Tested {
  double index = undefined;
  double expected = undefined;
  double chance = undefined;
};

Tested test(const Seats& seats, std::uint32_t permutations, detail::Random& random) {
  Dealing dealing(seats.panel, seats.group);
  Tested found{dealing.index(seats.group), 0, 1};
  if (std::isnan(found.index)) { return {}; }
  Numbers dealt = seats.group;
  for (std::uint32_t i = 0; i < permutations; ++i) {
    random.shuffle(dealt);
    const double index = dealing.index(dealt);
    found.expected += index / permutations;
    found.chance += index >= found.index - 1e-12 ? 1 : 0;
  }
  found.chance /= permutations + 1.0;
  return found;
}

} // namespace

double segregation_index(std::span<const std::uint32_t> panel, std::span<const std::uint32_t> group) {
  return Dealing(panel, group).index(group);
}

std::vector<OptionInfo> segregation_options() { return segregation_option_list(); }

Table segregation(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
                  const Options& options) {
  check_options("segregation", options, segregation_option_list());
  const auto permutations =
      static_cast<std::uint32_t>(integer_option(options, segregation_option_list(), "permutations", 19, 100000));
  detail::Random random(static_cast<std::uint64_t>(
      integer_option(options, segregation_option_list(), "seed", 0, std::numeric_limits<std::int64_t>::max())));
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
