#include "core/analysis/clustering.hpp"

#include <cstdint>
#include <limits>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"
#include "core/analysis/weighted_graph.hpp"

namespace entente {

std::vector<double> clustering(const Network& network) {
  const auto n = network.nodes().size();
  const auto graph = detail::make_weighted_graph(detail::merged_ties(network), std::vector<double>(n, 0));
  std::vector<double> result(n, std::numeric_limits<double>::quiet_NaN());
  std::vector<bool> near(n, false);
  for (std::uint32_t v = 0; v < n; ++v) {
    const auto degree = static_cast<double>(graph.offsets[v + 1] - graph.offsets[v]);
    if (degree < 2) { continue; }
    for (std::uint32_t a = graph.offsets[v]; a < graph.offsets[v + 1]; ++a) {
      near[graph.targets[a]] = true;
    }
    double both_ways = 0;
    for (std::uint32_t a = graph.offsets[v]; a < graph.offsets[v + 1]; ++a) {
      const std::uint32_t q = graph.targets[a];
      for (std::uint32_t b = graph.offsets[q]; b < graph.offsets[q + 1]; ++b) {
        both_ways += near[graph.targets[b]] ? 1 : 0;
      }
    }
    for (std::uint32_t a = graph.offsets[v]; a < graph.offsets[v + 1]; ++a) {
      near[graph.targets[a]] = false;
    }
    result[v] = both_ways / (degree * (degree - 1));
  }
  return result;
}

Measure clustering_measure() {
  Measure measure{"clustering", "measure.clustering.summary", "Watts & Strogatz 1998, doi:10.1038/30918", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("clustering", options, {});
    return value_table(network, {"clustering", "1", ColumnType::real}, real_cells(clustering(network)));
  };
  return measure;
}

} // namespace entente
