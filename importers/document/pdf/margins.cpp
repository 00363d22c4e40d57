#include "importers/document/pdf/margins.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/document/characters.hpp"
#include "importers/document/pdf/lines.hpp"

namespace entente::pdf {

namespace {

constexpr std::size_t most_head = 10;
constexpr std::size_t most_foot = 6;
constexpr double steady = 4; ///< points that a running header may move

/// "3", "12." and "3/12" with # for the numbers; other words as they are.
std::string blurred(const std::string& word) {
  std::string out;
  std::size_t digits = 0;
  for (const char character : word) {
    if (document::is_digit(character)) {
      if (out.empty() || out.back() != '#') { out += '#'; }
      ++digits;
    } else {
      out += character;
    }
  }
  const bool page = digits > 0 && digits <= 6 && out.size() <= 5 && out.find_first_not_of("#/-.[]()|") == std::string::npos;
  return page ? out : word;
}

struct Edge {
  Line line;
  std::string text;
  std::string key; ///< without page numbers
};

struct EdgedSheet {
  std::vector<Edge> lines; ///< from top to bottom
  double height = 0;
};

Edge edge_of(Line line) {
  Edge edge;
  edge.text = text_of(line).text;
  const bool hours = begins_with_hours(line);
  for (std::size_t n = 0; n < line.words.size(); ++n) {
    if (n > 0) { edge.key += ' '; }
    const bool outer =
        !hours && (n == 0 || n + 1 >= line.words.size() || line.words[n - 1].text == "/" ||
                   lower(line.words[n - 1].text).starts_with("p") || line.words[n + 1].text == "/" ||
                   line.words[n + 1].text == "of" || line.words[n + 1].text == "sur" || line.words[n + 1].text == "de");
    edge.key += outer ? blurred(line.words[n].text) : line.words[n].text;
  }
  edge.line = std::move(line);
  return edge;
}

/// Nothing but a page number: "3", "– 3 –", "Page 3 of 12", "3/12".
bool is_number(const Edge& edge) {
  if (edge.key.find('#') == std::string::npos || edge.line.words.size() > 5) { return false; }
  static constexpr std::string_view around[] = {"page", "página", "pagina", "pág.", "p.", "of", "sur",
                                                "de",   "-",      "–",      "—",    "/",  "|"};
  return std::ranges::all_of(edge.line.words, [](const Word& word) {
    const std::string blurry = blurred(word.text);
    return blurry.find('#') != std::string::npos ? blurry != word.text || word.text == "#"
                                                 : std::ranges::find(around, lower(word.text)) != std::end(around);
  });
}

/// What a browser prints around a page: the address, the day and hour.
bool is_stamp(const Edge& edge, double height) {
  if (edge.text.starts_with("file://")) { return true; }
  const Box& box = edge.line.box;
  const bool outside = box.bottom < 0.04 * height || box.top > 0.955 * height;
  if (!outside || edge.line.size > 8.5) { return false; }
  if (edge.text.starts_with("http://") || edge.text.starts_with("https://")) { return true; }
  const std::string& first = edge.line.words.front().text;
  return std::ranges::count(first, '/') == 2 && document::is_digit(first.front());
}

class Margins {
public:
  explicit Margins(std::vector<Page>& pages) : pages_(pages) {
    for (const Page& page : pages) {
      std::vector<Word> words;
      std::ranges::copy_if(page.words, std::back_inserter(words), [](const Word& word) { return word.turn == 0; });
      EdgedSheet sheet;
      sheet.height = page.height;
      for (Line& line : make_lines(std::move(words))) {
        sheet.lines.push_back(edge_of(std::move(line)));
      }
      if (!sheet.lines.empty()) { ++filled_; }
      sheets_.push_back(std::move(sheet));
    }
    taken_.resize(pages.size());
  }

