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

/// Reads GEXF: declared attributes of nodes and edges, nodes (nested ones too), edges.
class GexfReader {
public:
  explicit GexfReader(const Input& input) : input_(input), xml_(input.bytes, input.name), records_(input) {}

  ReadDataset run() {
    bool root = false;
    for (Event event = xml_.next(); event != Event::end; event = xml_.next()) {
      if (event == Event::open) {
        if (!root && xml_.name() != "gexf") {
          throw Error(ErrorKind::unreadable, "{}: not GEXF (its root is <{}>)", input_.name, xml_.name());
        }
        root = true;
        open();
      } else if (event == Event::close) {
        close();
      }
    }
    return records_.take();
  }

private:
  struct Open {
    bool edge = false;
    std::string id, label, source, target;
    Attributes attributes;
    int line = 0;
    int depth = 0;
  };

  void open() {
    const std::string_view name = xml_.name();
    if (name == "attributes") {
      of_edges_ = xml_.attribute("class") == "edge";
    } else if (name == "attribute") {
      const std::string id = graph::value_of(xml_.attribute("id"));
      titles_[{of_edges_, id}] = lower(xml_.attribute("title").value_or(id));
    } else if (name == "node" || name == "edge") {
      Open record;
      record.edge = name == "edge";
      record.id = graph::value_of(xml_.attribute("id"));
      record.label = graph::value_of(xml_.attribute("label"));
      record.source = graph::value_of(xml_.attribute("source"));
      record.target = graph::value_of(xml_.attribute("target"));
      record.line = xml_.line();
      record.depth = xml_.depth();
      for (const char* own : {"kind", "start", "end"}) {
        if (const auto value = xml_.attribute(own)) { record.attributes[own] = *value; }
      }
      if (record.edge && !record.label.empty()) { record.attributes["label"] = record.label; }
      open_.push_back(std::move(record));
    } else if (name == "attvalue" && !open_.empty()) {
      // GEXF 1.0 calls it "id".
      const std::string id = graph::value_of(xml_.attribute("for") ? xml_.attribute("for") : xml_.attribute("id"));
      const auto known = titles_.find({open_.back().edge, id});
      open_.back().attributes[known == titles_.end() ? lower(id) : known->second] =
          graph::value_of(xml_.attribute("value")).substr(0, graph::max_value);
    }
  }

  void close() {
    if (open_.empty() || xml_.depth() != open_.back().depth) { return; }
    Open record = std::move(open_.back());
    open_.pop_back();
    if (record.edge) {
      records_.edge(std::move(record.source), std::move(record.target), record.attributes, record.line);
    } else {
      records_.node(record.id, record.label, record.attributes, record.line);
    }
  }

  const Input& input_;
  XmlReader xml_;
  graph::Records records_;
  std::map<std::pair<bool, std::string>, std::string> titles_; ///< (of edges, id) to title
  std::vector<Open> open_;                                     ///< nodes and edges, outermost first
  bool of_edges_ = false;
};

} // namespace

ReadDataset read_gexf(const Input& input) {
  if (input.bytes.empty()) { throw Error(ErrorKind::unreadable, "{}: is empty", input.name); }
  return GexfReader(input).run();
}

} // namespace entente
