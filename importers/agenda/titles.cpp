#include "importers/agenda/titles.hpp"

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

bool open_ended(std::string_view title) {
  return title.ends_with(':') || title.ends_with("–") || title.ends_with("—") || title.ends_with(',') ||
         title.ends_with(" -");
}

/// The last word has at most three letters and the line no stop: "COUNTRIES OF".
bool breaks_off(std::string_view text) {
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const LetterCase cases = letter_case(word);
  return word.size() <= 3 && cases.upper + cases.lower == word.size();
}

} // namespace

bool Titles::read_cell(std::size_t index) {
  const Item& item = items_[index];
  if (item.table == 0 || !course_.session() || !course_.below_title(index) || course_.filled()) { return false; }
  const Item& before = items_[*course_.title_line()];
  SessionRecord& session = reading_.programme.sessions[*course_.session()];
  if (before.table != item.table || before.row != item.row || !session.label || session.title) { return false; }
  if (is_room(item, cues_)) { // "A1 | Room 2 | Opening"
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

bool Titles::read_below_label(std::size_t index) {
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
  const bool post_below = next != nullptr && !in_capitals(next->text) && is_post_line(*next, reading_.reference) &&
                          !role_heading(*next, cues_) && next->text.find(':') == std::string::npos;
  if (person || post_below || (role && role->firm) || session_heading(item, cues_)) { return false; }
  session.title = std::string(trim_separators(item.text));
  course_.extend_title(index);
  return true;
}

bool Titles::read_line(std::size_t index) {
  const Item& item = items_[index];
  if (!course_.session() || course_.pending() || !course_.title_line() || index - *course_.title_line() > 1 ||
      course_.filled() || !item.bullet.empty()) {
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

} // namespace entente::agenda
