/// @file
/// Rows of cells with their place: what every table becomes before anyone asks what its columns mean.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/diagnostic.hpp"
#include "core/wording.hpp"

namespace entente::table {

/// Cells of a row that are read; those behind are left out, and a diagnostic says so.
inline constexpr std::size_t max_columns = 1024;
/// Remarks kept about one file; the number of those left out is told at the end.
inline constexpr std::size_t max_diagnostics = 200;
/// Remarks of one form that are kept one by one.
inline constexpr std::size_t most_alike = 5;

/// One row. Dates stand as "2017-04-18", times as "09:30", wherever the format tells that a cell is one.
struct Row {
  int number = 0; ///< 1-based row within its sheet; for text, the printed line it begins on
  int line = 0;   ///< 1-based line of the document that shows it
  std::vector<std::string> cells;
};

/// Rows one after the other. Reading needs memory for one row, not for the table.
class RowSource {
public:
  RowSource() = default;
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;
  virtual ~RowSource() = default;
  /// Fills `row`, whose strings are used again; false behind the last. Blank rows are left out.
  [[nodiscard]] virtual bool next(Row& row) = 0;
};

/// One sheet of a workbook, or the only table of a text.
struct Sheet {
  std::string name; ///< empty for a text
  bool hidden = false;
  std::unique_ptr<RowSource> rows;
};

/// Rows that are in memory.
class StoredRows final : public RowSource {
public:
  explicit StoredRows(std::vector<Row> rows) : rows_(std::move(rows)) {}
  [[nodiscard]] bool next(Row& row) override;

private:
  std::vector<Row> rows_;
  std::size_t at_ = 0;
};

/// Remarks about one file, at most `max_diagnostics` of them.
class Remarks {
public:
  explicit Remarks(std::string file) : file_(std::move(file)) {}
  void add(Severity severity, int line, Wording message);
  /// A warning that many rows may raise: of those of one form the first `most_alike` are kept, and the last of these tells
  /// how many there are besides.
  void add_of_row(int line, Wording message);
  /// From now on what is added waits, until `release`.
  void hold() { holding_ = true; }
  /// How many wait.
  [[nodiscard]] std::size_t held() const { return held_.size(); }
  /// Those of them that were added first are kept; the others wait on, and what is added from now on does not.
  void release(std::size_t count);
  /// What was kept, and a last line with the number of the others.
  [[nodiscard]] std::vector<Diagnostic> take();

private:
  std::string file_;
  /// Remarks of one form.
  struct Alike {
    std::size_t count = 0;
    std::size_t last = 0; ///< the last one kept
  };

  struct Held {
    Diagnostic remark;
    bool of_row = false; ///< many may raise it
  };

  std::vector<Held> held_;
  bool holding_ = false;
  std::vector<Diagnostic> kept_;
  std::map<std::string_view, Alike> alike_; ///< by form
  std::size_t left_out_ = 0;
};

/// The row's cells that are not empty, as one line for people: "Ana Paz | IOM | Peru".
[[nodiscard]] std::string printed(const Row& row);
/// A cell in a message: short, one line.
[[nodiscard]] std::string shown(std::string_view cell);
/// True when no cell holds anything but white space.
[[nodiscard]] bool is_blank(const Row& row);
/// The letters of a spreadsheet column: 1 "A", 27 "AA".
[[nodiscard]] std::string column_letters(std::size_t column);

} // namespace entente::table
