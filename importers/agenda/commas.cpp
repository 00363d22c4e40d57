#include "importers/agenda/commas.hpp"

#include <algorithm>
#include <optional>

#include "core/text/unicode.hpp"
#include "importers/agenda/items.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

bool ends_with_word(std::string_view text) {
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  return length(word) > 3 && letter_case(word).upper + letter_case(word).lower == length(word);
}

namespace {

constexpr std::size_t longest_entry = 300;

std::string_view word_before(std::string_view text, std::size_t at) {
  const std::size_t space = text.rfind(' ', at);
  return text.substr(space + 1, at - space - 1);
}

/// The noun of a post or a body begins behind the full stop.
bool tells_who(std::string_view text, std::size_t stop, const Cues& cues) {
  const Words behind = words_of(text.substr(stop + 2), 6);
  std::size_t length = 0;
  return behind.size() > 0 && (cues.post_words.match(behind.folded, 0, length) != nullptr ||
                               cues.body_words.match(behind.folded, 0, length) != nullptr);
}

/// Capitalised words of three letters or more between two bytes.
std::size_t length_of_name(std::string_view text, std::size_t from, std::size_t to) {
  std::size_t count = 0;
  for (const auto& [begin, end] : words_of(text.substr(from, to - from), 8).bytes) {
    count += end - begin > 2 && starts_upper(text.substr(from + begin)) ? 1 : 0;
  }
  return count;
}

/// The full stop behind the name that the text begins with, words for a role before it left out; nothing when it begins
/// otherwise.
std::optional<std::size_t> stop_behind_name(std::string_view text, const Cues& cues) {
  constexpr std::size_t longest_name = 60;
  std::size_t from = 0;
  if (const std::size_t colon = text.find(": "); colon != std::string_view::npos && colon < longest_name) {
    const Words head = words_of(text.substr(0, colon), 8);
    std::size_t cue = 0;
    if (cues.roles.match(head.folded, 0, cue) != nullptr && cue == head.size()) { from = colon + 2; }
  }
  std::size_t stop = text.find(". ", from);
  const auto abbreviates = [&](std::size_t at) {             // "Marta Seral de Ena. Jefa": a short name stands before a post
    const bool initial = length(word_before(text, at)) == 1; // "Rubén D. Paz"
    return initial || (is_abbreviation(word_before(text, at), cues) &&
                       (length_of_name(text, from, at) < 2 || !tells_who(text, at, cues)));
  };
  while (stop != std::string_view::npos && abbreviates(stop)) {
    stop = text.find(". ", stop + 1);
  }
  if (stop == std::string_view::npos || stop > from + longest_name || text.size() > longest_entry) { return std::nullopt; }
  const Words name = words_of(text.substr(from, stop - from), 8);
  std::size_t length = 0;
  std::size_t title = 0;
  if (cues.honorifics.match(name.folded, 0, title) == nullptr) { title = 0; }
  if (name.size() < 2 || name.size() > title + 6) { return std::nullopt; }
  for (const auto& [begin, end] : name.bytes) {
    if (end - begin > 3 && !starts_upper(text.substr(from + begin))) { return std::nullopt; }
  }
  const bool worded = cues.session_kinds.match(name.folded, 0, length) != nullptr ||
                      cues.session_labels.match(name.folded, 0, length) != nullptr ||
                      cues.roles.match(name.folded, 0, length) != nullptr;
  return worded || text.find_first_of(":?", from) != std::string_view::npos ? std::nullopt : std::optional(stop);
}

/// Letters in capitals alone: an acronym.
bool is_acronym(std::string_view text) {
  const LetterCase letters = letter_case(text);
  return letters.upper > 2 && letters.lower == 0 && text.find(' ') == std::string_view::npos;
}

/// "Ana Paz · Directora · Instituto A": middle dots behind a name and before a post or a body separate like commas.
void dots_to_commas(std::string& text, const Cues& cues) {
  constexpr std::string_view dot = " · ";
  constexpr std::size_t longest_name = 60;
  std::size_t first = text.find(dot);
  std::size_t from = 0;
  if (const std::size_t colon = text.find(": "); colon != std::string::npos && colon < first) { from = colon + 2; }
  if (first == std::string::npos || first > from + longest_name || text.find(';') != std::string::npos) { return; }
  const Words name = words_of(std::string_view(text).substr(from, first - from), 8);
  const Words behind = words_of(std::string_view(text).substr(first + dot.size()), 6);
  std::size_t length = 0;
  const auto begins = [&](const CueList& list, const Words& words) {
    return list.match(words.folded, 0, length) != nullptr;
  };
  const bool heading =
      begins(cues.session_labels, name) || begins(cues.session_kinds, name) || begins(cues.body_words, name);
  if (name.size() < 2 || name.size() > 6 || heading) { return; }
  for (const auto& [begin, end] : name.bytes) {
    if (end - begin > 3 && !starts_upper(std::string_view(text).substr(from + begin))) { return; }
  }
  if (!begins(cues.post_words, behind) && !begins(cues.body_words, behind)) { return; }
  for (; first != std::string::npos; first = text.find(dot, first + 1)) {
    text.replace(first, dot.size(), ",   ");
  }
}

/// "Head of Unit", on the next line "Ministry of X": a ministry or university that begins a line is a part of its own.
void commas_before_bodies(Block& block, const Cues& cues) {
  for (std::size_t n = 1; n < block.line_starts.size(); ++n) {
    const std::size_t at = block.line_starts[n].first;
    if (at < 2 || block.text[at - 1] != ' ') { continue; }
    const std::string_view before = trim(std::string_view(block.text).substr(0, at));
    const std::string_view last = before.substr(before.rfind(' ') + 1);
    if (!ends_with_word(last) || !starts_upper(last) || before.find(',') == std::string_view::npos) { continue; }
    const Words behind = words_of(std::string_view(block.text).substr(at, 80), 8);
    const Words word = words_of(last, 2);
    std::size_t length = 0;
    std::size_t joiner = 0;
    const Cue* const body = cues.body_words.match(behind.folded, 0, length);
    if (body == nullptr || (body->value != "ministry" && body->value != "university") || length >= behind.size()) {
      continue;
    }
    const Cue* const of = cues.joiners.match(behind.folded, length, joiner);
    if (of == nullptr || of->value != "of" || cues.post_adjectives.match(word.folded, 0, joiner) != nullptr ||
        cues.body_qualifiers.match(word.folded, 0, joiner) != nullptr) {
      continue;
    }
    block.text.insert(at - 1, ",");
    for (auto& [offset, line] : block.line_starts) {
      if (offset >= at) { ++offset; }
    }
    for (Ranges* ranges : {&block.emphasis, &block.italics}) {
      for (auto& [from, to] : *ranges) {
        if (from >= at - 1) { ++from; }
        if (to >= at) { ++to; }
      }
    }
  }
}

/// The byte behind "Discussant:" or "Under the chairmanship of" before somebody with a title; 0 where none begins the line.
std::size_t behind_role(std::string_view line, const Cues& cues) {
  const Words words = words_of(line, 14);
  std::size_t title = 0;
  for (const CueList* const list : {&cues.roles, &cues.calling_verbs}) {
    std::size_t length = 0;
    if (list->match(words.folded, 0, length) != nullptr && length < words.size() &&
        cues.honorifics.match(words.folded, length, title) != nullptr &&
        starts_upper(line.substr(words.bytes[length].first))) {
      return words.bytes[length].first;
    }
  }
  return 0;
}

/// "Ana PAZ", on the next line "nurse, University of X": a name alone on its line, or behind words for a role, ends there.
void comma_behind_name(Block& block, std::size_t begin, std::size_t end, const Cues& cues) {
  const std::string_view whole = trim(std::string_view(block.text).substr(begin, end - begin));
  std::string_view first = whole;
  if (first.ends_with(')')) { first = trim(first.substr(0, first.rfind('('))); } // "(online)"
  first.remove_prefix(behind_role(first, cues));
  const Words name = words_of(first, 8);
  std::size_t title = 0;
  std::size_t length = 0;
  if (cues.honorifics.match(name.folded, 0, title) == nullptr) {
    const std::string_view behind = trim(std::string_view(block.text).substr(end));
    if (holds_noun(name, cues) || starts_upper(behind) || !begins_with_post(behind, cues)) { return; }
    title = 0;
  }
  if (name.size() < title + 2 || name.size() > title + 5 || first.find_first_of(",;:") != std::string_view::npos) { return; }
  for (std::size_t n = title; n < name.size(); ++n) {
    const bool particle = n > title && n + 1 < name.size() && cues.person_particles.match(name.folded, n, length) != nullptr;
    if (!particle && !starts_upper(first.substr(name.bytes[n].first))) { return; }
  }
  const Words behind = words_of(std::string_view(block.text).substr(end), 6);
  const std::string_view rest = trim(std::string_view(block.text).substr(end));
  const bool small = behind.size() > 0 && letter_case(rest.substr(0, rest.find(' '))).upper == 0 &&
                     behind.folded.front().size() > 3 && cues.joiners.match(behind.folded, 0, length) == nullptr &&
                     cues.person_particles.match(behind.folded, 0, length) == nullptr &&
                     cues.session_kinds.match(behind.folded, 0, length) == nullptr;
  if (behind.size() == 0 || (!small && cues.post_words.match(behind.folded, 0, length) == nullptr)) { return; }
  const auto comma = static_cast<std::size_t>(whole.data() + whole.size() - block.text.data());
  block.text.insert(comma, ",");
  for (auto& [offset, line] : block.line_starts) {
    if (offset >= end) { ++offset; }
  }
  for (Ranges* ranges : {&block.emphasis, &block.italics}) {
    for (auto& [from, to] : *ranges) {
      if (from >= comma) { ++from; }
      if (to > comma) { ++to; }
    }
  }
}

/// The same for each line of a block that begins it, or stands behind a quotation.
void commas_behind_names(Block& block, const Cues& cues) {
  for (std::size_t n = 1; n < block.line_starts.size(); ++n) {
    const std::size_t begin = block.line_starts[n - 1].first;
    const std::size_t end = block.line_starts[n].first;
    const std::string_view before = trim(std::string_view(block.text).substr(0, begin));
    const bool quoted = before.ends_with("»") || before.ends_with("”") || before.ends_with('"');
    if (end > begin && (begin == 0 || quoted)) { comma_behind_name(block, begin, end, cues); }
  }
}

/// "Peru. Director, Ministry of A, Ms. B": a stop between a side and a post, before somebody with a title, is a comma.
void stop_behind_side(std::string& text, const Cues& cues) {
  constexpr std::size_t most_words = 12;
  const std::size_t stop = text.find(". ");
  if (stop == std::string::npos || text.size() > longest_entry || !starts_upper(text)) { return; }
  const std::string_view side = std::string_view(text).substr(0, stop);
  const std::string_view behind = std::string_view(text).substr(stop + 2);
  std::size_t post = 0;
  const Words words = words_of(side, most_words + 1);
  const bool posted = cues.post_words.match(words.folded, 0, post) != nullptr;
  if (words.size() <= most_words && !posted && side.find_first_of(",;:") == std::string_view::npos &&
      !is_abbreviation(word_before(text, stop), cues) && begins_with_post(behind, cues) &&
      (ends_with_person(behind, cues) || behind.ends_with(','))) {
    text[stop] = ',';
  }
}

} // namespace

