#include "core/analysis/closeness.hpp"

#include <limits>
#include <utility>

#include "core/analysis/kernels/sweep.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<double> closeness(const Rows& rows, const Work& work) {
  const double others = static_cast<double>(rows.size()) - 1;
  std::vector<double> result;
  for (const detail::Nearness& near : detail::nearness(rows, work)) {
    if (others < 1) {
      result.push_back(std::numeric_limits<double>::quiet_NaN());
    } else if (near.reached == 0) {
      result.push_back(0);
    } else {
      const double reached = near.reached;
      result.push_back(reached / others * (reached / static_cast<double>(near.steps)));
    }
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

Measure closeness_measure() {
  Measure measure{"closeness", "measure.closeness.summary", "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478", {}, {}};
  measure.run = [](const Network& network, const Options& options, const Work& work) {
    check_options("closeness", options, {});
    return value_table(network, {"closeness", "1", ColumnType::real}, real_cells(closeness(network.rows(), work)));
  };
  return measure;
}

Measure eccentricity_measure() {
  Measure measure{"eccentricity", "measure.eccentricity.summary", "Harary 1969, Graph Theory", {}, {}};
  measure.run = [](const Network& network, const Options& options, const Work& work) {
    check_options("eccentricity", options, {});
    std::vector<Cell> cells;
    for (const std::uint32_t value : eccentricity(network.rows(), work)) {
      cells.emplace_back(static_cast<std::int64_t>(value));
    }
    return value_table(network, {"eccentricity", "steps", ColumnType::integer}, std::move(cells));
  };
  return measure;
}

} // namespace entente
