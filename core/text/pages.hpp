/// @file
/// Page numbers behind a running header or footer: "Annual Meeting – Page 2 of 3".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A page number at the end of a line that says something else too.
struct PageMark {
  std::size_t begin = 0; ///< byte where it begins, with the dash or bar before it
  int page = 0;
  bool worded = false; ///< with the word for a page
  bool sure = false;   ///< "Page 2 of 3": nothing else is printed so
};

/// "… Page 2 of 3", "… – p. 2", "… 2/3", "…      2" (apart by white space); nothing when the line ends otherwise.
/// O(n).
[[nodiscard]] std::optional<PageMark> page_mark(std::string_view text);

/// Which of the lines are running headers and footers by their page numbers: their words come back with another
/// number, behind the word for a page or behind four words, or the number is sure. Expected O(n) in the size of the lines.
[[nodiscard]] std::vector<bool> numbered_furniture(const std::vector<std::string>& lines);

} // namespace entente
