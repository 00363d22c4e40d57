#include "core/analysis/articulation.hpp"

#include <algorithm>
#include <utility>

#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {

namespace {

/// What the search knows of a node, side by side because it is needed together.
struct VisitedNode {
  std::uint32_t number = 0; ///< in the order of finding, from 1; 0 is unseen
  std::uint32_t lowest = 0; ///< smallest number reached from here or below by one arc
  std::uint32_t next = 0;   ///< the arc to look at next
  std::uint32_t end = 0;
};

} // namespace

std::vector<std::uint32_t> articulation(const Rows& rows) {
  std::vector<std::uint32_t> parts(rows.size(), 0);
  std::vector<VisitedNode> places(rows.size());
  std::vector<std::uint32_t> path;
  std::uint32_t count = 0;
  const auto enter = [&](std::uint32_t v) {
    ++count;
    places[v] = {count, count, rows.offsets[v], rows.offsets[v + 1]};
    path.push_back(v);
  };
  for (std::uint32_t root = 0; root < rows.size(); ++root) {
    if (places[root].number != 0) { continue; }
    enter(root);
    while (true) {
      const std::uint32_t v = path.back();
      VisitedNode& here = places[v];
      std::uint32_t lowest = here.lowest;
      std::uint32_t arc = here.next;
      std::uint32_t found = 0;
      for (; arc < here.end; ++arc) {
        found = rows.targets[arc];
        const std::uint32_t number = places[found].number;
        if (number == 0) { break; }
        lowest = std::min(lowest, number);
      }
      here.lowest = lowest;
      here.next = arc + 1;
      if (arc < here.end) {
        enter(found);
        continue;
      }
      path.pop_back();
      if (path.empty()) { break; }
      VisitedNode& above = places[path.back()];
      above.lowest = std::min(above.lowest, lowest);
      if (lowest >= above.number) { ++parts[path.back()]; }
    }
    // Each branch of the root is a part of its own; without the root there is one part more for all branches but one.
    if (parts[root] > 0) { --parts[root]; }
  }
  return parts;
}

std::vector<std::uint32_t> articulation(const Network& network) { return articulation(network.rows()); }

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
