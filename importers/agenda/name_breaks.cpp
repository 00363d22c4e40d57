#include "importers/agenda/name_breaks.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "importers/agenda/commas.hpp"
#include "importers/agenda/items.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// Bytes before the title that ends the text ("…, Sr.") or stands before its last word ("…, Sr. Iván"); nothing when a
/// person is whole, or none begins there.
std::optional<std::size_t> title_at_end(std::string_view text, const Cues& cues, bool two_names = false) {
  constexpr std::size_t tail = 60;
  std::size_t from = text.size() > tail ? text.find(' ', text.size() - tail) : 0;
  if (from == std::string_view::npos || text.ends_with(',') || text.ends_with(')') || text.ends_with(';')) {
    return std::nullopt;
  }
  const Words words = words_of(text.substr(from), 24);
  const auto printed = [&](std::size_t n) { return text.substr(from + words.bytes[n].first); };
  for (std::size_t back = 1; back <= std::min<std::size_t>(4, words.size()); ++back) {
    const std::size_t first = words.size() - back;
    std::size_t length = 0;
    const Cue* const cue = cues.honorifics.match(words.folded, first, length);
    const bool title = cue != nullptr && (cue->value.starts_with("civil") || cue->value.starts_with("Excellency") ||
                                          cue->value.starts_with("academic") || cue->value == "political" ||
                                          cue->value == "diplomatic" || cue->phrase.ends_with('.'));
    const bool spelled = title && cue->phrase.size() > 4; // "señora"
    if (!title || cue->value.find("suffix") != std::string::npos || !(starts_upper(printed(first)) || spelled)) { continue; }
    const std::string_view whole = text.substr(from, words.bytes[first + length - 1].second);
    if (length == back) { // nothing of the name: "Dra." or "Ms"
      return text.ends_with('.') || words.bytes.back().second + from == text.size() ? std::optional(whole.size())
                                                                                    : std::nullopt;
    }
    const std::string_view name = printed(first + length);
    const bool one = name.find(' ') == std::string_view::npos ||
                     (two_names && starts_upper(last_word(name)) && name.find(' ') == name.rfind(' '));
    const bool given = starts_upper(name) && one && name.find_first_of(",;:") == std::string_view::npos &&
                       words.bytes.back().second + from == text.size();
    std::size_t small = 0;
    const bool particles = cues.person_particles.match(words.folded, first + length, small) != nullptr &&
                           first + length + small == words.size(); // "Mme van der"
    if (particles && words.bytes.back().second + from == text.size()) { return whole.size(); }
    return given ? std::optional(whole.size()) : std::nullopt;
  }
  return std::nullopt;
}

} // namespace

bool breaks_state(std::string_view text, std::string_view next, const Reference& reference) {
  const std::string_view word = last_word(text);
  const std::string_view first = next.substr(0, next.find_first_of(" ,;.)"));
  if (!starts_upper(word) || first.empty() || word.find_first_of(",;.():") != std::string_view::npos) { return false; }
  const std::string both = fmt::format("{} {}", word, first);
  if (reference.state_named(word) == nullptr && reference.state_named(both) != nullptr) { return true; }
  const auto found = reference.find_states(both, false, true); // "São" above "Paulo"
  return found.size() == 1 && found.front().form == StateForm::city && found.front().begin == 0 &&
         found.front().end == both.size() && reference.find_states(word, true, true).empty();
}

