#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

namespace {

/// The last word has at most three letters and the line no stop: "COUNTRIES OF".
bool breaks_off(std::string_view text) {
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const LetterCase cases = letter_case(word);
  return word.size() <= 3 && cases.upper + cases.lower == word.size();
}

} // namespace

/// A session of several that are held at one time.
bool Reader::read_parallel(std::size_t index) {
  const Item& item = items_[index];
  std::optional<ParallelHeading> found = parallel_heading(reading_, roster_, item);
  if (!found) { return false; }
  open_session(index, std::move(found->heading), found->hours);
  return true;
}

/// A line in capitals below a label in capitals is its title, though it may look like a name, and so is the rest of it.
bool Reader::read_label_title(std::size_t index) {
  const Item& item = items_[index];
  if (!course_.session() || !course_.below_title(index) || course_.filled() || item.gap || !item.bullet.empty()) {
    return false;
  }
  SessionRecord& session = reading_.programme.sessions[*course_.session()];
  const Item& above = items_[*course_.title_line()];
  if (!session.label || !in_capitals(item.text) || !in_capitals(above.text) || item.table != above.table) { return false; }
  if (session.title) {
    if (!breaks_off(*session.title)) { return false; }
    session.title = *session.title + " " + std::string(trim_separators(item.text));
    course_.extend_title(index);
    return true;
  }
  std::size_t length = 0;
  const bool person = cues_.honorifics.match(item.words.folded, 0, length) != nullptr;
  const std::optional<RoleHeading> role = role_heading(item, cues_);
  const Item* const next = index + 1 < items_.size() && !items_[index + 1].gap ? &items_[index + 1] : nullptr;
  const bool post_below = next != nullptr && !in_capitals(next->text) && is_post_line(*next, reference_) &&
                          !role_heading(*next, cues_) && next->text.find(':') == std::string::npos;
  if (person || post_below || (role && role->firm) || session_heading(item, cues_)) { return false; }
  session.title = std::string(trim_separators(item.text));
  course_.extend_title(index);
  return true;
}

/// "Secretariat contact: Ms A", "Focal points for the meeting: A, B": a label before a colon that says whom to write to.
bool Reader::names_contact(const Item& item) const {
  constexpr std::size_t longest_label = 60;
  constexpr std::size_t most_words = 7;
  const std::size_t colon = item.text.find(':');
  if (colon == std::string::npos || colon > longest_label || colon + 1 >= item.text.size()) { return false; }
  const Words head = words_of(std::string_view(item.text).substr(0, colon), most_words + 1);
  if (head.size() > most_words) { return false; }
  for (std::size_t n = 0; n < head.size(); ++n) {
    std::size_t length = 0;
    const Cue* const label = cues_.not_themes.match(head.folded, n, length);
    if (label != nullptr && label->value == "contact" && (n == 0 || n + length == head.size())) { return true; }
  }
  return false;
}

/// A cell behind one that only numbers a session ("Item 3 | Opening") gives that session its title.
bool Reader::read_cell_title(std::size_t index) {
  const Item& item = items_[index];
  if (item.table == 0 || !course_.session() || !course_.below_title(index) || course_.filled()) { return false; }
  const Item& before = items_[*course_.title_line()];
  SessionRecord& session = reading_.programme.sessions[*course_.session()];
  if (before.table != item.table || before.row != item.row || !session.label || session.title) { return false; }
  if (is_room(item)) { // "A1 | Room 2 | Opening"
    course_.extend_title(index);
    return true;
  }
  const std::optional<SessionHeading> heading = session_heading(item, cues_);
  const std::optional<RoleHeading> role = role_heading(item, cues_);
  if ((heading && heading->label) || (role && role->firm) || is_prose(item, cues_) || roster_.chance(item) >= 0.6) {
    return false;
  }
  session.title = std::string(trim_separators(item.text));
  if (heading && heading->kind && session.kind == SessionKind::session) { session.kind = *heading->kind; }
  course_.extend_title(index);
  return true;
}

