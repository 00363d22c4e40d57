// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "viz/graphviz/layout/place.hpp"
#include "viz/graphviz/layout/text.hpp"

namespace entente_layout {
namespace {

constexpr std::size_t label_width = 20;
constexpr std::size_t label_lines = 3;
constexpr double gap = 1.5;  ///< between a node and its label
constexpr double margin = 2; ///< around the two
constexpr std::size_t shelf_columns = 8;

Text label_text(const NodeSpec& node) {
  Text text;
  text.lines = wrap(clean(node.label), label_width, label_lines);
  text.points = node.dashed ? 8 : 10;
  text.colour = node.dashed ? "#555555" : "#111111";
  return text;
}

/// A node with its label below it, as one box.
struct Place {
  Size label;
  Size whole;
};

std::vector<Place> footprints(const Picture& picture, const std::vector<Text>& texts, Graphviz& graphviz) {
  const std::vector<Size> labels = graphviz.measure(texts);
  std::vector<Place> places;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const double size = picture.nodes[i].size;
    const double below = labels[i].height > 0 ? gap + labels[i].height : 0;
    places.push_back({labels[i], {std::max(size, labels[i].width) + 2 * margin, size + below + 2 * margin}});
  }
  return places;
}

/// Nodes that take part in the force-directed layout: all but the empty places, which go on shelves.
std::vector<std::size_t> moving(const Picture& picture) {
  std::vector<std::size_t> list;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    if (!picture.nodes[i].dashed) { list.push_back(i); }
  }
  return list;
}

void centre_free(const Picture& picture, const std::vector<Place>& places, Graphviz& graphviz, std::vector<Point>& centres) {
  const std::vector<std::size_t> list = moving(picture);
  std::vector<std::size_t> number(picture.nodes.size(), picture.nodes.size());
  std::vector<Size> boxes;
  for (std::size_t i = 0; i < list.size(); ++i) {
    number[list[i]] = i;
    boxes.push_back(places[list[i]].whole);
  }
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  for (const EdgeSpec& edge : picture.edges) {
    if (edge.source != edge.target && number[edge.source] < list.size() && number[edge.target] < list.size()) {
      edges.emplace_back(number[edge.source], number[edge.target]);
    }
  }
  const std::vector<Point> found = graphviz.arrange(boxes, edges);
  for (std::size_t i = 0; i < list.size(); ++i) {
    centres[list[i]] = found[i];
  }
}

/// Empty places, by group, in blocks under the rest; a heading says the group.
void shelve(const Picture& picture, const std::vector<Place>& places, Graphviz& graphviz, Canvas& canvas,
            std::vector<Point>& centres) {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    if (picture.nodes[i].dashed) { groups[picture.nodes[i].group].push_back(i); }
  }
  if (groups.empty()) { return; }
  double left = 0;
  double right = 0;
  double bottom = 0;
  bool first = true;
  for (const std::size_t i : moving(picture)) {
    const Box box{centres[i], places[i].whole};
    left = first ? box.left() : std::min(left, box.left());
    right = first ? box.right() : std::max(right, box.right());
    bottom = first ? box.bottom() : std::min(bottom, box.bottom());
    first = false;
  }
  const double width = std::max(right - left, 640.0);
  double x = left;
  double y = bottom - 30;
  double deepest = y;
  for (const auto& [key, members] : groups) {
    Size cell;
    for (const std::size_t i : members) {
      cell = {std::max(cell.width, places[i].whole.width + 4), std::max(cell.height, places[i].whole.height + 2)};
    }
    const auto group =
        std::find_if(picture.groups.begin(), picture.groups.end(), [&k = key](const GroupSpec& g) { return g.key == k; });
    Text heading{{clean(group == picture.groups.end() ? key : group->name)},
                 10,
                 true,
                 group == picture.groups.end() ? "#444444" : group->colour,
                 'n'};
    const Size size = graphviz.measure({heading})[0];
    const std::size_t columns = std::min(members.size(), shelf_columns);
    const std::size_t rows = (members.size() + columns - 1) / columns;
    const double block = std::max(size.width, static_cast<double>(columns) * cell.width);
    if (x > left && x + block > left + width) {
      x = left;
      y = deepest - 16;
    }
    if (!heading.lines[0].empty()) {
      canvas.marks.push_back(text_mark("label", heading, {x + size.width / 2, y - size.height / 2}, size));
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      centres[members[i]] = {x + (static_cast<double>(i % columns) + 0.5) * cell.width,
                             y - size.height - 4 - (static_cast<double>(i / columns) + 0.5) * cell.height};
    }
    deepest = std::min(deepest, y - size.height - 4 - static_cast<double>(rows) * cell.height);
    x += block + 24;
  }
}

/// Which labels stand clear of every other label and node; of two that meet, the smaller node's goes.
std::vector<bool> clear_labels(const Picture& picture, const std::vector<Box>& nodes, const std::vector<Box>& labels) {
  std::vector<std::size_t> order(nodes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return picture.nodes[a].size > picture.nodes[b].size; });
  std::vector<bool> kept(nodes.size(), false);
  std::vector<std::size_t> placed;
  for (const std::size_t i : order) {
    if (labels[i].size.height <= 0) { continue; }
    const auto meets_label = [&](std::size_t j) { return overlap(labels[i], labels[j]); };
    bool meets = std::any_of(placed.begin(), placed.end(), meets_label);
    for (std::size_t j = 0; j < nodes.size() && !meets; ++j) {
      meets = overlap(labels[i], nodes[j]);
    }
    if (!meets) {
      kept[i] = true;
      placed.push_back(i);
    }
  }
  return kept;
}

} // namespace

void place_free(Graphviz& graphviz, const Picture& picture, Canvas& canvas) {
  std::vector<Text> texts;
  for (const NodeSpec& node : picture.nodes) {
    texts.push_back(label_text(node));
  }
  const std::vector<Place> places = footprints(picture, texts, graphviz);
  std::vector<Point> centres(picture.nodes.size());
  centre_free(picture, places, graphviz, centres);
  shelve(picture, places, graphviz, canvas, centres);
  std::vector<Box> nodes;
  std::vector<Box> labels;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double size = picture.nodes[i].size;
    const double top = centres[i].y + places[i].whole.height / 2 - margin;
    nodes.push_back({{centres[i].x, top - size / 2}, {size, size}});
    labels.push_back({{centres[i].x, top - size - gap - places[i].label.height / 2}, places[i].label});
  }
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return picture.nodes[a].size < picture.nodes[b].size; });
  std::vector<std::size_t> mark(places.size());
  for (const std::size_t i : order) {
    mark[i] = canvas.marks.size();
    canvas.marks.push_back(mark_of(picture.nodes[i], nodes[i].centre));
  }
  const std::vector<bool> kept = clear_labels(picture, nodes, labels);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!kept[i]) { continue; }
    Mark label = text_mark("label", texts[i], labels[i].centre, labels[i].size);
    label.fill = "#ffffff";
    label.soft = true;
    canvas.marks.push_back(std::move(label));
  }
  for (const EdgeSpec& edge : picture.edges) {
    if (edge.source != edge.target) { canvas.lines.push_back(straight(canvas, mark[edge.source], mark[edge.target], edge)); }
  }
}

} // namespace entente_layout
