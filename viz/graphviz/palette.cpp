#include "viz/graphviz/palette.hpp"

#include <charconv>

#include <fmt/format.h>

namespace entente::palette {

std::string lighten(std::string_view colour, double towards_white) {
  std::string result = "#";
  for (std::size_t at = 1; at + 1 < colour.size(); at += 2) {
    int part = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, part, 16);
    result += fmt::format("{:02x}", static_cast<int>(part + (255 - part) * towards_white));
  }
  return result;
}

} // namespace entente::palette
