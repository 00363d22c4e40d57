#include "importers/agenda/people.hpp"

#include <algorithm>
#include <array>
#include <utility>

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
  if (const std::vector<Item> both = surname_pair(item); !both.empty()) {
    return likelihood(both.front(), role, language, reference);
  }
  const double read = entry_likelihood(entry_text(item), entry_context(role, language), reference);
  return is_name_with_state(item, reference) ? std::max(read, 0.75) : read;
}

namespace {

bool honorific_at(std::string_view text, const Cues& cues) {
  const Words words = words_of(text.substr(0, 60), 6);
  std::size_t length = 0;
  return cues.honorifics.match(words.folded, 0, length) != nullptr && words.size() > length && starts_upper(text);
}

/// The text holds an honorific before a capital anywhere.
bool names_with_honorific(std::string_view text, const Cues& cues) {
  const Words words = words_of(text);
  for (std::size_t n = 0; n < words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.honorifics.match(words.folded, n, length);
    // "Minister" and "Commissioner" are posts before they are titles.
    const bool title = cue != nullptr && (cue->value.starts_with("civil") || cue->value.starts_with("Excellency") ||
                                          cue->value.starts_with("academic"));
    if (title && starts_upper(text.substr(words.bytes[n].first))) { return true; }
  }
  return false;
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

/// "…, Université": a body's noun with a capital and nothing behind it.
bool ends_with_noun(std::string_view text, const Cues& cues) {
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const Words words = words_of(word, 2);
  std::size_t length = 0;
  const Cue* const noun = words.size() == 1 ? cues.body_words.match(words.folded, 0, length) : nullptr;
  return noun != nullptr && starts_upper(word) && (noun->value == "university" || noun->value == "institute");
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

/// Where parts begin that semicolons or double slashes separate, outside brackets.
std::vector<std::size_t> separators(std::string_view text) {
  std::vector<std::size_t> begins = {0};
  int depth = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] == '(') { ++depth; }
    if (text[at] == ')') { --depth; }
    if (depth > 0) { continue; }
    if (text[at] == ';') { begins.push_back(at + 1); }
    if (text.substr(at).starts_with(" • ")) { begins.push_back(at + std::string_view(" • ").size()); }
    if (text.substr(at).starts_with(" // ")) { begins.push_back(at + 4); }
    if (text.substr(at).starts_with(" / ")) { begins.push_back(at + 3); }
    if (text.substr(at).starts_with(" | ")) { begins.push_back(at + 3); }
    if (text.substr(at).starts_with(" · ")) { begins.push_back(at + std::string_view(" · ").size()); }
  }
  return begins;
}

/// "; member, Network B": behind the semicolon goes on with the posts of one person.
bool goes_on_with_post(const Item& part, const Cues& cues) {
  std::size_t length = 0;
  return part.words.size() > 0 && !starts_upper(part.text) && cues.post_words.match(part.words.folded, 0, length) != nullptr;
}

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

/// Adds cuts at "Ana Paz (Institute A), Ben Roth (Network B) and Eva Lind (City of C)": names with brackets each.
void bracketed_people(std::string_view text, const Cues& cues, std::vector<std::size_t>& cuts) {
  if (name_before_bracket(text, 0, cues) == 0) { return; }
  for (std::size_t close = text.find(')'); close != std::string_view::npos; close = text.find(')', close + 1)) {
    std::size_t at = close + 1;
    while (at < text.size() && (text[at] == ',' || text[at] == ' ')) {
      ++at;
    }
    const Words words = words_of(text.substr(at), 2);
    std::size_t length = 0;
    const Cue* const joiner = words.size() < 2 ? nullptr : cues.joiners.match(words.folded, 0, length);
    const bool joined = joiner != nullptr && joiner->value == "and" && length == 1 && !starts_upper(text.substr(at));
    if (joined) { at += words.bytes[1].first; }
    if (at > close + 1 && name_before_bracket(text, at, cues) > 0) { cuts.push_back(at); }
  }
}

/// Adds cuts at ", in conversation with Mr B": words of a role that end in a preposition, and a name behind them.
void people_in_conversation(const Item& item, const Cues& cues, std::vector<std::size_t>& cuts) {
  for (std::size_t n = 2; n + 2 < item.words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.roles.match(item.words.folded, n, length);
    if (cue == nullptr || length < 2 || cue->value != "speaker" || n + length >= item.words.size()) { continue; }
    const std::string& word = item.words.folded[n + length - 1];
    if (word != "with" && word != "avec" && word != "con") { continue; }
    const std::size_t name = item.words.bytes[n + length].first;
    if (!starts_upper(std::string_view(item.text).substr(name))) { continue; }
    cuts.push_back(item.words.bytes[n].first);
    cuts.push_back(name);
  }
}

bool is_and(const Words& words, std::size_t n, const Cues& cues) {
  std::size_t length = 0;
  const Cue* const cue = cues.joiners.match(words.folded, n, length);
  return cue != nullptr && cue->value == "and" && length == 1;
}

