#include "core/analysis/brokerage.hpp"

#include <map>
#include <utility>

#include "core/analysis/groups.hpp"
#include "core/analysis/kernels/triangles.hpp"
#include "core/analysis/node_groups.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/values.hpp"

namespace entente {
namespace {

using detail::no_group;

std::uint64_t pairs_of(std::uint64_t count) { return count < 2 ? 0 : count * (count - 1) / 2; }

/// The count that a broker of group `own` between `a` and `b` belongs to; none when a group is unknown.
std::uint64_t* role(Brokerage& roles, std::uint32_t own, std::uint32_t a, std::uint32_t b) {
  if (own == no_group || a == no_group || b == no_group) { return nullptr; }
  if (a == b) { return own == a ? &roles.coordinator : &roles.consultant; }
  return own == a || own == b ? &roles.gatekeeper : &roles.liaison;
}

/// All pairs of contacts, tied or not, by role.
Brokerage all_pairs(const std::map<std::uint32_t, std::uint64_t>& contacts, std::uint32_t own) {
  Brokerage roles;
  std::uint64_t others = 0;
  std::uint64_t at_home = 0;
  for (const auto& [group, count] : contacts) {
    if (group == own) {
      at_home = count;
    } else {
      others += count;
      roles.consultant += pairs_of(count);
    }
  }
  roles.coordinator = pairs_of(at_home);
  roles.gatekeeper = at_home * others;
  roles.liaison = pairs_of(others) - roles.consultant;
  return roles;
}

} // namespace

std::vector<Brokerage> brokerage(const Rows& rows, std::span<const std::uint32_t> group, const Work& work) {
  const detail::Oriented graph = detail::orient(rows);
  const std::uint32_t n = graph.size();
  std::vector<std::uint32_t> of_place(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    of_place[graph.place[v]] = group[v];
  }
  std::vector<std::map<std::uint32_t, std::uint64_t>> contacts(n); // of known groups
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t arc = graph.offsets[v]; arc < graph.offsets[v + 1]; ++arc) {
      const std::uint32_t w = graph.targets[arc];
      if (of_place[w] != no_group) { ++contacts[v][of_place[w]]; }
      if (of_place[v] != no_group) { ++contacts[w][of_place[v]]; }
    }
  }
  std::vector<Brokerage> found(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    if (of_place[v] != no_group) { found[v] = all_pairs(contacts[v], of_place[v]); }
  }
  const auto met = [&](std::uint32_t broker, std::uint32_t a, std::uint32_t b) {
    std::uint64_t* const count = role(found[broker], of_place[broker], of_place[a], of_place[b]);
    if (count != nullptr) { --*count; }
  };
  detail::each_triangle(graph, 0, n, work,
                        [&](std::uint32_t v, std::uint32_t u, std::uint32_t w, std::uint32_t, std::uint32_t, std::uint32_t) {
                          met(v, u, w);
                          met(u, v, w);
                          met(w, v, u);
                        });
  std::vector<Brokerage> result(n);
  for (std::uint32_t v = 0; v < n; ++v) {
    result[v] = found[graph.place[v]];
  }
  return result;
}

Measure brokerage_measure() {
  Measure measure{
      "brokerage", "measure.brokerage.summary", "Gould & Fernandez 1989, doi:10.2307/270949", {detail::by_option()}, {}};
  measure.run = [declared = measure.options](const Network& network, const Options& options) {
    check_options("brokerage", options, declared);
    const detail::NodeGroups groups = detail::group_nodes(network, text_option(options, declared, "by"));
    std::vector<std::vector<Cell>> cells(5);
    const std::vector<Brokerage> found = brokerage(network.rows(), groups.of_node);
    for (std::size_t v = 0; v < found.size(); ++v) {
      const bool known = groups.of_node[v] != no_group;
      std::size_t column = 0;
      for (const std::uint64_t count :
           {found[v].all(), found[v].coordinator, found[v].gatekeeper, found[v].consultant, found[v].liaison}) {
        cells[column++].push_back(known ? Cell{static_cast<std::int64_t>(count)} : Cell{});
      }
    }
    Table table = value_table(network,
                              {{"brokerage", "pairs", ColumnType::integer},
                               {"coordinator", "pairs", ColumnType::integer},
                               {"gatekeeper", "pairs", ColumnType::integer},
                               {"consultant", "pairs", ColumnType::integer},
                               {"liaison", "pairs", ColumnType::integer}},
                              std::move(cells));
    table.notes.push_back({"brokerage.note", {}});
    return table;
  };
  return measure;
}

} // namespace entente
