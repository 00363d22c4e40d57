#include "importers/agenda/talks.hpp"

#include "core/text/unicode.hpp"

namespace entente::agenda {

std::optional<std::pair<std::size_t, std::size_t>> told_by(const Item& item, const Cues& cues) {
  for (std::size_t n = 2; n + 1 < item.words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const by = cues.joiners.match(item.words.folded, n, length);
    if (by == nullptr || by->value != "by" || n + length >= item.words.size()) { continue; }
    const std::size_t end = item.words.bytes[n].first;
    const std::string_view before = trim(std::string_view(item.text).substr(0, end));
    const bool told = before.ends_with(',') || before.ends_with("»") || before.ends_with("”") || before.ends_with('"');
    const std::size_t begin = item.words.bytes[n + length].first;
    std::size_t honorific = 0;
    if (told && starts_upper(std::string_view(item.text).substr(begin)) &&
        cues.honorifics.match(item.words.folded, n + length, honorific) != nullptr) {
      return std::pair(end, begin);
    }
  }
  return std::nullopt;
}

} // namespace entente::agenda