  std::vector<std::vector<std::string>> run() {
    count();
    for (std::size_t n = 0; n < sheets_.size(); ++n) {
      foot(n);
      head(n);
    }
    return std::move(taken_);
  }

private:
  using Place = std::pair<std::string, bool>;
  std::vector<Page>& pages_;
  std::vector<EdgedSheet> sheets_;
  std::vector<std::vector<std::string>> taken_;
  std::map<Place, std::vector<double>> seen_; ///< where each line stands on the pages, at head or foot
  std::map<std::string, std::size_t> first_;  ///< the page of a table's line
  std::map<std::string, bool> kept_;
  std::size_t filled_ = 0;

  void count() {
    for (const EdgedSheet& sheet : sheets_) {
      const std::size_t size = sheet.lines.size();
      for (std::size_t k = 0; k < size; ++k) {
        const Edge& edge = sheet.lines[k];
        if (k < most_head) { seen_[{edge.key, true}].push_back(edge.line.box.top); }
        if (k + most_foot >= size) { seen_[{edge.key, false}].push_back(edge.line.box.top); }
      }
    }
  }

  [[nodiscard]] bool runs(const Edge& edge, bool at_head) const {
    const auto found = seen_.find({edge.key, at_head});
    if (found == seen_.end()) { return false; }
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(found->second, [&](double top) { return std::abs(top - edge.line.box.top) < steady; }));
    return count >= 2 && count * 2 > filled_ - (filled_ > 2 ? 1 : 0);
  }

  void take(std::size_t page, const Edge& edge) {
    taken_[page].push_back(edge.text);
    std::erase_if(pages_[page].words, [&](const Word& word) {
      return word.turn == 0 && word.box.middle() > edge.line.box.top && word.box.middle() < edge.line.box.bottom &&
             std::ranges::any_of(edge.line.words, [&](const Word& own) {
               return own.box.left == word.box.left && own.box.top == word.box.top && own.text == word.text;
             });
    });
  }

  void foot(std::size_t n) {
    EdgedSheet& sheet = sheets_[n];
    for (std::size_t k = 0; k < most_foot && !sheet.lines.empty(); ++k) {
      const Edge& edge = sheet.lines.back();
      const bool low = edge.line.box.top > 0.88 * sheet.height;
      if (!runs(edge, false) && !is_stamp(edge, sheet.height) && !(low && is_number(edge))) { break; }
      take(n, edge);
      sheet.lines.pop_back();
    }
  }

  void head(std::size_t n) {
    EdgedSheet& sheet = sheets_[n];
    for (std::size_t k = 0; k < std::min(most_head, sheet.lines.size()); ++k) {
      const Edge& edge = sheet.lines[k];
      const bool high = edge.line.box.bottom < 0.12 * sheet.height;
      if (is_stamp(edge, sheet.height) || (high && is_number(edge))) {
        take(n, edge);
        continue;
      }
      const bool table = !wide_gaps(edge.line, 1.0).empty();
      const bool head_again = table && n > 0 && first_.contains(place(edge)) && first_.at(place(edge)) < n;
      if (!head_again && !runs(edge, true)) { break; }
      if (head_again || std::exchange(kept_[edge.key], true)) {
        take(n, edge);
      } else {
        take_number(n, edge);
      }
    }
    for (const Edge& edge : sheet.lines) {
      if (!begins_with_hours(edge.line) && edge.line.words.size() <= 16) { first_.try_emplace(place(edge), n); }
    }
  }

  /// Takes the page number off a header that stays.
  void take_number(std::size_t page, const Edge& edge) {
    if (edge.key.find('#') == std::string::npos) { return; }
    const Word& last = edge.line.words.back();
    if (blurred(last.text) == last.text) { return; }
    Edge number;
    number.line = line_of({last});
    number.text = last.text;
    take(page, number);
  }

  static std::string place(const Edge& edge) {
    return edge.text + '\t' + std::to_string(std::lround(edge.line.box.left / 2));
  }
};

} // namespace

std::vector<std::vector<std::string>> take_margins(std::vector<Page>& pages) { return Margins(pages).run(); }

} // namespace entente::pdf
