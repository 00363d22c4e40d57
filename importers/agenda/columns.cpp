#include "importers/agenda/columns.hpp"

#include <cstddef>

#include "importers/agenda/entry_lines.hpp"
#include "importers/agenda/people_cuts.hpp"

namespace entente::agenda {

namespace {

/// The first item of the row in which one stands.
std::size_t row_begin(const std::vector<Item>& items, std::size_t index) {
  std::size_t first = index;
  while (first > 0 && items[first - 1].table == items[index].table && items[first - 1].row == items[index].row) {
    --first;
  }
  return first;
}

/// The role that a cell of its own names in front of this one in the row ("Chair | Ms A").
std::optional<RoleHeading> role_in_row(const std::vector<Item>& items, std::size_t index, const Cues& cues) {
  const Item& item = items[index];
  for (std::size_t n = index; n > 0 && items[n - 1].table == item.table && items[n - 1].row == item.row; --n) {
    const std::optional<RoleHeading> heading = role_heading(items[n - 1], cues);
    const bool whole = heading && heading->rest >= items[n - 1].text.size();
    const bool talk = heading && heading->role == Role::presenter; // "Presentation 1: ten years of visas | Ms A"
    if (heading && heading->role && (whole || talk)) { return heading; }
  }
  return std::nullopt;
}

} // namespace

/// "Role | Name | Post | Country": the first row of a table or of a part of it, of three labels or more and nothing else.
/// The item behind it; `first` where something else stands.
std::size_t Columns::labels_end(std::size_t first) const {
  constexpr std::size_t fewest = 3;
  const Item& item = items_[first];
  const bool begins = first == 0 || items_[first - 1].table != item.table || (item.gap && row_begin(items_, first) == first);
  if (item.table == 0 || !begins) { return first; }
  std::size_t end = first;
  for (; end < items_.size() && items_[end].table == item.table && items_[end].row == item.row; ++end) {
    const Item& cell = items_[end];
    const std::optional<RoleHeading> role = role_heading(cell, cues_);
    const bool label = cues_.column_labels.exact(cell.text) != nullptr || cues_.aside_columns.exact(cell.text) != nullptr ||
                       (role && role->rest >= cell.text.size());
    if (!label || cell.hours) { return first; }
  }
  return end < first + fewest ? first : end;
}

void Columns::find_heads() {
  for (std::size_t n = 0; n < items_.size(); ++n) {
    for (std::size_t k = n, end = labels_end(n); k < end; ++k) {
      reading_.taken[k] = true;
    }
    const Item& item = items_[n];
    const Cue* const label = item.table > 0 && item.column == 1 ? cues_.column_labels.exact(item.text) : nullptr;
    if (label != nullptr && label->value == "time") { // "Time | Session | Lead"
      for (std::size_t k = n; k < items_.size() && items_[k].table == item.table && items_[k].row == item.row; ++k) {
        reading_.taken[k] = reading_.taken[k] || items_[k].words.size() <= 4;
        const bool more = k + 1 < items_.size() && items_[k + 1].table == item.table && items_[k + 1].row == item.row;
        if (items_[k].column < 2 || (items_[k].column == 2 && !more)) { continue; }
        const Cue* const aside = cues_.aside_columns.exact(items_[k].text);
        if (aside != nullptr && aside->value != "who") { leave_out_column(k); }
      }
    }
    if (n < reading_.header.body || item.table == 0 || item.column < 2 || item.hours) { continue; }
    const std::optional<RoleHeading> heading = role_heading(item, cues_);
    if (!heading || heading->rest < item.text.size() || !heading->role) { continue; }
    const std::size_t first = row_begin(items_, n);
    if (!heads_table(first, n)) { continue; }
    heads_.emplace(std::pair(item.table, item.column), *heading);
    for (std::size_t k = first; k < items_.size() && items_[k].table == item.table && items_[k].row == item.row; ++k) {
      reading_.taken[k] = true;
    }
  }
}

/// Takes the cells below a head ("Method", "Room") that name nobody.
void Columns::leave_out_column(std::size_t head) {
  if (!left_out_.emplace(items_[head].table, items_[head].column).second) { return; }
  for (std::size_t n = head + 1; n < items_.size() && items_[n].table == items_[head].table; ++n) {
    const Item& item = items_[n];
    const bool alone = n + 1 >= items_.size() || items_[n + 1].table != item.table || items_[n + 1].row != item.row;
    if (item.column == 2 && alone) { continue; } // a title across the row
    const bool below = item.column == items_[head].column && !item.hours;
    const std::optional<RoleHeading> role = below ? role_heading(item, cues_) : std::nullopt;
    if (below && !(role && role->firm) && !names_with_honorific(item.text, cues_)) { reading_.taken[n] = true; }
  }
}

/// The row of a role's name heads a table, by what it begins with and by hours, or the labels of two sessions ("Group I"),
/// that stand in the first column below.
bool Columns::heads_table(std::size_t first, std::size_t role) const {
  const Item& item = items_[first];
  const std::optional<SessionHeading> own = session_heading(item, cues_);
  if (item.column != 1 || item.hours || item.words.size() > 3 || role_heading(item, cues_) || (own && own->label)) {
    return false;
  }
  std::size_t labels = 0;
  for (std::size_t k = role; k < items_.size() && items_[k].table == item.table; ++k) {
    if (items_[k].column != 1) { continue; }
    const std::optional<SessionHeading> session = session_heading(items_[k], cues_);
    labels += session && session->label && items_[k].row > item.row ? 1 : 0;
    if ((items_[k].hours && !own) || labels == 2) { return true; }
  }
  return false;
}

namespace {

/// "Reading of the declaration: Ms A, B": the byte where the person begins; 0 where no words of a programme stand before.
std::size_t behind_deed(std::string_view text, const Reference& reference) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos || honorific_at(text, reference.cues())) { return 0; }
  const std::string_view head = text.substr(0, colon);
  const Words words = words_of(head);
  std::size_t at = 0;
  std::size_t length = 0;
  const bool side = reference.state_named(head) != nullptr || reference.organisation_named(head) != nullptr ||
                    reference.cues().body_words.find(words.folded, at, length) != nullptr ||
                    reference.cues().post_words.find(words.folded, at, length) != nullptr;
  return !side && honorific_at(text.substr(colon + 2), reference.cues()) ? colon + 2 : 0;
}

} // namespace

