// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include "viz/graphviz/layout/canvas.hpp"
#include "viz/graphviz/layout/finish.hpp"
#include "viz/graphviz/layout/text.hpp"

namespace entente_layout {
namespace {

constexpr double points_per_inch = 72;
constexpr std::size_t most_without_overlap = 5'000;

/// A number as Graphviz reads it, whatever the locale.
std::string number(double value) {
  std::array<char, 64> buffer{};
  const double rounded = std::round(value * 1000) / 1000;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded == 0 ? 0.0 : rounded, std::chars_format::fixed, 3);
  return {buffer.data(), end.ptr};
}

std::string place(Point point) { return number(point.x) + "," + number(point.y); }

/// One graph of Graphviz; its attributes are set through cgraph, never by writing DOT.
class Sheet {
public:
  explicit Sheet(GVC_t* context) : context_(context), graph_(open()) { set("charset", "UTF-8"); }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
  ~Sheet() {
    if (laid_out_) { gvFreeLayout(context_, graph_); }
    agclose(graph_);
  }

  [[nodiscard]] Agraph_t* graph() const { return graph_; }

  void set(const char* key, const std::string& value) { set_on(graph_, key, value); }

  /// The item's attribute; other items get the empty or given value.
  template <class Item> void set_on(Item* item, const char* key, const std::string& value, const char* otherwise = "") {
    agsafeset(item, writable(key), writable(value), writable(otherwise));
  }

  Agnode_t* node(std::size_t index) {
    std::string name = std::to_string(index);
    return agnode(graph_, name.data(), 1);
  }

  Agedge_t* edge(Agnode_t* source, Agnode_t* target, std::size_t index) {
    std::string name = std::to_string(index);
    return agedge(graph_, source, target, name.data(), 1);
  }

  void lay_out(const char* engine) {
    if (gvLayout(context_, graph_, engine) != 0) {
      throw std::runtime_error(std::string("the layout ") + engine + " failed");
    }
    laid_out_ = true;
  }

  [[nodiscard]] std::string render(const char* format) {
    char* data = nullptr;
    unsigned size = 0;
    if (gvRenderData(context_, graph_, format, &data, &size) != 0 || data == nullptr) {
      throw std::runtime_error(std::string("painting as ") + format + " failed");
    }
    std::string bytes(data, size);
    gvFreeRenderData(data);
    return bytes;
  }

private:
  static Agraph_t* open() {
    std::string name = "drawing";
    return agopen(name.data(), Agundirected, nullptr);
  }
  /// cgraph's functions take char* and write to none of them.
  static char* writable(const char* text) { return const_cast<char*>(text); }
  static char* writable(const std::string& text) { return const_cast<char*>(text.c_str()); }

  GVC_t* context_;
  Agraph_t* graph_;
  bool laid_out_ = false;
};

const char* shape_name(Shape shape) {
  switch (shape) {
  case Shape::circle: return "circle";
  case Shape::square: return "square";
  case Shape::diamond: return "diamond";
  case Shape::hexagon: return "hexagon";
  case Shape::triangle: return "triangle";
  case Shape::rounded: return "box";
  }
  return "circle";
}

void set_text(Sheet& sheet, Agnode_t* node, const Text& text) {
  sheet.set_on(node, "label", label_of(text.lines, text.align));
  sheet.set_on(node, "fontname", text.bold ? "DejaVu Sans Bold" : "DejaVu Sans");
  sheet.set_on(node, "fontsize", number(text.points));
  sheet.set_on(node, "fontcolor", text.colour, "#222222");
}

void set_box(Sheet& sheet, Agnode_t* node, const Box& box) {
  sheet.set_on(node, "width", number(box.size.width / points_per_inch));
  sheet.set_on(node, "height", number(box.size.height / points_per_inch));
  sheet.set_on(node, "fixedsize", "true", "true");
  sheet.set_on(node, "pos", place(box.centre));
}

void add_mark(Sheet& sheet, std::size_t index, const Mark& mark) {
  Agnode_t* const node = sheet.node(index);
  set_text(sheet, node, mark.text);
  set_box(sheet, node, mark.box);
  std::string style;
  const auto add = [&](const char* word) { style += (style.empty() ? "" : ",") + std::string(word); };
  if (!mark.fill.empty()) { add("filled"); }
  if (mark.dashed) { add("dashed"); }
  if (mark.what == "end") { add("invis"); }
  if (mark.shape == Shape::rounded && !mark.text.lines.empty() && mark.border.empty()) {
    sheet.set_on(node, "shape", "box", "box");
  } else {
    if (mark.shape == Shape::rounded) { add("rounded"); }
    sheet.set_on(node, "shape", shape_name(mark.shape), "box");
  }
  sheet.set_on(node, "style", style);
  sheet.set_on(node, "fillcolor", mark.fill.empty() ? "#ffffff" : mark.fill + (mark.soft ? "cc" : ""), "#ffffff");
  sheet.set_on(node, "color", mark.border.empty() ? "#ffffff00" : mark.border, "#000000");
  sheet.set_on(node, "penwidth", number(mark.border.empty() ? 0 : mark.pen));
  sheet.set_on(node, "class", mark.what);
  sheet.set_on(node, "id", "m" + std::to_string(index));
}

void add_line(Sheet& sheet, std::size_t index, const Line& line) {
  Agedge_t* const edge = sheet.edge(sheet.node(line.source), sheet.node(line.target), index);
  sheet.set_on(edge, "pos",
               place(line.from) + " " + place(line.bend_from) + " " + place(line.bend_to) + " " + place(line.to));
  sheet.set_on(edge, "penwidth", number(line.width), "1");
  sheet.set_on(edge, "color", line.colour, "#000000");
  sheet.set_on(edge, "style", line.dashed ? "dashed" : "solid", "solid");
  sheet.set_on(edge, "id", "l" + std::to_string(index));
}

Size extent(const Canvas& canvas) {
  double left = 0;
  double right = 0;
  double bottom = 0;
  double top = 0;
  for (const Mark& mark : canvas.marks) {
    left = std::min(left, mark.box.left());
    right = std::max(right, mark.box.right());
    bottom = std::min(bottom, mark.box.bottom());
    top = std::max(top, mark.box.top());
  }
  return {right - left, top - bottom};
}

} // namespace

