#include "importers/document/pdf/grid.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace entente::pdf {

namespace {

constexpr double touch = 4; ///< points within which rules meet
constexpr double same = 6;  ///< points within which edges of cells are one
constexpr std::size_t most_rules = 3000;

/// Sets that grow together.
class Groups {
public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t n) {
    while (parent_[n] != n) {
      n = parent_[n] = parent_[parent_[n]];
    }
    return n;
  }
  void unite(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

private:
  std::vector<std::size_t> parent_;
};

struct Frame {
  Box box;
  std::vector<Rule> across;
  std::vector<Rule> down;
};

/// Rules that run through a word are its own strokes or a line under it.
bool through_word(const Rule& down, const std::vector<Word>& words) {
  return std::ranges::any_of(words, [&](const Word& word) {
    return down.at > word.box.left + 0.5 && down.at < word.box.right - 0.5 && down.begin > word.box.top - 2 &&
           down.end < word.box.bottom + 2;
  });
}

std::vector<Frame> find_frames(const Page& page) {
  std::vector<Rule> down;
  for (const Rule& rule : page.down) {
    if (down.size() < most_rules && !through_word(rule, page.words)) { down.push_back(rule); }
  }
  const std::size_t across = std::min(page.across.size(), most_rules);
  Groups groups(across + down.size());
  for (std::size_t h = 0; h < across; ++h) {
    for (std::size_t v = 0; v < down.size(); ++v) {
      const Rule& level = page.across[h];
      if (down[v].at > level.begin - touch && down[v].at < level.end + touch && level.at > down[v].begin - touch &&
          level.at < down[v].end + touch) {
        groups.unite(h, across + v);
      }
    }
  }
  std::map<std::size_t, Frame> frames;
  for (std::size_t h = 0; h < across; ++h) {
    frames[groups.find(h)].across.push_back(page.across[h]);
  }
  for (std::size_t v = 0; v < down.size(); ++v) {
    frames[groups.find(across + v)].down.push_back(down[v]);
  }
  std::vector<Frame> found;
  for (auto& [root, frame] : frames) {
    if (frame.across.size() < 2 || frame.down.empty()) { continue; }
    frame.box = {frame.down.front().at, frame.across.front().at, frame.down.front().at, frame.across.front().at};
    for (const Rule& rule : frame.across) {
      frame.box = around(frame.box, {rule.begin, rule.at, rule.end, rule.at});
    }
    for (const Rule& rule : frame.down) {
      frame.box = around(frame.box, {rule.at, rule.begin, rule.at, rule.end});
    }
    found.push_back(std::move(frame));
  }
  return found;
}

/// The cell that a point lies in.
Box cell_around(const Frame& frame, double x, double y) {
  Box cell = frame.box;
  for (const Rule& rule : frame.down) {
    if (y < rule.begin - touch || y > rule.end + touch) { continue; }
    if (rule.at <= x) { cell.left = std::max(cell.left, rule.at); }
    if (rule.at > x) { cell.right = std::min(cell.right, rule.at); }
  }
  for (const Rule& rule : frame.across) {
    if (x < rule.begin - touch || x > rule.end + touch) { continue; }
    if (rule.at <= y) { cell.top = std::max(cell.top, rule.at); }
    if (rule.at > y) { cell.bottom = std::min(cell.bottom, rule.at); }
  }
  return cell;
}

/// Values that differ by little become one; ascending.
std::vector<double> distinct(std::vector<double> values) {
  std::ranges::sort(values);
  std::vector<double> kept;
  for (const double value : values) {
    if (kept.empty() || value > kept.back() + same) { kept.push_back(value); }
  }
  return kept;
}

int rank(const std::vector<double>& values, double value) {
  const auto above = std::ranges::upper_bound(values, value + 0.01);
  return std::max(1, static_cast<int>(above - values.begin()));
}

bool inside(const Box& box, const Word& word) {
  const double x = (word.box.left + word.box.right) / 2;
  return x > box.left - 1 && x < box.right + 1 && word.box.middle() > box.top - 1 && word.box.middle() < box.bottom + 1;
}

std::optional<Grid> grid_of(const Frame& frame, const std::vector<Word>& words, const std::vector<std::size_t>& own) {
  std::vector<std::pair<Box, std::vector<Word>>> cells;
  for (const std::size_t n : own) {
    const Word& word = words[n];
    const Box box = cell_around(frame, (word.box.left + word.box.right) / 2, word.box.middle());
    auto cell = std::ranges::find_if(cells, [&](const auto& other) {
      return std::abs(other.first.left - box.left) < same && std::abs(other.first.top - box.top) < same &&
             std::abs(other.first.right - box.right) < same;
    });
    if (cell == cells.end()) { cell = cells.insert(cells.end(), {box, {}}); }
    cell->second.push_back(word);
  }
  std::vector<double> lefts = {frame.box.left};
  std::vector<double> tops;
  for (const Rule& rule : frame.down) {
    if (rule.at < frame.box.right - same) { lefts.push_back(rule.at); }
  }
  for (const auto& [box, inner] : cells) {
    tops.push_back(box.top);
  }
  Grid grid;
  grid.box = frame.box;
  grid.columns = distinct(std::move(lefts));
  tops = distinct(std::move(tops));
  if (grid.columns.size() < 2) { return std::nullopt; }
  for (auto& [box, inner] : cells) {
    grid.cells.push_back({box, rank(tops, box.top), rank(grid.columns, box.left), std::move(inner)});
  }
  std::ranges::stable_sort(grid.cells, [](const GridCell& a, const GridCell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
  return grid;
}

} // namespace

std::vector<Grid> take_grids(Page& page) {
  std::vector<Grid> grids;
  std::vector<Frame> frames = find_frames(page);
  std::ranges::sort(frames, [](const Frame& a, const Frame& b) {
    return a.box.width() * a.box.height() < b.box.width() * b.box.height(); // inner tables before those around them
  });
  std::vector<bool> taken(page.words.size(), false);
  for (const Frame& frame : frames) {
    std::vector<std::size_t> own;
    for (std::size_t n = 0; n < page.words.size(); ++n) {
      if (!taken[n] && inside(frame.box, page.words[n])) { own.push_back(n); }
    }
    std::optional<Grid> grid = own.empty() ? std::nullopt : grid_of(frame, page.words, own);
    if (!grid) { continue; }
    for (const std::size_t n : own) {
      taken[n] = true;
    }
    grids.push_back(std::move(*grid));
  }
  std::vector<Word> rest;
  for (std::size_t n = 0; n < page.words.size(); ++n) {
    if (!taken[n]) { rest.push_back(std::move(page.words[n])); }
  }
  page.words = std::move(rest);
  std::ranges::sort(grids, [](const Grid& a, const Grid& b) { return a.box.top < b.box.top; });
  return grids;
}

} // namespace entente::pdf
