#include "importers/document/tags.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace entente::document {

namespace {

using Entry = std::pair<std::string_view, TagMeaning>;
constexpr std::array<Entry, 29> meanings = {{
    {"b", TagMeaning::bold},
    {"strong", TagMeaning::bold},
    {"i", TagMeaning::italic},
    {"em", TagMeaning::italic},
    {"cite", TagMeaning::italic},
    {"br", TagMeaning::line_break},
    {"p", TagMeaning::paragraph},
    {"div", TagMeaning::paragraph},
    {"section", TagMeaning::paragraph},
    {"hr", TagMeaning::paragraph},
    {"h1", TagMeaning::heading},
    {"h2", TagMeaning::heading},
    {"h3", TagMeaning::heading},
    {"h4", TagMeaning::heading},
    {"h5", TagMeaning::heading},
    {"h6", TagMeaning::heading},
    {"ul", TagMeaning::list},
    {"ol", TagMeaning::list},
    {"li", TagMeaning::item},
    {"dt", TagMeaning::paragraph},
    {"dd", TagMeaning::paragraph},
    {"table", TagMeaning::table},
    {"tr", TagMeaning::row},
    {"td", TagMeaning::cell},
    {"th", TagMeaning::cell},
    {"script", TagMeaning::hidden},
    {"style", TagMeaning::hidden},
    {"title", TagMeaning::hidden},
    {"blockquote", TagMeaning::paragraph},
}};
constexpr std::array<std::string_view, 22> shapeless = {
    "span",  "sup",   "sub",  "u",    "a",   "font", "small",  "html", "head", "body",     "thead",
    "tbody", "tfoot", "meta", "link", "img", "big",  "center", "abbr", "col",  "colgroup", "mark"};

constexpr std::size_t longest_comment = 20'000;

bool is_letter(char character) { return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z'); }
char to_lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

} // namespace

std::optional<Tag> read_tag(std::string_view text) {
  if (text.starts_with("<!--")) {
    const std::size_t end = text.substr(0, longest_comment).find("-->");
    return end == std::string_view::npos ? std::nullopt : std::optional(Tag{TagMeaning::none, false, end + 3});
  }
  Tag tag;
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') {
    tag.closing = true;
    ++at;
  }
  std::string name;
  while (at < text.size() && (is_letter(text[at]) || (!name.empty() && text[at] >= '0' && text[at] <= '9')) &&
         name.size() < 12) {
    name += to_lower(text[at++]);
  }
  if (name.empty() || at >= text.size() || (text[at] != '>' && text[at] != ' ' && text[at] != '/')) { return std::nullopt; }
  const std::size_t end = text.find_first_of("<>", at);
  if (end == std::string_view::npos || text[end] == '<') { return std::nullopt; }
  tag.size = end + 1;
  const auto* const found = std::ranges::find(meanings, std::string_view(name), &Entry::first);
  if (found != meanings.end()) {
    tag.meaning = found->second;
  } else if (std::ranges::find(shapeless, std::string_view(name)) == shapeless.end()) {
    return std::nullopt;
  }
  return tag;
}

} // namespace entente::document
