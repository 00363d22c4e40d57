// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>

#include "viz/graphviz/layout/place.hpp"
#include "viz/graphviz/layout/text.hpp"

namespace entente_layout {
namespace {

constexpr double line_height = 15;  ///< of a named node's row
constexpr double between_rows = 10; ///< between anchors
constexpr double anchor_width = 250;
constexpr double tie_room = 70;     ///< between an anchor and its own nodes
constexpr double bridge_room = 190; ///< between an anchor and the nodes of several anchors
constexpr std::size_t dots_across = 16;
constexpr std::size_t name_width = 56;

/// Which nodes hang on which anchors.
struct Plan {
  std::vector<std::size_t> anchors;           ///< in order
  std::vector<std::vector<std::size_t>> own;  ///< per anchor: nodes tied to it alone
  std::vector<std::size_t> bridges;           ///< nodes tied to several anchors
  std::vector<std::size_t> alone;             ///< nodes tied to none
  std::vector<std::vector<std::size_t>> ties; ///< per node: places in `anchors`, sorted
};

Plan make_plan(const Picture& picture) {
  Plan plan;
  std::vector<std::size_t> rank(picture.nodes.size());
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    if (picture.nodes[i].anchor) { plan.anchors.push_back(i); }
  }
  std::stable_sort(plan.anchors.begin(), plan.anchors.end(),
                   [&](std::size_t a, std::size_t b) { return picture.nodes[a].order < picture.nodes[b].order; });
  for (std::size_t i = 0; i < plan.anchors.size(); ++i) {
    rank[plan.anchors[i]] = i;
  }
  plan.ties.resize(picture.nodes.size());
  for (const EdgeSpec& edge : picture.edges) {
    if (picture.nodes[edge.source].anchor == picture.nodes[edge.target].anchor) { continue; }
    const bool from_anchor = picture.nodes[edge.source].anchor;
    plan.ties[from_anchor ? edge.target : edge.source].push_back(rank[from_anchor ? edge.source : edge.target]);
  }
  plan.own.resize(plan.anchors.size());
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    std::vector<std::size_t>& list = plan.ties[i];
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    if (picture.nodes[i].anchor) { continue; }
    if (list.empty()) {
      plan.alone.push_back(i);
    } else if (list.size() == 1) {
      plan.own[list.front()].push_back(i);
    } else {
      plan.bridges.push_back(i);
    }
  }
  const auto named_and_large_first = [&](std::size_t a, std::size_t b) {
    const NodeSpec& one = picture.nodes[a];
    const NodeSpec& two = picture.nodes[b];
    if (one.label.empty() != two.label.empty()) { return two.label.empty(); }
    return one.size > two.size;
  };
  for (std::vector<std::size_t>& list : plan.own) {
    std::stable_sort(list.begin(), list.end(), named_and_large_first);
  }
  return plan;
}

Text name_text(const NodeSpec& node, char align) {
  return {wrap(clean(node.label), name_width, 1), 9.5, false, node.dashed ? "#555555" : "#111111", align};
}

Text anchor_text(const NodeSpec& node) { return {wrap(clean(node.label), 44, 4), 9, false, "#111111", 'n'}; }

/// The painter of one ordered drawing.
class Ordered {
public:
  Ordered(Graphviz& graphviz, const Picture& picture, Canvas& canvas)
      : graphviz_(graphviz), picture_(picture), canvas_(canvas), plan_(make_plan(picture)), mark_(picture.nodes.size()) {
    std::vector<Text> texts;
    for (const NodeSpec& node : picture.nodes) {
      texts.push_back(node.anchor ? anchor_text(node) : name_text(node, 'l'));
    }
    sizes_ = graphviz_.measure(texts);
  }

  void run() {
    double y = 0;
    for (std::size_t i = 0; i < plan_.anchors.size(); ++i) {
      if (begins_group(i)) { y -= place_heading(picture_.nodes[plan_.anchors[i]].group, y, i > 0); }
      y -= place_row(i, y) + between_rows;
    }
    place_bridges(y);
    if (!plan_.alone.empty()) { (void)place_list(plan_.alone, y - between_rows); }
    for (const EdgeSpec& edge : picture_.edges) {
      add_line(edge);
    }
  }

private:
  [[nodiscard]] bool begins_group(std::size_t rank) const {
    const std::string& group = picture_.nodes[plan_.anchors[rank]].group;
    return !group.empty() && (rank == 0 || picture_.nodes[plan_.anchors[rank - 1]].group != group);
  }

  /// The name of a group over its first anchor; gives the height.
  double place_heading(const std::string& key, double top, bool apart) {
    const auto found = std::find_if(picture_.groups.begin(), picture_.groups.end(),
                                    [&](const GroupSpec& group) { return group.key == key; });
    const Text text{wrap(clean(found == picture_.groups.end() ? key : found->name), 62, 3), 11, true, "#222222", 'n'};
    const Size size = graphviz_.measure({text})[0];
    const double gap = apart ? 16 : 0;
    canvas_.marks.push_back(text_mark("label", text, {0, top - gap - size.height / 2}, size));
    return gap + size.height + 8;
  }

  /// One anchor and the nodes that are its own; gives the height.
  double place_row(std::size_t rank, double top) {
    const std::size_t index = plan_.anchors[rank];
    const double box = sizes_[index].height + 8;
    const double height = std::max(box, list_height(plan_.own[rank]));
    const double list_top = top - (height - list_height(plan_.own[rank])) / 2;
    const double middle = plan_.own[rank].empty() ? top - box / 2 : top - height / 2;
    Mark mark = mark_of(picture_.nodes[index], {0, middle});
    mark.box.size = {anchor_width, box};
    mark.shape = Shape::rounded;
    mark.text = anchor_text(picture_.nodes[index]);
    put(index, std::move(mark));
    (void)place_list(plan_.own[rank], list_top);
    return height;
  }

