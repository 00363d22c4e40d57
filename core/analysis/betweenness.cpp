#include "core/analysis/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/components.hpp"
#include "core/analysis/kernels/random.hpp"
#include "core/analysis/kernels/searches.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

constexpr std::uint32_t affordable_samples = 256;

const std::vector<OptionInfo>& betweenness_options() {
  static const std::vector<OptionInfo> list{weighted_option(),
                                            {"samples", "actors", "0", "0 to 2147483647", "option.samples.summary"},
                                            {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
  return list;
}

Table run_betweenness(const Network& network, const Options& options, const Work& work) {
  check_options("betweenness", options, betweenness_options());
  const bool weighted = flag_option(options, betweenness_options(), "weighted");
  const auto samples = static_cast<std::uint32_t>(
      integer_option(options, betweenness_options(), "samples", 0, std::numeric_limits<std::int32_t>::max()));
  const auto seed = static_cast<std::uint64_t>(
      integer_option(options, betweenness_options(), "seed", 0, std::numeric_limits<std::int64_t>::max()));
  const auto nodes = static_cast<std::uint32_t>(network.nodes().size());
  const Column column{"betweenness", "pairs", ColumnType::real};
  if (samples == 0 || samples >= nodes) {
    return value_table(network, column, real_cells(betweenness(network, weighted, work)));
  }
  const SampledBetweenness found = sampled_betweenness(network.rows(), samples, seed, weighted, work);
  Table table = value_table(network, column, real_cells(found.values));
  table.whole = {{"error", found.error}, {"samples", static_cast<std::int64_t>(samples)}};
  table.notes.push_back(
      {"betweenness.note.sampled", {std::to_string(samples), std::to_string(nodes), fmt::format("{:.1f}", found.error)}});
  return table;
}

/// Kullback-Leibler divergence of a yes-no variable of the one mean from one of the other, above 0 and below 1.
double divergence(double mean, double other) {
  const double no = mean < 1 ? (1 - mean) * std::log((1 - mean) / (1 - other)) : 0;
  return no + (mean > 0 ? mean * std::log(mean / other) : 0);
}

/// By how much means of draws from [0, 1] can be off: `highest` is the largest of them, `rarity` the logarithm of one over
/// the chance that a mean may be off by more, divided by the number of draws.
double mean_error(double highest, double rarity) {
  double low = std::clamp(highest, 0.0, 1.0);
  double high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (middle >= 1 || divergence(std::min(highest, 1.0), middle) >= rarity ? high : low) = middle;
  }
  // Up to means of one half the error grows with the mean, and is larger upwards than downwards.
  return high <= 0.5 ? high - highest : std::sqrt(rarity / 2);
}

} // namespace

std::vector<double> betweenness(const Rows& rows, bool weighted, const Work& work) {
  std::vector<std::uint32_t> sources(rows.size());
  std::iota(sources.begin(), sources.end(), 0U);
  std::vector<double> score =
      weighted ? detail::weighted_dependencies(rows, sources, work) : detail::dependencies(rows, sources, work);
  for (double& value : score) {
    value /= 2;
  }
  return score;
}

std::vector<double> betweenness(const Network& network, bool weighted, const Work& work) {
  return betweenness(network.rows(), weighted, work);
}

SampledBetweenness sampled_betweenness(const Rows& rows, std::uint32_t samples, std::uint64_t seed, bool weighted,
                                       const Work& work) {
  const std::uint32_t n = rows.size();
  if (samples >= n) { return {betweenness(rows, weighted, work), 0, 0}; }
  std::vector<std::uint32_t> sources(n);
  std::iota(sources.begin(), sources.end(), 0U);
  detail::Random random(seed);
  for (std::uint32_t i = 0; i < samples; ++i) {
    std::swap(sources[i], sources[i + random.below(n - i)]);
  }
  sources.resize(samples);
  SampledBetweenness result{
      weighted ? detail::weighted_dependencies(rows, sources, work) : detail::dependencies(rows, sources, work), 0, samples};
  const std::vector<std::uint32_t> sizes = components(rows).sizes;
  const double most = std::max(0.0, sizes.front() - 2.0); // what one draw can give to a node
  const double highest = *std::max_element(result.values.begin(), result.values.end()) / samples;
  const double factor = 0.5 * n;
  for (double& value : result.values) {
    value *= factor / samples;
  }
  if (most > 0) { result.error = factor * most * mean_error(highest / most, std::log(40.0 * n) / samples); }
  return result;
}

bool too_large_for_exact(const Network& network) {
  constexpr double most = 1e8;
  return static_cast<double>(network.nodes().size()) * static_cast<double>(network.ties().size()) > most;
}

SampledBetweenness affordable_betweenness(const Network& network, const Work& work) {
  if (too_large_for_exact(network)) { return sampled_betweenness(network.rows(), affordable_samples, 1, false, work); }
  return {betweenness(network, false, work), 0, 0};
}

Table affordable(const Measure& measure, const Network& network, const Work& work) {
  const bool sampled =
      std::ranges::any_of(measure.options, [](const OptionInfo& option) { return option.name == "samples"; });
  if (!sampled || !too_large_for_exact(network)) { return measure.run(network, {}, work); }
  return measure.run(network, {{"samples", std::to_string(affordable_samples)}}, work);
}

Measure betweenness_measure() {
  return {"betweenness", "measure.betweenness.summary", "Brandes 2001, doi:10.1080/0022250X.2001.9990249",
          betweenness_options(), run_betweenness};
}

} // namespace entente
