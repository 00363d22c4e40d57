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
/// Characters of a cell beside a title that is a session's number or label: "RT 1", "Panel B".
constexpr std::size_t longest_session_label = 24;
constexpr std::array<Field, 4> people_fields{Field::person, Field::surname, Field::first_name, Field::entry};

/// A cell in a message: short, one line.
std::string shown(std::string_view cell) {
  std::string text = squeeze(cell);
  if (length(text) <= 60) { return text; }
  std::size_t end = 57;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end) + "…";
}

std::string_view label_of(const Columns& columns, Field field) {
  const Column* const column = columns.first(field);
  return column == nullptr ? std::string_view() : column->label;
}

agenda::Item item_of(const std::string& text) {
  agenda::Item item;
  item.text = text;
  item.words = agenda::words_of(text);
  return item;
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
std::string ListReader::cell(const Row& row, Field field) const {
  for (const Column& column : columns_.known) {
    if (column.field != field || column.index >= row.cells.size()) { continue; }
    std::string text = squeeze(row.cells[column.index]);
    if (!text.empty()) { return text; }
  }
  return {};
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

void ListReader::read_when(const Row& row, std::optional<Period>& period) {
  const std::string text = cell(row, Field::date);
  if (!text.empty()) {
    if (text != last_date_.first) { last_date_ = {text, read_date(text, dates_)}; }
    period = last_date_.second;
    if (!period) { doubt(row, "doubtful-date", fmt::format("\"{}\" is no date that is understood.", shown(text))); }
  }
  const std::string end = cell(row, Field::end_date);
  if (end.empty()) { return; }
  const auto last = read_date(end, dates_);
  if (!last || !last->end) {
    doubt(row, "doubtful-date", fmt::format("\"{}\" is no date that is understood.", shown(end)));
  } else if (period && period->start && *period->start <= *last->end) {
    period->end = last->end;
    period->when =
        *period->start == *period->end ? to_iso(*period->start) : to_iso(*period->start) + "/" + to_iso(*period->end);
  } else if (period && period->start) {
    doubt(row, "doubtful-date", fmt::format("the end {} lies before the beginning.", shown(end)));
  }
}

std::size_t ListReader::event_of(const Row& row, const std::optional<Period>& period) {
  const std::string title = cell(row, Field::event);
  const std::string process = cell(row, Field::process);
  const bool own = !title.empty() || !process.empty();
  const bool sessions = columns_.has(Field::session);
  const std::string place = cell(row, Field::place);
  const std::string when = period && !sessions ? period->when : "";
  std::string printed_key = title + '\n' + process + '\n' + when + '\n' + place;
  if (printed_key == last_event_.first) { return last_event_.second; }
  const std::string key = own || !when.empty() || !place.empty()
                              ? fold(title) + "\n" + fold(process) + "\n" + when + "\n" + (sessions ? "" : fold(place))
                              : "";
  const auto [known, fresh] = events_.try_emplace(key, programme_.events.size());
  last_event_ = {std::move(printed_key), known->second};
  if (!fresh) { return known->second; }
  EventRecord event = own ? EventRecord{} : around_;
  if (own) {
    event.title = title.empty() ? process : title;
    name_process(event, process.empty() ? title : process, reference_);
  }
  if (!own && !around_.period.when.empty() && period && !sessions && around_.period.when != period->when) {
    event.period = {};
  }
  if (period && !sessions) { event.period = *period; }
  if (!place.empty()) { event.place = place; }
  if (own || event.evidence.line == 0) { event.evidence = {row.line, own ? printed(row) : event.evidence.printed}; }
  programme_.events.push_back(std::move(event));
  return known->second;
}

/// By one cell that says label and title, or by a column of numbers or labels and one of titles.
void ListReader::name_session(const std::vector<std::string>& texts, SessionRecord& session) const {
  agenda::SessionHeading heading = agenda::titled(item_of(texts.front()), cues_);
  if (texts.size() > 1) {
    const std::string titles = fmt::format("{}", fmt::join(texts.begin() + 1, texts.end(), ": "));
    if (!heading.label && length(texts.front()) <= longest_session_label) {
      heading.label = texts.front();
      heading.title.clear();
    }
    if (!heading.label && heading.title.empty()) { heading.title = texts.front(); }
    heading.title += (heading.title.empty() ? "" : ": ") + titles;
    if (!heading.kind) { heading.kind = agenda::titled(item_of(titles), cues_).kind; }
  }
  session.label = heading.label;
  if (!heading.title.empty()) { session.title = heading.title; }
  if (!session.label && !session.title) { session.title = texts.front(); }
  session.kind = heading.kind.value_or(SessionKind::session);
}

std::size_t ListReader::session_of(const Row& row, std::size_t event, const std::optional<Period>& period) {
  const std::vector<std::string> texts = cells(row, Field::session);
  const std::string text = texts.size() == 1 ? texts.front() : fmt::format("{}", fmt::join(texts, ": "));
  const std::string time = cell(row, Field::time);
  const std::string day = period && period->start && period->start == period->end ? to_iso(*period->start) : "";
  std::string key = std::to_string(event);
  for (const std::string& part : {fold(text), day, time}) {
    key += '\n';
    key += part;
  }
  if (const std::size_t* const known = sessions_.find(key)) { return *known; }
  const std::size_t number = programme_.sessions.size();
  sessions_.keep(number);
  SessionRecord session;
  session.event = event;
  name_session(texts, session);
  if (!day.empty()) { session.date = period->start; }
  if (const auto hours = find_hours(time)) {
    session.start = hours->start;
    session.end = hours->end;
  }
  session.evidence = {row.line, text};
  programme_.sessions.push_back(std::move(session));
  return number;
}

Where ListReader::read_place(const Row& row) {
  std::optional<Period> period;
  read_when(row, period);
  Where where;
  where.event = event_of(row, period);
  if (!cell(row, Field::session).empty()) { where.session = session_of(row, where.event, period); }
  return where;
}

void ListReader::add(const Row& row) {
  if (seen_ && add_repeat(row)) { return; }
  if (is_header_again(row)) { return; }
  ++rows_;
  if (read_section(row)) {
    if (seen_) { ++seen_->sections; }
    return;
  }
  const bool anybody = std::ranges::any_of(people_fields, [&](Field field) { return !cell(row, field).empty(); });
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
  std::vector<Role> roles = roles_in(cell(row, Field::role), columns_.language, reference_);
  if (roles.size() < 2) { roles = {entry.role}; }
  const std::string gender = cell(row, Field::gender);
  const bool open = !gender.empty() && genders_.read(gender).open;
  for (const Role role : roles) {
    if (open) { genders_.leave_open(programme_.entries.size(), gender, row); }
    entry.role = role;
    programme_.entries.push_back(entry);
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