/// A joiner "of" or "by" that a civil title follows: "de Mme A", "by Ms B". The word of the title; 0 when there is none.
std::size_t title_behind_of(const Words& words, std::string_view text, std::size_t n, const Cues& cues) {
  std::size_t length = 0;
  std::size_t title = 0;
  const Cue* const of = cues.joiners.match(words.folded, n, length);
  if (of == nullptr || (of->value != "of" && of->value != "by") || n + length + 1 >= words.size()) { return 0; }
  if (starts_upper(text.substr(words.bytes[n].first))) { return 0; }
  const Cue* const cue = cues.honorifics.match(words.folded, n + length, title);
  const bool civil = cue != nullptr && (cue->value.starts_with("civil") || cue->value.starts_with("Excellency"));
  return civil && starts_upper(text.substr(words.bytes[n + length].first)) ? n + length : 0;
}

/// The item without the "and" or "de" that it begins with.
Item without_leading_joiner(Item item, const Cues& cues) {
  const std::size_t skip = item.text.size() - trim_front_separators(item.text).size();
  if (skip > 0) { item = part_of(item, skip, item.text.size()); }
  if (item.words.size() > 2 && !starts_upper(item.text) && is_and(item.words, 0, cues)) {
    item = part_of(item, item.words.bytes[1].first, item.text.size());
  }
  if (const std::size_t title = title_behind_of(item.words, item.text, 0, cues); title > 0) {
    return part_of(item, item.words.bytes[title].first, item.text.size());
  }
  return item;
}

/// Two to five capitalised words before a comma, a bracket or the end.
bool is_capitalised_name(const Item& item) {
  const std::size_t end = std::min(item.text.find_first_of(",("), item.text.size());
  std::size_t words = 0;
  for (const auto& [from, to] : item.words.bytes) {
    if (from >= end) { break; }
    if (!starts_upper(std::string_view(item.text).substr(from))) { return false; }
    ++words;
  }
  return words >= 2 && words <= 5;
}

bool holds_honorific(const Item& item, const Cues& cues) {
  for (std::size_t n = 0; n < item.words.size(); ++n) {
    std::size_t length = 0;
    const bool upper = starts_upper(std::string_view(item.text).substr(item.words.bytes[n].first));
    if (upper && cues.honorifics.match(item.words.folded, n, length) != nullptr) { return true; }
  }
  return false;
}

/// Adds cuts at ", and Ms B, Director": both sides have an honorific, or both read as entries with a name in front.
template <class Reads>
void joined_people(const Item& item, const Reads& reads, const Cues& cues, std::vector<std::size_t>& cuts) {
  for (std::size_t n = 2; n + 2 < item.words.size(); ++n) {
    const std::size_t begin = item.words.bytes[n].first;
    if (!is_and(item.words, n, cues) || starts_upper(std::string_view(item.text).substr(begin))) { continue; }
    const Item left = part_of(item, 0, begin);
    const Item right = part_of(item, item.words.bytes[n + 1].first, item.text.size());
    const bool comma = trim(std::string_view(item.text).substr(0, begin)).ends_with(',');
    const bool shares = !comma && left.text.find_first_of(",;(:") == std::string::npos &&
                        left.text.find(" - ") == std::string::npos && left.text.find(" – ") == std::string::npos &&
                        right.text.find(',') != std::string::npos; // "Mr A and Ms B, Ministry of C"
    const bool titles =
        !shares && holds_honorific(left, cues) && holds_honorific(right, cues) && (comma || honorific_at(right.text, cues));
    const bool names = comma && is_capitalised_name(right) && right.text.find_first_of(",(") != std::string::npos &&
                       is_capitalised_name(left) && reads(right) >= 0.7 && reads(left) >= 0.6;
    if (titles || names) { cuts.push_back(begin); }
  }
}

/// Adds cuts at ", de Mme B, Director, et de M. C" where a person stands before.
void of_people(const Item& item, const Cues& cues, std::vector<std::size_t>& cuts) {
  for (std::size_t n = 3; n + 2 < item.words.size(); ++n) {
    if (title_behind_of(item.words, item.text, n, cues) == 0) { continue; }
    const std::size_t first = is_and(item.words, n - 1, cues) ? n - 1 : n;
    const std::size_t begin = item.words.bytes[first].first;
    const std::string_view before = trim(std::string_view(item.text).substr(0, begin));
    const bool apart = before.ends_with(',') || before.ends_with(';') || first < n;
    if (apart && names_with_honorific(before, cues)) { cuts.push_back(begin); }
  }
}

} // namespace

namespace {

/// "PAZ LÓPEZ, Ana": the whole text is a surname in capitals and given names.
bool is_surname_and_given(std::string_view text) {
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) { return false; }
  const LetterCase surname = letter_case(text.substr(0, comma));
  const std::string_view given = text.substr(comma + 2);
  return surname.lower == 0 && surname.upper > 1 && letter_case(given).lower > 0 && starts_upper(given) &&
         words_of(given, 5).size() <= 3;
}

} // namespace

