/// @file
/// The stretches of text that markup leaves, before wrapped lines are joined.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/document.hpp"
#include "importers/document/furniture.hpp"

namespace entente::document {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// Text of one printed line, or of a part of it, with single spaces and without markup.
struct Piece {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  Ranges emphasis;
  Ranges italics;
  std::string bullet;
  int line = 1;
  int table = 0;
  int row = 0;
  int column = 0;
  int indent = 0;
  bool boundary = false;    ///< begins a block whatever came before
  bool closed = false;      ///< ends its block whatever comes after
  bool soft_hyphen = false; ///< the line ended inside a word
  bool whole_line = false;  ///< the piece is all that its printed line holds
  bool after_page = false;  ///< a page header, a page number or a form feed stands before it
  std::size_t blank = 0;    ///< blank lines before it
  int page = 0;             ///< 1-based; 0 when the format has none
  bool columns = false;     ///< `indent` counts columns of plain text
  /// Whether it goes on with the block before, where the format can tell; otherwise its words decide.
  std::optional<bool> goes_on;
};

/// How a printed line was set, where the format says so. A plain line of text has the default.
struct LineStyle {
  BlockKind kind = BlockKind::paragraph; ///< paragraph, list_item or heading
  int level = 0;                         ///< of a heading, or depth of a list item; 1 is the outermost
  int table = 0;                         ///< 1-based; 0 outside tables
  int row = 0;
  int column = 0;
  bool boundary = false; ///< begins a block whatever came before
  Ranges bold;           ///< byte ranges of the line, in order
  Ranges italics;
};

/// Splits printed lines into pieces: Markdown marks, HTML fragments, entities, tab- and pipe-separated cells, bullets.
/// `styles` is empty, or as long as `lines`. O(n) in the size of the text.
[[nodiscard]] std::vector<Piece> split_pieces(const std::vector<std::string>& lines, const std::vector<LineUse>& uses,
                                              const std::vector<LineStyle>& styles = {});

/// Joins pieces that the page wrapped into blocks. `styles` is empty, or as long as `lines`.
[[nodiscard]] std::vector<Block> join_pieces(std::vector<Piece> pieces, const std::vector<std::string>& lines,
                                             const std::vector<LineStyle>& styles = {});

} // namespace entente::document
