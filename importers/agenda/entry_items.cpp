#include "importers/agenda/entry_items.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "importers/agenda/deeds.hpp"
#include "importers/agenda/entry_lines.hpp"
#include "importers/agenda/introduced.hpp"
#include "importers/agenda/neighbours.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

constexpr double in_list = 0.55;       ///< of a list item or cell in a session without such a heading
constexpr double alone = 0.7;          ///< of a plain line
constexpr double posted = 0.7;         ///< of a name and a post, which a full stop may end
constexpr std::size_t most_words = 24; ///< of such a line
constexpr double honoured = 0.9;       ///< of a line that begins with an honorific, be it as long as a sentence

/// "by Ana Paz, geographer": the person without the "by".
Item without_by(const Item& item, const Cues& cues) {
  std::size_t length = 0;
  const Cue* const by = cues.joiners.match(item.words.folded, 0, length);
  if (by == nullptr || by->value != "by" || length >= item.words.size()) { return item; }
  if (const std::size_t introduced = introduced_at(item.words, item.text, length, cues); introduced > 0) {
    std::size_t person = introduced; // "par la juge Ana Paz"
    if (item.words.folded[introduced].ends_with('s')) { person = name_from(item.words, item.text, introduced); }
    return part_of(item, item.words.bytes[person].first, item.text.size()); // "par ses autrices Ana Paz et Eva Lind"
  }
  if (starts_upper(item.text)) { return item; }
  Item person = part_of(item, item.words.bytes[length].first, item.text.size());
  return begins_with_name(person.text) ? person : item;
}

/// "Ana Paz in conversation with", above those with whom: the person.
Item without_role_behind(const Item& item, const Cues& cues) {
  constexpr std::array<std::string_view, 3> with{"with", "avec", "con"};
  if (item.words.size() == 0 || std::ranges::find(with, item.words.folded.back()) == with.end()) { return item; }
  for (std::size_t n = 2; n < item.words.size(); ++n) {
    std::size_t length = 0;
    const bool small = !starts_upper(std::string_view(item.text).substr(item.words.bytes[n].first));
    if (!small || cues.roles.match(item.words.folded, n, length) == nullptr || length < 2 ||
        n + length < item.words.size()) {
      continue;
    }
    Item person = part_of(item, 0, item.words.bytes[n - 1].second);
    return begins_with_name(person.text) ? person : item;
  }
  return item;
}

/// A line of people who were named before needs no post or body to be one.
bool read_known(const Reading& reading, Roster& roster, std::size_t index) {
  return reading.course.session() && !reading.list.other() && roster.add_known(index);
}

/// "TBC" in the place of a name, with the post lines below it: nobody yet.
bool read_unnamed(Reading& reading, Roster& roster, std::size_t index) {
  std::size_t length = 0;
  const Item& item = reading.items[index];
  if (reading.cues.to_be_confirmed.match(item.words.folded, 0, length) == nullptr || !reading.course.session()) {
    return false;
  }
  const bool alone_there = length == item.words.size();
  std::size_t end = item.words.bytes[length - 1].second;
  if (item.text.substr(end).starts_with('.')) { ++end; } // "N. N., Ministry of A"
  if (!alone_there && item.text.find(',') != end) { return false; }
  if (alone_there) {
    roster.add_nobody(index);
  } else {
    reading.review(item, "No person could be read from the line.");
  }
  return true;
}

/// A list item that begins with a bold name or an honorific, below a heading that names people.
bool is_obvious(const Item& item, const Reading& reading) {
  const ActiveRole& role = reading.role;
  if (!role.firm || !role.role || item.bullet.empty() || reading.list.open() || item.words.size() > 60) { return false; }
  if (item.text.find(',') == std::string::npos) { return false; }
  std::size_t length = 0;
  const bool bold = !item.emphasis.empty() && item.emphasis.front().first == 0 && !item.bold();
  return bold || reading.cues.honorifics.match(item.words.folded, 0, length) != nullptr;
}

/// "Haiti | Mr Ben Roth": the cell before this one in its row is a state's name.
bool has_label_of_state(const Reading& reading, std::size_t index) {
  const Item& item = reading.items[index];
  if (item.table == 0 || index == 0) { return false; }
  const Item& label = reading.items[index - 1];
  return label.table == item.table && label.row == item.row && label.column < item.column &&
         reading.reference.state_named(label.text) != nullptr;
}

/// "Talk 1: ten years of visas | Mr Ben Roth" below "Rapporteur | Ms Ana Paz": a cell before this one in its row, by
/// which the role above ends.
bool has_label_in_row(const Reading& reading, std::size_t index) {
  const Item& item = reading.items[index];
  if (item.table == 0 || index == 0) { return false; }
  const Item& label = reading.items[index - 1];
  if (label.table != item.table || label.row != item.row || label.column >= item.column || label.hours ||
      !label.bullet.empty()) {
    return false;
  }
  if (reading.reference.state_named(label.text) != nullptr) { // "Haiti | Mr Ben Roth", some lines below "Chair | Ms Ana Paz"
    const Item& head = reading.items[reading.role.begun];     // "Moderator: | Mr A" in a row above
    const bool row_above = head.table == item.table && head.row < label.row && reading.role.begun < index &&
                           head.column < item.column && !reading.role.plural;
    return label.gap || row_above ||
           (index > 1 && reading.items[index - 2].row < label.row && has_label_of_state(reading, index - 2));
  }
  return label.words.size() > 1 && reading.reference.organisation_named(label.text) == nullptr;
}

