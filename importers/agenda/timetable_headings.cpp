#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/talks.hpp"
#include "importers/agenda/timetable.hpp"
#include "importers/agenda/title_people.hpp"

namespace entente::agenda {

namespace {

/// Takes "(moderated by Ms A, B)" out of a session's title.
std::optional<Item> role_in_brackets(SessionHeading& heading, const Reading& reading) {
  const std::size_t begin = heading.title.rfind('(');
  const std::size_t end = heading.title.rfind(')');
  if (begin == std::string::npos || end == std::string::npos || end < begin + 6) { return std::nullopt; }
  const Item inside = item_of(heading.title.substr(begin + 1, end - begin - 1));
  const std::optional<RoleHeading> role = role_heading(inside, reading.cues);
  if (!role || !role->role || role->rest >= inside.text.size()) { return std::nullopt; }
  ActiveRole active;
  active.role = role->role;
  if (likelihood(part_of(inside, role->rest, inside.text.size()), active, reading) < 0.5) { return std::nullopt; }
  heading.title = std::string(trim_separators(std::string_view(heading.title).substr(0, begin)));
  return inside;
}

void add_people_in_brackets(const Item& inside, const Item& heading, const Reading& reading, Roster& roster) {
  const std::optional<RoleHeading> role = role_heading(inside, reading.cues);
  if (!role) { return; }
  ActiveRole active;
  active.role = role->role;
  active.gender = role->gender;
  active.plural = role->plural;
  Item person = part_of(inside, role->rest, inside.text.size());
  person.line = heading.line;
  for (const Item& part : split_people(person, active, reading)) {
    roster.add_person(part, active);
  }
}

/// "facilitator: Mr A, Ministry of B": a role, and at once somebody with an honorific, or, behind a colon, a likely entry.
bool begins_role(std::string_view text, const Reading& reading) {
  constexpr std::size_t longest = 120;
  constexpr double likely = 0.6;
  const Item part = item_of(text.substr(0, longest));
  const std::optional<RoleHeading> role = role_heading(part, reading.cues);
  if (!role || !role->role || !role->firm || role->rest >= part.text.size()) { return false; }
  const Item rest = part_of(part, role->rest, part.text.size());
  if (honorific_at(rest.text, reading.cues)) { return true; }
  ActiveRole active;
  active.role = role->role;
  return role->colon && begins_with_name(rest.text) && likelihood(rest, active, reading) >= likely;
}

constexpr std::array<std::string_view, 5> role_marks{";", " – ", " — ", " - ", " ("};

/// The first sign at or behind a byte, behind which a role begins: where it stands and where the role does.
std::pair<std::size_t, std::size_t> next_role(std::string_view title, std::size_t from, const Reading& reading) {
  std::pair<std::size_t, std::size_t> next{title.size(), title.size()};
  for (const std::string_view mark : role_marks) {
    for (std::size_t at = title.find(mark, from); at < next.first; at = title.find(mark, at + 1)) {
      if (begins_role(title.substr(at + mark.size()), reading)) { next = {at, at + mark.size()}; }
    }
  }
  return next;
}

/// "facilitator Mr A; rapporteur Ms B": the parts of a title that is nothing but roles and people with honorifics.
std::vector<Item> roles_in_title(std::string_view title, const Reading& reading) {
  std::vector<Item> parts;
  if (!begins_role(title, reading)) { return parts; }
  for (std::size_t begin = 0; begin < title.size();) {
    const auto [end, next] = next_role(title, begin, reading);
    std::string_view part = trim(title.substr(begin, end - begin));
    if (part.ends_with(')') && std::ranges::count(part, ')') > std::ranges::count(part, '(')) { part.remove_suffix(1); }
    if (part.ends_with(';')) { part.remove_suffix(1); }
    parts.push_back(item_of(trim(part)));
    begin = next;
  }
  return parts;
}

/// "Data – Moderator: Mr A; rapporteur: Ms B", "Data (moderator: Mr A; rapporteur: Ms B)": where the title ends and where
/// the roles begin; the size of the text for both when none follow.
std::pair<std::size_t, std::size_t> before_roles(std::string_view title, const Reading& reading) {
  return next_role(title, 0, reading);
}

/// The byte where the title of "Welcome remarks: Mr A" or "Keynote address by Ms B" ends, and where the person begins.
std::optional<std::pair<std::size_t, std::size_t>> title_and_person(const Item& item, const Cues& cues) {
  const std::size_t colon = item.text.find(':');
  if (const std::optional<std::pair<std::size_t, std::size_t>> told = told_by(item, cues)) { return told; }
  const bool in_brackets = item.text.find('(') < colon && item.text.find(')') > colon;
  const bool behind_person = colon != std::string::npos && names_with_honorific(item.text.substr(0, colon), cues);
  if (in_brackets || behind_person) { return std::nullopt; }
  if (colon != std::string::npos && colon < 90) { return std::pair(colon, colon + 1); }
  for (std::size_t n = 1; n + 1 < item.words.size(); ++n) {
    const std::size_t begin = item.words.bytes[n].first;
    std::size_t taken = 0;
    if (cues.honorifics.match(item.words.folded, n, taken) == nullptr || !starts_upper(item.text.substr(begin))) {
      continue;
    }
    std::size_t title_end = item.words.bytes[n - 1].second;
    const std::size_t word = item.words.bytes[n - 1].first;
    const bool joiner = title_end - word <= 3 && n > 1 && !starts_upper(item.text.substr(word));
    if (joiner) { title_end = item.words.bytes[n - 2].second; }
    std::size_t named = 0;
    if (cues.session_kinds.match(item.words.folded, 0, named) == nullptr || named >= n || n - named > 3) {
      return std::pair(title_end, begin);
    }
    const std::size_t behind = item.words.bytes[named - 1].second;
    if (!starts_upper(trim(std::string_view(item.text).substr(behind)))) { title_end = behind; }
    return std::pair(title_end, begin);
  }
  return std::nullopt;
}

/// The role that the words of a title tell: "Keynote by …".
ActiveRole role_of_title(const Item& item, const Cues& cues) {
  ActiveRole role;
  std::size_t length = 0;
  if (const Cue* const cue = cues.roles.match(item.words.folded, 0, length); cue != nullptr && !cue->value.empty()) {
    role.role = parse_role(cue->value);
  }
  return role;
}

/// "9.00 | Main Hall" above "Panel 1": the session got no title yet but where it is held.
bool is_venue_title(const SessionRecord& session, const Cues& cues) {
  constexpr std::size_t most_words = 6;
  if (session.label || !session.title || !session.start) { return false; }
  const Words words = words_of(*session.title, most_words + 1);
  std::size_t length = 0;
  return words.size() <= most_words && cues.place_words.match(words.folded, 0, length) != nullptr;
}

/// "PLENARY" above "Round table 1 – Coming home": the session got no title yet but what kind it is of.
bool is_kind_title(const SessionRecord& session, const Cues& cues) {
  return !session.label && session.title && session.start && session.kind == SessionKind::session &&
         cues.session_kinds.exact(*session.title) != nullptr;
}

/// "Panel 2" above its questions, in an annex.
bool asks_below(const std::vector<Item>& items, std::size_t index) {
  return index + 1 < items.size() && !items[index + 1].bullet.empty() && is_question(items[index + 1].text);
}

} // namespace

void Timetable::open(std::size_t index, SessionHeading heading, std::optional<FoundHours> hours) {
  const Item& item = items_[index];
  if (!hours) {
    if (const std::optional<FoundHours> inside = hours_inside(heading.title)) {
      hours = inside;
      Item title;
      title.text = heading.title;
      heading.title = std::string(trim_separators(without_hours(title, *inside).text));
    }
  }
  if (heading.label && heading.title.starts_with('(')) { heading.title = without_room(heading.title, cues_); }
  if (heading.label && only_room(heading.title, cues_)) { heading.title.clear(); } // the title stands below
  std::vector<Item> told = heading.label ? roles_in_title(heading.title, reading_) : std::vector<Item>();
  if (!told.empty()) { heading.title.clear(); }
  if (const auto [end, begin] = before_roles(heading.title, reading_); told.empty() && end < heading.title.size()) {
    told = roles_in_title(trim(std::string_view(heading.title).substr(begin)), reading_);
    heading.title = std::string(trim_separators(std::string_view(heading.title).substr(0, end)));
  }
  const std::optional<Item> run = role_in_brackets(heading, reading_);
  std::optional<PeopledTitle> peopled = run ? std::nullopt : people_in_title(heading.title, reading_);
  if (peopled) {
    heading.title = peopled->title;
    if (!heading.kind) { heading.kind = titled(item_of(heading.title), cues_).kind; }
  }
  course_.begin_session(place(heading, hours, item), index);
  reading_.role = {};
  reading_.list.begin_session();
  if (run) { add_people_in_brackets(*run, item, reading_, roster_); }
  if (peopled) { roster_.add_run_in(index, role_of_title(item, cues_), std::move(peopled->people)); }
  for (const Item& people : told) {
    add_people_in_brackets(people, item, reading_, roster_);
    course_.fill();
  }
}

void Timetable::open_untitled(std::size_t index) {
  if (!course_.pending()) { return; }
  const std::vector<SessionRecord>& sessions = reading_.programme.sessions;
  const std::optional<std::size_t> now = course_.session();
  const bool waits = now && *now + 1 == sessions.size() && sessions[*now].label && !sessions[*now].start;
  if (waits) {
    reading_.sessions.set_hours(*now, *course_.pending());
    course_.drop_pending();
    return;
  }
  SessionHeading whole;
  if (sessions.empty()) { whole.title = reading_.programme.events[reading_.event].title; }
  open(index, whole, course_.pending());
}

/// The session that the heading is of: a new one, or the label above the day's date that these hours and title belong to.
std::size_t Timetable::place(const SessionHeading& heading, std::optional<FoundHours> hours, const Item& item) {
  const std::vector<EntryRecord>& entries = reading_.programme.entries;
  const bool empty = entries.empty() || entries.back().session + 1 < reading_.programme.sessions.size();
  const bool below = !hours && empty && course_.session() && course_.below_title(reading_.index_of(item));
  const SessionRecord* const above = below ? &reading_.programme.sessions[*course_.session()] : nullptr;
  const bool kind = above != nullptr && heading.label && is_kind_title(*above, cues_) &&
                    !reading_.sessions.gathers(*course_.session(), cues_);
  if (above != nullptr && (kind || is_venue_title(*above, cues_))) {
    reading_.sessions.retitle(*course_.session(), heading);
    return *course_.session();
  }
  if (!hours && heading.label && heading.title.empty() && asks_below(items_, reading_.index_of(item))) {
    if (const std::optional<std::size_t> before = reading_.sessions.labelled(heading, reading_.event)) { return *before; }
  }
  if (hours) {
    if (const auto before = reading_.sessions.gathering_at(heading, reading_.event, *hours, cues_)) { return *before; }
  }
  if (hours && !course_.session() && empty) {
    if (const std::optional<std::size_t> label = reading_.sessions.complete(heading, reading_.event, *hours)) {
      return *label;
    }
  }
  return reading_.sessions.open(heading, reading_.event, hours, evidence_of(item));
}

/// "Welcome remarks: Mr A, Director, B" and "Keynote address by Ms A, B": a title and a person on one line.
bool Timetable::split_heading(std::size_t index, std::optional<FoundHours> hours) {
  const Item& item = items_[index];
  const std::optional<SessionHeading> heading = session_heading(item, cues_);
  if (heading && heading->label) { return false; }
  std::size_t length = 0;
  const bool worded = heading || cues_.roles.match(item.words.folded, 0, length) != nullptr;
  if (!worded || item.words.size() < 4) { return false; }
  const std::optional<std::pair<std::size_t, std::size_t>> cut = title_and_person(item, cues_);
  if (!cut) { return false; }
  auto [title_end, rest] = *cut;
  const Item person = part_of(item, rest, item.text.size());
  const ActiveRole role = role_of_title(item, cues_);
  if (likelihood(person, role, reading_) < 0.6) { return false; }
  while (title_end > 0 && (item.text[title_end - 1] == ' ' || item.text[title_end - 1] == ',')) {
    --title_end;
  }
  SessionHeading own = titled(part_of(item, 0, title_end), cues_);
  open(index, own, hours);
  roster_.add_run_in(index, role, person);
  return true;
}

} // namespace entente::agenda