std::vector<Item> split_people(const Item& item, const ActiveRole& role, std::optional<Language> language,
                               const Reference& reference) {
  const Cues& cues = reference.cues();
  std::vector<std::size_t> cuts = {0};
  const std::string_view text = item.text;
  for (const std::size_t offset : item.breaks) {
    const std::string_view before = trim(text.substr(0, offset));
    const bool named = names_in_capitals(text.substr(0, item.breaks.front())) && names_in_capitals(text.substr(offset)) &&
                       !before.ends_with(',');
    if (!(named || honorific_at(text.substr(offset), cues)) || ends_open(before) || ends_with_noun(before, cues)) {
      continue;
    }
    const std::string_view last = before.substr(cuts.back());
    if (before.ends_with(',') && !names_with_honorific(last, cues) &&
        is_post_line(part_of(item, cuts.back(), offset), reference)) {
      continue; // "Mayor of A," above "Ms Ana Paz"
    }
    if (likelihood(part_of(item, offset, text.size()), role, language, reference) >= 0.5) { cuts.push_back(offset); }
  }
  for (std::size_t n = 1; n < item.emphasis.size(); ++n) {
    const std::size_t begin = item.emphasis[n].first;
    const std::string_view before = trim(text.substr(0, begin));
    const bool listed =
        before.substr(before.size() - std::min<std::size_t>(before.size(), 5)).find_first_of(",;") != std::string_view::npos;
    if (listed && likelihood(part_of(item, begin, text.size()), role, language, reference) >= 0.5) { cuts.push_back(begin); }
  }
  const auto reads = [&](const Item& part) { return likelihood(part, role, language, reference); };
  const std::vector<std::size_t> strong = separators(text);
  if (strong.size() > 1) {
    std::size_t people = 0;
    for (std::size_t n = 0; n < strong.size(); ++n) {
      const Item part =
          without_leading_joiner(part_of(item, strong[n], n + 1 < strong.size() ? strong[n + 1] : text.size()), cues);
      if (n > 0 && goes_on_with_post(part, cues) && part.text.find('(') == std::string::npos) { continue; }
      if (honorific_at(part.text, cues) || is_capitalised_name(part) || is_surname_and_given(part.text) ||
          reads(part) >= 0.5) {
        ++people;
      }
    }
    const auto part_at = [&](std::size_t begin) { return part_of(item, begin, text.size()); };
    for (std::size_t n = 1; people * 2 >= strong.size() && n < strong.size(); ++n) {
      if (people > 1 || !goes_on_with_post(part_at(strong[n]), cues)) { cuts.push_back(strong[n]); }
    }
  }
  joined_people(item, reads, cues, cuts);
  of_people(item, cues, cuts);
  bracketed_people(text, cues, cuts);
  people_in_conversation(item, cues, cuts);
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  for (std::size_t n = 1; n + 1 < cuts.size();) {
    if (words_of(text.substr(cuts[n], cuts[n + 1] - cuts[n]), 3).size() <= 1) {
      cuts.erase(cuts.begin() + static_cast<std::ptrdiff_t>(n) + 1);
    } else {
      ++n;
    }
  }
  std::vector<Item> parts;
  for (std::size_t n = 0; n < cuts.size(); ++n) {
    std::size_t end = n + 1 < cuts.size() ? without_joiner(text.substr(0, cuts[n + 1])) : text.size();
    const auto separates = [](std::string_view before) {
      return before.ends_with(';') || before.ends_with(' ') || before.ends_with(',') || before.ends_with('/') ||
             before.ends_with('|');
    };
    while (end > cuts[n] && (separates(text.substr(0, end)) || text.substr(0, end).ends_with("·"))) {
      end -= text.substr(0, end).ends_with("·") ? 2 : 1;
    }
    const Item part = without_leading_joiner(part_of(item, cuts[n], end), cues);
    if (part.words.size() > 0 && (parts.empty() || cues.roles.exact(part.text) == nullptr)) { parts.push_back(part); }
  }
  return parts;
}

std::vector<Item> surname_pair(const Item& item) {
  std::size_t rest = item.text.size();
  for (const std::string_view sign : {" — ", " – ", " - ", " ("}) {
    rest = std::min(rest, item.text.find(sign));
  }
  const std::string_view names = trim(std::string_view(item.text).substr(0, rest));
  for (const std::string_view sign : {" & ", " and ", " et ", " y ", " e "}) {
    const std::size_t at = names.find(sign);
    if (at == std::string_view::npos) { continue; }
    const std::string_view second = names.substr(at + sign.size());
    if (!is_surname_and_given(names.substr(0, at)) || !is_surname_and_given(second)) { continue; }
    std::vector<Item> both;
    for (const std::string_view name : {names.substr(0, at), second}) {
      Item one = item;
      one.text = std::string(name) + item.text.substr(rest);
      one.words = words_of(one.text);
      one.emphasis.clear();
      one.italics.clear();
      one.breaks.clear();
      both.push_back(std::move(one));
    }
    return both;
  }
  return {};
}

} // namespace entente::agenda