bool overlap(const Box& a, const Box& b) {
  constexpr double slack = 0.01;
  return a.left() + slack < b.right() && b.left() + slack < a.right() && a.bottom() + slack < b.top() &&
         b.bottom() + slack < a.top();
}

struct Graphviz::Impl {
  GVC_t* context = gvContext();
};

Graphviz::Graphviz() : impl_(std::make_unique<Impl>()) { agseterr(AGMAX); }
Graphviz::~Graphviz() = default;

std::vector<Size> Graphviz::measure(const std::vector<Text>& texts) {
  if (texts.empty()) { return {}; }
  Sheet sheet(impl_->context);
  std::vector<Agnode_t*> nodes;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Agnode_t* const node = sheet.node(i);
    set_text(sheet, node, texts[i]);
    sheet.set_on(node, "shape", "plain", "plain");
    sheet.set_on(node, "pos", place({static_cast<double>(i) * 1000, 0}));
    nodes.push_back(node);
  }
  sheet.lay_out("nop2");
  std::vector<Size> sizes;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    sizes.push_back(
        texts[i].lines.empty() ? Size{} : Size{ND_width(nodes[i]) * points_per_inch, ND_height(nodes[i]) * points_per_inch});
  }
  return sizes;
}

std::vector<Point> Graphviz::arrange(const std::vector<Size>& boxes,
                                     const std::vector<std::pair<std::size_t, std::size_t>>& edges) {
  if (boxes.empty()) { return {}; }
  Sheet sheet(impl_->context);
  sheet.set("overlap", boxes.size() <= most_without_overlap ? "prism" : "true");
  sheet.set("splines", "false");
  sheet.set("K", "0.5");
  sheet.set("sep", "+3");
  std::vector<Agnode_t*> nodes;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    Agnode_t* const node = sheet.node(i);
    sheet.set_on(node, "shape", "box", "box");
    sheet.set_on(node, "label", "", "");
    sheet.set_on(node, "fixedsize", "true", "true");
    sheet.set_on(node, "width", number(boxes[i].width / points_per_inch));
    sheet.set_on(node, "height", number(boxes[i].height / points_per_inch));
    nodes.push_back(node);
  }
  std::size_t count = 0;
  for (const auto& [source, target] : edges) {
    sheet.edge(nodes[source], nodes[target], count++);
  }
  sheet.lay_out("sfdp");
  std::vector<Point> places;
  for (Agnode_t* const node : nodes) {
    places.push_back({ND_coord(node).x, ND_coord(node).y});
  }
  return places;
}

std::string Graphviz::paint(const Canvas& canvas, Format format) {
  Sheet sheet(impl_->context);
  sheet.set("bgcolor", "#ffffff");
  sheet.set("outputorder", "edgesfirst");
  sheet.set("splines", "line");
  sheet.set("pad", "0.25");
  const Size size = extent(canvas);
  constexpr double largest_pixels = 8'000;
  const double dpi = std::min(120.0, largest_pixels * points_per_inch / std::max({size.width, size.height, 1.0}));
  if (format == Format::png) { sheet.set("dpi", number(dpi)); }
  for (std::size_t i = 0; i < canvas.marks.size(); ++i) {
    add_mark(sheet, i, canvas.marks[i]);
  }
  for (std::size_t i = 0; i < canvas.lines.size(); ++i) {
    add_line(sheet, i, canvas.lines[i]);
  }
  sheet.lay_out("nop2");
  switch (format) {
  case Format::svg: return finish_svg(sheet.render("svg:svg:core"), canvas);
  case Format::png: return sheet.render("png:cairo:cairo");
  case Format::pdf: return finish_pdf(sheet.render("pdf:cairo:cairo"));
  case Format::dot: return sheet.render("dot:dot:core");
  }
  return {};
}

} // namespace entente_layout
