#include "core/analysis/harmonic.hpp"

#include <cstdint>
#include <limits>
#include <utility>

#include "core/analysis/kernels/sweep.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<double> harmonic(const Rows& rows, const Work& work) {
  const std::uint32_t n = rows.size();
  std::vector<double> result;
  result.reserve(n);
  for (const detail::Nearness& near : detail::nearness(rows, work)) {
    result.push_back(n > 1 ? near.inverse / (n - 1) : std::numeric_limits<double>::quiet_NaN());
  }
  return result;
}

std::vector<double> harmonic(const Network& network, const Work& work) { return harmonic(network.rows(), work); }

Measure harmonic_measure() {
  Measure measure{
      "harmonic", "measure.harmonic.summary", "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3", {}, {}};
  measure.run = [](const Network& network, const Options& options, const Work& work) {
    check_options("harmonic", options, {});
    return value_table(network, {"harmonic", "1", ColumnType::real}, real_cells(harmonic(network, work)));
  };
  return measure;
}

} // namespace entente
