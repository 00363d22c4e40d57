#include "core/analysis/pagerank.hpp"

#include <cmath>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/strength.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

constexpr double tolerance = 1e-12;

const std::vector<OptionInfo>& option_list() {
  static const std::vector<OptionInfo> list{{"damping", "", "0.85", "0 to 0.999", "option.damping.summary"}};
  return list;
}

} // namespace

std::vector<double> pagerank(const Network& network, double damping) {
  const Rows rows = network.rows();
  const auto n = static_cast<double>(rows.size());
  const std::vector<double> strengths = strength(network);
  std::vector<double> rank(rows.size(), 1 / n);
  std::vector<double> given(rows.size()); ///< what a node hands on for each unit of weight
  std::vector<double> next(rows.size());
  // One step brings the result nearer by the factor `damping`, so the distance left is at most change · damping / (1 -
  // damping).
  double change = rows.size() == 0 ? 0 : 1;
  while (change * damping > tolerance * (1 - damping)) {
    double kept = 0;
    for (std::uint32_t v = 0; v < rows.size(); ++v) {
      given[v] = strengths[v] > 0 ? damping * rank[v] / strengths[v] : 0;
      kept += strengths[v] > 0 ? (1 - damping) * rank[v] : rank[v];
    }
    change = 0;
    for (std::uint32_t v = 0; v < rows.size(); ++v) {
      double sum = kept / n;
      for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
        const std::uint32_t w = rows.targets[arc];
        sum += (w == v ? 2 : 1) * rows.weights[arc] * given[w];
      }
      next[v] = sum;
      change += std::abs(sum - rank[v]);
    }
    std::swap(rank, next);
  }
  return rank;
}

Measure pagerank_measure() {
  Measure measure{
      "pagerank", "measure.pagerank.summary", "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X", option_list(), {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("pagerank", options, option_list());
    std::vector<Cell> cells;
    for (const double value : pagerank(network, real_option(options, option_list(), "damping", 0, 0.999))) {
      cells.emplace_back(value);
    }
    return value_table(network, {"pagerank", "1", ColumnType::real}, std::move(cells));
  };
  return measure;
}

} // namespace entente
