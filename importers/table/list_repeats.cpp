#include <algorithm>
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

RowPrint ListReader::print_of(const Row& row) {
  std::string& cells = seen_->cells;
  RowPrint print;
  print.sections = seen_->sections;
  cells.assign(reinterpret_cast<const char*>(&seen_->sections), sizeof seen_->sections);
  const Column* const role_column = columns_.first(Field::role);
  if (role_column != nullptr) { print.role = plain_role(text_at(row, *role_column)); }
  std::size_t filled_cells = 0;
  for (const Column& column : columns_.known) {
    const std::string& text = text_at(row, column);
    filled_cells += text.empty() ? 0 : 1;
    if (says_where(column.field) || (print.role && &column == role_column)) { continue; }
    cells += text;
    cells += between_cells;
  }
  if (!print.role) { cells += filled(row, Field::session) ? 's' : 'n'; }
  print.print = seen_->people.print_of(cells);
  print.one_cell = filled_cells < 2;
  return print;
}

bool ListReader::add_repeat(const Row& row, const RowPrint& print) {
  const auto* const seen = seen_->people.find(print.print);
  if (seen == nullptr || print.one_cell) { return false; }
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
    repeat.role = print.role ? *print.role : programme_.entries[entry].role;
    programme_.repeats.push_back(repeat);
  }
  return true;
}

/// Whether two rows say the same of where and when.
bool ListReader::is_one_place(const Row& row, const Row& other) const {
  return std::ranges::all_of(columns_.known, [&](const Column& column) {
    return !says_where(column.field) || text_at(row, column) == text_at(other, column);
  });
}

void ListReader::look_ahead(std::span<const Row> rows) {
  std::vector<RowPrint>& prints = seen_->prints;
  prints.clear();
  for (std::size_t n = 0; n < rows.size(); ++n) {
    RowPrint print = print_of(rows[n]);
    seen_->people.prefetch(print.print);
    if (n > 0 && !is_one_place(rows[n], rows[n - 1])) {
      cells_of_place(rows[n], seen_->cells);
      print.place = seen_->places.print_of(seen_->cells);
      seen_->places.prefetch(*print.place);
    }
    prints.push_back(print);
  }
}

void ListReader::add(std::span<const Row> rows) {
  if (!seen_) {
    for (const Row& row : rows) {
      add_new(row);
    }
    return;
  }
  look_ahead(rows);
  for (std::size_t n = 0; n < rows.size(); ++n) {
    RowPrint print = seen_->prints[n];
    seen_->place_print = print.place;
    const bool headed = print.sections != seen_->sections; // by one of these rows
    if (headed) { print = print_of(rows[n]); }
    if (!add_repeat(rows[n], print)) { add_new(rows[n]); }
  }
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

void ListReader::cells_of_place(const Row& row, std::string& cells) const {
  cells.clear();
  for (const Column& column : columns_.known) {
    if (!says_where(column.field)) { continue; }
    cells += text_at(row, column);
    cells += between_cells;
  }
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
  cells_of_place(row, seen_->where);
  const Fingerprint print = seen_->place_print ? *seen_->place_print : seen_->places.print_of(seen_->where);
  if (const auto* const seen = seen_->places.find(print)) {
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
