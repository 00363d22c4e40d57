#include "importers/table/list.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/table/events.hpp"

namespace entente::table {
namespace {

/// Rows that raise the same doubt about the same text and are listed one by one; the last of them tells how many more
/// there are.
constexpr std::size_t most_like_doubts = 20;
/// Texts that are remembered to be no labels.
constexpr std::size_t most_no_labels = 20'000;
constexpr std::array<Field, 4> people_fields{Field::person, Field::surname, Field::first_name, Field::entry};

std::string_view label_of(const Columns& columns, Field field) {
  const Column* const column = columns.first(field);
  return column == nullptr ? std::string_view() : column->label;
}

} // namespace

ListReader::ListReader(const Columns& columns, EventRecord around, const Reference& reference, Remarks& remarks)
    : columns_(columns), reference_(reference), cues_(reference.cues()), remarks_(remarks), around_(std::move(around)),
      genders_(cues_, columns.language, label_of(columns, Field::gender)) {
  programme_.language = columns.language;
}

void ListReader::learn(const Row& row) {
  for (const Field field : {Field::date, Field::end_date}) {
    learn_date_style(cell(row, field), dates_);
  }
}

/// The first filled cell of the field's columns.
std::string_view ListReader::cell(const Row& row, Field field, std::string& room) const {
  for (const Column& column : columns_.known) {
    if (column.field != field || column.index >= row.cells.size()) { continue; }
    const std::string_view text = squeezed(row.cells[column.index], room);
    if (!text.empty()) { return text; }
  }
  return {};
}

std::string ListReader::cell(const Row& row, Field field) const {
  std::string room;
  return std::string(cell(row, field, room));
}

bool ListReader::filled(const Row& row, Field field) const {
  return std::ranges::any_of(columns_.known, [&](const Column& column) {
    if (column.field != field || column.index >= row.cells.size()) { return false; }
    const std::string& text = row.cells[column.index];
    const bool printed = !text.empty() && text.front() > ' '; // an ASCII character that stays
    return printed || !squeeze(text).empty();
  });
}

/// Every filled cell of the field's columns, each text once.
std::vector<std::string> ListReader::cells(const Row& row, Field field) const {
  std::vector<std::string> texts;
  for (const Column& column : columns_.known) {
    if (column.field != field || column.index >= row.cells.size()) { continue; }
    std::string text = squeeze(row.cells[column.index]);
    if (!text.empty() && std::ranges::find(texts, text) == texts.end()) { texts.push_back(std::move(text)); }
  }
  return texts;
}

bool ListReader::is_header_again(const Row& row) {
  if (!columns_.has_header) { return false; }
  const auto text_in = [&](const Column& column) {
    return column.index < row.cells.size() ? std::string_view(row.cells[column.index]) : std::string_view();
  };
  const auto no_label = [&](const Column& column) { return no_labels_.contains(text_in(column)); };
  // The last columns, of roles and dates, repeat their texts more often than the first.
  const auto last = columns_.known.rbegin();
  if (std::any_of(last, columns_.known.rend(), no_label)) { return false; }
  std::size_t filled = 0;
  for (auto column = last; column != columns_.known.rend(); ++column) {
    const std::string_view text = text_in(*column);
    if (trim(text).empty()) { continue; }
    ++filled;
    if (squeeze(text) == column->label || !label_meaning(text, cues_, columns_.language).empty()) { continue; }
    if (no_labels_.size() < most_no_labels) { no_labels_.emplace(text); }
    return false;
  }
  return filled > 1;
}

/// A row with one cell among rows with several heads those below it: a state, a body, a role.
bool ListReader::read_section(const Row& row) {
  std::size_t filled = 0;
  std::size_t index = 0;
  for (std::size_t i = 0; i < row.cells.size() && filled < 2; ++i) {
    if (trim(row.cells[i]).empty()) { continue; }
    ++filled;
    index = i;
  }
  if (filled != 1 || columns_.known.size() < 2) { return false; }
  const std::string text = squeeze(row.cells[index]);
  const auto column = std::ranges::find(columns_.known, index, &Column::index);
  const bool first = column == columns_.known.begin();
  const bool of_states = column != columns_.known.end() && column->field == Field::state;
  const bool own_place = column != columns_.known.end() && column->field != Field::person && column->field != Field::entry &&
                         column->field != Field::surname;
  if (own_place && !(first && of_states)) { return false; }
  if (const auto state = state_in_cell(text, reference_); state && state->basis == Basis::printed) {
    section_state_ = state;
    section_body_.reset();
    return true;
  }
  if (own_place) { return false; }
  const Cue* role = cues_.roles.exact(text, columns_.language);
  if (role == nullptr) { role = cues_.attendance_values.exact(text, columns_.language); }
  if (role != nullptr && !role->value.empty()) {
    section_role_ = parse_role(role->value);
    return true;
  }
  if (!columns_.has(Field::organisation) &&
      (reference_.organisation_named(text) != nullptr || reference_.process_named(text) != nullptr)) {
    section_body_ = text;
    section_state_.reset();
    return true;
  }
  return false;
}

void ListReader::leave_out(const Row& row, Wording reason) {
  ++left_out_;
  remarks_.add_of_row(row.line, reason);
  programme_.review.push_back({"unplaced", reason.english(), {row.line, printed(row)}});
}

void ListReader::doubt(const Row& row, std::string kind, std::string reason) {
  Doubt& like = doubts_[kind + '\n' + reason];
  raised_.push_back(&like);
  if (++like.rows > most_like_doubts) { return; }
  ++like.listed;
  like.last = programme_.review.size();
  programme_.review.push_back({std::move(kind), std::move(reason), {row.line, printed(row)}});
}

void ListReader::add_new(const Row& row) {
  if (is_header_again(row)) { return; }
  ++rows_;
  if (read_section(row)) {
    if (seen_) { ++seen_->sections; }
    return;
  }
  const bool anybody = std::ranges::any_of(people_fields, [&](Field field) { return filled(row, field); });
  if (!anybody) { return leave_out(row, Wording("no person is named in this row.")); }
  const Where where = place(row);
  const std::size_t before = programme_.entries.size();
  const std::size_t left_out = left_out_;
  raised_.clear();
  add_all_people(row, where);
  const std::size_t count = programme_.entries.size() - before;
  if (seen_ && count > 0 && left_out == left_out_) {
    seen_->people.keep({{static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(count)}, seen_->set_of(raised_)});
  }
}

std::optional<bool> ListReader::role_flag(const Row& row, const Column& column) const {
  const auto names = [](const Column& other) {
    return other.field != Field::ignore && !other.role &&
           std::ranges::find(people_fields, other.field) != std::end(people_fields);
  };
  if (!column.role || column.index >= row.cells.size() || std::ranges::none_of(columns_.known, names)) {
    return std::nullopt;
  }
  const Cue* const cue = cues_.remote_values.exact(trim(row.cells[column.index]), columns_.language);
  return cue == nullptr ? std::nullopt : std::optional(cue->value == "yes");
}

void ListReader::add_all_people(const Row& row, const Where& where) {
  const std::size_t before = programme_.entries.size();
  name_people(row, where);
  for (const Column& column : columns_.known) {
    if (!role_flag(row, column).value_or(false)) { continue; }
    for (std::size_t n = before; n < programme_.entries.size(); ++n) {
      programme_.entries[n].role = *column.role;
    }
  }
}

void ListReader::name_people(const Row& row, const Where& where) {
  const std::string first = cell(row, Field::first_name);
  const std::string surname = cell(row, Field::surname);
  if (!first.empty() || !surname.empty()) {
    std::string whole;
    for (const Field field : {Field::first_name, Field::surname}) {
      for (const Column& column : columns_.known) {
        if (column.field != field || column.index >= row.cells.size()) { continue; }
        const std::string part = squeeze(row.cells[column.index]);
        if (!part.empty()) { whole += (whole.empty() ? "" : " ") + part; }
      }
    }
    add_person(row, name_in(whole, false, columns_.language, reference_), nullptr, where);
    return;
  }
  for (const Column& column : columns_.known) {
    if (column.index >= row.cells.size() || trim(row.cells[column.index]).empty() || role_flag(row, column)) { continue; }
    if (column.field == Field::person) { add_people(row, column, where); }
    if (column.field == Field::entry) { add_entry_cell(row, squeeze(row.cells[column.index]), where); }
  }
}

void ListReader::add_people(const Row& row, const Column& column, const Where& where) {
  const std::string& text = row.cells[column.index];
  if (is_plain_name(text, reference_)) { return keep_person(row, {text, {}, {}}, &column, where); }
  if (text.size() > 20 * longest_name) { return leave_out(row, Wording("a name of {} characters is none.", length(text))); }
  for (const std::string& person : split_people(text, column.surname_first, columns_.language, reference_)) {
    const NameInCell name = name_in(person, column.surname_first, columns_.language, reference_);
    if (name.name.find(',') != std::string::npos) {
      add_entry_cell(row, person, where);
    } else {
      add_person(row, name, &column, where);
    }
  }
}

void ListReader::add_person(const Row& row, const NameInCell& name, const Column* column, const Where& where) {
  if (!can_be_name(name.name, reference_)) {
    const std::size_t size = length(name.name);
    return leave_out(row, size > longest_name ? Wording("a name of {} characters is none.", size)
                                              : Wording("\"{}\" is not read as a person's name.", shown(name.name)));
  }
  keep_person(row, name, column, where);
}

void ListReader::keep_person(const Row& row, const NameInCell& name, const Column* column, const Where& where) {
  EntryRecord entry = record_of(row, where, column);
  entry.name = name.name;
  entry.honorific = name.honorific;
  const std::string title = cell(row, Field::honorific);
  if (!title.empty()) { entry.honorific = entry.honorific.empty() ? title : title + ", " + entry.honorific; }
  read_gender(row, name, entry);
  finish(row, std::move(entry));
}

/// "Chair and speaker" is two appearances.
void ListReader::finish(const Row& row, EntryRecord entry) {
  const std::vector<Role>& roles = several_roles(cell(row, Field::role));
  const std::string gender = cell(row, Field::gender);
  const bool open = !gender.empty() && genders_.read(gender).open;
  const auto keep = [&](EntryRecord one) {
    if (open) { genders_.leave_open(programme_.entries.size(), gender, row); }
    programme_.entries.push_back(std::move(one));
  };
  if (roles.size() < 2) { return keep(std::move(entry)); }
  for (const Role role : roles) {
    entry.role = role;
    keep(entry);
  }
}

Programme ListReader::take() {
  settle_events();
  if (auto question = genders_.settle(programme_.entries)) { programme_.review.push_back(std::move(*question)); }
  for (const auto& [text, doubt] : std::exchange(doubts_, {})) {
    if (doubt.rows == doubt.listed) { continue; }
    std::string& reason = programme_.review[doubt.last].reason;
    if (reason.ends_with('.')) { reason.pop_back(); }
    reason += fmt::format(", and likewise in {} further rows.", doubt.rows - doubt.listed);
  }
  return std::exchange(programme_, {});
}

/// With a column of sessions, dates are those of sessions: an event lasts from the first to the last, and two of one title
/// that lie more than two weeks apart are two.
void ListReader::settle_events() {
  if (columns_.has(Field::session)) { split_by_dates(programme_); }
}

} // namespace entente::table