bool breaks_joined_name(std::string_view text, std::string_view next, const Reference& reference) {
  constexpr std::size_t most_words = 4;
  constexpr std::size_t longest = 60;
  const Cues& cues = reference.cues();
  const std::string_view word = last_word(text);
  const std::size_t mark = next.find_first_of(",(");
  if (!starts_upper(word) || !starts_upper(next) || mark == std::string_view::npos ||
      !ends_with_word(word.substr(word.rfind('-') + 1))) { // "Marie" of "Yves-Marie"
    return false;
  }
  const Words rest = words_of(next.substr(0, mark), most_words + 1);
  const Words given = words_of(word, 3);
  std::size_t length = 0;
  if (rest.size() == 0 || rest.size() > most_words || holds_noun(rest, cues) || holds_noun(given, cues) ||
      cues.honorifics.match(rest.folded, 0, length) != nullptr || cues.roles.match(rest.folded, 0, length) != nullptr ||
      !reference.find_states(word, true, true).empty()) {
    return false;
  }
  std::string_view before = trim(text.substr(0, text.size() - word.size()));
  std::size_t particle = 0;
  if (rest.size() > 1 && starts_upper(last_word(before)) && ends_with_word(last_word(before)) &&
      cues.person_particles.match(rest.folded, 0, particle) != nullptr) { // "and Moulay Driss" above "El Ghazouani (B)"
    before = trim(before.substr(0, before.size() - last_word(before).size()));
  }
  const std::string_view small = last_word(before);
  const Cue* const joiner = starts_upper(small) ? nullptr : cues.joiners.exact(small);
  if (!starts_upper(small) && cues.calling_verbs.exact(small) != nullptr) { return true; } // "… réunira Ana"
  if (joiner == nullptr) { return false; }
  const std::string_view front = trim(before.substr(0, before.size() - small.size()));
  if (joiner->value == "by") { return true; } // "donné par Ana" above "Paz, présidente"
  if (joiner->value == "of") { return front.ends_with(',') || front.ends_with(')') || front.ends_with(';'); }
  const std::size_t from = std::min(front.find_last_of(",;(:"), front.size());
  const std::string_view name = trim(front.substr(from == front.size() ? 0 : from + 1));
  const Words named = words_of(name, most_words + 1);
  return joiner->value == "and" && name.size() <= longest && named.size() >= 2 && named.size() <= most_words &&
         begins_with_name(name) && !holds_noun(named, cues) && reference.find_states(name, false, true).empty();
}

bool breaks_name(std::string_view text, std::string_view next, const Cues& cues) {
  constexpr std::size_t most_words = 4;
  constexpr std::string_view dot = " · ";
  const std::size_t semicolon = text.rfind("; ");
  const std::size_t middle = text.rfind(dot);
  const std::size_t comma = next.find_first_of(",(");
  const bool marked = semicolon != std::string_view::npos || middle != std::string_view::npos;
  if (!marked || comma == std::string_view::npos) { return false; }
  const std::string_view word =
      semicolon == std::string_view::npos || (middle != std::string_view::npos && middle > semicolon)
          ? text.substr(middle + dot.size())
          : text.substr(semicolon + 2);
  const Words rest = words_of(next.substr(0, comma), most_words + 1);
  const Words begun = words_of(word, 3);
  std::size_t role = 0;
  if (cues.roles.match(rest.folded, 0, role) != nullptr) { return false; } // "Room · Hall" above "Moderator Ana Paz, …"
  const bool capital =
      begun.size() > 0 && begun.size() <= 2 && word.find_first_of(",.():") == std::string_view::npos &&
      std::ranges::all_of(begun.bytes, [&](const auto& one) { return starts_upper(word.substr(one.first)); });
  return capital && starts_upper(next) && rest.size() > 0 && rest.size() <= most_words;
}

bool breaks_titled_name(std::string_view text, std::string_view next, const Cues& cues) {
  constexpr std::size_t most_words = 4;
  const std::size_t end = std::min(next.find_first_of(",;.(:–"), next.size());
  const Words rest = words_of(next.substr(0, end), most_words + 1);
  // "Sra. Ana Paz" above "López" alone, "M. Jean Luc" above "ROTH-PAZ, Director"
  const bool surname = (end == next.size() && rest.size() == 1) ||
                       (in_capitals(next.substr(0, end)) && !in_capitals(last_word(text)) && end < next.size());
  if (!title_at_end(text, cues, surname) || !starts_upper(next)) { return false; }
  std::size_t length = 0;
  if (rest.size() == 0 || rest.size() > most_words || cues.honorifics.match(rest.folded, 0, length) != nullptr ||
      cues.post_words.match(rest.folded, 0, length) != nullptr || cues.roles.match(rest.folded, 0, length) != nullptr ||
      cues.body_words.match(rest.folded, 0, length) != nullptr) {
    return false;
  }
  return end == next.size() || next[end] != ':';
}

bool breaks_name_in_cell(std::string_view line, std::string_view next, const Reference& reference) {
  const Cues& cues = reference.cues();
  const std::size_t end = next.find_first_of(",(");
  if (end == std::string_view::npos || !breaks_titled_name(line, next, cues)) { return false; }
  const Words words = words_of(next.substr(0, end), 6);
  return !holds_noun(words, cues) && reference.find_states(next.substr(0, end), false, true).empty();
}

} // namespace entente::agenda
