#include <utility>

#include "core/text/unicode.hpp"
#include "importers/table/list.hpp"

namespace entente::table {
namespace {

/// Then they are forgotten, so that memory does not grow with the list.
constexpr std::size_t most_records = 1'000'000;
constexpr char between_cells = '\x1f';

/// Columns that say where and when, not who.
bool says_where(Field field) {
  switch (field) {
  case Field::event:
  case Field::process:
  case Field::session:
  case Field::date:
  case Field::end_date:
  case Field::time:
  case Field::place: return true;
  default: return false;
  }
}

/// Columns that say what somebody is called, and read_record doesn't look at.
bool says_name(Field field) {
  switch (field) {
  case Field::person:
  case Field::surname:
  case Field::first_name:
  case Field::entry:
  case Field::honorific:
  case Field::gender: return true;
  default: return false;
  }
}

const std::string& text_at(const Row& row, const Column& column) {
  static const std::string none;
  return column.index < row.cells.size() ? row.cells[column.index] : none;
}

} // namespace

void ListReader::fold_repeats(std::size_t rows) {
  seen_ = std::make_unique<SeenRows>();
  // Not to move them again and again. What is never filled takes no memory.
  constexpr std::size_t rows_of_each = 4;
  programme_.entries.reserve(rows / rows_of_each);
  programme_.sessions.reserve(rows / rows_of_each);
  programme_.repeats.reserve(rows);
}

std::optional<Role> ListReader::plain_role(const std::string& cell) {
  const auto [at, fresh] = seen_->roles.try_emplace(cell);
  if (!fresh) { return at->second; }
  const std::string text = squeeze(cell);
  if (text.empty()) { return std::nullopt; }
  if (const Cue* const cue = cues_.attendance_values.exact(text, columns_.language)) {
    at->second = parse_role(cue->value).value_or(Role::participant);
  } else if (const Cue* const role = cues_.roles.exact(text, columns_.language); role != nullptr && !role->value.empty()) {
    if (!role->gender || role->plural) { at->second = parse_role(role->value); }
  } else {
    at->second = parse_role(lower(text));
  }
  return at->second;
}

void ListReader::count_again(const Doubts* doubts) const {
  if (doubts == nullptr) { return; }
  for (Doubt* const doubt : *doubts) {
    ++doubt->rows;
  }
}

bool ListReader::add_repeat(const Row& row) {
  std::string& cells = seen_->cells;
  cells.assign(reinterpret_cast<const char*>(&seen_->sections), sizeof seen_->sections);
  const Column* const role_column = columns_.first(Field::role);
  const auto role = role_column != nullptr ? plain_role(text_at(row, *role_column)) : std::nullopt;
  std::size_t filled = 0;
  for (const Column& column : columns_.known) {
    const std::string& text = text_at(row, column);
    filled += text.empty() ? 0 : 1;
    if (says_where(column.field) || (role && &column == role_column)) { continue; }
    cells += text;
    cells += between_cells;
  }
  if (!role) { cells += cell(row, Field::session).empty() ? 'n' : 's'; }
  const auto* const seen = seen_->people.find(cells);
  // A row of one cell may be a heading.
  if (seen == nullptr || filled < 2) { return false; }
  ++rows_;
  count_again(seen->doubts);
  const RowEntries entries = seen->value;
  const Where where = place(row);
  for (std::uint32_t entry = entries.first; entry < entries.first + entries.count; ++entry) {
    RepeatRecord repeat;
    repeat.entry = entry;
    if (where.session) { repeat.session = static_cast<std::uint32_t>(*where.session); }
    repeat.event = static_cast<std::uint32_t>(where.event);
    repeat.line = row.line;
    repeat.role = role.value_or(programme_.entries[entry].role);
    programme_.repeats.push_back(repeat);
  }
  return true;
}

EntryRecord ListReader::record_of(const Row& row, const Where& where, const Column* column) {
  if (!seen_) { return read_record(row, where, column); }
  const Column* const role_column = columns_.first(Field::role);
  const auto role = role_column != nullptr ? plain_role(text_at(row, *role_column)) : std::nullopt;
  std::string& cells = seen_->record;
  cells.assign(reinterpret_cast<const char*>(&seen_->sections), sizeof seen_->sections);
  cells += role ? 'r' : where.session ? 's' : 'n';
  cells += column != nullptr && column->role ? static_cast<char>(1 + static_cast<int>(*column->role)) : '\0';
  for (const Column& each : columns_.known) {
    if (says_where(each.field) || says_name(each.field) || (role && &each == role_column)) { continue; }
    cells += text_at(row, each);
    cells += between_cells;
  }
  std::uint32_t place = 0;
  if (const auto* const known = seen_->records.find(cells)) {
    place = known->value;
    count_again(known->doubts);
    if (known->doubts != nullptr) { raised_.insert(raised_.end(), known->doubts->begin(), known->doubts->end()); }
  } else {
    if (seen_->told.size() >= most_records) {
      seen_->told.clear();
      seen_->records.clear();
    }
    Doubts before = std::exchange(raised_, {});
    place = static_cast<std::uint32_t>(seen_->told.size());
    seen_->told.push_back(read_record(row, where, column));
    seen_->records.keep({place, seen_->set_of(raised_)});
    raised_.insert(raised_.begin(), before.begin(), before.end());
  }
  EntryRecord entry = seen_->told[place];
  entry.session = where.session.value_or(EntryRecord::no_session);
  entry.event = where.event;
  entry.evidence.line = row.line;
  if (role) { entry.role = *role; }
  return entry;
}

/// A panel's rows mostly follow one another.
bool ListReader::is_place_before(const Row& row) const {
  std::string_view before = seen_->where;
  for (const Column& column : columns_.known) {
    if (!says_where(column.field)) { continue; }
    const std::string& text = text_at(row, column);
    if (!before.starts_with(text) || before.size() == text.size() || before[text.size()] != between_cells) { return false; }
    before.remove_prefix(text.size() + 1);
  }
  return before.empty() && !seen_->where.empty();
}

Where ListReader::place(const Row& row) {
  if (!seen_) { return read_place(row); }
  if (is_place_before(row)) {
    count_again(seen_->place.doubts);
    return seen_->place.value;
  }
  std::string& cells = seen_->where;
  cells.clear();
  for (const Column& column : columns_.known) {
    if (!says_where(column.field)) { continue; }
    cells += text_at(row, column);
    cells += between_cells;
  }
  if (const auto* const seen = seen_->places.find(cells)) {
    count_again(seen->doubts);
    seen_->place = *seen;
    return seen->value;
  }
  raised_.clear();
  const Where where = read_place(row);
  seen_->place = {where, seen_->set_of(raised_)};
  seen_->places.keep(seen_->place);
  return where;
}

} // namespace entente::table
