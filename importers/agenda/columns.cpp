#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

/// A line of people who were named before needs no post or body to be one.
bool Reader::read_known(std::size_t index) {
  const Item& item = items_[index];
  const std::vector<Item> people =
      course_.session() && !reading_.list.other() ? roster_.known().named_by(item) : std::vector<Item>{};
  if (people.size() < 2) { return false; }
  roster_.add_known(index, people);
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
  if (roster_.chance(item) < under_heading) { return false; }
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
    roster_.add_person(part, role);
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
  if (item.table == 0 || roster_.role().role || !role_column_ || role_column_->table != item.table ||
      role_column_->column != item.column || role_column_->session != course_.session() || !role_column_->role.plural) {
    return;
  }
  roster_.begin_role(role_column_->role);
}

void Reader::keep_role(const Item& item) {
  if (item.table == 0) {
    role_column_.reset();
  } else if (roster_.role().role) {
    role_column_ = RoleColumn{item.table, item.column, course_.session(), roster_.role()};
  } else if (role_column_ && role_column_->column == item.column) {
    role_column_.reset();
  }
}

} // namespace entente::agenda
