#include "importers/agenda/roster.hpp"

#include <algorithm>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_lines.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/sides.hpp"

namespace entente::agenda {

namespace {

constexpr double known_person = 0.9;

/// The byte where ", assisted by Mr B" begins; the size of the text when nothing of the kind stands there.
std::size_t before_companions(const Item& item, const Cues& cues) {
  for (std::size_t n = 1; n + 1 < item.words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.partnership_posts.match(item.words.folded, n, length);
    if (cue == nullptr || cue->value != "accompanied") { continue; }
    const std::string_view before = trim(std::string_view(item.text).substr(0, item.words.bytes[n].first));
    if (before.ends_with(',')) { return before.size() - 1; }
  }
  return item.text.size();
}

/// "S.E.M. le Ministre, représenté par M. B" is M. B; "Ana Paz, Peru, en su calidad de Presidenta de la CRM" has one post
/// more.
Item retold_roles(const Item& item, const Cues& cues, std::optional<Item>& absent) {
  for (std::size_t n = 1; n + 1 < item.words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.behalf_words.match(item.words.folded, n, length);
    if (cue == nullptr || n + length >= item.words.size()) { continue; }
    const Item before = part_of(item, 0, item.words.bytes[n].first);
    const Item behind = part_of(item, item.words.bytes[n + length].first, item.text.size());
    if (cue->value == "stood-in" && honorific_at(behind.text, cues)) {
      absent = before;
      return behind;
    }
    if (cue->value == "capacity" && before.text.ends_with(',')) { return joined(before, behind); }
  }
  return item;
}

} // namespace

double Roster::chance(const Item& item) const {
  constexpr double known_with_details = 0.75;
  if (!known_.named_by(item).empty()) { return known_person; }
  const double read = likelihood(item, reading_.role, reading_);
  std::size_t end = std::min(item.text.find_first_of(",("), item.text.size());
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    end = std::min(end, item.text.find(dash));
  }
  const bool told = read > 0.0 && read < known_with_details && end < item.text.size() && item.words.size() <= 24 &&
                    known_.named_by(part_of(item, 0, end)).size() == 1;
  return told ? known_with_details : read;
}

void Roster::need_session(const Item& item) {
  if (reading_.course.session()) { return; }
  SessionHeading heading;
  if (!reading_.programme.sessions.empty() && reading_.programme.sessions.back().kind != SessionKind::break_) {
    reading_.course.turn_to(reading_.programme.sessions.size() - 1);
    return;
  }
  heading.title = reading_.programme.events[reading_.event].title;
  reading_.course.turn_to(reading_.sessions.open(heading, reading_.event, reading_.course.pending(), evidence_of(item)));
  reading_.course.drop_pending();
}

