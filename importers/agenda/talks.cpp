#include "importers/agenda/talks.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

std::optional<std::pair<std::size_t, std::size_t>> told_by(const Item& item, const Cues& cues) {
  for (std::size_t n = 2; n + 1 < item.words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const by = cues.joiners.match(item.words.folded, n, length);
    if (by == nullptr || by->value != "by" || n + length >= item.words.size()) { continue; }
    const std::size_t end = item.words.bytes[n].first;
    const std::string_view before = trim(std::string_view(item.text).substr(0, end));
    const bool told = before.ends_with(',') || before.ends_with("»") || before.ends_with("”") || before.ends_with('"');
    const std::size_t begin = item.words.bytes[n + length].first;
    std::size_t honorific = 0;
    if (told && starts_upper(std::string_view(item.text).substr(begin)) &&
        cues.honorifics.match(item.words.folded, n + length, honorific) != nullptr) {
      return std::pair(end, begin);
    }
    // "…, by the Secretary of the Conference, Ms A"
    const std::string_view behind = std::string_view(item.text).substr(begin);
    if ((told || before.ends_with(')')) && ends_with_person(behind, cues)) {
      std::size_t article = 0;
      if (cues.articles.match(item.words.folded, n + length, article) == nullptr) { article = 0; }
      return std::pair(end, item.words.bytes[n + length + article].first);
    }
  }
  return std::nullopt;
}

namespace {

/// "…, y": the last word joins.
bool ends_in_and(std::string_view text, const Cues& cues) {
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const Cue* const joiner = cues.joiners.exact(word);
  return joiner != nullptr && joiner->value == "and";
}

} // namespace

std::optional<GivenBy> given_by(const Item& item, const Cues& cues) {
  std::optional<GivenBy> given;
  for (std::size_t n = 1; n + 2 < item.words.size(); ++n) {
    std::size_t length = 0;
    std::size_t by = 0;
    const Cue* const role = cues.roles.match(item.words.folded, n, length);
    if (role == nullptr || role->value.empty() || length < 2 || n + length >= item.words.size()) { continue; }
    const Cue* const joiner = cues.joiners.match(item.words.folded, n + length - 1, by);
    const std::string_view before = trim(std::string_view(item.text).substr(0, item.words.bytes[n].first));
    const bool of = joiner != nullptr && joiner->value == "of" && (before.ends_with(',') || ends_in_and(before, cues));
    if (joiner == nullptr || (joiner->value != "by" && !of)) { continue; }
    std::size_t person = n + length;
    if (std::size_t article = 0; cues.articles.match(item.words.folded, person, article) != nullptr) { person += article; }
    if (person + 1 >= item.words.size()) { continue; }
    const std::size_t begin = item.words.bytes[person].first;
    const std::string_view name = std::string_view(item.text).substr(begin);
    if (!honorific_at(name, cues) && !begins_with_name(name)) { continue; }
    given = GivenBy{item.words.bytes[n].first, begin, parse_role(role->value), role->gender};
  }
  return given;
}

bool titles_talk(const Item& item, const Reading& reading, const Roster& roster) {
  const std::vector<Item>& items = reading.items;
  const std::size_t index = reading.index_of(item);
  if (!reading.course.session() || !is_question(item.text) || index + 1 >= items.size()) { return false; }
  if (const Item own = without_talk(item, reading.cues); own.text.size() < item.text.size() && roster.chance(own) >= 0.6) {
    return false; // "Ana Paz (Institute A), “Who pays?”"
  }
  const Item& next = items[index + 1];
  if (next.gap || next.hours || !next.bullet.empty() || next.table != item.table || is_question(next.text)) { return false; }
  const bool presents = reading.role.role == Role::presenter && reading.role.plural;
  const bool between = !item.bullet.empty() && roster.follows_person(index) &&
                       (items[index - 1].bullet.empty() || !items[index - 1].breaks.empty());
  return (presents || between) && roster.chance(next) >= 0.6 && !role_heading(next, reading.cues);
}

bool read_talk(Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.list.open() || item.hours || reading.course.pending()) { return false; }
  const std::optional<std::pair<std::size_t, std::size_t>> told = told_by(item, reading.cues);
  if (!told) { return false; }
  const Item person = part_of(item, told->second, item.text.size());
  if (roster.chance(person) < 0.7) { return false; }
  ActiveRole role;
  role.role = Role::presenter;
  std::size_t length = 0; // "Opening remarks, by the Minister, Ms A"
  const Cue* const own = reading.cues.roles.match(item.words.folded, 0, length);
  if (own != nullptr && !own->value.empty()) { role.role = parse_role(own->value); }
  roster.add_run_in(index, role, person);
  return true;
}

bool read_talk_above(Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.list.open() || item.bullet.empty() || item.breaks.empty() || index == 0) {
    return false;
  }
  if (!roster.follows_person(index)) { return false; }
  if (!reading.items[index - 1].bullet.empty() && reading.items[index - 1].breaks.empty()) { return false; }
  const Item person = part_of(item, item.breaks.back(), item.text.size());
  const Item talk = part_of(item, 0, item.breaks.back());
  if (!begins_with_name(person.text) || roster.chance(person) < 0.65 || roster.chance(talk) >= 0.6 ||
      talk.text.ends_with(',')) {
    return false;
  }
  reading.review(talk, "The title of a talk, above who gives it.");
  roster.add_entry(index, person);
  return true;
}

bool titles_talk_further_in(const Reading& reading, const Roster& roster, std::size_t index) {
  constexpr std::size_t fewest_words = 3;
  const Item& item = reading.items[index];
  if (index == 0 || index + 1 >= reading.items.size() || item.hours || item.table > 0 || item.gap || !item.bullet.empty() ||
      item.words.size() < fewest_words || item.text.ends_with(':')) {
    return false;
  }
  const Item& before = reading.items[index - 1]; // whoever leads, further out, or gave the talk before, further in
  const Item& next = reading.items[index + 1];
  const bool between = before.table == 0 && before.indent != item.indent && !next.gap && !next.hours &&
                       next.bullet.empty() && next.table == 0 && next.indent > item.indent + 1;
  if (!between || begins_with_name(item.text) || is_bare_body(item, reading.cues) || is_post_line(item, reading.reference) ||
      reading.reference.state_named(item.text) != nullptr || role_heading(item, reading.cues) ||
      session_heading(item, reading.cues)) {
    return false;
  }
  return roster.chance(next) >= 0.6 && roster.chance(item) < 0.6;
}

bool begins_with_name(std::string_view text) {
  std::size_t end = text.find_first_of(",;(:");
  for (const std::string_view sign : {" – ", " — ", " - ", " / "}) {
    end = std::min(end, text.find(sign));
  }
  const std::string_view name = text.substr(0, end);
  const Words words = words_of(name, 8);
  std::size_t capitals = 0;
  for (const auto& [begin, last] : words.bytes) {
    const bool upper = starts_upper(name.substr(begin));
    if (!upper && last - begin > 5) { return false; }
    capitals += upper ? 1 : 0;
  }
  return starts_upper(name) && capitals >= 2 && words.size() <= 6;
}

} // namespace entente::agenda
