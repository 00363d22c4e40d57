
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "core/text/unicode.hpp"
#include "importers/document/aligned.hpp"
#include "importers/document/furniture.hpp"
#include "importers/document/pdf/lines.hpp"
#include "importers/document/pdf/parts.hpp"
#include "importers/document/pdf/runs.hpp"
#include "importers/document/pdf/starts.hpp"
#include "importers/document/pdf/typed.hpp"
#include "importers/document/pieces.hpp"
#include "importers/document/wording.hpp"

namespace entente::pdf {

namespace {

struct Printed {
  Line line;
  int page = 0;
};

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

/// Marks that a writer leaves in a text file and a printer of documents never shows.
bool shows_markup(const std::vector<Printed>& printed) {
  std::size_t marks = 0;
  std::size_t rows = 0;
  for (const Printed& own : printed) {
    const std::string text = text_of(own.line).text;
    marks += count_of(text, "**") / 2;
    if (text.starts_with("# ") || text.starts_with("## ") || text.starts_with("### ")) { ++marks; }
    if (text.starts_with("| ") || text.starts_with("|-") || text.starts_with("|:")) { ++rows; }
  }
  return marks >= 3 || rows >= 3;
}

class Typescript {
public:
  explicit Typescript(const std::vector<Page>& pages) {
    for (std::size_t n = 0; n < pages.size(); ++n) {
      width_ = std::max(width_, pages[n].width);
      for (Line& line : make_lines(pages[n].words)) {
        for (const Word& word : line.words) {
          letters_ += word.text.size();
          if (word.fixed) { fixed_ += word.text.size(); }
          if (word.bold || word.italic) { styled_ += word.text.size(); }
        }
        printed_.push_back({std::move(line), static_cast<int>(n) + 1});
      }
    }
    std::vector<const Line*> lines;
    for (const Printed& own : printed_) {
      left_ = std::min(left_, own.line.box.left);
      lines.push_back(&own.line);
    }
    spacing_ = measure_spacing(lines, left_);
  }

  [[nodiscard]] bool is_literal() const {
    if (printed_.empty()) { return false; }
    const bool plain = styled_ * 50 < letters_;
    return fixed_ * 10 >= letters_ * 9 || (plain && (spacing_.columns || shows_markup(printed_)));
  }

  void fill(Document& document) {
    measure();
    std::vector<int> pages;
    for (std::size_t n = 0; n < printed_.size(); ++n) {
      if (n > 0 && broken(n)) {
        std::string& last = document.lines.back();
        const bool inside_word = last.ends_with('-') || !printed_[n - 1].line.words.back().space;
        if (!(inside_word && last.ends_with('-'))) { last += ' '; }
        last += spaced(printed_[n].line, false);
        continue;
      }
      for (int blank = n == 0 ? 0 : blank_lines(n); blank > 0; --blank) {
        document.lines.emplace_back();
        pages.push_back(printed_[n].page);
      }
      const bool new_page = n > 0 && printed_[n].page != printed_[n - 1].page;
      document.lines.push_back((new_page ? "\f" : "") + spaced(printed_[n].line, true));
      pages.push_back(printed_[n].page);
    }
    const std::vector<document::LineUse> uses = document::find_furniture(document.lines);
    document.blocks = document::blocks_of_lines(document.lines, uses);
    for (Block& block : document.blocks) {
      block.page = pages[static_cast<std::size_t>(block.line) - 1];
    }
  }

private:
  std::vector<Printed> printed_;
  std::size_t letters_ = 0;
  std::size_t fixed_ = 0;
  std::size_t styled_ = 0; ///< bold or italic letters: where there are any, marks are not what tells
  double width_ = 0;       ///< of the page
  double left_ = 1e9;
  double edge_ = 0;   ///< where the page breaks lines; 0 when it breaks none
  double letter_ = 6; ///< how wide one is
  double space_ = 6;  ///< how wide a space is
  TypedSpacing spacing_;
  EntryStarts starts_;
  double pitch_ = 12;        ///< from line to line within a paragraph
  double source_pitch_ = 12; ///< between lines of the source
  bool hyphens_ = false;     ///< the page breaks lines behind hyphens
  std::size_t most_ = 0;     ///< characters in a line, where lines are broken by their number; 0 when they are not
  std::vector<std::size_t> lengths_;

