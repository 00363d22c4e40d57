#include "importers/document/pdf/parts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "importers/document/pdf/stretch.hpp"

namespace entente::pdf {

namespace {

constexpr int deepest = 12; ///< folds within folds
constexpr double piece_reach = 0.9;

/// A stretch of a page: words outside ruled tables, and those tables.
struct Area {
  std::vector<Word> words;
  std::vector<Grid> grids;
  Box box;
  bool whole_width = true;
};

/// Bullets that are drawn become words.
void add_bullets(Page& page) {
  std::vector<Word> bullets;
  for (const Box& dot : page.dots) {
    const Word* next = nullptr;
    bool behind = false;
    for (const Word& word : page.words) {
      const double off = dot.middle() - word.box.top;
      if (word.turn != 0 || off < 0.2 * word.box.height() || off > 0.85 * word.box.height()) { continue; }
      const double gap = word.box.left - dot.right;
      if (gap > 0.5 && gap < 3 * word.size && (next == nullptr || word.box.left < next->box.left)) { next = &word; }
      behind = behind || (word.box.right <= dot.left + 0.5 && dot.left - word.box.right < 0.8 * word.size);
    }
    if (next == nullptr || behind) { continue; }
    Word bullet;
    bullet.box = {dot.left, next->box.top, dot.right, next->box.bottom};
    bullet.size = next->size;
    bullet.space = true;
    bullet.text = "•";
    bullets.push_back(std::move(bullet));
  }
  page.words.insert(page.words.end(), bullets.begin(), bullets.end());
}

Part table_of(const Grid& grid, const std::vector<Rule>& across) {
  Part part;
  part.box = grid.box;
  part.columns = grid.columns;
  int rows_before = 0;
  for (std::size_t n = 0; n < grid.cells.size();) {
    std::size_t end = n;
    std::vector<std::vector<Line>> columns(grid.columns.size());
    std::vector<double> rights(grid.columns.size(), grid.box.right);
    for (; end < grid.cells.size() && grid.cells[end].row == grid.cells[n].row; ++end) {
      const GridCell& cell = grid.cells[end];
      const auto column = static_cast<std::size_t>(cell.column - 1);
      columns[column] = make_lines(cell.words);
      rights[column] = cell.box.right;
    }
    const std::vector<Line>& first = columns.front();
    const auto labels =
        std::ranges::count_if(cell_starts(first), [&](std::size_t k) { return begins_with_hours(first[k]); });
    std::vector<Cell> cells;
    if (labels > 1 && end > n + 1) {
      cells = make_rows(columns, rights, across);
    } else {
      for (std::size_t k = 0; k < columns.size(); ++k) {
        if (!columns[k].empty()) { cells.push_back({1, static_cast<int>(k) + 1, rights[k], std::move(columns[k])}); }
      }
    }
    for (Cell& cell : cells) {
      cell.row += rows_before;
      part.cells.push_back(std::move(cell));
    }
    rows_before = part.cells.empty() ? 0 : part.cells.back().row;
    n = end;
  }
  return part;
}

Part table_of(const std::vector<Line>& lines, const Zone& zone, double right, const std::vector<Rule>& across) {
  Part part;
  std::vector<std::vector<Word>> words(zone.gutters.size() + 1);
  double left = 1e9;
  for (std::size_t n = zone.begin; n < zone.end; ++n) {
    std::size_t last = 0;
    const Line& line = lines[n];
    part.box = n == zone.begin ? line.box : around(part.box, line.box);
    const std::vector<std::size_t> gaps = wide_gaps(line, 0.15);
    for (std::size_t k = 0; k < line.words.size(); ++k) {
      const Word& word = line.words[k];
      std::size_t column = 0;
      while (column < zone.gutters.size() && word.box.left > zone.gutters[column].second - 1) {
        ++column;
      }
      // A word that a spanning line sets behind the gutter stays with the words before it.
      const bool apart = k == 0 ||
                         std::abs(word.box.left - zone.gutters[std::max<std::size_t>(column, 1) - 1].second) < 1.5 ||
                         std::ranges::find(gaps, k) != gaps.end();
      if (column > last && k > 0) {
        const Word& before = line.words[k - 1];
        const bool clear = before.box.right <= zone.gutters[column - 1].first + 1;
        if (!apart || !clear) { column = last; }
      }
      last = column;
      left = std::min(left, word.box.left);
      words[column].push_back(word);
    }
  }
  std::vector<double> rights;
  part.columns.push_back(left);
  for (const auto& [begin, end] : zone.gutters) {
    part.columns.push_back(end);
    rights.push_back(end - 3);
  }
  rights.push_back(right);
  std::vector<std::vector<Line>> columns;
  columns.reserve(words.size());
  for (std::vector<Word>& own : words) {
    columns.push_back(make_lines(std::move(own)));
  }
  part.cells = make_rows(columns, rights, across);
  return part;
}

class Reader {
public:
  explicit Reader(const std::vector<Rule>& across) : across_(across) {}

