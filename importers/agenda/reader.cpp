#include "importers/agenda/reader.hpp"

#include <algorithm>

#include "core/text/pages.hpp"
#include "core/text/unicode.hpp"

namespace entente::agenda {

namespace {

bool open_ended(std::string_view title) {
  return title.ends_with(':') || title.ends_with("–") || title.ends_with("—") || title.ends_with(',') ||
         title.ends_with(" -");
}

} // namespace

Reader::Reader(const Document& document, const Reference& reference) : reading_(document, reference) {}

Programme Reader::run() {
  find_column_heads();
  if (!reading_.header.dated && reading_.hours == 0) { take_announced_events(); }
  const std::optional<Period> only =
      reading_.programme.events.size() == 1 ? std::optional(reading_.programme.events.front().period) : std::nullopt;
  if (only && only->start && only->start == only->end) { reading_.sessions.assume_day(*only->start); }
  for (std::size_t n = reading_.header.body; n < items_.size(); ++n) {
    if (const auto begun = event_begins_.find(n); begun != event_begins_.end()) {
      reading_.event = begun->second;
      reading_.list.end();
      roster_.end_role();
    }
    if (reading_.taken[n]) { continue; }
    resume_role(items_[n]);
    step(n);
    keep_role(items_[n]);
  }
  settle();
  return std::move(reading_.programme);
}

/// Rows that head a table ("Time | Session | Speakers") give their columns a role.
void Reader::find_column_heads() {
  for (std::size_t n = 0; n < items_.size(); ++n) {
    const Item& item = items_[n];
    const Cue* const label = item.table > 0 && item.column == 1 ? cues_.column_labels.exact(item.text) : nullptr;
    if (label != nullptr && label->value == "time") { // "Time | Session | Lead"
      for (std::size_t k = n; k < items_.size() && items_[k].table == item.table && items_[k].row == item.row; ++k) {
        reading_.taken[k] = reading_.taken[k] || items_[k].words.size() <= 4;
      }
    }
    if (n < reading_.header.body || item.table == 0 || item.column < 2 || item.hours) { continue; }
    const std::optional<RoleHeading> heading = role_heading(item, cues_);
    if (!heading || heading->rest < item.text.size() || !heading->role) { continue; }
    std::size_t first = n;
    while (first > 0 && items_[first - 1].table == item.table && items_[first - 1].row == item.row) {
      --first;
    }
    const bool heads = items_[first].column == 1 && !items_[first].hours && !role_heading(items_[first], cues_) &&
                       items_[first].words.size() <= 3 && !session_heading(items_[first], cues_);
    bool timed_column = false;
    for (std::size_t k = n; k < items_.size() && items_[k].table == item.table; ++k) {
      timed_column = timed_column || (items_[k].column == 1 && items_[k].hours);
    }
    if (!heads || !timed_column) { continue; }
    column_roles_.emplace(std::pair(item.table, item.column), *heading);
    for (std::size_t k = first; k < items_.size() && items_[k].table == item.table && items_[k].row == item.row; ++k) {
      reading_.taken[k] = true;
    }
  }
}

void Reader::step(std::size_t index) {
  const Item& item = items_[index];
  reading_.at = index;
  if (item.footnote() || is_page_mark(item, cues_) || (item.words.size() == 0 && !item.hours)) { return; }
  std::size_t title = 0;
  const bool below = index + 1 < items_.size() &&
                     (!items_[index + 1].gap || cues_.honorifics.match(items_[index + 1].words.folded, 0, title) != nullptr);
  const bool heads_people = course_.pending() && below && roster_.chance(items_[index + 1]) >= 0.6;
  if (is_end_mark(item, cues_) && !heads_people) {
    reading_.list.end();
    roster_.end_role();
    course_.drop_pending();
    return;
  }
  if (item.hours && item.ends_hours && take_end(index) && item.words.size() == 0) { return; }
  if (item.hours) {
    read_hours(index);
    return;
  }
  if (names_side(reading_, roster_, index)) { return; }
  if (read_remark(index) || read_column(index) || read_cell_title(index) || read_talk(index) || read_talk_above(index)) {
    return;
  }
  if (read_session(index) || read_parallel(index) || read_day(item) || read_label_title(index)) { return; }
  if (course_.pending() && is_venue(item)) {
    EventRecord& event = reading_.programme.events[reading_.event];
    if (!event.place) { event.place = item.text; }
    return;
  }
  if (course_.pending() && read_title(index)) { return; }
  if (place_line(item, cues_) || is_room(item)) { return; }
  if (read_announcement(item) || read_role(index) || read_worded(index)) { return; }
  if (read_topic(item) || read_entry_item(index) || read_title(index) || read_rest(index)) { return; }
  reading_.review(item, "The line is neither a session, a person nor a topic.");
}

void Reader::read_hours(std::size_t index) {
  const Item& item = items_[index];
  if (item.words.size() > 0) {
    if (const std::optional<RoleHeading> role = role_heading(item, cues_); role && role->firm && role->colon) {
      read_role(index);
      return;
    }
    const bool slot = course_.session() && reading_.sessions.around(reading_.event, *item.hours, std::nullopt) &&
                      !session_heading(item, cues_);
    if (slot && roster_.chance(item) >= 0.7) {
      roster_.add_entry(index, item);
      return;
    }
    if (split_heading(index, item.hours)) { return; }
    open_session(index, titled(item, cues_), item.hours);
    return;
  }
  const bool fresh = course_.session() && course_.title_line() && index - *course_.title_line() <= 2 && !course_.filled() &&
                     !reading_.programme.sessions[*course_.session()].start;
  if (fresh) {
    const bool last = index + 1 >= items_.size();
    const bool same_row =
        item.table > 0 && items_[*course_.title_line()].table == item.table && items_[*course_.title_line()].row == item.row;
    const Item& next = last ? item : items_[index + 1];
    const bool heads_next =
        !last && !same_row && *course_.title_line() + 1 != index &&
        (session_heading(next, cues_) || next.kind == BlockKind::heading || (next.table > 0 && next.row == item.row));
    if (!heads_next && (same_row || !heads_row(index))) {
      reading_.sessions.set_hours(*course_.session(), *item.hours);
      return;
    }
  }
  course_.await_title(*item.hours);
}

bool Reader::read_session(std::size_t index) {
  const Item& item = items_[index];
  const std::optional<SessionHeading> heading = session_heading(item, cues_);
  if (!heading || !heading->label) { return false; }
  if (is_prose(item, cues_) && item.words.size() > 30) { return false; }
  if (reading_.list.themes() && !item.bullet.empty() && is_question(item.text)) { return false; }
  const std::optional<FoundHours> hours = course_.pending() ? course_.pending() : hours_inside(item.text);
  if (!course_.pending() && hours) {
    open_session(index, session_heading(without_hours(item, *hours), cues_).value_or(*heading), hours);
  } else {
    open_session(index, *heading, hours);
  }
  return true;
}

/// A heading known by its words alone: "Side event: Title", "Lunch", "Opening session".
bool Reader::read_worded(std::size_t index) {
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
    open_session(index, *heading, std::nullopt);
    return true;
  }
  if (reading_.list.open() && !item.bullet.empty() && !hours) { return false; }
  if (hours && !heading->kind) {
    open_session(index, *heading, hours);
    return true;
  }
  const SessionKind kind = *heading->kind;
  if (kind == SessionKind::break_ && !hours) {
    if (!heading->exact) { return false; }
    reading_.sessions.open(*heading, reading_.event, std::nullopt, evidence_of(item));
    return true;
  }
  const bool above_hours = index + 1 < items_.size() && items_[index + 1].hours && items_[index + 1].words.size() == 0 &&
                           items_[index + 1].table == item.table &&
                           (heading->exact || (item.words.size() <= 5 && !role_heading(item, cues_)));
  const bool own = hours || above_hours || kind == SessionKind::side_event ||
                   (!reading_.timed() && (heading->exact || item.stands_out()));
  if (!own && !(kind == SessionKind::panel && item.stands_out() && !heading->exact)) { return false; }
  if (!hours && split_heading(index, std::nullopt)) { return true; }
  open_session(index, *heading, hours);
  return true;
}

