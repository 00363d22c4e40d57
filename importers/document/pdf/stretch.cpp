#include "importers/document/pdf/stretch.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "importers/document/pdf/lines.hpp"

namespace entente::pdf {

namespace {

constexpr double usual_gap = 0.25; ///< of the font size
constexpr double wide_gap = 0.6;   ///< of the font size: wider than justified text has it
constexpr double at_margin = 1.5;  ///< points

/// Gaps of the line between words that white space parts; behind a bullet they count from its text on.
std::vector<double> gaps_of(const Line& line) {
  std::vector<double> gaps;
  for (std::size_t n = begins_with_mark(line) ? 2 : 1; n < line.words.size(); ++n) {
    const double gap = line.words[n].box.left - line.words[n - 1].box.right;
    if (gap > 0.1 * line.size) { gaps.push_back(gap); }
  }
  return gaps;
}

/// All gaps are wide, and as wide as one another.
bool evenly_wide(const std::vector<double>& gaps, double size) {
  if (gaps.empty()) { return false; }
  const auto [least, most] = std::ranges::minmax(gaps);
  return least > wide_gap * size && most - least < std::max(0.08 * most, 0.12 * size);
}

struct Stretched {
  std::vector<const Line*> lines; ///< those that may be
  std::size_t sure = 0;           ///< with several gaps
  std::size_t full = 0;           ///< lines with several gaps that end at the margin
};

Stretched find_stretched(const std::vector<Line>& lines, double margin) {
  constexpr std::size_t several = 3;
  Stretched found;
  for (const Line& line : lines) {
    if (std::abs(line.box.right - margin) > at_margin) { continue; }
    const std::vector<double> gaps = gaps_of(line);
    if (gaps.size() >= several) { ++found.full; }
    if (!evenly_wide(gaps, line.size)) { continue; }
    found.lines.push_back(&line);
    if (gaps.size() >= several) { ++found.sure; }
  }
  return found;
}

/// How far each word of the line moves to the left.
std::vector<std::pair<const Word*, double>> moves_of(const Line& line) {
  std::vector<std::pair<const Word*, double>> moves;
  double shift = 0;
  const std::size_t first = begins_with_mark(line) ? 2 : 1;
  for (std::size_t n = 0; n < line.words.size(); ++n) {
    if (n >= first) {
      const double gap = line.words[n].box.left - line.words[n - 1].box.right;
      if (gap > 0.1 * line.size) { shift += gap - usual_gap * line.size; }
    }
    moves.emplace_back(&line.words[n], shift);
  }
  return moves;
}

} // namespace

void unstretch(Page& page) {
  constexpr std::size_t enough = 3;
  std::vector<Word> upright;
  std::ranges::copy_if(page.words, std::back_inserter(upright), [](const Word& word) { return word.turn == 0; });
  const std::vector<Line> lines = make_lines(std::move(upright));
  double margin = 0;
  for (const Line& line : lines) {
    margin = std::max(margin, line.box.right);
  }
  const Stretched found = find_stretched(lines, margin);
  if (found.sure < enough || found.sure * 3 < found.full) { return; }
  std::vector<Word> words;
  words.reserve(page.words.size());
  std::ranges::copy_if(page.words, std::back_inserter(words), [](const Word& word) { return word.turn != 0; });
  std::size_t next = 0;
  for (const Line& line : lines) {
    const bool own = next < found.lines.size() && found.lines[next] == &line;
    if (own) { ++next; }
    for (const auto& [word, shift] : moves_of(line)) {
      Word moved = *word;
      if (own) {
        moved.box.left -= shift;
        moved.box.right -= shift;
      }
      words.push_back(std::move(moved));
    }
  }
  page.words = std::move(words);
}

} // namespace entente::pdf
