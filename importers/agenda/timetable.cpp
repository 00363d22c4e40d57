#include "importers/agenda/timetable.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/outline.hpp"
#include "importers/agenda/parallel.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

void Timetable::read_hours(std::size_t index) {
  const Item& item = items_[index];
  if (only_room(item.text, cues_) && give_hours(index)) { return; } // "Side event" above "13.30 – 14.30, room 4"
  if (item.words.size() > 0) {
    const bool slot = course_.session() && reading_.sessions.around(reading_.event, *item.hours, std::nullopt) &&
                      !session_heading(item, cues_);
    if (slot && read_slot(index)) { return; }
    if (split_heading(index, item.hours)) { return; }
    open(index, titled(item, cues_), item.hours);
    return;
  }
  if (!give_hours(index)) { course_.await_title(*item.hours); }
}

/// "10:45-11:05: Ana Paz (Institute A), “Ten years of visas”", "12:05-12:45 discussion": hours within those of the session,
/// for one talk of it.
bool Timetable::read_slot(std::size_t index) {
  const Item& item = items_[index];
  const Item person = without_talk(item, cues_);
  const bool talk = person.text.size() < item.text.size();
  if (roster_.chance(person) >= (talk && begins_with_name(person.text) ? 0.2 : 0.7)) {
    if (talk && !reading_.role.plural) {
      reading_.role = {};
      reading_.role.role = Role::presenter;
    }
    roster_.add_entry(index, person);
    return true;
  }
  const std::optional<RoleHeading> heading = role_heading(item, cues_);
  const bool discussion = heading && !heading->role && heading->rest >= item.text.size() && roster_.follows_person(index);
  if (discussion) { reading_.role = {}; }
  return discussion;
}

/// Hours that stand right behind the heading of their session.
bool Timetable::give_hours(std::size_t index) {
  const Item& item = items_[index];
  const bool fresh = course_.session() && course_.title_line() && index - *course_.title_line() <= 2 && !course_.filled() &&
                     !reading_.programme.sessions[*course_.session()].start;
  if (!fresh) { return false; }
  const Item& title = items_[*course_.title_line()];
  const bool last = index + 1 >= items_.size();
  const bool same_row = item.table > 0 && title.table == item.table && title.row == item.row;
  const Item& next = last ? item : items_[index + 1];
  const bool heads_next =
      !last && !same_row && !course_.below_title(index) &&
      (session_heading(next, cues_) || next.kind == BlockKind::heading || (next.table > 0 && next.row == item.row));
  if (!heads_next && (same_row || !heads_row(index))) {
    reading_.sessions.set_hours(*course_.session(), *item.hours);
    return true;
  }
  return false;
}

/// Hours in the first cell of a row whose next cell is a title.
bool Timetable::heads_row(std::size_t index) const {
  const Item& item = items_[index];
  if (item.table == 0 || item.column != 1 || index + 1 >= items_.size()) { return false; }
  const Item& next = items_[index + 1];
  return next.table == item.table && next.row == item.row && next.column > 1 && roster_.chance(next) < 0.6;
}

bool Timetable::take_end(std::size_t index) {
  const Item& item = items_[index];
  std::optional<FoundHours> pending = course_.pending();
  if (pending && !pending->end && pending->start < item.hours->start) {
    pending->end = item.hours->start;
    course_.await_title(*pending);
  } else if (!course_.session() || !reading_.sessions.set_end(*course_.session(), item.hours->start)) {
    return false;
  }
  reading_.items[index].hours.reset();
  return true;
}

bool Timetable::titles_speech(const Item& item, const RoleHeading& role) const {
  constexpr double nobody = 0.3;
  const bool speech = role.role == Role::speaker || role.role == Role::presenter;
  const std::string_view rest = std::string_view(item.text).substr(std::min(role.rest, item.text.size()));
  const bool quoted = rest.starts_with("«") || rest.starts_with("“") || rest.starts_with('"');
  if (speech && quoted && (rest.ends_with("»") || rest.ends_with("”") || rest.ends_with('"'))) { return true; }
  return speech && !role.plural && role.rest < item.text.size() &&
         cues_.to_be_confirmed.exact(item.text.substr(role.rest)) == nullptr &&
         roster_.chance(part_of(item, role.rest, item.text.size())) < nobody;
}

