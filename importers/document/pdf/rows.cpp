#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>

#include "core/text/unicode.hpp"
#include "importers/document/pdf/parts.hpp"
#include "importers/document/wording.hpp"

namespace entente::pdf {

namespace {

constexpr double same_level = 2.5;   ///< points within which lines stand side by side
constexpr double worst_middle = 2.0; ///< points that a cell set half-way down may be off

using Lines = std::vector<Line>;

bool ends_with_dash(const Line& line) {
  const std::string& text = line.words.back().text;
  return text.ends_with('-') || text.ends_with("–") || text.ends_with("—") || text == "to" || text == "à" || text == "a";
}

bool begins_with_dash(const Line& line) {
  const std::string& text = line.words.front().text;
  return text.starts_with('-') || text.starts_with("–") || text.starts_with("—") || text == "to" || text == "à" ||
         text == "a";
}

/// "Item 3.", "Tema 3:", "3": what is counted, and the number; nothing for other lines.
std::optional<std::pair<std::string, int>> counted(const Line& line) {
  constexpr std::size_t most_words = 3;
  constexpr std::size_t most_digits = 3;
  if (line.words.size() > most_words) { return std::nullopt; }
  std::string label = text_of(line).text;
  while (!label.empty() && std::string_view(".:) ").find(label.back()) != std::string_view::npos) {
    label.pop_back();
  }
  const std::size_t digits = label.find_last_not_of("0123456789") + 1;
  if (digits == label.size() || label.size() - digits > most_digits) { return std::nullopt; }
  return std::pair(label.substr(0, digits), std::stoi(label.substr(digits)));
}

/// The line is labelled with the number that follows the one of the line above.
bool counts_on(const Line& above, const Line& line) {
  const auto before = counted(above);
  const auto own = counted(line);
  return before && own && before->first == own->first && own->second == before->second + 1;
}

} // namespace

std::vector<std::size_t> cell_starts(const Lines& lines) {
  std::vector<std::size_t> starts;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const bool apart = n == 0 || lines[n].box.middle() - lines[n - 1].box.middle() >
                                     1.36 * std::max(lines[n].size, lines[n - 1].size) + 0.5;
    const bool hours = n > 0 && begins_with_hours(lines[n]);
    const bool rest = n > 0 && (ends_with_dash(lines[n - 1]) || begins_with_dash(lines[n])) && begins_with_hours(lines[n]);
    const bool next = n > 0 && counts_on(lines[n - 1], lines[n]);
    if (!rest && (apart || hours || next)) { starts.push_back(n); }
  }
  return starts;
}

