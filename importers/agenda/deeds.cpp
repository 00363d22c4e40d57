#include "importers/agenda/deeds.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

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

/// "Reply: Rapporteur, Ms A": a word for a role, a comma and a person with an honorific.
std::optional<RoleHeading> role_before_title(const Item& item, std::size_t word, const Cues& cues) {
  std::size_t length = 0;
  std::size_t honorific = 0;
  const Cue* const cue = cues.roles.match(item.words.folded, word, length);
  const std::size_t person = word + length;
  if (cue == nullptr || cue->value.empty() || person + 1 >= item.words.size()) { return std::nullopt; }
  const std::size_t begin = item.words.bytes[person].first;
  const std::size_t end = item.words.bytes[person - 1].second;
  const std::string_view between = std::string_view(item.text).substr(end, begin - end);
  if (trim(between) != "," || cues.honorifics.match(item.words.folded, person, honorific) == nullptr) {
    return std::nullopt;
  }
  RoleHeading heading;
  heading.role = parse_role(cue->value);
  heading.gender = cue->gender;
  heading.plural = cue->plural;
  heading.rest = begin;
  return heading;
}

/// "Round of countries, 8 minutes each: Belize – Ana Paz (Officer, Ministry of X); Chile – Ben Roth (…)": words of a
/// programme and a list of those who speak for a state each.
bool read_sides(Reading& reading, Roster& roster, std::size_t index, const Item& head, const Item& rest) {
  if (is_prose(head, reading.cues) || rest.text.find(';') == std::string::npos) { return false; }
  const std::vector<Item> parts = split_people(rest, {}, reading);
  std::size_t sides = 0;
  for (const Item& part : parts) {
    std::size_t dash = std::string::npos;
    for (const std::string_view sign : {" – ", " — ", " - ", ": "}) {
      dash = std::min(dash, part.text.find(sign));
    }
    const std::string_view side = std::string_view(part.text).substr(0, std::min(dash, part.text.size()));
    sides += dash != std::string::npos && reading.reference.state_named(side) != nullptr ? 1 : 0;
  }
  if (sides < 2 || sides + 1 < parts.size()) { return false; }
  roster.add_run_in(index, {}, rest);
  return true;
}

/// "Official opening address: Hon. A, Minister", "Reading of the declaration: Ana Paz, Network B": words of a programme, a
/// colon and a person, who has an honorific, a post or a body, or was told of before.
bool read_addressed(Reading& reading, Roster& roster, std::size_t index) {
  constexpr std::size_t most_words = 8;
  const Item& item = reading.items[index];
  const std::size_t colon = item.text.find(':');
  if (!reading.course.session() || colon == std::string::npos || colon > 70 || reading.list.open()) { return false; }
  const Item head = part_of(item, 0, colon);
  Item rest = part_of(item, colon + 1, item.text.size());
  std::size_t length = 0;
  if (head.words.size() == 0 || rest.words.size() == 0) { return false; }
  std::size_t taken = 0;
  for (const std::string_view sign : {" – ", " — ", " - "}) { // "Malta – Minister of Health: Mr B" is one entry
    const std::size_t dash = std::min(head.text.find(sign), head.text.size());
    if (dash == head.text.size()) { continue; }
    const std::string side = head.text.substr(0, dash);
    if (reading.reference.state_named(side) != nullptr || reading.reference.organisation_named(side) != nullptr) {
      return false;
    }
    const Item post = part_of(head, dash + sign.size(), head.text.size());
    const Words words = words_of(side, 8);
    if (reading.cues.body_words.match(words.folded, 0, taken) != nullptr && is_post_line(post, reading.reference)) {
      return false;
    }
  }
  if (head.words.size() > most_words) { return read_sides(reading, roster, index, head, rest); }
  // "Technical Secretariat: Regional Officer, IOM, Mr B"
  const bool body_speaks = is_post_line(head, reading.reference) && is_post_line(rest, reading.reference) &&
                           ends_with_person(rest.text, reading.cues) && reading.reference.state_named(head.text) == nullptr;
  if (head.text.find(',') != std::string::npos || (is_post_line(head, reading.reference) && !body_speaks)) {
    return read_sides(reading, roster, index, head, rest);
  }
  ActiveRole role;
  std::size_t at = 0;
  const bool titled = reading.cues.honorifics.match(rest.words.folded, 0, length) != nullptr;
  const Cue* const cue = titled ? reading.cues.roles.find(head.words.folded, at, length)
                                : reading.cues.roles.match(head.words.folded, 0, length);
  role.role = cue == nullptr ? std::nullopt : parse_role(cue->value);
  if (const std::optional<RoleHeading> told = role_before_title(rest, 0, reading.cues)) {
    role.role = told->role;
    role.gender = told->gender;
    rest = part_of(rest, told->rest, rest.text.size());
  }
  if (reading.cues.honorifics.match(rest.words.folded, 0, length) == nullptr) {
    const bool place = head.words.size() <= 3 && !reading.reference.find_states(head.text, true, true).empty();
    if (place || is_prose(item, reading.cues)) { return false; }
    const std::vector<Item> parts = split_people(rest, role, reading);
    const double least = holds_body_in_brackets(rest.text, reading.cues) ? 0.6 : 0.65;
    const bool named = begins_with_name(rest.text) && !parts.empty() && roster.chance(parts.front()) >= least;
    if (!named && !roster.known().all_known(rest.text) && !(body_speaks && roster.chance(rest) >= 0.6)) { return false; }
  } else if (likelihood(rest, role, reading) < 0.6) {
    return false;
  }
  roster.add_run_in(index, role, rest);
  return true;
}

