#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

/// "Kenya | Ms A | Director": a cell that only says for whom the person in the next cell of the row speaks.
bool Reader::names_side(std::size_t index) const {
  constexpr std::size_t longest_side = 8;
  const Item& item = items_[index];
  if (item.table == 0 || item.hours || !item.bullet.empty() || index + 1 >= items_.size()) { return false; }
  const Item& person = items_[index + 1];
  const auto beside = [&](const Item& left, const Item& right) {
    return left.table == right.table && left.row == right.row && left.column < right.column;
  };
  if (item.words.size() == 0 || item.words.size() > longest_side || !beside(item, person)) { return false; }
  if (reference_.state_named(item.text) == nullptr && reference_.organisation_named(item.text) == nullptr) { return false; }
  if (chance(person) >= 0.6) { return true; }
  const bool post =
      index + 2 < items_.size() && beside(person, items_[index + 2]) && is_post_line(items_[index + 2], reference_);
  return post && chance(joined(person, items_[index + 2])) >= 0.6;
}

/// "Kenya – Ms A, Director" for the cells "Kenya" and "Ms A, Director".
Item Reader::with_side(const Item& side, const Item& person) {
  constexpr std::string_view dash = " – ";
  Item item = person;
  const std::size_t offset = side.text.size() + dash.size();
  item.text = side.text + std::string(dash) + person.text;
  for (Ranges* const ranges : {&item.emphasis, &item.italics}) {
    for (auto& [begin, end] : *ranges) {
      begin += offset;
      end += offset;
    }
  }
  for (std::size_t& at : item.breaks) {
    at += offset;
  }
  item.words = words_of(item.text);
  return item;
}

/// "Ana Paz, Ben Roth": a line of nothing but people that were read before; empty when somebody else stands there.
std::vector<Item> Reader::known_people(const Item& item) const {
  constexpr std::size_t longest_line = 240;
  constexpr std::array<std::string_view, 8> separators{", ", "; ", " / ", " & ", " and ", " et ", " y ", " e "};
  if (known_.empty() || item.text.size() > longest_line || item.words.size() < 2) { return {}; }
  std::vector<Item> people;
  for (std::size_t begin = 0; begin < item.text.size();) {
    std::size_t end = item.text.size();
    std::size_t next = end;
    for (const std::string_view separator : separators) {
      const std::size_t found = item.text.find(separator, begin);
      if (found < end) {
        end = found;
        next = found + separator.size();
      }
    }
    Item part = part_of(item, begin, end);
    begin = next;
    if (part.words.size() == 0) { continue; }
    std::size_t title = 0;
    if (cues_.honorifics.match(part.words.folded, 0, title) == nullptr) { title = 0; }
    std::string name;
    for (std::size_t n = title; n < part.words.size(); ++n) {
      name += (name.empty() ? "" : " ") + part.words.folded[n];
    }
    if (!known_.contains(name)) { return {}; }
    people.push_back(std::move(part));
  }
  return people;
}

/// A line of people who were named before needs no post or body to be one.
bool Reader::read_known(std::size_t index) {
  const Item& item = items_[index];
  const std::vector<Item> people = course_.session() && !reading_.list.other() ? known_people(item) : std::vector<Item>{};
  if (people.size() < 2) { return false; }
  for (const Item& person : people) {
    add_person(person, role_);
  }
  person_line_ = index;
  ++role_.taken;
  course_.fill();
  return true;
}

/// The role that a cell of its own names in front of this one in the row ("Chair | Ms A").
std::optional<RoleHeading> Reader::role_in_row(std::size_t index) const {
  const Item& item = items_[index];
  for (std::size_t n = index; n > 0 && items_[n - 1].table == item.table && items_[n - 1].row == item.row; --n) {
    const std::optional<RoleHeading> heading = role_heading(items_[n - 1], cues_);
    if (heading && heading->role && heading->rest >= items_[n - 1].text.size()) { return heading; }
  }
  return std::nullopt;
}

/// A cell below a column head that names a role.
bool Reader::read_column(std::size_t index) {
  const Item& item = items_[index];
  const auto found = column_roles_.find({item.table, item.column});
  if (item.table == 0 || found == column_roles_.end() || item.hours) { return false; }
  if (const std::optional<RoleHeading> own = role_heading(item, cues_); own && own->firm) { return false; }
  if (chance(item) < under_heading) { return false; }
  ActiveRole role;
  role.role = found->second.role;
  role.plural = true;
  if (const std::optional<RoleHeading> own = role_in_row(index)) {
    role.role = own->role;
    role.gender = own->gender;
    role.plural = own->plural;
  }
  const std::optional<std::size_t> whole = course_.session();
  Item people = item;
  if (const auto heading = session_heading(item, cues_); heading && heading->label && !heading->title.empty()) {
    if (const auto named = reading_.sessions.labelled(*heading, reading_.event)) { // "Group A: Mr X" beside "Group A: data"
      people = part_of(item, item.text.find(heading->title), item.text.size());
      course_.turn_to(named);
    }
  }
  for (const Item& part : split_people(people, role, reading_)) {
    add_person(part, role);
  }
  course_.turn_to(whole);
  course_.fill();
  return true;
}

/// A question or a list item in the column of a table where topics were announced, while the session goes on.
bool Reader::in_theme_column(const Item& item) const {
  return theme_column_ && theme_column_->table == item.table && theme_column_->column == item.column &&
         theme_column_->session == course_.session() && (!item.bullet.empty() || is_question(item.text));
}

/// A role that a heading named goes on in its column of a table, whatever stands in the columns beside it.
void Reader::resume_role(const Item& item) {
  if (item.table == 0 || role_.role || !role_column_ || role_column_->table != item.table ||
      role_column_->column != item.column || role_column_->session != course_.session() || !role_column_->role.plural) {
    return;
  }
  role_ = role_column_->role;
}

void Reader::keep_role(const Item& item) {
  if (item.table == 0) {
    role_column_.reset();
  } else if (role_.role) {
    role_column_ = RoleColumn{item.table, item.column, course_.session(), role_};
  } else if (role_column_ && role_column_->column == item.column) {
    role_column_.reset();
  }
}

} // namespace entente::agenda
