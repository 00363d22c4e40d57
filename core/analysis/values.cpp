#include "core/analysis/values.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
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

Table value_table(const Network& network, std::vector<Column> columns, std::vector<std::vector<Cell>> values) {
  const auto nodes = network.nodes();
  const std::vector<Cell>& first = values.front();
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const bool defined_a = first[a].index() != 0;
    const bool defined_b = first[b].index() != 0;
    if (defined_a != defined_b) { return defined_a; }
    if (magnitude(first[a]) != magnitude(first[b])) { return magnitude(first[a]) > magnitude(first[b]); }
    return compare_ids(nodes[a].id, nodes[b].id) < 0;
  });
  Table table;
  table.name = columns.front().name;
  table.columns = {{"id", "", ColumnType::text}, {"name", "", ColumnType::text}};
  std::move(columns.begin(), columns.end(), std::back_inserter(table.columns));
  table.rows.reserve(nodes.size());
  for (const std::uint32_t v : order) {
    Row row{{nodes[v].id, nodes[v].name}, nodes[v].evidence};
    for (std::vector<Cell>& column : values) {
      row.cells.push_back(std::move(column[v]));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table value_table(const Network& network, Column column, std::vector<Cell> values) {
  std::vector<Column> columns;
  columns.push_back(std::move(column));
  std::vector<std::vector<Cell>> cells;
  cells.push_back(std::move(values));
  return value_table(network, std::move(columns), std::move(cells));
}

Cell text_or_none(std::string text) { return text.empty() ? Cell() : Cell(std::move(text)); }

std::vector<Cell> real_cells(std::span<const double> values) {
  std::vector<Cell> cells;
  cells.reserve(values.size());
  for (const double value : values) {
    cells.push_back(std::isnan(value) ? Cell{} : Cell{value});
  }
  return cells;
}

} // namespace entente
