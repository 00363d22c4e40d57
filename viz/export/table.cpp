#include <cmath>

#include <fmt/format.h>

#include "core/text/csv.hpp"
#include "viz/export/export.hpp"
#include "viz/export/json.hpp"

namespace entente {
namespace {

using exporting::append_json;
using exporting::JsonObject;

std::string_view type_word(ColumnType type) {
  switch (type) {
  case ColumnType::integer: return "integer";
  case ColumnType::real: return "real";
  case ColumnType::boolean: return "boolean";
  case ColumnType::text: break;
  }
  return "text";
}

struct JsonCell {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(const std::string& text) const { append_json(out, text); }
  void operator()(std::int64_t number) const { out += std::to_string(number); }
  void operator()(double number) const { append_json(out, number); }
  void operator()(bool truth) const { out += truth ? "true" : "false"; }
};

struct CsvCell {
  std::string& out;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { out += csv_field(text); }
  void operator()(std::int64_t number) const { out += std::to_string(number); }
  void operator()(double number) const {
    if (std::isfinite(number)) { out += fmt::format("{}", number); }
  }
  void operator()(bool truth) const { out += truth ? "true" : "false"; }
};

void append_whole(std::string& out, const std::vector<Figure>& whole) {
  JsonObject object(out);
  for (const Figure& figure : whole) {
    std::visit(JsonCell{object.key(figure.name)}, figure.value);
  }
}

} // namespace

std::string table_to_json(const Table& table, std::span<const std::string> notes) {
  std::string out = "{\"columns\": [";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    JsonObject column(out);
    column.text("name", table.columns[i].name);
    column.text("unit", table.columns[i].unit);
    column.text("type", type_word(table.columns[i].type));
  }
  out += table.columns.empty() ? "]," : "\n ],";
  out += "\n \"rows\": [";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    out += i == 0 ? "\n  [" : ",\n  [";
    const auto& cells = table.rows[i].cells;
    for (std::size_t j = 0; j < cells.size(); ++j) {
      if (j > 0) { out += ", "; }
      std::visit(JsonCell{out}, cells[j]);
    }
    out += ']';
  }
  out += table.rows.empty() ? "],\n \"whole\": " : "\n ],\n \"whole\": ";
  append_whole(out, table.whole);
  out += ",\n \"notes\": [";
  for (std::size_t i = 0; i < notes.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    append_json(out, notes[i]);
  }
  out += notes.empty() ? "]}\n" : "\n ]}\n";
  return out;
}

std::string table_to_csv(const Table& table) {
  std::string out;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) { out += ','; }
    out += csv_field(table.columns[i].name);
  }
  out += "\r\n";
  for (const Row& row : table.rows) {
    for (std::size_t j = 0; j < row.cells.size(); ++j) {
      if (j > 0) { out += ','; }
      std::visit(CsvCell{out}, row.cells[j]);
    }
    out += "\r\n";
  }
  return out;
}

} // namespace entente
