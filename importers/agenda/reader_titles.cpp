#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

namespace {

constexpr std::string_view letters = "lettered"; ///< in the place of the word that numbers a session

bool capitals(std::string_view text) {
  const LetterCase cases = letter_case(text);
  return cases.upper > 3 && cases.lower == 0;
}

/// The last word has at most three letters and the line no stop: "COUNTRIES OF".
bool breaks_off(std::string_view text) {
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const LetterCase cases = letter_case(word);
  return word.size() <= 3 && cases.upper + cases.lower == word.size();
}

bool digit(char character) { return character >= '0' && character <= '9'; }

/// Bytes of "A", "B3", "WS 4" or "2C" that begin the text; 0 when there is none.
std::size_t code_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at < 3 && text[at] >= 'A' && text[at] <= 'Z') {
    ++at;
  }
  const std::size_t capitals_before = at;
  if (at > 0 && at + 1 < text.size() && (text[at] == ' ' || text[at] == '-') && digit(text[at + 1])) { ++at; }
  std::size_t digits = 0;
  while (at < text.size() && digits < 2 && digit(text[at])) {
    ++at;
    ++digits;
  }
  if (capitals_before > 0) { return digits > 0 ? at : capitals_before == 1 && text[0] <= 'H' ? 1 : 0; }
  return digits > 0 && at < text.size() && text[at] >= 'A' && text[at] <= 'Z' ? at + 1 : 0;
}

/// Bytes of "A. ", "B) ", "C1: ", "2D – " or "WS 4 | " at the start; 0 when there is none.
std::size_t code_mark(std::string_view text) {
  const std::size_t code = code_size(text);
  if (code == 0 || text.size() < code + 3) { return 0; }
  for (const std::string_view sign : {". ", ") ", ": ", " – ", " - ", " — ", " | ", " · "}) {
    if (text.substr(code).starts_with(sign)) { return code + sign.size(); }
  }
  return 0;
}

} // namespace

/// Bytes of the letter that "A. Coming home" begins with, within sessions that are held at one time; else 0.
std::size_t Reader::session_letter(const Item& item) const {
  const bool cell = item.table > 0 && item.column == 1 && index_of(item) + 1 < items_.size() &&
                    items_[index_of(item) + 1].table == item.table && items_[index_of(item) + 1].row == item.row;
  const bool alone_in_cell = cell && item.text.size() <= 5 && code_size(item.text) == item.text.size();
  const std::size_t mark = alone_in_cell ? item.text.size() : code_mark(item.text);
  if (mark == 0 || reading_.list.themes() || !within_gathering() || item.words.size() > 30) { return 0; }
  return mark;
}

/// The current session gathers others of its hours, or is one of those.
bool Reader::within_gathering() const {
  if (!course_.session() || course_.pending()) { return false; }
  const std::size_t whole = reading_.programme.sessions[*course_.session()].parent.value_or(*course_.session());
  return reading_.sessions.gathers(*course_.session(), cues_) || reading_.sessions.gathers(whole, cues_);
}

/// "Workshop “Papers” – room 5" among sessions of one time: the word that numbers such sessions, and a title of its own.
const Cue* Reader::unnumbered_label(const Item& item) const {
  std::size_t length = 0;
  const Cue* const label = cues_.parallel.match(item.words.folded, 0, length);
  if (label == nullptr || label->value != "label" || length >= item.words.size() || !within_gathering()) { return nullptr; }
  if (item.words.size() > 24 || is_prose(item, cues_) || !starts_upper(item.text)) { return nullptr; }
  const std::string_view rest = trim(std::string_view(item.text).substr(item.words.bytes[length - 1].second));
  const bool quoted = rest.starts_with("«") || rest.starts_with("“") || rest.starts_with('"');
  if (!quoted && !rest.starts_with(':') && !rest.starts_with("– ") && !rest.starts_with("| ")) { return nullptr; }
  const Item behind = part_of(item, item.words.bytes[length].first, item.text.size());
  std::size_t honorific = 0;
  const bool person = cues_.honorifics.match(behind.words.folded, 0, honorific) != nullptr;
  return person || (!quoted && chance(behind) >= 0.6) ? nullptr : label;
}

bool Reader::read_unnumbered(std::size_t index) {
  const Item& item = items_[index];
  const Cue* const label = unnumbered_label(item);
  if (label == nullptr) { return false; }
  SessionHeading heading;
  heading.label_word = label->folded;
  heading.number = fold(item.text);
  heading.title = without_room(trim_separators(item.text), cues_);
  open_session(index, std::move(heading), hours_inside(item.text));
  return true;
}

