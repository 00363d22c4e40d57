#include "importers/document/page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/sha256.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/aligned.hpp"
#include "importers/document/bullets.hpp"
#include "importers/document/furniture.hpp"
#include "importers/document/numbers.hpp"

namespace entente::document {

namespace {

constexpr std::size_t most_lines = 60'000; // some twelve hundred pages
constexpr int most_columns = 1000;
constexpr std::size_t one_line = 220; ///< bytes; longer paragraphs take several lines on any page

void mark(Ranges& ranges, std::size_t begin, std::size_t end) {
  if (!ranges.empty() && ranges.back().second == begin) {
    ranges.back().second = end;
  } else {
    ranges.emplace_back(begin, end);
  }
}

void shift(Ranges& ranges, std::size_t by) {
  for (auto& [begin, end] : ranges) {
    begin += by;
    end += by;
  }
}

} // namespace

void Paragraph::put(std::string_view text, bool bold, bool italic) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Line& line = lines_.back();
    if (end > begin) {
      const std::size_t from = line.text.size();
      line.text += nfc(text.substr(begin, end - begin));
      if (bold) { mark(line.bold, from, line.text.size()); }
      if (italic) { mark(line.italics, from, line.text.size()); }
    }
    if (end < text.size()) { end_line(); }
    begin = end + 1;
  }
}

void Paragraph::end_line() { lines_.emplace_back(); }

bool Paragraph::blank() const {
  return std::ranges::all_of(lines_, [](const Line& line) { return trim(line.text).empty(); });
}

bool Paragraph::ends_in_space() const { return lines_.back().text.empty() || lines_.back().text.ends_with(' '); }

void Page::begin_table() {
  Table table;
  if (!open_.empty()) {
    table.parent = open_.back().table;
    table.parent_row = open_.back().row;
    table.parent_column = std::max(open_.back().column, 1);
    tables_[table.parent - 1].holds_table = true;
  }
  tables_.push_back(table);
  open_.emplace_back().table = tables_.size();
}

void Page::end_table() {
  if (!open_.empty()) { open_.pop_back(); }
}

void Page::begin_row() {
  if (open_.empty()) { return; }
  OpenTable& open = open_.back();
  open.row = ++tables_[open.table - 1].rows;
  open.column = 0;
  open.next = 1;
  for (int& rows : open.below) {
    rows = std::max(0, rows - 1);
  }
}

