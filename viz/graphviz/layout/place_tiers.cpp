// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>

#include "viz/graphviz/layout/place.hpp"
#include "viz/graphviz/layout/text.hpp"

namespace entente_layout {
namespace {

constexpr double aisle = 190; ///< between the two sides; ties run through it
constexpr double between_blocks = 26;
constexpr std::size_t long_name = 26; ///< characters; where many names are longer, cells are larger
constexpr double label_gap = 1;

/// A bench: the nodes of one group, those that are there first.
struct Bench {
  std::string name;
  std::string colour;
  std::vector<std::size_t> members;
  std::size_t columns = 1;
  bool above = true;
};

std::vector<Bench> make_benches(const Picture& picture) {
  std::vector<Bench> benches;
  std::map<std::string, std::size_t> number;
  for (const GroupSpec& group : picture.groups) {
    if (number.emplace(group.key, benches.size()).second) { benches.push_back({group.name, group.colour, {}, 1, true}); }
  }
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const NodeSpec& node = picture.nodes[i];
    if (node.anchor) { continue; }
    const auto [found, added] = number.emplace(node.group, benches.size());
    if (added) { benches.push_back({node.group, "#444444", {}, 1, true}); }
    benches[found->second].members.push_back(i);
  }
  std::erase_if(benches, [](const Bench& bench) { return bench.members.empty(); });
  for (Bench& bench : benches) {
    std::stable_sort(bench.members.begin(), bench.members.end(), [&](std::size_t a, std::size_t b) {
      const NodeSpec& one = picture.nodes[a];
      const NodeSpec& two = picture.nodes[b];
      return one.dashed != two.dashed ? two.dashed : one.size > two.size;
    });
  }
  return benches;
}

/// Divides the benches over the two sides, the sides as equally wide as can be, and gives each its columns.
void divide(std::vector<Bench>& benches, Size cell) {
  double all = 0;
  for (const Bench& bench : benches) {
    all += static_cast<double>(bench.members.size());
  }
  // Each side holds half the cells; the picture is to be about as wide as half again its height.
  const double rows = std::max(2.0, std::round(std::sqrt(all / 2 * cell.width / cell.height / 3)));
  std::size_t above = 0;
  std::size_t below = 0;
  for (Bench& bench : benches) {
    bench.columns =
        std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(static_cast<double>(bench.members.size()) / rows)));
  }
  std::vector<Bench*> large_first;
  for (Bench& bench : benches) {
    large_first.push_back(&bench);
  }
  std::stable_sort(large_first.begin(), large_first.end(),
                   [](const Bench* a, const Bench* b) { return a->columns > b->columns; });
  for (Bench* const bench : large_first) {
    bench->above = above <= below;
    (bench->above ? above : below) += bench->columns;
  }
}

/// The painter of one drawing in tiers.
class Tiers {
public:
  Tiers(Graphviz& graphviz, const Picture& picture, Canvas& canvas)
      : graphviz_(graphviz), picture_(picture), canvas_(canvas), mark_(picture.nodes.size()) {
    const auto is_long = [](const NodeSpec& node) { return !node.anchor && length(clean(node.label)) > long_name; };
    const auto all_long = std::count_if(picture.nodes.begin(), picture.nodes.end(), is_long);
    const bool large = static_cast<std::size_t>(all_long) * 4 > picture.nodes.size();
    for (const NodeSpec& node : picture.nodes) {
      texts_.push_back({wrap(clean(node.label),
                             node.anchor ? 28
                             : large     ? 20
                                         : 15,
                             large ? 3 : 2),
                        node.anchor   ? 10.0
                        : node.dashed ? 7.5
                                      : 8.5,
                        node.anchor, node.dashed ? "#666666" : "#111111", 'n'});
    }
    sizes_ = graphviz.measure(texts_);
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
      if (picture.nodes[i].anchor) { continue; }
      cell_.width = std::max({cell_.width, sizes_[i].width + 6, picture.nodes[i].size + 6});
      cell_.height = std::max(cell_.height, sizes_[i].height + label_gap + picture.nodes[i].size + 6);
    }
  }

  void run() {
    std::vector<Bench> benches = make_benches(picture_);
    divide(benches, cell_);
    double width[2] = {0, 0};
    for (const Bench& bench : benches) {
      width[bench.above ? 1 : 0] += block_width(bench) + between_blocks;
    }
    double x[2] = {-width[0] / 2, -width[1] / 2};
    for (const Bench& bench : benches) {
      double& left = x[bench.above ? 1 : 0];
      place(bench, left);
      left += block_width(bench) + between_blocks;
    }
    place_anchors(std::max(width[0], width[1]));
    for (const EdgeSpec& edge : picture_.edges) {
      add_line(edge);
    }
  }

