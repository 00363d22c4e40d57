#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

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

namespace {

/// The people behind "“Ten years of visas” – ", "“Ten years of visas”, by " and within the brackets of "“Ten years of
/// visas” (Ana Paz, Institute B)": a title in quotation marks in front, of two words or more. Their first byte and the one
/// behind their last; nothing when the text begins otherwise.
std::optional<std::pair<std::size_t, std::size_t>> people_behind_talk(std::string_view text, const Cues& cues) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> marks{
      {{"“", "”"}, {"«", "»"}, {"\"", "\""}, {"„", "“"}, {"‘", "’ "}, {"'", "' "}}};
  for (const auto& [open, close] : marks) {
    if (!text.starts_with(open)) { continue; }
    const std::size_t end = text.find(close, open.size());
    if (end == std::string_view::npos || words_of(text.substr(0, end), 3).size() < 2) { return std::nullopt; }
    const std::string_view behind = trim(text.substr(end + close.size()));
    const std::string_view person = trim_front_separators(behind);
    const auto begin = static_cast<std::size_t>(behind.data() - text.data());
    const auto at = static_cast<std::size_t>(person.data() - text.data());
    const std::string_view inside = behind.substr(std::min<std::size_t>(behind.size(), 1));
    const bool body = inside.find(',') == std::string_view::npos && holds_noun(words_of(inside, 12), cues); // "(Press A)"
    if (behind.starts_with('(') && behind.ends_with(')') && begins_with_name(inside) && !body) {
      return std::pair(begin + 1, begin + behind.size() - 1);
    }
    const Words words = words_of(person, 6);
    std::size_t length = 0;
    const Cue* const by = cues.joiners.match(words.folded, 0, length);
    const bool told = by != nullptr && (by->value == "by" || (by->value == "of" && behind.starts_with(',')));
    if (told && length < words.size() && !starts_upper(person)) {
      const std::size_t name = words.bytes[length].first;
      if (begins_with_name(person.substr(name))) { return std::pair(at + name, text.size()); }
    }
    if (person.size() < behind.size() && starts_upper(person)) { return std::pair(at, text.size()); }
    return std::nullopt;
  }
  return std::nullopt;
}

/// At least two words of four letters or more begin small: no name.
bool is_sentence_like(std::string_view title) {
  constexpr std::size_t shortest = 4;
  std::size_t small = 0;
  for (const auto& [begin, end] : words_of(title).bytes) {
    small += end - begin >= shortest && !starts_upper(title.substr(begin)) ? 1 : 0;
  }
  return small >= 2;
}

/// The byte behind "Ana Paz, doctoral student (Institute A)" and "Ana Paz (Institute A) [online]"; 0 where the text begins
/// otherwise.
std::size_t behind_person_with_brackets(std::string_view text, const Cues& cues) {
  constexpr std::size_t most_words = 4;
  std::size_t end = behind_bracketed_name(text);
  if (const std::size_t comma = text.find(", "), open = text.find(" (");
      end == 0 && comma < open && begins_with_name(text)) {
    const Words post =
        words_of(text.substr(comma + 2, open == std::string_view::npos ? open : open - comma - 2), most_words + 1);
    std::size_t length = 0;
    const std::size_t close = text.find(')', comma);
    const bool told = post.size() <= most_words && cues.post_words.match(post.folded, 0, length) != nullptr;
    if (told && open != std::string_view::npos && close != std::string_view::npos) { end = close + 1; }
  }
  if (end > 0 && text.substr(end).starts_with(" [")) {
    const std::size_t close = text.find(']', end);
    if (close != std::string_view::npos) { end = close + 1; }
  }
  return end;
}

/// Where "Ana Paz (Institute A): Ten years of visas" and "Ana Paz (Institute A)" above "Ten years of visas" end before the
/// talk; 0 when no talk follows the bracket, or what follows names a post or a body.
std::size_t before_bare_talk(const Item& item, const Cues& cues) {
  const std::string_view text = item.text;
  const std::size_t end = behind_person_with_brackets(text, cues);
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
  const bool inside =
      at != std::string_view::npos &&
      std::ranges::count(text.substr(0, at), '(') > std::ranges::count(text.substr(0, at), ')'); // "(University A – B)"
  if (at == std::string_view::npos || inside || text.substr(0, at).find(", ") == std::string_view::npos) { return 0; }
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
    if (!is_abbreviation(text.substr(space + 1, stop - space - 1), cues) && !ends_title_in_list(text, stop)) { break; }
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

/// Where "Ana Paz, Institute B: Counting those who leave" ends before the talk: behind the first colon that follows a name
/// and a comma, words of a sentence that name neither a role, a title, a post nor a body; 0 when there is no such thing.
std::size_t before_colon_talk(const Item& item, const Cues& cues) {
  const std::string_view text = item.text;
  const std::size_t colon = text.find(": ");
  const std::size_t comma = text.find(", ");
  if (colon == std::string_view::npos || comma > colon || !begins_with_name(text) || item.bullet.empty()) { return 0; }
  const std::string_view talk = trim(text.substr(colon + 1));
  const Words words = words_of(talk, 30);
  const Words name = words_of(text.substr(0, comma), 6);
  std::size_t length = 0;
  if (words.size() < 3 || !starts_upper(talk) || !is_sentence_like(talk) || holds_noun(name, cues)) { return 0; }
  for (const CueList* list : {&cues.post_words, &cues.body_words, &cues.honorifics, &cues.roles}) {
    if (list->match(words.folded, 0, length) != nullptr) { return 0; }
  }
  return colon;
}

/// Behind the title that somebody gives stands how they take part ("– by video link"), or their body in brackets, which
/// does not stand before it.
bool tells_of_person(std::string_view behind, std::string_view before, const Cues& cues) {
  constexpr std::size_t most_words = 5;
  if (behind.starts_with('(') && behind.ends_with(')')) {
    return begins_with_name(before) && before.find(',') + 1 == before.size();
  }
  const Words words = words_of(behind, most_words + 1);
  std::size_t at = 0;
  std::size_t length = 0;
  return words.size() <= most_words && cues.remote.find(words.folded, at, length) != nullptr;
}

} // namespace