void Roster::add_person(const Item& item, const ActiveRole& role) {
  const bool above = !reading_.course.session() && reading_.programme.sessions.empty() && !reading_.course.pending();
  if (above && reading_.timed()) { // "Course director: Ms A" above a timetable
    reading_.review(item, "Stands above the first session of the programme.");
    return;
  }
  need_session(item);
  SessionRecord& session = reading_.programme.sessions[*reading_.course.session()];
  if (session.kind == SessionKind::break_ && role.firm) { session.kind = SessionKind::side_event; }
  ActiveRole own = role;
  Item entry = with_state_apart(item, reading_.reference);
  const bool retold = entry.text != item.text;
  if (const std::optional<RoleSuffix> suffix = role_suffix(entry, reading_.cues)) {
    own.role = suffix->role;
    own.gender = suffix->gender;
    own.plural = false;
    entry = part_of(entry, 0, suffix->begin);
  }
  const std::size_t last = entry.text.rfind(' ');
  if (last != std::string::npos && entry.text.ends_with('.') && !entry.text.ends_with("..") &&
      !is_abbreviation(std::string_view(entry.text).substr(last + 1, entry.text.size() - last - 2), reading_.cues)) {
    entry = part_of(entry, 0, entry.text.size() - 1);
  }
  if (const std::size_t end = before_companions(entry, reading_.cues); end < entry.text.size()) {
    reading_.review(part_of(entry, end + 1, entry.text.size()), "Whoever accompanies a speaker is not read as one.");
    entry = part_of(entry, 0, end);
  }
  if (reading_.body_above) { entry = joined(entry, *reading_.body_above); }
  std::optional<Item> absent;
  entry = retold_roles(entry, reading_.cues, absent);
  if (absent) { reading_.review(*absent, "Is represented by somebody else."); }
  EntryReading reading = read_entry(entry_text(entry), entry_context(own, reading_.programme.language), reading_.reference);
  const std::size_t first = reading_.programme.entries.size();
  for (EntryRecord& record : reading.entries) {
    record.session = *reading_.course.session();
    record.remote = record.remote || role.remote;
    known_.remember(record.name);
    record.evidence.line = item.line;
    if (!item.printed.empty()) { record.evidence.printed = item.printed; }
    if (record.evidence.printed.empty() || retold) { record.evidence.printed = item.text; }
    reading_.programme.entries.push_back(std::move(record));
  }
  if (reading.entries.size() == 1 && reading_.programme.entries.back().bodies.empty()) {
    if (std::optional<BodyRecord> body = told_body(reading_, item)) {
      reading_.programme.entries.back().bodies.push_back(std::move(*body));
    }
  }
  for (PartnershipRecord& record : reading.partnerships) {
    record.entry += first;
    reading_.programme.partnerships.push_back(std::move(record));
  }
  for (ReviewItem& remark : reading.review) {
    reading_.programme.review.push_back(std::move(remark));
  }
  if (reading.entries.empty()) { reading_.review(item, "No person could be read from the line."); }
}

void Roster::add_people(const Item& whole) {
  const std::vector<Item> talks = single_talks(whole, reading_.cues);
  if (talks.size() > 1) {
    for (const Item& talk : talks) {
      add_people(talk);
    }
    return;
  }
  const Item item = without_talk(whole, reading_.cues);
  std::vector<Item> both = surname_pair(item);
  if (both.empty()) { both = people_with_own_bodies(item); }
  if (both.empty()) { both = side_pair(item, reading_.reference); }
  if (both.empty()) { both = sides_with_people(item, reading_.reference); }
  if (!both.empty()) {
    for (const Item& one : both) {
      add_person(one, reading_.role);
    }
    return;
  }
  const std::vector<Item> parts = split_people(item, reading_.role, reading_);
  for (const Item& part : parts) {
    if (parts.size() > 1 && chance(part) < 0.25 && part.text.find(',') == std::string::npos &&
        !is_bare_name(part, reading_.reference)) {
      reading_.review(part, "No person could be read from this part of the line.");
      continue;
    }
    if (parts.size() < 2 || !add_labelled(part)) { add_person(part, reading_.role); }
  }
}

/// "Chair: Ms A; resource persons: Mr B (C), Ms D (E)": people behind a role's word within a line.
bool Roster::add_labelled(const Item& part) {
  const std::optional<RoleHeading> heading = role_heading(part, reading_.cues);
  if (!heading || !heading->role || heading->rest >= part.text.size()) { return false; }
  ActiveRole role;
  role.role = heading->role;
  role.gender = heading->gender;
  role.plural = heading->plural;
  const std::vector<Item> people = split_people(part_of(part, heading->rest, part.text.size()), role, reading_);
  if (people.size() < 2) { return false; }
  for (const Item& person : people) {
    add_person(person, role);
  }
  return true;
}

