#include "importers/table/columns.hpp"

#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/csv.hpp"
#include "core/text/unicode.hpp"
#include "viz/workflow/files.hpp"
#include "viz/workflow/import.hpp"

namespace entente {

std::vector<std::string> column_fields() {
  std::vector<std::string> words;
  for (int field = 0; field <= static_cast<int>(table::Field::ignore); ++field) {
    words.emplace_back(table::to_text(static_cast<table::Field>(field)));
  }
  return words;
}

std::vector<ColumnChoice> parse_columns(std::string_view text) {
  std::vector<ColumnChoice> choices;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view piece = text.substr(0, comma);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    const std::size_t equals = piece.find('=');
    const std::string_view field = trim(piece.substr(0, equals));
    const bool begins = equals != std::string_view::npos && (choices.empty() || table::parse_field(field).has_value());
    if (begins) {
      choices.push_back({std::string(field), std::string(trim(piece.substr(equals + 1)))});
    } else if (choices.empty()) {
      throw Error(ErrorKind::bad_argument, "\"{}\" is no mapping: write FIELD=COLUMN, as in person=Nom", piece);
    } else {
      choices.back().column += "," + std::string(piece);
    }
  }
  return choices;
}

std::vector<ColumnChoice> read_column_file(const std::filesystem::path& path) {
  std::vector<ColumnChoice> choices;
  const auto rows = parse_csv(read_file(path));
  if (rows.empty() || rows.front() != std::vector<std::string>{"field", "column"}) {
    throw Error(ErrorKind::unreadable, "{}: no mapping of columns (its first row is not field,column)", path.string());
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() != 2) { throw Error(ErrorKind::unreadable, "{}: row {} has not two fields", path.string(), i + 1); }
    choices.push_back({rows[i][0], rows[i][1]});
  }
  return choices;
}

void write_column_file(const std::filesystem::path& path, std::span<const ColumnChoice> columns) {
  std::string text = "field,column\n";
  for (const ColumnChoice& choice : columns) {
    text += csv_field(choice.field) + "," + csv_field(choice.column) + "\n";
  }
  write_file(path, text);
}

} // namespace entente
