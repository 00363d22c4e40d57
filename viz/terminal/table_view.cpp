#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/note_text.hpp"
#include "viz/terminal/output.hpp"

namespace entente {
namespace {

constexpr std::size_t gap = 2;        ///< columns between cells
constexpr std::size_t narrowest = 12; ///< a text column is never cut below this
constexpr std::size_t widest_column =
    160; ///< a longer cell, where none is cut, shifts the rest of its row rather than all rows

std::string decimal(double value, Language language) {
  if (!std::isfinite(value)) { return "–"; }
  std::string text = fmt::format("{:.3f}", value);
  if (std::abs(value) >= 100) { text = fmt::format("{:.1f}", value); }
  if (language != Language::en) { std::replace(text.begin(), text.end(), '.', ','); }
  return text;
}

/// The vocabulary that the names of a coverage table's rows are words of ("gender"), else the column's own.
std::string vocabulary(const Table& table, const Row& row, std::size_t column) {
  constexpr std::string_view prefix = "coverage-";
  constexpr std::size_t dimension = 2;
  const bool several = table.columns.size() > dimension && table.columns[dimension].name == "dimension";
  const auto* const own = several ? std::get_if<std::string>(&row.cells[dimension]) : nullptr;
  if (column == 1 && own != nullptr) { return *own; }
  if (column == 1 && table.name == "segregation") { return "dimension"; }
  // What was before and is after, of a change of role.
  const auto* const change =
      several || row.cells.size() <= dimension ? nullptr : std::get_if<std::string>(&row.cells[dimension]);
  const bool sides = table.columns[column].name == "before" || table.columns[column].name == "after";
  if (sides && change != nullptr && *change == "role-changed") { return "role"; }
  if (column == 1 && table.name.starts_with(prefix)) { return table.name.substr(prefix.size()); }
  return table.columns[column].name == "gender" ? "one-gender" : table.columns[column].name;
}

/// A row that is no thing of the base but a rest ("unknown", "outside") is named by its id.
std::string rest_key(const Row& row, std::size_t column) {
  const auto* const id = column == 1 ? std::get_if<std::string>(&row.cells[0]) : nullptr;
  const auto* const name = id == nullptr ? nullptr : std::get_if<std::string>(&row.cells[1]);
  if (name == nullptr || (*id != *name && !id->ends_with(":" + *name))) { return {}; }
  const std::string key = "row." + *name;
  return has_message(key) ? key : std::string();
}

/// A word of a closed vocabulary ("never-seen") is shown in the language; any other text as it is.
std::string word_text(const std::string& column, const std::string& value, Language language) {
  const std::string key = column + "." + value;
  return has_message(key) ? message(language, key) : harmless(value);
}

std::string cell_text(const Cell& cell, const std::string& column, Language language) {
  struct Printer {
    const std::string& column;
    Language language;
    std::string operator()(std::monostate) const { return "–"; }
    std::string operator()(const std::string& text) const { return word_text(column, text, language); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const {
      const bool chance = column == "chance" || column == "adjusted";
      if (chance && number > 0 && number < 0.0005) { return "<" + decimal(0.001, language); }
      return decimal(number, language);
    }
    std::string operator()(bool yes) const { return message(language, yes ? "cli.yes" : "cli.no"); }
  };
  return std::visit(Printer{column, language}, cell);
}

/// The longest beginning that fits in `width` columns, with "…" when something is cut.
std::string cut(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) { return text; }
  std::size_t end = 0;
  std::size_t used = 1; // "…"
  while (end < text.size()) {
    std::size_t next = end + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
      ++next;
    }
    used += display_width(text.substr(end, next - end));
    if (used > width) { break; }
    end = next;
  }
  return text.substr(0, end) + "…";
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t used = display_width(text);
  const std::string space(width > used ? width - used : 0, ' ');
  return right ? space + text : text + space;
}

/// Shrinks the widest text columns until the row fits.
void fit(std::vector<std::size_t>& widths, const Table& table, std::size_t width) {
  const auto total = [&] {
    std::size_t sum = 0;
    for (const std::size_t column : widths) {
      sum += column + gap;
    }
    return sum;
  };
  while (width != 0 && total() > width + gap) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool text = table.columns[i].type == ColumnType::text && widths[i] > narrowest;
      if (text && (widest == widths.size() || widths[i] > widths[widest])) { widest = i; }
    }
    if (widest == widths.size()) { return; }
    --widths[widest];
  }
}

std::string trimmed_line(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

} // namespace

std::string column_heading(std::string_view name, Language language) {
  const std::string key = fmt::format("column.{}", name);
  if (has_message(key)) { return message(language, key); }
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) { return size.ws_col; }
  return 100;
}

std::string table_to_text(const Table& table, Language language, std::size_t width) {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::size_t> widths;
  std::vector<std::string> headings;
  for (const Column& column : table.columns) {
    headings.push_back(column_heading(column.name, language));
    widths.push_back(display_width(headings.back()));
  }
  for (const Row& row : table.rows) {
    auto& line = cells.emplace_back();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string rest = i < row.cells.size() ? rest_key(row, i) : std::string();
      const std::string words = i < row.cells.size() ? vocabulary(table, row, i) : std::string();
      const bool known = rest.empty() || has_message(words + rest.substr(rest.find('.')));
      line.push_back(!known                 ? message(language, rest)
                     : i < row.cells.size() ? cell_text(row.cells[i], words, language)
                                            : "");
      widths[i] = std::max(widths[i], display_width(line.back()));
    }
  }
  for (std::size_t& column : widths) {
    column = std::min(column, width == 0 ? widest_column : width);
  }
  fit(widths, table, width);
  const auto write = [&](const std::vector<std::string>& line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool right = table.columns[i].type == ColumnType::integer || table.columns[i].type == ColumnType::real;
      text += padded(width == 0 ? line[i] : cut(line[i], widths[i]), widths[i], right) + std::string(gap, ' ');
    }
    return trimmed_line(text);
  };
  std::string text = write(headings);
  std::vector<std::string> rules;
  for (const std::size_t column : widths) {
    std::string rule;
    for (std::size_t i = 0; i < column; ++i) {
      rule += "─";
    }
    rules.push_back(rule);
  }
  text += write(rules);
  for (const auto& line : cells) {
    text += write(line);
  }
  if (table.rows.empty()) { text += message(language, "cli.no-rows") + "\n"; }
  for (const TableNote& note : table.notes) {
    text += "· " + note_text(note, language) + "\n";
  }
  return text;
}

} // namespace entente
