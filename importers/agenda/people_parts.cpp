#include <algorithm>
#include <array>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// "PAZ LÓPEZ, Ana": a surname in capitals, one comma, given names of at most three words.
bool is_surname_first(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) { return false; }
  const LetterCase surname = letter_case(text.substr(0, comma));
  const std::string_view given = trim(text.substr(comma + 1));
  return surname.lower == 0 && surname.upper > 1 && letter_case(given).lower > 0 && starts_upper(given) &&
         words_of(given, 4).size() <= 3;
}

/// A comma or the noun of a body: what stands in the brackets tells all there is.
bool holds_body(std::string_view inside, const Cues& cues) {
  const Words words = words_of(inside, 24);
  std::size_t at = 0;
  std::size_t length = 0;
  return inside.find(',') != std::string_view::npos || cues.body_words.find(words.folded, at, length) != nullptr;
}

} // namespace

bool is_bare_name(const Item& item, const Reference& reference) {
  const std::size_t bracket = item.text.ends_with(')') ? item.text.find('(') : std::string::npos;
  const std::string_view text = std::string_view(item.text).substr(0, bracket);
  if (bracket != std::string::npos && holds_body(std::string_view(item.text).substr(bracket + 1), reference.cues())) {
    return false; // "Ana Paz (Institute of X, Peru)" is whole
  }
  const std::string_view marks = is_surname_first(text) ? ";:(" : ",;:(";
  if (text.find_first_of(marks) != std::string_view::npos || text.find(" – ") != std::string_view::npos ||
      text.find(" - ") != std::string_view::npos) {
    return false;
  }
  const Words words = words_of(text, 12);
  std::size_t honorific = 0;
  if (reference.cues().honorifics.match(words.folded, 0, honorific) == nullptr) { honorific = 0; }
  return words.size() <= honorific + 6 && words.size() > honorific;
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

bool ends_with_person(std::string_view text, const Cues& cues) {
  text = trim(text);
  if (text.ends_with(')')) { text = trim(text.substr(0, text.rfind('('))); }
  const std::size_t comma = text.rfind(", ");
  if (comma == std::string_view::npos) { return false; }
  const Words words = words_of(text.substr(comma + 2), 8);
  std::size_t length = 0;
  if (cues.honorifics.match(words.folded, 0, length) == nullptr || words.size() <= length || words.size() > length + 6) {
    return false;
  }
  return starts_upper(text.substr(comma + 2 + words.bytes[length].first));
}

namespace {

/// Where the person behind "“Ten years of visas” – " begins: a title in quotation marks in front, of two words or more, then
/// a dash, a colon or a comma and a capital; 0 when the text begins otherwise.
std::size_t behind_talk(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> marks{
      {{"“", "”"}, {"«", "»"}, {"\"", "\""}, {"„", "“"}, {"‘", "’ "}, {"'", "' "}}};
  for (const auto& [open, close] : marks) {
    if (!text.starts_with(open)) { continue; }
    const std::size_t end = text.find(close, open.size());
    if (end == std::string_view::npos || words_of(text.substr(0, end), 3).size() < 2) { return 0; }
    const std::string_view behind = text.substr(end + close.size());
    const std::string_view person = trim_front_separators(behind);
    return person.size() < trim(behind).size() && starts_upper(person) ? text.size() - person.size() : 0;
  }
  return 0;
}

} // namespace

namespace {

/// At least two words of four letters or more begin small: no name.
bool is_sentence_like(std::string_view title) {
  constexpr std::size_t shortest = 4;
  std::size_t small = 0;
  for (const auto& [begin, end] : words_of(title).bytes) {
    small += end - begin >= shortest && !starts_upper(title.substr(begin)) ? 1 : 0;
  }
  return small >= 2;
}

} // namespace

namespace {

/// The byte behind "Ana Paz (Institute A)": two to five words of a name and a bracket; 0 when the text begins otherwise.
std::size_t behind_bracketed_name(std::string_view text) {
  const std::size_t open = text.find(" (");
  const std::size_t close = open == std::string_view::npos ? open : text.find(')', open);
  if (close == std::string_view::npos || text.substr(0, open).find_first_of(",;:") != std::string_view::npos) { return 0; }
  const Words name = words_of(text.substr(0, open), 8);
  std::size_t capitals = 0;
  for (const auto& [begin, end] : name.bytes) {
    const bool upper = starts_upper(text.substr(begin));
    if (!upper && end - begin > 3) { return 0; }
    capitals += upper ? 1 : 0;
  }
  return capitals >= 2 && name.size() <= 7 ? close + 1 : 0;
}

/// Where "Ana Paz (Institute A): Ten years of visas" and "Ana Paz (Institute A)" above "Ten years of visas" end before the
/// talk; 0 when no talk follows the bracket, or what follows names a post or a body.
std::size_t before_bare_talk(const Item& item, const Cues& cues) {
  const std::string_view text = item.text;
  const std::size_t end = behind_bracketed_name(text);
  if (end == 0 || end >= text.size()) { return 0; }
  const std::string_view rest = trim(text.substr(end));
  const bool colon = rest.starts_with(':');
  // "(Institute A), Ten years of visas"
  const bool comma = rest.starts_with(", ") && is_sentence_like(rest) && rest.find('(') == std::string_view::npos &&
                     !begins_with_name(rest.substr(2));
  const bool line = std::ranges::any_of(item.breaks, [&](std::size_t at) { return at == end || at == end + 1; });
  const std::string_view talk = colon || comma ? trim(rest.substr(1)) : rest;
  const Words words = words_of(talk, 24);
  std::size_t length = 0;
  if (!(colon || line || comma) || words.size() < 2 ||
      !(starts_upper(talk) || talk.starts_with("«") || talk.starts_with("“"))) {
    return 0;
  }
  const bool tells = cues.post_words.match(words.folded, 0, length) != nullptr ||
                     cues.body_words.match(words.folded, 0, length) != nullptr ||
                     cues.honorifics.match(words.folded, 0, length) != nullptr ||
                     cues.roles.match(words.folded, 0, length) != nullptr;
  return tells && (comma || !is_sentence_like(talk)) ? 0 : end;
}

/// Where "Ana Paz, Adviser, Institute B – Ten years of temporary visas" ends before the talk: behind the last dash, words
/// that name neither a post nor a body, as a sentence has them; 0 when there is no such thing.
std::size_t before_dashed_talk(std::string_view text, const Cues& cues) {
  constexpr std::string_view dash = " – ";
  const std::size_t at = text.rfind(dash);
  if (at == std::string_view::npos || text.substr(0, at).find(", ") == std::string_view::npos) { return 0; }
  const std::string_view talk = trim(text.substr(at + dash.size()));
  const Words words = words_of(talk, 30);
  std::size_t length = 0;
  if (words.size() < 3 || !starts_upper(talk)) { return 0; }
  for (const CueList* list : {&cues.post_words, &cues.body_words, &cues.honorifics, &cues.roles}) {
    if (list->match(words.folded, 0, length) != nullptr) { return 0; }
  }
  const bool title = talk.find(" : ") != std::string_view::npos || talk.find('?') != std::string_view::npos;
  return title || is_sentence_like(talk) ? at : 0;
}

/// Where "Ana Paz, Institute B. Ten years of temporary visas" ends before the talk: behind the first full stop that follows
/// a name and a comma, a sentence that names neither a post nor a body; 0 when there is no such thing.
std::size_t before_stopped_talk(const Item& item, const Cues& cues) {
  const std::string_view text = item.text;
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos || !is_capitalised_name(part_of(item, 0, comma))) { return 0; }
  std::size_t stop = text.find(". ", comma);
  while (stop != std::string_view::npos) {
    const std::size_t space = text.rfind(' ', stop - 1);
    if (!is_abbreviation(text.substr(space + 1, stop - space - 1), cues)) { break; }
    stop = text.find(". ", stop + 1);
  }
  if (stop == std::string_view::npos) { return 0; }
  const std::string_view talk = trim(text.substr(stop + 2));
  const Words words = words_of(talk, 30);
  std::size_t length = 0;
  if (words.size() < 3 || !starts_upper(talk) || !is_sentence_like(talk)) { return 0; }
  for (const CueList* list : {&cues.post_words, &cues.honorifics, &cues.roles}) {
    if (list->match(words.folded, 0, length) != nullptr) { return 0; }
  }
  if (cues.body_words.match(words.folded, 0, length) == nullptr || length >= words.size()) { return stop; }
  std::size_t next = 0;
  const bool body = starts_upper(talk.substr(words.bytes[length].first)) ||
                    cues.joiners.match(words.folded, length, next) != nullptr ||
                    cues.body_qualifiers.match(words.folded, length, next) != nullptr;
  return body ? 0 : stop; // "School registers and temporary protection"
}

} // namespace