namespace {

/// White bands between the lines of all columns.
std::vector<std::pair<double, double>> bands(const std::vector<Lines>& columns) {
  std::vector<Box> boxes;
  for (const Lines& lines : columns) {
    for (const Line& line : lines) {
      boxes.push_back(line.box);
    }
  }
  std::ranges::sort(boxes, {}, &Box::top);
  std::vector<std::pair<double, double>> found;
  double bottom = boxes.empty() ? 0 : boxes.front().bottom;
  for (const Box& box : boxes) {
    if (box.top > bottom + 0.6) { found.emplace_back(bottom, box.top); }
    bottom = std::max(bottom, box.bottom);
  }
  return found;
}

/// The white between the lines of a column that is usual there.
double usual_white(const Lines& lines) {
  std::vector<double> white;
  for (std::size_t n = 1; n < lines.size(); ++n) {
    white.push_back(lines[n].box.top - lines[n - 1].box.bottom);
  }
  return median(std::move(white));
}

/// The height at which a row begins whose first cell begins with `first`: where a line beside it stands below more white
/// than usual; nothing when there is none.
std::optional<double> row_top(const std::vector<Lines>& columns, const Line& first) {
  for (std::size_t k = 1; k < columns.size(); ++k) {
    const Lines& lines = columns[k];
    const double usual = usual_white(lines);
    for (std::size_t n = 0; n < lines.size(); ++n) {
      const double off = std::abs(lines[n].box.top - first.box.top);
      if (off > 0.75 * first.size) { continue; }
      const double white = n == 0 ? 1e9 : lines[n].box.top - lines[n - 1].box.bottom;
      if (white > usual + 1 || (off <= same_level && white > usual - 0.3 && usual < 1)) {
        return std::min(lines[n].box.top, first.box.top) - 1;
      }
    }
  }
  return std::nullopt;
}

/// The cells of a row begin at about one height.
bool hang(const std::vector<Lines>& columns, const std::vector<std::size_t>& starts) {
  if (starts.size() < 2) { return true; }
  const auto white = bands(columns);
  const bool loose = white.size() + 1 >= starts.size();
  std::size_t hanging = 0;
  for (std::size_t n = 1; n < starts.size(); ++n) {
    const Line& line = columns.front()[starts[n]];
    const std::optional<double> top = row_top(columns, line);
    const bool below_white = !loose || std::ranges::any_of(white, [&](const auto& band) {
      return top && *top + 1 > band.first && *top - 1 < band.second + same_level;
    });
    if (top && below_white) { ++hanging; }
  }
  return hanging * 4 >= (starts.size() - 1) * 3;
}

/// Rules that run under whole rows.
std::vector<double> ruled(const std::vector<Lines>& columns, const std::vector<Rule>& across) {
  double left = 1e9;
  double right = -1e9;
  double top = 1e9;
  double bottom = -1e9;
  for (const Lines& lines : columns) {
    for (const Line& line : lines) {
      left = std::min(left, line.box.left), right = std::max(right, line.box.right);
      top = std::min(top, line.box.middle()), bottom = std::max(bottom, line.box.middle());
    }
  }
  std::vector<double> heights;
  for (const Rule& rule : across) {
    const double shared = std::min(rule.end, right) - std::max(rule.begin, left);
    if (rule.at > top && rule.at < bottom && shared > 0.7 * (right - left)) { heights.push_back(rule.at); }
  }
  return heights;
}

/// Where a sparse column begins a cell ("Chair", "Speaker"), the cell beside it begins too, even without white above it:
/// the heights, when nearly all of them fit.
void beside_sparse(const Lines& sparse, const Lines& dense, std::vector<double>& heights) {
  constexpr double exact = 1;
  if (sparse.size() < 2 || sparse.size() * 2 > dense.size()) { return; }
  std::vector<double> found;
  const std::vector<std::size_t> starts = cell_starts(sparse);
  for (const std::size_t n : starts) {
    const auto line = std::ranges::find_if(
        dense, [&](const Line& other) { return std::abs(other.box.middle() - sparse[n].box.middle()) <= exact; });
    if (line == dense.end() || !starts_upper(line->words.front().text)) { continue; }
    const bool first = line == dense.begin();
    if (!first && document::ends_open(text_of(*std::prev(line)).text, true)) { continue; }
    found.push_back(std::min(line->box.top, sparse[n].box.top) - same_level);
  }
  if (found.size() * 10 >= starts.size() * 8) { heights.insert(heights.end(), found.begin(), found.end()); }
}

/// Rows whose cells hang from one height: each begins where the first column has text.
std::vector<double> from_tops(const std::vector<Lines>& columns, const std::vector<std::size_t>& starts) {
  std::vector<double> heights;
  for (const std::size_t n : starts) {
    const Line& line = columns.front()[n];
    heights.push_back(row_top(columns, line).value_or(line.box.top - same_level));
  }
  for (std::size_t k = 1; k + 1 < columns.size(); ++k) {
    for (const std::size_t n : cell_starts(columns[k])) {
      const double middle = columns[k][n].box.middle();
      for (std::size_t other = k + 1; other < columns.size(); ++other) {
        for (const std::size_t m : cell_starts(columns[other])) {
          if (std::abs(columns[other][m].box.middle() - middle) <= same_level) {
            heights.push_back(columns[k][n].box.top - same_level);
          }
        }
      }
    }
  }
  for (std::size_t k = 1; k < columns.size(); ++k) {
    for (std::size_t other = 1; other < columns.size(); ++other) {
      if (other != k) { beside_sparse(columns[k], columns[other], heights); }
    }
  }
  return heights;
}

/// The rows beside whose first line stands another at the same height, or nothing.
std::size_t count_level(const std::vector<Lines>& columns, const std::vector<std::size_t>& starts) {
  constexpr double exact = 1;
  const auto count = std::ranges::count_if(starts, [&](std::size_t n) {
    const Box& own = columns.front()[n].box;
    bool any = false;
    bool same = false;
    for (std::size_t k = 1; k < columns.size(); ++k) {
      for (const Line& line : columns[k]) {
        same = same || std::abs(line.box.top - own.top) <= exact;
        any = any || (line.box.top < own.bottom - exact && line.box.bottom > own.top + exact);
      }
    }
    return same || !any;
  });
  return static_cast<std::size_t>(count);
}

/// Text of another column begins above the first line of the first.
bool begins_above(const std::vector<Lines>& columns) {
  const Lines& first = columns.front();
  return !first.empty() && std::any_of(columns.begin() + 1, columns.end(), [&](const Lines& lines) {
    return !lines.empty() && first.front().box.top - lines.front().box.top > same_level;
  });
}

struct Middles {
  std::vector<double> heights;
  bool orphans = false; ///< text stands above the first row
  double worst = 0;     ///< points that the first cell furthest from the middle of its row stands off
};

/// Rows whose first cells stand half-way down: the bands above and below that leave each of them nearest to the middle
/// of its row. What stands between two rows goes on with the upper one.
Middles from_middles(const std::vector<Lines>& columns, const std::vector<std::size_t>& starts) {
  constexpr double good = 4; ///< points
  const Lines& first = columns.front();
  const auto white = bands(columns);
  double top = 1e9;
  double bottom = -1e9;
  for (const Lines& lines : columns) {
    for (const Line& line : lines) {
      top = std::min(top, line.box.top);
      bottom = std::max(bottom, line.box.bottom);
    }
  }
  Middles middles;
  double floor = top; ///< the last row's end
  for (std::size_t k = 0; k < starts.size(); ++k) {
    const bool last = k + 1 == starts.size();
    const double own_top = first[starts[k]].box.top;
    const double own_bottom = last ? first.back().box.bottom : first[starts[k + 1] - 1].box.bottom;
    const double next_top = last ? bottom + 2 : first[starts[k + 1]].box.top;
    const double centre = (own_top + own_bottom) / 2;
    std::vector<std::pair<double, double>> tops = {{floor, floor}}; // where white begins, and ends
    std::vector<std::pair<double, double>> ends;
    for (const auto& band : white) {
      if (band.first >= floor - 1 && band.second <= own_top + 1) { tops.push_back(band); }
      if (band.first >= own_bottom - 1 && band.second <= next_top + 1) { ends.push_back(band); }
    }
    if (last) { ends.emplace_back(bottom, bottom); }
    if (ends.empty()) { ends.emplace_back(own_bottom, next_top); }
    double least = 1e9;
    const std::pair<double, double>* upper = &tops.front();
    const std::pair<double, double>* lower = &ends.front();
    for (std::size_t t = 0; t < tops.size(); ++t) {
      if (t == 1 && least <= good) { break; } // nothing stands between this row and the last
      for (const auto& below : ends) {
        const double off = std::abs((tops[t].second + below.first) / 2 - centre);
        if (off < least - (t == 0 ? 0 : good)) { least = off, upper = &tops[t], lower = &below; }
      }
    }
    // What stands above the first row goes on with the last row of the page before.
    middles.orphans = middles.orphans || (k == 0 && upper != &tops.front());
    if (k > 0 || upper != &tops.front()) { middles.heights.push_back((upper->first + upper->second) / 2); }
    middles.worst = std::max(middles.worst, least);
    floor = lower->second;
  }
  return middles;
}

/// The lines of the columns behind the first between two heights.
std::vector<Lines> between(const std::vector<Lines>& columns, double top, double bottom) {
  std::vector<Lines> inner;
  for (std::size_t k = 1; k < columns.size(); ++k) {
    Lines& own = inner.emplace_back();
    std::ranges::copy_if(columns[k], std::back_inserter(own),
                         [&](const Line& line) { return line.box.middle() > top && line.box.middle() < bottom; });
  }
  return inner;
}

/// Cells that stand side by side between two heights: how many, or nothing when their middles differ.
std::optional<std::size_t> level_cells(const std::vector<Lines>& columns, double top, double bottom) {
  double middle = 0;
  std::size_t cells = 0;
  for (const Lines& lines : between(columns, top, bottom)) {
    if (lines.empty()) { continue; }
    const double own = (lines.front().box.top + lines.back().box.bottom) / 2;
    if (cells > 0 && std::abs(own - middle) > worst_middle) { return std::nullopt; }
    middle = own;
    ++cells;
  }
  return cells;
}

/// Adds the heights that part cells within a row whose first cell spans them: white runs between them through all columns,
/// and what stands side by side has one middle.
void part_cells(const std::vector<Lines>& columns, std::vector<double>& heights) {
  if (columns.size() < 3) { return; }
  std::vector<double> edges = heights;
  std::ranges::sort(edges);
  edges.insert(edges.begin(), -1e9);
  edges.push_back(1e9);
  for (std::size_t row = 0; row + 1 < edges.size(); ++row) {
    const std::vector<Lines> inner = between(columns, edges[row], edges[row + 1]);
    const auto filled = std::ranges::find_if(inner, [](const Lines& lines) { return !lines.empty(); });
    if (filled == inner.end()) { continue; }
    const Line& any = filled->front();
    std::vector<double> cuts = {edges[row]};
    for (const auto& [begin, end] : bands(inner)) {
      if (end - begin + any.box.height() > 1.36 * any.size + 0.5) { cuts.push_back((begin + end) / 2); }
    }
    cuts.push_back(edges[row + 1]);
    std::size_t beside = 0;
    bool fits = cuts.size() > 2;
    for (std::size_t n = 0; n + 1 < cuts.size() && fits; ++n) {
      const std::optional<std::size_t> cells = level_cells(columns, cuts[n], cuts[n + 1]);
      fits = cells.has_value();
      if (cells.value_or(0) > 1) { ++beside; }
    }
    if (fits && beside > 1) { heights.insert(heights.end(), cuts.begin() + 1, cuts.end() - 1); }
  }
}

} // namespace

