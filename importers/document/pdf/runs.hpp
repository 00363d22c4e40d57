/// @file
/// Lines that are set to one width, and what they tell about how text is wrapped there.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "importers/document/pdf/compose.hpp"

namespace entente::pdf {

/// Lines one below the other: a column of a page, or a table cell.
struct Run {
  const std::vector<Line>* lines = nullptr;
  int page = 0;
  int table = 0;
  int row = 0;
  int column = 0;
  bool first_of_part = false;
  std::size_t setting = 0; ///< which of the settings
};

/// How the lines of like columns are set.
struct Setting {
  double left = 0;
  double right = 0;          ///< where lines end at the latest
  double size = 0;           ///< of most of the letters
  double text_right = 0;     ///< where lines of that size end at the latest
  double pitch = 0;          ///< from line to line within a paragraph, in font sizes
  bool wraps = false;        ///< lines are seen to be wrapped
  std::vector<double> marks; ///< where bullets stand, from left to right
  double loose = 0;          ///< font sizes from line to line, beyond which white sets groups of paragraphs apart
  bool spaced = false;       ///< white stands between nearly all paragraphs
};

struct Layout {
  std::vector<Run> runs;
  std::vector<Setting> settings;
  double body = 0; ///< font size of most of the text
};

/// The runs of a document; tables that go on over pages and headings keep one number.
[[nodiscard]] Layout lay_out(const std::vector<Sheet>& sheets);

/// The word that `line` begins with would have fitted at the end of `before`: false when the page wrapped the line.
[[nodiscard]] bool would_fit(const Line& before, const Line& line, const Setting& setting);

/// The first word of a line is in small letters.
[[nodiscard]] bool begins_small(const Line& line);

} // namespace entente::pdf
