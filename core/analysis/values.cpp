#include "core/analysis/values.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace entente {
namespace {

double magnitude(const Cell& cell) {
  if (const auto* real = std::get_if<double>(&cell)) { return *real; }
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) { return static_cast<double>(*integer); }
  return 0;
}

std::size_t letters(std::string_view id) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return static_cast<std::size_t>(std::find_if(id.begin(), id.end(), digit) - id.begin());
}

} // namespace

std::strong_ordering compare_ids(std::string_view a, std::string_view b) {
  const std::string_view word_a = a.substr(0, letters(a));
  const std::string_view word_b = b.substr(0, letters(b));
  if (word_a != word_b) { return word_a <=> word_b; }
  if (a.size() != b.size()) { return a.size() <=> b.size(); }
  return a <=> b;
}

Table value_table(const Network& network, Column column, std::vector<Cell> values) {
  const auto nodes = network.nodes();
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const bool defined_a = values[a].index() != 0;
    const bool defined_b = values[b].index() != 0;
    if (defined_a != defined_b) { return defined_a; }
    if (magnitude(values[a]) != magnitude(values[b])) { return magnitude(values[a]) > magnitude(values[b]); }
    return compare_ids(nodes[a].id, nodes[b].id) < 0;
  });
  Table table;
  table.name = column.name;
  table.columns = {{"id", "", ColumnType::text}, {"name", "", ColumnType::text}, std::move(column)};
  table.rows.reserve(nodes.size());
  for (const std::uint32_t v : order) {
    table.rows.push_back({{nodes[v].id, nodes[v].name, std::move(values[v])}, nodes[v].evidence});
  }
  return table;
}

std::vector<Cell> real_cells(std::span<const double> values) {
  std::vector<Cell> cells;
  cells.reserve(values.size());
  for (const double value : values) {
    cells.push_back(std::isnan(value) ? Cell{} : Cell{value});
  }
  return cells;
}

} // namespace entente