  void measure() {
    std::vector<double> widths;
    std::vector<double> pitches;
    std::vector<double> rights;
    bool open_rows = false;
    for (std::size_t n = 0; n < printed_.size(); ++n) {
      const Line& line = printed_[n].line;
      rights.push_back(line.box.right);
      for (const Word& word : line.words) {
        const std::size_t count = length(word.text);
        if (count > 1) { widths.push_back(word.box.width() / static_cast<double>(count)); }
      }
      if (n > 0 && printed_[n - 1].page == printed_[n].page) { pitches.push_back(pitch_above(n)); }
      const std::string& last = line.words.back().text;
      open_rows = open_rows || (line.words.front().text.starts_with('|') && !last.ends_with('|'));
    }
    if (!widths.empty()) { letter_ = std::max(1.0, median(std::move(widths))); }
    space_ = spacing_.columns ? spacing_.space : letter_;
    if (!pitches.empty()) {
      std::ranges::sort(pitches);
      pitch_ = std::max(1.0, pitches[pitches.size() / 10]);
    }
    const double even = width_ - left_;
    std::ranges::sort(rights); // a long word here and there runs over the edge
    double right = rights[rights.size() - 1 - rights.size() / 50];
    if (right < even + 3 * letter_) { right = *std::prev(std::ranges::upper_bound(rights, even + 3 * letter_)); }
    if (right > even - 2.6 * letter_ && right < even + 3 * letter_) {
      edge_ = std::max(right, even);
    } else if (open_rows) {
      edge_ = right;
    }
    for (const Printed& own : printed_) {
      lengths_.push_back(length(spaced(own.line, true)));
    }
    learn_breaks();
  }

  [[nodiscard]] double pitch_above(std::size_t n) const {
    return printed_[n].line.box.middle() - printed_[n - 1].line.box.middle();
  }

  /// More white stands between lines of the source than where the page broke one.
  [[nodiscard]] bool spaced_out() const { return source_pitch_ > 1.15 * pitch_; }

  /// White that parts cells stands near the line's beginning.
  [[nodiscard]] bool begins_with_cell(const Line& line) const {
    constexpr std::size_t longest = 24;
    const std::string text = spaced(line, false);
    return std::min(text.find('\t'), text.find("  ")) < longest;
  }

  /// Line n begins at the margin in small letters, without hours or a bullet.
  [[nodiscard]] bool begins_small_at_margin(std::size_t n) const {
    const Line& line = printed_[n].line;
    return line.box.left < left_ + 0.6 * space_ && begins_small(line) && !begins_with_mark(line);
  }

  /// How the page breaks lines: behind hyphens, after so many characters.
  void learn_breaks() {
    constexpr std::size_t enough = 2;
    constexpr std::size_t shortest = 40;
    const std::size_t longest = *std::ranges::max_element(lengths_);
    std::size_t counted = 0;
    for (std::size_t n = 1; n < printed_.size(); ++n) {
      if (!begins_small_at_margin(n)) { continue; }
      const Line& above = printed_[n - 1].line;
      hyphens_ = hyphens_ || (above.words.back().text.size() > 1 && above.words.back().text.ends_with('-'));
      const bool set = above.box.left > left_ + 2.5 * space_ || !wide_gaps(above, 1).empty();
      if (set && lengths_[n - 1] + 1 + length(printed_[n].line.words.front().text) > longest) { ++counted; }
    }
    if (edge_ == 0 && counted >= enough && longest >= shortest) { most_ = longest; }
    std::vector<double> pitches;
    for (std::size_t n = 0; n < printed_.size(); ++n) {
      if (n > 0 && full(n - 1, printed_[n].line)) { continue; }
      starts_.add(text_of(printed_[n].line).text);
      if (n > 0 && printed_[n - 1].page == printed_[n].page) { pitches.push_back(pitch_above(n)); }
    }
    std::ranges::sort(pitches);
    source_pitch_ = pitches.empty() ? pitch_ : std::max(pitch_, pitches[pitches.size() / 10]);
  }

