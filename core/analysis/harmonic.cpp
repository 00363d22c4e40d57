#include "core/analysis/harmonic.hpp"

#include <cstdint>
#include <limits>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<double> harmonic(const Network& network) {
  const Rows rows = network.rows();
  const std::uint32_t n = rows.size();
  std::vector<double> result(n, 0);
  std::vector<std::uint32_t> seen_by(n, n);
  std::vector<std::uint32_t> order;
  order.reserve(n);
  for (std::uint32_t source = 0; source < n; ++source) {
    order.assign(1, source);
    seen_by[source] = source;
    std::size_t head = 0;
    for (double steps = 1; head < order.size(); ++steps) {
      const std::size_t level_end = order.size();
      for (; head < level_end; ++head) {
        for (const std::uint32_t w : rows.neighbours(order[head])) {
          if (seen_by[w] == source) { continue; }
          seen_by[w] = source;
          order.push_back(w);
        }
      }
      result[source] += static_cast<double>(order.size() - level_end) / steps;
    }
  }
  for (double& value : result) {
    value = n > 1 ? value / (n - 1) : std::numeric_limits<double>::quiet_NaN();
  }
  return result;
}

Measure harmonic_measure() {
  Measure measure{
      "harmonic", "measure.harmonic.summary", "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("harmonic", options, {});
    return value_table(network, {"harmonic", "1", ColumnType::real}, real_cells(harmonic(network)));
  };
  return measure;
}

} // namespace entente
