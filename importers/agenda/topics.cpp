#include "importers/agenda/topics.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/text/unicode.hpp"
#include "importers/agenda/join_items.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

bool Topics::read_announcement(const Item& item) {
  if (read_questions(item)) { return true; }
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
  plain_ = false;
  reading_.role = {};
  column_.reset();
  if (reading_.list.themes() && item.table > 0) {
    column_ = Column{item.table, item.column, reading_.course.session(), reading_.at};
  }
  reading_.course.fill();
  reading_.follow_event(item);
  if (found.rest < item.text.size() && reading_.list.themes()) {
    const Item rest = part_of(item, found.rest, item.text.size());
    if (rest.words.size() >= 3) { add(rest); }
  }
  return true;
}

/// A sentence and questions behind it on one line.
bool Topics::read_questions(const Item& item) {
  const std::size_t first = questions_behind(item, cues_);
  if (first == 0 || (!reading_.course.session() && reading_.programme.events.empty())) { return false; }
  add_questions(item, first);
  reading_.role = {};
  return true;
}

/// Each question of the text from a byte on.
void Topics::add_questions(const Item& item, std::size_t first) {
  for (std::size_t begin = first; begin < item.text.size();) {
    const std::size_t end = std::min(item.text.find('?', begin), item.text.size() - 1) + 1;
    if (const Item question = part_of(item, begin, end); question.words.size() >= 3) { add(question); }
    begin = end;
  }
}

/// The line below is a list item that is no person.
bool Topics::introduces_list(const Item& item) const {
  const auto next = reading_.index_of(item) + 1;
  return next < reading_.items.size() && !reading_.items[next].bullet.empty() && !reading_.items[next].footnote() &&
         roster_.chance(reading_.items[next]) < 0.5;
}

/// A question or a list item in the column of a table where topics were announced, while the session goes on.
bool Topics::in_column(const Item& item) const {
  if (!column_) { return false; }
  const Item& heading = reading_.items[reading_.role.begun]; // "Speakers:" below the topics ends them
  const bool people = reading_.role.begun > column_->item && heading.table == item.table && heading.column == item.column;
  return !(people && !is_question(item.text)) && column_->table == item.table && column_->column == item.column &&
         column_->session == reading_.course.session() && (!item.bullet.empty() || is_question(item.text));
}

/// "What do cities owe? Who pays?" right below the title of a session: two questions or more, and nothing else.
bool Topics::read_questions_below_title(const Item& item) {
  const std::size_t first = item.text.find('?');
  const std::size_t index = reading_.index_of(item);
  if (!reading_.course.session() || reading_.course.filled() || !reading_.course.below_title(index) || item.hours ||
      first == std::string::npos || first + 1 >= item.text.size() || !item.text.ends_with('?') || !item.bullet.empty() ||
      !reading_.programme.sessions[*reading_.course.session()].title || item.text.find(". ") != std::string::npos) {
    return false;
  }
  add_questions(item, 0);
  return true;
}

/// Whoever gives a talk below "Coordinators: Ana Paz and Ben Roth" coordinates nothing.
void Topics::end_leading_role() {
  const std::optional<Role> role = reading_.role.role;
  const bool leads = role == Role::moderator || role == Role::chair || role == Role::discussant || role == Role::rapporteur;
  if (!leads || !reading_.role.run_in || !reading_.role.plural || reading_.role.taken == 0) { return; }
  reading_.role = {};
  reading_.role.firm = reading_.role.plural = true;
}

bool Topics::read_topic(const Item& item) {
  if (read_questions_below_title(item)) { return true; }
  if (!reading_.list.themes() && in_column(item) && roster_.chance(item) < 0.8) {
    add(item);
    return true;
  }
  if (titles_talk(item, reading_, roster_) ||
      (reading_.course.session() && titles_talk_further_in(reading_, roster_, reading_.index_of(item)))) {
    reading_.review(item, "The title of a talk, above who gives it.");
    end_leading_role();
    return true;
  }
  const bool bullet = !item.bullet.empty() || item.kind == BlockKind::list_item;
  const bool question = is_question(item.text);
  if (const Item person = without_talk(item, cues_);
      question && person.text.size() < item.text.size() && roster_.chance(person) >= 0.4) {
    return false; // a talk's title is a question
  }
  if (reading_.list.other() && bullet) {
    reading_.list.take();
    return true;
  }
  if (reading_.list.themes()) { return read_theme(item, bullet); }
  // A question on a line of its own below the people of a session is put to them.
  const bool put_to_people = question && reading_.course.session() && roster_.last_line() && reading_.course.title_line() &&
                             *roster_.last_line() > *reading_.course.title_line() && !is_prose(item, cues_);
  constexpr std::size_t fewest_words = 4;
  const bool further = bullet && !reading_.programme.themes.empty() &&
                       reading_.at > 0 && // "Who pays?" below another question
                       reading_.programme.themes.back().evidence.printed == reading_.items[reading_.at - 1].text;
  if ((bullet || put_to_people) && question && (item.words.size() >= fewest_words || further) &&
      (reading_.course.session() || reading_.programme.sessions.empty())) {
    add(item);
    return true;
  }
  return false;
}

/// A line below the announcement of topics: an item, or one of a list without bullets.
bool Topics::read_theme(const Item& item, bool bullet) {
  const bool question = is_question(item.text);
  if (bullet && (question || roster_.chance(item) < 0.8)) {
    add(item);
    return true;
  }
  const bool plain = !is_prose(item, cues_) && item.words.size() >= 2 && !item.stands_out() &&
                     (reading_.list.fresh() || (plain_ && !item.gap));
  if (bullet || (!question && (!plain || roster_.chance(item) >= 0.6))) { return false; }
  plain_ = true;
  add(item);
  return true;
}

void Topics::add(const Item& item) {
  std::string_view text = trim(item.text);
  while (text.ends_with(';') || text.ends_with(' ') || text.ends_with(',')) {
    text.remove_suffix(1);
  }
  const bool pause =
      reading_.course.session() && reading_.programme.sessions[*reading_.course.session()].kind == SessionKind::break_;
  reading_.programme.themes.push_back(
      {reading_.event, pause ? std::nullopt : reading_.course.session(), std::string(text), Evidence{item.line, item.text}});
  reading_.list.take();
  reading_.course.fill();
}

} // namespace entente::agenda