std::vector<Item> single_talks(const Item& item, const Cues& cues) {
  const std::string_view text = item.text;
  std::vector<std::size_t> cuts = {0};
  int depth = 0;
  bool quoted = false; ///< a title in quotation marks stands behind the last cut
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("«") || rest.starts_with("“") || rest.starts_with('(')) { ++depth; }
    if (rest.starts_with("»") || rest.starts_with("”") || rest.starts_with(')')) { --depth; }
    quoted = quoted || rest.starts_with("»") || rest.starts_with("”");
    if (depth > 0 || !(rest.starts_with("; ") || rest.starts_with(" ; ")) || !quoted) { continue; }
    const std::size_t begin = at + rest.find("; ") + 2;
    cuts.push_back(begin);
    at = begin - 1;
    quoted = false;
  }
  std::size_t last = text.size();
  if (!quoted && cuts.size() > 1 && words_of(text.substr(cuts.back()), 2).size() <= 1) { // "…; and", where a line ends
    last = cuts.back();
    cuts.pop_back();
    quoted = true;
  }
  if (cuts.size() < 2 || !quoted) { return {item}; }
  std::vector<Item> talks;
  for (std::size_t n = 0; n < cuts.size(); ++n) {
    const std::string_view part = text.substr(cuts[n], (n + 1 < cuts.size() ? cuts[n + 1] : last) - cuts[n]);
    const std::size_t end = part.find_last_not_of(" ;") + 1;
    talks.push_back(without_leading_joiner(part_of(item, cuts[n], cuts[n] + end), cues));
  }
  return talks;
}

Item without_talk(const Item& item, const Cues& cues) {
  if (const std::size_t end = before_dashed_talk(item.text, cues); end > 0) { return part_of(item, 0, end); }
  if (const std::size_t end = before_stopped_talk(item, cues); end > 0) { return part_of(item, 0, end); }
  if (const std::size_t end = before_bare_talk(item, cues); end > 0) { return part_of(item, 0, end); }
  if (const std::size_t end = before_colon_talk(item, cues); end > 0) { return part_of(item, 0, end); }
  if (const auto people = people_behind_talk(item.text, cues)) { return part_of(item, people->first, people->second); }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{{{"“", "”"}, {"«", "»"}, {"\"", "\""}}};
  for (const auto& [open, close] : marks) {
    const std::size_t begin = item.text.find(open, 1);
    if (begin == std::string::npos) { continue; }
    const std::string_view before = trim(std::string_view(item.text).substr(0, begin));
    const bool apart = before.ends_with("—") || before.ends_with("–") || before.ends_with(" -") || before.ends_with(':');
    const std::size_t end = item.text.find(close, begin + open.size());
    const std::size_t inner = begin + open.size();
    const std::string_view rest =
        end == std::string::npos ? std::string_view() : trim(std::string_view(item.text).substr(end + close.size()));
    const bool last = rest.size() <= 1;
    const std::string_view title =
        std::string_view(item.text).substr(inner, (end == std::string::npos ? item.text.size() : end) - inner);
    const bool bracket = before.ends_with(')') || before.ends_with("),"); // "Ana Paz (Institute B), “Visas”"
    const bool told = (last && (bracket || (before.ends_with(',') && is_sentence_like(title)))) ||
                      ((bracket || before.ends_with(',')) && tells_of_person(rest, before, cues));
    if (!(apart || told) || words_of(title, 3).size() < 2 || before.find(' ') == std::string_view::npos) { continue; }
    Item cut = part_of(item, 0, trim_separators(before).size());
    if (rest.size() > 2) { cut.text += " " + std::string(rest); }
    cut.words = words_of(cut.text);
    return cut;
  }
  return item;
}

} // namespace entente::agenda
