#include "core/analysis/articulation.hpp"

#include <algorithm>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

std::vector<std::uint32_t> articulation(const Network& network) {
  const Rows rows = network.rows();
  std::vector<std::uint32_t> parts(rows.size(), 0);
  std::vector<std::uint32_t> number(rows.size(), 0); ///< place in the search from 1; 0 is unseen
  std::vector<std::uint32_t> lowest(rows.size(), 0); ///< smallest number reached from below by one arc
  std::vector<std::uint32_t> next(rows.offsets.begin(), rows.offsets.end() - 1);
  std::vector<std::uint32_t> path;
  std::uint32_t count = 0;
  for (std::uint32_t root = 0; root < rows.size(); ++root) {
    if (number[root] != 0) { continue; }
    number[root] = lowest[root] = ++count;
    path.assign(1, root);
    while (!path.empty()) {
      const std::uint32_t v = path.back();
      if (next[v] < rows.offsets[v + 1]) {
        const std::uint32_t w = rows.targets[next[v]++];
        if (number[w] == 0) {
          number[w] = lowest[w] = ++count;
          path.push_back(w);
        } else {
          lowest[v] = std::min(lowest[v], number[w]);
        }
        continue;
      }
      path.pop_back();
      if (path.empty()) { break; }
      const std::uint32_t above = path.back();
      lowest[above] = std::min(lowest[above], lowest[v]);
      if (lowest[v] >= number[above]) { ++parts[above]; }
    }
    // Each branch of the root is a part of its own; without the root there is one part more for all branches but one.
    if (parts[root] > 0) { --parts[root]; }
  }
  return parts;
}

Measure articulation_measure() {
  Measure measure{
      "articulation", "measure.articulation.summary", "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("articulation", options, {});
    std::vector<Cell> cells;
    for (const std::uint32_t value : articulation(network)) {
      cells.emplace_back(static_cast<std::int64_t>(value));
    }
    return value_table(network, {"articulation", "parts", ColumnType::integer}, std::move(cells));
  };
  return measure;
}

} // namespace entente