/// "Summary by Ana Paz, sociologist, Institute B", "Awards handed over by Ms A": the byte where the name behind "by" begins.
std::optional<std::size_t> name_behind_deed(const Reading& reading, const Roster& roster, const Item& item, std::size_t by,
                                            std::size_t person) {
  constexpr std::size_t most_words = 24;
  constexpr std::size_t longest_deed = 6;
  if (person >= item.words.size() || by > longest_deed || item.words.size() > most_words || is_prose(item, reading.cues)) {
    return std::nullopt;
  }
  const std::size_t begin = item.words.bytes[person].first;
  const Item name = part_of(item, begin, item.text.size());
  std::size_t length = 0;
  if (!starts_upper(name.text) || !starts_upper(item.text)) { return std::nullopt; }
  if (roster.known().all_known(std::string_view(name.text).substr(0, name.text.find_first_of(",(")))) { return begin; }
  const bool titled = reading.cues.honorifics.match(name.words.folded, 0, length) != nullptr;
  const bool deed = reading.cues.roles.match(item.words.folded, 0, length) != nullptr ||
                    reading.cues.session_kinds.match(item.words.folded, 0, length) != nullptr;
  const bool detailed = deed && begins_with_name(name.text) && name.text.find_first_of(",(") != std::string::npos;
  if (!titled && !detailed) { return std::nullopt; }
  return roster.chance(name) >= (titled ? 0.7 : 0.65) ? std::optional(begin) : std::nullopt;
}

/// "Presentation of the summary by the Rapporteur, Ms A": what is done, by whom in that role.
bool read_by_role(Reading& reading, Roster& roster, std::size_t index) {
  constexpr std::size_t most_words = 14;
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.list.open() || item.hours) { return false; }
  for (std::size_t n = 1; n + 2 < std::min(most_words, item.words.size()); ++n) {
    std::size_t length = 0;
    const Cue* const by = reading.cues.joiners.match(item.words.folded, n, length);
    if (by == nullptr || by->value != "by") { continue; }
    std::size_t person = n + length;
    std::size_t article = 0;
    if (reading.cues.articles.match(item.words.folded, person, article) != nullptr) { person += article; }
    if (item.text.substr(0, item.words.bytes[n].first).find(',') != std::string::npos) { return false; }
    const std::optional<RoleHeading> told = role_before_title(item, person, reading.cues);
    const std::optional<std::size_t> name = told ? told->rest : name_behind_deed(reading, roster, item, n, person);
    if (!name) { return false; }
    ActiveRole role;
    if (told) {
      role.role = told->role;
      role.gender = told->gender;
    } else if (const Cue* const deed = reading.cues.roles.match(item.words.folded, 0, length); deed != nullptr) {
      role.role = parse_role(deed->value);
    }
    roster.add_run_in(index, role, part_of(item, *name, item.text.size()));
    return true;
  }
  return false;
}

