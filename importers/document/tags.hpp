/// @file
/// HTML tags, as far as they shape text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace entente::document {

enum class TagMeaning { none, bold, italic, line_break, paragraph, heading, list, item, table, row, cell, hidden };

struct Tag {
  TagMeaning meaning = TagMeaning::none;
  bool closing = false;
  std::size_t size = 0; ///< bytes from < to >
};

/// The tag or comment at the start of `text`, which begins with '<'; nothing when it is no tag ("<5 years").
[[nodiscard]] std::optional<Tag> read_tag(std::string_view text);

} // namespace entente::document
