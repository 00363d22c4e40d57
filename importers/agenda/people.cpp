#include "importers/agenda/people.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

EntryText entry_text(const Item& item) { return {item.text, item.emphasis, item.italics, item.line}; }

EntryContext entry_context(const ActiveRole& role, std::optional<Language> language) {
  EntryContext context;
  context.language = language.value_or(Language::en);
  context.role = role.role.value_or(Role::speaker);
  context.role_gender = role.gender;
  context.role_plural = role.plural;
  return context;
}

namespace {

/// "Rosa Paz (Peru)": two to five capitalised words and a state in brackets.
bool is_name_with_state(const Item& item, const Reference& reference) {
  const std::size_t begin = item.text.find('(');
  if (!item.text.ends_with(')') || begin == std::string::npos || begin < 4 || item.words.size() > 9) { return false; }
  std::size_t words = 0;
  for (const auto& [from, to] : item.words.bytes) {
    if (from >= begin) { break; }
    if (!starts_upper(std::string_view(item.text).substr(from))) { return false; }
    ++words;
  }
  return words >= 2 && words <= 5 &&
         reference.state_named(item.text.substr(begin + 1, item.text.size() - begin - 2)) != nullptr;
}

} // namespace

double likelihood(const Item& item, const ActiveRole& role, std::optional<Language> language, const Reference& reference) {
  if (item.words.size() == 0) { return 0.0; }
  const double read = entry_likelihood(entry_text(item), entry_context(role, language), reference);
  return is_name_with_state(item, reference) ? std::max(read, 0.75) : read;
}

namespace {

bool honorific_at(std::string_view text, const Cues& cues) {
  const Words words = words_of(text.substr(0, 60), 6);
  std::size_t length = 0;
  return cues.honorifics.match(words.folded, 0, length) != nullptr && words.size() > length && starts_upper(text);
}

/// The line breaks off inside a phrase: a small word of at most three letters stands at its end.
bool ends_open(std::string_view text) {
  text = trim(text);
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos) { return false; }
  const std::string_view word = text.substr(space + 1);
  const LetterCase letters = letter_case(word);
  return length(word) <= 3 && letters.upper == 0 && letters.lower == length(word);
}

/// The size of the text without ", and" at its end.
std::size_t without_joiner(std::string_view text) {
  while (text.ends_with(' ')) {
    text.remove_suffix(1);
  }
  if (!ends_open(text)) { return text.size(); }
  const std::size_t space = text.rfind(' ');
  return space > 0 && (text[space - 1] == ',' || text[space - 1] == ';') ? space : text.size();
}

} // namespace

std::vector<Item> split_people(const Item& item, const ActiveRole& role, std::optional<Language> language,
                               const Reference& reference) {
  const Cues& cues = reference.cues();
  std::vector<std::size_t> cuts = {0};
  const std::string_view text = item.text;
  for (const std::size_t offset : item.breaks) {
    if (!honorific_at(text.substr(offset), cues) || ends_open(text.substr(0, offset))) { continue; }
    if (likelihood(part_of(item, offset, text.size()), role, language, reference) >= 0.5) { cuts.push_back(offset); }
  }
  for (std::size_t n = 1; n < item.emphasis.size(); ++n) {
    const std::size_t begin = item.emphasis[n].first;
    const std::string_view before = trim(text.substr(0, begin));
    const std::size_t comma = before.find_last_of(",;");
    const bool listed = comma != std::string_view::npos && before.size() - comma <= 5;
    if (listed && likelihood(part_of(item, begin, text.size()), role, language, reference) >= 0.5) { cuts.push_back(begin); }
  }
  std::vector<std::size_t> semicolons = {0};
  int depth = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] == '(') { ++depth; }
    if (text[at] == ')') { --depth; }
    if (text[at] == ';' && depth <= 0) { semicolons.push_back(at + 1); }
  }
  const auto piece = [&](std::size_t n) {
    const std::size_t end = n + 1 < semicolons.size() ? semicolons[n + 1] - 1 : text.size();
    return part_of(item, semicolons[n], end);
  };
  if (semicolons.size() > 1) {
    bool people = true;
    for (std::size_t n = 0; n < semicolons.size() && people; ++n) {
      const Item part = piece(n);
      people = part.words.size() == 0 || honorific_at(part.text, cues) || likelihood(part, role, language, reference) >= 0.5;
    }
    if (people) { cuts.insert(cuts.end(), semicolons.begin() + 1, semicolons.end()); }
  }
  std::ranges::sort(cuts);
  cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
  std::vector<Item> parts;
  for (std::size_t n = 0; n < cuts.size(); ++n) {
    std::size_t end = n + 1 < cuts.size() ? without_joiner(text.substr(0, cuts[n + 1])) : text.size();
    while (end > cuts[n] && (text[end - 1] == ';' || text[end - 1] == ' ' || text[end - 1] == ',')) {
      --end;
    }
    Item part = part_of(item, cuts[n], end);
    if (part.words.size() > 0) { parts.push_back(std::move(part)); }
  }
  return parts;
}

bool is_bare_name(const Item& item, const Reference& reference) {
  if (item.text.find(',') != std::string::npos || item.text.find(" – ") != std::string::npos ||
      item.text.find(" - ") != std::string::npos || item.text.find('(') != std::string::npos || item.words.size() == 0) {
    return false;
  }
  std::size_t honorific = 0;
  if (reference.cues().honorifics.match(item.words.folded, 0, honorific) == nullptr) { honorific = 0; }
  return item.words.size() <= honorific + 6 && item.words.size() > honorific;
}

bool is_post_line(const Item& item, const Reference& reference) {
  const Cues& cues = reference.cues();
  std::size_t length = 0;
  if (item.words.size() == 0) { return false; }
  if (cues.post_words.match(item.words.folded, 0, length) != nullptr ||
      cues.body_words.match(item.words.folded, 0, length) != nullptr) {
    return true;
  }
  return reference.state_named(item.text) != nullptr || reference.organisation_named(item.text) != nullptr;
}

Item joined(const Item& first, const Item& second) {
  Item item = first;
  while (item.text.ends_with(' ') || item.text.ends_with(',')) {
    item.text.pop_back();
  }
  item.text += ", ";
  const std::size_t offset = item.text.size();
  item.text += second.text;
  for (const auto& [begin, end] : second.emphasis) {
    item.emphasis.emplace_back(begin + offset, end + offset);
  }
  for (const auto& [begin, end] : second.italics) {
    item.italics.emplace_back(begin + offset, end + offset);
  }
  item.last_line = second.last_line;
  item.words = words_of(item.text);
  return item;
}

} // namespace entente::agenda
