// SPDX-License-Identifier: MIT
/// @file
/// Where nodes, their labels and lines stand: one function for each engine.
#pragma once

#include "viz/graphviz/layout/canvas.hpp"
#include "viz/graphviz/layout/picture.hpp"

namespace entente_layout {

/// Appends the nodes, labels and lines of the picture to the canvas. No label overlaps another label or a node.
void place_free(Graphviz& graphviz, const Picture& picture, Canvas& canvas);
void place_ordered(Graphviz& graphviz, const Picture& picture, Canvas& canvas);
void place_tiers(Graphviz& graphviz, const Picture& picture, Canvas& canvas);

/// Appends the title above what is there, and the legend beside or below it.
void add_title_and_legend(Graphviz& graphviz, const Picture& picture, Canvas& canvas);

/// The box around all marks; at the origin and empty when there is none.
[[nodiscard]] Box bounds(const Canvas& canvas);
/// A node's mark at a place, without label.
[[nodiscard]] Mark mark_of(const NodeSpec& node, Point centre);
/// A text at a place.
[[nodiscard]] Mark text_mark(std::string what, Text text, Point centre, Size size);
/// A straight line between the centres of two marks.
[[nodiscard]] Line straight(const Canvas& canvas, std::size_t source, std::size_t target, const EdgeSpec& edge);

} // namespace entente_layout
