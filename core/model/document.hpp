/// @file
/// The neutral form of a read document: blocks of text with their place. Formats fill it; agendas are read from it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/diagnostic.hpp"

namespace entente {

/// What a block was in the file.
enum class BlockKind { paragraph, list_item, heading, cell };

/// One piece of text that belongs together on the page: a paragraph, a list item, a heading, or the text of a table
/// cell between its list items. Markup is removed, entities are resolved, lines that the page wrapped are joined.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::string text;   ///< NFC, single spaces, no markup
  int line = 1;       ///< 1-based number of the printed line it begins on
  int last_line = 1;  ///< of the line it ends on
  int page = 0;       ///< 1-based; 0 when the format has no pages
  int table = 0;      ///< 1-based number of the table it stands in; 0 outside tables
  int row = 0;        ///< 1-based row within the table
  int column = 0;     ///< 1-based column within the row
  int indent = 0;     ///< depth of nesting for list items, leading columns otherwise
  std::string bullet; ///< the bullet or number as printed ("•", "⇒", "i)"); empty when there is none
  std::vector<std::pair<std::size_t, std::size_t>> emphasis; ///< byte ranges [begin, end) printed bold
  std::vector<std::pair<std::size_t, std::size_t>> italics;  ///< byte ranges [begin, end) printed italic
  std::vector<std::pair<std::size_t, int>> line_starts;      ///< byte offset in `text` where printed line n begins
};

/// A document as read: its printed lines, for evidence, and its blocks in reading order, for the agenda reader.
struct Document {
  std::string name;               ///< file name without folder
  std::string sha256;             ///< of the file's bytes, 64 hexadecimal digits
  std::vector<std::string> lines; ///< printed lines in order; lines[i] is line i + 1
  std::vector<Block> blocks;
  std::vector<Diagnostic> diagnostics; ///< what the format reader could not make sense of
  /// The lines of a long list one after the other, in place of `lines`. What it views must outlive the document.
  std::string_view text = {};
};

} // namespace entente
