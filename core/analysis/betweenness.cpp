#include "core/analysis/betweenness.hpp"

#include <cstdint>
#include <numeric>

#include "core/analysis/options.hpp"
#include "core/analysis/searches.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

const std::vector<OptionInfo>& option_list() {
  static const std::vector<OptionInfo> list{{"weighted", "", "no", "yes, no", "option.weighted.summary"}};
  return list;
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

Measure betweenness_measure() {
  Measure measure{
      "betweenness", "measure.betweenness.summary", "Brandes 2001, doi:10.1080/0022250X.2001.9990249", option_list(), {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("betweenness", options, option_list());
    std::vector<Cell> cells;
    for (const double value : betweenness(network, flag_option(options, option_list(), "weighted"))) {
      cells.emplace_back(value);
    }
    return value_table(network, {"betweenness", "pairs", ColumnType::real}, std::move(cells));
  };
  return measure;
}

} // namespace entente
