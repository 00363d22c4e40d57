#include "importers/table/table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/decode.hpp"
#include "importers/package/zip.hpp"
#include "importers/table/csv_rows.hpp"
#include "importers/table/sheets.hpp"
#include "importers/table/workbook.hpp"

namespace entente {
namespace {

using namespace table;

constexpr std::string_view ole_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Blank rows that are shown as blank lines, so that a line's number is its row's; more are left out.
constexpr int most_blank_lines = 200;
/// From this size on, some 30,000 rows, a list is a long one.
constexpr std::size_t long_list_bytes = std::size_t{4} << 20;
bool is_ole(std::string_view bytes) { return bytes.starts_with(ole_mark); }

void require_bytes(const Input& input) {
  if (input.bytes.empty()) { throw Error(ErrorKind::unreadable, "{}: is empty", input.name); }
}

ReadResult read_workbook(const Input& input, std::vector<ReadSheet> sheets, Remarks& remarks) {
  const auto visible = [](const ReadSheet& sheet) { return !sheet.hidden && !sheet.rows.empty(); };
  const bool any_visible = std::ranges::any_of(sheets, visible);
  std::vector<std::string> lines;
  std::erase_if(sheets, [&](const ReadSheet& sheet) {
    if (sheet.hidden && any_visible && !sheet.rows.empty()) {
      remarks.add(Severity::note, 0, Wording("sheet \"{}\" is hidden; it is not read", sheet.name));
    }
    return sheet.rows.empty() || (sheet.hidden && any_visible);
  });
  if (sheets.empty()) { throw Error(ErrorKind::unreadable, "{}: there are no rows in it", input.name); }
  for (ReadSheet& sheet : sheets) {
    if (sheets.size() > 1) { lines.push_back("[" + sheet.name + "]"); }
    int before = 0;
    for (Row& row : sheet.rows) {
      for (int blank = 0; blank < std::min(row.number - before - 1, most_blank_lines); ++blank) {
        lines.emplace_back();
      }
      before = row.number;
      lines.push_back(printed(row));
      row.line = static_cast<int>(lines.size());
      require_few(lines.size(), input.name);
    }
  }
  SheetsReader reader(input, std::move(lines), remarks);
  std::size_t number = 0;
  for (ReadSheet& read : sheets) {
    Sheet sheet{read.name.empty() ? fmt::format("Sheet{}", number + 1) : read.name, read.hidden,
                std::make_unique<StoredRows>(std::move(read.rows))};
    reader.read(sheet, ++number);
  }
  return reader.take();
}

ReadResult read_rows(std::string_view text, SheetsReader& reader, Remarks& remarks) {
  Sheet sheet{"", false, std::make_unique<CsvRows>(text, detect_separator(text), remarks)};
  reader.read(sheet, 1);
  return reader.take();
}

std::string decoded(const Input& input) {
  auto text = document::decode_text(input.bytes);
  if (!text) { throw Error(ErrorKind::unreadable, "{}: {}, not text", input.name, document::binary_kind(input.bytes)); }
  return std::move(*text);
}

ReadResult read_long(const Input& input) {
  std::shared_ptr<const std::string> text;
  if (!input.plain_ascii && !document::is_plain_ascii(input.bytes)) {
    text = std::make_shared<const std::string>(decoded(input));
  }
  const std::string_view view = text ? *text : input.bytes;
  Remarks remarks{std::string(input.name)};
  SheetsReader reader(input, view, remarks);
  ReadResult result = read_rows(view, reader, remarks);
  if (auto* const list = std::get_if<ReadTable>(&result)) { list->text = std::move(text); }
  return result;
}

bool has_extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && name.find('/', dot) == std::string_view::npos;
}

bool accepts_separated(const Input& input) {
  return has_extension(input.name) && !is_zip(input.bytes) && !is_ole(input.bytes);
}
bool accepts_workbook(const Input& input) {
  // Without an extension, a package may as well be a text document.
  return has_extension(input.name) && (is_zip(input.bytes) || is_ole(input.bytes));
}
bool accepts_old_excel(const Input& input) { return has_extension(input.name); }

void refuse_ole(const Input& input) {
  if (!is_ole(input.bytes)) { return; }
  const bool modern = lower(input.name).ends_with("x");
  throw Error(ErrorKind::unsupported, "{}: {}", input.name,
              modern ? Wording("protected by a password, or old Excel format: save as XLSX without one, or as CSV")
                     : Wording("old Excel format: save as XLSX or CSV"));
}

ReadResult read_old_excel(const Input& input) {
  require_bytes(input);
  refuse_ole(input);
  return is_zip(input.bytes) ? read_xlsx(input) : read_separated(input);
}

} // namespace

namespace table {

void require_few(std::size_t lines, std::string_view name) {
  if (lines > most_lines) {
    throw Error(ErrorKind::unreadable, "{}: more than 500,000 rows; cut the list into several files", name);
  }
}

std::vector<std::string> lines_of(std::string_view text, std::string_view name) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.emplace_back(text.substr(0, end));
    require_few(lines.size(), name);
    text.remove_prefix(end);
    if (text.starts_with("\r\n")) { text.remove_prefix(1); }
    if (!text.empty()) { text.remove_prefix(1); }
  }
  return lines;
}

} // namespace table

bool is_long_list(const Input& input) {
  return input.bytes.size() >= long_list_bytes && document::is_plain_ascii(input.bytes);
}

ReadResult read_separated(const Input& input) {
  require_bytes(input);
  if (input.long_lists && input.bytes.size() >= long_list_bytes) { return read_long(input); }
  const std::string text = decoded(input);
  Remarks remarks{std::string(input.name)};
  SheetsReader reader(input, lines_of(text, input.name), remarks);
  return read_rows(text, reader, remarks);
}

ReadResult read_xlsx(const Input& input) {
  require_bytes(input);
  refuse_ole(input);
  Remarks remarks{std::string(input.name)};
  return read_workbook(input, read_xlsx_sheets(input, remarks), remarks);
}

ReadResult read_ods(const Input& input) {
  require_bytes(input);
  Remarks remarks{std::string(input.name)};
  return read_workbook(input, read_ods_sheets(input, remarks), remarks);
}

const Importer& separated_importer() {
  static const Importer importer{
      "csv", "Lists as separated text", {".csv", ".tsv", ".tab", ".psv"}, &accepts_separated, &read_separated};
  return importer;
}

const Importer& xlsx_importer() {
  static const Importer importer{"xlsx", "Excel workbooks", {".xlsx", ".xlsm"}, &accepts_workbook, &read_xlsx};
  return importer;
}

const Importer& ods_importer() {
  static const Importer importer{"ods", "OpenDocument spreadsheets", {".ods"}, &accepts_workbook, &read_ods};
  return importer;
}

const Importer& old_excel_importer() {
  static const Importer importer{"xls", "What Excel's old extension hides", {".xls"}, &accepts_old_excel, &read_old_excel};
  return importer;
}

} // namespace entente
