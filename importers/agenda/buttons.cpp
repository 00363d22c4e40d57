#include "importers/agenda/buttons.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/text/unicode.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

namespace {

bool is_button(std::string_view line, const Cues& cues) {
  constexpr std::size_t longest = 40;
  while (line.starts_with("→") || line.starts_with("›") || line.starts_with("»") || line.starts_with('+')) {
    line = trim(line.substr(line.starts_with('+') ? 1 : line.starts_with("→") || line.starts_with("›") ? 3 : 2));
  }
  const Cue* const cue = line.empty() || line.size() > longest ? nullptr : cues.end_marks.exact(line);
  return cue != nullptr && cue->value == "button";
}

void cut_from_ranges(Ranges& ranges, std::size_t begin, std::size_t end) {
  const auto moved = [&](std::size_t at) { return at <= begin ? at : at < end ? begin : at - (end - begin); };
  for (auto& [from, to] : ranges) {
    from = moved(from);
    to = moved(to);
  }
  std::erase_if(ranges, [](const auto& range) { return range.first >= range.second; });
}

/// Takes the printed line out of the block that begins at one of its line starts.
void cut_line(Block& block, std::size_t start) {
  const bool last = start + 1 >= block.line_starts.size();
  std::size_t begin = block.line_starts[start].first;
  std::size_t end = last ? block.text.size() : block.line_starts[start + 1].first;
  if (last && begin > 0) { --begin; } // the space before it
  block.text.erase(begin, end - begin);
  cut_from_ranges(block.emphasis, begin, end);
  cut_from_ranges(block.italics, begin, end);
  block.line_starts.erase(block.line_starts.begin() + static_cast<std::ptrdiff_t>(start));
  for (std::size_t n = start; n < block.line_starts.size(); ++n) {
    block.line_starts[n].first -= end - begin;
  }
  if (start == 0 && !block.line_starts.empty()) { block.line = block.line_starts.front().second; }
}

} // namespace

std::vector<Block> without_buttons(const std::vector<Block>& blocks, const Cues& cues) {
  std::vector<Block> kept;
  kept.reserve(blocks.size());
  for (const Block& block : blocks) {
    if (is_button(trim(block.text), cues)) { continue; }
    kept.push_back(block);
    Block& own = kept.back();
    for (std::size_t n = own.line_starts.size(); own.line_starts.size() > 1 && n-- > 0;) {
      const std::size_t begin = own.line_starts[n].first;
      const std::size_t end = n + 1 < own.line_starts.size() ? own.line_starts[n + 1].first : own.text.size();
      if (is_button(trim(std::string_view(own.text).substr(begin, end - begin)), cues)) { cut_line(own, n); }
    }
  }
  return kept;
}

} // namespace entente::agenda
