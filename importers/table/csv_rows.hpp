/// @file
/// Rows of separated text (RFC 4180 and what programs make of it): any separator, quoted line ends, quotes that never close.
#pragma once

#include <string_view>

#include "importers/table/rows.hpp"

namespace entente::table {

/// Reads rows from text that must outlive it. A field that begins with a quote ends at the next single one; a quote that
/// does not close, or closes in the middle of a later line, is taken for an ordinary character, with a remark. Time
/// O(length of the text); memory O(longest row).
class CsvRows final : public RowSource {
public:
  /// `text` is UTF-8. `remarks` must outlive the reader.
  CsvRows(std::string_view text, char separator, Remarks& remarks);
  [[nodiscard]] bool next(Row& row) override;

private:
  bool read_quoted(std::string& field);
  void read_plain(std::string& field);
  std::size_t read_plain_cells(Row& row);
  [[nodiscard]] bool at_line_end() const;
  /// Where the line at `at_` ends, quoted or not.
  [[nodiscard]] std::size_t line_end();
  void end_line();
  std::string& next_cell(Row& row, std::size_t count);

  std::string_view text_;
  char separator_;
  Remarks& remarks_;
  std::size_t at_ = 0;
  std::size_t line_end_ = 0; ///< of the line last looked at
  bool line_known_ = false;
  int line_ = 1;
  int unclosed_ = 0;    ///< quotes that ran to the end of the text
  std::string surplus_; ///< where cells beyond the limit go
  bool told_ = false;   ///< that a row has too many columns
};

/// The separator that cuts the text into the most regular rows: comma, semicolon, tab or pipe; comma when none does.
/// A first line "sep=;" decides. Looks at the first rows only.
[[nodiscard]] char detect_separator(std::string_view text);

} // namespace entente::table
