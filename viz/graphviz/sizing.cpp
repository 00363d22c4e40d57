#include "viz/graphviz/sizing.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "core/analysis/betweenness.hpp"
#include "core/analysis/measure.hpp"

namespace entente::maps {
namespace {

std::optional<double> number(const Cell& cell) {
  if (const auto* const real = std::get_if<double>(&cell)) {
    return std::isfinite(*real) ? std::optional(*real) : std::nullopt;
  }
  if (const auto* const whole = std::get_if<std::int64_t>(&cell)) { return static_cast<double>(*whole); }
  return std::nullopt;
}

/// 1, 2 or 5 times a power of ten, at most `value`.
double round_down(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= value) { return step * power; }
  }
  return power;
}

} // namespace

bool is_estimated(const Network& network, const std::string& name) {
  return too_large_for_exact(network) &&
         std::ranges::any_of(measure(name).options, [](const OptionInfo& option) { return option.name == "samples"; });
}

Values values_of(const Network& network, const std::string& name) {
  Values values(network.nodes().size());
  const Table table = affordable(measure(name), network);
  std::size_t column = 2;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name == name) { column = i; }
  }
  std::map<std::string, std::optional<double>, std::less<>> by_id;
  for (const Row& row : table.rows) {
    const auto* const id = row.cells.size() > column ? std::get_if<std::string>(&row.cells[0]) : nullptr;
    if (id != nullptr) { by_id[*id] = number(row.cells[column]); }
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto found = by_id.find(network.nodes()[i].id);
    if (found != by_id.end()) { values[i] = found->second; }
  }
  return values;
}

double Scale::size(std::optional<double> value) const {
  if (!value || *value <= 0 || largest_value <= 0) { return smallest_size; }
  return std::max(smallest_size, largest_size * std::sqrt(std::min(1.0, *value / largest_value)));
}

std::vector<double> sample_values(double largest) {
  std::vector<double> samples{largest};
  if (largest <= 0) { return samples; }
  const double middle = round_down(largest / 2.5);
  const double small = round_down(largest / 10);
  const bool whole = largest == std::floor(largest);
  for (const double value : {middle, small}) {
    if (value < samples.back() && (!whole || value >= 1)) { samples.push_back(value); }
  }
  return samples;
}

double tie_width(double weight, double least, double largest) {
  return largest <= least ? 1.1 : 0.9 + 3.1 * std::clamp((weight - least) / (largest - least), 0.0, 1.0);
}

std::string figure(double value, Language language) {
  std::string text = fmt::format("{:.3f}", value);
  if (value != 0 && std::abs(value) < 0.001) { text = fmt::format("{:.1e}", value); }
  if (text.find('e') == std::string::npos) {
    while (text.back() == '0') {
      text.pop_back();
    }
    if (text.back() == '.') { text.pop_back(); }
  }
  if (language != Language::en) { std::replace(text.begin(), text.end(), '.', ','); }
  return text;
}

} // namespace entente::maps