void Roster::add_entry(std::size_t index, Item item) {
  EntryLines lines = entry_lines(reading_, *this, index, std::move(item));
  last_line_ = lines.last;
  item = std::move(lines.item);
  if (index > 0 && names_side(reading_, *this, index - 1)) { item = with_side(reading_.items[index - 1], item); }
  const std::size_t sentence = sentence_end(item.text, reading_.cues);
  if (sentence < item.text.size()) {
    const Item behind = part_of(item, sentence, item.text.size());
    item = part_of(item, 0, sentence - 1);
    if (is_bare_body(behind, reading_.cues)) { // "Ana Paz, lawyer. Bar Association"
      item = joined(item, behind);
    } else if (!add_behind(behind) && (names_with_honorific(behind.text, reading_.cues) || chance(behind) >= 0.6)) {
      reading_.review(behind, "No person could be read from this part of the line.");
    }
  }
  const std::size_t before = reading_.programme.entries.size();
  add_people(item);
  if (reading_.role.taken == 0) {
    reading_.role.first_mark = reading_.items[index].bullet;
    reading_.role.first_people = reading_.programme.entries.size() - before;
  }
  ++reading_.role.taken;
  reading_.course.fill();
}

void Roster::add_run_in(std::size_t index, ActiveRole role, Item item) {
  reading_.role = std::move(role);
  reading_.role.run_in = true;
  add_entry(index, std::move(item));
  reading_.role.remote = reading_.role.remote && reading_.role.plural;
}

bool Roster::add_known(std::size_t index) {
  const std::vector<Item> people = known_.named_by(reading_.items[index]);
  if (people.size() < 2) { return false; }
  for (const Item& person : people) {
    add_person(person, reading_.role);
  }
  last_line_ = index;
  ++reading_.role.taken;
  reading_.course.fill();
  return true;
}

void Roster::add_nobody(std::size_t index) {
  const EntryLines lines = entry_lines(reading_, *this, index, reading_.items[index]);
  if (lines.last > index) { last_line_ = lines.last; }
}

bool Roster::add_remote(std::size_t index) {
  if (!add_behind(reading_.items[index])) { return false; }
  last_line_ = index;
  reading_.course.fill();
  return true;
}

bool Roster::tell_remote(std::size_t index) {
  if (!follows_person(index) || reading_.programme.entries.empty()) { return false; }
  reading_.programme.entries.back().remote = true;
  last_line_ = index;
  return true;
}

bool Roster::tell_role(const RoleHeading& heading) {
  if (!heading.role || reading_.programme.entries.empty()) { return false; }
  EntryRecord& entry = reading_.programme.entries.back();
  entry.role = *heading.role;
  if (heading.gender) {
    entry.gender_by_masculine_form = heading.gender == Gender::m && (!entry.gender || entry.gender_by_masculine_form);
    entry.gender = entry.gender.value_or(*heading.gender);
  }
  return true;
}

/// What follows an entry's sentence: "With, by video link, Ana Paz, Director", or a person with an honorific.
bool Roster::add_behind(const Item& behind) {
  std::size_t length = 0;
  if (const Cue* const cue = reading_.cues.roles.match(behind.words.folded, 0, length);
      cue != nullptr && !cue->value.empty()) {
    std::size_t remote = 0;
    if (reading_.cues.remote.match(behind.words.folded, length, remote) == nullptr) { remote = 0; }
    if (length + remote >= behind.words.size()) { return false; }
    const Item people = part_of(behind, behind.words.bytes[length + remote].first, behind.text.size());
    ActiveRole role;
    role.role = parse_role(cue->value);
    role.gender = cue->gender;
    role.plural = cue->plural;
    if (!starts_upper(people.text) || likelihood(people, role, reading_) < 0.5) { return false; }
    const std::size_t first = reading_.programme.entries.size();
    for (const Item& part : split_people(people, role, reading_)) {
      add_person(part, role);
    }
    if (remote > 0 && reading_.programme.entries.size() > first) { reading_.programme.entries[first].remote = true; }
    return true;
  }
  if (reading_.cues.honorifics.match(behind.words.folded, 0, length) == nullptr || chance(behind) < 0.6) { return false; }
  add_people(behind);
  return true;
}

} // namespace entente::agenda
