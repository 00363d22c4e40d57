#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "viz/export/export.hpp"

namespace entente {
namespace {

/// Appends text for XML 1.0: in NFC, mark-up escaped, characters that XML cannot hold left out.
void append_xml(std::string& out, std::string_view text) {
  const std::string composed = nfc(text);
  for (std::size_t i = 0; i < composed.size(); ++i) {
    const char c = composed[i];
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\t':
    case '\n':
    case '\r': out += ' '; break;
    default:
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      if (byte == 0xef && composed.compare(i, 2, "\xef\xbf") == 0 && i + 2 < composed.size() &&
          static_cast<unsigned char>(composed[i + 2]) >= 0xbe) {
        i += 2;
      } else if (byte >= 0x20) {
        out += c;
      }
    }
  }
}

void put_data(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) { return; }
  out += "      <data key=\"";
  out += key;
  out += "\">";
  append_xml(out, value);
  out += "</data>\n";
}

void put_node(std::string& out, const Node& node) {
  out += "    <node id=\"";
  append_xml(out, node.id);
  out += "\">\n";
  put_data(out, "id", node.id);
  put_data(out, "name", node.name);
  put_data(out, "kind", to_text(node.kind));
  put_data(out, "state", node.state);
  put_data(out, "region", node.region);
  put_data(out, "category", node.category);
  if (node.gender) { put_data(out, "gender", to_text(*node.gender)); }
  out += "    </node>\n";
}

void put_edge(std::string& out, const Tie& tie, std::span<const Node> nodes) {
  out += "    <edge source=\"";
  append_xml(out, nodes[tie.source].id);
  out += "\" target=\"";
  append_xml(out, nodes[tie.target].id);
  out += "\">\n";
  put_data(out, "weight", fmt::format("{}", tie.weight));
  put_data(out, "tie", to_text(tie.kind));
  out += "    </edge>\n";
}

} // namespace

std::string to_graphml(const Network& network) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const char* name : {"id", "name", "kind", "state", "region", "category", "gender"}) {
    out += fmt::format("  <key id=\"{0}\" for=\"node\" attr.name=\"{0}\" attr.type=\"string\"/>\n", name);
  }
  out += "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
         "  <key id=\"tie\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n";
  out += fmt::format("  <graph id=\"{}\" edgedefault=\"undirected\">\n", to_text(network.kind()));
  for (const Node& node : network.nodes()) {
    put_node(out, node);
  }
  for (const Tie& tie : network.ties()) {
    put_edge(out, tie, network.nodes());
  }
  out += "  </graph>\n</graphml>\n";
  return out;
}

} // namespace entente
