// SPDX-License-Identifier: MIT
#include "viz/graphviz/layout/text.hpp"

#include <cstdint>

namespace entente_layout {
namespace {

constexpr std::uint32_t bad = 0xFFFD;

/// The character at `at`, which moves past it; U+FFFD for what is not UTF-8.
std::uint32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) { return first; }
  const std::size_t more = first >= 0xF0 && first < 0xF5   ? 3
                           : first >= 0xE0 && first < 0xF0 ? 2
                           : first >= 0xC2 && first < 0xE0 ? 1
                                                           : 0;
  if (more == 0) { return bad; }
  std::uint32_t value = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if (at >= text.size() || (byte(at) & 0xC0U) != 0x80U) { return bad; }
    value = (value << 6U) | (byte(at++) & 0x3FU);
  }
  const bool overlong = (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return overlong || surrogate || value > 0x10FFFF ? bad : value;
}

void append(std::string& text, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

bool is_space(std::uint32_t c) { return c <= 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }
bool is_direction(std::uint32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }
bool is_invisible(std::uint32_t c) { return c == 0x200B || c == 0x200E || c == 0x200F || c == 0xFEFF || c == 0x00AD; }

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    (void)next(text, at);
    all.emplace_back(text.substr(from, at - from));
  }
  return all;
}

/// The text cut to `width` characters, the last of them "…".
std::string elide(const std::string& text, std::size_t width) {
  const std::vector<std::string> all = characters(text);
  std::string cut;
  for (std::size_t i = 0; i + 1 < width && i < all.size(); ++i) {
    cut += all[i];
  }
  while (!cut.empty() && (cut.back() == ' ' || cut.back() == ',')) {
    cut.pop_back();
  }
  return cut + "…";
}

/// Words with the space that follows; a hyphen or slash ends a word too; an overlong one is cut.
std::vector<std::string> pieces(std::string_view text, std::size_t width) {
  std::vector<std::string> list;
  std::string word;
  std::size_t size = 0;
  for (const std::string& c : characters(text)) {
    word += c;
    ++size;
    if (c == " " || c == "-" || c == "/" || size >= width) {
      list.push_back(word);
      word.clear();
      size = 0;
    }
  }
  if (!word.empty()) { list.push_back(word); }
  return list;
}

} // namespace

std::string clean(std::string_view text) {
  std::string result;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t c = next(text, at);
    if (is_direction(c) || is_invisible(c)) { continue; }
    if (is_space(c)) {
      space = !result.empty();
      continue;
    }
    if (space) { result += ' '; }
    space = false;
    append(result, (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF) ? bad : c);
  }
  return result;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    (void)next(text, at);
  }
  return count;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t lines) {
  std::vector<std::string> result;
  std::string line;
  const std::vector<std::string> all = pieces(text, width);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string trimmed = line + all[i];
    while (!trimmed.empty() && trimmed.back() == ' ') {
      trimmed.pop_back();
    }
    if (line.empty() || length(trimmed) <= width) {
      line += all[i];
      continue;
    }
    if (result.size() + 1 == lines) {
      result.push_back(elide(line + all[i], width));
      return result;
    }
    while (!line.empty() && line.back() == ' ') {
      line.pop_back();
    }
    result.push_back(line);
    line = all[i];
  }
  while (!line.empty() && line.back() == ' ') {
    line.pop_back();
  }
  if (!line.empty()) { result.push_back(line); }
  return result;
}

std::string label_of(const std::vector<std::string>& lines, char end) {
  std::string label;
  for (const std::string& line : lines) {
    for (const char c : line) {
      if (c == '\\') {
        label += "\\\\";
      } else if (c == '&') {
        label += "&amp;";
      } else {
        label += c;
      }
    }
    label += '\\';
    label += end;
  }
  if (end == 'n' && label.size() >= 2) { label.resize(label.size() - 2); }
  return label;
}

std::string xml(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
    case '&': result += "&amp;"; break;
    case '<': result += "&lt;"; break;
    case '>': result += "&gt;"; break;
    case '"': result += "&quot;"; break;
    case '\'': result += "&#39;"; break;
    default: result += c;
    }
  }
  return result;
}

} // namespace entente_layout
