#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/document/pdf/parts.hpp"
#include "importers/document/wording.hpp"

namespace entente::pdf {

namespace {

constexpr double gap_reach = 1.0;     ///< font sizes that set columns apart
constexpr double least_gutter = 0.45; ///< font sizes that stay white all the way down
constexpr double aligned = 0.8;       ///< points within which columns begin at one place
constexpr double white_above = 0.8;   ///< font sizes between a row's lines above its hours, at most
constexpr std::size_t most_above = 40;

struct Gutter {
  double begin = 0;
  double end = 0;
  double edge = 0; ///< where the text behind it begins
  std::size_t support = 1;
};

/// Where the line leaves the gutter white; nothing when words cross it.
std::optional<Gutter> narrowed(const Gutter& gutter, const Line& line) {
  const double middle = (gutter.begin + gutter.end) / 2;
  double right = -1e9;
  double left = 1e9;
  for (const Word& word : line.words) {
    const bool follows = right > -1e8 && left > 1e8 && word.box.left - right < least_gutter * line.size;
    const bool behind = word.box.left > gutter.edge - aligned || ((word.box.left + word.box.right) / 2 > middle && !follows);
    if (behind) {
      left = std::min(left, word.box.left);
    } else {
      right = std::max(right, word.box.right);
    }
  }
  // A line on one side alone that stays within it tells nothing, however narrow the gutter is.
  if (left > 1e8 && right <= gutter.begin) { return gutter; }
  if (right < -1e8 && left >= gutter.edge - aligned) { return gutter; }
  Gutter next = gutter;
  next.begin = std::max(gutter.begin, right);
  next.end = std::min(gutter.end, left);
  if (right > -1e8 && left < 1e8) { ++next.support; }
  if (next.end - next.begin >= least_gutter * line.size) { return next; }
  // A space between words may stand at the edge of one line above by chance, hardly at that of two.
  if (gutter.support >= 2 && std::abs(left - gutter.edge) < aligned && left - right >= 0.18 * line.size) {
    next.begin = std::min(next.begin, gutter.edge - 0.18 * line.size);
    next.end = gutter.end;
    return next;
  }
  return std::nullopt;
}

/// Grows a table around one line that falls apart.
class Grower {
public:
  Grower(const std::vector<Line>& lines, const std::vector<double>& barriers) : lines_(lines), barriers_(barriers) {}

  std::optional<Zone> grow(std::size_t at, std::size_t floor) {
    gutters_.clear();
    begin_ = at;
    both_ = 1;
    for (const std::size_t n : wide_gaps(lines_[at], gap_reach)) {
      gutters_.push_back(gutter_at(lines_[at], n));
    }
    if (gutters_.empty()) {
      const std::optional<double> edge = edge_beside(at);
      if (!edge) { return std::nullopt; }
      gutters_.push_back({lines_[at].box.right, *edge, *edge, 1});
    }
    std::size_t end = at + 1;
    last_both_ = at;
    while (end < lines_.size() && !barred(end) && !leaves(at, end) && !spans(at, end) && take(end)) {
      ++end;
    }
    end = trimmed(end);
    while (begin_ > floor && at - begin_ < most_above && !barred(begin_) && only_behind(begin_ - 1)) {
      --begin_;
    }
    if (!is_table(at, end)) { return std::nullopt; }
    settle(end);
    Zone zone{begin_, end, {}};
    for (const Gutter& gutter : gutters_) {
      zone.gutters.emplace_back(gutter.begin, gutter.end);
    }
    return zone;
  }

private:
  const std::vector<Line>& lines_;
  const std::vector<double>& barriers_;
  std::vector<Gutter> gutters_;
  std::size_t begin_ = 0;
  std::size_t both_ = 0;      ///< lines with words on both sides of a gutter
  std::size_t last_both_ = 0; ///< the last of them

  static Gutter gutter_at(const Line& line, std::size_t n) {
    return {line.words[n - 1].box.right, line.words[n].box.left, line.words[n].box.left, 1};
  }

  /// Hours alone, half-way down beside text that stands a little higher and lower: where that text begins.
  [[nodiscard]] std::optional<double> edge_beside(std::size_t at) const {
    const Line& line = lines_[at];
    if (at == 0 || at + 1 >= lines_.size() || barred(at) || barred(at + 1)) { return std::nullopt; }
    const Line& above = lines_[at - 1];
    const Line& below = lines_[at + 1];
    const double edge = std::min(above.box.left, below.box.left);
    const bool level = std::abs(above.box.left - below.box.left) < 3 * line.size && edge > line.box.right + 0.5 * line.size;
    const bool near = above.box.bottom > line.box.top - 0.2 * line.size && below.box.top < line.box.bottom + 0.2 * line.size;
    const bool hours = begins_with_hours(line) && document::only_hours(text_of(line).text);
    return level && near && hours ? std::optional(edge) : std::nullopt;
  }

