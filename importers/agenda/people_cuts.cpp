#include "importers/agenda/people_cuts.hpp"

#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/introduced.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_lists.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

bool is_bare_body(const Item& item, const Cues& cues) {
  std::size_t at = 0;
  std::size_t length = 0;
  if (honorific_at(item.text, cues) || cues.body_words.find(item.words.folded, at, length) == nullptr) { return false; }
  return at == 0 || item.text.find(',') == std::string::npos;
}

bool holds_noun(const Words& words, const Cues& cues) {
  const CueList* const lists[] = {&cues.body_words, &cues.post_words, &cues.field_words, &cues.body_qualifiers};
  for (std::size_t n = 0; n < words.size(); ++n) {
    std::size_t length = 0;
    const bool noun =
        std::ranges::any_of(lists, [&](const CueList* list) { return list->match(words.folded, n, length) != nullptr; });
    std::size_t particle = 0;
    if (noun && (length > 1 || cues.person_particles.match(words.folded, n, particle) == nullptr)) { return true; }
  }
  return false;
}

std::vector<std::size_t> separators(std::string_view text) {
  constexpr std::array<std::string_view, 6> signs{";", " • ", " // ", " / ", " | ", " · "};
  std::vector<std::size_t> begins = {0};
  int depth = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] == '(') { ++depth; }
    if (text[at] == ')') { --depth; }
    if (depth > 0) { continue; }
    for (const std::string_view sign : signs) {
      if (text.substr(at).starts_with(sign)) { begins.push_back(at + sign.size()); }
    }
  }
  return begins;
}

bool begins_with_post(std::string_view text, const Cues& cues) {
  constexpr std::size_t reach = 3;
  const Words words = words_of(text, 8);
  for (std::size_t n = 0; n < std::min(reach, words.size()); ++n) {
    std::size_t length = 0;
    if (cues.post_words.match(words.folded, n, length) != nullptr) { return true; }
    const bool ordinal = n == 0 && words.folded[n].front() >= '0' && words.folded[n].front() <= '9'; // "2e vice-président"
    if (!ordinal && cues.post_adjectives.match(words.folded, n, length) == nullptr &&
        cues.field_words.match(words.folded, n, length) == nullptr) {
      return false;
    }
  }
  return false;
}

namespace {

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
  if (of == nullptr || (of->value != "of" && of->value != "by") || starts_upper(text.substr(words.bytes[n].first))) {
    return 0;
  }
  std::size_t at = n + length;
  std::size_t article = 0;
  if (cues.articles.match(words.folded, at, article) != nullptr && article == 1) { at += article; } // "de la señora B"
  const Cue* const cue = at + 1 < words.size() ? cues.honorifics.match(words.folded, at, title) : nullptr;
  if (cue == nullptr || at + title >= words.size() || !starts_upper(text.substr(words.bytes[at + title].first))) {
    return 0;
  }
  const bool civil = cue->value.starts_with("civil") || cue->value.starts_with("Excellency");
  const bool office = cue->value == "political" || cue->value == "diplomatic" || cue->value.starts_with("academic");
  const bool spelled = cue->phrase.size() > 4; // "señora"
  return (civil && (spelled || starts_upper(text.substr(words.bytes[at].first)))) || (office && spelled) ? at : 0;
}

/// "de Ana Paz (Institute A)", "d'Ana Paz, director": the joiner "of" and a name with a bracket or a post behind it; the
/// word of the name, 0 where something else stands.
std::size_t name_behind_of(const Words& words, std::string_view text, std::size_t n, const Cues& cues) {
  constexpr std::size_t most_words = 5;
  std::size_t length = 0;
  const Cue* const of = cues.joiners.match(words.folded, n, length);
  std::size_t at = n + length;
  if (of == nullptr || of->value != "of" || at + 1 >= words.size() || starts_upper(text.substr(words.bytes[n].first))) {
    return 0;
  }
  if (const std::size_t post = introduced_at(words, text, at, cues); post > 0) { return post; } // "y de la editora Ana Paz"
  const std::string_view rest = text.substr(words.bytes[at].first);
  const std::string_view name = rest.substr(0, rest.find_first_of(",("));
  const Words named = words_of(name, most_words + 1);
  return begins_with_name(rest) && named.size() <= most_words && !holds_noun(named, cues) &&
                 (name.size() == rest.size() || rest.size() > name.size() + 2)
             ? at
             : 0;
}

