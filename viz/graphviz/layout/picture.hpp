// SPDX-License-Identifier: MIT
/// @file
/// What entente-layout is asked to draw, as read from its standard input. This program is apart from the rest of
/// entente: it knows nodes, lines, shapes and texts, and nothing of what they stand for.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace entente_layout {

/// The input asks for something that cannot be drawn; `what()` is one line.
class BadInput : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

enum class Shape { circle, square, diamond, hexagon, triangle, rounded };
enum class Format { svg, png, pdf, dot };
/// free: force-directed. ordered: anchors in a column by their order, the others beside them. tiers: groups as benches
/// above and below an aisle, dashed places outermost.
enum class Engine { free, ordered, tiers };

struct NodeSpec {
  std::string label; ///< empty: not labelled
  std::string tip;   ///< the full name, for the accessible text
  Shape shape = Shape::circle;
  std::string fill = "#ffffff";
  std::string border = "#444444";
  double size = 12; ///< width and height in points
  bool dashed = false;
  bool anchor = false; ///< of the ordered set of a two-mode drawing
  int order = 0;
  std::string group; ///< key of a group; may be empty
};

struct EdgeSpec {
  std::size_t source = 0;
  std::size_t target = 0;
  double width = 1;
  std::string colour = "#bbbbbb";
  bool dashed = false;
  std::string tip;
};

struct GroupSpec {
  std::string key;
  std::string name;
  std::string colour = "#444444";
};

struct LegendEntry {
  std::string text;
  bool line = false; ///< a line sample rather than a shape
  bool dashed = false;
  Shape shape = Shape::circle;
  std::string fill = "#ffffff";
  std::string border = "#444444";
  double size = 11; ///< of the shape, or the width of the line
};

struct LegendBlock {
  std::string heading;
  std::vector<LegendEntry> entries;
};

struct Picture {
  std::string title;
  std::string description; ///< accessible text of the whole
  std::string empty;       ///< what to say when there is no node
  Engine engine = Engine::free;
  Format format = Format::svg;
  std::vector<NodeSpec> nodes;
  std::vector<EdgeSpec> edges;
  std::vector<GroupSpec> groups;
  std::vector<LegendBlock> legend;
  std::vector<std::string> notes; ///< sentences under the legend
};

/// Reads the JSON text; throws BadInput.
[[nodiscard]] Picture read_picture(std::string_view json);

} // namespace entente_layout
