/// @file
/// The lines of an agenda as it means them: blocks cut where a role heading, hours or a session label begins.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/document.hpp"
#include "core/reference/reference.hpp"
#include "core/text/when.hpp"

namespace entente::agenda {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// Folded words of a text with the bytes each stands on.
struct Words {
  std::vector<std::string> folded;
  std::vector<std::pair<std::size_t, std::size_t>> bytes;
  [[nodiscard]] std::size_t size() const { return folded.size(); }
};

/// The words of `text`; at most `limit` of them.
[[nodiscard]] Words words_of(std::string_view text, std::size_t limit = 48);

/// One logical line.
struct Item {
  BlockKind kind = BlockKind::paragraph;
  std::string text; ///< without leading hours
  Ranges emphasis;
  Ranges italics;
  std::vector<std::size_t> breaks; ///< bytes where printed lines begin, the first apart
  std::string bullet;
  int line = 0;
  int last_line = 0;
  int table = 0;
  int row = 0;
  int column = 0;
  int indent = 0;
  bool gap = false;          ///< lines lie between it and the item before
  bool begins_block = false; ///< it is the first, or the only, item of a paragraph or of a cell's
  std::optional<FoundHours> hours;
  bool stopped = false;    ///< a full stop ended it before the next part of its paragraph; the text is without
  bool ends_hours = false; ///< "a 12.30", "à 11h": its hours are the end of those above
  bool open_hours = false; ///< "10:30 am –": a line below may tell when they end
  std::string printed;     ///< where `text` puts what is printed in another order; else empty
  std::string code;        ///< of a session in a timetable of codes: its label
  Words words;

  [[nodiscard]] bool footnote() const;
  /// All of the text is bold.
  [[nodiscard]] bool bold() const;
  /// Printed as a heading: Markdown, bold, or capitals.
  [[nodiscard]] bool stands_out() const;
};

/// The document's items in reading order. O(n).
[[nodiscard]] std::vector<Item> split_items(const Document& document, const Reference& reference);

/// The hours that the text begins with.
[[nodiscard]] std::optional<FoundHours> hours_at(std::string_view text);

/// An item of a trimmed text alone.
[[nodiscard]] Item item_of(std::string_view text);
/// Part [begin, end) of an item, with what it needs of the ranges; white space at the ends is left out.
[[nodiscard]] Item part_of(const Item& item, std::size_t begin, std::size_t end);

/// Without white space and the signs that separate a label from its title (: – — - . , |) at both ends.
[[nodiscard]] std::string_view trim_separators(std::string_view text);
/// The same at the front only.
[[nodiscard]] std::string_view trim_front_separators(std::string_view text);

} // namespace entente::agenda
