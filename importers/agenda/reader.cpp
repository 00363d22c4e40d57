#include "importers/agenda/reader.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/agenda/body_headings.hpp"
#include "importers/agenda/entry_items.hpp"
#include "importers/agenda/narration.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/remarks.hpp"
#include "importers/agenda/repeats.hpp"
#include "importers/agenda/role_lines.hpp"
#include "importers/agenda/sides.hpp"
#include "importers/agenda/surnames.hpp"
#include "importers/agenda/talk_series.hpp"
#include "importers/agenda/talks.hpp"
#include "importers/agenda/titles.hpp"
#include "importers/agenda/unread.hpp"

namespace entente::agenda {

Programme Reader::run() {
  columns_.find_heads();
  if (!reading_.header.dated && reading_.hours == 0) { find_announced_events(); }
  const std::vector<EventRecord>& events = reading_.programme.events;
  const std::optional<Period> only = events.size() == 1 ? std::optional(events.front().period) : std::nullopt;
  if (only && only->start && only->start == only->end) { reading_.sessions.assume_day(*only->start); }
  for (std::size_t n = reading_.header.body; n < reading_.items.size(); ++n) {
    if (const auto begun = event_begins_.find(n); begun != event_begins_.end()) { begin_event(begun->second); }
    if (reading_.taken[n]) { continue; }
    columns_.resume_role(reading_.items[n]);
    read(n);
    columns_.keep_role(reading_.items[n]);
  }
  review_unread_people(reading_);
  complete_surnames(reading_.programme);
  drop_repeats(reading_.programme);
  timetable_.settle();
  return std::move(reading_.programme);
}

/// Notes that announce their events one below the other, each with a heading and dates.
void Reader::find_announced_events() {
  const std::vector<AnnouncedEvent> announced = announced_events(reading_.items, reading_.header, reading_.reference);
  if (announced.empty()) { return; }
  reading_.programme.events.clear();
  for (const AnnouncedEvent& event : announced) {
    event_begins_[event.title_item] = reading_.programme.events.size();
    reading_.taken[event.title_item] = reading_.taken[event.date_item] = true;
    reading_.programme.events.push_back(event.record);
  }
}

void Reader::begin_event(std::size_t event) {
  reading_.event = event;
  reading_.end_headings();
}

void Reader::read(std::size_t index) {
  const Item& item = reading_.items[index];
  reading_.at = index;
  end_body_heading(reading_, item);
  if (item.footnote() || is_page_mark(item, reading_.cues) || (item.words.size() == 0 && !item.hours)) { return; }
  if (is_end_mark(item, reading_.cues) && !heads_people(index)) {
    reading_.end_headings();
    reading_.course.drop_pending();
    return;
  }
  if (item.hours && item.ends_hours && timetable_.take_end(index) && item.words.size() == 0) { return; }
  if (item.hours) {
    read_timed(index);
  } else if (!read_line(index)) {
    reading_.review(item, "The line is neither a session, a person nor a topic.");
  }
}

/// "End of the first day" may also be the title of hours, with people below it.
bool Reader::heads_people(std::size_t index) const {
  if (!reading_.course.pending() || index + 1 >= reading_.items.size()) { return false; }
  const Item& next = reading_.items[index + 1];
  std::size_t title = 0;
  return (!next.gap || reading_.cues.honorifics.match(next.words.folded, 0, title) != nullptr) &&
         roster_.chance(next) >= 0.6;
}

void Reader::read_timed(std::size_t index) {
  const Item& item = reading_.items[index];
  const std::optional<RoleHeading> role = item.words.size() > 0 ? role_heading(item, reading_.cues) : std::nullopt;
  const bool leads = role && role->firm && role->colon && !timetable_.titles_speech(item, *role);
  const bool speech = leads && role->role == Role::speaker && !role->plural;
  if (speech && !reading_.sessions.around(reading_.event, *item.hours, std::nullopt)) {
    const Item title = item_of(trim_separators(std::string_view(item.text).substr(0, role->rest)));
    timetable_.open(index, titled(title, reading_.cues), item.hours); // "10:30 Closing words – Ms A"
  }
  if (!leads || !read_role(reading_, roster_, timetable_, index)) { timetable_.read_hours(index); }
}

/// Everything that a line without hours can be, the surest first.
bool Reader::read_line(std::size_t index) {
  const Item& item = reading_.items[index];
  if (names_side(reading_, roster_, index) || read_remark(reading_, roster_, index)) { return true; }
  if (read_body_heading(reading_, roster_, index) || read_narration(reading_, roster_, index)) { return true; }
  if (columns_.read_cell(index) || read_cell_title(reading_, roster_, index)) { return true; }
  if (read_talk_of_series(reading_, roster_, index)) { return true; }
  if (read_talk(reading_, roster_, index) || read_talk_above(reading_, roster_, index)) { return true; }
  if (timetable_.read_numbered(index) || timetable_.read_before_hours(index) || timetable_.read_part(index) ||
      timetable_.read_parallel(index)) {
    return true;
  }
  if (timetable_.read_day_and_hours(item) || timetable_.read_day(item)) { return true; }
  if (read_label_title(reading_, index) || read_venue(item) || timetable_.read_awaited(index)) { return true; }
  if (place_line(item, reading_.cues) || is_room(item, reading_.cues) || reads_room(index)) { return true; }
  if (read_row_title(reading_, roster_, index)) { return true; }
  if (topics_.read_announcement(item) || read_role(reading_, roster_, timetable_, index)) { return true; }
  if (timetable_.read_worded(index) || topics_.read_topic(item)) { return true; }
  return read_entry_item(reading_, roster_, index) || read_title_line(reading_, index) || read_rest(index);
}

/// "Aula Magna", "Salle des Fêtes" right below the title of a session.
bool Reader::reads_room(std::size_t index) const {
  constexpr std::size_t most_words = 4;
  const Item& item = reading_.items[index];
  std::size_t length = 0;
  return reading_.course.below_title(index) && item.bullet.empty() && item.words.size() <= most_words &&
         item.text.find_first_of(",;:.?") == std::string::npos &&
         reading_.cues.place_words.match(item.words.folded, 0, length) != nullptr;
}

/// "Room XIX, Palais des Nations, Geneva" between hours and the first session: where the event is held.
bool Reader::read_venue(const Item& item) {
  if (!reading_.course.pending() || !reading_.programme.sessions.empty() || !is_venue(item, reading_.cues)) { return false; }
  EventRecord& event = reading_.programme.events[reading_.event];
  if (!event.place) { event.place = item.text; }
  return true;
}

/// Sentences, and lines that mean nothing for a programme.
bool Reader::read_rest(std::size_t index) {
  const Item& item = reading_.items[index];
  if (item.bullet.empty()) { reading_.list.end(); }
  reading_.follow_event(item);
  reading_.course.fill();
  if (heads_others(reading_, roster_, index)) {
    ActiveRole others;
    others.firm = others.plural = true;
    reading_.role = others;
    return false;
  }
  if (is_prose(item, reading_.cues) || is_question(item.text)) {
    if (item.bullet.empty()) { reading_.role = {}; }
    return true;
  }
  // Below "Panellists:" whoever is not understood is somebody, not a sentence.
  const bool somebody = reading_.role.firm && starts_upper(item.text) && item.text.find(", ") != std::string::npos;
  return !somebody && item.words.size() >= 14 && small_word_share(item, reading_.cues) >= 0.3;
}

} // namespace entente::agenda
