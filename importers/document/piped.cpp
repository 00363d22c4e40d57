#include "importers/document/piped.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace entente::document {

namespace {

constexpr std::string_view stroke = " | ";

bool is_row(const Block& block) {
  return block.kind != BlockKind::cell && block.table == 0 && block.bullet.empty() &&
         block.text.find(stroke) != std::string::npos;
}

/// What `ranges` hold of the text between two places, counted from the first.
std::vector<std::pair<std::size_t, std::size_t>> within(const std::vector<std::pair<std::size_t, std::size_t>>& ranges,
                                                        std::size_t begin, std::size_t end) {
  std::vector<std::pair<std::size_t, std::size_t>> cut;
  for (const auto& [from, to] : ranges) {
    if (from < end && to > begin) { cut.emplace_back(std::max(from, begin) - begin, std::min(to, end) - begin); }
  }
  return cut;
}

/// The printed lines on which the text between two places stands.
void place(Block& cell, const Block& block, std::size_t begin, std::size_t end) {
  cell.line_starts.clear();
  cell.line = cell.last_line = block.line;
  for (const auto& [offset, line] : block.line_starts) {
    if (offset <= begin) {
      cell.line = line;
    } else if (offset < end) {
      cell.line_starts.emplace_back(offset - begin, line);
    }
    if (offset < end) { cell.last_line = line; }
  }
  cell.line_starts.emplace(cell.line_starts.begin(), 0, cell.line);
}

void add_cells(const Block& block, int table, int row, std::vector<Block>& blocks) {
  int column = 0;
  for (std::size_t begin = 0; begin <= block.text.size();) {
    const std::size_t end = std::min(block.text.find(stroke, begin), block.text.size());
    ++column;
    if (end > begin) {
      Block cell = block;
      cell.kind = BlockKind::cell;
      cell.text = block.text.substr(begin, end - begin);
      cell.table = table;
      cell.row = row;
      cell.column = column;
      cell.emphasis = within(block.emphasis, begin, end);
      cell.italics = within(block.italics, begin, end);
      place(cell, block, begin, end);
      blocks.push_back(std::move(cell));
    }
    begin = end + stroke.size();
  }
}

} // namespace

void split_piped(std::vector<Block>& blocks) {
  if (std::ranges::none_of(blocks, is_row)) { return; }
  int tables = 0;
  for (const Block& block : blocks) {
    tables = std::max(tables, block.table);
  }
  std::vector<Block> all;
  int row = 0; ///< of the table that the row before stands in; 0 behind other blocks
  for (Block& block : blocks) {
    if (!is_row(block)) {
      row = 0;
      all.push_back(std::move(block));
      continue;
    }
    if (row == 0) { ++tables; }
    add_cells(block, tables, ++row, all);
  }
  blocks = std::move(all);
}

} // namespace entente::document
