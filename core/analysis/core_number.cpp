#include "core/analysis/core_number.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<std::uint32_t> core_number(const Rows& rows) {
  std::vector<std::uint32_t> degree(rows.size());
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    const auto neighbours = rows.neighbours(v);
    const auto [loop, after] = std::equal_range(neighbours.begin(), neighbours.end(), v);
    degree[v] = static_cast<std::uint32_t>(neighbours.size() - static_cast<std::size_t>(after - loop));
  }
  // Level by level: those left with no more ties than the level go, and take along whom they leave with as few. A node's
  // degree stays at the level once it has gone, so at the end it is the core number.
  std::vector<std::uint32_t> left(rows.size());
  std::iota(left.begin(), left.end(), 0U);
  std::vector<std::uint32_t> going;
  going.reserve(rows.size());
  std::uint32_t level = 0;
  while (!left.empty()) {
    going.clear();
    std::uint32_t lowest = std::numeric_limits<std::uint32_t>::max();
    std::size_t kept = 0;
    for (const std::uint32_t v : left) {
      if (degree[v] < level) { continue; } // gone at an earlier level
      lowest = std::min(lowest, degree[v]);
      left[kept++] = v;
    }
    left.resize(kept);
    level = std::max(level, lowest);
    kept = 0;
    for (const std::uint32_t v : left) {
      if (degree[v] == level) {
        going.push_back(v);
      } else {
        left[kept++] = v;
      }
    }
    left.resize(kept);
    for (std::size_t head = 0; head < going.size(); ++head) {
      for (const std::uint32_t w : rows.neighbours(going[head])) {
        if (degree[w] > level && --degree[w] == level) { going.push_back(w); }
      }
    }
    ++level;
  }
  return degree;
}

std::vector<std::uint32_t> core_number(const Network& network) { return core_number(network.rows()); }

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
