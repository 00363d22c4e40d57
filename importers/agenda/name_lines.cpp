#include "importers/agenda/name_lines.hpp"

#include <algorithm>
#include <string_view>

#include "core/text/capital_names.hpp"
#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

constexpr std::ptrdiff_t fewest_small = 6; ///< names in small letters above posts make it the agenda's way

/// What stands behind the title that the line begins with; the line where it begins with none.
Item behind_honorific(const Item& item, const Cues& cues) {
  std::size_t title = 0;
  if (cues.honorifics.match(item.words.folded, 0, title) == nullptr || title >= item.words.size()) { return item; }
  return part_of(item, item.words.bytes[title].first, item.text.size());
}

/// Of that the words before the first in capitals.
Words before_capitals(const Item& item, const Cues& cues) {
  const Item name = behind_honorific(item, cues);
  std::size_t first = 0;
  for (const auto& [begin, end] : name.words.bytes) {
    if (letter_case(std::string_view(name.text).substr(begin, end - begin)).lower == 0) { break; }
    ++first;
  }
  return words_of(std::string_view(name.text).substr(0, first == 0 ? 0 : name.words.bytes[first - 1].second));
}

/// Could be a line of a name, or below one: running text without a bullet or hours.
bool is_plain(const Item& item) {
  return item.table == 0 && item.bullet.empty() && !item.hours && item.words.size() > 0 && item.kind != BlockKind::heading;
}

/// "Ana Paz de Soto", "Dr. Ben Roth": two to six words with capitals and nothing else, that name no place or body.
bool looks_like_name(const Item& item, const Reference& reference) {
  constexpr std::size_t longest = 60; ///< bytes
  const Cues& cues = reference.cues();
  if (!is_plain(item) || item.text.size() > longest ||
      item.text.find_first_of(",;:()/|!?\"“«#@0123456789") != std::string::npos || !begins_with_name(item.text) ||
      in_capitals(item.text)) {
    return false;
  }
  std::size_t at = 0;
  std::size_t length = 0;
  const Words name = behind_honorific(item, cues).words;
  return name.size() >= 2 && !holds_noun(name, cues) && cues.place_words.find(item.words.folded, at, length) == nullptr &&
         cues.session_kinds.find(item.words.folded, at, length) == nullptr && !role_heading(item, cues) &&
         reference.organisation_named(item.text) == nullptr && reference.find_states(item.text, false, true).empty();
}

/// A line that tells a post or body: it begins with a capital, and holds the noun of one.
bool tells_noun(const Item& item, const Cues& cues) {
  std::size_t at = 0;
  std::size_t length = 0;
  return is_plain(item) && starts_upper(item.text) && !is_question(item.text) && !is_prose(item, cues) &&
         (cues.post_words.find(item.words.folded, at, length) != nullptr ||
          cues.body_words.find(item.words.folded, at, length) != nullptr);
}

std::vector<bool> capital_names(const std::vector<Item>& items, const Cues& cues) {
  std::vector<std::string_view> lines;
  for (const Item& item : items) {
    lines.push_back(item.table == 0 && item.bullet.empty() ? std::string_view(item.text) : std::string_view());
  }
  std::vector<bool> names = stacked_names(lines);
  for (std::size_t n = 0; n < names.size(); ++n) { // "Deputy Director IOM", but "Binta CAMARA"
    names[n] = names[n] && !holds_noun(before_capitals(items[n], cues), cues);
  }
  return names;
}

} // namespace

std::vector<bool> name_lines(const std::vector<Item>& items, const Reference& reference) {
  std::vector<bool> small(items.size(), false);
  for (std::size_t n = 0; n + 1 < items.size(); ++n) {
    small[n] = !items[n + 1].gap && items[n + 1].line == items[n].last_line + 1 && looks_like_name(items[n], reference) &&
               tells_noun(items[n + 1], reference.cues());
  }
  std::vector<bool> names = capital_names(items, reference.cues());
  if (std::ranges::count(small, true) < fewest_small) { return names; }
  for (std::size_t n = 0; n < names.size(); ++n) {
    names[n] = names[n] || small[n];
  }
  return names;
}

} // namespace entente::agenda
