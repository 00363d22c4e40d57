#include <algorithm>
#include <optional>
#include <string_view>

#include "core/text/capital_names.hpp"
#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/document/bullets.hpp"
#include "importers/document/cell_wrapping.hpp"
#include "importers/document/hyphens.hpp"
#include "importers/document/pieces.hpp"
#include "importers/document/wording.hpp"

namespace entente::document {

namespace {

constexpr std::size_t longest_block = 20'000; ///< bytes; a longer one is not continued, so that joining stays linear
constexpr std::size_t shortest_wrapped = 35;  ///< shorter lines were ended on purpose
constexpr std::size_t widest_page = 120;      ///< a text with longer lines is not wrapped
constexpr std::size_t wrap_reach = 8;         ///< lines on each side that tell how wide the text is set here

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

bool whole(const Ranges& ranges, std::size_t size) {
  return ranges.size() == 1 && ranges.front().first == 0 && ranges.front().second + 1 >= size && size > 0;
}

/// A long line of mostly small words that stops without a stop: the page wrapped it, whatever the next word is.
bool reads_on(std::string_view line) {
  constexpr std::size_t long_line = 85;
  line = trim(line);
  if (line.size() < long_line || line.size() > 220 || ends_sentence(line) || line.ends_with(',')) { return false; }
  for (const std::string_view sign : {"»", "”", "\"", ")"}) {
    if (line.ends_with(sign)) { return false; }
  }
  std::size_t words = 0;
  std::size_t small = 0;
  std::size_t begin = 0;
  bool last_small = false;
  while (begin < line.size()) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    if (end > begin) {
      last_small = starts_lower(line.substr(begin, end - begin));
      ++words;
      if (last_small) { ++small; }
    }
    begin = end + 1;
  }
  return words >= 9 && last_small && small * 100 >= words * 70;
}

/// How wide the lines are set, measured where a small letter shows that the page wrapped a line.
class Wrapping {
public:
  Wrapping(const std::vector<std::string>& lines, const std::vector<LineStyle>& styles) : widths_(lines.size(), 0) {
    const auto apart = [&](std::size_t n) { return n < styles.size() && styles[n].boundary; };
    for (std::size_t n = 0; n < lines.size(); ++n) {
      if (apart(n)) { continue; }
      std::string_view line = lines[n];
      while (line.ends_with(' ') || line.ends_with('\t')) {
        line.remove_suffix(1);
      }
      if (line.find('\t') == std::string_view::npos && line.find('|') == std::string_view::npos) {
        widths_[n] = length(line);
        widest_ = std::max(widest_, widths_[n]);
      }
    }
    std::size_t wraps = 0;
    std::size_t full = 0;
    std::vector<std::size_t> wrapped_at;
    for (std::size_t n = 0; n + 1 < lines.size(); ++n) {
      const std::string_view next = trim(lines[n + 1]);
      if (widths_[n] < shortest_wrapped || next.empty() || apart(n + 1)) { continue; }
      if (starts_lower(next) && read_bullet(next).size == 0) {
        ++wraps;
        wrapped_at.push_back(widths_[n]);
      }
      ++full;
    }
    if (!wrapped_at.empty()) {
      const auto middle = wrapped_at.begin() + static_cast<std::ptrdiff_t>(wrapped_at.size() / 2);
      std::ranges::nth_element(wrapped_at, middle);
      usual_ = *middle;
    }
    wrapped_ = wraps >= 2 && wraps * 8 >= full;
  }

  /// True when `word` would not have fitted at the end of line `line` (0-based), in a text that the page wraps.
  [[nodiscard]] bool forced(std::size_t line, std::string_view word) const {
    return wrapped_ && line < widths_.size() && widths_[line] >= shortest_wrapped && widths_[line] * 10 >= usual_ * 8 &&
           past_edge(line, word);
  }
  /// The same for a line so long that it can tell by itself.
  [[nodiscard]] bool tight(std::size_t line, std::string_view word) const {
    constexpr std::size_t long_line = 60;
    return line < widths_.size() && widths_[line] >= long_line && past_edge(line, word);
  }
  /// Every line of the paragraph around line `line` but the last is so long that the next word had no room: the page
  /// wrapped it. O(lines of the paragraph).
  [[nodiscard]] bool fills_paragraph(const std::vector<std::string>& lines, std::size_t line) const {
    constexpr std::size_t most_lines = 12;
    const auto blank = [&](std::size_t n) { return n >= lines.size() || trim(lines[n]).empty(); };
    std::size_t first = line;
    while (first > 0 && line - first < most_lines && !blank(first - 1)) {
      --first;
    }
    std::size_t last = line;
    while (last - first < most_lines && !blank(last + 1)) {
      ++last;
    }
    if (widest_ > widest_page || last == first || last - first >= most_lines) { return false; }
    for (std::size_t n = first; n < last; ++n) {
      if (!tight(n, first_word(trim(lines[n + 1])))) { return false; }
    }
    return true;
  }
  /// The line is nearly as wide as those around it.
  [[nodiscard]] bool full(std::size_t line) const { return forced(line, "xxxxxxxxxx"); }
  [[nodiscard]] bool wrapped() const { return wrapped_; }

private:
  [[nodiscard]] bool past_edge(std::size_t line, std::string_view word) const {
    const std::size_t from = line > wrap_reach ? line - wrap_reach : 0;
    const std::size_t to = std::min(widths_.size(), line + wrap_reach + 1);
    std::size_t widest = 0;
    for (std::size_t n = from; n < to; ++n) {
      widest = std::max(widest, widths_[n]);
    }
    return widest <= 220 && widths_[line] + 1 + length(word) > widest;
  }

