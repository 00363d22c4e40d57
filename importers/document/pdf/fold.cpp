#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "core/text/unicode.hpp"
#include "importers/document/pdf/parts.hpp"

namespace entente::pdf {

namespace {

constexpr std::size_t fewest_rows = 5;
constexpr double narrowest = 0.28;   ///< of both columns' width
constexpr double side_by_side = 1.8; ///< points within which lines stand side by side

using Side = std::vector<const Line*>;

Box extent(const Side& side) {
  Box box = side.front()->box;
  for (const Line* line : side) {
    box = around(box, line->box);
  }
  return box;
}

bool has_level(const Side& side, double middle) {
  const auto at =
      std::ranges::lower_bound(side, middle - side_by_side, {}, [](const Line* line) { return line->box.middle(); });
  return at != side.end() && (*at)->box.middle() <= middle + side_by_side;
}

/// Heights at which a paragraph begins, the first apart.
std::vector<double> starts(const Side& side) {
  std::vector<double> tops;
  for (std::size_t n = 1; n < side.size(); ++n) {
    const double pitch = side[n]->box.middle() - side[n - 1]->box.middle();
    if (pitch > 1.32 * std::max(side[n]->size, side[n - 1]->size)) { tops.push_back(side[n]->box.middle()); }
  }
  return tops;
}

std::size_t count_hours(const Side& side) {
  return static_cast<std::size_t>(std::ranges::count_if(side, [](const Line* line) { return begins_with_hours(*line); }));
}

std::size_t count_small(const Side& side) {
  return static_cast<std::size_t>(std::ranges::count_if(side, [](const Line* line) {
    const std::string& text = line->words.front().text;
    return letter_case(text).lower > 0 && !starts_upper(text);
  }));
}

/// Text that runs down the left and then down the right, rather than rows of two cells.
bool runs_down(const Side& left, const Side& right) {
  if (left.size() < fewest_rows || right.size() < fewest_rows) { return false; }
  const Box a = extent(left);
  const Box b = extent(right);
  const double width = b.right - a.left;
  if (a.width() < narrowest * width || b.width() < narrowest * width) { return false; }
  const auto beside = std::ranges::count_if(left, [&](const Line* line) { return has_level(right, line->box.middle()); });
  const double share = static_cast<double>(beside) / static_cast<double>(std::min(left.size(), right.size()));
  const std::size_t hours_left = count_hours(left);
  const std::size_t hours_right = count_hours(right);
  if (hours_left >= 2 && hours_right == 0) { return false; }
  if (share < 0.4) { return true; }
  if (hours_left > 0 && hours_right > 0) { return true; }
  const std::vector<double> tops = starts(left);
  const std::vector<double> others = starts(right);
  const auto together = std::ranges::count_if(tops, [&](double top) {
    return std::ranges::any_of(others, [&](double other) { return std::abs(other - top) <= side_by_side; });
  });
  if (tops.size() >= 2) { return static_cast<double>(together) < 0.6 * static_cast<double>(tops.size()); }
  const std::size_t small = count_small(left) + count_small(right);
  const auto [least, most] = std::minmax(left.size(), right.size());
  return share < 0.8 || least * 5 < most * 4 || small * 10 > left.size() + right.size();
}

} // namespace

const Fold* find_fold(const std::vector<Line>& pieces, const std::vector<Box>& obstacles, Fold& fold) {
  if (pieces.size() < 2 * fewest_rows) { return nullptr; }
  std::set<int> tried;
  const Fold* found = nullptr;
  for (const Line& begin : pieces) {
    const double x = begin.box.left - 2;
    if (!tried.insert(static_cast<int>(std::lround(x / 2))).second) { continue; }
    const auto aligned =
        std::ranges::count_if(pieces, [&](const Line& line) { return std::abs(line.box.left - begin.box.left) < 2; });
    if (aligned < 3) { continue; }
    std::vector<Box> crossing;
    for (const Line& line : pieces) {
      if (line.box.left < x && line.box.right > x) { crossing.push_back(line.box); }
    }
    for (const Box& box : obstacles) {
      if (box.left < x && box.right > x) { crossing.push_back(box); }
    }
    std::ranges::sort(crossing, {}, &Box::top);
    crossing.push_back({0, 1e9, 0, 1e9});
    double from = -1e9;
    for (const Box& bar : crossing) {
      const double to = bar.middle();
      Side left;
      Side right;
      for (const Line& line : pieces) {
        if (line.box.middle() <= from || line.box.middle() >= to) { continue; }
        (line.box.left < x ? left : right).push_back(&line);
      }
      const auto by_height = [](const Line* a, const Line* b) { return a->box.middle() < b->box.middle(); };
      std::ranges::sort(left, by_height);
      std::ranges::sort(right, by_height);
      if (!left.empty() && !right.empty() && runs_down(left, right)) {
        const double bottom = std::max(extent(left).bottom, extent(right).bottom);
        const double top = std::min(extent(left).top, extent(right).top);
        if (found == nullptr || bottom - top > fold.bottom - fold.top) {
          fold = {x, top, bottom};
          found = &fold;
        }
      }
      from = std::max(from, to);
    }
  }
  return found;
}

namespace {

/// What stands on one side of a place between two heights.
struct Half {
  Box box;
  bool any = false;
  bool table = false;

