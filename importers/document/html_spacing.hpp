/// @file
/// White space that a page's author typed to set columns apart.
#pragma once

#include <string>
#include <string_view>

namespace entente::document {

/// The page holds no table, and its source lines show columns: several times tabs or three or more spaces stand between
/// words. So looks a text that was put into paragraphs line by line. O(n).
[[nodiscard]] bool shows_columns(std::string_view html);

/// Follows the text of a page whose columns are to be kept.
class Spacing {
public:
  /// A line begins: behind a forced break, or with an element.
  void begin_line(bool forced);

  /// The text as it is shown: spaces and tabs as typed, line ends of the source as a space within a line. White space
  /// waits until something stands behind it.
  [[nodiscard]] std::string show(std::string_view text);

private:
  std::string white_;   ///< since the last visible character
  bool ended_ = false;  ///< a line of the source has ended since then
  bool begun_ = false;  ///< something visible stands in the line
  bool forced_ = false; ///< the line stands behind a forced break
  [[nodiscard]] std::string settled();
};

} // namespace entente::document
