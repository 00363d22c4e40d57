#include "importers/document/pdf/typed.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>

namespace entente::pdf {

namespace {

constexpr double several = 1.5; ///< spaces: wider is no single one

/// The text has one size nearly everywhere.
bool one_size(const std::vector<const Line*>& lines) {
  std::map<long, std::size_t> sizes;
  std::size_t letters = 0;
  std::size_t most = 0;
  for (const Line* line : lines) {
    for (const Word& word : line->words) {
      std::size_t& count = sizes[std::lround(word.size * 10)];
      count += word.text.size();
      letters += word.text.size();
      most = std::max(most, count);
    }
  }
  return letters > 0 && most * 20 >= letters * 19;
}

/// The width of single spaces, in points; 0 when they differ.
double width_of_space(const std::vector<const Line*>& lines) {
  struct Width {
    std::size_t count = 0;
    double sum = 0;
  };
  std::map<long, Width> widths; ///< in hundredths of the font size
  std::size_t gaps = 0;
  for (const Line* line : lines) {
    for (std::size_t n = 1; n < line->words.size(); ++n) {
      const double size = line->words[n].size;
      const double gap = line->words[n].box.left - line->words[n - 1].box.right;
      if (gap < 0.15 * size || gap > 0.9 * size) { continue; }
      Width& width = widths[std::lround(gap / size * 100)];
      ++width.count, ++gaps;
      width.sum += gap;
    }
  }
  const auto usual =
      std::ranges::max_element(widths, [](const auto& a, const auto& b) { return a.second.count < b.second.count; });
  if (usual == widths.end()) { return 0; }
  constexpr long near = 2; ///< places are rounded
  Width single;
  for (long width = usual->first - near; width <= usual->first + near; ++width) {
    const auto found = widths.find(width);
    if (found == widths.end()) { continue; }
    single.count += found->second.count;
    single.sum += found->second.sum;
  }
  return single.count * 2 < gaps ? 0 : single.sum / static_cast<double>(single.count);
}

/// Where text begins behind white space that is more than a space.
struct Place {
  double gap = 0; ///< white before it, or the indentation
  double from_margin = 0;
  bool indent = false;
};

std::vector<Place> places_of(const std::vector<const Line*>& lines, double left, const TypedSpacing& spacing) {
  std::vector<Place> places;
  for (const Line* line : lines) {
    for (std::size_t n = 0; n < line->words.size(); ++n) {
      const double begin = line->words[n].box.left;
      const double gap = begin - (n > 0 ? line->words[n - 1].box.right : left);
      const bool odd = n > 0 && gap > 1.1 * spacing.space && !spacing.whole(gap);
      if (gap > several * spacing.space || odd) { places.push_back({gap, begin - left, n == 0}); }
    }
  }
  return places;
}

/// The distance of the tab stops on which nearly everything stands that whole spaces don't explain; 0 when there is none.
double find_stop(const std::vector<Place>& places, TypedSpacing spacing) {
  constexpr std::size_t enough = 4;
  constexpr std::size_t enough_stops = 3; ///< columns of tables may stand at one or two by chance
  const double usual[] = {36, 35.45, 35.4, 8 * spacing.space, 28.35, 42.55, 56.7, 72};
  std::vector<double> odd;
  for (const Place& place : places) {
    if (!spacing.whole(place.gap)) { odd.push_back(place.from_margin); }
  }
  if (odd.size() < enough) { return 0; }
  for (const double stop : usual) {
    spacing.stop = stop;
    std::size_t on = 0;
    std::set<long> stops;
    for (const double at : odd) {
      if (!spacing.on_stop(at)) { continue; }
      ++on;
      stops.insert(std::lround(at / stop));
    }
    if (on * 20 >= odd.size() * 19 && stops.size() >= enough_stops) { return stop; }
  }
  return 0;
}

/// Whole spaces and tabs explain nearly all the white, and there is enough of it to tell.
bool shows_columns(const std::vector<Place>& places, const TypedSpacing& spacing) {
  constexpr std::size_t enough_gaps = 6;
  constexpr std::size_t enough_indents = 12;
  constexpr std::size_t enough_depths = 3;
  std::size_t gaps = 0;
  std::size_t indents = 0;
  std::size_t explained = 0;
  std::set<long> depths;
  for (const Place& place : places) {
    ++(place.indent ? indents : gaps);
    const bool fits = spacing.whole(place.gap) || spacing.on_stop(place.from_margin);
    if (fits) { ++explained; }
    if (fits && place.indent) { depths.insert(std::lround(place.gap / spacing.space)); }
  }
  const bool many = gaps >= enough_gaps || (indents >= enough_indents && depths.size() >= enough_depths);
  return many && explained * 10 >= places.size() * 9;
}

} // namespace

bool TypedSpacing::whole(double distance) const {
  if (space <= 0) { return false; }
  const double count = distance / space;
  return std::abs(count - std::round(count)) < std::min(0.03 + 0.004 * count, 0.16);
}

bool TypedSpacing::on_stop(double distance) const {
  if (stop <= 0) { return false; }
  const double count = distance / stop;
  return count > 0.5 && std::abs(count - std::round(count)) * stop < 0.6;
}

TypedSpacing measure_spacing(const std::vector<const Line*>& lines, double left) {
  TypedSpacing spacing;
  if (!one_size(lines)) { return spacing; }
  spacing.space = width_of_space(lines);
  if (spacing.space <= 0) { return spacing; }
  const std::vector<Place> places = places_of(lines, left, spacing);
  spacing.stop = find_stop(places, spacing);
  spacing.columns = shows_columns(places, spacing);
  return spacing;
}

} // namespace entente::pdf