bool Reader::read_day(const Item& item) {
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
  roster_.end_role();
  reading_.list.end();
  return true;
}

/// A line that gives the current session its title, or goes on with it.
bool Reader::read_title(std::size_t index) {
  const Item& item = items_[index];
  if (course_.pending()) {
    const std::optional<RoleHeading> role = role_heading(item, cues_);
    if ((role && role->firm) || (is_prose(item, cues_) && !item.stands_out() && item.kind != BlockKind::heading)) {
      return false;
    }
    if (!split_heading(index, course_.pending())) { open_session(index, titled(item, cues_), course_.pending()); }
    return true;
  }
  if (!course_.session() || !course_.title_line() || index - *course_.title_line() > 1 || course_.filled() ||
      !item.bullet.empty()) {
    return false;
  }
  SessionRecord& session = reading_.programme.sessions[*course_.session()];
  if (is_prose(item, cues_) || item.words.size() > 40) { return false; }
  const SessionKind kind = session.kind;
  const bool generic = kind == SessionKind::side_event || kind == SessionKind::panel || kind == SessionKind::session;
  const bool only_kind = session.title && !session.label && generic && cues_.session_kinds.exact(*session.title) != nullptr;
  if (!session.title || only_kind) {
    session.title = std::string(trim_separators(item.text));
    course_.extend_title(index);
    return true;
  }
  const Item& before = items_[*course_.title_line()];
  const bool alike = !item.gap && item.table == before.table && item.row == before.row && item.stands_out() &&
                     before.stands_out() && in_capitals(item.text) == in_capitals(before.text);
  if (!alike && !open_ended(before.text)) { return false; }
  session.title = *session.title + " " + std::string(trim_separators(item.text));
  course_.extend_title(index);
  return true;
}

/// Sentences, and lines that mean nothing for a programme.
bool Reader::read_rest(std::size_t index) {
  const Item& item = items_[index];
  if (item.bullet.empty()) { reading_.list.end(); }
  reading_.follow_event(item);
  course_.fill();
  if (heads_others(index)) {
    ActiveRole others;
    others.firm = others.plural = true;
    roster_.begin_role(others);
    return false;
  }
  if (is_prose(item, cues_) || is_question(item.text)) {
    if (item.bullet.empty()) { roster_.end_role(); }
    return true;
  }
  return item.words.size() >= 14 && small_word_share(item, cues_) >= 0.3;
}

void Reader::open_session(std::size_t index, SessionHeading heading, std::optional<FoundHours> hours) {
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
  const std::optional<Item> run = role_in_brackets(heading);
  course_.begin_session(reading_.sessions.open(heading, reading_.event, hours, evidence_of(item)), index);
  roster_.end_role();
  reading_.list.begin_session();
  if (run) { add_person_in_brackets(*run, item); }
}

void Reader::settle() {
  reading_.sessions.settle_days(reading_.programme.events);
  reading_.sessions.share_hours(cues_);
  for (const std::size_t session : reading_.sessions.guessed_days()) {
    const SessionRecord& record = reading_.programme.sessions[session];
    reading_.programme.review.push_back(
        {"doubtful-date", "The hours start again here, so that a new day was taken to begin.", record.evidence});
  }
}

} // namespace entente::agenda