void Page::begin_cell(int columns, int rows) {
  if (open_.empty()) { return; }
  if (open_.back().row == 0) { begin_row(); }
  OpenTable& open = open_.back();
  const auto column = [](int number) { return static_cast<std::size_t>(number - 1); };
  while (column(open.next) < open.below.size() && open.below[column(open.next)] > 0) {
    ++open.next;
  }
  open.column = open.next;
  columns = std::clamp(columns, 1, most_columns);
  if (open.column + columns > most_columns) { columns = 1; }
  open.next = open.column + columns;
  if (rows > 1) {
    open.below.resize(std::max(open.below.size(), column(open.next)), 0);
    std::fill(open.below.begin() + open.column - 1, open.below.begin() + open.next - 1, std::min(rows, 100'000));
  }
  Table& table = tables_[open.table - 1];
  table.columns = std::max(table.columns, open.next - 1);
}

bool Page::same_place(const LineStyle& style) const {
  const LineStyle& last = styles_.back();
  return last.table == style.table && last.row == style.row && last.column == style.column;
}

void Page::print(Paragraph::Line line, LineStyle style) {
  if (lines_.size() >= most_lines) {
    throw Error(ErrorKind::unreadable, "{}: more than {} lines of text", input_.name, most_lines);
  }
  style.bold = std::move(line.bold);
  style.italics = std::move(line.italics);
  lines_.push_back(std::move(line.text));
  styles_.push_back(std::move(style));
}

void Page::add(const Paragraph& paragraph) {
  if (paragraph.blank()) {
    ++blanks_;
    return;
  }
  LineStyle style;
  style.kind = paragraph.kind;
  style.level = paragraph.level;
  if (!open_.empty()) {
    style.table = static_cast<int>(open_.back().table);
    style.row = open_.back().row;
    style.column = std::max(open_.back().column, 1);
  }
  style.boundary = style.table > 0 || style.kind != BlockKind::paragraph ||
                   (!styles_.empty() && (styles_.back().kind != BlockKind::paragraph || styles_.back().table > 0));
  const auto filled = std::ranges::count_if(paragraph.lines_, [](const auto& line) { return !trim(line.text).empty(); });
  const bool tall = filled > 1 || (style.table == 0 && paragraph.lines_.front().text.size() > one_line);
  const bool plain = style.kind == BlockKind::paragraph;
  if (!styles_.empty() && (style.table == 0 || same_place(style))) {
    if (blanks_ == 0 && plain && (tall || tall_)) { blanks_ = 1; }
    for (int n = 0; n < std::min(blanks_, 3); ++n) {
      print({}, {});
      styles_.back().table = style.table;
      styles_.back().row = style.row;
      styles_.back().column = style.column;
    }
  }
  blanks_ = 0;
  tall_ = tall && plain;
  bool first = true;
  for (std::size_t n = 0; n < paragraph.lines_.size(); ++n) {
    Paragraph::Line line = paragraph.lines_[n];
    if (trim(line.text).empty() && (first || n + 1 == paragraph.lines_.size())) { continue; }
    if (first && !paragraph.bullet.empty() && read_bullet(trim(line.text)).size == 0) {
      line.text.insert(0, paragraph.bullet + " ");
      shift(line.bold, paragraph.bullet.size() + 1);
      shift(line.italics, paragraph.bullet.size() + 1);
    }
    first = false;
    print(std::move(line), style);
  }
}

void Page::add_note(const Paragraph& paragraph) {
  if (!paragraph.blank()) { notes_.push_back(paragraph); }
}

void Page::print_notes() {
  open_.clear();
  for (std::size_t n = 0; n < notes_.size(); ++n) {
    Paragraph& note = notes_[n];
    note.kind = BlockKind::paragraph;
    note.bullet = raised_digits(std::to_string(n + 1));
    blanks_ = 1;
    add(note);
  }
}

void Page::settle_tables() {
  struct Place {
    bool own = false;
    int table = 0;
    int row = 0;
    int column = 0;
  };
  std::vector<Place> places;
  places.reserve(tables_.size());
  for (const Table& table : tables_) {
    const bool arranges = table.columns <= 1 || (table.holds_table && table.rows <= 2);
    Place place{!arranges};
    if (table.parent > 0) {
      const Place& outer = places[table.parent - 1];
      if (outer.own) {
        place = {false, static_cast<int>(table.parent), table.parent_row, table.parent_column};
      } else if (outer.table > 0) {
        place = outer;
      }
    }
    places.push_back(place);
  }
  for (LineStyle& style : styles_) {
    if (style.table == 0) { continue; }
    const Place& place = places[static_cast<std::size_t>(style.table) - 1];
    if (place.own) { continue; }
    style.table = place.table;
    style.row = place.row;
    style.column = place.column;
    if (place.table == 0 && style.kind == BlockKind::paragraph) { style.boundary = false; }
  }
}

Document Page::finish() {
  print_notes();
  if (std::ranges::all_of(lines_, [](const std::string& line) { return trim(line).empty(); })) {
    throw Error(ErrorKind::unreadable, "{}: no text in it", input_.name);
  }
  settle_tables();
  Document document = empty_document(input_);
  std::vector<LineUse> uses = find_furniture(lines_);
  for (std::size_t n = 0; n < uses.size(); ++n) {
    if (styles_[n].table > 0 || styles_[n].kind != BlockKind::paragraph) { uses[n] = LineUse::text; }
  }
  document.blocks = blocks_of_lines(lines_, uses, styles_);
  document.lines = std::move(lines_);
  return document;
}

Document empty_document(const Input& input) {
  Document document;
  const std::size_t slash = input.name.find_last_of("/\\");
  document.name = input.name.substr(slash == std::string_view::npos ? 0 : slash + 1);
  document.sha256 = sha256(input.bytes);
  return document;
}

} // namespace entente::document
