#include "importers/document/wording.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/document/bullets.hpp"

namespace entente::document {

namespace {

bool is_ascii_lower(char character) { return character >= 'a' && character <= 'z'; }

} // namespace

bool starts_lower(std::string_view text) {
  if (text.empty()) { return false; }
  if (static_cast<unsigned char>(text.front()) < 0x80) { return is_ascii_lower(text.front()); }
  const LetterCase letters = letter_case(text.substr(0, std::min<std::size_t>(text.size(), text.find(' '))));
  return letters.lower > 0 && !starts_upper(text) && static_cast<unsigned char>(text.front()) >= 0xC3 &&
         static_cast<unsigned char>(text.front()) < 0xE0;
}

bool ends_sentence(std::string_view text) {
  while (text.ends_with('"') || text.ends_with(')') || text.ends_with("»") || text.ends_with("”") || text.ends_with(' ')) {
    text.remove_suffix(text.ends_with("»") ? 2 : text.ends_with("”") ? 3 : 1);
  }
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with(':') || text.ends_with(';');
}

bool ends_open(std::string_view text, bool by_word) {
  if (text.ends_with(',') || text.ends_with('(') || text.ends_with('&') || text.ends_with('/') || text.ends_with(" –") ||
      text.ends_with(" -") || text.ends_with(" —") || text.ends_with("«")) {
    return true;
  }
  constexpr std::size_t longest_elided = 5; // "l’", "qu'", but not "Achieng'"
  const std::string_view ending = text.substr(text.rfind(' ') + 1);
  if ((ending.ends_with("’") || ending.ends_with('\'')) && ending.size() <= longest_elided) { return true; }
  if (std::ranges::count(text, '(') > std::ranges::count(text, ')')) { return true; }
  const std::size_t space = text.rfind(' ');
  if (!by_word || space == std::string_view::npos) { return false; }
  const std::string_view word = text.substr(space + 1);
  const LetterCase letters = letter_case(word);
  return length(word) <= 3 && letters.upper == 0 && letters.lower == length(word);
}

bool open_quote(std::string_view text) {
  constexpr std::size_t longest = 400; ///< bytes back; a sign without its other half is nothing to go by for long
  text = text.substr(text.size() - std::min(longest, text.size()));
  const auto open = [&](std::string_view begin, std::string_view end) {
    const std::size_t from = text.rfind(begin);
    return from != std::string_view::npos && text.find(end, from) == std::string_view::npos;
  };
  return open("“", "”") || open("«", "»");
}

bool begins_with_hours(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.empty() || text.substr(0, 8).find_first_of("0123456789") == std::string_view::npos) { return false; }
  std::size_t size = std::min(text.size(), longest);
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) {
    --size;
  }
  return leading_hours(text.substr(0, size)).has_value();
}

bool only_hours(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.empty() || text.size() > longest) { return false; }
  const std::optional<FoundHours> found = leading_hours(text);
  if (!found) { return false; }
  for (const char character : text.substr(found->end_byte)) {
    if (character != ' ' && character != ':' && character != '.' && character != '|') { return false; }
  }
  return true;
}

bool all_capitals(std::string_view text) {
  // Enough of a long text tells, and paragraphs are asked again with every line that joins them.
  constexpr std::size_t enough = 400;
  std::size_t size = std::min(text.size(), enough);
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) {
    --size;
  }
  const LetterCase letters = letter_case(text.substr(0, size));
  return letters.lower == 0 && letters.upper > 3;
}

bool awaits_hours(std::string_view text) {
  constexpr std::size_t shortest_line = 40;
  constexpr std::array<std::string_view, 13> words{"at",    "from", "until", "till",  "to",    "between", "before",
                                                   "after", "dès",  "las",   "desde", "hasta", "à"};
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  return length(text) >= shortest_line && std::ranges::find(words, word) != words.end();
}

bool begins_entry(std::string_view text) {
  constexpr std::size_t longest_name = 50;
  constexpr std::size_t longest_particle = 3;
  const std::size_t mark = text.substr(0, longest_name).find_first_of(",(");
  if (mark == std::string_view::npos) { return false; }
  std::string_view name = trim(text.substr(0, mark));
  int words = 0;
  int capitals = 0;
  while (!name.empty()) {
    const std::size_t space = std::min(name.find(' '), name.size());
    const std::string_view word = name.substr(0, space);
    name = trim(name.substr(space));
    ++words;
    const bool upper = starts_upper(word);
    if (!upper && (words == 2 || length(word) > longest_particle)) { return false; } // "Municipal de Desaguadero, Bolivia"
    capitals += upper ? 1 : 0;
  }
  return capitals >= 2 && words <= 5;
}

namespace {

/// "Ana Paz" of "Ana Paz R.": without an initial at the end.
std::string_view without_initial(std::string_view text) {
  const bool initial = text.size() > 4 && text.ends_with('.') && text[text.size() - 3] == ' ' &&
                       text[text.size() - 2] >= 'A' && text[text.size() - 2] <= 'Z';
  return initial ? text.substr(0, text.size() - 1) : text;
}

} // namespace

bool is_bare_name(std::string_view text) {
  constexpr std::size_t longest = 50;
  text = without_initial(text);
  return text.size() <= longest && text.find_first_of(",(;:.?!\"0123456789") == std::string_view::npos &&
         begins_entry(std::string(text) + ',');
}

namespace {

/// "Ms", "Dr.": a title, as far as its letters tell.
bool is_title(std::string_view word) {
  constexpr std::size_t longest = 5;
  constexpr std::array<std::string_view, 15> whole = {"Dr",  "Me", "Mme", "Mr",  "Mrs",  "Ms",   "Pr",    "Sr",
                                                      "Sra", "M.", "D.",  "D.ª", "H.E.", "S.E.", "S.E.M."};
  const bool pointed = word.ends_with('.') && length(word) <= longest && letter_case(word).lower > 0;
  return starts_upper(word) && (pointed || std::ranges::find(whole, word) != whole.end());
}

} // namespace

bool ends_in_title(std::string_view text) { return is_title(text.substr(text.rfind(' ') + 1)); }

bool begins_small_title(std::string_view text) {
  constexpr std::array<std::string_view, 4> titles = {"l'hon. ", "l’hon. ", "l'honorable ", "l’honorable "};
  return std::ranges::any_of(
      titles, [&](std::string_view title) { return text.starts_with(title) && starts_upper(text.substr(title.size())); });
}

bool begins_marked(std::string_view text) {
  constexpr std::size_t longest_label = 30;
  constexpr std::string_view dash = " – ";
  if (read_bullet(text).size > 0 || text.substr(0, longest_label).find(": ") != std::string_view::npos) { return true; }
  const std::size_t side = text.substr(0, longest_label).find(dash);
  if (side != std::string_view::npos) { return begins_marked(text.substr(side + dash.size())); }
  const std::string_view word = text.substr(0, text.find(' '));
  return word.size() < text.size() && is_title(word);
}

} // namespace entente::document
