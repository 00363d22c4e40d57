#include "importers/document/pdf/runs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "importers/document/wording.hpp"

namespace entente::pdf {

namespace {

constexpr double usual_pitch = 1.2;
constexpr double wide_pitch = 1.9; ///< rather from paragraph to paragraph, unless much of the text is set so

bool same_size(double one, double other) { return std::abs(one - other) < 0.06 * other; }

std::size_t text_size(const Line& line) {
  std::size_t letters = 0;
  for (const Word& word : line.words) {
    letters += word.text.size();
  }
  return letters;
}

/// What is learned about a setting.
struct Evidence {
  std::vector<double> pitches;
  std::size_t lines = 0;
  double left = 1e9;
  double widest = 0;
  double hint = 1e9;  ///< where the column ends
  double start = 1e9; ///< where the column begins
  std::vector<double> marks;
  struct Sized {
    std::size_t letters = 0;
    double widest = 0;
  };
  std::map<long, Sized> sizes; ///< by quarters of a point
};

/// The size of most letters, and where its lines end at the latest.
std::pair<double, double> text_edge(const Evidence& evidence) {
  const auto most = std::ranges::max_element(evidence.sizes, {}, [](const auto& entry) { return entry.second.letters; });
  if (most == evidence.sizes.end()) { return {0, evidence.widest}; }
  const auto size = static_cast<double>(most->first) / 4;
  double widest = 0;
  for (const auto& [quarters, sized] : evidence.sizes) {
    if (same_size(static_cast<double>(quarters) / 4, size)) { widest = std::max(widest, sized.widest); }
  }
  return {size, widest};
}

/// Numbers the tables.
class Tables {
public:
  struct Number {
    int table = 0;
    int rows_before = 0;
  };

  Number next(const Part& part, std::size_t lines_since) {
    const double moved = columns_.empty() ? 0 : part.columns.front() - columns_.front(); // to the next column of the page
    const bool same =
        table_ > 0 && lines_since <= 3 && part.columns.size() == columns_.size() &&
        std::ranges::equal(part.columns, columns_, [&](double a, double b) { return std::abs(a - b - moved) < 9; });
    if (!same) {
      ++table_;
      rows_ = 0;
    }
    columns_ = part.columns;
    const Number number{table_, rows_};
    for (const Cell& cell : part.cells) {
      rows_ = std::max(rows_, number.rows_before + cell.row);
    }
    return number;
  }

private:
  int table_ = 0;
  int rows_ = 0;
  std::vector<double> columns_;
};

double body_size(const std::vector<Sheet>& sheets) {
  std::map<long, std::size_t> letters;
  const auto count = [&](const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      letters[std::lround(line.size * 4)] += text_size(line);
    }
  };
  for (const Sheet& sheet : sheets) {
    for (const Part& part : sheet.parts) {
      count(part.lines);
      for (const Cell& cell : part.cells) {
        count(cell.lines);
      }
    }
  }
  const auto most = std::ranges::max_element(letters, {}, [](const auto& entry) { return entry.second; });
  return most == letters.end() ? 10 : static_cast<double>(most->first) / 4;
}

void learn(const Run& run, Evidence& evidence) {
  const std::vector<Line>& lines = *run.lines;
  evidence.lines += lines.size();
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const Line& line = lines[n];
    evidence.left = std::min(evidence.left, line.box.left);
    evidence.widest = std::max(evidence.widest, line.box.right);
    Evidence::Sized& sized = evidence.sizes[std::lround(line.size * 4)];
    sized.letters += text_size(line);
    sized.widest = std::max(sized.widest, line.box.right);
    if (begins_with_mark(line)) { evidence.marks.push_back(line.box.left); }
    if (n == 0 || begins_with_mark(line) || !begins_small(line)) { continue; }
    const Line& above = lines[n - 1];
    const double pitch = (line.box.middle() - above.box.middle()) / std::max(1.0, line.size);
    const bool even = same_size(above.size, line.size) && pitch > 0.6 && pitch < 2.3;
    if (even && !document::ends_sentence(above.words.back().text)) { evidence.pitches.push_back(pitch); }
  }
}

