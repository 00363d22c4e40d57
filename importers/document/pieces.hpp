/// @file
/// The stretches of text that markup leaves, before wrapped lines are joined.
#pragma once

#include <cstddef>
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
};

/// Splits printed lines into pieces: Markdown marks, HTML fragments, entities, tab- and pipe-separated cells, bullets.
/// O(n) in the size of the text.
[[nodiscard]] std::vector<Piece> split_pieces(const std::vector<std::string>& lines, const std::vector<LineUse>& uses);

/// Joins pieces that the page wrapped into blocks.
[[nodiscard]] std::vector<Block> join_pieces(std::vector<Piece> pieces, const std::vector<std::string>& lines);

} // namespace entente::document
