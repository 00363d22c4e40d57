#include "importers/document/tab_stops.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace entente::document {

namespace {

constexpr std::size_t stop = 8; ///< characters from one tab stop to the next

/// White space between two words of a line, or before the first.
struct Gap {
  std::size_t begin = 0; ///< bytes
  std::size_t end = 0;
  std::size_t from = 0; ///< characters
  std::size_t to = 0;

  [[nodiscard]] std::size_t width() const { return to - from; }
};

std::vector<Gap> gaps_of(std::string_view line) {
  std::vector<Gap> gaps;
  std::size_t column = 0;
  Gap gap;
  bool open = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80) { continue; }
    if (line[at] == ' ') {
      if (!open) { gap.begin = at, gap.from = column; }
      open = true;
    } else if (line[at] == '\f') {
      continue;
    } else if (open) {
      gap.end = at;
      gap.to = column;
      gaps.push_back(gap);
      open = false;
    }
    ++column;
  }
  return gaps;
}

/// Counts what tells of tabs.
struct Evidence {
  std::size_t on = 0;                       ///< gaps within lines that end at a tab stop and are no wider than a tab
  std::size_t off = 0;                      ///< gaps that no single tab makes
  std::size_t left = 0;                     ///< lines indented to a tab stop
  std::map<std::size_t, std::size_t> stops; ///< where the first gap of lines ends

  void add(const std::vector<Gap>& gaps) {
    bool first = true;
    for (const Gap& gap : gaps) {
      const bool at_stop = gap.to % stop == 0;
      if (gap.from == 0) {
        if (at_stop) { ++left; }
        continue;
      }
      if (gap.width() < 2) { continue; }
      ++(at_stop && gap.width() <= stop ? on : off);
      if (first) { ++stops[gap.to]; }
      first = false;
    }
  }

  [[nodiscard]] bool shows() const {
    constexpr std::size_t enough = 4;
    return on >= enough && on >= 12 * off && stops.size() > 1;
  }
};

/// Counts what tells of tabs that a writer turned into so many spaces each, wherever they stood.
struct Pressed {
  std::size_t unit = 0;
  std::size_t one = 0;        ///< gaps as wide as one such tab
  std::size_t more = 0;       ///< gaps as wide as several, and lines indented by them
  std::size_t other = 0;      ///< other gaps
  std::set<std::size_t> ends; ///< where the gaps of one tab end

  void add(const std::vector<Gap>& gaps) {
    for (const Gap& gap : gaps) {
      if (gap.width() < 2) { continue; }
      if (gap.width() == unit && gap.from > 0) {
        ++one;
        ends.insert(gap.to);
      } else {
        ++(gap.width() % unit == 0 ? more : other);
      }
    }
  }

  [[nodiscard]] bool shows() const {
    constexpr std::size_t enough = 8;
    return one >= enough && ends.size() * 3 >= one && one + more >= 12 * other;
  }
};

/// Moves the ranges as `removed` bytes at `at` become `put`; one that begins or ends among them does so behind the new ones.
void follow(Ranges& ranges, std::size_t at, std::size_t removed, std::size_t put) {
  const auto moved = [&](std::size_t place) {
    if (place <= at) { return place; }
    return place >= at + removed ? place - removed + put : at + put;
  };
  for (auto& [begin, end] : ranges) {
    begin = moved(begin);
    end = moved(end);
  }
}

} // namespace

namespace {

/// How many tabs each gap stands for.
using TabsOf = std::function<std::size_t(const Gap&)>;

/// What the gaps of the lines tell of tabs; nothing when they tell of none.
TabsOf tabs_told_by(const std::vector<std::vector<Gap>>& gaps) {
  Evidence stops;
  for (const std::vector<Gap>& line : gaps) {
    stops.add(line);
  }
  if (stops.shows()) {
    return [](const Gap& gap) {
      const bool tab = gap.to % stop == 0 && (gap.width() > 1 || gap.from == 0);
      return tab ? gap.to / stop - gap.from / stop : 0;
    };
  }
  for (const std::size_t unit : {8U, 6U, 5U, 4U}) {
    Pressed pressed;
    pressed.unit = unit;
    for (const std::vector<Gap>& line : gaps) {
      pressed.add(line);
    }
    if (pressed.shows()) {
      return [unit](const Gap& gap) { return gap.width() % unit == 0 ? gap.width() / unit : 0; };
    }
  }
  return nullptr;
}

} // namespace

