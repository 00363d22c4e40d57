#include "importers/table/document_lists.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/programme.hpp"
#include "importers/table/columns.hpp"
#include "importers/table/list.hpp"
#include "importers/table/sheets.hpp"

namespace entente {

namespace {

using namespace table;

using Tables = std::map<int, std::vector<Row>>; ///< rows by the number of their table

struct PeopleTable {
  Columns columns;
  std::vector<Row> rows;
};

bool has_hours(const Document& document) {
  return std::ranges::any_of(document.blocks, [](const Block& block) { return leading_hours(block.text).has_value(); });
}

Tables tables_of(const Document& document) {
  Tables tables;
  for (const Block& block : document.blocks) {
    if (block.table == 0 || block.column < 1 || static_cast<std::size_t>(block.column) > max_columns) { continue; }
    std::vector<Row>& rows = tables[block.table];
    if (rows.empty() || rows.back().number != block.row) { rows.push_back({block.row, block.line, {}}); }
    std::vector<std::string>& cells = rows.back().cells;
    cells.resize(std::max(cells.size(), static_cast<std::size_t>(block.column)));
    std::string& cell = cells[static_cast<std::size_t>(block.column) - 1];
    cell += (cell.empty() ? "" : "\n") + block.text;
  }
  return tables;
}

/// The columns of a table that a header tells to be a list of people, and of no programme.
std::optional<Columns> people_columns(const std::vector<Row>& rows, const Reference& reference) {
  constexpr std::size_t fewest_columns = 2;
  std::optional<Columns> columns = find_columns(rows, {}, reference);
  const bool people = columns && columns->kind == TableKind::people && columns->has_header &&
                      columns->header < rows.size() && columns->known.size() >= fewest_columns;
  if (!people || columns->has(Field::session) || columns->has(Field::time)) { return std::nullopt; }
  return columns;
}

std::map<int, PeopleTable> lists_in(const Document& document, const Reference& reference) {
  std::map<int, PeopleTable> lists;
  for (auto& [number, rows] : tables_of(document)) {
    if (auto columns = people_columns(rows, reference)) { lists.emplace(number, PeopleTable{std::move(*columns), rows}); }
  }
  return lists;
}

/// The document without the tables that are lists.
Document without_lists(const Document& document, const std::map<int, PeopleTable>& lists) {
  Document rest;
  rest.name = document.name;
  rest.lines = document.lines;
  std::ranges::copy_if(document.blocks, std::back_inserter(rest.blocks),
                       [&](const Block& block) { return !lists.contains(block.table); });
  return rest;
}

} // namespace

Programme read_document(Document& document, const Reference& reference) {
  const std::map<int, PeopleTable> lists =
      has_hours(document) ? std::map<int, PeopleTable>() : lists_in(document, reference);
  if (lists.empty()) { return read_programme(document, reference); }
  Programme programme = read_programme(without_lists(document, lists), reference);
  if (!programme.sessions.empty() || !programme.entries.empty() || programme.events.size() != 1) {
    return read_programme(document, reference);
  }
  Remarks remarks(document.name);
  for (const auto& [number, list] : lists) {
    ListReader reader(list.columns, programme.events.front(), reference, remarks);
    const auto first = list.rows.begin() + static_cast<std::ptrdiff_t>(list.columns.header);
    std::for_each(first, list.rows.end(), [&](const Row& row) { reader.learn(row); });
    std::for_each(first, list.rows.end(), [&](const Row& row) { reader.add(row); });
    add_list(programme, reader.take());
  }
  std::ranges::move(remarks.take(), std::back_inserter(document.diagnostics));
  return programme;
}

} // namespace entente
