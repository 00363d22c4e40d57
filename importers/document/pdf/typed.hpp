/// @file
/// How a typed text parts its words: with spaces of one width, and tabs.
#pragma once

#include <vector>

#include "importers/document/pdf/lines.hpp"

namespace entente::pdf {

struct TypedSpacing {
  double space = 0;     ///< how wide a space is, in points; 0 when no width is usual, as in justified text
  double stop = 0;      ///< from one tab stop to the next, counted from the margin; 0 when no tabs are seen
  bool columns = false; ///< runs of spaces and tabs, and nothing else, set columns or indentation

  /// The distance is a whole number of spaces.
  [[nodiscard]] bool whole(double distance) const;
  /// A tab stop stands `distance` points behind the margin.
  [[nodiscard]] bool on_stop(double distance) const;
};

/// Measures lines whose text has one size nearly everywhere; nothing is found in others. `left` is the margin. O(n) in the
/// number of words.
[[nodiscard]] TypedSpacing measure_spacing(const std::vector<const Line*>& lines, double left);

} // namespace entente::pdf
