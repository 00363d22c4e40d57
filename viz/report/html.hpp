/// @file
/// Markup that cannot be mixed up with text: text enters it escaped or not at all.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace entente {

/// A piece of HTML, safe to put anywhere in a page's body.
struct Html {
  std::string markup;
  [[nodiscard]] bool empty() const { return markup.empty(); }
  Html& operator+=(const Html& more) {
    markup += more.markup;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return a += b; }
};

/// Text with & < > " ' escaped; control characters, which HTML forbids, become spaces, ill-formed bytes U+FFFD.
[[nodiscard]] std::string escape(std::string_view text);
[[nodiscard]] Html text(std::string_view text);

using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

/// An element with its attributes, whose values are escaped, and its content.
[[nodiscard]] Html tag(std::string_view name, Attributes attributes, const Html& content);
[[nodiscard]] Html tag(std::string_view name, const Html& content);
/// The same with text as content.
[[nodiscard]] Html tag(std::string_view name, Attributes attributes, std::string_view content);
[[nodiscard]] Html tag(std::string_view name, std::string_view content);

/// Text in which `[[` and `]]` enclose what stands out.
[[nodiscard]] Html emphasised(std::string_view text);

/// A printed line for reading: tags and emphasis marks left out, each bullet on a line of its own.
[[nodiscard]] std::string legible(std::string_view printed);

/// An SVG document made fit to stand in a page: prologue and document type are left out, ids and the references to them
/// begin with `prefix`, the picture takes the width it is given, and `label` names it for those who do not see it. Scripts,
/// event handlers and links are left out. Empty when `svg` holds no SVG element.
[[nodiscard]] Html inline_svg(std::string_view svg, std::string_view prefix, std::string_view label);

} // namespace entente