  std::vector<std::size_t> widths_;
  std::size_t widest_ = 0;
  std::size_t usual_ = 0; ///< how wide lines are that go on below; the middle one of them
  bool wrapped_ = false;
};

class Joiner {
public:
  Joiner(const std::vector<std::string>& lines, const std::vector<LineStyle>& styles)
      : wrapping_(lines, styles), hyphens_(lines), names_(stacked_names({lines.begin(), lines.end()})), lines_(lines),
        paragraphs_(!styles.empty() && !wrapping_.wrapped()) {}

  std::vector<Block> run(std::vector<Piece> pieces) {
    for (Piece& piece : pieces) {
      if (!blocks_.empty()) { undo_bullet(blocks_.back(), piece); }
      const std::optional<std::size_t> target = target_of(piece);
      if (target && joins(blocks_[*target], piece)) {
        append(blocks_[*target], piece);
        closed_ = piece.closed;
      } else {
        add(piece);
        closed_ = piece.closed;
      }
      soft_hyphen_ = piece.soft_hyphen;
    }
    return std::move(blocks_);
  }

private:
  Wrapping wrapping_;
  Hyphens hyphens_;
  std::vector<bool> names_; ///< lines that are names of those below
  const std::vector<std::string>& lines_;
  bool paragraphs_ = false; ///< lines are paragraphs of their own, unless they break off
  std::vector<Block> blocks_;
  bool closed_ = false;
  bool soft_hyphen_ = false;
  bool whole_line_ = false;

  static bool is_footnote(const Block& block) { return block.kind == BlockKind::paragraph && !block.bullet.empty(); }

  /// "• Ana Paz — Adviser" above "  — “Ten years of visas”": the dash goes on with the item and begins none.
  static void undo_bullet(const Block& block, Piece& piece) {
    const bool dash = piece.bullet == "—" || piece.bullet == "–";
    const bool quote = piece.text.starts_with("“") || piece.text.starts_with("«");
    const bool hangs = !block.bullet.empty() && block.bullet != piece.bullet && piece.indent > block.indent;
    if (!dash || !quote || !hangs || piece.blank > 0 || piece.table > 0) { return; }
    piece.text = piece.bullet + " " + piece.text;
    for (Ranges* const ranges : {&piece.emphasis, &piece.italics}) {
      for (auto& [begin, end] : *ranges) {
        begin += piece.bullet.size() + 1;
        end += piece.bullet.size() + 1;
      }
    }
    piece.bullet.clear();
    piece.goes_on = true;
  }

  /// The block that the piece may continue: the last one, or the one before the footnotes.
  [[nodiscard]] std::optional<std::size_t> target_of(const Piece& piece) const {
    if (blocks_.empty()) { return std::nullopt; }
    std::size_t at = blocks_.size() - 1;
    if (piece.goes_on.value_or(false) && piece.table > 0) { // the cell above may stand before another of its row
      constexpr std::size_t most_cells = 16;
      for (std::size_t back = 0; back < std::min(most_cells, blocks_.size()); ++back) {
        const Block& block = blocks_[at - back];
        if (block.table == piece.table && block.column == piece.column) { return at - back; }
      }
    }
    if (piece.blank > 0 || piece.after_page) {
      while (at > 0 && is_footnote(blocks_[at])) {
        --at;
      }
    }
    return at;
  }