bool Reader::read_lettered(std::size_t index) {
  const Item& item = items_[index];
  const std::size_t mark = session_letter(item);
  if (mark == 0) { return false; }
  const Item rest = part_of(item, mark, item.text.size());
  std::size_t length = 0;
  const bool person = cues_.honorifics.match(rest.words.folded, 0, length) != nullptr;
  if ((rest.words.size() == 0 && mark < item.text.size()) || person || is_prose(rest, cues_)) { return false; }
  SessionHeading heading;
  heading.label = item.text.substr(0, code_size(item.text));
  heading.label_word = letters;
  heading.number = fold(*heading.label);
  heading.separated = true;
  heading.title = without_room(trim_separators(rest.text), cues_);
  const std::optional<FoundHours> hours = hours_inside(rest.text);
  open_session(index, std::move(heading), hours);
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
  if (!session.label || !capitals(item.text) || !capitals(above.text) || item.table != above.table) { return false; }
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
  const bool post_below = next != nullptr && !capitals(next->text) && is_post_line(*next, reference_) &&
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
  if ((heading && heading->label) || (role && role->firm) || is_prose(item, cues_) || chance(item) >= 0.6) { return false; }
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
  if (!person_line_ || *person_line_ + 1 != index || reading_.programme.entries.empty()) { return false; }
  const Words words = words_of(inner, 8);
  if (cues_.remote.match(words.folded, 0, length) == nullptr || words.size() > length + 1) { return false; }
  reading_.programme.entries.back().remote = true;
  person_line_ = index;
  return true;
}

/// A line below a person that tells of somebody else: "Mayor of A, Ms B", "Senator B" in capitals below a name in
/// capitals, a post to be confirmed, the letter of the next session, a heading with a colon.
bool Reader::begins_another(std::size_t index, std::size_t above, bool post, bool bare) const {
  const Item& line = items_[index];
  const bool quoted = line.text.starts_with("“") || line.text.starts_with("«") || line.text.starts_with('"');
  if (quoted && without_talk(line).text.size() < line.text.size()) { return true; } // "“A title” – Ben Roth, Institute B"
  if (line.text.ends_with(':') || session_letter(line) > 0 || unnumbered_label(line) != nullptr) { return true; }
  if (!post) { return false; }
  if (const std::size_t colon = line.text.find(": "); colon != std::string::npos && colon < 40) {
    if (cues_.post_words.exact(line.text.substr(0, colon)) != nullptr && !bare) { return true; } // "Secretary: IOM"
    const Words behind = words_of(std::string_view(line.text).substr(colon + 2), 6);
    std::size_t title = 0;
    if (cues_.honorifics.match(behind.folded, 0, title) != nullptr) { return true; } // "Secretary: Mr B"
    if (ends_with_person(std::string_view(line.text).substr(colon + 2), cues_)) {
      return true;
    } // "Secretariat: Officer, Mr B"
  }
  if (!bare && ends_with_person(line.text, cues_)) { return true; }
  std::size_t at = 0;
  std::size_t length = 0;
  const auto titled = [&](const Item& item) {
    const Cue* const title = cues_.honorifics.match(item.words.folded, 0, length);
    if (title == nullptr || length + 2 > item.words.size()) { return false; }
    const std::size_t begin = item.words.bytes[length].first;
    const std::string_view rest = std::string_view(item.text).substr(begin);
    return capitals(rest.substr(0, rest.find(','))) && item.words.bytes[length + 1].second <= item.text.find(',');
  };
  if (!bare && titled(line) && titled(items_[above])) { return true; } // "Senator ANA PAZ, Senate" below such a line
  if (line.text.ends_with(')') && (!bare || index > above + 1) &&
      cues_.to_be_confirmed.find(line.words.folded, at, length) != nullptr) {
    return true;
  }
  return index > above + 1 && capitals(line.text) && capitals(items_[above].text) && line.words.size() >= 3 &&
         line.text.find(',') == std::string::npos && cues_.honorifics.match(line.words.folded, 0, length) != nullptr;
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
  role_ = role;
  role_.run_in = true;
  add_entry(index, people);
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
  return next.table == item.table && next.row == item.row && next.column > 1 && chance(next) < 0.6;
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
