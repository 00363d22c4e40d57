#include "importers/agenda/name_runs.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/items.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// Words at `n` with a capital that are no name's: "Avec", "Modera", "Conférence".
std::size_t opening_words(const SentenceWords& words, const Cues& cues, std::size_t n) {
  std::size_t small = 0;
  for (const CueList* const list :
       {&cues.roles, &cues.joiners, &cues.calling_verbs, &cues.act_verbs, &cues.session_kinds, &cues.possessives}) {
    std::size_t length = 0;
    if (words.match(*list, n, length) != nullptr && (length > 1 || words.begins_sentence(n) || list == &cues.roles)) {
      return length;
    }
  }
  if (words.end_of(n) - words.begin_of(n) == 1 && n + 1 < words.size() && !words.upper(n + 1) &&
      (words.between(n + 1) == "'" || words.between(n + 1) == "’")) { // "C'est Ana Paz"
    return 2;
  }
  const Cue* const speech = words.begins_sentence(n) ? words.match(cues.body_words, n, small) : nullptr;
  std::size_t of = 0;
  // "Conférence d'Ana Paz"
  if (speech != nullptr && speech->value == "process" && words.join_at(n + small, of) == "of") { return small; }
  // "Desde Lima, Ana Paz"
  return words.begins_sentence(n) && cues.stop_words.exact(words.folded(n)) != nullptr ? 1 : 0;
}

/// Words of a post with a capital right before a name of two words or more, and no title: "Consejero Ana Paz".
std::size_t post_words_before_name(const SentenceWords& words, const Cues& cues, std::size_t n) {
  std::size_t length = 0;
  std::size_t title = 0;
  if (words.match(cues.post_words, n, length) == nullptr || words.match(cues.honorifics, n, title) != nullptr) { return 0; }
  const std::size_t name = n + length;
  if (name + 1 >= words.size()) { return 0; }
  for (const std::size_t word : {name, name + 1}) {
    const bool plain =
        words.upper(word) && words.between(word) == " " && !holds_noun(words_of(words.printed(word, word + 1), 2), cues);
    if (!plain) { return 0; }
  }
  return length;
}

/// How many quotations a sign opens, less those it closes.
int quotes(std::string_view sign) {
  int depth = 0;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"«", "»"}, {"“", "”"}}) {
    depth += sign.find(open) != std::string_view::npos ? 1 : 0;
    depth -= sign.find(close) != std::string_view::npos ? 1 : 0;
  }
  return depth;
}

/// The noun of a post or body stands among the words, or field words are half of them or more: "Ana Paz" may end in one.
bool holds_nouns(const SentenceWords& words, const Cues& cues, std::size_t first, std::size_t last) {
  std::size_t fields = 0;
  for (std::size_t n = first; n < last; ++n) {
    const Words word = words_of(words.printed(n, n + 1), 2);
    std::size_t length = 0;
    const bool field = words.match(cues.field_words, n, length) != nullptr;
    if (holds_noun(word, cues) && !field) { return true; }
    fields += field ? 1 : 0;
  }
  return fields * 2 >= last - first || holds_noun(words_of(words.printed(first, last - 1), 10), cues);
}

/// "United Republic of A": with the words behind it, what begins at a word is a state.
bool begins_state(const SentenceWords& words, const Reference& reference, std::size_t first, std::size_t last) {
  constexpr std::size_t most_words = 4; ///< behind: "of the Congo"
  std::size_t length = 0;
  if (last >= words.size() || words.join_at(last, length) != "of") { return false; }
  for (std::size_t end = last + 2; end <= std::min(words.size(), last + most_words); ++end) {
    if (reference.state_named(words.printed(first, end)) != nullptr) { return true; }
  }
  return false;
}

bool may_be_name(const SentenceWords& words, const Reference& reference, std::size_t first, std::size_t last) {
  const Cues& cues = reference.cues();
  const std::string_view name = words.printed(first, last);
  std::size_t length = 0;
  if (is_titled(words, cues, first, last)) { return true; }
  if (!begins_with_name(name) || holds_nouns(words, cues, first, last) ||
      letter_case(words.printed(first, first + 1)).lower == 0 ||
      name.find_first_of("0123456789/") != std::string_view::npos) {
    return false;
  }
  if (words.match(cues.place_words, first, length) != nullptr || words.match(cues.articles, first, length) != nullptr) {
    return false;
  }
  return !begins_state(words, reference, first, last) && reference.state_named(name) == nullptr &&
         reference.organisation_named(name) == nullptr &&
         std::ranges::none_of(reference.find_states(name, false, true),
                              [&](const FoundState& found) { return found.begin == 0 && found.end == name.size(); });
}

} // namespace

std::vector<NameRun> name_runs(const SentenceWords& words, const Reference& reference) {
  const Cues& cues = reference.cues();
  std::vector<NameRun> runs;
  constexpr std::size_t longest = 6;
  int quoted = 0;
  for (std::size_t n = 0; n < words.size(); ++n) {
    quoted = std::max(0, quoted + quotes(words.between(n)));
    if (quoted > 0 || !words.upper(n)) { continue; }
    if (const std::size_t small = opening_words(words, cues, n); small > 0) {
      n += small - 1;
      continue;
    }
    const std::size_t post = post_words_before_name(words, cues, n); // "Consejero Ana Paz"
    const std::size_t begin = words.begin_of(n);
    n += post;
    std::size_t last = n + 1;
    std::size_t capitals = 1;
    for (std::size_t at = n + 1; at < words.size() && at < n + longest + 2 && words.adjoins(at);) {
      std::size_t length = 1;
      if (!words.upper(at)) {
        const bool particle = words.match(cues.person_particles, at, length) != nullptr && at + length < words.size() &&
                              words.upper(at + length) && words.adjoins(at + length);
        if (!particle && words.between(at) == " ") { break; }
      } else {
        capitals += words.between(at) == " " ? 1 : 0;
      }
      at += length;
      last = words.upper(at - 1) || words.between(at - 1) != " " ? at : last;
    }
    if (capitals >= 2 && last - n <= longest + 2 && may_be_name(words, reference, n, last)) {
      runs.push_back({n, last, begin, false});
    }
    n = last - 1;
  }
  return runs;
}

bool is_titled(const SentenceWords& words, const Cues& cues, std::size_t first, std::size_t last) {
  std::size_t length = 0;
  const Cue* const title = words.match(cues.honorifics, first, length);
  if (title == nullptr || first + length >= last || !honorific_at(words.from(first), cues)) { return false; }
  if (title->value.starts_with("civil") || title->value.starts_with("Excellency")) { return true; }
  std::size_t posts = 0; // "Chief Executive of A", "Inspectora General de B"
  for (std::size_t n = first + length; n < last; ++n) {
    const bool noun =
        words.match(cues.post_words, n, length) != nullptr || words.match(cues.post_adjectives, n, length) != nullptr;
    posts += noun ? 1 : 0;
  }
  return posts == 0;
}

} // namespace entente::agenda
