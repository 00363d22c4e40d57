#include "importers/document/pdf/lines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/document/bullets.hpp"

namespace entente::pdf {

namespace {

constexpr double word_gap = 0.14;      ///< of the font size: narrower is no space
constexpr double raised_size = 0.78;   ///< of the size of the words beside it
constexpr std::size_t lines_back = 12; ///< lines above in which a word may still stand

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string superscript(std::string_view digits) {
  constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char digit : digits) {
    text += raised[static_cast<std::size_t>(digit - '0')];
  }
  return text;
}

/// How much of the lower of the two boxes lies beside the other, 0 to 1.
double beside(const Box& a, const Box& b) {
  const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return shared / std::max(0.1, std::min(a.height(), b.height()));
}

bool space_between(const Word& before, const Word& after) {
  const double gap = after.box.left - before.box.right;
  return before.space ? gap > -0.5 * before.size : gap > word_gap * std::max(before.size, after.size);
}

bool is_raised(const Line& line, std::size_t n) {
  const Word& word = line.words[n];
  if (!is_digits(word.text)) { return false; }
  const Word* const other = n > 0 ? &line.words[n - 1] : n + 1 < line.words.size() ? &line.words[n + 1] : nullptr;
  return other != nullptr && word.size <= raised_size * other->size &&
         word.box.bottom < other->box.bottom - 0.08 * other->size;
}

void mark(Ranges& ranges, bool on, std::size_t begin, std::size_t end) {
  if (!on) { return; }
  if (!ranges.empty() && ranges.back().second + 1 >= begin) {
    ranges.back().second = end;
  } else {
    ranges.emplace_back(begin, end);
  }
}

} // namespace

double median(std::vector<double> values) {
  if (values.empty()) { return 0; }
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

Line line_of(std::vector<Word> words) {
  Line line;
  line.box = words.front().box;
  std::vector<double> sizes;
  for (const Word& word : words) {
    line.box = around(line.box, word.box);
    sizes.insert(sizes.end(), std::min<std::size_t>(word.text.size(), 20), word.size);
  }
  line.size = median(std::move(sizes));
  line.words = std::move(words);
  return line;
}

std::vector<Line> make_lines(std::vector<Word> words) {
  std::ranges::stable_sort(words, [](const Word& a, const Word& b) { return a.box.middle() < b.box.middle(); });
  std::vector<std::vector<Word>> rows;
  std::vector<Box> places;
  for (Word& word : words) {
    const std::size_t from = rows.size() > lines_back ? rows.size() - lines_back : 0;
    std::optional<std::size_t> best;
    double most = 0.5;
    for (std::size_t n = from; n < rows.size(); ++n) {
      const double shared = beside(places[n], word.box);
      if (shared > most) { most = shared, best = n; }
    }
    if (best) {
      if (word.box.height() > places[*best].height()) { places[*best] = word.box; }
      rows[*best].push_back(std::move(word));
    } else {
      places.push_back(word.box);
      rows.emplace_back().push_back(std::move(word));
    }
  }
  std::vector<Line> lines;
  lines.reserve(rows.size());
  for (std::vector<Word>& row : rows) {
    std::ranges::stable_sort(row, [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
    lines.push_back(line_of(std::move(row)));
  }
  std::ranges::stable_sort(lines, [](const Line& a, const Line& b) { return a.box.bottom < b.box.bottom; });
  return lines;
}

Styled text_of(const Line& line) {
  Styled styled;
  for (std::size_t n = 0; n < line.words.size(); ++n) {
    const Word& word = line.words[n];
    const bool raised = is_raised(line, n);
    if (n > 0 && !raised && space_between(line.words[n - 1], word)) { styled.text += ' '; }
    const std::size_t begin = styled.text.size();
    styled.text += raised ? superscript(word.text) : word.text;
    mark(styled.bold, word.bold, begin, styled.text.size());
    mark(styled.italic, word.italic, begin, styled.text.size());
  }
  return styled;
}

bool begins_with_mark(const Line& line) {
  if (line.words.size() < 2) { return false; }
  const std::string& first = line.words.front().text;
  if (document::bullet_sign(first) == first.size()) { return true; }
  if (first.size() > 8 || !space_between(line.words[0], line.words[1])) { return false; }
  const document::Bullet bullet = document::read_bullet(first + " X");
  return bullet.size > 0 && bullet.mark == first;
}

std::vector<std::size_t> wide_gaps(const Line& line, double reach) {
  std::vector<std::size_t> gaps;
  const std::size_t first = begins_with_mark(line) ? 2 : 1;
  for (std::size_t n = first; n < line.words.size(); ++n) {
    const Word& before = line.words[n - 1];
    const bool marked = !gaps.empty() && gaps.back() + 1 == n && document::bullet_sign(before.text) == before.text.size();
    if (!marked && line.words[n].box.left - before.box.right > reach * std::max(before.size, line.words[n].size)) {
      gaps.push_back(n);
    }
  }
  return gaps;
}

Line part(const Line& line, std::size_t begin, std::size_t end) {
  return line_of(
      {line.words.begin() + static_cast<std::ptrdiff_t>(begin), line.words.begin() + static_cast<std::ptrdiff_t>(end)});
}

bool all_bold(const Line& line) {
  return std::ranges::all_of(line.words, [](const Word& word) { return word.bold; });
}

namespace {

/// "0830 –" on its own line above "0900": four digits that are no year, and a dash.
bool open_digits(const Line& line) {
  std::string head = line.words.front().text;
  if (line.words.size() > 1) { head += line.words[1].text; }
  const bool digits =
      head.size() > 4 && std::all_of(head.begin(), head.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || head.starts_with("19") || head.starts_with("20")) { return false; }
  const std::string_view behind = std::string_view(head).substr(4);
  return (behind.starts_with('-') || behind.starts_with("–") || behind.starts_with("—")) && head.substr(0, 2) < "24" &&
         head.substr(2, 2) < "60";
}

} // namespace

bool begins_with_hours(const Line& line) {
  if (open_digits(line)) { return true; }
  constexpr std::size_t most_words = 9;
  const Line head = line.words.size() > most_words ? part(line, 0, most_words) : line;
  const std::string text = text_of(head).text;
  if (text.substr(0, 8).find_first_of("0123456789") == std::string::npos) { return false; }
  return leading_hours(text).has_value();
}

} // namespace entente::pdf
