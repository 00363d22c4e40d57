#include "core/analysis/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/options.hpp"
#include "core/analysis/random.hpp"
#include "core/analysis/searches.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

const std::vector<OptionInfo>& option_list() {
  static const std::vector<OptionInfo> list{{"weighted", "", "no", "yes, no", "option.weighted.summary"},
                                            {"samples", "actors", "0", "0 to 2147483647", "option.samples.summary"},
                                            {"seed", "", "1", "0 to 9223372036854775807", "option.seed.summary"}};
  return list;
}

Table run(const Network& network, const Options& options) {
  check_options("betweenness", options, option_list());
  const bool weighted = flag_option(options, option_list(), "weighted");
  const auto samples = static_cast<std::uint32_t>(
      integer_option(options, option_list(), "samples", 0, std::numeric_limits<std::int32_t>::max()));
  const auto seed = static_cast<std::uint64_t>(
      integer_option(options, option_list(), "seed", 0, std::numeric_limits<std::int64_t>::max()));
  const auto nodes = static_cast<std::uint32_t>(network.nodes().size());
  const Column column{"betweenness", "pairs", ColumnType::real};
  if (samples == 0 || samples >= nodes) { return value_table(network, column, real_cells(betweenness(network, weighted))); }
  const SampledBetweenness found = sampled_betweenness(network.rows(), samples, seed, weighted);
  Table table = value_table(network, column, real_cells(found.values));
  table.notes.push_back(
      {"betweenness.note.sampled", {std::to_string(samples), std::to_string(nodes), fmt::format("{:.1f}", found.error)}});
  return table;
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
  if (samples >= n) { return {betweenness(rows, weighted, work), 0}; }
  std::vector<std::uint32_t> sources(n);
  std::iota(sources.begin(), sources.end(), 0U);
  detail::Random random(seed);
  for (std::uint32_t i = 0; i < samples; ++i) {
    std::swap(sources[i], sources[i + random.below(n - i)]);
  }
  sources.resize(samples);
  SampledBetweenness result{
      weighted ? detail::weighted_dependencies(rows, sources, work) : detail::dependencies(rows, sources, work), 0};
  const double share = static_cast<double>(samples) / n;
  for (double& value : result.values) {
    value /= 2 * share;
  }
  const double pairs = 0.5 * n * std::max(0.0, n - 2.0);
  result.error = pairs * std::sqrt(std::log(40.0 * n) / (2.0 * samples));
  return result;
}

Measure betweenness_measure() {
  return {"betweenness", "measure.betweenness.summary", "Brandes 2001, doi:10.1080/0022250X.2001.9990249", option_list(),
          run};
}

} // namespace entente
