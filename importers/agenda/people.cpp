#include "importers/agenda/people.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

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

/// "Ana Paz (facilitator)": two words or more of a name, and a role in brackets.
bool is_name_with_role(const Item& item, const Cues& cues) {
  if (!item.text.ends_with(')')) { return false; }
  const std::optional<RoleSuffix> suffix = role_suffix(item, cues);
  if (!suffix) { return false; }
  const std::string_view name = std::string_view(item.text).substr(0, suffix->begin);
  return name.find(',') == std::string_view::npos && begins_with_name(name) && !holds_noun(words_of(name, 8), cues);
}

/// "Ana Paz (University of A)": two to five words of a name, and in brackets a known body, or one that its noun begins.
bool is_name_with_body(const Item& item, const Reference& reference) {
  constexpr std::size_t most_words = 5;
  const std::size_t begin = item.text.find(" (");
  if (!item.text.ends_with(')') || begin == std::string::npos || !begins_with_name(item.text)) { return false; }
  const std::string_view name = std::string_view(item.text).substr(0, begin);
  const std::string_view inside = std::string_view(item.text).substr(begin + 2, item.text.size() - begin - 3);
  const Words named = words_of(name, most_words + 1);
  std::size_t length = 0;
  return named.size() <= most_words && name.find_first_of(",;:") == std::string_view::npos &&
         !holds_noun(named, reference.cues()) && starts_upper(inside) &&
         (reference.organisation_named(inside) != nullptr ||
          reference.cues().body_words.match(words_of(inside, 8).folded, 0, length) != nullptr);
}

} // namespace

double likelihood(const Item& item, const ActiveRole& role, std::optional<Language> language, const Reference& reference) {
  if (item.words.size() == 0) { return 0.0; }
  if (const std::vector<Item> both = surname_pair(item); !both.empty()) {
    return likelihood(both.front(), role, language, reference);
  }
  if (const std::vector<Item> both = people_with_own_bodies(item); !both.empty()) {
    return likelihood(both.front(), role, language, reference);
  }
  if (const std::vector<Item> sides = sides_with_people(item, reference); !sides.empty()) {
    return likelihood(sides.front(), role, language, reference);
  }
  const double read = entry_likelihood(entry_text(item), entry_context(role, language), reference);
  if (is_name_with_body(item, reference)) { return std::max(read, 0.7); }
  return is_name_with_state(item, reference) || is_name_with_role(item, reference.cues()) ? std::max(read, 0.75) : read;
}

namespace {

/// The line breaks off inside a phrase: a small word of at most three letters stands at its end.
bool ends_open(std::string_view text) {
  text = trim(text);
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos) { return false; }
  const std::string_view word = text.substr(space + 1);
  const LetterCase letters = letter_case(word);
  return length(word) <= 3 && letters.upper == 0 && letters.lower == length(word);
}

/// "Ana Paz, director of A": two to five capitalised words, a comma and the noun of a post.
bool begins_with_name_and_post(std::string_view text, const Cues& cues) {
  constexpr std::size_t longest_name = 60;
  const std::size_t comma = text.substr(0, longest_name).find(", ");
  if (comma == std::string_view::npos || !starts_upper(text)) { return false; }
  const Words name = words_of(text.substr(0, comma), 6);
  std::size_t capitals = 0;
  std::size_t length = 0;
  for (const auto& [begin, end] : name.bytes) {
    const bool upper = starts_upper(text.substr(begin));
    if (!upper && end - begin > 3) { return false; }
    capitals += upper ? 1 : 0;
  }
  if (capitals < 2 || name.size() > 5 || cues.post_words.match(name.folded, 0, length) != nullptr ||
      cues.body_words.match(name.folded, 0, length) != nullptr) {
    return false;
  }
  const Words behind = words_of(text.substr(comma + 2, 60), 6);
  return cues.post_words.match(behind.folded, 0, length) != nullptr;
}

/// "…, Honorable": the last word or two are a title.
bool ends_in_honorific(std::string_view text, const Cues& cues) {
  constexpr std::size_t tail = 24;
  const std::size_t from = text.size() > tail ? text.find(' ', text.size() - tail) : 0;
  if (from == std::string_view::npos) { return false; }
  const Words words = words_of(text.substr(from), 8);
  for (std::size_t n = words.size() > 2 ? words.size() - 2 : 0; n < words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.honorifics.match(words.folded, n, length);
    const bool suffix = cue != nullptr && cue->value.ends_with("suffix");
    if (cue != nullptr && !suffix && n + length == words.size() && starts_upper(text.substr(from + words.bytes[n].first)) &&
        cues.post_words.exact(cue->phrase) == nullptr) {
      return true;
    }
  }
  return false;
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
  const bool apart = space > 0 && (text[space - 1] == ',' || text[space - 1] == ';' || text[space - 1] == ')');
  return apart ? space : text.size();
}