/// "Palabras de bienvenida a cargo del Sr. A, Director": words of a programme, small words and a person with an honorific.
bool read_given_by(Reading& reading, Roster& roster, std::size_t index) {
  constexpr std::size_t most_words = 9;
  const Item& item = reading.items[index];
  std::size_t length = 0;
  if (!reading.course.session() || reading.list.open() || item.words.size() < 4) { return false; }
  if (reading.cues.session_kinds.match(item.words.folded, 0, length) == nullptr &&
      reading.cues.roles.match(item.words.folded, 0, length) == nullptr) {
    return false;
  }
  for (std::size_t n = length; n < std::min(most_words, item.words.size()); ++n) {
    const std::size_t begin = item.words.bytes[n].first;
    std::size_t honorific = 0;
    const bool title = starts_upper(std::string_view(item.text).substr(begin)) &&
                       reading.cues.honorifics.match(item.words.folded, n, honorific) != nullptr;
    if (!title) {
      if (starts_upper(std::string_view(item.text).substr(begin))) { return false; }
      continue;
    }
    const Item person = part_of(item, begin, item.text.size());
    if (n == length || item.text.substr(0, begin).find(',') != std::string::npos || roster.chance(person) < 0.7) {
      return false;
    }
    roster.add_run_in(index, {}, person);
    return true;
  }
  return false;
}

/// "by Ana Paz, president of A, and Ben Roth, director of B" right below the title of a session.
bool read_by(Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  std::size_t length = 0;
  const Cue* const by = reading.cues.joiners.match(item.words.folded, 0, length);
  if (!reading.course.session() || !reading.course.below_title(index) || reading.course.filled() || by == nullptr ||
      by->value != "by") {
    return false;
  }
  if (length >= item.words.size()) { return false; }
  ActiveRole role;
  std::size_t first = length;
  std::size_t taken = 0;
  // "By the rapporteur, Ms A"
  if (const Cue* const cue = reading.cues.roles.match(item.words.folded, first, taken);
      cue != nullptr && first + taken < item.words.size()) {
    const std::string_view behind = std::string_view(item.text).substr(item.words.bytes[first + taken - 1].second);
    const std::optional<Role> told = parse_role(cue->value);
    if (told && *told != Role::speaker && behind.starts_with(',')) {
      role.role = told;
      role.gender = cue->gender;
      first += taken;
    }
  }
  const Item people = part_of(item, item.words.bytes[first].first, item.text.size());
  const bool titled = reading.cues.honorifics.match(people.words.folded, 0, taken) != nullptr;
  if (starts_upper(item.text) && !titled && by->phrase.size() < 4) { return false; }
  if (!starts_upper(people.text) || likelihood(people, role, reading) < 0.5) { return false; }
  roster.add_run_in(index, role, people);
  return true;
}

/// "Talk with Ana Paz, writer, and": a role and who has it; false when the text begins with no role.
bool add_head(const Reading& reading, Roster& roster, const Item& head) {
  std::size_t length = 0;
  std::size_t joiner = 0;
  std::size_t last = head.words.size();
  const Cue* const first = reading.cues.roles.match(head.words.folded, 0, length);
  if (first == nullptr || first->value.empty() || length >= last) { return false; }
  const Cue* const open = reading.cues.joiners.match(head.words.folded, last - 1, joiner);
  if (open != nullptr && open->value == "and" && last > length + 1) { --last; }
  const std::size_t end = last < head.words.size() ? head.words.bytes[last - 1].second : head.text.size();
  ActiveRole role;
  role.role = parse_role(first->value);
  role.gender = first->gender;
  const Item people = part_of(head, head.words.bytes[length].first, end);
  const double least = begins_with_name(people.text) ? 0.4 : 0.6;
  if (likelihood(people, role, reading) >= least) { roster.add_person(people, role); }
  return true;
}

