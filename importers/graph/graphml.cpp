#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/graph/graph.hpp"
#include "importers/graph/records.hpp"
#include "importers/graph/texts.hpp"
#include "importers/xml/xml.hpp"

namespace entente {
namespace {

using Event = XmlReader::Event;
using graph::Attributes;

/// Reads GraphML: keys, nodes, edges; graphs within nodes are read as part of the whole.
class GraphmlReader {
public:
  explicit GraphmlReader(const Input& input) : input_(input), xml_(input.bytes, input.name), records_(input) {}

  ReadDataset run() {
    bool root = false;
    for (Event event = xml_.next(); event != Event::end; event = xml_.next()) {
      if (event == Event::open) {
        if (!root && xml_.name() != "graphml") {
          throw Error(ErrorKind::unreadable, "{}: not GraphML (its root is <{}>)", input_.name, xml_.name());
        }
        root = true;
        open();
      } else if (event == Event::close) {
        close();
      } else if (in_data_ && text_.size() < graph::max_value) {
        text_ += xml_.text();
      }
    }
    return records_.take();
  }

private:
  /// A node or edge whose data are still to come.
  struct Open {
    bool edge = false;
    std::string id, source, target;
    Attributes attributes;
    int line = 0;
    int depth = 0;
  };

  void open() {
    const std::string_view name = xml_.name();
    if (name == "key") {
      const std::string id = graph::value_of(xml_.attribute("id"));
      keys_[id] = lower(xml_.attribute("attr.name").value_or(id));
    } else if (name == "node") {
      open_.push_back({false, graph::value_of(xml_.attribute("id")), {}, {}, {}, xml_.line(), xml_.depth()});
    } else if (name == "edge") {
      open_.push_back({true,
                       {},
                       graph::value_of(xml_.attribute("source")),
                       graph::value_of(xml_.attribute("target")),
                       {},
                       xml_.line(),
                       xml_.depth()});
    } else if (name == "data") {
      key_ = graph::value_of(xml_.attribute("key"));
      in_data_ = true;
      text_.clear();
    } else if (name == "hyperedge") {
      records_.remarks().add(Severity::warning, xml_.line(), Wording("a hyperedge is left out"));
      xml_.skip();
    }
  }

  void close() {
    if (xml_.name() == "data" && in_data_) {
      in_data_ = false;
      if (open_.empty()) { return; }
      const auto known = keys_.find(key_);
      open_.back().attributes[known == keys_.end() ? lower(key_) : known->second] = std::exchange(text_, {});
    } else if (!open_.empty() && xml_.depth() == open_.back().depth) {
      Open record = std::move(open_.back());
      open_.pop_back();
      if (record.edge) {
        records_.edge(std::move(record.source), std::move(record.target), record.attributes, record.line);
      } else {
        records_.node(record.id, "", record.attributes, record.line);
      }
    }
  }

  const Input& input_;
  XmlReader xml_;
  graph::Records records_;
  std::map<std::string, std::string> keys_; ///< key id to attribute name
  std::vector<Open> open_;                  ///< nodes and edges, outermost first
  std::string key_;
  std::string text_;
  bool in_data_ = false;
};

} // namespace

ReadDataset read_graphml(const Input& input) {
  if (input.bytes.empty()) { throw Error(ErrorKind::unreadable, "{}: is empty", input.name); }
  return GraphmlReader(input).run();
}

} // namespace entente