/// "(video message)" on a line of its own below a person; "Contact: Ms A" and an address, which are no part of the
/// programme.
bool Reader::read_remark(std::size_t index) {
  const Item& item = items_[index];
  if (const std::size_t at = item.text.find('@'); at != std::string::npos) {
    const std::size_t word = item.text.rfind(' ', at);
    const bool labelled = word != std::string::npos && trim(std::string_view(item.text).substr(0, word)).ends_with(':');
    const bool short_label = labelled && words_of(std::string_view(item.text).substr(0, word)).size() <= 4;
    const std::size_t plus = item.text.find('+');
    const bool phone =
        plus != std::string::npos && plus + 1 < item.text.size() && item.text[plus + 1] >= '0' && item.text[plus + 1] <= '9';
    if (phone) {
      reading_.review(item, "Whom to write to, no part of the programme.");
      return true;
    }
    const bool listed = !item.bullet.empty() || item.table > 0 || role_heading(item, cues_).has_value();
    if (!short_label && (listed || !names_contact(item))) { return false; }
    reading_.review(item, "An address to write to, no part of the programme.");
    return true;
  }
  std::size_t length = 0;
  if (names_contact(item)) {
    reading_.review(item, "Whom to write to, no part of the programme.");
    return true;
  }
  std::string_view inner = trim_separators(item.text);
  const bool brackets = inner.starts_with('(') && inner.ends_with(')');
  if (brackets) { inner = inner.substr(1, inner.size() - 2); }
  if (!brackets && item.bullet.empty() && inner.size() == item.text.size()) { return false; }
  if (!roster_.follows_person(index) || reading_.programme.entries.empty()) { return false; }
  const Words words = words_of(inner, 8);
  if (cues_.remote.match(words.folded, 0, length) == nullptr || words.size() > length + 1) { return false; }
  reading_.programme.entries.back().remote = true;
  roster_.mark_line(index);
  return true;
}

/// "by Ana Paz, president of A, and Ben Roth, director of B" right below the title of a session.
bool Reader::read_by(std::size_t index) {
  const Item& item = items_[index];
  std::size_t length = 0;
  const Cue* const by = cues_.joiners.match(item.words.folded, 0, length);
  if (!course_.session() || !course_.below_title(index) || course_.filled() || by == nullptr || by->value != "by") {
    return false;
  }
  if (length >= item.words.size()) { return false; }
  ActiveRole role;
  std::size_t first = length;
  std::size_t taken = 0;
  // "By the rapporteur, Ms A"
  if (const Cue* const cue = cues_.roles.match(item.words.folded, first, taken);
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
  const bool titled = cues_.honorifics.match(people.words.folded, 0, taken) != nullptr;
  if (starts_upper(item.text) && !titled && by->phrase.size() < 4) { return false; }
  if (!starts_upper(people.text) || likelihood(people, role, reading_) < 0.5) { return false; }
  roster_.add_run_in(index, role, people);
  return true;
}

/// "10.30" on one line and "to 12.30" on the next: the session that began ends then, and the rest is a line of its own.
bool Reader::take_end(std::size_t index) {
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

/// Hours in the first cell of a row whose next cell is a title.
bool Reader::heads_row(std::size_t index) const {
  const Item& item = items_[index];
  if (item.table == 0 || item.column != 1 || index + 1 >= items_.size()) { return false; }
  const Item& next = items_[index + 1];
  return next.table == item.table && next.row == item.row && next.column > 1 && roster_.chance(next) < 0.6;
}

/// Notes that announce their events one below the other, each with a heading and dates.
void Reader::take_announced_events() {
  const std::vector<AnnouncedEvent> announced = announced_events(items_, reading_.header, reference_);
  if (announced.empty()) { return; }
  reading_.programme.events.clear();
  for (const AnnouncedEvent& event : announced) {
    event_begins_[event.title_item] = reading_.programme.events.size();
    reading_.taken[event.title_item] = reading_.taken[event.date_item] = true;
    reading_.programme.events.push_back(event.record);
  }
}

/// A cell that only says where: "Hall", "Room 3".
bool Reader::is_room(const Item& item) const {
  std::size_t length = 0;
  return item.table > 0 && item.words.size() <= 6 && cues_.place_words.match(item.words.folded, 0, length) != nullptr;
}

/// "Room XIX, Palais des Nations, Geneva" before the first session.
bool Reader::is_venue(const Item& item) const {
  std::size_t length = 0;
  return reading_.programme.sessions.empty() && item.table == 0 && item.words.size() <= 14 &&
         item.text.find(',') != std::string::npos && cues_.place_words.match(item.words.folded, 0, length) != nullptr;
}

} // namespace entente::agenda
