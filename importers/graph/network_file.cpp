#include "importers/graph/network_file.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/graph/id_index.hpp"
#include "importers/graph/plain_xml.hpp"
#include "importers/graph/texts.hpp"
#include "importers/xml/xml.hpp"

namespace entente {
namespace {

/// The attributes of a node that are kept, and the names that keys may give them.
struct Field {
  std::string_view name;
  std::string GraphNode::*value;
};
constexpr std::array fields{Field{"name", &GraphNode::name},     Field{"label", &GraphNode::name},
                            Field{"kind", &GraphNode::kind},     Field{"state", &GraphNode::state},
                            Field{"region", &GraphNode::region}, Field{"category", &GraphNode::category},
                            Field{"gender", &GraphNode::gender}};

/// Reads GraphML from a stream of events: PlainXml or XmlReader.
template <class Xml> class NetworkReader {
public:
  using Event = XmlReader::Event;

  explicit NetworkReader(const Input& input) : input_(input), xml_(input.bytes, input.name) {}

  GraphFile run() {
    file_.ties.reserve(input_.bytes.size() / 96);
    for (Event event = xml_.next(); event != Event::end; event = xml_.next()) {
      if (event == Event::open) {
        open();
      } else if (event == Event::close) {
        close();
      } else if (into_ != nullptr && xml_.depth() == depth_of_data) {
        *into_ += xml_.text();
      }
    }
    place_waiting();
    return std::move(file_);
  }

private:
  static constexpr int depth_of_records = 3; ///< within <graphml> and <graph>
  static constexpr int depth_of_data = 4;
  /// An edge whose ends were not both there when it was read.
  struct Waiting {
    std::size_t tie = 0;
    std::string source, target;
    int line = 0;
  };
  enum class Record { none, node, edge };

  void open() {
    const std::string_view name = xml_.name();
    switch (xml_.depth()) {
    case 1:
      if (name != "graphml") { refuse(Wording("it is not GraphML")); }
      break;
    case 2: open_part(name); break;
    case depth_of_records:
      if (!in_graph_) { break; }
      if (name == "edge") {
        open_edge();
      } else if (name == "node") {
        open_node();
      }
      break;
    case depth_of_data:
      if (record_ != Record::none && name == "data") { open_data(); }
      break;
    default: break;
    }
  }

  void open_part(std::string_view name) {
    if (name == "graph") {
      in_graph_ = !std::exchange(graph_, true);
    } else if (name == "key") {
      if (graph_) { refuse(Wording("a key behind the graph that may use it")); }
      read_key();
    }
  }

  void close() {
    switch (xml_.depth()) {
    case 2: in_graph_ = false; break;
    case depth_of_records:
      if (record_ == Record::node) { close_node(); }
      record_ = Record::none;
      break;
    case depth_of_data:
      if (into_ == &weight_) { close_weight(); }
      into_ = nullptr;
      break;
    default: break;
    }
  }

  [[nodiscard]] std::string value_of(std::string_view attribute) {
    return std::string(xml_.attribute(attribute).value_or(std::string_view()));
  }

  void read_key() {
    const std::string id = value_of("id");
    const std::string name(xml_.attribute("attr.name").value_or(id));
    if (value_of("for") == "edge") {
      if (name == "weight") { weight_keys_.push_back(id); }
      return;
    }
    const auto field = std::ranges::find(fields, name, &Field::name);
    if (field != fields.end()) { keys_.emplace_back(id, field->value); }
  }

  void open_node() {
    record_ = Record::node;
    GraphNode& node = file_.nodes.emplace_back();
    node.id = value_of("id");
    if (node.id.empty()) { refuse(Wording("a node has no id")); }
    if (!index_.add(node.id, static_cast<std::uint32_t>(file_.nodes.size() - 1))) {
      refuse(Wording("a second node \"{}\"", graph::quoted(node.id)));
    }
  }

  void close_node() {
    GraphNode& node = file_.nodes.back();
    for (std::string* text : {&node.name, &node.kind, &node.state, &node.region, &node.category, &node.gender}) {
      trim_in_place(*text);
    }
    if (node.name.empty()) { node.name = node.id; }
    for (const std::string* text : {&node.id, &node.name, &node.kind, &node.state, &node.region, &node.category}) {
      if (!is_utf8(*text)) { refuse(Wording("a node whose attributes are no Unicode text")); }
    }
  }

  void open_edge() {
    record_ = Record::edge;
    const std::uint32_t source = place_of("source");
    const std::uint32_t target = place_of("target");
    if (source == graph::IdIndex::none || target == graph::IdIndex::none) {
      waiting_.push_back({file_.ties.size(), value_of("source"), value_of("target"), xml_.line()});
    }
    file_.ties.push_back({source, target, 1});
  }

  [[nodiscard]] std::uint32_t place_of(std::string_view end) {
    return index_.place(xml_.attribute(end).value_or(std::string_view()));
  }

  /// Where the text of the data goes.
  void open_data() {
    const std::string_view key = xml_.attribute("key").value_or(std::string_view());
    if (record_ == Record::edge) {
      if (std::ranges::find(weight_keys_, key) == weight_keys_.end()) { return; }
      into_ = &weight_;
    } else {
      const auto known = std::ranges::find(keys_, key, [](const auto& entry) { return std::string_view(entry.first); });
      if (known == keys_.end()) { return; }
      into_ = &(file_.nodes.back().*known->second);
    }
    into_->clear();
  }

  void close_weight() {
    trim_in_place(weight_);
    const auto weight = graph::weight_in(weight_);
    if (!weight) { refuse(Wording("the weight \"{}\" is not a finite number above 0", graph::quoted(weight_))); }
    file_.ties.back().weight = *weight;
    file_.weighted = true;
  }

  static void trim_in_place(std::string& text) {
    if (text.empty() || (text.front() > ' ' && text.back() > ' ')) { return; }
    text = std::string(trim(text));
  }

  /// Edges that stood before their nodes.
  void place_waiting() {
    for (const Waiting& edge : waiting_) {
      GraphTie& tie = file_.ties[edge.tie];
      tie.source = found(edge, "source", edge.source);
      tie.target = found(edge, "target", edge.target);
    }
  }

  [[nodiscard]] std::uint32_t found(const Waiting& edge, std::string_view which, const std::string& id) {
    const std::uint32_t place = index_.place(id);
    if (place == graph::IdIndex::none) {
      refuse(Wording("the {} of an edge, \"{}\", is no node", which, graph::quoted(id)), edge.line);
    }
    return place;
  }

  [[noreturn]] void refuse(const Wording& what, int line = 0) {
    throw Error(ErrorKind::unreadable, "{}: line {}: {}", input_.name, line > 0 ? line : xml_.line(), what);
  }

  const Input& input_;
  Xml xml_;
  GraphFile file_;
  graph::IdIndex index_;
  std::vector<std::pair<std::string, std::string GraphNode::*>> keys_;
  std::vector<std::string> weight_keys_; ///< one for each type of number that weights are written in
  std::vector<Waiting> waiting_;
  std::string weight_;          ///< as printed
  std::string* into_ = nullptr; ///< what the text belongs to
  Record record_ = Record::none;
  bool graph_ = false; ///< the first graph has begun
  bool in_graph_ = false;
};

} // namespace

GraphFile read_graphml_network(const Input& input) {
  if (input.bytes.empty()) { throw Error(ErrorKind::unreadable, "{}: is empty", input.name); }
  if (graph::PlainXml::reads(input.bytes)) { return NetworkReader<graph::PlainXml>(input).run(); }
  return NetworkReader<XmlReader>(input).run();
}

} // namespace entente