  [[nodiscard]] double list_height(const std::vector<std::size_t>& list) const {
    const std::size_t named = named_in(list);
    const std::size_t dots = list.size() - named;
    return static_cast<double>(named) * line_height +
           static_cast<double>((dots + dots_across - 1) / dots_across) * dot_pitch(list);
  }

  [[nodiscard]] std::size_t named_in(const std::vector<std::size_t>& list) const {
    return static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [&](std::size_t i) { return !picture_.nodes[i].label.empty(); }));
  }

  [[nodiscard]] double dot_pitch(const std::vector<std::size_t>& list) const {
    double pitch = 8;
    for (const std::size_t i : list) {
      if (picture_.nodes[i].label.empty()) { pitch = std::max(pitch, std::min(picture_.nodes[i].size, line_height) + 2); }
    }
    return pitch;
  }

  /// Named nodes a line each, then the unnamed ones as dots; gives the y under them.
  double place_list(const std::vector<std::size_t>& list, double top) {
    const double left = anchor_width / 2 + tie_room;
    const double pitch = dot_pitch(list);
    double y = top;
    std::size_t dot = 0;
    for (const std::size_t i : list) {
      const NodeSpec& node = picture_.nodes[i];
      if (node.label.empty()) {
        put(i, fitted(node, {left + pitch * (static_cast<double>(dot % dots_across) + 0.5), y - pitch / 2}));
        if (++dot % dots_across == 0) { y -= pitch; }
        continue;
      }
      put(i, fitted(node, {left + line_height / 2, y - line_height / 2}));
      canvas_.marks.push_back(text_mark("label", name_text(node, 'l'),
                                        {left + line_height + 3 + sizes_[i].width / 2, y - line_height / 2}, sizes_[i]));
      y -= line_height;
    }
    return y;
  }

  /// Nodes of several anchors, to the left, each near the middle of its anchors.
  void place_bridges(double bottom) {
    std::vector<std::pair<double, std::size_t>> wanted;
    for (const std::size_t i : plan_.bridges) {
      double sum = 0;
      for (const std::size_t rank : plan_.ties[i]) {
        sum += canvas_.marks[mark_[plan_.anchors[rank]]].box.centre.y;
      }
      wanted.emplace_back(-sum / static_cast<double>(plan_.ties[i].size()), i);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const double pitch = line_height + 5;
    std::vector<double> depth(wanted.size()); // downwards from 0
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      depth[i] = i == 0 ? std::max(0.0, wanted[i].first) : std::max(wanted[i].first, depth[i - 1] + pitch);
    }
    double limit = std::max(-bottom - between_rows, static_cast<double>(wanted.size()) * pitch) - pitch / 2;
    for (std::size_t i = wanted.size(); i-- > 0;) {
      depth[i] = std::min(depth[i], limit);
      limit = depth[i] - pitch;
    }
    const double x = -anchor_width / 2 - bridge_room;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const std::size_t index = wanted[i].second;
      put(index, fitted(picture_.nodes[index], {x, -depth[i]}));
      if (picture_.nodes[index].label.empty()) { continue; }
      canvas_.marks.push_back(text_mark("label", name_text(picture_.nodes[index], 'r'),
                                        {x - line_height / 2 - 4 - sizes_[index].width / 2, -depth[i]}, sizes_[index]));
    }
  }

  /// The node, no larger than its row.
  [[nodiscard]] static Mark fitted(const NodeSpec& node, Point centre) {
    Mark mark = mark_of(node, centre);
    const double size = std::min(node.size, line_height);
    mark.box.size = {size, size};
    return mark;
  }

  void put(std::size_t index, Mark mark) {
    mark_[index] = canvas_.marks.size();
    canvas_.marks.push_back(std::move(mark));
  }

  void add_line(const EdgeSpec& edge) {
    if (edge.source == edge.target) { return; }
    Line line = straight(canvas_, mark_[edge.source], mark_[edge.target], edge);
    const bool from_anchor = picture_.nodes[edge.source].anchor;
    if (from_anchor == picture_.nodes[edge.target].anchor) {
      canvas_.lines.push_back(line);
      return;
    }
    const Box& anchor = canvas_.marks[from_anchor ? line.source : line.target].box;
    const Point other = from_anchor ? line.to : line.from;
    const double side = other.x > anchor.centre.x ? 1 : -1;
    const Point start{anchor.centre.x + side * anchor.size.width / 2, anchor.centre.y};
    const double reach = std::abs(other.x - start.x) * 0.5;
    const Point near_anchor{start.x + side * reach, start.y};
    const Point near_other{other.x - side * reach, other.y};
    line.from = from_anchor ? start : other;
    line.bend_from = from_anchor ? near_anchor : near_other;
    line.bend_to = from_anchor ? near_other : near_anchor;
    line.to = from_anchor ? other : start;
    canvas_.lines.push_back(line);
  }

  Graphviz& graphviz_;
  const Picture& picture_;
  Canvas& canvas_;
  Plan plan_;
  std::vector<std::size_t> mark_;
  std::vector<Size> sizes_;
};

} // namespace

void place_ordered(Graphviz& graphviz, const Picture& picture, Canvas& canvas) { Ordered(graphviz, picture, canvas).run(); }

} // namespace entente_layout