  /// Text in the place of a schedule's hours, with nothing beside it down to the next hours: the table has ended above.
  [[nodiscard]] bool leaves(std::size_t at, std::size_t n) const {
    constexpr std::size_t fewest_letters = 6;
    const double edge = first_edge();
    const auto behind = [&](const Line& line) { return line.box.right > edge; };
    if (behind(lines_[n]) || begins_with_hours(lines_[n])) { return false; }
    constexpr std::size_t heads = 3; ///< lines that may stand above the first hours
    bool schedule = false;
    for (std::size_t k = at; k < std::min(n, at + heads) && !schedule; ++k) {
      schedule = begins_with_hours(lines_[k]);
    }
    if (!schedule) { return false; }
    const Line& above = lines_[n - 1];
    if (open_hours(above, edge) || hours_go_on(above, lines_[n], edge)) { return false; }
    const LetterCase letters = letter_case(text_of(lines_[n]).text);
    if (lines_[n].words.size() < 2 || letters.upper + letters.lower < fewest_letters) { return false; }
    for (std::size_t k = n + 1; k < lines_.size() && !begins_with_hours(lines_[k]); ++k) {
      if (lines_[k].box.top - lines_[k - 1].box.bottom > lines_[k].size || lines_[k].box.left > edge + 1) { return false; }
      if (behind(lines_[k])) { break; }
    }
    return true;
  }

  /// A line that runs from the place of a schedule's hours across into the next column heads what follows, such as a day,
  /// whose columns may stand elsewhere.
  [[nodiscard]] bool spans(std::size_t at, std::size_t n) const {
    const Line& line = lines_[n];
    const auto first = std::ranges::min_element(gutters_, {}, &Gutter::begin);
    const bool across = line.box.left < first->begin && line.box.right > first->end && wide_gaps(line, gap_reach).empty() &&
                        !narrowed(*first, line);
    if (!across || begins_with_hours(line) || !begins_with_hours(lines_[at])) { return false; }
    constexpr double padding = 12; ///< points between the margin and the text in a table's cells, at most
    const double further_out = lines_[at].box.left - line.box.left;
    return further_out > -2 && further_out < padding && line.box.top > lines_[n - 1].box.bottom - 1;
  }

  /// A table or a rule across the page stands between line n and the one before.
  [[nodiscard]] bool barred(std::size_t n) const {
    return std::ranges::any_of(barriers_,
                               [&](double y) { return y > lines_[n - 1].box.middle() && y < lines_[n].box.middle(); });
  }

  /// Lets the table go on over line n; false where it ends.
  bool take(std::size_t n) {
    const Line& line = lines_[n];
    std::vector<Gutter> kept;
    std::size_t crossed = 0;
    bool both = false;
    for (const Gutter& gutter : gutters_) {
      if (const std::optional<Gutter> next = narrowed(gutter, line)) {
        both = both || next->support > gutter.support;
        kept.push_back(*next);
      } else if (gutter.support >= 2) {
        kept.push_back(gutter);
        ++crossed;
      }
    }
    if (kept.empty() || crossed == kept.size()) { return false; }
    gutters_ = std::move(kept);
    for (const std::size_t gap : wide_gaps(line, gap_reach)) {
      add(gutter_at(line, gap), n);
    }
    if (both) {
      ++both_;
      last_both_ = n;
    }
    return true;
  }

  /// A further column that begins at line n, when the lines above leave it white.
  void add(Gutter gutter, std::size_t n) {
    for (const Gutter& other : gutters_) {
      if (gutter.begin < other.end + 1 && other.begin < gutter.end + 1) { return; }
    }
    for (std::size_t above = begin_; above < n; ++above) {
      const std::optional<Gutter> next = narrowed(gutter, lines_[above]);
      if (!next) { return; }
      gutter = *next;
    }
    gutters_.push_back(gutter);
  }

  /// The gutters over all lines of the table: where at least two lines part at one place, and few run across.
  void settle(std::size_t end) {
    std::vector<Gutter> candidates = gutters_;
    for (std::size_t n = begin_; n < end; ++n) {
      for (const std::size_t gap : wide_gaps(lines_[n], gap_reach)) {
        const Gutter fresh = gutter_at(lines_[n], gap);
        const auto same =
            std::ranges::find_if(candidates, [&](const Gutter& other) { return std::abs(other.edge - fresh.edge) < 2; });
        if (same == candidates.end()) {
          candidates.push_back(fresh);
        } else {
          ++same->support;
        }
      }
    }
    std::ranges::stable_sort(candidates, std::greater(), &Gutter::support);
    std::vector<Gutter> kept;
    for (Gutter gutter : candidates) {
      std::size_t across = 0;
      for (std::size_t n = begin_; n < end; ++n) {
        if (const std::optional<Gutter> next = narrowed(gutter, lines_[n])) {
          gutter.begin = next->begin, gutter.end = next->end;
        } else {
          ++across;
        }
      }
      const bool apart = std::ranges::all_of(
          kept, [&](const Gutter& other) { return gutter.begin > other.end + 1 || other.begin > gutter.end + 1; });
      if (apart && (kept.empty() || gutter.support >= 2) && across * 5 <= end - begin_) { kept.push_back(gutter); }
    }
    if (!kept.empty()) { gutters_ = std::move(kept); }
    std::ranges::sort(gutters_, {}, &Gutter::begin);
  }

