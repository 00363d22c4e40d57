#include "core/analysis/eigenvector.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

constexpr double tolerance = 1e-13;
constexpr int most_eigenvector_rounds = 20000;

/// Half the length of the longest row: no more than half the largest eigenvalue, and enough that its negative, which
/// two-mode networks have, dies away.
double shift_of(const Rows& rows) {
  double longest = 0;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    double squares = 0;
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      squares += rows.weight(arc) * rows.weight(arc);
    }
    longest = std::max(longest, std::sqrt(squares));
  }
  return longest / 2;
}

} // namespace

std::vector<double> eigenvector(const Rows& rows, const Work& work) {
  const double shift = shift_of(rows);
  if (shift == 0) { return std::vector<double>(rows.size(), 0); }
  std::vector<double> value(rows.size(), 1);
  std::vector<double> next(rows.size());
  double change = 1;
  for (int round = 0; round < most_eigenvector_rounds && change > tolerance; ++round) {
    work.check();
    double largest = 0;
    for (std::uint32_t v = 0; v < rows.size(); ++v) {
      double sum = shift * value[v];
      for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
        const std::uint32_t w = rows.targets[arc];
        sum += (w == v ? 2 : 1) * rows.weight(arc) * value[w];
      }
      next[v] = sum;
      largest = std::max(largest, sum);
    }
    change = 0;
    for (std::uint32_t v = 0; v < rows.size(); ++v) {
      next[v] /= largest;
      change = std::max(change, std::abs(next[v] - value[v]));
    }
    std::swap(value, next);
  }
  for (double& one : value) {
    if (one < 1e-9) { one = 0; }
  }
  return value;
}

Measure eigenvector_measure() {
  Measure measure{"eigenvector", "measure.eigenvector.summary", "Bonacich 1972, doi:10.1080/0022250X.1972.9989806", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("eigenvector", options, {});
    return value_table(network, {"eigenvector", "1", ColumnType::real}, real_cells(eigenvector(network.rows())));
  };
  return measure;
}

} // namespace entente
