#include "core/analysis/groups.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/analysis/values.hpp"

namespace entente::detail {

std::vector<std::uint32_t> renumber_by_size(std::vector<std::uint32_t>& of_node) {
  std::uint32_t count = 0;
  for (const std::uint32_t group : of_node) {
    if (group != no_group) { count = std::max(count, group + 1); }
  }
  std::vector<std::uint32_t> sizes(count, 0);
  std::vector<std::uint32_t> first(count, no_group);
  for (std::uint32_t v = 0; v < of_node.size(); ++v) {
    if (of_node[v] == no_group) { continue; }
    ++sizes[of_node[v]];
    first[of_node[v]] = std::min(first[of_node[v]], v);
  }
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(sizes[b], first[a]) < std::tuple(sizes[a], first[b]);
  });
  std::vector<std::uint32_t> number(count);
  std::vector<std::uint32_t> sorted_sizes;
  for (std::uint32_t place = 0; place < count; ++place) {
    number[order[place]] = place;
    if (sizes[order[place]] > 0) { sorted_sizes.push_back(sizes[order[place]]); }
  }
  for (std::uint32_t& group : of_node) {
    if (group != no_group) { group = number[group]; }
  }
  return sorted_sizes;
}

Table group_table(const Network& network, std::string column, const std::vector<std::uint32_t>& of_node,
                  const std::vector<std::uint32_t>& sizes) {
  const auto nodes = network.nodes();
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (of_node[a] != of_node[b]) { return of_node[a] < of_node[b]; }
    return compare_ids(nodes[a].id, nodes[b].id) < 0;
  });
  Table table;
  table.name = column;
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {std::move(column), "", ColumnType::integer},
                   {"size", "nodes", ColumnType::integer}};
  for (const std::uint32_t v : order) {
    Row row{{nodes[v].id, nodes[v].name, Cell{}, Cell{}}, nodes[v].evidence};
    if (of_node[v] != no_group) {
      row.cells[2] = static_cast<std::int64_t>(of_node[v]) + 1;
      row.cells[3] = static_cast<std::int64_t>(sizes[of_node[v]]);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

} // namespace entente::detail