bool Timetable::read_awaited(std::size_t index) {
  const Item& item = items_[index];
  if (!course_.pending()) { return false; }
  const std::optional<RoleHeading> role = role_heading(item, cues_);
  if (role && role->firm && !titles_speech(item, *role)) { return false; }
  if (is_prose(item, cues_) && !item.stands_out() && item.kind != BlockKind::heading) {
    constexpr std::size_t longest = 24; // words
    const std::size_t end = sentence_end(item.text, cues_);
    const bool below = index > 0 && !item.gap && items_[index - 1].hours && items_[index - 1].words.size() == 0;
    if (!below || end >= item.text.size() || item.words.size() > longest) { return false; }
    const Item title = part_of(item, 0, end - 1); // "Visit of the museum. Please register."
    if (roster_.chance(title) >= 0.6 || names_with_honorific(item.text, cues_)) { return false; }
    open(index, titled(title, cues_), course_.pending());
    return true;
  }
  if (!split_heading(index, course_.pending())) { open(index, titled(item, cues_), course_.pending()); }
  return true;
}

bool Timetable::tells_group_of_person(std::size_t index) {
  const Item& item = items_[index];
  if (!roster_.follows_person(index) || item.gap || item.hours || course_.pending() || !course_.session()) { return false; }
  const std::size_t comma = item.text.find(", ");
  const Item label = part_of(item, comma == std::string::npos ? 0 : comma + 2, item.text.size());
  const std::optional<SessionHeading> heading = session_heading(label, cues_);
  if (!heading || !heading->label || !heading->title.empty()) { return false; }
  const std::optional<std::size_t> named = reading_.sessions.labelled(*heading, reading_.event);
  if (!named || named == course_.session()) { return false; }
  if (comma == std::string::npos) { return true; }
  const std::optional<RoleHeading> role = role_heading(part_of(item, 0, comma), cues_);
  return role && role->role && role->rest >= comma && roster_.tell_role(*role);
}

bool Timetable::read_numbered(std::size_t index) {
  const Item& item = items_[index];
  if (tells_group_of_person(index)) { return true; }
  const std::optional<SessionHeading> heading = session_heading(item, cues_);
  if (!heading || !heading->label) { return false; }
  if (is_prose(item, cues_) && item.words.size() > 30) { return false; }
  if (reading_.list.themes() && !item.bullet.empty() && is_question(item.text)) { return false; }
  if (reports_for_group(*heading)) {
    Item person = item_of(heading->title);
    person.line = item.line;
    roster_.add_run_in(index, {}, std::move(person));
    return true;
  }
  const std::optional<FoundHours> hours = course_.pending() ? course_.pending() : hours_inside(item.text);
  if (!course_.pending() && hours) {
    open(index, session_heading(without_hours(item, *hours), cues_).value_or(*heading), hours);
  } else {
    open(index, *heading, hours);
  }
  return true;
}

/// "Group 2 (Climate): Ms A, Institute B" below a session: who speaks there for a group, or for a session told of before.
bool Timetable::reports_for_group(const SessionHeading& heading) const {
  constexpr std::array<std::string_view, 3> groups{"group", "groupe", "grupo"};
  const bool group = std::ranges::any_of(groups, [&](std::string_view word) { return heading.label_word.ends_with(word); });
  if (!course_.session() || course_.pending() || heading.title.empty()) { return false; }
  const std::optional<std::size_t> named =
      reading_.sessions.labelled(heading, reading_.event); // "Roundtable 1: Ms A" once more
  if (named && named != course_.session() && roster_.known().all_known(heading.title)) { return true; }
  if (!honorific_at(heading.title, cues_)) { return false; }
  return (group || (named && named != course_.session())) && roster_.chance(item_of(heading.title)) >= 0.7;
}

