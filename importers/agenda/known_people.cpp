#include "importers/agenda/known_people.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/text/unicode.hpp"

namespace entente::agenda {

void KnownPeople::remember(std::string_view name) {
  if (const std::vector<std::string> words = fold_words(name); words.size() > 1) {
    names_.insert(fmt::format("{}", fmt::join(words, " ")));
  }
}

std::vector<Item> KnownPeople::named_by(const Item& item) const {
  constexpr std::size_t longest_line = 240;
  constexpr std::array<std::string_view, 8> separators{", ", "; ", " / ", " & ", " and ", " et ", " y ", " e "};
  if (names_.empty() || item.text.size() > longest_line || item.words.size() < 2) { return {}; }
  std::vector<Item> people;
  for (std::size_t begin = 0; begin < item.text.size();) {
    std::size_t end = item.text.size();
    std::size_t next = end;
    for (const std::string_view separator : separators) {
      const std::size_t found = item.text.find(separator, begin);
      if (found < end) {
        end = found;
        next = found + separator.size();
      }
    }
    Item part = part_of(item, begin, end);
    begin = next;
    if (part.words.size() == 0) { continue; }
    std::size_t title = 0;
    if (cues_.honorifics.match(part.words.folded, 0, title) == nullptr) { title = 0; }
    std::string name;
    for (std::size_t n = title; n < part.words.size(); ++n) {
      name += (name.empty() ? "" : " ") + part.words.folded[n];
    }
    if (!names_.contains(name)) { return {}; }
    people.push_back(std::move(part));
  }
  return people;
}

bool KnownPeople::all_known(std::string_view text) const {
  std::vector<std::string> names;
  const Words words = words_of(text);
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    std::string name;
    for (const std::string& word : fold_words(text.substr(begin, end - begin))) {
      name += (name.empty() ? "" : " ") + word;
    }
    if (!name.empty()) { names.push_back(name); }
  };
  for (std::size_t n = 1; n < words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const joiner = cues_.joiners.match(words.folded, n, length);
    const bool mark = text.substr(words.bytes[n - 1].second).starts_with(';');
    const bool joined = joiner != nullptr && joiner->value == "and" && length == 1;
    if (!mark && !joined) { continue; }
    add(joined ? words.bytes[n].first : words.bytes[n - 1].second);
    begin = joined ? words.bytes[n].second : words.bytes[n].first;
  }
  add(text.size());
  return !names.empty() && std::ranges::all_of(names, [&](const std::string& name) { return names_.contains(name); });
}

} // namespace entente::agenda
