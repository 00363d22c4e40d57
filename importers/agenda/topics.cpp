#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/join_items.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

bool Reader::read_announcement(const Item& item) {
  if (const std::size_t first = questions_behind(item, cues_);
      first > 0 && (course_.session() || !reading_.programme.events.empty())) {
    for (std::size_t begin = first; begin < item.text.size();) {
      const std::size_t end = std::min(item.text.find('?', begin), item.text.size() - 1) + 1;
      if (const Item question = part_of(item, begin, end); question.words.size() >= 3) { add_topic(question); }
      begin = end;
    }
    roster_.end_role();
    return true;
  }
  if (reading_.list.open() && !item.bullet.empty()) { return false; }
  Announcement found = announces(item, cues_);
  const bool note =
      reading_.programme.sessions.empty() && !reading_.timed() && item.text.ends_with(':') && item.words.size() <= 30;
  if (found.what == Announces::nothing && note && !role_heading(item, cues_) && introduces_list(item)) {
    found.what = Announces::themes;
  }
  if (found.what == Announces::nothing) { return false; }
  if (found.what == Announces::other) {
    const std::optional<RoleHeading> role = role_heading(item, cues_);
    if (role && role->role && role->firm && role->colon) { return false; } // "Note-taker: Ana Paz"
  }
  if (found.what == Announces::other && found.rest < item.text.size() &&
      roster_.chance(part_of(item, found.rest, item.text.size())) >= 0.5) {
    return false;
  }
  reading_.list.announce(found.what == Announces::themes ? TopicList::Kind::themes : TopicList::Kind::other);
  plain_list_ = false;
  roster_.end_role();
  theme_column_.reset();
  if (reading_.list.themes() && item.table > 0) { theme_column_ = ThemeColumn{item.table, item.column, course_.session()}; }
  course_.fill();
  reading_.follow_event(item);
  if (found.rest < item.text.size() && reading_.list.themes()) {
    const Item rest = part_of(item, found.rest, item.text.size());
    if (rest.words.size() >= 3) { add_topic(rest); }
  }
  return true;
}

/// The line below is a list item that is no person.
bool Reader::introduces_list(const Item& item) const {
  const auto next = reading_.index_of(item) + 1;
  return next < items_.size() && !items_[next].bullet.empty() && !items_[next].footnote() &&
         roster_.chance(items_[next]) < 0.5;
}

bool Reader::read_topic(const Item& item) {
  if (!reading_.list.themes() && in_theme_column(item) && roster_.chance(item) < 0.8) {
    add_topic(item);
    return true;
  }
  if (titles_talk(item)) {
    reading_.review(item, "The title of a talk, above who gives it.");
    return true;
  }
  const bool bullet = !item.bullet.empty() || item.kind == BlockKind::list_item;
  const bool question = is_question(item.text);
  if (const Item person = without_talk(item);
      question && person.text.size() < item.text.size() && roster_.chance(person) >= 0.6) {
    return false; // a talk's title is a question
  }
  if (reading_.list.other() && bullet) {
    reading_.list.take();
    return true;
  }
  if (reading_.list.themes()) {
    if (bullet && (question || roster_.chance(item) < 0.8)) {
      add_topic(item);
      return true;
    }
    const bool plain = !is_prose(item, cues_) && item.words.size() >= 2 && !item.stands_out() &&
                       (reading_.list.fresh() || (plain_list_ && !item.gap));
    if (!bullet && (question || (plain && roster_.chance(item) < 0.6))) {
      plain_list_ = true;
      add_topic(item);
      return true;
    }
    return false;
  }
  // A question on a line of its own below the people of a session is put to them.
  const bool put_to_people = question && course_.session() && roster_.last_line() && course_.title_line() &&
                             *roster_.last_line() > *course_.title_line() && !is_prose(item, cues_);
  if ((bullet || put_to_people) && question && item.words.size() >= 4 &&
      (course_.session() || reading_.programme.sessions.empty())) {
    add_topic(item);
    return true;
  }
  return false;
}

void Reader::add_topic(const Item& item) {
  std::string_view text = trim(item.text);
  while (text.ends_with(';') || text.ends_with(' ') || text.ends_with(',')) {
    text.remove_suffix(1);
  }
  const bool pause = course_.session() && reading_.programme.sessions[*course_.session()].kind == SessionKind::break_;
  reading_.programme.themes.push_back(
      {reading_.event, pause ? std::nullopt : course_.session(), std::string(text), Evidence{item.line, item.text}});
  reading_.list.take();
  course_.fill();
}

} // namespace entente::agenda