std::vector<std::string> with_tabs(const std::vector<std::string>& lines, std::vector<LineStyle>& styles) {
  std::vector<std::vector<Gap>> gaps;
  gaps.reserve(lines.size());
  for (const std::string& line : lines) {
    gaps.push_back(line.find_first_of("\t|") == std::string::npos ? gaps_of(line) : std::vector<Gap>());
  }
  const TabsOf tabs_of = tabs_told_by(gaps);
  if (!tabs_of) { return {}; }
  std::vector<std::string> tabbed = lines;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    for (auto gap = gaps[n].rbegin(); gap != gaps[n].rend(); ++gap) {
      const std::size_t tabs = tabs_of(*gap);
      if (tabs == 0) { continue; }
      tabbed[n].replace(gap->begin, gap->end - gap->begin, tabs, '\t');
      if (n < styles.size()) {
        follow(styles[n].bold, gap->begin, gap->end - gap->begin, tabs);
        follow(styles[n].italics, gap->begin, gap->end - gap->begin, tabs);
      }
    }
  }
  return tabbed;
}

namespace {

/// A line with its tabs as spaces, and where its second part begins.
struct Spread {
  std::string text;
  std::optional<std::size_t> second; ///< character at which the text behind the first tabs within the line begins
  std::size_t tabs = 0;              ///< number of those tabs
  std::size_t first = 0;             ///< character at which the line's text begins
};

Spread spread(std::string_view line) {
  Spread result;
  std::size_t column = 0;
  std::size_t run = 0;
  bool text = false;
  for (const char c : line) {
    if (c == '\t') {
      const std::size_t to = (column / stop + 1) * stop;
      result.text.append(to - column, ' ');
      column = to;
      ++run;
      continue;
    }
    if (c != ' ' && c != '\f') {
      if (!text) { result.first = column; }
      if (text && run > 0 && !result.second) {
        result.second = column;
        result.tabs = run;
      }
      text = true;
      run = 0;
    }
    result.text += c;
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80 && c != '\f') { ++column; }
  }
  return result;
}

} // namespace

std::vector<std::string> without_lining_tabs(const std::vector<std::string>& lines) {
  constexpr std::size_t fewest_lines = 4;
  std::vector<Spread> spreads;
  std::map<std::size_t, std::map<std::size_t, std::size_t>> columns; ///< lines by column and number of tabs
  for (const std::string& line : lines) {
    spreads.push_back(line.find('\t') == std::string::npos ? Spread() : spread(line));
    const Spread& last = spreads.back();
    if (last.second) { ++columns[*last.second][last.tabs]; }
  }
  std::set<std::size_t> lined;
  std::size_t parted = 0; ///< lines of two parts
  std::size_t kept = 0;   ///< those whose second part stands at such a column
  for (const auto& [column, counts] : columns) {
    std::size_t sum = 0;
    for (const auto& [tabs, count] : counts) {
      sum += count;
    }
    parted += sum;
    if (counts.size() < 2 || sum < fewest_lines || counts.begin()->first != 1) { continue; }
    lined.insert(column);
    kept += sum;
  }
  if (kept * 2 < parted || lined.empty()) { return {}; }
  std::vector<std::string> set = lines;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const Spread& own = spreads[n];
    if (own.second ? lined.contains(*own.second) : lined.contains(own.first)) { set[n] = own.text; }
  }
  return set;
}

} // namespace entente::document
