#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/package/zip.hpp"
#include "importers/table/workbook.hpp"
#include "importers/xml/xml.hpp"

namespace entente::table {
namespace {

using Event = XmlReader::Event;

/// Repetitions of one row that are read; more is the empty rest of a sheet, or an attack.
constexpr int max_repeated_rows = 1000;

int count_of(std::optional<std::string_view> text) {
  int number = 1;
  if (text) { std::from_chars(text->data(), text->data() + text->size(), number); }
  return std::clamp(number, 1, max_rows);
}

/// "PT09H30M00S" as "09:30"; as it stands when it is none.
std::string clock_of(std::string_view value) {
  const auto number_before = [&](char mark) {
    const std::size_t end = value.find(mark);
    std::size_t begin = end;
    while (end != std::string_view::npos && begin > 0 && value[begin - 1] >= '0' && value[begin - 1] <= '9') {
      --begin;
    }
    int number = 0;
    if (end != std::string_view::npos) { std::from_chars(value.data() + begin, value.data() + end, number); }
    return number;
  };
  const int hours = number_before('H');
  const int minutes = number_before('M');
  if (!value.starts_with("PT") || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) { return std::string(value); }
  return fmt::format("{:02}:{:02}", hours, minutes);
}

/// "2017-04-18T09:30:00" as "2017-04-18 09:30".
std::string date_of(std::string_view value) {
  if (value.size() < 16 || value[10] != 'T') { return std::string(value.substr(0, 10)); }
  const std::string_view time = value.substr(11, 5);
  return std::string(value.substr(0, 10)) + (time == "00:00" ? "" : " " + std::string(time));
}

/// Reads content.xml.
class ContentReader {
public:
  ContentReader(const std::string& bytes, std::string_view place, Remarks& remarks)
      : xml_(bytes, place), remarks_(remarks) {}

  std::vector<ReadSheet> read() {
    for (Event event = xml_.next(); event != Event::end; event = xml_.next()) {
      if (event != Event::open) { continue; }
      if (xml_.name() == "style") {
        style_ = xml_.attribute("name").value_or("");
      } else if (xml_.name() == "table-properties") {
        if (xml_.attribute("display") == "false") { hidden_.insert(style_); }
      } else if (xml_.name() == "table") {
        read_table();
      } else if (xml_.name() == "tracked-changes") {
        xml_.skip();
      }
    }
    return std::move(sheets_);
  }

private:
  struct Cell {
    std::size_t column = 0;
    std::string text;
    std::size_t repeated = 1;
    int spanned_rows = 1;
  };

  void read_table() {
    const std::string name = squeeze(xml_.attribute("name").value_or(""));
    const bool hidden = hidden_.contains(std::string(xml_.attribute("style-name").value_or("")));
    const int depth = xml_.depth();
    SheetRows rows(name, remarks_, cells_left_, bytes_left_);
    int row = 1;
    std::vector<std::pair<int, Cell>> spans;
    while (true) {
      const Event event = xml_.next();
      if (event == Event::end || (event == Event::close && xml_.depth() == depth)) { break; }
      if (event == Event::open && xml_.name() == "table-row") {
        row = read_row(row, rows, spans);
      } else if (event == Event::open && (xml_.name() == "shapes" || xml_.name() == "table")) {
        xml_.skip();
      }
    }
    for (const auto& [first, cell] : spans) {
      rows.merge(first, cell.column, first + cell.spanned_rows - 1, cell.column);
    }
    sheets_.push_back({name, hidden, rows.take()});
  }

  int read_row(int row, SheetRows& rows, std::vector<std::pair<int, Cell>>& spans) {
    const int repeated = count_of(xml_.attribute("number-rows-repeated"));
    const int depth = xml_.depth();
    std::vector<Cell> cells;
    std::size_t column = 1;
    while (true) {
      const Event event = xml_.next();
      if (event == Event::end || (event == Event::close && xml_.depth() == depth)) { break; }
      if (event != Event::open) { continue; }
      if (xml_.name() != "table-cell" && xml_.name() != "covered-table-cell") {
        xml_.skip();
        continue;
      }
      Cell cell = read_cell();
      cell.column = column;
      column += cell.repeated;
      if (!cell.text.empty()) { cells.push_back(std::move(cell)); }
    }
    if (cells.empty()) { return row + repeated; }
    if (repeated > max_repeated_rows) {
      remarks_.add(Severity::warning, 0,
                   Wording("row {} is repeated {} times; {} are read", row, repeated, max_repeated_rows));
    }
    for (int n = 0; n < std::min(repeated, max_repeated_rows); ++n) {
      for (const Cell& cell : cells) {
        // One more than fits, so that the limit is told.
        const std::size_t copies = std::min(cell.repeated, max_columns + 1);
        for (std::size_t i = 0; i < copies; ++i) {
          rows.put(row + n, cell.column + i, cell.text);
        }
        if (cell.spanned_rows > 1) { spans.emplace_back(row, cell); }
      }
    }
    return row + repeated;
  }

  Cell read_cell() {
    Cell cell;
    cell.repeated = static_cast<std::size_t>(count_of(xml_.attribute("number-columns-repeated")));
    cell.spanned_rows = count_of(xml_.attribute("number-rows-spanned"));
    const bool covered = xml_.name() == "covered-table-cell";
    const std::string type(xml_.attribute("value-type").value_or(""));
    const std::string date(xml_.attribute("date-value").value_or(""));
    const std::string time(xml_.attribute("time-value").value_or(""));
    const std::string text = read_text();
    if (covered) { return cell; }
    if (type == "date" && !date.empty()) {
      cell.text = date_of(date);
    } else if (type == "time" && !time.empty()) {
      cell.text = clock_of(time);
    } else {
      cell.text = text;
    }
    return cell;
  }

  /// The paragraphs of the cell just opened, one a line, without notes and drawings.
  std::string read_text() {
    std::string text;
    const int depth = xml_.depth();
    while (true) {
      const Event event = xml_.next();
      if (event == Event::end || (event == Event::close && xml_.depth() == depth)) { return text; }
      if (event == Event::text && xml_.depth() > depth && text.size() <= max_cell_bytes) { text += xml_.text(); }
      if (event != Event::open) { continue; }
      if (xml_.name() == "annotation" || xml_.name() == "frame" || xml_.name() == "ruby-text") {
        xml_.skip();
      } else if (xml_.name() == "line-break" || (xml_.name() == "p" && !text.empty())) {
        text += '\n';
      } else if (xml_.name() == "tab" || xml_.name() == "s") {
        text += ' ';
      }
    }
  }

  XmlReader xml_;
  Remarks& remarks_;
  std::string style_;
  std::set<std::string, std::less<>> hidden_; ///< table styles
  std::vector<ReadSheet> sheets_;
  std::size_t cells_left_ = max_cells;
  std::size_t bytes_left_ = max_text_bytes;
};

} // namespace

std::vector<ReadSheet> read_ods_sheets(const Input& input, Remarks& remarks) {
  ZipPackage package(input.name, input.bytes);
  const auto content = package.read("content.xml");
  if (!content) { throw Error(ErrorKind::unreadable, "{}: not a spreadsheet (content.xml is missing)", input.name); }
  return ContentReader(*content, fmt::format("{} (content.xml)", input.name), remarks).read();
}

} // namespace entente::table