std::vector<double> distinct_edges(std::vector<double> values) {
  std::ranges::sort(values);
  std::vector<double> kept;
  for (const double value : values) {
    if (kept.empty() || value > kept.back() + 5) { kept.push_back(value); }
  }
  return kept;
}

} // namespace

bool begins_small(const Line& line) { return document::starts_lower(line.words.front().text); }

bool would_fit(const Line& before, const Line& line, const Setting& setting) {
  const std::size_t first = begins_with_mark(line) ? 1 : 0;
  const Word& word = line.words[first];
  double need = word.box.width();
  const std::size_t hyphen = word.text.find('-', 1);
  if (hyphen != std::string::npos && hyphen + 1 < word.text.size()) {
    need *= static_cast<double>(hyphen + 1) / static_cast<double>(word.text.size());
  }
  const bool broken = before.words.back().text.ends_with('-');
  if (!broken) { need += 0.22 * word.size; }
  const bool text = same_size(before.size, setting.size) && same_size(line.size, setting.size);
  const double right = text ? setting.text_right : setting.right;
  const double middle = (setting.left + right) / 2;
  const auto off = [&](const Line& own) { return std::abs((own.box.left + own.box.right) / 2 - middle); };
  const bool centred =
      off(before) < 4 && off(line) < 4 && before.box.left > setting.left + 6 && line.box.left > setting.left + 6;
  if (centred) { return before.box.width() + need <= right - setting.left + 0.5; }
  return before.box.right + need <= right + 0.5;
}

namespace {

/// Where most paragraphs stand apart, only more white than that tells something.
void learn_white(Layout& layout) {
  struct White {
    std::vector<double> spaced; ///< pitches between paragraphs that stand apart
    std::size_t close = 0;      ///< paragraphs that do not
  };
  std::vector<White> own(layout.settings.size());
  White all;
  for (const Run& run : layout.runs) {
    const double usual = layout.settings[run.setting].pitch;
    for (std::size_t n = 1; n < run.lines->size(); ++n) {
      const Line& above = (*run.lines)[n - 1];
      const Line& line = (*run.lines)[n];
      const double pitch = (line.box.middle() - above.box.middle()) / std::max(1.0, std::max(line.size, above.size));
      if (pitch > 1.1 * usual + 0.12) {
        own[run.setting].spaced.push_back(pitch);
        all.spaced.push_back(pitch);
      } else if (!begins_small(line) && !begins_with_mark(line) && !begins_with_hours(line) &&
                 would_fit(above, line, layout.settings[run.setting])) {
        ++own[run.setting].close;
        ++all.close;
      }
    }
  }
  constexpr double least = 1.1 * usual_pitch + 0.12;
  constexpr std::size_t enough = 6;
  const auto loose = [least](White& white) {
    if (white.spaced.empty() || white.close * 6 > white.spaced.size()) { return least; }
    std::ranges::sort(white.spaced);
    return std::max(least, white.spaced[white.spaced.size() / 4] * 1.2);
  };
  const double common = loose(all);
  const auto apart = [enough](const White& white) {
    return white.spaced.size() >= enough && white.close * 6 <= white.spaced.size();
  };
  for (std::size_t n = 0; n < own.size(); ++n) {
    const bool tells = own[n].spaced.size() + own[n].close >= enough;
    layout.settings[n].loose = tells ? loose(own[n]) : common;
    layout.settings[n].spaced = apart(tells ? own[n] : all);
  }
}

} // namespace