Item without_talk(const Item& item, const Cues& cues) {
  if (const std::size_t end = before_dashed_talk(item.text, cues); end > 0) { return part_of(item, 0, end); }
  if (const std::size_t end = before_stopped_talk(item, cues); end > 0) { return part_of(item, 0, end); }
  if (const std::size_t end = before_bare_talk(item, cues); end > 0) { return part_of(item, 0, end); }
  if (const std::size_t person = behind_talk(item.text); person > 0) { return part_of(item, person, item.text.size()); }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{{{"“", "”"}, {"«", "»"}, {"\"", "\""}}};
  for (const auto& [open, close] : marks) {
    const std::size_t begin = item.text.find(open, 1);
    if (begin == std::string::npos) { continue; }
    const std::string_view before = trim(std::string_view(item.text).substr(0, begin));
    const bool apart = before.ends_with("—") || before.ends_with("–") || before.ends_with(" -") || before.ends_with(':');
    const std::size_t end = item.text.find(close, begin + open.size());
    const std::size_t inner = begin + open.size();
    const bool last = end == std::string::npos || trim(std::string_view(item.text).substr(end + close.size())).size() <= 1;
    const std::string_view title =
        std::string_view(item.text).substr(inner, (end == std::string::npos ? item.text.size() : end) - inner);
    const bool bracket = before.ends_with(')') || before.ends_with("),"); // "Ana Paz (Institute B), “Visas”"
    const bool told = last && (bracket || (before.ends_with(',') && is_sentence_like(title)));
    if (!(apart || told) || words_of(title, 3).size() < 2 || before.find(' ') == std::string_view::npos) { continue; }
    Item cut = part_of(item, 0, trim_separators(before).size());
    if (end != std::string::npos) {
      const std::string_view behind = trim(std::string_view(item.text).substr(end + close.size()));
      if (behind.size() > 2) { cut.text += " " + std::string(behind); }
    }
    cut.words = words_of(cut.text);
    return cut;
  }
  return item;
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