/// "la Sra. Ana Paz", "el diputado Ben Roth": the word of the title behind an article; 0 when something else stands there.
std::size_t title_behind_article(const Item& item, const Cues& cues) {
  std::size_t article = 0;
  std::size_t title = 0;
  const bool behind = item.words.size() > 2 && !starts_upper(item.text) &&
                      item.text.find(' ') == item.words.bytes[0].second &&
                      cues.articles.match(item.words.folded, 0, article) != nullptr &&
                      (cues.honorifics.match(item.words.folded, article, title) != nullptr ||
                       cues.post_words.match(item.words.folded, article, title) != nullptr) &&
                      article + title < item.words.size();
  if (!behind) { return 0; }
  const bool named = starts_upper(std::string_view(item.text).substr(item.words.bytes[article + title].first));
  return named || posted_actor(item.text, cues) ? article : 0;
}

} // namespace

namespace {

/// "by video link from Lima, Ms A, B": how somebody takes part stands before the name; behind it afterwards.
Item with_remote_behind(const Item& item, const Cues& cues) {
  constexpr std::size_t most_words = 8;
  const std::size_t comma = item.text.find(", ");
  std::size_t length = 0;
  if (comma == std::string::npos || starts_upper(item.text) || cues.remote.match(item.words.folded, 0, length) == nullptr ||
      !honorific_at(std::string_view(item.text).substr(comma + 2), cues)) {
    return item;
  }
  const Item aside = part_of(item, 0, comma);
  if (aside.words.size() > most_words) { return item; }
  Item person = joined(part_of(item, comma + 2, item.text.size()), aside);
  person.printed = item.text;
  return person;
}

} // namespace

Item without_leading_joiner(Item item, const Cues& cues) {
  const std::size_t skip = item.text.size() - trim_front_separators(item.text).size();
  if (skip > 0) { item = part_of(item, skip, item.text.size()); }
  if (item.words.size() > 2 && !starts_upper(item.text) && is_and(item.words, 0, cues)) {
    item = part_of(item, item.words.bytes[1].first, item.text.size());
  }
  item = with_remote_behind(item, cues);
  if (const std::size_t title = title_behind_article(item, cues); title > 0) {
    item = part_of(item, item.words.bytes[title].first, item.text.size());
  }
  const bool with = item.words.size() > 2 && (item.words.folded.front() == "with" || item.words.folded.front() == "avec" ||
                                              item.words.folded.front() == "con");
  if (with && !starts_upper(item.text) && starts_upper(std::string_view(item.text).substr(item.words.bytes[1].first))) {
    item = part_of(item, item.words.bytes[1].first, item.text.size()); // "…; with Ana Paz, Ministry of B"
  }
  if (const std::size_t title = title_behind_of(item.words, item.text, 0, cues); title > 0) {
    return part_of(item, item.words.bytes[title].first, item.text.size());
  }
  if (const std::size_t name = item.words.size() > 2 ? name_behind_of(item.words, item.text, 0, cues) : 0; name > 0) {
    return part_of(item, item.words.bytes[name].first, item.text.size());
  }
  return item;
}

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