/// "; member, Network B", "; Co-President of A": behind the semicolon goes on with the posts of one person.
bool goes_on_with_post(const Item& part, const Cues& cues) {
  std::size_t length = 0;
  if (part.words.size() == 0 || cues.post_words.match(part.words.folded, 0, length) == nullptr) { return false; }
  const std::string_view behind = std::string_view(part.text).substr(part.words.bytes[length - 1].second);
  if (trim(behind).starts_with(':')) { return false; } // "; rapporteur: Ben Roth"
  if (!starts_upper(part.text)) { return true; }
  const bool named = behind.starts_with(' ') && starts_upper(behind.substr(1)); // "; Deputy Ben Roth"
  return !behind.empty() && !named && !honorific_at(part.text, cues);
}

} // namespace

namespace {

/// "in conversation with", "conversa con el": words for a role, and at most an article behind them.
bool only_role(const Item& part, const Cues& cues) {
  std::size_t length = 0;
  std::size_t article = 0;
  if (cues.roles.exact(part.text) != nullptr) { return true; }
  return cues.roles.match(part.words.folded, 0, length) != nullptr && length + 1 == part.words.size() &&
         cues.articles.match(part.words.folded, length, article) != nullptr && !starts_upper(part.text);
}

} // namespace

std::vector<Item> split_people(const Item& item, const ActiveRole& role, std::optional<Language> language,
                               const Reference& reference) {
  const Cues& cues = reference.cues();
  std::vector<std::size_t> cuts = {0};
  const std::string_view text = item.text;
  const bool dotted = text.find(" · ") != std::string_view::npos; // the signs between people say enough
  for (const std::size_t offset : item.breaks) {
    if (dotted) { break; }
    const std::string_view before = trim(text.substr(0, offset));
    // "Secretary of A, Ms Ana Paz" above "President of B, Director, Mr Ben Roth"
    if (ends_with_person(before.substr(cuts.back()), cues) && ends_with_person(text.substr(offset), cues) &&
        is_post_line(part_of(item, cuts.back(), offset), reference) &&
        is_post_line(part_of(item, offset, text.size()), reference)) {
      cuts.push_back(offset);
      continue;
    }
    const std::string_view tail = before.substr(before.size() - std::min<std::size_t>(before.size(), 24));
    // "Ms Ana Paz, Deputy Minister of Consular" above "and Migrant Affairs, Secretariat of A": whoever follows has a title
    // too
    const bool titles_too = honorific_at(text.substr(offset), cues) || !honorific_at(text.substr(cuts.back()), cues);
    if (titles_too && text.find(';') == std::string_view::npos && !ends_open(before) && !before.ends_with(',') &&
        !names_with_honorific(tail, cues) && begins_with_name_and_post(before.substr(cuts.back()), cues) &&
        begins_with_name_and_post(text.substr(offset), cues)) {
      cuts.push_back(offset);
      continue;
    }
    const bool named = names_in_capitals(text.substr(0, item.breaks.front())) && names_in_capitals(text.substr(offset)) &&
                       !before.ends_with(',');
    if (!(named || honorific_at(text.substr(offset), cues)) || ends_open(before) || ends_with_noun(before, cues)) {
      continue;
    }
    if (ends_in_honorific(before, cues)) { continue; } // "…, Honorable" above "Deputy Ana Paz"
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
      if (n > 0 && is_bare_body(part, cues)) { continue; }
      if (honorific_at(part.text, cues) || is_capitalised_name(part) || is_surname_and_given(part.text) ||
          reads(part) >= 0.5) {
        ++people;
      }
    }
    const auto part_at = [&](std::size_t begin) { return part_of(item, begin, text.size()); };
    for (std::size_t n = 1; people * 2 >= strong.size() && n < strong.size(); ++n) {
      const bool column = text.substr(0, strong[n]).ends_with(" | "); // "Ana Paz | Institute A, Peru"
      if (people > 1 || (!column && !goes_on_with_post(part_at(strong[n]), cues))) { cuts.push_back(strong[n]); }
    }
  }
  cut_people(item, reads, cues, cuts);
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
    if (part.words.size() > 0 && (parts.empty() || !only_role(part, cues))) { parts.push_back(part); }
  }
  return parts;
}

} // namespace entente::agenda
