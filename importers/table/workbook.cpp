#include "importers/table/workbook.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "core/model/date.hpp"

namespace entente::table {
namespace {

/// Cells of a merged range beyond which it is a drawn area, not a repeated value.
constexpr long long max_merged_cells = 20'000;

} // namespace

void SheetRows::tell_once(const Wording& message) {
  if (!told_) { remarks_.add(Severity::warning, 0, Wording("sheet \"{}\": {}", name_, message)); }
  told_ = true;
}

Row& SheetRows::row(int number) {
  if (!rows_.empty() && rows_.back().number == number) { return rows_.back(); }
  if (rows_.empty() || rows_.back().number < number) {
    rows_.push_back({number, 0, {}});
    return rows_.back();
  }
  const auto place = std::ranges::lower_bound(rows_, number, {}, &Row::number);
  if (place->number == number) { return *place; }
  return *rows_.insert(place, {number, 0, {}});
}

void SheetRows::put(int number, std::size_t column, std::string_view text) {
  if (text.empty() || number < 1 || column < 1) { return; }
  if (column > max_columns || number > max_rows) {
    return tell_once(Wording("more than {} columns or {} rows; those behind are not read", max_columns, max_rows));
  }
  if (text.size() > max_cell_bytes) {
    tell_once(Wording("a cell of row {} holds more than {} KiB; only its beginning is read", number, max_cell_bytes >> 10U));
    std::size_t end = max_cell_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      --end;
    }
    text = text.substr(0, end);
  }
  Row& target = row(number);
  if (target.cells.size() < column) {
    const std::size_t more = column - target.cells.size();
    if (more > cells_left_ || text.size() > bytes_left_) {
      return tell_once(Wording("too large; what stands behind is not read"));
    }
    cells_left_ -= more;
    target.cells.resize(column);
  }
  if (text.size() > bytes_left_) { return tell_once(Wording("too large; what stands behind is not read")); }
  bytes_left_ -= text.size();
  target.cells[column - 1] = text;
}

void SheetRows::merge(int first_row, std::size_t first_column, int last_row, std::size_t last_column) {
  if (first_row < 1 || first_column < 1 || last_row < first_row || last_column < first_column) { return; }
  last_column = std::min(last_column, max_columns);
  const long long cells = (last_row - first_row + 1LL) * static_cast<long long>(last_column - first_column + 1);
  if (cells > max_merged_cells) { return; }
  const auto place = std::ranges::lower_bound(rows_, first_row, {}, &Row::number);
  if (place == rows_.end() || place->number != first_row || place->cells.size() < first_column) { return; }
  const std::string text = place->cells[first_column - 1];
  if (text.empty()) { return; }
  // Down only: a title over several columns is one title, a country over several rows is each row's.
  for (int number = first_row + 1; number <= last_row; ++number) {
    put(number, first_column, text);
  }
}

std::vector<Row> SheetRows::take() {
  std::erase_if(rows_, [](const Row& candidate) { return is_blank(candidate); });
  return std::move(rows_);
}

std::optional<std::string> serial_date(double serial, bool since_1904) {
  using namespace std::chrono;
  if (!std::isfinite(serial) || serial < 0 || serial > 110'000) { return std::nullopt; }
  double whole = std::floor(serial);
  int minutes = static_cast<int>(std::lround((serial - whole) * 24 * 60));
  if (minutes == 24 * 60) {
    minutes = 0;
    whole += 1;
  }
  const ClockTime time{minutes};
  if (whole < 1 && !since_1904) { return to_iso(time); }
  const int number = static_cast<int>(whole);
  // Excel counts a 29 February 1900 that never was: serials up to 59 are one day off.
  const sys_days base = since_1904    ? sys_days(year(1904) / January / 1)
                        : number < 60 ? sys_days(year(1899) / December / 31)
                                      : sys_days(year(1899) / December / 30);
  const std::string date = to_iso(Date(base + days(number)));
  return minutes == 0 ? date : date + " " + to_iso(time);
}

DateFormat date_format(std::string_view code) {
  DateFormat format;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '"' || c == '[') {
      const std::size_t end = code.find(c == '"' ? '"' : ']', at + 1);
      const std::string_view inside = code.substr(at + 1, end == std::string_view::npos ? 0 : end - at - 1);
      if (c == '[' && !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
        format.time = true;
      }
      if (end == std::string_view::npos) { break; }
      at = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == ';') {
      break;
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      format.date = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
      format.time = true;
    } else if ((c == 'm' || c == 'M') && code.size() > at + 2 && (code[at + 1] | 0x20) == 'm' &&
               (code[at + 2] | 0x20) == 'm') {
      format.date = true;
    } else if (c == 'G' || c == 'g' || c == '0' || c == '#') {
      // "General" and digits: a number, unless seconds have decimals ("ss.000").
      if (!format.time) { return {}; }
    }
  }
  return format;
}

} // namespace entente::table
