#include "importers/agenda/reader.hpp"

#include <algorithm>

#include "core/text/pages.hpp"
#include "core/text/unicode.hpp"

namespace entente::agenda {

Reader::Reader(const Document& document, const Reference& reference) : reading_(document, reference) {}

Programme Reader::run() {
  columns_.find_heads();
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
    columns_.resume_role(items_[n]);
    step(n);
    columns_.keep_role(items_[n]);
  }
  timetable_.settle();
  return std::move(reading_.programme);
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
  if (item.hours && item.ends_hours && timetable_.take_end(index) && item.words.size() == 0) { return; }
  if (item.hours) {
    const std::optional<RoleHeading> role = item.words.size() > 0 ? role_heading(item, cues_) : std::nullopt;
    if (role && role->firm && role->colon) {
      read_role(index);
    } else {
      timetable_.read_hours(index);
    }
    return;
  }
  if (names_side(reading_, roster_, index)) { return; }
  if (read_remark(index) || columns_.read_cell(index) || titles_.read_cell(index) || read_talk(index) ||
      read_talk_above(index)) {
    return;
  }
  if (timetable_.read_numbered(index) || timetable_.read_parallel(index) || timetable_.read_day(item) ||
      titles_.read_below_label(index)) {
    return;
  }
  if (course_.pending() && is_venue(item)) {
    EventRecord& event = reading_.programme.events[reading_.event];
    if (!event.place) { event.place = item.text; }
    return;
  }
  if (timetable_.read_awaited(index)) { return; }
  if (place_line(item, cues_) || is_room(item, cues_)) { return; }
  if (topics_.read_announcement(item) || read_role(index) || timetable_.read_worded(index)) { return; }
  if (topics_.read_topic(item) || read_entry_item(index) || titles_.read_line(index) || read_rest(index)) { return; }
  reading_.review(item, "The line is neither a session, a person nor a topic.");
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

} // namespace entente::agenda