  [[nodiscard]] bool joins(const Block& block, const Piece& piece) const {
    if (piece.goes_on) { return *piece.goes_on; }
    if (block.text.size() > longest_block) { return false; }
    if (piece.boundary || closed_ || piece.kind == BlockKind::heading || block.kind == BlockKind::heading) { return false; }
    if (piece.table != block.table || (piece.table > 0 && piece.column != block.column)) { return false; }
    if (!piece.whole_line && piece.table == 0) { return false; }
    if (begins_with_hours(piece.text)) {
      return piece.blank == 0 && !piece.after_page && &block == &blocks_.back() && awaits_hours(block.text);
    }
    const bool lower = starts_lower(piece.text);
    const bool apart = piece.blank > 0 || piece.after_page || &block != &blocks_.back();
    if (apart) { return lower && joins_apart(block, piece); }
    if (soft_hyphen_ && lower) { return true; }
    const bool stop = ends_sentence(block.text) && !open_quote(block.text);
    const auto last = static_cast<std::size_t>(block.last_line - 1);
    const bool forced = wrapping_.forced(last, first_word(piece.text));
    if (all_capitals(block.text) && !all_capitals(piece.text) && !ends_open(block.text, true)) { return false; }
    if (lower && paragraphs_ && length(trim(lines_[last])) < shortest_wrapped) { return ends_open(block.text, true); }
    if (lower && begins_small_title(piece.text) && !ends_open(block.text, true)) { return false; }
    if (lower) { return !stop || forced; }
    const bool entries = begins_entry(block.text) && begins_entry(piece.text);
    if (reads_on(lines_[last]) && piece.text.size() * 2 >= lines_[last].size() && !entries) { return true; }
    const bool hanging = !block.bullet.empty() && piece.bullet.empty() && piece.indent > block.indent && piece.table == 0;
    if (is_name(piece.line) || labels_name(piece)) { return false; }
    if (ends_open(block.text, wrapping_.wrapped() || hanging)) { return true; }
    if (is_stacked(block)) { return false; }
    const bool tight = !stop && wrapping_.tight(last, first_word(piece.text));
    if (hanging && titles_entry(block, piece)) { return false; }
    if (hanging && tight) { return true; }
    constexpr int most_in = 8;
    const bool further_in = block.bullet.empty() && piece.bullet.empty() && piece.table == 0 && piece.columns &&
                            piece.indent >= block.indent + 2 && piece.indent <= block.indent + most_in;
    const bool detailed = block.text.find(',') != std::string::npos || block.text.find(" – ") != std::string::npos;
    const bool apart_inside = trim(lines_[last]).find("   ") != std::string_view::npos ||
                              trim(lines_[static_cast<std::size_t>(piece.line - 1)]).find("   ") != std::string_view::npos;
    if (further_in && tight && detailed && !apart_inside) { return true; }
    // "… Ministry of Livestock" above "(Niger), and": brackets go on with what stands before.
    if (tight && piece.bullet.empty() && piece.text.starts_with('(') && piece.text.find("),") < piece.text.find(' ')) {
      return true;
    }
    // "… Relata: Tomás" above "Echenique.": the last words of a paragraph.
    if (tight && piece.bullet.empty() && piece.table == 0 && ends_sentence(piece.text) &&
        piece.text.find(' ') == std::string::npos) {
      return true;
    }
    const bool told = block.text.find(", ") != std::string::npos; // of a person: a title and a place stand on their own
    if (told && tight && !begins_with_hours(block.text) && piece.table == 0 && piece.bullet.empty() &&
        !begins_marked(piece.text) && first_word(block.text) != first_word(piece.text) && !entries &&
        wrapping_.fills_paragraph(lines_, last)) {
      return true;
    }
    if (!forced || begins_stacked(block, piece) || heads_further_out(block, piece) || begins_marked(piece.text)) {
      return false;
    }
    if (block.line == block.last_line && begins_small_post(block.text) && begins_small_post(piece.text)) { return false; }
    if (all_capitals(block.text) != all_capitals(piece.text)) { return false; }
    return whole(block.emphasis, block.text.size()) == whole(piece.emphasis, piece.text.size()) || !piece.emphasis.empty();
  }

  [[nodiscard]] bool is_name(int line) const {
    return line > 0 && static_cast<std::size_t>(line) <= names_.size() && names_[static_cast<std::size_t>(line - 1)];
  }

  /// "- Ten years of visas" above "  Ana Paz (Institute A)": the title of a talk, and whoever gives it.
  static bool titles_entry(const Block& block, const Piece& piece) {
    return block.line == block.last_line && !begins_entry(block.text) && !begins_marked(block.text) &&
           begins_entry(piece.text) && piece.text.ends_with(')');
  }

