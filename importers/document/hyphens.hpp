/// @file
/// Hyphens at the ends of printed lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::document {

/// Tells the hyphens of compounds ("vice-minister") from those with which a page cuts words ("minis-ter").
class Hyphens {
public:
  /// `lines` are those of the document, which outlive this. O(bytes).
  explicit Hyphens(const std::vector<std::string>& lines);

  /// The word that `before` ends with, a hyphen behind it, goes on with the first word of `after` as a compound: the
  /// document prints it so elsewhere, or it prints neither form and cuts few words. O(bytes of the document).
  [[nodiscard]] bool keeps(std::string_view before, std::string_view after) const;

private:
  const std::vector<std::string>& lines_;
  bool cuts_words_ = false; ///< many of the wrapped lines end with a hyphen
};

} // namespace entente::document
