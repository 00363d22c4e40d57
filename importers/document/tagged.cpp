#include "importers/document/tagged.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "importers/document/furniture.hpp"
#include "importers/document/pieces.hpp"
#include "importers/document/tags.hpp"

namespace entente::document {

namespace {

bool shows_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::optional<Tag> tag = read_tag(text.substr(at));
    if (tag && tag->meaning != TagMeaning::none) { return true; }
  }
  return false;
}

/// The parts of a block, at its place.
std::vector<Block> parts_of(const Block& block) {
  LineStyle style;
  style.bold = block.emphasis;
  style.italics = block.italics;
  const std::vector<std::string> lines = {block.text};
  std::vector<Block> parts = join_pieces(split_pieces(lines, {LineUse::text}, {style}), lines, {style});
  for (Block& part : parts) {
    if (part.kind == BlockKind::paragraph || block.kind == BlockKind::heading) { part.kind = block.kind; }
    part.line = block.line;
    part.last_line = block.last_line;
    part.line_starts = {{0, block.line}};
    part.page = block.page;
    part.table = block.table;
    part.row = block.row;
    part.column = block.column;
    part.indent = std::max(part.indent, block.indent);
  }
  if (!parts.empty() && parts.front().bullet.empty()) { parts.front().bullet = block.bullet; }
  return parts;
}

} // namespace

void split_tagged(std::vector<Block>& blocks) {
  if (std::ranges::none_of(blocks, [](const Block& block) { return shows_tag(block.text); })) { return; }
  std::vector<Block> all;
  for (Block& block : blocks) {
    if (!shows_tag(block.text)) {
      all.push_back(std::move(block));
      continue;
    }
    for (Block& part : parts_of(block)) {
      all.push_back(std::move(part));
    }
  }
  blocks = std::move(all);
}

} // namespace entente::document