std::vector<Cell> make_rows(const std::vector<Lines>& columns, const std::vector<double>& rights,
                            const std::vector<Rule>& across) {
  const std::vector<std::size_t> starts = cell_starts(columns.front());
  std::vector<double> heights = ruled(columns, across);
  std::vector<double> whole; ///< where rows begin whose first cell may span several beside it
  if (heights.size() < 2 || heights.size() * 2 < starts.size()) {
    Middles middles;
    constexpr std::size_t enough = 3; ///< first cells level with text beside them, which no chance makes
    const std::size_t level = count_level(columns, starts);
    const bool even = level == starts.size();
    bool tops = hang(columns, starts) || (level >= enough && level * 100 >= starts.size() * 85);
    if (!tops || ((!even || starts.size() == 1) && begins_above(columns))) {
      middles = from_middles(columns, starts);
      tops = (tops || even) && (middles.worst > worst_middle || middles.orphans);
    }
    heights = tops ? from_tops(columns, starts) : std::move(middles.heights);
    if (!tops) {
      whole = heights;
      std::ranges::sort(whole);
      part_cells(columns, heights);
    }
  }
  std::ranges::sort(heights);
  std::vector<double> rows;
  for (const double height : heights) {
    if (rows.empty() || height > rows.back() + 2 * same_level) { rows.push_back(height); }
  }
  std::vector<Cell> cells;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    for (const Line& line : columns[k]) {
      double at = line.box.middle();
      if (k == 0 && !whole.empty()) { // the first cell belongs to the first of the cells beside it
        const auto begin = std::ranges::upper_bound(whole, at);
        at = begin == whole.begin() ? rows.front() - 1 : *std::prev(begin);
      }
      const int row = static_cast<int>(std::ranges::upper_bound(rows, at) - rows.begin()) + 1;
      if (cells.empty() || cells.back().row != row || cells.back().column != static_cast<int>(k) + 1) {
        cells.push_back({row, static_cast<int>(k) + 1, rights[k], {}});
      }
      cells.back().lines.push_back(line);
    }
  }
  const auto first = std::ranges::min_element(cells, {}, &Cell::row);
  const int above = first == cells.end() ? 0 : first->row - 1;
  for (Cell& cell : cells) {
    cell.row -= above;
  }
  std::ranges::stable_sort(
      cells, [](const Cell& a, const Cell& b) { return std::pair(a.row, a.column) < std::pair(b.row, b.column); });
  return cells;
}

} // namespace entente::pdf
