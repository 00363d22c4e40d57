/// @file
/// As much of style sheets as changes what is read: bold, italic, hidden.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "importers/xml/html.hpp"

namespace entente::document {

/// What a style says of an element; nothing where it says nothing.
struct HtmlLook {
  std::optional<bool> bold;
  std::optional<bool> italic;
  bool hidden = false;
  bool preformatted = false;
};

/// Rules for elements and classes that the page's own sheets hold ("b", ".c5", "p.title"); others are left out.
class HtmlSheet {
public:
  /// Adds the text of a style element. At most 1 MB in all is looked at. O(n).
  void add(std::string_view css);
  /// The look of an element by its sheets, its style and hidden attributes.
  [[nodiscard]] HtmlLook look(std::string_view name, const HtmlAttributes& attributes) const;

private:
  std::unordered_map<std::string, HtmlLook> rules_;
  std::size_t read_ = 0;
};

} // namespace entente::document
