/// @file
/// From sheets of rows to records: which sheet is a list, which a programme, and both put together.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/reference/reference.hpp"
#include "importers/importer.hpp"
#include "importers/table/columns.hpp"
#include "importers/table/rows.hpp"

namespace entente::table {

/// Reads the sheets of one file. `lines` are the document's lines so far; sheets that are read row by row from a text
/// number their rows by them. Throws Error(unsupported) when no sheet is understood.
class SheetsReader {
public:
  SheetsReader(const Input& input, std::vector<std::string> lines, Remarks& remarks);
  /// For a long list, whose lines are left in the text; it must outlive what is read.
  SheetsReader(const Input& input, std::string_view text, Remarks& remarks);
  void read(Sheet& sheet, std::size_t number);
  [[nodiscard]] ReadResult take();

private:
  [[nodiscard]] std::optional<Columns> columns_of(const Sheet& sheet, const std::vector<Row>& sample);
  [[nodiscard]] bool fits(const Sheet& sheet, const std::vector<Row>& sample, const ColumnChoice& choice);
  void read_people(Sheet& sheet, const std::vector<Row>& sample, const Columns& columns);
  void read_ties(Sheet& sheet, const std::vector<Row>& sample, const Columns& columns);
  void read_blocks(Sheet& sheet, const std::vector<Row>& sample, std::size_t number);
  void note_columns(const Sheet& sheet, const Columns& columns, const std::vector<Row>& sample);
  [[nodiscard]] std::span<const Row> titles(const std::vector<Row>& sample, const Columns& columns) const;

  const Input& input_;
  const Reference& reference_;
  Remarks& remarks_;
  Document document_;
  std::vector<Programme> lists_;
  std::optional<Dataset> ties_;
  std::vector<ReviewItem> ties_review_;
  std::string ties_sheet_;
  std::vector<ColumnChoice> chosen_;
  std::vector<std::string> strange_; ///< first rows of sheets that are not understood
  std::string blocks_sheet_;
  std::vector<ColumnChoice> fitted_;                        ///< choices whose column some sheet has
  std::vector<std::pair<ColumnChoice, Wording>> unfitting_; ///< the others so far, and why
};

/// Adds what a list says to what was read before; events that are the same become one.
void add_list(Programme& to, Programme&& list);

/// What fits into a GiB of memory.
inline constexpr std::size_t most_lines = 500'000;
/// Error(unreadable) for more than `most_lines`.
void require_few(std::size_t lines, std::string_view name);
/// The lines of a text, at most `most_lines`.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text, std::string_view name);

} // namespace entente::table