bool Columns::read_cell(std::size_t index) {
  const Item& item = items_[index];
  const auto found = heads_.find({item.table, item.column});
  if (item.table == 0 || found == heads_.end() || item.hours) { return false; }
  if (const std::optional<RoleHeading> own = role_heading(item, cues_); own && own->firm) { return false; }
  if (roster_.chance(item) < under_heading) { return false; }
  // "Moderator:" on the row above, in the same column, is nearer than the column's head.
  const bool labelled = reading_.role.role && reading_.role.taken == 0 && current_ && current_->table == item.table &&
                        current_->column == item.column && current_->session == reading_.course.session();
  if (labelled) { return false; }
  ActiveRole role;
  role.role = found->second.role;
  role.plural = true;
  if (const std::optional<RoleHeading> own = role_in_row(items_, index, cues_)) {
    role.role = own->role;
    role.gender = own->gender;
    role.plural = own->plural;
  }
  const std::optional<std::size_t> whole = reading_.course.session();
  Item people = entry_lines(reading_, roster_, index, item, EntryReach::cell).item;
  if (const auto heading = session_heading(item, cues_); heading && heading->label && !heading->title.empty()) {
    if (const auto named = reading_.sessions.labelled(*heading, reading_.event)) { // "Group A: Mr X" beside "Group A: data"
      people = part_of(people, people.text.find(heading->title), people.text.size());
      reading_.course.turn_to(named);
    }
  }
  people = part_of(people, behind_deed(people.text, reading_.reference), people.text.size());
  for (const Item& part : split_people(people, role, reading_)) {
    roster_.add_person(part, role);
  }
  reading_.course.turn_to(whole);
  reading_.course.fill();
  return true;
}

void Columns::resume_role(const Item& item) {
  if (item.table == 0 || reading_.role.role || !current_ || current_->table != item.table ||
      current_->column != item.column || current_->session != reading_.course.session() || !current_->role.plural) {
    return;
  }
  reading_.role = current_->role;
}

void Columns::keep_role(const Item& item) {
  if (item.table == 0) {
    current_.reset();
  } else if (reading_.role.role) {
    current_ = RoleColumn{item.table, item.column, reading_.course.session(), reading_.role};
  } else if (current_ && current_->column == item.column) {
    current_.reset();
  }
}

} // namespace entente::agenda
