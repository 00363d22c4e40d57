#include "importers/document/furniture.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/text/pages.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/characters.hpp"

namespace entente::document {

namespace {

/// The lines that carry something, without the white space around it.
struct Printed {
  std::vector<std::string_view> text;
  std::vector<std::size_t> line; ///< index into the document's lines
};

/// A running header without the page number that stands apart at its end.
std::string_view without_page(std::string_view text) {
  std::size_t size = text.size();
  while (size > 0 && text.size() - size < 3 && is_digit(text[size - 1])) {
    --size;
  }
  const bool apart = size < text.size() && size > 3 && text.substr(size - 2, 2) == "  ";
  return apart ? trim(text.substr(0, size)) : text;
}

Printed printed_lines(const std::vector<std::string>& lines) {
  Printed printed;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const std::string_view text = without_page(trim(lines[n]));
    if (!text.empty()) {
      printed.text.push_back(text);
      printed.line.push_back(n);
    }
  }
  return printed;
}

std::optional<int> small_number(std::string_view digits) {
  int value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || stop != digits.data() + digits.size() || digits.size() > 3) { return std::nullopt; }
  return value;
}

/// "3", "- 3 -", "[3]", "3/12" with 3 not above 12.
bool is_page_number(std::string_view text) {
  if (text.size() > 16) { return false; }
  std::string bare;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("–") || text.substr(at).starts_with("—")) {
      at += 2;
    } else if (is_digit(text[at]) || text[at] == '/') {
      bare += text[at];
    } else if (std::string_view(" -[]()").find(text[at]) == std::string_view::npos) {
      return false;
    }
  }
  const std::size_t slash = bare.find('/');
  const std::optional<int> page = small_number(std::string_view(bare).substr(0, slash));
  if (!page || *page == 0) { return false; }
  if (slash == std::string::npos) {
    return std::ranges::count_if(text, is_digit) == static_cast<std::ptrdiff_t>(bare.size()) && text.find(") ") == text.npos;
  }
  const std::optional<int> pages = small_number(std::string_view(bare).substr(slash + 1));
  return pages && *page <= *pages;
}

/// How many lines after each of two occurrences are the same, at most up to the next occurrence.
std::size_t common_run(const Printed& printed, std::size_t first, std::size_t second) {
  std::size_t length = 0;
  while (second + length < printed.text.size() && first + length < second &&
         printed.text[first + length] == printed.text[second + length]) {
    ++length;
  }
  return length;
}

/// Running headers that the first lines of the document begin.
void mark_repeated_blocks(const Printed& printed, std::vector<LineUse>& uses) {
  constexpr std::size_t header_reach = 4; // further down, a person who speaks twice comes back just so
  std::unordered_map<std::string_view, std::vector<std::size_t>> places;
  for (std::size_t n = 0; n < printed.text.size(); ++n) {
    places[printed.text[n]].push_back(n);
  }
  for (std::size_t start = 0; start < std::min(header_reach, printed.text.size());) {
    const std::vector<std::size_t>& occurrences = places[printed.text[start]];
    std::size_t length = 0;
    if (occurrences.size() > 1 && occurrences.front() == start) {
      length = printed.text.size();
      for (std::size_t n = 1; n < occurrences.size(); ++n) {
        length = std::min(length, common_run(printed, start, occurrences[n]));
      }
    }
    const bool is_header = (length >= 3 && occurrences.size() >= (start <= 1 ? 2U : 3U)) ||
                           (length == 2 && occurrences.size() >= 3) ||
                           (length == 1 && occurrences.size() >= 3 && printed.text[start].size() >= 20 &&
                            !printed.text[start].ends_with(':') && printed.text[start].find('\t') == std::string_view::npos);
    if (!is_header) {
      ++start;
      continue;
    }
    for (std::size_t n = 1; n < occurrences.size(); ++n) {
      for (std::size_t k = 0; k < length; ++k) {
        uses[printed.line[occurrences[n] + k]] = LineUse::repeated;
      }
    }
    start += length;
  }
}

/// Headers and footers of pages that form feeds separate.
void mark_page_edges(const std::vector<std::string>& lines, const Printed& printed, std::vector<LineUse>& uses) {
  constexpr std::size_t edge = 3;
  std::vector<std::vector<std::size_t>> pages(1);
  for (std::size_t n = 0; n < printed.text.size(); ++n) {
    const std::size_t line = printed.line[n];
    const std::size_t before = n == 0 ? 0 : printed.line[n - 1] + 1;
    for (std::size_t k = before; k <= line; ++k) {
      if (lines[k].find('\f') != std::string::npos && !pages.back().empty()) { pages.emplace_back(); }
    }
    pages.back().push_back(n);
  }
  if (pages.size() < 3) { return; }
  std::unordered_map<std::string_view, std::vector<std::size_t>> seen;
  for (const std::vector<std::size_t>& page : pages) {
    for (std::size_t k = 0; k < page.size(); ++k) {
      if (k < edge || k + edge >= page.size()) { seen[printed.text[page[k]]].push_back(page[k]); }
    }
  }
  for (const auto& [text, places] : seen) {
    if (places.size() < 3 || places.size() * 2 <= pages.size() || text.ends_with(':')) { continue; }
    for (std::size_t n = 1; n < places.size(); ++n) {
      uses[printed.line[places[n]]] = LineUse::repeated;
    }
  }
}

} // namespace

std::vector<LineUse> find_furniture(const std::vector<std::string>& lines) {
  std::vector<LineUse> uses(lines.size(), LineUse::text);
  const Printed printed = printed_lines(lines);
  mark_repeated_blocks(printed, uses);
  mark_page_edges(lines, printed, uses);
  const std::vector<bool> numbered = numbered_furniture(lines);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    if (numbered[n]) { uses[n] = LineUse::repeated; }
  }
  for (std::size_t n = 0; n < printed.text.size(); ++n) {
    if (is_page_number(printed.text[n])) { uses[printed.line[n]] = LineUse::page_number; }
  }
  return uses;
}

} // namespace entente::document
