#include "tests/importers/document/shown.hpp"

#include <map>

namespace entente::test {

std::string shown(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += std::string(1, "PLHC"[static_cast<int>(block.kind)]) + std::to_string(block.line) + " ";
    if (block.table > 0) {
      out += "(" + std::to_string(block.table) + "," + std::to_string(block.row) + "," + std::to_string(block.column) + ") ";
    }
    if (!block.bullet.empty()) { out += "[" + block.bullet + "] "; }
    std::map<std::size_t, std::string> marks;
    for (const auto& [begin, end] : block.emphasis) {
      marks[begin] += "*";
      marks[end] += "*";
    }
    for (const auto& [begin, end] : block.italics) {
      marks[begin] += "/";
      marks[end] += "/";
    }
    for (std::size_t at = 0; at <= block.text.size(); ++at) {
      if (const auto found = marks.find(at); found != marks.end()) { out += found->second; }
      if (at < block.text.size()) { out += block.text[at]; }
    }
    out += "\n";
  }
  return out;
}

} // namespace entente::test
