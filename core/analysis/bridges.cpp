#include "core/analysis/bridges.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "core/analysis/components.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// What the search knows of a node.
struct BridgeVisit {
  std::uint32_t number = 0; ///< in the order of finding, from 1; 0 is unseen
  std::uint32_t lowest = 0;
  std::uint32_t next = 0;
  std::uint32_t above = none;
  std::uint32_t below = 1;  ///< nodes found by way of it, itself too
  bool way_up_seen = false; ///< the arc back to `above` has been passed once; a second one is a parallel tie
};

} // namespace

std::vector<Bridge> bridges(const Rows& rows) {
  const Components parts = components(rows);
  std::vector<BridgeVisit> places(rows.size());
  std::vector<std::uint32_t> path;
  std::vector<Bridge> found;
  std::uint32_t count = 0;
  const auto enter = [&](std::uint32_t v, std::uint32_t above) {
    ++count;
    places[v] = {count, count, rows.offsets[v], above, 1, false};
    path.push_back(v);
  };
  for (std::uint32_t root = 0; root < rows.size(); ++root) {
    if (places[root].number == 0) { enter(root, none); }
    while (!path.empty()) {
      const std::uint32_t v = path.back();
      BridgeVisit& here = places[v];
      if (here.next < rows.offsets[v + 1]) {
        const std::uint32_t w = rows.targets[here.next++];
        if (places[w].number == 0) {
          enter(w, v);
        } else if (w == here.above && !here.way_up_seen) {
          here.way_up_seen = true;
        } else {
          here.lowest = std::min(here.lowest, places[w].number);
        }
        continue;
      }
      path.pop_back();
      if (here.above == none) { continue; }
      BridgeVisit& above = places[here.above];
      above.lowest = std::min(above.lowest, here.lowest);
      above.below += here.below;
      if (here.lowest == here.number) {
        const std::uint32_t all = parts.sizes[parts.of_node[v]];
        found.push_back({std::min(v, here.above), std::max(v, here.above), std::min(here.below, all - here.below)});
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const Bridge& a, const Bridge& b) {
    return std::tuple(b.behind, a.source, a.target) < std::tuple(a.behind, b.source, b.target);
  });
  return found;
}

Measure bridges_measure() {
  Measure measure{"bridges", "measure.bridges.summary", "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9", {}, {}};
  measure.run = [](const Network& network, const Options& options) {
    check_options("bridges", options, {});
    Table table;
    table.name = "bridges";
    table.columns = {
        {"id", "", ColumnType::text}, {"name", "", ColumnType::text}, {"bridges", "nodes", ColumnType::integer}};
    const auto nodes = network.nodes();
    for (const Bridge& bridge : bridges(network.rows())) {
      const Node& a = nodes[bridge.source];
      const Node& b = nodes[bridge.target];
      Row row{{a.id + "|" + b.id, a.name + " – " + b.name, static_cast<std::int64_t>(bridge.behind)}, {}};
      if (const Tie* const tie = detail::tie_between(network, bridge.source, bridge.target)) {
        row.evidence = tie->evidence;
      }
      table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) { table.notes.push_back({"bridges.note.none", {}}); }
    return table;
  };
  return measure;
}

} // namespace entente
