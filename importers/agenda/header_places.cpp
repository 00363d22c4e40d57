#include "core/text/unicode.hpp"
#include "importers/agenda/items.hpp"
#include "importers/agenda/places.hpp"

namespace entente::agenda {

std::string place_without_hours(const std::string& text) {
  const std::optional<FoundHours> hours = hours_at(text);
  if (!hours) { return text; }
  const std::string_view rest = trim_separators(std::string_view(text).substr(hours->end_byte));
  return rest.starts_with('(') ? "" : std::string(rest);
}

std::string from_place(const std::string& text, const Reference& reference) {
  std::size_t from = 0; // a word before it may be a town that no list knows
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t comma = text.find(',', begin);
    const std::string_view part = std::string_view(text).substr(begin, comma == std::string::npos ? comma : comma - begin);
    for (const std::string_view sign : {" – ", " — "}) {
      const std::size_t dash = part.rfind(sign);
      if (dash == std::string_view::npos || !names_place(part, reference)) { continue; }
      return std::string(trim(std::string_view(text).substr(begin + dash + sign.size())));
    }
    if (names_place(part, reference)) { return std::string(trim(std::string_view(text).substr(from))); }
    from = words_of(part).size() == 1 && starts_upper(trim(part)) ? begin : comma + 1;
    if (comma == std::string::npos) { break; }
    begin = comma + 1;
  }
  return text;
}

} // namespace entente::agenda