  /// Where text behind the first gutter may begin: a bullet stands further in than the paragraph above it.
  [[nodiscard]] double first_edge() const {
    const auto first = std::ranges::min_element(gutters_, {}, &Gutter::begin);
    return std::min(first->edge, first->end);
  }

  [[nodiscard]] bool only_behind(std::size_t n) const {
    const Line& line = lines_[n];
    const Line& below = lines_[n + 1];
    const bool behind = line.box.left > first_edge() - aligned;
    return (behind || (begins_with_hours(line) && line.box.right > first_edge())) &&
           below.box.top - line.box.bottom < white_above * line.size &&
           std::ranges::all_of(gutters_, [&](const Gutter& gutter) { return narrowed(gutter, line).has_value(); });
  }

  /// Lines at the end that stand in the first column alone belong to what follows, unless they go on with its last cell.
  [[nodiscard]] std::size_t trimmed(std::size_t end) const {
    const double edge = first_edge();
    std::size_t kept = last_both_ + 1;
    for (std::size_t n = kept; n < end; ++n) {
      const Line& line = lines_[n];
      const double above = lines_[n - 1].box.bottom;
      const bool behind = line.box.left > edge - aligned;
      const bool rest = hours_go_on(lines_[n - 1], line, edge);
      const bool hours =
          !rest && !open_hours(lines_[n - 1], edge) && (begins_with_hours(line) || whole_hours(before(lines_[n - 1], edge)));
      const bool half_way = !behind && edge_beside(n).has_value();
      if (!behind && !rest && !half_way && (line.box.top - above > 0.25 * line.size || hours || all_bold(line))) { break; }
      kept = n + 1;
    }
    while (kept > last_both_ + 1 && lines_[kept - 1].box.left < edge - aligned && lines_[kept - 1].box.right > edge) {
      --kept;
    }
    return kept;
  }

  /// The text before `edge` stops between two hours.
  [[nodiscard]] static bool open_hours(const Line& line, double edge) {
    std::string_view last;
    for (const Word& word : line.words) {
      if (word.box.right < edge) { last = word.text; }
    }
    return last.ends_with('-') || last.ends_with("–") || last.ends_with("—") || last == "to" || last == "à" || last == "a";
  }

  /// What stands before `edge`, when something stands behind it or all stands before.
  [[nodiscard]] static std::string before(const Line& line, double edge) {
    std::size_t count = 0;
    while (count < line.words.size() && line.words[count].box.right < edge) {
      ++count;
    }
    return count == 0 ? "" : text_of(part(line, 0, count)).text;
  }

  /// From when to when, and nothing else.
  [[nodiscard]] static bool whole_hours(const std::string& text) {
    const std::optional<FoundHours> hours = leading_hours(text);
    return hours && hours->end && document::only_hours(text);
  }

  /// "10 h – 10 h" above "45": the hours are only whole with the next line.
  [[nodiscard]] bool hours_go_on(const Line& above, const Line& line, double edge) const {
    const std::string rest = before(line, edge);
    std::string first = before(above, edge);
    // Half-way down beside them, a line of another column may stand between.
    if (const Line* const higher = &above > lines_.data() ? &above - 1 : nullptr; first.empty() && higher != nullptr) {
      first = before(*higher, edge);
    }
    return !rest.empty() && !leading_hours(rest) && document::only_hours(first) && document::only_hours(first + " " + rest);
  }

  [[nodiscard]] bool is_table(std::size_t at, std::size_t end) const {
    if (both_ == 1) {
      return begins_with_hours(lines_[at]) && (end > at + 1 || begin_ < at) && gutters_.front().edge > lines_[at].box.left;
    }
    const double edge = first_edge();
    std::size_t starts = 0;
    std::size_t rows = 0;
    std::size_t labels = 0;
    for (std::size_t n = begin_; n < end; ++n) {
      const Line& line = lines_[n];
      const bool left = line.box.left < edge - aligned;
      const bool at_edge =
          std::ranges::any_of(line.words, [&](const Word& word) { return std::abs(word.box.left - edge) < 2; });
      if (at_edge) { ++starts; }
      if (left && line.box.right > edge) { ++rows; }
      if (left && begins_with_hours(line)) { ++labels; }
    }
    return starts * 2 >= rows || labels >= 2;
  }
};

} // namespace

std::vector<Zone> find_zones(const std::vector<Line>& lines, const std::vector<double>& barriers) {
  std::vector<Zone> zones;
  Grower grower(lines, barriers);
  std::size_t floor = 0;
  for (std::size_t n = 0; n < lines.size();) {
    if (wide_gaps(lines[n], gap_reach).empty() && !begins_with_hours(lines[n])) {
      ++n;
      continue;
    }
    if (std::optional<Zone> zone = grower.grow(n, floor)) {
      n = floor = zone->end;
      zones.push_back(std::move(*zone));
    } else {
      ++n;
    }
  }
  return zones;
}

} // namespace entente::pdf
