/// @file
/// Printed lines with their setting, as word processors and web pages give them, and the document made from them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/document.hpp"
#include "importers/document/pieces.hpp"
#include "importers/importer.hpp"

namespace entente::document {

/// A paragraph being read: one or more printed lines with bold and italic stretches.
class Paragraph {
public:
  BlockKind kind = BlockKind::paragraph; ///< paragraph, list_item or heading
  int level = 0;                         ///< of a heading, or depth of a list item
  std::string bullet;                    ///< as the format computes it; printed before the text that has none itself

  /// Adds text; "\n" ends a printed line.
  void put(std::string_view text, bool bold, bool italic);
  void end_line();
  /// Nothing but white space was put.
  [[nodiscard]] bool blank() const;
  /// Nothing was put, and no line ended.
  [[nodiscard]] bool untouched() const { return lines_.size() == 1 && lines_.front().text.empty(); }
  /// The last printed line ends in white space, or is empty.
  [[nodiscard]] bool ends_in_space() const;

private:
  friend class Page;
  struct Line {
    std::string text;
    Ranges bold;
    Ranges italics;
  };
  std::vector<Line> lines_ = std::vector<Line>(1);
};

/// Lines set one under another, with the table cells they stand in. Tables within tables are taken apart: a table that
/// only arranges the page (one column, or a table within it) counts as none, one in a cell belongs to that cell.
class Page {
public:
  /// `input` must outlive the page.
  explicit Page(const Input& input) : input_(input) {}

  void begin_table();
  void end_table();
  void begin_row();
  /// A cell that takes `columns` and reaches over `rows`, at the next free column of the row.
  void begin_cell(int columns = 1, int rows = 1);
  [[nodiscard]] bool in_table() const { return !open_.empty(); }

  /// Prints the paragraph; a blank one leaves a blank line.
  void add(const Paragraph& paragraph);
  /// Keeps the text of a footnote for the end of the document.
  void add_note(const Paragraph& paragraph);

  /// The whole document. Throws Error(unreadable) when nothing was printed. O(n).
  [[nodiscard]] Document finish();

private:
  struct Table {
    std::size_t parent = 0; ///< index + 1 of the table it stands in; 0 when in none
    int parent_row = 0;
    int parent_column = 0;
    int rows = 0;
    int columns = 0;
    bool holds_table = false;
  };
  struct OpenTable {
    std::size_t table = 0; ///< index + 1
    int row = 0;
    int column = 0;         ///< of the cell being filled
    int next = 1;           ///< first column behind it
    std::vector<int> below; ///< rows that a cell above still reaches down, per column
  };
  const Input& input_;
  std::vector<std::string> lines_;
  std::vector<LineStyle> styles_;
  std::vector<Table> tables_;
  std::vector<OpenTable> open_;
  std::vector<Paragraph> notes_;
  int blanks_ = 0;
  bool tall_ = false; ///< the paragraph printed last has several lines

  [[nodiscard]] bool same_place(const LineStyle& style) const;
  void print(Paragraph::Line line, LineStyle style);
  void print_notes();
  void settle_tables();
};

/// A document with its name and hash, and nothing read yet.
[[nodiscard]] Document empty_document(const Input& input);

} // namespace entente::document
