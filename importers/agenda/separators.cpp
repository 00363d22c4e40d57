#include "core/text/unicode.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

std::string_view trim_front_separators(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    text = trim(text);
    for (const std::string_view sign : {":", "–", "—", "-", ".", ",", "|", ";", "·", "•", ")", "]"}) {
      if (text.starts_with(sign)) {
        text.remove_prefix(sign.size());
        more = true;
      }
    }
  }
  return text;
}

std::string_view trim_separators(std::string_view text) {
  text = trim_front_separators(text);
  for (bool more = true; more;) {
    more = false;
    text = trim(text);
    for (const std::string_view sign : {":", "–", "—", "-", "|", ",", ";"}) {
      if (text.ends_with(sign)) {
        text.remove_suffix(sign.size());
        more = true;
      }
    }
  }
  if (text.ends_with('.') && !text.ends_with("..")) {
    const std::size_t space = text.rfind(' ');
    const std::size_t word = text.size() - (space == std::string_view::npos ? 0 : space + 1);
    if (word > 5) { text.remove_suffix(1); }
  }
  return text;
}

} // namespace entente::agenda