namespace {

/// The narrowest usual distance between lines, in font sizes: what wrapped lines stand apart where nothing else tells.
double tightest_pitch(const std::vector<Run>& runs) {
  constexpr double least = 0.9;
  constexpr double most = 1.45; ///< beyond, rather from paragraph to paragraph
  constexpr double alike = 0.03;
  std::vector<double> pitches;
  for (const Run& run : runs) {
    for (std::size_t n = 1; n < run.lines->size(); ++n) {
      const Line& above = (*run.lines)[n - 1];
      const Line& line = (*run.lines)[n];
      if (!same_size(above.size, line.size)) { continue; }
      pitches.push_back((line.box.middle() - above.box.middle()) / std::max(1.0, line.size));
    }
  }
  std::ranges::sort(pitches);
  const std::size_t enough = std::max<std::size_t>(2, pitches.size() / 30);
  for (std::size_t n = 0; n + enough <= pitches.size() && pitches[n] <= most; ++n) {
    if (pitches[n] >= least && pitches[n + enough - 1] <= pitches[n] + alike) { return pitches[n] + alike / 2; }
  }
  return usual_pitch;
}

} // namespace

Layout lay_out(const std::vector<Sheet>& sheets) {
  Layout layout;
  layout.body = body_size(sheets);
  std::map<std::pair<int, long>, std::size_t> numbers; ///< of the settings: by place, those of cells apart
  std::vector<Evidence> found;
  const auto setting = [&](std::pair<int, long> key, double start, double hint) {
    const auto [entry, fresh] = numbers.try_emplace(key, found.size());
    if (fresh) { found.emplace_back(); }
    Evidence& evidence = found[entry->second];
    evidence.hint = std::min(evidence.hint, hint);
    evidence.start = std::min(evidence.start, start);
    return entry->second;
  };
  Tables tables;
  std::size_t lines_since = 0;
  for (std::size_t n = 0; n < sheets.size(); ++n) {
    for (const Part& part : sheets[n].parts) {
      if (!part.table()) {
        const long place = part.whole_width ? 0 : std::lround(part.box.left / 8) * 1000 + std::lround(part.box.right / 8);
        const std::size_t own = setting({0, place}, part.box.left, part.box.right);
        layout.runs.push_back({&part.lines, static_cast<int>(n) + 1, 0, 0, 0, true, own});
        lines_since += part.lines.size();
        continue;
      }
      const Tables::Number number = tables.next(part, lines_since);
      lines_since = 0;
      for (const Cell& cell : part.cells) {
        const auto column = static_cast<std::size_t>(cell.column - 1);
        // Tables of one form share what is learned; cells that span columns are set wider.
        const long key = std::lround(part.columns[column] / 8) * 1000 + std::lround(cell.right / 8);
        const std::size_t own = setting({1, key}, part.columns[column], cell.right);
        layout.runs.push_back({&cell.lines, static_cast<int>(n) + 1, number.table, number.rows_before + cell.row,
                               cell.column, &cell == &part.cells.front(), own});
      }
    }
  }
  std::vector<double> all;
  for (const Run& run : layout.runs) {
    learn(run, found[run.setting]);
  }
  for (Evidence& evidence : found) {
    if (!evidence.pitches.empty() && median(evidence.pitches) > wide_pitch && evidence.pitches.size() * 8 < evidence.lines) {
      std::erase_if(evidence.pitches, [](double pitch) { return pitch > wide_pitch; });
    }
    all.insert(all.end(), evidence.pitches.begin(), evidence.pitches.end());
  }
  const double pitch = all.empty() ? tightest_pitch(layout.runs) : median(std::move(all));
  for (Evidence& evidence : found) {
    Setting own;
    own.left = evidence.left;
    own.wraps = !evidence.pitches.empty();
    own.pitch = own.wraps ? median(std::move(evidence.pitches)) : pitch;
    const double padding = std::clamp(evidence.left - evidence.start, 0.0, 12.0);
    own.right = own.wraps ? evidence.widest : std::max(evidence.widest, evidence.hint - padding);
    const auto [size, widest] = text_edge(evidence);
    own.size = size;
    own.text_right = own.wraps ? widest : own.right;
    own.marks = distinct_edges(std::move(evidence.marks));
    layout.settings.push_back(std::move(own));
  }
  learn_white(layout);
  return layout;
}

} // namespace entente::pdf
