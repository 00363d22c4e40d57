#include "importers/document/aligned_columns.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/document/bullets.hpp"

namespace entente::document {

namespace {

constexpr int fewest_rows = 3;
constexpr int wide_gap = 3; ///< spaces; two alone may come from justified text

/// Where parts begin in several lines, in order.
std::vector<int> voted_columns(const std::vector<std::vector<Part>>& lines) {
  std::map<int, int> votes;
  for (const std::vector<Part>& parts : lines) {
    for (std::size_t n = 1; n < parts.size(); ++n) {
      if (parts[n].gap >= wide_gap) { ++votes[parts[n].column]; }
    }
  }
  const auto count = [&](int column) {
    const auto found = votes.find(column);
    return found == votes.end() ? 0 : found->second;
  };
  std::vector<int> columns;
  for (const auto& [column, own] : votes) {
    const bool peak = own >= count(column + 1) && own > count(column - 1);
    if (peak && own + count(column - 1) + count(column + 1) >= fewest_rows) { columns.push_back(column); }
  }
  return columns;
}

/// The column that the first part of the line runs over or too near to, where the second would stand but for that.
std::optional<int> overrun(const std::string& line, const std::vector<Part>& parts, const std::vector<int>& columns) {
  constexpr int furthest = 12;
  const Part& first = parts.front();
  const int end =
      first.column + static_cast<int>(length(std::string_view(line).substr(first.begin, first.end - first.begin)));
  std::optional<int> found;
  for (const int column : columns) {
    const int begin = parts[1].column;
    const bool over =
        first.column + 1 < column && column < end + wide_gap && column + 1 < begin && begin <= column + furthest;
    if (over) { found = column; }
  }
  return found;
}

/// Where all that stands in a column is pushed there by what stands before it, it belongs to the column to the left.
void shift_overrun(const std::vector<std::string>& lines, std::vector<std::vector<Part>>& parts, std::vector<int>& columns) {
  const std::vector<int> all = columns;
  for (const int column : all) {
    std::vector<std::pair<Part*, int>> pushed;
    bool every = true;
    for (std::size_t n = 0; every && n < parts.size(); ++n) {
      for (std::size_t k = 1; k < parts[n].size(); ++k) {
        if (std::abs(parts[n][k].column - column) > 1) { continue; }
        const std::optional<int> left = k == 1 ? overrun(lines[n], parts[n], columns) : std::nullopt;
        every = every && left.has_value();
        if (left) { pushed.emplace_back(&parts[n][k], *left); }
      }
    }
    if (!every || pushed.empty()) { continue; }
    for (const auto& [part, left] : pushed) {
      part->column = left;
    }
    std::erase(columns, column);
  }
}

} // namespace

std::optional<int> column_at(const std::vector<int>& columns, int column) {
  const auto found = std::ranges::lower_bound(columns, column - 1);
  return found == columns.end() || *found > column + 1 ? std::nullopt : std::optional(*found);
}

namespace {

/// Whether lines with a part in one column hang below bullets in another.
class Hanging {
public:
  Hanging(const std::vector<std::string>& lines, const std::vector<std::vector<Part>>& parts, int bullets, int column)
      : lines_(lines), parts_(parts), bullets_(bullets), column_(column) {}

  [[nodiscard]] bool hangs() {
    std::size_t below = 0;
    std::size_t other = 0;
    for (std::size_t n = 0; n < parts_.size(); ++n) {
      const Part* const own = part_at(n, column_);
      const Part* const bullet = part_at(n, bullets_);
      if (bullet != nullptr) { since_ = is_bullet(n, *bullet) ? 0 : farthest + 1; }
      if (own != nullptr) { ++(bullet == nullptr && since_ <= farthest ? below : other); }
      ++since_;
    }
    return below >= fewest && other * 5 <= below;
  }

private:
  static constexpr std::size_t farthest = 8; ///< lines of a list item
  static constexpr std::size_t fewest = 2;
  const std::vector<std::string>& lines_;
  const std::vector<std::vector<Part>>& parts_;
  int bullets_;
  int column_;
  std::size_t since_ = farthest + 1; ///< lines since the last bullet in its column

  [[nodiscard]] const Part* part_at(std::size_t line, int column) const {
    const auto found = std::ranges::find_if(parts_[line], [&](const Part& part) { return part.column == column; });
    return found == parts_[line].end() ? nullptr : &*found;
  }
  [[nodiscard]] bool is_bullet(std::size_t line, const Part& part) const {
    return read_bullet(std::string_view(lines_[line]).substr(part.begin, part.end - part.begin)).size > 0;
  }
};

} // namespace

std::vector<std::pair<int, int>> hanging_columns(const std::vector<std::string>& lines,
                                                 const std::vector<std::vector<Part>>& parts,
                                                 const std::vector<int>& columns) {
  constexpr int narrowest = 2;
  constexpr int widest = 4;
  constexpr std::size_t most_columns = 12; ///< of a programme; other tables have no lists in their cells
  std::vector<std::pair<int, int>> found;
  if (columns.size() > most_columns) { return found; }
  for (const int column : columns) {
    for (int apart = narrowest; apart <= widest; ++apart) {
      if (Hanging(lines, parts, column, column + apart).hangs()) { found.emplace_back(column + apart, column); }
    }
  }
  return found;
}

bool in_columns(const std::vector<Part>& line, const std::vector<int>& columns) {
  return line.size() > 1 && std::any_of(line.begin() + 1, line.end(),
                                        [&](const Part& part) { return column_at(columns, part.column).has_value(); });
}

std::vector<int> shared_columns(const std::vector<std::string>& lines, std::vector<std::vector<Part>>& parts) {
  std::vector<int> columns = voted_columns(parts);
  shift_overrun(lines, parts, columns);
  for (std::vector<Part>& line : parts) {
    for (std::size_t n = 1; n < line.size();) {
      if (line[n].gap < wide_gap && !column_at(columns, line[n].column)) {
        line[n - 1].end = line[n].end;
        line.erase(line.begin() + static_cast<std::ptrdiff_t>(n));
      } else {
        ++n;
      }
    }
  }
  int on = 0;
  int off = 0;
  for (const std::vector<Part>& line : parts) {
    if (line.size() > 1) { ++(in_columns(line, columns) ? on : off); }
  }
  if (on < fewest_rows || on < off * 2) { columns.clear(); }
  return columns;
}

} // namespace entente::document
