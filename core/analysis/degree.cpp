#include "core/analysis/degree.hpp"

#include <algorithm>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<std::uint32_t> degree(const Network& network) {
  const Rows rows = network.rows();
  std::vector<std::uint32_t> result(rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    const auto neighbours = rows.neighbours(v);
    const auto loops = std::count(neighbours.begin(), neighbours.end(), v);
    result[v] = static_cast<std::uint32_t>(neighbours.size()) + static_cast<std::uint32_t>(loops);
  }
  return result;
}

Measure degree_measure() {
  Measure measure{"degree", "measure.degree.summary", "Freeman 1978, doi:10.1016/0378-8733(78)90021-7", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("degree", options, {});
    std::vector<Cell> cells;
    for (const std::uint32_t value : degree(network)) {
      cells.emplace_back(static_cast<std::int64_t>(value));
    }
    return value_table(network, {"degree", "ties", ColumnType::integer}, std::move(cells));
  };
  return measure;
}

} // namespace entente