namespace {

bool holds_honorific(const Item& item, const Cues& cues) {
  for (std::size_t n = 0; n < item.words.size(); ++n) {
    std::size_t length = 0;
    const bool upper = starts_upper(std::string_view(item.text).substr(item.words.bytes[n].first));
    if (upper && cues.honorifics.match(item.words.folded, n, length) != nullptr) { return true; }
  }
  return false;
}

/// Adds cuts at ", and Ms B, Director": both sides have an honorific, or both read as entries with a name in front.
void joined_people(const Item& item, const std::function<double(const Item&)>& reads, const Cues& cues,
                   std::vector<std::size_t>& cuts) {
  for (std::size_t n = 2; n + 2 < item.words.size(); ++n) {
    const std::size_t begin = item.words.bytes[n].first;
    if (!is_and(item.words, n, cues) || starts_upper(std::string_view(item.text).substr(begin)) ||
        item.text[begin - 1] == '-') { // "Sao Tomé-et-Principe"
      continue;
    }
    const Item left = part_of(item, 0, begin);
    const Item right = part_of(item, item.words.bytes[n + 1].first, item.text.size());
    const bool comma = trim(std::string_view(item.text).substr(0, begin)).ends_with(',');
    const bool shares = !comma && left.text.find_first_of(",;(:") == std::string::npos &&
                        left.text.find(" - ") == std::string::npos && left.text.find(" – ") == std::string::npos &&
                        right.text.find(',') != std::string::npos; // "Mr A and Ms B, Ministry of C"
    std::size_t post = 0;
    std::size_t title = 0;
    const bool names_post = cues.post_words.match(right.words.folded, 0, post) != nullptr &&
                            cues.honorifics.match(right.words.folded, 0, title) != nullptr && post > title;
    if (names_post) { continue; } // "Ms A, Director and Chief Executive Officer, Authority B"
    const bool described = left.text.find_first_of(",(") != std::string::npos && !shares;
    const bool titles = (!shares && holds_honorific(left, cues) && holds_honorific(right, cues) &&
                         (comma || honorific_at(right.text, cues))) ||
                        (described && begins_with_name(left.text) && honorific_at(right.text, cues));
    const bool names = comma && is_capitalised_name(right) && right.text.find_first_of(",(") != std::string::npos &&
                       is_capitalised_name(left) && reads(right) >= 0.7 && reads(left) >= 0.6;
    // "Ms A, Network B and Ben Roth, Director, Institute C"
    const bool posted = described && (is_capitalised_name(left) || honorific_at(left.text, cues)) &&
                        name_before_post(right.text, cues) && reads(right) >= 0.7;
    const bool listed = comma && described && is_capitalised_name(left) && name_before_comma(left.text, cues) &&
                        name_before_comma(right.text, cues) && reads(right) >= 0.4; // "Ana Paz, A, and Ben Roth, B"
    const bool actors = described && posted_actor(item.text.substr(item.words.bytes[n + 1].first), cues).has_value();
    // "Ana Paz (Peru) and Ben Roth": a bare name behind somebody in brackets
    const bool bracketed = trim(left.text).ends_with(')') && is_capitalised_name(left) && is_capitalised_name(right) &&
                           right.text.find_first_of(",(;:") == std::string::npos && !holds_noun(right.words, cues);
    if (titles || names || posted || listed || actors || bracketed) { cuts.push_back(begin); }
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

/// Adds cuts at ", de Ben Roth (B), et de Eva Lind, mayor of C" where whoever stands before was named in the same way:
/// behind the words of a role that end in "of".
void of_names(const Item& item, const Cues& cues, std::vector<std::size_t>& cuts) {
  if (!begins_with_name(item.text)) { return; }
  for (std::size_t n = 3; n + 2 < item.words.size(); ++n) {
    if (name_behind_of(item.words, item.text, n, cues) == 0) { continue; }
    const std::size_t first = is_and(item.words, n - 1, cues) ? n - 1 : n;
    const std::size_t begin = item.words.bytes[first].first;
    const std::string_view before = trim(std::string_view(item.text).substr(0, begin));
    const bool apart = before.ends_with(',') || before.ends_with(';') || (first < n && before.ends_with(')'));
    if (apart && before.find_first_of(",(") < before.size()) { cuts.push_back(begin); }
  }
}

} // namespace

void cut_people(const Item& item, const std::function<double(const Item&)>& reads, const Cues& cues,
                std::vector<std::size_t>& cuts) {
  joined_people(item, reads, cues, cuts);
  of_people(item, cues, cuts);
  of_names(item, cues, cuts);
  cut_lists(item.text, cues, cuts);
  cut_conversations(item, cues, cuts);
}

} // namespace entente::agenda
