#include "core/analysis/closeness.hpp"

#include <utility>

#include "core/analysis/kernels/distances.hpp"
#include "core/analysis/kernels/sweep.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

namespace {

/// Of a node that reaches `reached` of `others`, `sum` being the distances to them.
double nearness_within(double reached, double others, double sum) {
  if (others < 1) { return undefined; }
  return reached > 0 ? reached / others * (reached / sum) : 0;
}

const std::vector<OptionInfo>& closeness_options() {
  static const std::vector<OptionInfo> list{weighted_option()};
  return list;
}

Table run_closeness(const Network& network, const Options& options, const Work& work) {
  check_options("closeness", options, closeness_options());
  if (flag_option(options, closeness_options(), "weighted")) {
    return value_table(network, {"closeness", "1/length", ColumnType::real},
                       real_cells(weighted_closeness(network.rows(), work)));
  }
  return value_table(network, {"closeness", "1", ColumnType::real}, real_cells(closeness(network.rows(), work)));
}

Table run_eccentricity(const Network& network, const Options& options, const Work& work) {
  check_options("eccentricity", options, closeness_options());
  if (flag_option(options, closeness_options(), "weighted")) {
    return value_table(network, {"eccentricity", "length", ColumnType::real},
                       real_cells(weighted_eccentricity(network.rows(), work)));
  }
  std::vector<Cell> cells;
  for (const std::uint32_t value : eccentricity(network.rows(), work)) {
    cells.emplace_back(static_cast<std::int64_t>(value));
  }
  return value_table(network, {"eccentricity", "steps", ColumnType::integer}, std::move(cells));
}

} // namespace

std::vector<double> closeness(const Rows& rows, const Work& work) {
  const double others = static_cast<double>(rows.size()) - 1;
  std::vector<double> result;
  for (const detail::Nearness& near : detail::nearness(rows, work)) {
    result.push_back(nearness_within(near.reached, others, static_cast<double>(near.steps)));
  }
  return result;
}

std::vector<double> weighted_closeness(const Rows& rows, const Work& work) {
  const double others = static_cast<double>(rows.size()) - 1;
  std::vector<double> result;
  for (const detail::Distances& far : detail::distances(rows, work)) {
    result.push_back(nearness_within(far.reached, others, far.sum));
  }
  return result;
}

std::vector<std::uint32_t> eccentricity(const Rows& rows, const Work& work) {
  std::vector<std::uint32_t> result;
  for (const detail::Nearness& near : detail::nearness(rows, work)) {
    result.push_back(near.farthest);
  }
  return result;
}

std::vector<double> weighted_eccentricity(const Rows& rows, const Work& work) {
  std::vector<double> result;
  for (const detail::Distances& far : detail::distances(rows, work)) {
    result.push_back(far.farthest);
  }
  return result;
}

Measure closeness_measure() {
  return {"closeness", "measure.closeness.summary", "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
          closeness_options(), run_closeness};
}

Measure eccentricity_measure() {
  return {"eccentricity", "measure.eccentricity.summary", "Harary 1969, Graph Theory", closeness_options(),
          run_eccentricity};
}

} // namespace entente