private:
  [[nodiscard]] Text heading(const Bench& bench) const { return {{clean(bench.name)}, 11, true, bench.colour, 'n'}; }

  [[nodiscard]] double block_width(const Bench& bench) {
    return std::max(static_cast<double>(bench.columns) * cell_.width, graphviz_.measure({heading(bench)})[0].width);
  }

  void place(const Bench& bench, double left) {
    const double side = bench.above ? 1 : -1;
    const double width = block_width(bench);
    const double indent = (width - static_cast<double>(bench.columns) * cell_.width) / 2;
    for (std::size_t i = 0; i < bench.members.size(); ++i) {
      const std::size_t index = bench.members[i];
      const NodeSpec& node = picture_.nodes[index];
      const double row = static_cast<double>(i / bench.columns);
      const double centre = side * (aisle / 2 + (row + 0.5) * cell_.height);
      const double x = left + indent + (static_cast<double>(i % bench.columns) + 0.5) * cell_.width;
      // The place is on the side of the aisle, its name on the far side, so that no tie runs over its own name.
      const double whole = node.size + label_gap + sizes_[index].height;
      const double near = centre - side * whole / 2;
      put(index, mark_of(node, {x, near + side * node.size / 2}));
      if (!texts_[index].lines.empty()) {
        Mark label = text_mark("label", texts_[index], {x, near + side * (node.size + label_gap + sizes_[index].height / 2)},
                               sizes_[index]);
        label.fill = "#ffffff";
        label.soft = true;
        canvas_.marks.push_back(std::move(label));
      }
    }
    const double rows = std::ceil(static_cast<double>(bench.members.size()) / static_cast<double>(bench.columns));
    const Size size = graphviz_.measure({heading(bench)})[0];
    canvas_.marks.push_back(text_mark(
        "label", heading(bench), {left + width / 2, side * (aisle / 2 + rows * cell_.height + 6 + size.height / 2)}, size));
  }

  /// Anchors stand in the middle of the aisle, in order.
  void place_anchors(double width) {
    std::vector<std::size_t> anchors;
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i) {
      if (picture_.nodes[i].anchor) { anchors.push_back(i); }
    }
    std::stable_sort(anchors.begin(), anchors.end(),
                     [&](std::size_t a, std::size_t b) { return picture_.nodes[a].order < picture_.nodes[b].order; });
    double widest = 0;
    for (const std::size_t i : anchors) {
      widest = std::max(widest, sizes_[i].width + 30);
    }
    const double pitch = std::max(widest + 16, anchors.empty() ? 0 : width * 0.8 / static_cast<double>(anchors.size()));
    for (std::size_t i = 0; i < anchors.size(); ++i) {
      const double x = (static_cast<double>(i) - static_cast<double>(anchors.size() - 1) / 2) * pitch;
      Mark mark = mark_of(picture_.nodes[anchors[i]], {x, 0});
      mark.box.size = {sizes_[anchors[i]].width + 24, sizes_[anchors[i]].height + 12};
      mark.shape = Shape::rounded;
      mark.text = texts_[anchors[i]];
      put(anchors[i], std::move(mark));
    }
  }

  void put(std::size_t index, Mark mark) {
    mark_[index] = canvas_.marks.size();
    canvas_.marks.push_back(std::move(mark));
  }

  /// Ties bend into the aisle.
  void add_line(const EdgeSpec& edge) {
    if (edge.source == edge.target) { return; }
    Line line = straight(canvas_, mark_[edge.source], mark_[edge.target], edge);
    if (!picture_.nodes[edge.source].anchor && !picture_.nodes[edge.target].anchor) {
      line.bend_from = {line.from.x * 0.75 + line.to.x * 0.25, line.from.y * 0.1};
      line.bend_to = {line.from.x * 0.25 + line.to.x * 0.75, line.to.y * 0.1};
    }
    canvas_.lines.push_back(line);
  }

  Graphviz& graphviz_;
  const Picture& picture_;
  Canvas& canvas_;
  std::vector<std::size_t> mark_;
  std::vector<Text> texts_;
  std::vector<Size> sizes_;
  Size cell_{20, 20};
};

} // namespace

void place_tiers(Graphviz& graphviz, const Picture& picture, Canvas& canvas) { Tiers(graphviz, picture, canvas).run(); }

} // namespace entente_layout
