#include "core/analysis/constraint.hpp"

#include <cstdint>
#include <limits>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"
#include "core/analysis/weighted_graph.hpp"

namespace entente {

std::vector<double> constraint(const Network& network) {
  const auto n = network.nodes().size();
  const auto graph = detail::make_weighted_graph(detail::merged_ties(network), std::vector<double>(n, 0));
  std::vector<double> result(n, std::numeric_limits<double>::quiet_NaN());
  std::vector<double> hold(n, 0); ///< p(i,j) + sum of p(i,q) p(q,j) for the node i at hand
  std::vector<bool> contact(n, false);
  for (std::uint32_t i = 0; i < n; ++i) {
    if (graph.offsets[i] == graph.offsets[i + 1]) { continue; }
    for (std::uint32_t a = graph.offsets[i]; a < graph.offsets[i + 1]; ++a) {
      contact[graph.targets[a]] = true;
      hold[graph.targets[a]] = graph.weights[a] / graph.strength[i];
    }
    for (std::uint32_t a = graph.offsets[i]; a < graph.offsets[i + 1]; ++a) {
      const std::uint32_t q = graph.targets[a];
      const double share = graph.weights[a] / graph.strength[i] / graph.strength[q];
      for (std::uint32_t b = graph.offsets[q]; b < graph.offsets[q + 1]; ++b) {
        if (contact[graph.targets[b]]) { hold[graph.targets[b]] += share * graph.weights[b]; }
      }
    }
    result[i] = 0;
    for (std::uint32_t a = graph.offsets[i]; a < graph.offsets[i + 1]; ++a) {
      result[i] += hold[graph.targets[a]] * hold[graph.targets[a]];
      contact[graph.targets[a]] = false;
    }
  }
  return result;
}

Measure constraint_measure() {
  Measure measure{"constraint", "measure.constraint.summary", "Burt 2004, doi:10.1086/421787", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("constraint", options, {});
    return value_table(network, {"constraint", "1", ColumnType::real}, real_cells(constraint(network)));
  };
  return measure;
}

} // namespace entente
