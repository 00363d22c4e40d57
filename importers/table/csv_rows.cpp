#include "importers/table/csv_rows.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace entente::table {
namespace {

/// After so many quotes that run to the end of the text, the others are not looked at: time stays linear.
constexpr int most_unclosed = 32;
constexpr std::size_t sampled_rows = 60;
constexpr std::string_view separators = ",;\t|";

bool is_separator_line(std::string_view text) {
  return text.size() > 5 && (text.starts_with("sep=") || text.starts_with("SEP=")) && (text[5] == '\n' || text[5] == '\r');
}

/// How regular the rows are that a separator makes: the share of rows with the commonest number of cells, and that number.
struct Regularity {
  double share = 0;
  std::size_t cells = 1;
};

Regularity regularity(std::string_view text, char separator) {
  Remarks unused("");
  CsvRows rows(text, separator, unused);
  std::map<std::size_t, std::size_t> counts;
  std::size_t total = 0;
  for (Row row; total < sampled_rows && rows.next(row);) {
    ++counts[row.cells.size()];
    ++total;
  }
  Regularity best;
  std::size_t most = 0;
  for (const auto& [cells, rows_of_size] : counts) {
    if (cells > 1 && rows_of_size >= most) {
      most = rows_of_size;
      best.cells = cells;
    }
  }
  best.share = total == 0 ? 0 : static_cast<double>(most) / static_cast<double>(total);
  return best;
}

} // namespace

CsvRows::CsvRows(std::string_view text, char separator, Remarks& remarks)
    : text_(text), separator_(separator), remarks_(remarks) {
  if (is_separator_line(text_)) {
    at_ = 5;
    end_line();
  }
}

bool CsvRows::at_line_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

void CsvRows::end_line() {
  if (at_ >= text_.size()) { return; }
  if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') { ++at_; }
  ++at_;
  ++line_;
}

/// The field behind the opening quote at `at_`. False, and nothing read, when the quote is an ordinary character.
bool CsvRows::read_quoted(std::string& field) {
  if (unclosed_ >= most_unclosed) { return false; }
  const std::size_t begin = at_ + 1;
  std::size_t from = begin;
  while (true) {
    const std::size_t quote = text_.find('"', from);
    if (quote == std::string_view::npos) {
      ++unclosed_;
      remarks_.add_of_row(line_, Wording("a quote is not closed; it is taken for an ordinary character"));
      field.clear();
      return false;
    }
    field.append(text_.substr(from, quote - from));
    if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
      field += '"';
      from = quote + 2;
      continue;
    }
    const std::size_t after = quote + 1;
    std::size_t next = after;
    while (next < text_.size() && text_[next] == ' ' && separator_ != ' ') {
      ++next;
    }
    const bool ends = next >= text_.size() || text_[next] == separator_ || text_[next] == '\n' || text_[next] == '\r';
    const std::string_view inside = text_.substr(begin, quote - begin);
    const bool several_lines = inside.find('\n') != std::string_view::npos || inside.find('\r') != std::string_view::npos;
    if (!ends && several_lines) {
      remarks_.add_of_row(line_, Wording("a quote is not closed on its line; it is taken for an ordinary character"));
      field.clear();
      return false;
    }
    line_ += static_cast<int>(std::ranges::count(inside, '\n'));
    at_ = ends ? next : after;
    return true;
  }
}

std::size_t CsvRows::line_end() {
  if (line_known_ && at_ <= line_end_) { return line_end_; }
  const std::string_view line = text_.substr(at_, text_.find('\n', at_) - at_);
  line_end_ = at_ + std::min(line.find('\r'), line.size());
  line_known_ = true;
  return line_end_;
}

void CsvRows::read_plain(std::string& field) {
  const std::string_view rest = text_.substr(at_, line_end() - at_);
  const std::size_t size = std::min(rest.find(separator_), rest.size());
  field.append(rest.substr(0, size));
  at_ += size;
}

std::string& CsvRows::next_cell(Row& row, std::size_t count) {
  if (count >= max_columns) {
    if (!told_) { remarks_.add_of_row(line_, Wording("more than {} columns; those behind are not read", max_columns)); }
    told_ = true;
    surplus_.clear();
    return surplus_;
  }
  if (row.cells.size() <= count) { row.cells.emplace_back(); }
  row.cells[count].clear();
  return row.cells[count];
}

/// Most cells have no quote in front: up to the first that does, or the line's end. Returns their number.
std::size_t CsvRows::read_plain_cells(Row& row) {
  const std::size_t end = line_end();
  std::size_t count = 0;
  while (at_ < end && text_[at_] != '"' && count + 1 < max_columns) {
    const std::string_view rest = text_.substr(at_, end - at_);
    const std::size_t size = rest.find(separator_);
    if (size == std::string_view::npos) { break; }
    if (row.cells.size() <= count) { row.cells.emplace_back(); }
    row.cells[count++].assign(rest.data(), size);
    at_ += size + 1;
  }
  return count;
}

bool CsvRows::next(Row& row) {
  while (at_ < text_.size()) {
    row.number = row.line = line_;
    std::size_t count = read_plain_cells(row);
    while (true) {
      std::string& cell = next_cell(row, count);
      if (at_ < text_.size() && text_[at_] == '"' && read_quoted(cell)) {
        if (!at_line_end() && text_[at_] != separator_) { read_plain(cell); }
      } else {
        read_plain(cell);
      }
      ++count;
      if (at_line_end()) { break; }
      ++at_;
    }
    end_line();
    row.cells.resize(std::min(count, max_columns));
    if (!is_blank(row)) { return true; }
  }
  return false;
}

char detect_separator(std::string_view text) {
  if (is_separator_line(text) && separators.find(text[4]) != std::string_view::npos) { return text[4]; }
  char best = ',';
  double score = 0;
  for (const char separator : separators) {
    const Regularity found = regularity(text, separator);
    // Rows of one size count most; of two separators that do, the one that cuts more, a little.
    const double own =
        found.cells < 2 ? 0 : found.share + 0.02 * static_cast<double>(std::min<std::size_t>(found.cells, 12));
    if (own > score) {
      score = own;
      best = separator;
    }
  }
  return best;
}

} // namespace entente::table
