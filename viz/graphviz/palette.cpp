#include "viz/graphviz/palette.hpp"

#include <charconv>

#include <fmt/format.h>

namespace entente::palette {

namespace {

/// The colour's red, green and blue, each changed.
template <class Change> std::string changed(std::string_view colour, const Change& change) {
  std::string result = "#";
  for (std::size_t at = 1; at + 1 < colour.size(); at += 2) {
    int part = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, part, 16);
    result += fmt::format("{:02x}", static_cast<int>(change(part)));
  }
  return result;
}

} // namespace

std::string lighten(std::string_view colour, double towards_white) {
  return changed(colour, [&](int part) { return part + (255 - part) * towards_white; });
}

std::string for_text(std::string_view colour) {
  constexpr double kept = 0.62;
  return changed(colour, [](int part) { return part * kept; });
}

} // namespace entente::palette
