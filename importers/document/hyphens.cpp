#include "importers/document/hyphens.hpp"

#include <cstddef>

#include "core/text/unicode.hpp"
#include "importers/document/wording.hpp"

namespace entente::document {

namespace {

constexpr std::size_t most_wraps_per_hyphen = 12; ///< compounds alone end fewer lines

bool ends_in_hyphen(std::string_view line) {
  return line.size() > 2 && line.ends_with('-') && line[line.size() - 2] != ' ' && line[line.size() - 2] != '-';
}

std::string_view word_of(std::string_view text) {
  std::string_view word = text.substr(0, text.find(' '));
  while (!word.empty() && std::string_view(",.;:)?!").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return word;
}

} // namespace

Hyphens::Hyphens(const std::vector<std::string>& lines) : lines_(lines) {
  std::size_t wraps = 0;
  std::size_t hyphens = 0;
  for (std::size_t n = 0; n + 1 < lines.size(); ++n) {
    const std::string_view line = trim(lines[n]);
    if (line.empty() || !starts_lower(trim(lines[n + 1]))) { continue; }
    ++wraps;
    hyphens += ends_in_hyphen(line) ? 1 : 0;
  }
  cuts_words_ = hyphens > 0 && hyphens * most_wraps_per_hyphen >= wraps;
}

bool Hyphens::keeps(std::string_view before, std::string_view after) const {
  const std::string head(before.substr(before.rfind(' ') + 1));
  const std::string tail(word_of(after));
  const std::string with = head + tail;
  const std::string without = head.substr(0, head.size() - 1) + tail;
  bool found_with = false;
  for (const std::string& line : lines_) {
    if (line.find(without) != std::string::npos) { return false; }
    found_with = found_with || line.find(with) != std::string::npos;
  }
  return found_with || !cuts_words_;
}

} // namespace entente::document