bool Timetable::read_before_hours(std::size_t index) {
  const Item& item = items_[index];
  if (course_.pending() || !stands_before_hours(items_, index, cues_) || roster_.chance(item) >= 0.6) { return false; }
  reading_.taken[index + 1] = true;
  open(index, session_heading(item, cues_).value_or(titled(item, cues_)), items_[index + 1].hours);
  return true;
}

/// "II. Censuses and registers" above people: a part of the programme that a Roman number counts.
bool Timetable::read_part(std::size_t index) {
  constexpr std::size_t reach = 4;
  if (parts_.empty()) { parts_ = numbered_parts(items_, reading_.header.body, cues_); }
  if (!parts_[index] || course_.pending() || hours_inside(items_[index].text)) { return false; }
  bool people = false;
  for (std::size_t n = index + 1; n < std::min(items_.size(), index + reach) && !parts_[n]; ++n) {
    people = people || roster_.chance(items_[n]) >= 0.6;
  }
  if (!people) { return false; }
  open(index, part_heading(items_[index], cues_), std::nullopt);
  return true;
}

bool Timetable::read_parallel(std::size_t index) {
  const Item& item = items_[index];
  std::optional<ParallelHeading> found = parallel_heading(reading_, roster_, item);
  if (!found) { return false; }
  open(index, std::move(found->heading), found->hours);
  return true;
}

bool Timetable::read_worded(std::size_t index) {
  const Item& item = items_[index];
  const std::optional<FoundHours> hours = hours_inside(item.text);
  const Item shorter = hours ? without_hours(item, *hours) : item;
  std::optional<SessionHeading> heading = session_heading(shorter, cues_);
  if (hours && item.words.size() <= 40 && !heading) { heading = titled(shorter, cues_); }
  if (!heading || heading->label || is_prose(item, cues_)) { return false; }
  const bool numbered = item.table == 0 && item.bullet.size() >= 2 && item.bullet.front() >= '0' &&
                        item.bullet.front() <= '9' && in_capitals(shorter.text);
  if (numbered && hours) { outline_ = item.indent; }
  if (numbered && !hours && outline_ == item.indent && heading->kind) { // "2. PLENARY" among "1. OPENING (9.00 – 9.45)"
    heading->title = std::string(trim_separators(item.text));
    open(index, *heading, std::nullopt);
    return true;
  }
  if (reading_.list.open() && !item.bullet.empty() && !hours) { return false; }
  if (hours && !heading->kind) {
    open(index, *heading, hours);
    return true;
  }
  const SessionKind kind = *heading->kind;
  if (kind == SessionKind::break_ && !hours) {
    if (!heading->exact) { return false; }
    reading_.sessions.open(*heading, reading_.event, std::nullopt, evidence_of(item));
    return true;
  }
  const bool above_hours = index + 1 < items_.size() && items_[index + 1].hours &&
                           (items_[index + 1].words.size() == 0 || only_room(items_[index + 1].text, cues_)) &&
                           items_[index + 1].table == item.table &&
                           (heading->exact || (item.words.size() <= 5 && !role_heading(item, cues_)));
  const bool own = hours || above_hours || kind == SessionKind::side_event ||
                   (!reading_.timed() && (heading->exact || item.stands_out()));
  if (!own && !(kind == SessionKind::panel && item.stands_out() && !heading->exact)) { return false; }
  if (!hours && split_heading(index, std::nullopt)) { return true; }
  const std::optional<std::size_t> above = course_.session();
  if (above && !hours && kind == SessionKind::side_event && awaits_title(*above)) { return false; }
  open(index, *heading, hours);
  if (above && !hours && !above_hours && kind == SessionKind::side_event) { share_break(*above); }
  return true;
}

/// "Side event (13:00 – 14:00, Room A)" above "Launch of the guide “B”": what is launched is no event of its own.
bool Timetable::awaits_title(std::size_t session) const {
  const SessionRecord& record = reading_.programme.sessions[session];
  return record.kind == SessionKind::side_event && !course_.filled() && (!record.title || course_.below_title(reading_.at));
}