  std::vector<Part> run(Area area) {
    read(std::move(area), 0);
    return std::move(parts_);
  }

private:
  const std::vector<Rule>& across_;
  std::vector<Part> parts_;

  void read(Area area, int depth) {
    std::vector<Line> lines = make_lines(area.words);
    std::vector<Line> pieces;
    for (const Line& line : lines) {
      std::size_t begin = 0;
      for (const std::size_t gap : wide_gaps(line, piece_reach)) {
        pieces.push_back(part(line, begin, gap));
        begin = gap;
      }
      pieces.push_back(part(line, begin, line.words.size()));
    }
    std::vector<Box> obstacles;
    for (const Grid& grid : area.grids) {
      obstacles.push_back(grid.box);
    }
    Fold fold;
    if (depth < deepest &&
        (find_table_fold(pieces, obstacles, fold) != nullptr || find_fold(pieces, obstacles, fold) != nullptr)) {
      cut(std::move(area), fold, depth);
    } else {
      read_column(std::move(area), lines);
    }
  }

  /// Reads what is above the fold, the left, the right and what is below.
  void cut(Area area, const Fold& fold, int depth) {
    Area above{{}, {}, area.box, area.whole_width};
    Area below{{}, {}, area.box, area.whole_width};
    Area left{{}, {}, area.box, false};
    Area right{{}, {}, area.box, false};
    above.box.bottom = fold.top;
    below.box.top = fold.bottom;
    double edge = area.box.left;
    const auto side = [&](const Box& box) -> Area& {
      if (box.middle() < fold.top) { return above; }
      if (box.middle() > fold.bottom) { return below; }
      return box.left < fold.x ? left : right;
    };
    for (Word& word : area.words) {
      Area& own = side(word.box);
      if (&own == &left) { edge = std::max(edge, word.box.right); }
      own.words.push_back(std::move(word));
    }
    for (Grid& grid : area.grids) {
      side(grid.box).grids.push_back(std::move(grid));
    }
    left.box.right = std::min(edge, fold.x);
    right.box.left = fold.x + 2;
    for (Area* own : {&above, &left, &right, &below}) {
      if (!own->words.empty() || !own->grids.empty()) { read(std::move(*own), depth + 1); }
    }
  }

  void add_text(std::vector<Line> lines, const Area& area) {
    if (lines.empty()) { return; }
    Part part;
    part.box = area.box;
    part.lines = std::move(lines);
    part.whole_width = area.whole_width;
    parts_.push_back(std::move(part));
  }

  void read_column(Area area, std::vector<Line>& lines) {
    std::ranges::sort(area.grids, {}, [](const Grid& grid) { return grid.box.top; });
    std::vector<double> barriers;
    for (const Grid& grid : area.grids) {
      barriers.push_back(grid.box.middle());
    }
    const std::vector<Zone> zones = find_zones(lines, barriers);
    std::size_t grid = 0;
    std::size_t zone = 0;
    std::vector<Line> text;
    const auto grids_above = [&](double height) {
      while (grid < area.grids.size() && area.grids[grid].box.top < height) {
        add_text(std::move(text), area);
        text.clear();
        parts_.push_back(table_of(area.grids[grid++], across_));
      }
    };
    for (std::size_t n = 0; n < lines.size();) {
      grids_above(lines[n].box.middle());
      if (zone < zones.size() && zones[zone].begin == n) {
        add_text(std::move(text), area);
        text.clear();
        parts_.push_back(table_of(lines, zones[zone], area.box.right, across_));
        parts_.back().whole_width = area.whole_width;
        n = zones[zone++].end;
      } else {
        text.push_back(std::move(lines[n++]));
      }
    }
    add_text(std::move(text), area);
    grids_above(1e9);
  }
};

} // namespace

std::vector<Part> read_parts(Page page) {
  std::vector<Word> turned;
  std::erase_if(page.words, [&](Word& word) {
    if (word.turn == 0) { return false; }
    turned.push_back(std::move(word));
    return true;
  });
  add_bullets(page);
  Area area;
  area.grids = take_grids(page);
  unstretch(page);
  area.words = std::move(page.words);
  double left = page.width;
  for (const Word& word : area.words) {
    left = std::min(left, word.box.left);
  }
  for (const Grid& grid : area.grids) {
    left = std::min(left, grid.box.left);
  }
  area.box = {left, 0, std::max(page.width - left, page.width / 2), page.height};
  std::vector<Part> parts = Reader(page.across).run(std::move(area));
  if (!turned.empty()) {
    Part part;
    part.box = {0, 0, page.width, page.height};
    part.whole_width = false;
    part.lines = make_lines(std::move(turned));
    parts.push_back(std::move(part));
  }
  return parts;
}

} // namespace entente::pdf
