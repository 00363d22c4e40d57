#include "core/analysis/core_number.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<std::uint32_t> core_number(const Network& network) {
  const Rows rows = network.rows();
  std::vector<std::uint32_t> degree(rows.size());
  std::uint32_t highest = 0;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    const auto neighbours = rows.neighbours(v);
    degree[v] = static_cast<std::uint32_t>(neighbours.size()) -
                static_cast<std::uint32_t>(std::count(neighbours.begin(), neighbours.end(), v));
    highest = std::max(highest, degree[v]);
  }
  // Nodes lie in order of their degree; `begin[d]` is where those of degree d begin. Taking one off moves each neighbour of
  // a higher degree to the front of its range and the range's border past it.
  std::vector<std::uint32_t> begin(std::size_t{highest} + 2, 0);
  for (const std::uint32_t d : degree) {
    ++begin[d + 1];
  }
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<std::uint32_t> order(rows.size());
  std::vector<std::uint32_t> place(rows.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    place[v] = next[degree[v]]++;
    order[place[v]] = v;
  }
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t v = order[i];
    for (const std::uint32_t w : rows.neighbours(v)) {
      if (degree[w] <= degree[v]) { continue; }
      const std::uint32_t front = std::max(begin[degree[w]], i + 1);
      const std::uint32_t other = order[front];
      std::swap(order[front], order[place[w]]);
      std::swap(place[w], place[other]);
      begin[degree[w]] = front + 1;
      --degree[w];
    }
  }
  return degree;
}

Measure core_measure() {
  Measure measure{"core", "measure.core.summary", "Seidman 1983, doi:10.1016/0378-8733(83)90028-X", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("core", options, {});
    std::vector<Cell> cells;
    for (const std::uint32_t value : core_number(network)) {
      cells.emplace_back(static_cast<std::int64_t>(value));
    }
    return value_table(network, {"core", "ties", ColumnType::integer}, std::move(cells));
  };
  return measure;
}

} // namespace entente
