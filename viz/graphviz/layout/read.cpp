// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <boost/json.hpp>

#include "viz/graphviz/layout/picture.hpp"

namespace entente_layout {
namespace {

namespace json = boost::json;

constexpr std::size_t most_nodes = 20'000;
constexpr std::size_t most_edges = 200'000;
constexpr std::size_t most_legend_entries = 200;
constexpr double least_size = 1;
constexpr double largest_size = 200;

template <class Value, std::size_t size>
Value choose(const json::object& object, std::string_view key,
             const std::array<std::pair<std::string_view, Value>, size>& names, Value otherwise) {
  const json::value* const found = object.if_contains(key);
  if (found == nullptr) { return otherwise; }
  const json::string* const text = found->if_string();
  for (const auto& [name, value] : names) {
    if (text != nullptr && std::string_view(*text) == name) { return value; }
  }
  throw BadInput("unknown value of \"" + std::string(key) + "\"");
}

constexpr std::array<std::pair<std::string_view, Shape>, 6> shapes{{{"circle", Shape::circle},
                                                                    {"square", Shape::square},
                                                                    {"diamond", Shape::diamond},
                                                                    {"hexagon", Shape::hexagon},
                                                                    {"triangle", Shape::triangle},
                                                                    {"rounded", Shape::rounded}}};
constexpr std::array<std::pair<std::string_view, Format>, 4> formats{
    {{"svg", Format::svg}, {"png", Format::png}, {"pdf", Format::pdf}, {"dot", Format::dot}}};
constexpr std::array<std::pair<std::string_view, Engine>, 3> engines{
    {{"free", Engine::free}, {"ordered", Engine::ordered}, {"tiers", Engine::tiers}}};

std::string text_of(const json::object& object, std::string_view key) {
  const json::value* const found = object.if_contains(key);
  if (found == nullptr) { return {}; }
  if (!found->is_string()) { throw BadInput("\"" + std::string(key) + "\" is not a text"); }
  return std::string(found->get_string());
}

bool flag_of(const json::object& object, std::string_view key) {
  const json::value* const found = object.if_contains(key);
  if (found == nullptr) { return false; }
  if (!found->is_bool()) { throw BadInput("\"" + std::string(key) + "\" is not true or false"); }
  return found->get_bool();
}

double number_of(const json::object& object, std::string_view key, double otherwise) {
  const json::value* const found = object.if_contains(key);
  if (found == nullptr) { return otherwise; }
  if (!found->is_number()) { throw BadInput("\"" + std::string(key) + "\" is not a number"); }
  const double value = found->to_number<double>();
  if (!std::isfinite(value)) { throw BadInput("\"" + std::string(key) + "\" is not finite"); }
  return value;
}

/// "#rrggbb", the only form that reaches Graphviz.
std::string colour_of(const json::object& object, std::string_view key, std::string otherwise) {
  if (!object.contains(key)) { return otherwise; }
  std::string text = text_of(object, key);
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  if (text.size() != 7 || text[0] != '#' || !std::all_of(text.begin() + 1, text.end(), is_hex)) {
    throw BadInput("\"" + std::string(key) + "\" is not a colour of the form #rrggbb");
  }
  return text;
}

const json::object& object_in(const json::value& value, std::string_view list) {
  if (!value.is_object()) { throw BadInput("\"" + std::string(list) + "\" holds something that is not an object"); }
  return value.get_object();
}

const json::array& list_of(const json::object& object, std::string_view key, std::size_t most) {
  static const json::array none;
  const json::value* const found = object.if_contains(key);
  if (found == nullptr) { return none; }
  if (!found->is_array()) { throw BadInput("\"" + std::string(key) + "\" is not a list"); }
  if (found->get_array().size() > most) {
    throw BadInput("too many \"" + std::string(key) + "\": at most " + std::to_string(most) + " can be drawn");
  }
  return found->get_array();
}

NodeSpec read_node(const json::object& object) {
  NodeSpec node;
  node.label = text_of(object, "label");
  node.tip = text_of(object, "tip");
  node.shape = choose(object, "shape", shapes, node.shape);
  node.fill = colour_of(object, "fill", node.fill);
  node.border = colour_of(object, "border", node.border);
  node.size = std::clamp(number_of(object, "size", node.size), least_size, largest_size);
  node.dashed = flag_of(object, "dashed");
  node.anchor = flag_of(object, "anchor");
  node.order = static_cast<int>(std::clamp(number_of(object, "order", 0), -1e9, 1e9));
  node.group = text_of(object, "group");
  return node;
}

std::size_t end_of(const json::object& object, std::string_view key, std::size_t nodes) {
  const double value = number_of(object, key, -1);
  if (value < 0 || value >= static_cast<double>(nodes) || value != std::floor(value)) {
    throw BadInput("an edge's \"" + std::string(key) + "\" is not the number of a node");
  }
  return static_cast<std::size_t>(value);
}

EdgeSpec read_edge(const json::object& object, std::size_t nodes) {
  EdgeSpec edge;
  edge.source = end_of(object, "source", nodes);
  edge.target = end_of(object, "target", nodes);
  edge.width = std::clamp(number_of(object, "width", edge.width), 0.1, 20.0);
  edge.colour = colour_of(object, "colour", edge.colour);
  edge.dashed = flag_of(object, "dashed");
  edge.tip = text_of(object, "tip");
  return edge;
}

LegendBlock read_block(const json::object& object) {
  LegendBlock block;
  block.heading = text_of(object, "heading");
  for (const json::value& value : list_of(object, "entries", most_legend_entries)) {
    const json::object& item = object_in(value, "entries");
    LegendEntry entry;
    entry.text = text_of(item, "text");
    entry.line = flag_of(item, "line");
    entry.dashed = flag_of(item, "dashed");
    entry.shape = choose(item, "shape", shapes, entry.shape);
    entry.fill = colour_of(item, "fill", entry.fill);
    entry.border = colour_of(item, "border", entry.border);
    entry.size = std::clamp(number_of(item, "size", entry.size), 0.1, largest_size);
    block.entries.push_back(std::move(entry));
  }
  return block;
}

} // namespace

Picture read_picture(std::string_view text) {
  json::error_code error;
  json::parse_options options;
  options.allow_invalid_utf8 = true; // clean() mends it
  const json::value root = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
  if (error) { throw BadInput("the drawing is not JSON: " + error.message()); }
  if (!root.is_object()) { throw BadInput("the drawing is not a JSON object"); }
  const json::object& object = root.get_object();
  Picture picture;
  picture.title = text_of(object, "title");
  picture.description = text_of(object, "description");
  picture.empty = text_of(object, "empty");
  picture.engine = choose(object, "engine", engines, picture.engine);
  picture.format = choose(object, "format", formats, picture.format);
  for (const json::value& value : list_of(object, "nodes", most_nodes)) {
    picture.nodes.push_back(read_node(object_in(value, "nodes")));
  }
  for (const json::value& value : list_of(object, "edges", most_edges)) {
    picture.edges.push_back(read_edge(object_in(value, "edges"), picture.nodes.size()));
  }
  for (const json::value& value : list_of(object, "groups", most_legend_entries)) {
    const json::object& group = object_in(value, "groups");
    picture.groups.push_back({text_of(group, "key"), text_of(group, "name"), colour_of(group, "colour", "#444444")});
  }
  for (const json::value& value : list_of(object, "legend", most_legend_entries)) {
    picture.legend.push_back(read_block(object_in(value, "legend")));
  }
  for (const json::value& value : list_of(object, "notes", most_legend_entries)) {
    if (!value.is_string()) { throw BadInput("\"notes\" holds something that is not a text"); }
    picture.notes.emplace_back(value.get_string());
  }
  return picture;
}

} // namespace entente_layout
