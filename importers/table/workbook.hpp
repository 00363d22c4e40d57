/// @file
/// Workbooks: the sheets of XLSX (ECMA-376 part 1, 18) and ODS (OASIS OpenDocument 1.3 part 3, 9) as rows of text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/wording.hpp"
#include "importers/importer.hpp"
#include "importers/table/rows.hpp"

namespace entente::table {

/// Rows of one sheet that are read, and cells of one workbook; those behind are left out with a remark.
inline constexpr int max_rows = 1'048'576;
inline constexpr std::size_t max_cells = 5'000'000;
/// Bytes of text of one workbook that are read, repeated cells counted each time.
inline constexpr std::size_t max_text_bytes = std::size_t{256} << 20U;
/// Bytes of text in one cell, as Excel's limit of 32,767 characters allows.
inline constexpr std::size_t max_cell_bytes = std::size_t{128} << 10U;

/// Puts cells where they belong and keeps within the limits.
class SheetRows {
public:
  SheetRows(std::string name, Remarks& remarks, std::size_t& cells_left, std::size_t& bytes_left)
      : name_(std::move(name)), remarks_(remarks), cells_left_(cells_left), bytes_left_(bytes_left) {}
  /// Puts text into a cell; row and column are 1-based, rows come in any order. Empty text is left out.
  void put(int row, std::size_t column, std::string_view text);
  /// The text of the first cell is that of all others of a merged range. Does nothing for an empty one or a huge one.
  void merge(int first_row, std::size_t first_column, int last_row, std::size_t last_column);
  /// The rows that hold something, in order.
  [[nodiscard]] std::vector<Row> take();

private:
  [[nodiscard]] Row& row(int number);
  void tell_once(const Wording& message);

  std::string name_;
  Remarks& remarks_;
  std::size_t& cells_left_;
  std::size_t& bytes_left_;
  std::vector<Row> rows_; ///< in order of their numbers
  bool told_ = false;
};

/// A sheet with its rows.
struct ReadSheet {
  std::string name;
  bool hidden = false;
  std::vector<Row> rows;
};

/// Shared and inline strings, numbers, booleans, dates and times by their number formats (1900 and 1904), merged cells.
/// Throws Error(unreadable) with one line naming the file.
[[nodiscard]] std::vector<ReadSheet> read_xlsx_sheets(const Input& input, Remarks& remarks);
/// Repeated cells and rows, covered cells, dates and times by their value types. Throws Error(unreadable) likewise.
[[nodiscard]] std::vector<ReadSheet> read_ods_sheets(const Input& input, Remarks& remarks);

/// A serial number of days as a date, a time of day, or both ("2017-04-18", "09:30", "2017-04-18 09:30"); nothing when
/// it is no date between 1900 and 2200. `since_1904` is the workbook's other calendar.
[[nodiscard]] std::optional<std::string> serial_date(double serial, bool since_1904);
/// What a number format code shows: a date, a time, or neither.
struct DateFormat {
  bool date = false;
  bool time = false;
};
[[nodiscard]] DateFormat date_format(std::string_view code);

} // namespace entente::table
