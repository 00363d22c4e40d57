#include "core/analysis/clustering.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/analysis/kernels/triangles.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<double> clustering(const Rows& rows, const Work& work) {
  const detail::Oriented graph = detail::orient(rows);
  const std::uint32_t n = graph.size();
  std::array<std::vector<std::uint32_t>, 2> triangles;
  Pool pool(work);
  pool.run(2, 1, [&](std::size_t part, std::size_t, unsigned) {
    std::vector<std::uint32_t>& count = triangles[part];
    count.assign(n, 0);
    detail::each_triangle(
        graph, graph.cuts[part], graph.cuts[part + 1], work,
        [&](std::uint32_t v, std::uint32_t u, std::uint32_t w, std::uint32_t, std::uint32_t, std::uint32_t) {
          ++count[v];
          ++count[u];
          ++count[w];
        });
  });
  std::vector<std::uint32_t> degree(n, 0);
  for (std::uint32_t v = 0; v < n; ++v) {
    degree[v] += graph.offsets[v + 1] - graph.offsets[v];
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      ++degree[graph.targets[arc]];
    }
  }
  std::vector<double> result(n, std::numeric_limits<double>::quiet_NaN());
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t place = graph.place[v];
    if (degree[place] < 2) { continue; }
    const double pairs = 0.5 * degree[place] * (degree[place] - 1.0);
    result[v] = (static_cast<double>(triangles[0][place]) + triangles[1][place]) / pairs;
  }
  return result;
}

std::vector<double> clustering(const Network& network, const Work& work) { return clustering(network.rows(), work); }

Measure clustering_measure() {
  Measure measure{"clustering", "measure.clustering.summary", "Watts & Strogatz 1998, doi:10.1038/30918", {}, {}};
  measure.run = [](const Network& network, const Options& options, const Work& work) {
    check_options("clustering", options, {});
    return value_table(network, {"clustering", "1", ColumnType::real}, real_cells(clustering(network, work)));
  };
  return measure;
}

} // namespace entente
