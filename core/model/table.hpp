/// @file
/// A result: named, typed columns and rows keyed by entity. Measures and questions return it; views convert it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/ids.hpp"

namespace entente {

enum class ColumnType { text, integer, real, boolean };

/// A column. `name` is a stable key ("betweenness"); views translate it.
struct Column {
  std::string name;
  std::string unit; ///< "people", "appearances", "1" for a ratio; may be empty
  ColumnType type = ColumnType::text;
};

/// A value; std::monostate is "undefined" or "unknown", shown as null or an empty cell.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

/// A row with the appearances its figures rest on, so that each can be walked back to printed lines.
struct Row {
  std::vector<Cell> cells;
  std::vector<AppearanceId> evidence;
};

/// A sentence that belongs to the table: the rule of counting, a caveat. `key` is translated by views; `arguments`
/// fill its places in order.
struct TableNote {
  std::string key;
  std::vector<std::string> arguments;
};

/// One result about the whole, not about a row: "modularity", with all its digits. Notes tell of it in words.
struct Figure {
  std::string name; ///< stable key
  Cell value;       ///< a number that is not finite is undefined
};

/// The first two columns are `id` and `name`. Rows are in a stated, reproducible order.
struct Table {
  std::string name; ///< stable key of the measure or question
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<TableNote> notes;
  std::optional<std::int64_t> denominator =
      std::nullopt; ///< what shares in the table are of, where it gives shares of one whole
  std::vector<Figure> whole = {};
};

} // namespace entente
