#include "core/analysis/harmonic.hpp"

#include <cstdint>
#include <utility>

#include "core/analysis/kernels/distances.hpp"
#include "core/analysis/kernels/sweep.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

const std::vector<OptionInfo>& harmonic_options() {
  static const std::vector<OptionInfo> list{weighted_option()};
  return list;
}

Table run_harmonic(const Network& network, const Options& options, const Work& work) {
  check_options("harmonic", options, harmonic_options());
  const bool weighted = flag_option(options, harmonic_options(), "weighted");
  const auto values = weighted ? weighted_harmonic(network.rows(), work) : harmonic(network, work);
  return value_table(network, {"harmonic", weighted ? "1/length" : "1", ColumnType::real}, real_cells(values));
}

} // namespace

std::vector<double> harmonic(const Rows& rows, const Work& work) {
  const std::uint32_t n = rows.size();
  std::vector<double> result;
  result.reserve(n);
  for (const detail::Nearness& near : detail::nearness(rows, work)) {
    result.push_back(n > 1 ? near.inverse / (n - 1) : undefined);
  }
  return result;
}

std::vector<double> harmonic(const Network& network, const Work& work) { return harmonic(network.rows(), work); }

std::vector<double> weighted_harmonic(const Rows& rows, const Work& work) {
  const std::uint32_t n = rows.size();
  std::vector<double> result;
  result.reserve(n);
  for (const detail::Distances& far : detail::distances(rows, work)) {
    result.push_back(n > 1 ? far.inverse / (n - 1) : undefined);
  }
  return result;
}

Measure harmonic_measure() {
  return {"harmonic", "measure.harmonic.summary", "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3",
          harmonic_options(), run_harmonic};
}

} // namespace entente