/// "Chairs: Ana Paz (A) and Ben Roth (B)" above a talk or a list: those who lead stood on the line, and others follow.
bool leads_only_on_line(const Reading& reading) {
  constexpr std::size_t fewest = 2;
  const ActiveRole& role = reading.role;
  const bool leads = role.role == Role::moderator || role.role == Role::chair;
  return leads && role.plural && role.run_in && role.first_people >= fewest;
}

/// Nothing but the line's place tells whoever stands there from those above: no talk, no title between, no other bullet.
bool continues_plainly(const Reading& reading, const Roster& roster, std::size_t index, bool talk) {
  const bool apart = roster.last_line() && index > *roster.last_line() + 1;
  return !talk && !apart && reading.role.first_mark == reading.items[index].bullet;
}

/// "Ana Paz, Minister of Labour of A.": a name, a comma and a post.
bool names_with_post(std::string_view text, const Cues& cues) {
  constexpr std::size_t longest_name = 60;
  const std::size_t comma = text.find(", ");
  return comma < longest_name && begins_with_name(text) && !holds_noun(words_of(text.substr(0, comma), 8), cues) &&
         begins_with_post(text.substr(comma + 2), cues);
}

} // namespace

bool read_entry_item(Reading& reading, Roster& roster, std::size_t index) {
  const Item told =
      without_role_behind(without_by(without_talk(reading.items[index], reading.cues), reading.cues), reading.cues);
  const Item item = person_behind_dash(told, reading.reference);
  if (is_question(item.text) || item.kind == BlockKind::heading || labels_names(reading, index)) { return false; }
  if (read_known(reading, roster, index) || read_unnamed(reading, roster, index) || read_deed(reading, roster, index)) {
    return true;
  }
  const ActiveRole& role = reading.role;
  std::optional<Role> ended;
  if (role.taken > 0 && !role.plural && role.role && role.role != Role::speaker &&
      (role.run_in || role.first_mark != item.bullet || reading.names[index] || item.gap)) {
    if (role.first_mark == item.bullet && !item.gap) { ended = role.role; }
    ActiveRole others;
    others.firm = true;
    reading.role = others;
  } else if (role.taken > 0 && !role.plural && role.role && has_label_in_row(reading, index)) {
    const std::optional<RoleHeading> label = role_heading(reading.items[index - 1], reading.cues);
    reading.role = {};
    reading.role.firm = true;
    if (label && label->role) { reading.role.role = label->role; }
  }
  const bool talk = told.text.size() < reading.items[index].text.size();
  if (leads_only_on_line(reading)) {
    if (continues_plainly(reading, roster, index, talk)) { ended = reading.role.role; }
    reading.role = {};
    reading.role.firm = true;
  }
  const bool listed = !item.bullet.empty() || item.kind == BlockKind::list_item || item.table > 0;
  const bool obvious = is_obvious(item, reading) || (reading.names[index] && reading.course.session());
  const double people = obvious ? 1.0 : roster.chance(item);
  const bool entry = (people >= honoured && honorific_at(item.text, reading.cues)) ||
                     (people >= posted && item.words.size() <= most_words && names_with_post(item.text, reading.cues));
  const bool prose = is_prose(item, reading.cues) && !entry;
  if (!listed && !role.role && prose) { return false; }
  const bool below = reading.course.below_title(index) || roster.follows_person(index);
  double least = listed || (below && reading.course.session()) ? in_list : alone;
  if (role.firm || role.role) { least = role.taken == 0 && role.firm ? under_heading : listed ? 0.3 : 0.45; }
  const bool marked = item.text != told.text || told.text.size() < reading.items[index].text.size();
  if (marked && below && begins_with_name(item.text)) { least = std::min(least, 0.4); }
  if (reading.list.themes()) { least = 0.8; }
  if (!reading.course.session() && !role.role) { least = std::max(least, 0.9); }
  const bool among = people < least && people >= 0.3 && reading.course.session() && !reading.list.open() &&
                     stands_among_people(reading, roster, index);
  if (people < least && !among && !named_above_post(reading, roster, index, std::max(least, alone))) { return false; }
  if (prose && (people < 0.6 || !(listed || role.role))) { return false; }
  if (reading.course.session() && reading.programme.sessions[*reading.course.session()].kind == SessionKind::break_ &&
      !role.role && people < (honorific_at(item.text, reading.cues) ? 0.7 : 0.8)) {
    return false;
  }
  reading.list.end();
  roster.add_entry(index, item);
  if (ended) {
    reading.programme.review.push_back(
        {"doubtful-role", fmt::format("Stands below one {}; read as a speaker.", to_text(*ended)), evidence_of(item)});
  }
  return true;
}

bool heads_others(const Reading& reading, const Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.role.role || reading.role.taken == 0 || !roster.last_line() || item.words.size() > 6) { return false; }
  if (index + 1 >= reading.items.size() || item.text.ends_with('.') || !starts_upper(item.text)) { return false; }
  const Item& next = reading.items[index + 1];
  if (labels_names(reading, index)) { return true; }
  if (item.bullet.empty() != next.bullet.empty()) { return false; }
  return reading.items[*roster.last_line()].indent > item.indent && next.indent > item.indent && !next.gap &&
         roster.chance(next) >= 0.6;
}

} // namespace entente::agenda