  /// The page broke the line above at its edge, and line n is the rest.
  [[nodiscard]] bool broken(std::size_t n) const {
    if (edge_ == 0 && most_ == 0) { return false; }
    const Line& above = printed_[n - 1].line;
    const Line& line = printed_[n].line;
    const bool one_page = printed_[n - 1].page == printed_[n].page;
    const double most = spaced_out() ? (pitch_ + source_pitch_) / 2 : 1.35 * pitch_;
    if (one_page && pitch_above(n) > most) { return false; }
    if (line.box.left > left_ + 0.6 * space_) { return false; }
    if (one_page && spaced_out()) { return true; }
    const std::string text = text_of(above).text;
    const std::string& last = above.words.back().text;
    const bool in_brackets = line.words.front().text.starts_with('(');
    if (begins_with_hours(line) && !in_brackets) {
      return document::ends_open(text, !begins_with_cell(line)) || (last.ends_with('-') && full(n - 1, line));
    }
    if (!full(n - 1, line) || begins_with_mark(line)) { return false; }
    const bool title = last.ends_with('.') && last.size() <= 6 && starts_upper(last);
    const bool labelled = begins_with_label(line) && !begins_small(line);
    return title || document::ends_open(text, true) || (!labelled && !starts_.usual(text_of(line).text));
  }

  /// The first word of `line` would not have fitted on line n.
  [[nodiscard]] bool full(std::size_t n, const Line& line) const {
    const Line& above = printed_[n].line;
    const Word& word = line.words.front();
    if (edge_ == 0) { return most_ > 0 && lengths_[n] + 1 + length(word.text) > most_; }
    double need = word.box.width();
    const std::size_t hyphen = word.text.find('-', 1);
    if (hyphens_ && hyphen != std::string::npos && hyphen + 1 < word.text.size()) {
      need *= static_cast<double>(hyphen + 1) / static_cast<double>(word.text.size());
    }
    if (!above.words.back().text.ends_with('-')) { need += space_; }
    return above.box.right + need > edge_ + 0.05 * space_;
  }

  [[nodiscard]] int blank_lines(std::size_t n) const {
    if (printed_[n - 1].page != printed_[n].page) { return 0; }
    return std::clamp(static_cast<int>(std::lround(pitch_above(n) / source_pitch_)) - 1, 0, 4);
  }

  /// The line with the white space that it shows.
  [[nodiscard]] std::string spaced(const Line& line, bool indented) const {
    std::string text;
    double right = left_;
    for (std::size_t n = 0; n < line.words.size(); ++n) {
      const Word& word = line.words[n];
      const double gap = word.box.left - right;
      const bool touching = n > 0 && !line.words[n - 1].space && gap < 0.3 * space_;
      if (n > 0 ? !touching : indented) {
        const auto spaces = static_cast<std::size_t>(std::clamp<long>(std::lround(gap / space_), n > 0 ? 1 : 0, 120));
        const std::size_t tabs = tabs_between(right, word.box.left, gap);
        text.append(tabs > 0 ? tabs : spaces, tabs > 0 ? '\t' : ' ');
      }
      text += word.text;
      right = word.box.right;
    }
    return text;
  }

  /// How many tabs lead over the gap from one place to the other; 0 when no tab stop stands there.
  [[nodiscard]] std::size_t tabs_between(double from, double to, double gap) const {
    constexpr long most = 40;
    const bool wide = gap > 1.1 * space_;
    const bool narrow = gap > 0.3 * space_ && gap < 0.9 * space_;
    if (!spacing_.on_stop(to - left_) || !(wide || narrow)) { return 0; }
    const double near = 0.4 * space_; // a tab set this close to a stop leads to the next one
    const long before = std::lround(std::floor((from - left_ + near) / spacing_.stop));
    return static_cast<std::size_t>(std::clamp<long>(std::lround((to - left_) / spacing_.stop) - before, 0, most));
  }
};

} // namespace

bool read_literal(const std::vector<Page>& pages, Document& document) {
  Typescript typescript(pages);
  if (!typescript.is_literal()) { return false; }
  typescript.fill(document);
  return true;
}

} // namespace entente::pdf
