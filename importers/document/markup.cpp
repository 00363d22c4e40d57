#include <algorithm>

#include "importers/document/splitter.hpp"

namespace entente::document {

std::size_t Splitter::read_mark(std::string_view text, std::size_t at) {
  const char sign = text[at];
  const std::size_t size = at + 1 < text.size() && text[at + 1] == sign ? 2 : 1;
  const std::string_view after = text.substr(at + size);
  const char32_t before = at == 0 ? U' ' : static_cast<unsigned char>(text[at - 1]);
  const bool space_before = is_space(before);
  const bool space_after = after.empty() || is_space(static_cast<unsigned char>(after.front()));
  bool& mark = size == 2 ? bold_mark_ : italic_mark_;
  const bool was_bold = bold();
  const bool was_italic = italic();
  if (mark) {
    const bool inside_word = sign == '_' && !after.empty() && is_word(static_cast<unsigned char>(after.front()));
    if (inside_word || (space_before && space_after)) { return 0; }
    mark = false;
  } else {
    const bool opens = !space_after && !(is_word(before) && (sign == '_' || size == 1)) &&
                       closes_later(text, at + size, std::string(size, sign), lines_, at_);
    if (!opens) { return 0; }
    mark = true;
  }
  set_bold(bold(), was_bold);
  set_italic(italic(), was_italic);
  return size;
}

std::size_t Splitter::read_link(std::string_view rest) {
  const std::size_t middle = rest.find("](");
  if (middle == std::string_view::npos) { return 0; }
  const std::size_t end = rest.find(')', middle);
  const std::size_t bracket = rest.front() == '!' ? 2 : 1;
  if (end == std::string_view::npos || rest.substr(bracket, middle - bracket).find('[') != std::string_view::npos) {
    return 0;
  }
  if (bracket == 1) {
    const std::string_view shown = rest.substr(bracket, middle - bracket);
    for (std::size_t at = 0; at < shown.size();) {
      at += step(shown, at);
    }
  }
  return end + 1;
}

void Splitter::apply(const Tag& tag) {
  const int change = tag.closing ? -1 : 1;
  const bool was_bold = bold();
  const bool was_italic = italic();
  const auto count = [&](int& value) { value = std::max(0, value + change); };
  switch (tag.meaning) {
  case TagMeaning::bold: count(bold_tags_); break;
  case TagMeaning::italic: count(italic_tags_); break;
  case TagMeaning::hidden: count(hidden_tags_); break;
  case TagMeaning::heading:
    split();
    count(heading_tag_);
    break;
  case TagMeaning::list:
    split();
    count(list_depth_);
    item_tag_ = false;
    break;
  case TagMeaning::item:
    split();
    item_tag_ = !tag.closing;
    break;
  case TagMeaning::line_break: split(); break;
  case TagMeaning::paragraph:
    split();
    if (list_depth_ == 0) { item_tag_ = false; }
    break;
  case TagMeaning::table:
    split();
    html_table_ = !tag.closing;
    if (tag.closing) {
      table_ = row_ = column_ = 0;
    } else {
      table_ = tables_.next_table();
    }
    break;
  case TagMeaning::row:
    split();
    if (!tag.closing && html_table_) {
      ++row_;
      column_ = 0;
    }
    break;
  case TagMeaning::cell:
    split();
    if (!tag.closing && html_table_) { ++column_; }
    break;
  case TagMeaning::none: break;
  }
  if (tag.meaning == TagMeaning::table || tag.meaning == TagMeaning::row || tag.meaning == TagMeaning::cell) {
    piece_.table = table_;
    piece_.row = row_;
    piece_.column = column_;
  }
  set_bold(bold(), was_bold);
  set_italic(italic(), was_italic);
}

std::vector<Piece> split_pieces(const std::vector<std::string>& lines, const std::vector<LineUse>& uses,
                                const std::vector<LineStyle>& styles) {
  return Splitter(lines, uses, styles).run();
}

} // namespace entente::document
