#include "core/analysis/constraint.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/analysis/kernels/triangles.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<double> constraint(const Rows& rows, const Work& work) {
  const detail::Oriented graph = detail::orient(rows);
  const std::uint32_t n = graph.size();
  std::vector<double> strength(n, 0);
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      strength[v] += graph.weights[arc];
      strength[graph.targets[arc]] += graph.weights[arc];
    }
  }
  std::vector<double> inverse(n, 0);
  std::transform(strength.begin(), strength.end(), inverse.begin(), [](double s) { return s > 0 ? 1 / s : 0; });
  // What i holds of its contact j is (a(i,j) + t(i,j)) / s(i) with t(i,j) the sum over common contacts q of
  // a(i,q) a(q,j) / s(q): the same for both ends of a tie, and each triangle adds to its three ties.
  std::array<std::vector<double>, 2> through;
  Pool pool(work);
  pool.run(2, 1, [&](std::size_t part, std::size_t, unsigned) {
    std::vector<double>& t = through[part];
    t.assign(graph.targets.size(), 0);
    const auto& a = graph.weights;
    detail::each_triangle(
        graph, graph.cuts[part], graph.cuts[part + 1], work,
        [&](std::uint32_t v, std::uint32_t u, std::uint32_t w, std::uint32_t vu, std::uint32_t uw, std::uint32_t vw) {
          t[vu] += a[uw] * a[vw] * inverse[w];
          t[uw] += a[vu] * a[vw] * inverse[v];
          t[vw] += a[vu] * a[uw] * inverse[u];
        });
  });
  std::vector<double> squares(n, 0);
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      const double held = graph.weights[arc] + through[0][arc] + through[1][arc];
      squares[v] += held * held;
      squares[graph.targets[arc]] += held * held;
    }
  }
  std::vector<double> result(n, std::numeric_limits<double>::quiet_NaN());
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t place = graph.place[v];
    if (strength[place] > 0) { result[v] = squares[place] * inverse[place] * inverse[place]; }
  }
  return result;
}

std::vector<double> constraint(const Network& network, const Work& work) { return constraint(network.rows(), work); }

Measure constraint_measure() {
  Measure measure{"constraint", "measure.constraint.summary", "Burt 2004, doi:10.1086/421787", {}, {}};
  measure.run = [](const Network& network, const Options& options, const Work& work) {
    check_options("constraint", options, {});
    return value_table(network, {"constraint", "1", ColumnType::real}, real_cells(constraint(network, work)));
  };
  return measure;
}

} // namespace entente
