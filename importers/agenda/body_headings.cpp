#include "importers/agenda/body_headings.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// "Ms Ana Paz, Deputy Head, Strategy", "Ben Roth, Director": a name, and a post right behind it.
bool is_person_with_post(const Item& item, const Reading& reading) {
  const std::size_t comma = item.text.find(", ");
  if (comma == std::string::npos || item.hours || !item.bullet.empty()) { return false; }
  std::size_t title = 0;
  if (reading.cues.honorifics.match(item.words.folded, 0, title) == nullptr || title >= item.words.size()) { title = 0; }
  const std::size_t begin = item.words.bytes[title].first;
  if (begin >= comma) { return false; }
  const std::string_view name = std::string_view(item.text).substr(begin);
  const Words words = words_of(name.substr(0, comma - begin), 8);
  if (!begins_with_name(name) || holds_noun(words, reading.cues)) { return false; }
  const std::string_view behind = std::string_view(item.text).substr(comma + 2);
  const Words post = words_of(behind.substr(0, behind.find_first_of(",(")), 12);
  std::size_t at = 0;
  std::size_t length = 0;
  return reading.cues.post_words.find(post.folded, at, length) != nullptr;
}

/// Words of a body's name: each with a capital but small words, no comma and no colon.
bool may_name_body(const Item& item, const Cues& cues) {
  constexpr std::size_t most_words = 14;
  if (item.words.size() == 0 || item.words.size() > most_words || item.text.find_first_of(",:;?!") != std::string::npos ||
      item.text.ends_with('.') || !starts_upper(item.text)) {
    return false;
  }
  return std::ranges::all_of(item.words.bytes, [&](const auto& word) {
    const std::string_view printed = std::string_view(item.text).substr(word.first, word.second - word.first);
    return starts_upper(printed) || cues.joiners.exact(printed) != nullptr || cues.articles.exact(printed) != nullptr;
  });
}

bool names_body(const Item& item, const Reading& reading, bool further_in) {
  if (reading.reference.organisation_named(item.text) != nullptr) { return true; }
  std::size_t at = 0;
  std::size_t length = 0;
  if (reading.cues.body_words.find(item.words.folded, at, length) != nullptr) {
    return item.words.size() > 1 && may_name_body(item, reading.cues);
  }
  // "Unifor", "Restaurants Canada" below "Witnesses"
  return further_in && reading.role.role && reading.role.plural && may_name_body(item, reading.cues);
}

} // namespace

bool heads_people(const Reading& reading, const Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.course.pending() || item.hours || item.table > 0 || !item.bullet.empty() ||
      index + 1 >= reading.items.size() || reading.list.open()) {
    return false;
  }
  const bool first = reading.role.role && reading.role.plural && reading.role.begun + 1 == index; // right below "Witnesses"
  const Item& next = reading.items[index + 1];
  const bool further_in = next.indent > item.indent + 1;
  if (!(item.gap || first || reading.bodies_head) || next.gap || next.table > 0 ||
      item.text.find_first_of(",:;") != std::string::npos || !is_person_with_post(next, reading)) {
    return false;
  }
  if (honorific_at(item.text, reading.cues) || roster.chance(item) >= 0.6) {
    return false;
  } // "Ms A (Peru)" above "Mr B, Mayor"
  return !role_heading(item, reading.cues) && !session_heading(item, reading.cues) &&
         names_body(item, reading, further_in || first || reading.bodies_head) && roster.chance(next) >= 0.6;
}

bool read_body_heading(Reading& reading, const Roster& roster, std::size_t index) {
  if (!heads_people(reading, roster, index)) { return false; }
  reading.bodies_head = reading.bodies_head || !reading.items[index].gap;
  reading.body_above = reading.items[index];
  return true;
}

void end_body_heading(Reading& reading, const Item& item) {
  if (item.hours || item.table > 0 || !reading.role.role) { reading.bodies_head = false; }
  if (!reading.body_above) { return; }
  const bool out = item.indent < reading.body_above->indent;
  const bool other = reading.bodies_head && !is_person_with_post(item, reading); // "As an individual"
  if (item.gap || item.hours || item.table > 0 || out || other) { reading.body_above.reset(); }
}

} // namespace entente::agenda
