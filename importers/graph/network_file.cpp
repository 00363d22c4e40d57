#include "importers/graph/network_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <map>
#include <pugixml.hpp>
#include <string_view>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/graph/texts.hpp"

namespace entente {
namespace {

/// Places by id, in one flat table: ids of a file are short, and looked up twice for each edge.
class IdIndex {
public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  void reserve(std::size_t count) {
    std::size_t size = 16;
    while (size < 2 * count) {
      size *= 2;
    }
    slots_.assign(size, {});
  }
  /// False when the id is there. At most as many as were reserved.
  bool add(std::string_view id, std::uint32_t place) {
    const std::uint64_t hash = hash_of(id);
    std::size_t at = find(id, hash);
    if (slots_[at].place != none) { return false; }
    slots_[at] = {hash, place, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(id.size())};
    text_ += id;
    return true;
  }
  [[nodiscard]] std::uint32_t place(std::string_view id) const { return slots_[find(id, hash_of(id))].place; }

private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t place = none;
    std::uint32_t begin = 0, length = 0; ///< of the id in `text_`
  };

  static std::uint64_t hash_of(std::string_view id) {
    std::uint64_t hash = id.size();
    for (std::size_t i = 0; i < id.size(); i += sizeof(std::uint64_t)) {
      std::uint64_t part = 0;
      std::memcpy(&part, id.data() + i, std::min(sizeof(part), id.size() - i));
      hash = (hash ^ part) * 0x9e3779b97f4a7c15U;
      hash ^= hash >> 32;
    }
    return hash;
  }
  [[nodiscard]] std::size_t find(std::string_view id, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].place != none &&
           (slots_[at].hash != hash || std::string_view(text_).substr(slots_[at].begin, slots_[at].length) != id)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  std::vector<Slot> slots_;
  std::string text_;
};

/// The attributes of a node that are kept, and the names that keys may give them.
struct Field {
  std::string_view name;
  std::string GraphNode::*value;
};
constexpr std::array fields{Field{"name", &GraphNode::name},     Field{"label", &GraphNode::name},
                            Field{"kind", &GraphNode::kind},     Field{"state", &GraphNode::state},
                            Field{"region", &GraphNode::region}, Field{"category", &GraphNode::category},
                            Field{"gender", &GraphNode::gender}};

class NetworkReader {
public:
  explicit NetworkReader(const Input& input) : input_(input) {}

  GraphFile run() {
    const auto parsed = document_.load_buffer(input_.bytes.data(), input_.bytes.size(),
                                              pugi::parse_escapes | pugi::parse_cdata | pugi::parse_trim_pcdata);
    if (!parsed) { refuse(parsed.offset, parsed.description()); }
    const pugi::xml_node root = document_.child("graphml");
    if (!root) { refuse(0, "it is not GraphML"); }
    read_keys(root);
    const pugi::xml_node graph = root.child("graph");
    read_nodes(graph);
    read_edges(graph);
    return std::move(file_);
  }

private:
  void read_keys(const pugi::xml_node& root) {
    for (const pugi::xml_node& key : root.children("key")) {
      const std::string_view id = key.attribute("id").value();
      const std::string_view name = key.attribute("attr.name").as_string(key.attribute("id").value());
      const bool of_edges = std::string_view(key.attribute("for").value()) == "edge";
      if (of_edges) {
        if (name == "weight") { weight_key_ = id; }
        continue;
      }
      const auto field = std::ranges::find(fields, name, &Field::name);
      if (field != fields.end()) { keys_[id] = field->value; }
    }
  }

  void read_nodes(const pugi::xml_node& graph) {
    const auto list = graph.children("node");
    file_.nodes.reserve(static_cast<std::size_t>(std::distance(list.begin(), list.end())));
    index_.reserve(file_.nodes.capacity());
    for (const pugi::xml_node& from : list) {
      GraphNode node;
      node.id = from.attribute("id").value();
      if (node.id.empty()) { refuse(from.offset_debug(), "a node has no id"); }
      for (const pugi::xml_node& data : from.children("data")) {
        const auto key = keys_.find(std::string_view(data.attribute("key").value()));
        if (key != keys_.end()) { node.*key->second = data.child_value(); }
      }
      if (node.name.empty()) { node.name = node.id; }
      for (const std::string* text : {&node.id, &node.name, &node.kind, &node.state, &node.region, &node.category}) {
        if (!is_utf8(*text)) { refuse(from.offset_debug(), "a node whose attributes are no Unicode text"); }
      }
      if (!index_.add(node.id, static_cast<std::uint32_t>(file_.nodes.size()))) {
        refuse(from.offset_debug(), fmt::format("a second node \"{}\"", graph::quoted(node.id)));
      }
      file_.nodes.push_back(std::move(node));
    }
  }

  void read_edges(const pugi::xml_node& graph) {
    for (const pugi::xml_node& from : graph.children("edge")) {
      GraphTie tie{end_of(from, "source"), end_of(from, "target"), 1};
      for (const pugi::xml_node& data : from.children("data")) {
        if (weight_key_.empty() || weight_key_ != data.attribute("key").value()) { continue; }
        tie.weight = weight_of(data);
        file_.weighted = true;
      }
      file_.ties.push_back(tie);
    }
  }

  [[nodiscard]] std::uint32_t end_of(const pugi::xml_node& edge, const char* which) const {
    const std::string_view id = edge.attribute(which).value();
    const std::uint32_t place = index_.place(id);
    if (place == IdIndex::none) {
      refuse(edge.offset_debug(), fmt::format("the {} of an edge, \"{}\", is no node", which, graph::quoted(id)));
    }
    return place;
  }

  [[nodiscard]] double weight_of(const pugi::xml_node& data) const {
    const std::string_view text = data.child_value();
    const auto weight = graph::weight_in(text);
    if (!weight) {
      refuse(data.offset_debug(), fmt::format("the weight \"{}\" is not a finite number above 0", graph::quoted(text)));
    }
    return *weight;
  }

  [[noreturn]] void refuse(std::ptrdiff_t offset, std::string_view what) const {
    const auto length = std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(input_.bytes.size()));
    const auto line = 1 + std::count(input_.bytes.begin(), input_.bytes.begin() + length, '\n');
    throw Error(ErrorKind::unreadable, fmt::format("{}: line {}: {}", input_.name, line, what));
  }

  const Input& input_;
  pugi::xml_document document_;
  GraphFile file_;
  IdIndex index_;
  std::map<std::string_view, std::string GraphNode::*> keys_;
  std::string_view weight_key_;
};

} // namespace

GraphFile read_graphml_network(const Input& input) {
  if (input.bytes.empty()) { throw Error(ErrorKind::unreadable, fmt::format("{}: is empty", input.name)); }
  return NetworkReader(input).run();
}

} // namespace entente
