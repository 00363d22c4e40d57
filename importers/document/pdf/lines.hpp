/// @file
/// Printed lines: words that stand on one baseline.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "importers/document/pdf/pages.hpp"

namespace entente::pdf {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// Words from left to right. A drawn bullet is a word "•" of its own.
struct Line {
  Box box;
  double size = 0; ///< the font size of most of it
  std::vector<Word> words;
};

/// Text with its styles.
struct Styled {
  std::string text; ///< single spaces
  Ranges bold;
  Ranges italic;
};

/// Groups words into lines, from top to bottom. O(n log n) for words that don't all overlap.
[[nodiscard]] std::vector<Line> make_lines(std::vector<Word> words);

/// Words of one line as a line; `words` are in order from left to right and at least one.
[[nodiscard]] Line line_of(std::vector<Word> words);

/// What the line says. Small raised numbers become superscript digits.
[[nodiscard]] Styled text_of(const Line& line);

/// The words [begin, end) that are bullets or item numbers at the line's start: 0 when there is none, else 1.
[[nodiscard]] bool begins_with_mark(const Line& line);

/// Where the line falls apart: indices of words that stand further than `reach` font sizes behind the word before. A
/// bullet and its text stay together.
[[nodiscard]] std::vector<std::size_t> wide_gaps(const Line& line, double reach);

/// The words from `begin` up to `end` as a line of their own.
[[nodiscard]] Line part(const Line& line, std::size_t begin, std::size_t end);

[[nodiscard]] bool all_bold(const Line& line);

/// Hours stand at the start of the line.
[[nodiscard]] bool begins_with_hours(const Line& line);

/// The middle value; 0 for none.
[[nodiscard]] double median(std::vector<double> values);

} // namespace entente::pdf
