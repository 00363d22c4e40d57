#include "importers/agenda/outline.hpp"

#include <array>

#include "core/text/unicode.hpp"

namespace entente::agenda {

namespace {

constexpr std::array<std::string_view, 15> numbers{"I",  "II", "III", "IV",  "V",    "VI",  "VII", "VIII",
                                                   "IX", "X",  "XI",  "XII", "XIII", "XIV", "XV"};

/// Which number "III. Title" begins with, from 1 on; 0 when it begins otherwise.
std::size_t number_at(std::string_view text) {
  for (std::size_t n = numbers.size(); n-- > 0;) {
    if (text.starts_with(numbers[n]) && text.substr(numbers[n].size()).starts_with(". ")) { return n + 1; }
  }
  return 0;
}

} // namespace

std::vector<bool> numbered_parts(const std::vector<Item>& items, std::size_t first, const Cues& cues) {
  constexpr std::size_t most_words = 24;
  constexpr std::size_t fewest = 3;
  std::vector<bool> parts(items.size(), false);
  std::vector<std::size_t> row;
  const auto end_row = [&] {
    for (const std::size_t index : row) {
      parts[index] = row.size() >= fewest;
    }
    row.clear();
  };
  for (std::size_t n = first; n < items.size(); ++n) {
    const Item& item = items[n];
    const std::size_t number = item.words.size() > most_words ? 0 : number_at(item.text);
    if (number == 0 || is_prose(item, cues)) { continue; }
    if (number == 1) { end_row(); }
    if (number == row.size() + 1) { row.push_back(n); }
  }
  end_row();
  return parts;
}

SessionHeading part_heading(const Item& item, const Cues& cues) {
  const std::size_t point = item.text.find('.');
  const Item title = part_of(item, point + 1, item.text.size());
  SessionHeading heading = titled(title, cues);
  heading.label = item.text.substr(0, point);
  heading.label_word = "numbered part";
  heading.number = fold(*heading.label);
  heading.separated = true;
  return heading;
}

} // namespace entente::agenda