/// "Lunch" above "Book launch: …" without hours: the side event takes place in the break.
void Timetable::share_break(std::size_t above) {
  const SessionRecord& pause = reading_.programme.sessions[above];
  if (pause.kind != SessionKind::break_ || !course_.session() || *course_.session() != above + 1) { return; }
  SessionRecord& own = reading_.programme.sessions[above + 1];
  if (own.start) { return; }
  own.start = pause.start;
  own.end = pause.end;
}

bool Timetable::read_day(const Item& item) {
  std::optional<DayHeading> day = day_heading(item, cues_, reading_.header.year);
  if (day && course_.pending() && !day->date) { return false; } // "9:00" above "Summary of the first day"
  if (!day && reading_.programme.events.size() == 1) {
    day = weekday_heading(item, reading_.programme.events.front().period);
  }
  if (!day || (reading_.list.themes() && !item.bullet.empty() && item.kind != BlockKind::heading && !day->ordinal)) {
    return false;
  }
  reading_.sessions.begin_day(day->ordinal, day->date);
  course_.begin_day();
  reading_.end_headings();
  return true;
}

namespace {

/// "Date & time:", "Fecha y hora": the words that a date and hours stand behind, and nothing else.
bool labels_time(std::string_view text) {
  constexpr std::array<std::string_view, 19> labels{"date",  "dates",  "day",  "time",    "times",   "when",     "hours",
                                                    "heure", "heures", "jour", "quand",   "horaire", "horaires", "fecha",
                                                    "hora",  "horas",  "dia",  "horario", "cuando"};
  const Words words = words_of(text, 5);
  return words.size() > 0 && words.size() <= 4 && std::ranges::all_of(words.folded, [&](const std::string& word) {
           return std::ranges::find(labels, word) != labels.end() || word == "and" || word == "et" || word == "y";
         });
}

} // namespace

bool Timetable::read_day_and_hours(const Item& item) {
  const std::size_t colon = std::min(item.text.find(':'), item.text.size());
  const bool labelled = labels_time(std::string_view(item.text).substr(0, colon));
  if (labelled && trim(std::string_view(item.text).substr(std::min(colon + 1, item.text.size()))).empty()) { return true; }
  const Item rest = labelled ? part_of(item, colon + 1, item.text.size()) : item;
  if (course_.pending()) { return false; }
  if (item.table > 0 && item.column == 1) { // "Thursday 5, 18:00 to 19:00 | A talk"
    const std::optional<FoundHours> inside = hours_inside(item.text);
    const Item day = inside ? without_hours(item, *inside) : Item();
    if (inside && weekday_heading(day, reading_.programme.events[reading_.event].period) && read_day(day)) {
      course_.await_title(*inside);
      return true;
    }
  }
  const std::vector<FoundPeriod> periods = find_periods(rest.text, false, reading_.header.year);
  if (periods.size() != 1) { return false; }
  const Item day = part_of(rest, 0, periods.front().end);
  const std::string_view behind = trim_front_separators(std::string_view(rest.text).substr(periods.front().end));
  const std::optional<FoundHours> hours = hours_at(behind);
  constexpr std::size_t longest_remark = 6; // "CET (NB: longer session)"
  if (!hours || words_of(behind.substr(hours->end_byte)).size() > longest_remark) { return false; }
  const std::optional<DayHeading> heading = day_heading(day, cues_, reading_.header.year);
  if (!heading || !heading->date) { return false; }
  const std::optional<std::size_t> session = course_.session();
  const bool own = session && !course_.filled() && !reading_.programme.sessions[*session].start;
  read_day(day);
  if (own) {
    course_.begin_session(*session, reading_.at); // a title may stand below the hours
    reading_.sessions.set_day_and_hours(*session, *hours);
  } else {
    course_.await_title(*hours);
  }
  return true;
}

void Timetable::settle() {
  reading_.sessions.settle_days(reading_.programme.events);
  reading_.sessions.share_hours(cues_);
  for (const std::size_t session : reading_.sessions.guessed_days()) {
    const SessionRecord& record = reading_.programme.sessions[session];
    reading_.programme.review.push_back(
        {"doubtful-date", "The hours start again here, so that a new day was taken to begin.", record.evidence});
  }
}

} // namespace entente::agenda