/// "Lima, presented by Ana Paz, Mayor", "Talk with Ana Paz, writer, led by Ben Roth": whoever stands before, and whoever the
/// role that ends in "by" names.
bool read_given_role(const Reading& reading, Roster& roster, std::size_t index) {
  constexpr std::size_t most_words = 40;
  constexpr double likely = 0.6;
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.list.open() || item.words.size() > most_words || is_prose(item, reading.cues)) {
    return false;
  }
  const std::optional<GivenBy> given = given_by(item, reading.cues);
  if (!given) { return false; }
  const Item person = part_of(item, given->person, item.text.size());
  ActiveRole role;
  role.role = given->role;
  role.gender = given->gender;
  const std::size_t end = std::min(person.text.find_first_of(",("), person.text.size());
  const bool known = roster.known().all_known(std::string_view(person.text).substr(0, end));
  if (!known && likelihood(person, role, reading) < likely) { return false; }
  const std::size_t before = trim_separators(std::string_view(item.text).substr(0, given->begin)).size();
  const Item head = part_of(item, 0, before);
  if (!add_head(reading, roster, head) && roster.chance(head) >= likely) {
    return false; // a person whose post ends in "by"
  }
  roster.add_run_in(index, role, person);
  return true;
}

/// "Participants (rapporteur: Ms A, B)": words of a programme, and in brackets a role and who has it.
bool read_in_brackets(const Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  const std::size_t open = item.text.find(" (");
  if (!reading.course.session() || reading.list.open() || open == std::string::npos || !item.text.ends_with(')') ||
      item.text.find_first_of(",;:") < open) {
    return false;
  }
  const Item inside = part_of(item, open + 2, item.text.size() - 1);
  const std::optional<RoleHeading> told = role_heading(inside, reading.cues);
  if (!told || !told->role || !told->firm || inside.text.find(':') > told->rest || told->rest >= inside.text.size()) {
    return false;
  }
  ActiveRole role;
  role.role = told->role;
  role.gender = told->gender;
  const Item person = part_of(inside, told->rest, inside.text.size());
  if (likelihood(person, role, reading) < 0.6) { return false; }
  roster.add_run_in(index, role, person);
  return true;
}

} // namespace

namespace {

/// "Mot de bienvenue du Gouverneur de A, M. B": words for a speech, "of", a post and whoever holds it.
bool read_speech_of(const Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  std::size_t speech = 0;
  std::size_t of = 0;
  std::size_t post = 0;
  const Cue* cue = reading.cues.roles.match(item.words.folded, 0, speech);
  if (cue != nullptr && parse_role(cue->value) != Role::speaker) { return false; }
  if (cue == nullptr) { cue = reading.cues.session_kinds.match(item.words.folded, 0, speech); }
  if (cue == nullptr || !reading.course.session() || reading.list.open() || item.hours || speech >= item.words.size() ||
      !ends_with_person(item.text, reading.cues)) {
    return false;
  }
  const Cue* const joiner = reading.cues.joiners.match(item.words.folded, speech, of);
  const bool preposition = item.words.folded[speech - 1].size() <= 3 && speech > 1; // "Mot de bienvenue du"
  if (joiner != nullptr && joiner->value == "of") { speech += of; }
  if ((joiner == nullptr || joiner->value != "of") && !preposition) { return false; }
  if (speech >= item.words.size() || reading.cues.post_words.match(item.words.folded, speech, post) == nullptr) {
    return false;
  }
  const Item person = part_of(item, item.words.bytes[speech].first, item.text.size());
  if (roster.chance(person) < 0.6) { return false; }
  ActiveRole role;
  role.role = parse_role(cue->value);
  roster.add_run_in(index, role, person);
  return true;
}

} // namespace

bool read_deed(Reading& reading, Roster& roster, std::size_t index) {
  return read_speech_of(reading, roster, index) || read_in_brackets(reading, roster, index) ||
         read_given_role(reading, roster, index) || read_addressed(reading, roster, index) ||
         read_by_role(reading, roster, index) || read_given_by(reading, roster, index) || read_by(reading, roster, index);
}

} // namespace entente::agenda