  void add(const Box& own, bool is_table) {
    box = any ? around(box, own) : own;
    any = true;
    table = table || is_table;
  }
};

bool beside_table(const Half& left, const Half& right) {
  constexpr double least_height = 30; ///< points
  if (!left.any || !right.any || (!left.table && !right.table)) { return false; }
  const double width = right.box.right - left.box.left;
  if (left.box.width() < narrowest * width || right.box.width() < narrowest * width) { return false; }
  const double shared = std::min(left.box.bottom, right.box.bottom) - std::max(left.box.top, right.box.top);
  const double least = std::min(left.box.height(), right.box.height());
  return shared > 0.25 * least && least > least_height;
}

} // namespace

const Fold* find_table_fold(const std::vector<Line>& pieces, const std::vector<Box>& tables, Fold& fold) {
  constexpr std::size_t most_tables = 24;
  const Fold* found = nullptr;
  if (tables.size() > most_tables) { return found; }
  std::vector<double> places;
  for (const Box& table : tables) {
    places.push_back(table.left - 2);
    places.push_back(table.right + 2);
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end(), [](double a, double b) { return b - a < 2; }), places.end());
  for (const double x : places) {
    std::vector<Box> crossing;
    const auto crosses = [&](const Box& box) { return box.left < x && box.right > x; };
    for (const Line& line : pieces) {
      if (crosses(line.box)) { crossing.push_back(line.box); }
    }
    std::ranges::copy_if(tables, std::back_inserter(crossing), crosses);
    std::ranges::sort(crossing, {}, &Box::top);
    crossing.push_back({0, 1e9, 0, 1e9});
    double from = -1e9;
    for (const Box& bar : crossing) {
      Half left;
      Half right;
      const auto add = [&](const Box& box, bool is_table) {
        if (box.middle() <= from || box.middle() >= bar.middle() || crosses(box)) { return; }
        (box.left < x ? left : right).add(box, is_table);
      };
      for (const Line& line : pieces) {
        add(line.box, false);
      }
      for (const Box& table : tables) {
        add(table, true);
      }
      if (beside_table(left, right)) {
        const double top = std::min(left.box.top, right.box.top);
        const double bottom = std::max(left.box.bottom, right.box.bottom);
        if (found == nullptr || bottom - top > fold.bottom - fold.top) {
          fold = {x, top, bottom};
          found = &fold;
        }
      }
      from = std::max(from, bar.middle());
    }
  }
  return found;
}

} // namespace entente::pdf
