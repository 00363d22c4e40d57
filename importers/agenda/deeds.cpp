#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

namespace {

/// Two to five words, all but particles with a capital, before a comma, a dash, a bracket or the end.
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

/// "Ana Paz (Institute A)": the first brackets hold the noun of a body.
bool holds_body_in_brackets(std::string_view text, const Cues& cues) {
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) { return false; }
  const Words words = words_of(text.substr(open + 1, close - open - 1), 24);
  std::size_t at = 0;
  std::size_t length = 0;
  return cues.body_words.find(words.folded, at, length) != nullptr;
}

} // namespace

/// "Reply: Rapporteur, Ms A": a word for a role, a comma and a person with an honorific.
std::optional<RoleHeading> Reader::role_before_title(const Item& item, std::size_t word) const {
  std::size_t length = 0;
  std::size_t honorific = 0;
  const Cue* const cue = cues_.roles.match(item.words.folded, word, length);
  const std::size_t person = word + length;
  if (cue == nullptr || cue->value.empty() || person + 1 >= item.words.size()) { return std::nullopt; }
  const std::size_t begin = item.words.bytes[person].first;
  const std::size_t end = item.words.bytes[person - 1].second;
  const std::string_view between = std::string_view(item.text).substr(end, begin - end);
  if (trim(between) != "," || cues_.honorifics.match(item.words.folded, person, honorific) == nullptr) {
    return std::nullopt;
  }
  RoleHeading heading;
  heading.role = parse_role(cue->value);
  heading.gender = cue->gender;
  heading.plural = cue->plural;
  heading.rest = begin;
  return heading;
}

/// "Official opening address: Hon. A, Minister", "Reading of the declaration: Ana Paz, Network B": words of a programme, a
/// colon and a person, who has an honorific, a post or a body, or was told of before.
bool Reader::read_addressed(std::size_t index) {
  constexpr std::size_t most_words = 8;
  const Item& item = items_[index];
  const std::size_t colon = item.text.find(':');
  if (!course_.session() || colon == std::string::npos || colon > 70 || reading_.list.open()) { return false; }
  const Item head = part_of(item, 0, colon);
  Item rest = part_of(item, colon + 1, item.text.size());
  std::size_t length = 0;
  if (head.words.size() == 0 || rest.words.size() == 0) { return false; }
  std::size_t taken = 0;
  for (const std::string_view sign : {" – ", " — ", " - "}) { // "Malta – Minister of Health: Mr B" is one entry
    const std::size_t dash = std::min(head.text.find(sign), head.text.size());
    if (dash == head.text.size()) { continue; }
    const std::string side = head.text.substr(0, dash);
    if (reference_.state_named(side) != nullptr || reference_.organisation_named(side) != nullptr) { return false; }
    const Item post = part_of(head, dash + sign.size(), head.text.size());
    const Words words = words_of(side, 8);
    if (cues_.body_words.match(words.folded, 0, taken) != nullptr && is_post_line(post, reference_)) { return false; }
  }
  if (head.words.size() > most_words) { return read_sides(index, head, rest); }
  // "Technical Secretariat: Regional Officer, IOM, Mr B"
  const bool body_speaks = is_post_line(head, reference_) && is_post_line(rest, reference_) &&
                           ends_with_person(rest.text, cues_) && reference_.state_named(head.text) == nullptr;
  if (head.text.find(',') != std::string::npos || (is_post_line(head, reference_) && !body_speaks)) {
    return read_sides(index, head, rest);
  }
  ActiveRole role;
  std::size_t at = 0;
  const bool titled = cues_.honorifics.match(rest.words.folded, 0, length) != nullptr;
  const Cue* const cue =
      titled ? cues_.roles.find(head.words.folded, at, length) : cues_.roles.match(head.words.folded, 0, length);
  role.role = cue == nullptr ? std::nullopt : parse_role(cue->value);
  if (const std::optional<RoleHeading> told = role_before_title(rest, 0)) {
    role.role = told->role;
    role.gender = told->gender;
    rest = part_of(rest, told->rest, rest.text.size());
  }
  if (cues_.honorifics.match(rest.words.folded, 0, length) == nullptr) {
    const bool place = head.words.size() <= 3 && !reference_.find_states(head.text, true, true).empty();
    if (place || is_prose(item, cues_)) { return false; }
    const std::vector<Item> parts = split_people(rest, role, reading_);
    const double least = holds_body_in_brackets(rest.text, cues_) ? 0.6 : 0.65;
    const bool named = begins_with_name(rest.text) && !parts.empty() && roster_.chance(parts.front()) >= least;
    if (!named && !roster_.known().all_known(rest.text) && !(body_speaks && roster_.chance(rest) >= 0.6)) { return false; }
  } else if (likelihood(rest, role, reading_) < 0.6) {
    return false;
  }
  roster_.add_run_in(index, role, rest);
  return true;
}