  /// "Presents" above "Ana Paz": one word on a line, above a name alone.
  [[nodiscard]] bool labels_name(const Piece& piece) const {
    const auto next = static_cast<std::size_t>(piece.line);
    return piece.table == 0 && piece.text.find(' ') == std::string::npos && !ends_sentence(piece.text) &&
           next < lines_.size() && is_bare_name(trim(lines_[next]));
  }

  /// The block is a name on a line of its own, or the first line below one.
  [[nodiscard]] bool is_stacked(const Block& block) const {
    return is_name(block.last_line) || (block.line == block.last_line && is_name(block.line - 1));
  }

  /// "Ana Paz, vice-présidente de A": an entry whose post begins with a small letter.
  static bool begins_small_post(std::string_view text) {
    const std::size_t comma = text.find(", ");
    return comma != std::string_view::npos && begins_entry(text) && starts_lower(text.substr(comma + 2));
  }

  /// A short line without a comma, further out than the one above it: "Team members".
  static bool heads_further_out(const Block& block, const Piece& piece) {
    constexpr std::size_t longest = 40;
    return piece.table == 0 && block.line == block.last_line && piece.indent + 2 <= block.indent &&
           length(piece.text) <= longest && piece.text.find_first_of(",;.(") == std::string::npos;
  }

  /// Names and posts on lines in turn: below a name and its post stands a name, and what is below that is none.
  [[nodiscard]] bool begins_stacked(const Block& block, const Piece& piece) const {
    if (blocks_.size() < 2 || piece.table > 0 || !piece.bullet.empty()) { return false; }
    const Block& above = blocks_[blocks_.size() - 2];
    const auto next = static_cast<std::size_t>(piece.line);
    const std::string_view below = next < lines_.size() ? trim(lines_[next]) : std::string_view();
    return above.last_line + 1 == block.line && is_bare_name(above.text) && is_bare_name(piece.text) && !below.empty() &&
           starts_upper(below) && !is_bare_name(below);
  }

  /// A sentence that blank lines, a page header or a footnote cut.
  [[nodiscard]] bool joins_apart(const Block& block, const Piece& piece) const {
    if (ends_sentence(block.text) || length(block.text) < 40) { return false; }
    const auto last = static_cast<std::size_t>(block.last_line - 1);
    const bool broken_page = piece.after_page || &block != &blocks_.back() || piece.blank > 1;
    return wrapping_.wrapped() ? wrapping_.full(last) || ends_open(block.text, true)
                               : broken_page || ends_open(block.text, true);
  }

  void add(Piece& piece) {
    Block block;
    block.kind = piece.kind;
    block.text = std::move(piece.text);
    block.line = block.last_line = piece.line;
    block.page = piece.page;
    block.table = piece.table;
    block.row = piece.row;
    block.column = piece.column;
    block.indent = piece.indent;
    block.bullet = std::move(piece.bullet);
    if (!block.bullet.empty() && static_cast<unsigned char>(block.bullet.front()) >= 0xC2 &&
        read_bullet(block.bullet).footnote) {
      block.kind = BlockKind::paragraph;
    }
    block.emphasis = std::move(piece.emphasis);
    block.italics = std::move(piece.italics);
    block.line_starts.emplace_back(0, piece.line);
    blocks_.push_back(std::move(block));
  }

  void append(Block& block, const Piece& piece) {
    const bool hyphen = block.text.size() > 2 && block.text.ends_with('-') && block.text[block.text.size() - 2] != ' ';
    if (hyphen && starts_lower(piece.text)) {
      if (!hyphens_.keeps(block.text, piece.text)) { block.text.pop_back(); }
    } else if (!hyphen && !soft_hyphen_) {
      block.text += ' ';
    }
    const std::size_t offset = block.text.size();
    block.line_starts.emplace_back(offset, piece.line);
    block.text += piece.text;
    block.last_line = piece.line;
    shift(block.emphasis, piece.emphasis, offset);
    shift(block.italics, piece.italics, offset);
  }

  static void shift(Ranges& ranges, const Ranges& more, std::size_t offset) {
    for (const auto& [begin, end] : more) {
      if (!ranges.empty() && begin == 0 && ranges.back().second + 1 >= offset) {
        ranges.back().second = end + offset;
      } else {
        ranges.emplace_back(begin + offset, end + offset);
      }
    }
  }
};

} // namespace

std::vector<Block> join_pieces(std::vector<Piece> pieces, const std::vector<std::string>& lines,
                               const std::vector<LineStyle>& styles) {
  mark_wrapped_cells(pieces);
  return Joiner(lines, styles).run(std::move(pieces));
}

} // namespace entente::document
