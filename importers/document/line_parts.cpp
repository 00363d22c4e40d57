#include "importers/document/line_parts.hpp"

#include "importers/document/bullets.hpp"

namespace entente::document {

namespace {

bool is_dash(std::string_view text) { return text == "-" || text == "–" || text == "—"; }

} // namespace

std::vector<Part> parts_of(std::string_view line) {
  std::vector<Part> parts;
  const bool own_cells = line.find_first_of("\t|\f") != std::string_view::npos;
  int column = 0;
  int gap = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const auto byte = static_cast<unsigned char>(line[at]);
    if ((byte & 0xC0U) == 0x80) { continue; }
    if (byte == ' ' || byte == '\r' || byte == '\t' || byte == '\f') {
      ++gap;
    } else {
      const char before = parts.empty() ? ' ' : line[parts.back().end - 1];
      const bool sentence = gap == 2 && std::string_view(".?!").find(before) != std::string_view::npos;
      if (parts.empty() || (gap >= 2 && !sentence && !own_cells)) { parts.push_back({column, at, at, gap}); }
      if (parts.size() > most_parts) { return {{parts.front().column, parts.front().begin, line.size(), 0}}; }
      gap = 0;
      std::size_t end = at + 1;
      while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80) {
        ++end;
      }
      parts.back().end = end;
    }
    ++column;
  }
  if (parts.size() > 1) {
    const Bullet bullet = read_bullet(line.substr(parts.front().begin));
    while (parts.size() > 1 && parts[1].begin <= parts.front().begin + bullet.size) {
      parts[0].end = parts[1].end;
      parts.erase(parts.begin() + 1);
    }
  }
  for (std::size_t n = 1; n < parts.size();) {
    const auto text = [&](const Part& part) { return line.substr(part.begin, part.end - part.begin); };
    if (is_dash(text(parts[n])) || is_dash(text(parts[n - 1]))) {
      parts[n - 1].end = parts[n].end;
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(n));
    } else {
      ++n;
    }
  }
  return parts;
}

} // namespace entente::document
