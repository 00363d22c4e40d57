#include "importers/table/sheets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/sha256.hpp"
#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/programme.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/table/events.hpp"
#include "importers/table/list.hpp"
#include "importers/table/ties.hpp"

namespace entente::table {
namespace {

constexpr std::size_t sample_rows = 200;

std::vector<Row> first_rows(RowSource& source) {
  std::vector<Row> rows;
  for (Row row; rows.size() < sample_rows && source.next(row);) {
    rows.push_back(row);
  }
  return rows;
}

enum class Sign {
  none,
  day,    ///< a date: a column of a list may hold nothing else
  agenda, ///< hours, a numbered session or a role's heading
};

Sign sign_in(const std::string& text, const Cues& cues) {
  if (text.empty()) { return Sign::none; }
  agenda::Item item;
  item.text = text;
  item.words = agenda::words_of(text);
  const auto session = agenda::session_heading(item, cues);
  const auto role = agenda::role_heading(item, cues);
  if (leading_hours(text) || (session && (session->label || session->exact)) || (role && (role->colon || role->plural))) {
    return Sign::agenda;
  }
  return agenda::day_heading(item, cues, std::nullopt) ? Sign::day : Sign::none;
}

/// Such signs in at least two cells. Days count where a row says nothing else, and are headings therefore.
bool looks_like_programme(const std::vector<Row>& sample, const Cues& cues) {
  std::size_t signs = 0;
  std::unordered_map<std::string, Sign> known; // a sheet may hold one text in a million cells
  for (const Row& row : sample) {
    std::size_t days = 0;
    bool others = false;
    for (const std::string& cell : row.cells) {
      const auto [at, fresh] = known.try_emplace(squeeze(cell.substr(0, 400)), Sign::none);
      if (fresh) { at->second = sign_in(at->first, cues); }
      days += at->second == Sign::day ? 1 : 0;
      signs += at->second == Sign::agenda ? 1 : 0;
      others = others || (at->second != Sign::day && !at->first.empty());
    }
    signs += others ? 0 : days;
    if (signs >= 2) { return true; }
  }
  return false;
}

/// With the name of the sheet in front, where there is one.
Wording in_sheet(const std::string& name, const Wording& remark) {
  return name.empty() ? remark : Wording("sheet \"{}\": {}", name, remark);
}

/// Without moving them one by one where nothing is before them: a list may be very long.
template <class Record> void append(std::vector<Record>& to, std::vector<Record>&& more) {
  if (to.empty()) {
    to = std::move(more);
  } else {
    std::ranges::move(more, std::back_inserter(to));
  }
}

/// What events are told apart by.
using EventPrint = std::tuple<std::string, std::string, std::optional<std::string>>;
EventPrint print_of(const EventRecord& event) { return {fold(event.title), event.period.when, event.process_reference}; }

} // namespace

void add_list(Programme& to, Programme&& list) {
  std::map<EventPrint, std::size_t> known;
  for (std::size_t i = 0; i < to.events.size(); ++i) {
    known.try_emplace(print_of(to.events[i]), i);
  }
  std::vector<std::size_t> events;
  for (EventRecord& event : list.events) {
    const auto [at, fresh] = known.try_emplace(print_of(event), to.events.size());
    events.push_back(at->second);
    if (fresh) { to.events.push_back(std::move(event)); }
  }
  const std::size_t first_session = to.sessions.size();
  const std::size_t first_entry = to.entries.size();
  for (SessionRecord& session : list.sessions) {
    session.event = events[session.event];
  }
  for (EntryRecord& entry : list.entries) {
    entry.event = events[entry.event];
    if (entry.session != EntryRecord::no_session) { entry.session += first_session; }
  }
  for (RepeatRecord& repeat : list.repeats) {
    repeat.entry += static_cast<std::uint32_t>(first_entry);
    repeat.event = static_cast<std::uint32_t>(events[repeat.event]);
    if (repeat.session != RepeatRecord::no_session) { repeat.session += static_cast<std::uint32_t>(first_session); }
  }
  append(to.sessions, std::move(list.sessions));
  append(to.entries, std::move(list.entries));
  append(to.repeats, std::move(list.repeats));
  std::ranges::move(list.review, std::back_inserter(to.review));
  if (!to.language) { to.language = list.language; }
  if (!to.title && !to.events.empty()) { to.title = to.events.front().title; }
}

SheetsReader::SheetsReader(const Input& input, std::vector<std::string> lines, Remarks& remarks)
    : input_(input), reference_(Reference::builtin()), remarks_(remarks) {
  document_.name = input.name;
  document_.lines = std::move(lines);
}

SheetsReader::SheetsReader(const Input& input, std::string_view text, Remarks& remarks)
    : SheetsReader(input, std::vector<std::string>(), remarks) {
  document_.text = text;
}

std::optional<Columns> SheetsReader::columns_of(const Sheet& sheet, const std::vector<Row>& sample) {
  std::vector<ColumnChoice> fitting;
  for (const ColumnChoice& choice : input_.columns) {
    if (fits(sheet, sample, choice)) { fitting.push_back(choice); }
  }
  try {
    return find_columns(sample, fitting, reference_);
  } catch (const Error& error) { throw Error(error.kind(), "{}: {}", input_.name, error.wording()); }
}

/// False where the sheet has no such column, but another may have it.
bool SheetsReader::fits(const Sheet& sheet, const std::vector<Row>& sample, const ColumnChoice& choice) {
  const bool before = std::ranges::find(fitted_, choice) != fitted_.end();
  try {
    static_cast<void>(find_columns(sample, std::span(&choice, 1), reference_));
  } catch (const Error& error) {
    if (sheet.name.empty()) { throw Error(error.kind(), "{}: {}", input_.name, error.wording()); }
    if (!before) { unfitting_.emplace_back(choice, error.wording()); }
    return false;
  }
  if (!before) { fitted_.push_back(choice); }
  std::erase_if(unfitting_, [&](const auto& other) { return other.first == choice; });
  return true;
}

std::span<const Row> SheetsReader::titles(const std::vector<Row>& sample, const Columns& columns) const {
  const std::size_t size = columns.has_header ? columns.header - 1 : 0;
  return std::span(sample).first(std::min(size, sample.size()));
}

void SheetsReader::note_columns(const Sheet& sheet, const Columns& columns, const std::vector<Row>& sample) {
  for (const Column& column : columns.known) {
    const Field field = column.delegation ? Field::delegation : column.field;
    const ColumnChoice choice{std::string(to_text(field)),
                              column.label.empty() ? column_letters(column.index + 1) : column.label};
    if (std::ranges::find(chosen_, choice) == chosen_.end()) { chosen_.push_back(choice); }
  }
  if (columns.unknown.empty()) { return; }
  std::string names;
  for (const std::string& label : columns.unknown) {
    if (names.size() > 400) {
      names += ", …";
      break;
    }
    names += (names.empty() ? "" : ", ") + squeeze(label).substr(0, 100);
  }
  const int line = columns.has_header && columns.header <= sample.size() ? sample[columns.header - 1].line : 1;
  remarks_.add(
      Severity::note, line,
      in_sheet(sheet.name,
               Wording("not understood, kept as printed only: {} (--map FIELD=COLUMN says what a column holds)", names)));
}

/// About how many rows a text has, by its first ones.
std::size_t rows_in(std::string_view text) {
  const std::string_view first = text.substr(0, std::size_t{1} << 16U);
  const auto lines = static_cast<std::size_t>(std::ranges::count(first, '\n')) + 1;
  return text.size() / first.size() * lines;
}

/// Adds rows, some at once, and what was remarked when they were cut, in its order.
void add_rows(ListReader& reader, RowSource& source, Remarks& remarks) {
  constexpr std::size_t at_once = 16;
  std::vector<Row> rows(at_once);
  std::array<std::size_t, at_once> remarked{}; ///< up to each row
  for (std::size_t count = at_once; count == at_once;) {
    remarks.hold();
    for (count = 0; count < at_once && source.next(rows[count]); ++count) {
      remarked[count] = remarks.held();
    }
    const std::size_t all = remarks.held();
    if (all == 0) {
      remarks.release(0);
      reader.add(std::span<const Row>(rows).first(count));
      continue;
    }
    std::size_t told = 0;
    for (std::size_t n = 0; n < count; ++n) {
      remarks.release(remarked[n] - told);
      told = remarked[n];
      reader.add(rows[n]);
    }
    remarks.release(all - told);
  }
}

void add_rows(TiesReader& reader, RowSource& source, Remarks&) {
  for (Row row; source.next(row);) {
    reader.add(row);
  }
}

/// Learns from the rows that were looked at, then adds them and all that follow.
template <class Reader> void read_rows(Reader& reader, RowSource& rows, Remarks& remarks, std::span<const Row> looked_at) {
  for (const Row& row : looked_at) {
    reader.learn(row);
  }
  for (const Row& row : looked_at) {
    reader.add(row);
  }
  add_rows(reader, rows, remarks);
}

void SheetsReader::read_people(Sheet& sheet, const std::vector<Row>& sample, const Columns& columns) {
  ListReader reader(columns, event_around(titles(sample, columns), sheet.name, input_.name, reference_), reference_,
                    remarks_);
  if (!document_.text.empty()) { reader.fold_repeats(rows_in(document_.text)); }
  read_rows(reader, *sheet.rows, remarks_, std::span(sample).subspan(columns.header));
  if (reader.rows_left_out() > 0) {
    remarks_.add(Severity::note, 0, Wording("{} of {} rows gave nobody", reader.rows_left_out(), reader.rows()));
  }
  lists_.push_back(reader.take());
}

Wording rows_without_tie(std::size_t rows) {
  return rows == 1 ? Wording("one row gave no tie") : Wording("{} rows gave no tie", rows);
}

void SheetsReader::read_ties(Sheet& sheet, const std::vector<Row>& sample, const Columns& columns) {
  if (ties_) {
    remarks_.add(
        Severity::warning, 0,
        in_sheet(sheet.name, Wording("a second list of ties in one file is left out; save it in a file of its own")));
    return;
  }
  EndFacts process;
  const EventRecord around = event_around(titles(sample, columns), sheet.name, input_.name, reference_);
  if (around.process_reference) {
    if (const ProcessFacts* const known = reference_.process(*around.process_reference)) {
      process = {known->name.in(columns.language), EntityKind::process, {}, {}, {}, {}};
      if (!known->acronym.en.empty()) { process.acronym = known->acronym.in(columns.language); }
    }
  }
  DocumentInfo info{DocumentId(1), std::string(input_.name), sha256(input_.bytes), columns.language, std::nullopt};
  if (!around.title.empty() && columns.header > 1) { info.title = around.title; }
  TiesReader reader(columns, std::move(process), std::move(info), reference_, remarks_);
  read_rows(reader, *sheet.rows, remarks_, std::span(sample).subspan(columns.header));
  if (reader.rows_left_out() > 0) {
    remarks_.add(Severity::note, 0, in_sheet(sheet.name, rows_without_tie(reader.rows_left_out())));
  }
  ties_ = reader.take();
  ties_review_ = reader.take_review();
  ties_sheet_ = sheet.name;
}

void SheetsReader::read_blocks(Sheet& sheet, const std::vector<Row>& sample, std::size_t number) {
  const auto add = [&](const Row& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string_view rest = row.cells[i];
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        Block block;
        block.kind = BlockKind::cell;
        block.text = squeeze(rest.substr(0, end));
        block.line = block.last_line = row.line;
        block.table = static_cast<int>(number);
        block.row = row.number;
        block.column = static_cast<int>(i) + 1;
        if (!block.text.empty()) { document_.blocks.push_back(std::move(block)); }
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  };
  if (document_.blocks.empty()) { blocks_sheet_ = sheet.name; }
  if (!document_.text.empty()) { document_.lines = lines_of(std::exchange(document_.text, {}), input_.name); }
  std::ranges::for_each(sample, add);
  for (Row row; sheet.rows->next(row);) {
    add(row);
  }
}

void SheetsReader::read(Sheet& sheet, std::size_t number) {
  const std::vector<Row> sample = first_rows(*sheet.rows);
  if (sample.empty()) { return; }
  const auto columns = columns_of(sheet, sample);
  if (columns && columns->header < sample.size()) {
    note_columns(sheet, *columns, sample);
    columns->kind == TableKind::people ? read_people(sheet, sample, *columns) : read_ties(sheet, sample, *columns);
  } else if (!columns && looks_like_programme(sample, reference_.cues())) {
    read_blocks(sheet, sample, number);
  } else {
    strange_.push_back(printable(nfc(printed(sample.front()).substr(0, 200))));
    if (!sheet.name.empty()) {
      remarks_.add(Severity::warning, sample.front().line,
                   Wording("sheet \"{}\" is left out: {}", sheet.name,
                           columns ? Wording("no rows below its header") : Wording("its columns are not understood")));
    }
  }
}

ReadResult SheetsReader::take() {
  if (!unfitting_.empty()) { throw Error(ErrorKind::bad_argument, "{}: {}", input_.name, unfitting_.front().second); }
  const bool programme = !document_.blocks.empty() || !lists_.empty();
  if (!programme && !ties_) {
    if (strange_.empty()) { throw Error(ErrorKind::unreadable, "{}: there are no rows in it", input_.name); }
    throw Error(ErrorKind::unsupported,
                "{}: its columns are not understood, or no rows are below them ({}); say what they hold, as in "
                "--map person=B,organisation=C",
                input_.name, strange_.front());
  }
  if (!programme) { return ReadDataset{std::move(*ties_), remarks_.take(), std::move(chosen_), std::move(ties_review_)}; }
  if (ties_) {
    remarks_.add(Severity::warning, 0,
                 Wording("sheet \"{}\" holds ties beside a list of people; it is left out, save it in a file of its own",
                         ties_sheet_));
  }
  document_.diagnostics = remarks_.take();
  ReadTable table;
  if (!document_.blocks.empty()) {
    document_.name = input_.name;
    table.programme = read_programme(document_, reference_);
    without_labels(table.programme, blocks_sheet_, input_.name, reference_);
  }
  const bool agenda = !table.programme.events.empty();
  for (Programme& list : lists_) {
    // A list beside a programme, with no event of its own, is of that event.
    if (agenda && list.events.size() == 1 && list.sessions.empty() && list.events[0].evidence.line == 0) {
      list.events[0] = table.programme.events[0];
    }
    add_list(table.programme, std::move(list));
  }
  table.document = std::move(document_);
  table.columns = std::move(chosen_);
  return table;
}

} // namespace entente::table
