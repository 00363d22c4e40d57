/// @file
/// Private to viz/graphviz: what a picture's legend says.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"
#include "viz/graphviz/backbone.hpp"
#include "viz/graphviz/colouring.hpp"
#include "viz/graphviz/drawing.hpp"
#include "viz/graphviz/sizing.hpp"

namespace entente::maps {

/// How a kind of tie is drawn.
struct TieStyle {
  std::string_view colour;
  bool dashed = false;
};

[[nodiscard]] TieStyle style_of(TieKind kind);
[[nodiscard]] std::string_view shape_of(EntityKind kind);

/// What was decided about the drawing, so far as the legend tells it.
struct Decisions {
  Colouring colouring;
  Scale scale;
  Backbone backbone;
  double least_weight = 0; ///< of the ties drawn
  double largest_weight = 0;
  double width_factor = 1; ///< of all ties
  std::size_t named = 0;   ///< nodes that carry their name
  std::size_t unnamed = 0;
  bool ordered = false;
  std::size_t all_nodes = 0; ///< of the network of which this is a part
  std::size_t all_ties = 0;
  bool estimated = false; ///< the values behind the sizes
};

/// One sample: a shape, or a line when `line` is set.
struct LegendEntry {
  std::string text;
  bool line = false;
  bool dashed = false;
  std::string_view shape = "circle";
  std::string fill = "#e4e4e4";
  std::string border = "#555555";
  double size = 11;
};

struct LegendBlock {
  std::string heading;
  std::vector<LegendEntry> entries;
};

/// Colours, shapes, sizes and lines, each with what it means.
[[nodiscard]] std::vector<LegendBlock> legend(const Network& network, const DrawOptions& options,
                                              const Decisions& decisions);
/// Sentences: how much was drawn, what was left out and why places are empty.
[[nodiscard]] std::vector<std::string> notes(const Network& network, const DrawOptions& options, const Decisions& decisions);

} // namespace entente::maps
