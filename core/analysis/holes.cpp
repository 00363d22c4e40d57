#include "core/analysis/holes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/analysis/kernels/triangles.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

/// What the triangles say of each node and tie.
struct Found {
  std::vector<double> degree;
  std::vector<double> strength;
  std::vector<double> triangles;
  std::vector<double> held; ///< of each tie: weight and what common contacts add
};

Found look(const detail::Oriented& graph, const Work& work) {
  const std::uint32_t n = graph.size();
  Found found{std::vector<double>(n, 0), std::vector<double>(n, 0), std::vector<double>(n, 0), graph.weights};
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      for (const std::uint32_t end : {v, graph.targets[arc]}) {
        found.degree[end] += 1;
        found.strength[end] += graph.weights[arc];
      }
    }
  }
  const auto& a = graph.weights;
  detail::each_triangle(
      graph, 0, n, work,
      [&](std::uint32_t v, std::uint32_t u, std::uint32_t w, std::uint32_t vu, std::uint32_t uw, std::uint32_t vw) {
        for (const std::uint32_t corner : {v, u, w}) {
          found.triangles[corner] += 1;
        }
        found.held[vu] += a[uw] * a[vw] / found.strength[w];
        found.held[uw] += a[vu] * a[vw] / found.strength[v];
        found.held[vw] += a[vu] * a[uw] / found.strength[u];
      });
  return found;
}

/// From the sums of c and of c ln c over the contacts.
double hierarchy_of(double contacts, double sum, double entropy) {
  if (contacts < 2) { return 1; }
  // sum of r ln r with r = c N / C is N / C (sum of c ln c + C ln(N / C)).
  const double inequality = contacts / sum * (entropy + sum * std::log(contacts / sum));
  return std::max(0.0, inequality / (contacts * std::log(contacts)));
}

} // namespace

Holes holes(const Rows& rows, const Work& work) {
  const detail::Oriented graph = detail::orient(rows);
  const std::uint32_t n = graph.size();
  const Found found = look(graph, work);
  std::vector<double> sum(n, 0);
  std::vector<double> entropy(n, 0);
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      for (const std::uint32_t end : {v, graph.targets[arc]}) {
        const double share = found.held[arc] / found.strength[end];
        sum[end] += share * share;
        entropy[end] += share * share * 2 * std::log(share);
      }
    }
  }
  Holes result{std::vector<double>(n, undefined), std::vector<double>(n, undefined), std::vector<double>(n, undefined)};
  for (std::uint32_t v = 0; v < n; ++v) {
    const std::uint32_t place = graph.place[v];
    const double contacts = found.degree[place];
    if (contacts == 0) { continue; }
    result.effective_size[v] = contacts - 2 * found.triangles[place] / contacts;
    result.efficiency[v] = result.effective_size[v] / contacts;
    result.hierarchy[v] = hierarchy_of(contacts, sum[place], entropy[place]);
  }
  return result;
}

Measure effective_size_measure() {
  Measure measure{
      "effective-size", "measure.effective-size.summary", "Burt 1992; Borgatti 1997, Connections 20, 35-38", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("effective-size", options, {});
    const Holes found = holes(network.rows());
    return value_table(network, {{"effective-size", "contacts", ColumnType::real}, {"efficiency", "1", ColumnType::real}},
                       {real_cells(found.effective_size), real_cells(found.efficiency)});
  };
  return measure;
}

Measure hierarchy_measure() {
  Measure measure{"hierarchy", "measure.hierarchy.summary", "Burt 1992, Structural Holes, 70-71", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("hierarchy", options, {});
    return value_table(network, {"hierarchy", "1", ColumnType::real}, real_cells(holes(network.rows()).hierarchy));
  };
  return measure;
}

} // namespace entente