/// "Round of countries, 8 minutes each: Belize – Ana Paz (Officer, Ministry of X); Chile – Ben Roth (…)": words of a
/// programme and a list of those who speak for a state each.
bool Reader::read_sides(std::size_t index, const Item& head, const Item& rest) {
  if (is_prose(head, cues_) || rest.text.find(';') == std::string::npos) { return false; }
  const std::vector<Item> parts = split_people(rest, {}, reading_);
  std::size_t sides = 0;
  for (const Item& part : parts) {
    std::size_t dash = std::string::npos;
    for (const std::string_view sign : {" – ", " — ", " - ", ": "}) {
      dash = std::min(dash, part.text.find(sign));
    }
    const std::string_view side = std::string_view(part.text).substr(0, std::min(dash, part.text.size()));
    sides += dash != std::string::npos && reference_.state_named(side) != nullptr ? 1 : 0;
  }
  if (sides < 2 || sides + 1 < parts.size()) { return false; }
  roster_.add_run_in(index, {}, rest);
  return true;
}

/// "Summary by Ana Paz, sociologist, Institute B", "Awards handed over by Ms A": the byte where the name behind "by" begins.
std::optional<std::size_t> Reader::name_behind_deed(const Item& item, std::size_t by, std::size_t person) const {
  constexpr std::size_t most_words = 24;
  constexpr std::size_t longest_deed = 6;
  if (person >= item.words.size() || by > longest_deed || item.words.size() > most_words || is_prose(item, cues_)) {
    return std::nullopt;
  }
  const std::size_t begin = item.words.bytes[person].first;
  const Item name = part_of(item, begin, item.text.size());
  std::size_t length = 0;
  if (!starts_upper(name.text) || !starts_upper(item.text)) { return std::nullopt; }
  const bool titled = cues_.honorifics.match(name.words.folded, 0, length) != nullptr;
  const bool deed = cues_.roles.match(item.words.folded, 0, length) != nullptr ||
                    cues_.session_kinds.match(item.words.folded, 0, length) != nullptr;
  const bool detailed = deed && begins_with_name(name.text) && name.text.find_first_of(",(") != std::string::npos;
  if (!titled && !detailed) { return std::nullopt; }
  return roster_.chance(name) >= (titled ? 0.7 : 0.65) ? std::optional(begin) : std::nullopt;
}

/// "Presentation of the summary by the Rapporteur, Ms A": what is done, by whom in that role.
bool Reader::read_by_role(std::size_t index) {
  constexpr std::size_t most_words = 14;
  const Item& item = items_[index];
  if (!course_.session() || reading_.list.open() || item.hours) { return false; }
  for (std::size_t n = 1; n + 2 < std::min(most_words, item.words.size()); ++n) {
    std::size_t length = 0;
    const Cue* const by = cues_.joiners.match(item.words.folded, n, length);
    if (by == nullptr || by->value != "by") { continue; }
    std::size_t person = n + length;
    std::size_t article = 0;
    if (cues_.articles.match(item.words.folded, person, article) != nullptr) { person += article; }
    if (item.text.substr(0, item.words.bytes[n].first).find(',') != std::string::npos) { return false; }
    const std::optional<RoleHeading> told = role_before_title(item, person);
    const std::optional<std::size_t> name = told ? told->rest : name_behind_deed(item, n, person);
    if (!name) { return false; }
    ActiveRole role;
    if (told) {
      role.role = told->role;
      role.gender = told->gender;
    } else if (const Cue* const deed = cues_.roles.match(item.words.folded, 0, length); deed != nullptr) {
      role.role = parse_role(deed->value);
    }
    roster_.add_run_in(index, role, part_of(item, *name, item.text.size()));
    return true;
  }
  return false;
}

/// "- Ten years of visas", on the line below "Ana Paz, Institute B", read as one list item: the talk, and who gives it.
bool Reader::read_talk_above(std::size_t index) {
  const Item& item = items_[index];
  if (!course_.session() || reading_.list.open() || item.bullet.empty() || item.breaks.empty() || index == 0) {
    return false;
  }
  if (!roster_.follows_person(index)) { return false; }
  if (!items_[index - 1].bullet.empty() && items_[index - 1].breaks.empty()) { return false; }
  const Item person = part_of(item, item.breaks.back(), item.text.size());
  const Item talk = part_of(item, 0, item.breaks.back());
  if (!begins_with_name(person.text) || roster_.chance(person) < 0.65 || roster_.chance(talk) >= 0.6 ||
      talk.text.ends_with(',')) {
    return false;
  }
  reading_.review(talk, "The title of a talk, above who gives it.");
  roster_.add_entry(index, person);
  return true;
}

/// "In the hot seat" above people further in: a heading that no list knows, which ends the role of those above it.
bool Reader::heads_others(std::size_t index) const {
  const Item& item = items_[index];
  if (!roster_.role().role || roster_.role().taken == 0 || !roster_.last_line() || item.words.size() > 6) { return false; }
  if (index + 1 >= items_.size() || item.text.ends_with('.') || !starts_upper(item.text)) { return false; }
  const Item& next = items_[index + 1];
  if (item.bullet.empty() != next.bullet.empty()) { return false; }
  return items_[*roster_.last_line()].indent > item.indent && next.indent > item.indent && !next.gap &&
         roster_.chance(next) >= 0.6;
}

} // namespace entente::agenda
