/// @file
/// What stands apart on a printed line by spaces.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace entente::document {

inline constexpr std::size_t most_parts = 16; ///< of a line; more are no table

/// A part of a line between wide gaps; columns count characters.
struct Part {
  int column = 0; ///< where it begins
  std::size_t begin = 0;
  std::size_t end = 0;
  int gap = 0; ///< spaces before it
};

/// The parts of a line; one part for lines with tabs or pipes, which have cells of their own. O(n).
[[nodiscard]] std::vector<Part> parts_of(std::string_view line);

} // namespace entente::document