void stops_to_commas(std::string& text, const Cues& cues, bool usual) {
  const std::optional<std::size_t> named = stop_behind_name(text, cues);
  std::size_t from = named.value_or(text.size());
  if (named && !tells_who(text, *named, cues) && !(usual && starts_upper(std::string_view(text).substr(*named + 2)))) {
    return;
  }
  if (!named && usual && text.size() <= longest_entry && starts_upper(text)) {
    for (std::size_t at = text.find(". ", std::min(text.find(", "), text.size())); at < text.size();
         at = text.find(". ", at + 1)) {
      const bool body = tells_who(text, at, cues) || is_acronym(std::string_view(text).substr(at + 2));
      if (body && !is_abbreviation(word_before(text, at), cues)) { text[at] = ','; }
    }
    return;
  }
  if (named) { text[*named] = ','; }
  for (std::size_t at = from; at < text.size(); at = text.find(". ", at + 1)) {
    if (!is_abbreviation(word_before(text, at), cues) && starts_upper(std::string_view(text).substr(at + 2))) {
      text[at] = ',';
    }
  }
}

bool uses_stops(const std::vector<Block>& blocks, const Cues& cues) {
  constexpr int fewest = 3;
  return std::ranges::count_if(blocks, [&](const Block& block) {
           const std::optional<std::size_t> stop = stop_behind_name(block.text, cues);
           return stop && tells_who(block.text, *stop, cues);
         }) >= fewest;
}

void set_commas(Block& block, const Cues& cues, bool stops) {
  stop_behind_side(block.text, cues);
  stops_to_commas(block.text, cues, stops);
  dots_to_commas(block.text, cues);
  commas_behind_names(block, cues);
  commas_before_bodies(block, cues);
}

} // namespace entente::agenda
