// SPDX-License-Identifier: MIT
#include "viz/graphviz/layout/place.hpp"

#include <algorithm>

#include "viz/graphviz/layout/text.hpp"

namespace entente_layout {
namespace {

constexpr double row_gap = 5;
constexpr double swatch_width = 34;
constexpr double frame_margin = 12;
constexpr std::size_t text_width = 34;
constexpr std::size_t note_width = 44;

/// A part of the legend, drawn with its top left corner at the origin.
struct Block {
  std::vector<Mark> marks;
  std::vector<Line> lines; ///< ends are numbers of the block's own marks
  Size size;
};

Mark unseen_end(Point at) {
  Mark mark;
  mark.what = "end";
  mark.box = {at, {1, 1}};
  return mark;
}

void add_sample(const LegendEntry& entry, double middle, Block& block) {
  if (entry.line) {
    Line line;
    line.source = block.marks.size();
    line.target = line.source + 1;
    line.from = {2, middle};
    line.to = {swatch_width - 8, middle};
    line.bend_from = {line.from.x + (line.to.x - line.from.x) / 3, middle};
    line.bend_to = {line.from.x + (line.to.x - line.from.x) * 2 / 3, middle};
    line.width = std::min(entry.size, 20.0);
    line.colour = entry.border;
    line.dashed = entry.dashed;
    block.marks.push_back(unseen_end(line.from));
    block.marks.push_back(unseen_end(line.to));
    block.lines.push_back(line);
    return;
  }
  NodeSpec node;
  node.shape = entry.shape;
  node.fill = entry.fill;
  node.border = entry.border;
  node.dashed = entry.dashed;
  node.size = entry.size;
  Mark mark = mark_of(node, {(swatch_width - 6) / 2, middle});
  mark.what = "legend";
  block.marks.push_back(mark);
}

void add_text(Text text, double left, double& y, Graphviz& graphviz, Block& block) {
  text.align = 'l';
  const Size size = graphviz.measure({text})[0];
  block.marks.push_back(text_mark("legend", std::move(text), {left + size.width / 2, y - size.height / 2}, size));
  block.size.width = std::max(block.size.width, left + size.width);
  y -= size.height;
}

Block make_block(const LegendBlock& spec, Graphviz& graphviz) {
  Block block;
  double y = 0;
  if (!spec.heading.empty()) {
    add_text({wrap(clean(spec.heading), text_width, 3), 10.5, true, "#222222", 'l'}, 0, y, graphviz, block);
    y -= row_gap;
  }
  for (const LegendEntry& entry : spec.entries) {
    Text text{wrap(clean(entry.text), text_width, 4), 10, false, "#222222", 'l'};
    const Size size = graphviz.measure({text})[0];
    const double height = std::max(size.height, entry.line ? 8 : entry.size);
    double top = y - (height - size.height) / 2;
    add_sample(entry, y - height / 2, block);
    add_text(std::move(text), swatch_width, top, graphviz, block);
    y -= height + row_gap;
  }
  block.size.height = -y;
  return block;
}

Block make_notes(const std::vector<std::string>& notes, Graphviz& graphviz) {
  Block block;
  double y = 0;
  for (const std::string& note : notes) {
    add_text({wrap(clean(note), note_width, 12), 9, false, "#444444", 'l'}, 0, y, graphviz, block);
    y -= row_gap + 2;
  }
  block.size.height = -y;
  return block;
}

void put(const Block& block, Point corner, Canvas& canvas) {
  const std::size_t first = canvas.marks.size();
  const auto move = [&](Point point) { return Point{point.x + corner.x, point.y + corner.y}; };
  for (Mark mark : block.marks) {
    mark.box.centre = move(mark.box.centre);
    canvas.marks.push_back(std::move(mark));
  }
  for (Line line : block.lines) {
    line.source += first;
    line.target += first;
    line.from = move(line.from);
    line.bend_from = move(line.bend_from);
    line.bend_to = move(line.bend_to);
    line.to = move(line.to);
    canvas.lines.push_back(std::move(line));
  }
}

/// Blocks in columns of at most `height`, from the corner to the right. Gives the size taken up; puts them when asked.
Size flow(const std::vector<Block>& blocks, Point corner, double height, Canvas* canvas) {
  constexpr double between = 14;
  constexpr double between_columns = 28;
  Size taken;
  double x = 0;
  double y = 0;
  double widest = 0;
  for (const Block& block : blocks) {
    if (y > 0 && y + block.size.height > height) {
      x += widest + between_columns;
      y = 0;
      widest = 0;
    }
    if (canvas != nullptr) { put(block, {corner.x + x, corner.y - y}, *canvas); }
    y += block.size.height + between;
    widest = std::max(widest, block.size.width);
    taken = {std::max(taken.width, x + widest), std::max(taken.height, y - between)};
  }
  return taken;
}

/// The least height at which the blocks' columns are no wider than `width`.
double height_for(const std::vector<Block>& blocks, double width) {
  double height = 0;
  double all = 0;
  for (const Block& block : blocks) {
    height = std::max(height, block.size.height);
    all += block.size.height + 14;
  }
  while (height < all && flow(blocks, {}, height, nullptr).width > width) {
    height += 10;
  }
  return height;
}

void add_title(Graphviz& graphviz, const Picture& picture, Canvas& canvas) {
  const Box box = bounds(canvas);
  const auto characters = static_cast<std::size_t>(std::max(box.size.width / 9.5, 40.0));
  Text text{wrap(clean(picture.title), characters, 4), 16, true, "#111111", 'l'};
  if (text.lines.empty()) { return; }
  const Size size = graphviz.measure({text})[0];
  canvas.marks.push_back(
      text_mark("title", std::move(text), {box.left() + size.width / 2, box.top() + 18 + size.height / 2}, size));
}

} // namespace

Box bounds(const Canvas& canvas) {
  if (canvas.marks.empty()) { return {}; }
  Box box = canvas.marks.front().box;
  for (const Mark& mark : canvas.marks) {
    const double left = std::min(box.left(), mark.box.left());
    const double right = std::max(box.right(), mark.box.right());
    const double bottom = std::min(box.bottom(), mark.box.bottom());
    const double top = std::max(box.top(), mark.box.top());
    box = {{(left + right) / 2, (bottom + top) / 2}, {right - left, top - bottom}};
  }
  return box;
}

Mark mark_of(const NodeSpec& node, Point centre) {
  Mark mark;
  mark.what = node.dashed ? "gap" : "actor";
  mark.box = {centre, {node.size, node.size}};
  mark.shape = node.shape;
  mark.fill = node.fill;
  mark.border = node.border;
  mark.pen = node.dashed ? 1.1 : 0.8;
  mark.dashed = node.dashed;
  mark.tip = clean(node.tip.empty() ? node.label : node.tip);
  return mark;
}

Mark text_mark(std::string what, Text text, Point centre, Size size) {
  Mark mark;
  mark.what = std::move(what);
  mark.box = {centre, size};
  mark.shape = Shape::rounded;
  mark.text = std::move(text);
  return mark;
}

Line straight(const Canvas& canvas, std::size_t source, std::size_t target, const EdgeSpec& edge) {
  Line line;
  line.source = source;
  line.target = target;
  line.from = canvas.marks[source].box.centre;
  line.to = canvas.marks[target].box.centre;
  const auto between = [&](double part) {
    return Point{line.from.x + (line.to.x - line.from.x) * part, line.from.y + (line.to.y - line.from.y) * part};
  };
  line.bend_from = between(1.0 / 3);
  line.bend_to = between(2.0 / 3);
  line.width = edge.width;
  line.colour = edge.colour;
  line.dashed = edge.dashed;
  line.tip = clean(edge.tip);
  return line;
}

void add_title_and_legend(Graphviz& graphviz, const Picture& picture, Canvas& canvas) {
  std::vector<Block> blocks;
  for (const LegendBlock& spec : picture.legend) {
    blocks.push_back(make_block(spec, graphviz));
  }
  if (!picture.notes.empty()) { blocks.push_back(make_notes(picture.notes, graphviz)); }
  const Box box = bounds(canvas);
  if (!blocks.empty()) {
    const bool beside = box.size.height > 0.7 * box.size.width;
    double all = 0;
    for (const Block& block : blocks) {
      all += block.size.height + 14;
    }
    const double height = beside ? std::max(box.size.height - 2 * frame_margin, std::min(all, 500.0))
                                 : height_for(blocks, std::max(box.size.width, 500.0) - 2 * frame_margin);
    const Size size = flow(blocks, {}, height, nullptr);
    const Size outer{size.width + 2 * frame_margin, size.height + 2 * frame_margin};
    const Point corner = beside ? Point{box.right() + 30, box.top()} : Point{box.left(), box.bottom() - 24};
    Mark frame;
    frame.what = "frame";
    frame.box = {{corner.x + outer.width / 2, corner.y - outer.height / 2}, outer};
    frame.shape = Shape::rounded;
    frame.border = "#d0d0d0";
    canvas.marks.push_back(std::move(frame));
    (void)flow(blocks, {corner.x + frame_margin, corner.y - frame_margin}, height, &canvas);
  }
  add_title(graphviz, picture, canvas);
}

} // namespace entente_layout
