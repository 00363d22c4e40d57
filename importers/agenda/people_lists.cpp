#include "importers/agenda/people_lists.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/introduced.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// Bytes of two to five words of a name that stand before " (" at byte `at`; 0 when something else does.
std::size_t name_before_bracket(std::string_view text, std::size_t at, const Cues& cues) {
  const std::size_t bracket = text.find(" (", at);
  if (bracket == std::string_view::npos) { return 0; }
  const std::string_view name = text.substr(at, bracket - at);
  if (name.find_first_of(",;:") != std::string_view::npos || !starts_upper(name)) { return 0; }
  const Words words = words_of(name, 6);
  std::size_t capitals = 0;
  std::size_t length = 0;
  if (cues.post_words.match(words.folded, 0, length) != nullptr ||
      cues.body_words.match(words.folded, 0, length) != nullptr) {
    return 0; // "Mayor of A (B)", "City of A (B)"
  }
  for (const auto& [begin, end] : words.bytes) {
    const bool upper = starts_upper(name.substr(begin));
    if (!upper && end - begin > 3) { return 0; }
    capitals += upper ? 1 : 0;
  }
  return words.size() <= 5 && capitals >= 2 ? name.size() : 0;
}

} // namespace

bool name_before_comma(std::string_view text, const Cues& cues) {
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos || !begins_with_name(text)) { return false; }
  const Words name = words_of(text.substr(0, comma), 6);
  return name.size() >= 2 && name.size() <= 4 && !holds_noun(name, cues);
}

bool name_before_details(std::string_view text, const Cues& cues) {
  return name_before_comma(text, cues) || name_before_bracket(text, 0, cues) > 0;
}

bool name_before_post(std::string_view text, const Cues& cues) {
  return name_before_comma(text, cues) && begins_with_post(text.substr(text.find(", ") + 2), cues);
}

namespace {

/// "Ben Roth, Institute B": such a name, and the noun of a body behind it.
bool name_before_body(std::string_view text, const Cues& cues) {
  std::size_t length = 0;
  return name_before_comma(text, cues) &&
         cues.body_words.match(words_of(text.substr(text.find(", ") + 2), 8).folded, 0, length) != nullptr;
}

/// Adds cuts at "Ana Paz (Institute A), Ben Roth (Network B) and Eva Lind (City of C)": names with brackets each.
void bracketed_people(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  if (name_before_bracket(text, 0, cues) == 0) { return; }
  for (std::size_t close = text.find(')'); close != std::string_view::npos; close = text.find(')', close + 1)) {
    std::size_t at = close + 1;
    while (at < text.size() && (text[at] == ',' || text[at] == ' ')) {
      ++at;
    }
    for (const std::string_view dash : {"- ", "– ", "— "}) { // "Ana Paz (Session 1) - Ben Roth (Session 2)"
      if (text.substr(at).starts_with(dash)) { at += dash.size(); }
    }
    const Words words = words_of(text.substr(at), 2);
    std::size_t length = 0;
    const Cue* const joiner = words.size() < 2 ? nullptr : cues.joiners.match(words.folded, 0, length);
    const bool joined = joiner != nullptr && joiner->value == "and" && length == 1 && !starts_upper(text.substr(at));
    if (joined) { at += words.bytes[1].first; }
    const bool named = name_before_bracket(text, at, cues) > 0 || (joined && name_before_comma(text.substr(at), cues)) ||
                       (text.substr(close + 1).starts_with(',') &&
                        (name_before_post(text.substr(at), cues) || name_before_body(text.substr(at), cues)));
    if (at > close + 1 && named) { cuts.push_back(at); }
  }
}

/// Adds cuts at "Ana Paz, Ben Roth (Institute A)": names of two to four words in a list, the last with brackets that hold
/// the noun of a body.
void listed_names(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  const std::size_t bracket = text.find(" (");
  if (bracket == std::string_view::npos || text.substr(bracket).find(')') + bracket + 2 < text.size()) { return; }
  const Words inside = words_of(text.substr(bracket), 24);
  std::size_t at = 0;
  std::size_t length = 0;
  if (cues.body_words.find(inside.folded, at, length) == nullptr) { return; }
  std::vector<std::size_t> begins;
  for (std::size_t begin = 0; begin < bracket;) {
    const std::size_t end = std::min(text.find(", ", begin), bracket);
    const std::string_view name = text.substr(begin, end - begin);
    const Words words = words_of(name, 6);
    if (words.size() < 2 || words.size() > 4 || name.find_first_of(";:.") != std::string_view::npos) { return; }
    for (std::size_t n = 0; n < words.size(); ++n) {
      const CueList* const lists[] = {&cues.post_words, &cues.body_words, &cues.field_words, &cues.post_adjectives};
      const bool noun =
          std::ranges::any_of(lists, [&](const CueList* list) { return list->match(words.folded, n, length) != nullptr; });
      if (noun || !starts_upper(name.substr(words.bytes[n].first))) { return; }
    }
    if (begin > 0) { begins.push_back(begin); }
    begin = end + 2;
  }
  const LetterCase first = letter_case(text.substr(0, std::min(text.find(','), bracket)));
  if (first.lower == 0) { return; } // "PAZ LÓPEZ, Ana (Institute A)"
  cuts.insert(cuts.end(), begins.begin(), begins.end());
}

/// Adds cuts at "Ana Paz, maire de A, Ben Roth, Eva Lind, députée": names in a list in which posts stand in small letters.
void listed_posts(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  if (!name_before_comma(text, cues) || text.find(';') != std::string_view::npos) { return; }
  std::vector<std::size_t> begins = {0}; // of the parts between commas
  int depth = 0;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    if (depth == 0 && text[at] == ',' && text[at + 1] == ' ') { begins.push_back(at + 2); }
  }
  const auto posted = [&](std::size_t n) { // a post in small letters
    return n < begins.size() && !starts_upper(text.substr(begins[n])) && begins_with_post(text.substr(begins[n]), cues);
  };
  if (!posted(1)) { return; }
  const auto named = [&](std::size_t n) { return n + 1 < begins.size() && name_before_comma(text.substr(begins[n]), cues); };
  for (std::size_t n = 2; n < begins.size(); ++n) {
    std::size_t last = n; // of a run of names, the last of whom has a post
    while (named(last) && named(last + 1)) {
      ++last;
    }
    if (named(last) && posted(last + 1)) { cuts.push_back(begins[n]); }
  }
}

/// Adds cuts at "Ana PAZ, mayor of A, Ben ROTH, City of B": names whose surnames stand in capitals, as the first does.
void people_in_capitals(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  if (!names_in_capitals(text)) { return; }
  int depth = 0;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    if (depth > 0 || text[at] != ',' || text[at + 1] != ' ') { continue; }
    const std::string_view rest = text.substr(at + 2);
    if (!names_in_capitals(rest)) { continue; }
    const Words name = words_of(rest.substr(0, rest.find(',')), 6);
    const auto holds = [&](const CueList& list) {
      std::size_t first = 0;
      std::size_t length = 0;
      return list.find(name.folded, first, length) != nullptr;
    };
    if (!holds(cues.body_words) && !holds(cues.post_words) && !holds(cues.field_words)) { cuts.push_back(at + 2); }
  }
}

} // namespace

void cut_lists(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  bracketed_people(text, cues, cuts);
  listed_names(text, cues, cuts);
  listed_posts(text, cues, cuts);
  people_in_capitals(text, cues, cuts);
}

} // namespace entente::agenda
