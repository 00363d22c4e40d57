// SPDX-License-Identifier: MIT
/// @file
/// What is drawn, as boxes, shapes, texts and lines at fixed places in points (y grows upwards), and Graphviz, which
/// measures texts, finds force-directed places and paints. Graphviz is not safe for threads and its context is never
/// freed, so a process makes one `Graphviz` and keeps it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "viz/graphviz/layout/picture.hpp"

namespace entente_layout {

struct Point {
  double x = 0;
  double y = 0;
};

struct Size {
  double width = 0;
  double height = 0;
};

struct Box {
  Point centre;
  Size size;
  [[nodiscard]] double left() const { return centre.x - size.width / 2; }
  [[nodiscard]] double right() const { return centre.x + size.width / 2; }
  [[nodiscard]] double bottom() const { return centre.y - size.height / 2; }
  [[nodiscard]] double top() const { return centre.y + size.height / 2; }
};

/// True when the two boxes share more than their border.
[[nodiscard]] bool overlap(const Box& a, const Box& b);

/// Lines of text of one size.
struct Text {
  std::vector<std::string> lines;
  double points = 10;
  bool bold = false;
  std::string colour = "#222222";
  char align = 'n'; ///< 'n' centred, 'l' left, 'r' right
};

/// A shape at its place. `what` is the class it carries in the SVG: actor, gap, label, legend, title, frame; "end" is
/// not painted.
struct Mark {
  std::string what;
  Box box;
  Shape shape = Shape::circle;
  std::string fill; ///< empty for none
  std::string border;
  double pen = 1;
  bool dashed = false;
  bool soft = false; ///< the fill lets some of what is below through
  Text text;         ///< printed in its middle; may be empty
  std::string tip;
};

/// A line between two marks, straight or bent: a Bézier curve of four points.
struct Line {
  std::size_t source = 0; ///< numbers of marks
  std::size_t target = 0;
  Point from, bend_from, bend_to, to;
  double width = 1;
  std::string colour;
  bool dashed = false;
  std::string tip;
};

/// Everything of one picture; marks are painted in their order, over all lines.
struct Canvas {
  std::string title;
  std::string description;
  std::vector<Mark> marks;
  std::vector<Line> lines;
};

class Graphviz {
public:
  Graphviz();
  Graphviz(const Graphviz&) = delete;
  Graphviz& operator=(const Graphviz&) = delete;
  ~Graphviz();

  /// The size of each text as painted.
  [[nodiscard]] std::vector<Size> measure(const std::vector<Text>& texts);
  /// Force-directed places (sfdp) for boxes of these sizes, without overlaps where that can be had in time.
  [[nodiscard]] std::vector<Point> arrange(const std::vector<Size>& boxes,
                                           const std::vector<std::pair<std::size_t, std::size_t>>& edges);
  /// The bytes of the picture.
  [[nodiscard]] std::string paint(const Canvas& canvas, Format format);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace entente_layout
