#include "core/analysis/strength.hpp"

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<double> strength(const Rows& rows) {
  std::vector<double> result(rows.size(), 0);
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      result[v] += rows.targets[arc] == v ? 2 * rows.weight(arc) : rows.weight(arc);
    }
  }
  return result;
}

std::vector<double> strength(const Network& network) { return strength(network.rows()); }

Measure strength_measure() {
  Measure measure{"strength", "measure.strength.summary", "Barrat et al. 2004, doi:10.1073/pnas.0400087101", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("strength", options, {});
    std::vector<Cell> cells;
    for (const double value : strength(network)) {
      cells.emplace_back(value);
    }
    return value_table(network, {"strength", std::string(to_text(network.weight())), ColumnType::real}, std::move(cells));
  };
  return measure;
}

} // namespace entente
