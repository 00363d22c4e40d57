#include "importers/agenda/durations.hpp"

#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"

namespace entente::agenda {

namespace {

bool is_unit(std::string_view word) {
  constexpr std::array<std::string_view, 7> units{"min", "mins", "mn", "minute", "minutes", "minuto", "minutos"};
  return std::ranges::find(units, word) != units.end();
}

bool is_count(std::string_view word) {
  return word.size() <= 3 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool is_duration(std::string_view text) {
  const Words words = words_of(text, 3);
  return words.size() == 2 && is_count(words.folded[0]) && is_unit(words.folded[1]);
}

Item without_duration(const Item& item) {
  for (std::size_t n = 2; n + 1 < item.words.size(); ++n) {
    if (!is_count(item.words.folded[n]) || !is_unit(item.words.folded[n + 1])) { continue; }
    const std::size_t begin = item.words.bytes[n].first;
    std::size_t end = item.words.bytes[n + 1].second;
    if (item.text.substr(end).starts_with('.')) { ++end; }
    const std::string_view behind = trim(std::string_view(item.text).substr(end));
    if (item.text[begin - 1] != ' ' || !(behind.empty() || behind.front() == ',')) { continue; }
    if (behind.empty()) { return part_of(item, 0, begin); }
    Item cut = item; // spaces in its place: printed ranges stay where they are
    std::fill(cut.text.begin() + static_cast<std::ptrdiff_t>(begin), cut.text.begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
    cut.words = words_of(cut.text);
    return cut;
  }
  return item;
}

} // namespace entente::agenda
