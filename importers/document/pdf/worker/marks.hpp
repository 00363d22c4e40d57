/// @file
/// What a page shows beside its text: rules, the edges of shaded areas, bullets that are drawn.
#pragma once

#include <vector>

namespace poppler {
class page;
}

namespace entente_read {

/// In points from the upper left corner.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// A straight line: where it stands across its direction, from where to where it runs.
struct Rule {
  double at = 0;
  double begin = 0;
  double end = 0;
};

struct Marks {
  std::vector<Rule> across;
  std::vector<Rule> down;
  std::vector<Box> dots; ///< 1.5 to 9 points each way, outside the words
};

/// Draws the page, small and grey, and looks for lines along which the grey changes. Time and space O(area), at most
/// four million dots of the picture and 4,000 marks of each kind.
[[nodiscard]] Marks find_marks(const poppler::page& page, double width, double height, const std::vector<Box>& words);

} // namespace entente_read
