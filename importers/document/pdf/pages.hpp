/// @file
/// The pages of a PDF as its worker tells them: words, rules and dots with their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::pdf {

/// In points from the upper left corner of the page.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};

/// The smallest box around both.
[[nodiscard]] Box around(const Box& a, const Box& b);

struct Word {
  Box box;
  double size = 0; ///< of its font
  bool bold = false;
  bool italic = false;
  bool fixed = false; ///< all letters have the same width
  bool space = false; ///< white space follows
  int turn = 0;       ///< quarter turns
  std::string text;   ///< NFC
};

/// A rule, or the edge of a shaded area.
struct Rule {
  double at = 0;
  double begin = 0;
  double end = 0;
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<Word> words;
  std::vector<Rule> across;
  std::vector<Rule> down;
  std::vector<Box> dots;
};

/// The worker's records; lines that are none are passed over. O(n).
[[nodiscard]] std::vector<Page> read_pages(std::string_view records);

} // namespace entente::pdf
