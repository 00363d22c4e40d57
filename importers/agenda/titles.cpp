#include "importers/agenda/titles.hpp"

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

bool open_ended(std::string_view title) {
  return title.ends_with(':') || title.ends_with("–") || title.ends_with("—") || title.ends_with(',') ||
         title.ends_with(" -");
}

/// "OPENING PLENARY", "Side event (lunch is provided)": words that say what a session is, and nothing else.
bool names_only_kind(std::string_view title, const Cues& cues) {
  const std::string_view bare = trim(title.substr(0, title.find('(')));
  return cues.session_kinds.exact(bare) != nullptr || cues.session_labels.exact(bare) != nullptr;
}

/// "Town Lab A", "Mesa 3": a few words, the last of which numbers a session.
bool ends_in_number(std::string_view title) {
  constexpr std::size_t most_words = 4;
  const Item item = item_of(title);
  return item.words.size() > 1 && item.words.size() <= most_words && numbers_session(item, item.words.size() - 1);
}

/// The last word has at most three letters and the line no stop: "COUNTRIES OF".
bool breaks_off(std::string_view text) {
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const LetterCase cases = letter_case(word);
  return word.size() <= 3 && cases.upper + cases.lower == word.size();
}

} // namespace

bool read_cell_title(Reading& reading, const Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (item.table == 0 || !reading.course.session() || !reading.course.below_title(index) || reading.course.filled()) {
    return false;
  }
  const Item& before = reading.items[*reading.course.title_line()];
  SessionRecord& session = reading.programme.sessions[*reading.course.session()];
  if (before.table != item.table || before.row != item.row || !session.label || session.title) { return false; }
  if (is_room(item, reading.cues)) { // "A1 | Room 2 | Opening"
    reading.course.extend_title(index);
    return true;
  }
  const std::optional<SessionHeading> heading = session_heading(item, reading.cues);
  const std::optional<RoleHeading> role = role_heading(item, reading.cues);
  if ((heading && heading->label) || (role && role->firm) || is_prose(item, reading.cues) || roster.chance(item) >= 0.6) {
    return false;
  }
  session.title = std::string(trim_separators(item.text));
  if (heading && heading->kind && session.kind == SessionKind::session) { session.kind = *heading->kind; }
  reading.course.extend_title(index);
  return true;
}

bool read_label_title(Reading& reading, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || !reading.course.below_title(index) || reading.course.filled() || item.gap ||
      !item.bullet.empty()) {
    return false;
  }
  SessionRecord& session = reading.programme.sessions[*reading.course.session()];
  const Item& above = reading.items[*reading.course.title_line()];
  if (!session.label || !in_capitals(item.text) || !in_capitals(above.text) || item.table != above.table) { return false; }
  if (session.title) {
    if (!breaks_off(*session.title)) { return false; }
    session.title = *session.title + " " + std::string(trim_separators(item.text));
    reading.course.extend_title(index);
    return true;
  }
  std::size_t length = 0;
  const bool person = reading.cues.honorifics.match(item.words.folded, 0, length) != nullptr;
  const std::optional<RoleHeading> role = role_heading(item, reading.cues);
  const Item* const next =
      index + 1 < reading.items.size() && !reading.items[index + 1].gap ? &reading.items[index + 1] : nullptr;
  const bool post_below = next != nullptr && !in_capitals(next->text) && is_post_line(*next, reading.reference) &&
                          !role_heading(*next, reading.cues) && next->text.find(':') == std::string::npos;
  if (person || post_below || (role && role->firm) || session_heading(item, reading.cues)) { return false; }
  session.title = std::string(trim_separators(item.text));
  reading.course.extend_title(index);
  return true;
}

namespace {

/// The cell begins its row, in the column of a cell one or two rows above it, which is not the table's last.
bool below_in_column(const Reading& reading, std::size_t index, std::size_t heading) {
  const Item& item = reading.items[index];
  const Item& above = reading.items[heading];
  const bool column = item.table > 0 && item.table == above.table && item.column == above.column && item.column > 1 &&
                      item.row > above.row && item.row <= above.row + 2;
  const bool first = reading.items[index - 1].row < item.row;
  const bool beside = heading + 1 < index && reading.items[heading + 1].row == above.row;
  return column && first && beside && item.bullet.empty();
}

} // namespace

bool read_row_title(Reading& reading, const Roster& roster, std::size_t index) {
  constexpr std::size_t most_words = 30;
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.course.pending() || !reading.course.title_line() ||
      *reading.course.title_line() >= index || !below_in_column(reading, index, *reading.course.title_line())) {
    return false;
  }
  SessionRecord& session = reading.programme.sessions[*reading.course.session()];
  const bool named = !session.label && session.title && session.kind != SessionKind::break_ &&
                     (names_only_kind(*session.title, reading.cues) || ends_in_number(*session.title));
  const std::optional<SessionHeading> heading = session_heading(item, reading.cues);
  const std::optional<RoleHeading> role = role_heading(item, reading.cues);
  if (!(named || (session.label && !session.title)) ||
      (heading && (heading->label || heading->kind == SessionKind::break_)) || (role && role->firm) ||
      item.words.size() > most_words || roster.chance(item) >= 0.6) {
    return false;
  }
  if (named) { session.label = std::move(session.title); }
  session.title = std::string(trim_separators(item.text));
  return true;
}

bool read_title_line(Reading& reading, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.course.pending() || !reading.course.title_line() ||
      index - *reading.course.title_line() > 1 || reading.course.filled() || !item.bullet.empty()) {
    return false;
  }
  SessionRecord& session = reading.programme.sessions[*reading.course.session()];
  if (is_prose(item, reading.cues) || item.words.size() > 40) { return false; }
  const SessionKind kind = session.kind;
  const bool generic = kind == SessionKind::side_event || kind == SessionKind::panel || kind == SessionKind::session;
  const bool only_kind =
      session.title && !session.label && generic && reading.cues.session_kinds.exact(*session.title) != nullptr;
  const Item& before = reading.items[*reading.course.title_line()];
  std::size_t place = 0;
  std::size_t length = 0;
  const bool placed = item.words.size() <= 4 && reading.cues.place_words.find(item.words.folded, place, length) != nullptr;
  const bool said = !placed && session.title && !session.label && kind != SessionKind::break_ && in_capitals(before.text) &&
                    !in_capitals(item.text) && !item.gap && names_only_kind(*session.title, reading.cues);
  if (said && !only_kind) { session.label = session.title; } // "KEYNOTE" above "What cities owe"
  if (!session.title || only_kind || said) {
    session.title = std::string(trim_separators(item.text));
    reading.course.extend_title(index);
    return true;
  }
  const bool alike = !item.gap && item.table == before.table && item.row == before.row && item.stands_out() &&
                     before.stands_out() && in_capitals(item.text) == in_capitals(before.text);
  if (!alike && !open_ended(before.text)) { return false; }
  session.title = *session.title + " " + std::string(trim_separators(item.text));
  reading.course.extend_title(index);
  return true;
}

} // namespace entente::agenda
