/// @file
/// Lines to pieces, one after another.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/text/unicode.hpp"
#include "importers/document/bullets.hpp"
#include "importers/document/cells.hpp"
#include "importers/document/characters.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/entities.hpp"
#include "importers/document/pieces.hpp"
#include "importers/document/tags.hpp"

namespace entente::document {

/// Turns the lines of a document into pieces, carrying open tags and marks from line to line.
class Splitter {
public:
  Splitter(const std::vector<std::string>& lines, const std::vector<LineUse>& uses, const std::vector<LineStyle>& styles)
      : lines_(lines), uses_(uses), styles_(styles), styled_(!styles.empty()), tables_(lines, uses) {}

  std::vector<Piece> run() {
    for (at_ = 0; at_ < lines_.size(); ++at_) {
      read_line();
    }
    return std::move(pieces_);
  }

private:
  const std::vector<std::string>& lines_;
  const std::vector<LineUse>& uses_;
  const std::vector<LineStyle>& styles_;
  bool styled_ = false;
  Cells tables_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;

  // What carries over from line to line.
  std::size_t blank_ = 0;
  bool after_page_ = false;
  bool boundary_ = false;
  bool bold_mark_ = false;
  bool italic_mark_ = false;
  int bold_tags_ = 0;
  int italic_tags_ = 0;
  int list_depth_ = 0;
  int heading_tag_ = 0;
  int hidden_tags_ = 0;
  bool item_tag_ = false;
  int table_ = 0;
  int row_ = 0;
  int column_ = 0;
  bool html_table_ = false;
  std::unordered_map<int, int> table_numbers_; ///< of tables that the format gives

  // How the line being read was set.
  bool set_bold_ = false;
  bool set_italic_ = false;
  bool set_item_ = false;

  // The piece being read.
  Piece piece_;
  bool twice_ = false; ///< a bullet stood before the bullet ("- i)")
  std::size_t bold_begin_ = 0;
  std::size_t italic_begin_ = 0;

  void read_line() {
    const std::string& line = lines_[at_];
    if (line.find('\f') != std::string::npos) { after_page_ = true; }
    if (uses_[at_] != LineUse::text) {
      after_page_ = true;
      return;
    }
    const std::string_view text = trim(line);
    if (text.empty()) {
      ++blank_;
      bold_mark_ = italic_mark_ = false;
      return;
    }
    const std::size_t first = pieces_.size();
    set_bold_ = set_italic_ = set_item_ = false;
    if (styled_ && (style().table > 0 || style().kind == BlockKind::heading)) {
      read_set(text);
      finish_line(first, line);
      return;
    }
    boundary_ = boundary_ || (styled_ && style().boundary);
    const std::vector<Cell> cells = tables_.split(at_);
    if (cells.empty()) {
      if (!html_table_) { table_ = row_ = column_ = 0; }
      read_plain(line, text);
    } else {
      table_ = cells.front().table;
      row_ = cells.front().row;
      if (cells.front().column == 1) { list_depth_ = 0; }
      const bool across = bold_across(cells);
      for (const Cell& cell : cells) {
        column_ = cell.column;
        boundary_ = boundary_ || !cell.continues || &cell != &cells.front();
        std::string_view inside = cell.text;
        if (across && &cell == &cells.front()) { inside.remove_prefix(2); }
        if (across && &cell == &cells.back()) { inside.remove_suffix(2); }
        bold_mark_ = bold_mark_ || across;
        begin_piece(0);
        piece_.row = cell.row;
        if (cell.goes_on) { piece_.goes_on = true; }
        scan(inside);
        end_piece();
      }
      if (across) { bold_mark_ = false; }
    }
    finish_line(first, line);
  }

  /// "**10:00 | Panel 1**": the marks of bold stand around all the cells.
  [[nodiscard]] static bool bold_across(const std::vector<Cell>& cells) {
    constexpr std::string_view mark = "**";
    const std::string_view first = cells.front().text;
    const std::string_view last = cells.back().text;
    return cells.size() > 1 && first.starts_with(mark) && first.find(mark, mark.size()) == std::string_view::npos &&
           last.ends_with(mark) && last.find(mark) + mark.size() == last.size() && last.size() > mark.size();
  }

  [[nodiscard]] const LineStyle& style() const { return styles_[at_]; }

  /// Reads a line of a table cell or a heading, which the format marked as such.
  void read_set(std::string_view text) {
    table_ = 0;
    if (style().table > 0) {
      int& number = table_numbers_[style().table];
      if (number == 0) { number = tables_.next_table(); }
      table_ = number;
    }
    row_ = style().row;
    column_ = style().column;
    boundary_ = boundary_ || style().boundary;
    begin_piece(0);
    set_kind(style());
    scan(text);
    end_piece();
    if (style().table == 0 && !pieces_.empty()) { pieces_.back().closed = true; }
  }

  void set_kind(const LineStyle& style) {
    if (style.kind == BlockKind::heading) { piece_.kind = BlockKind::heading; }
    set_item_ = style.kind == BlockKind::list_item;
    if (style.level > 0) { piece_.indent = style.level; }
  }

  /// Follows the bold and italic stretches of the line up to `place`; gives the bytes until one begins or ends.
  std::size_t follow_style(const char* place) {
    const auto at = static_cast<std::size_t>(place - lines_[at_].data());
    std::size_t next = lines_[at_].size() - at;
    const auto within = [&](const Ranges& ranges) {
      const auto range = std::ranges::upper_bound(ranges, at, {}, [](const auto& r) { return r.second; });
      if (range == ranges.end()) { return false; }
      const bool inside = range->first <= at;
      next = std::min(next, (inside ? range->second : range->first) - at);
      return inside;
    };
    const bool was_bold = bold();
    const bool was_italic = italic();
    set_bold_ = within(style().bold);
    set_italic_ = within(style().italics);
    set_bold(bold(), was_bold);
    set_italic(italic(), was_italic);
    return std::max<std::size_t>(next, 1);
  }

  void finish_line(std::size_t first, const std::string& line) {
    if (pieces_.size() == first) { return; }
    pieces_[first].blank = blank_;
    pieces_[first].after_page = after_page_;
    pieces_[first].whole_line = pieces_.size() == first + 1 && pieces_[first].table == 0;
    if (line.ends_with("  ") && !line.ends_with("   ") && (bold_mark_ || !pieces_.back().emphasis.empty())) {
      pieces_.back().closed = true;
    }
    blank_ = 0;
    after_page_ = false;
  }

  void read_plain(std::string_view line, std::string_view text) {
    if (tables_.is_rule(at_)) {
      boundary_ = true;
      return;
    }
    while (text.starts_with("> ")) {
      text = trim(text.substr(2));
    }
    begin_piece(leading_columns(line));
    piece_.columns = !styled_;
    const std::size_t hashes = take_heading_mark(text);
    const bool heading = hashes > 0;
    if (heading || tables_.underlined(at_)) {
      piece_.kind = BlockKind::heading;
      piece_.indent = static_cast<int>(hashes);
      piece_.boundary = true;
    } else if (styled_) {
      set_kind(style());
    }
    const std::size_t before = pieces_.size();
    scan(text);
    end_piece();
    if (heading || tables_.underlined(at_)) {
      for (std::size_t n = before; n < pieces_.size(); ++n) {
        pieces_[n].closed = true;
      }
    }
  }

  void begin_piece(int indent) {
    piece_ = Piece{};
    piece_.line = static_cast<int>(at_) + 1;
    piece_.indent = indent;
    piece_.table = table_;
    piece_.row = row_;
    piece_.column = column_;
    bold_begin_ = italic_begin_ = 0;
    twice_ = false;
  }

  void end_piece() {
    close_range(piece_.emphasis, bold_begin_, bold());
    close_range(piece_.italics, italic_begin_, italic());
    trim_end(piece_);
    if (piece_.text.empty()) {
      boundary_ = boundary_ || piece_.boundary;
      return;
    }
    if (piece_.kind == BlockKind::paragraph) {
      if (heading_tag_ > 0) {
        piece_.kind = BlockKind::heading;
      } else if (!piece_.bullet.empty() || item_tag_ || set_item_) {
        piece_.kind = BlockKind::list_item;
      } else if (piece_.table > 0) {
        piece_.kind = BlockKind::cell;
      }
    }
    if (list_depth_ > 0) { piece_.indent = list_depth_; }
    piece_.boundary = piece_.boundary || boundary_ || !piece_.bullet.empty();
    boundary_ = false;
    pieces_.push_back(std::move(piece_));
  }

  /// Ends the piece being read and begins another on the same line.
  void split() {
    const int indent = piece_.indent;
    const BlockKind kind = piece_.kind == BlockKind::heading ? BlockKind::heading : BlockKind::paragraph;
    end_piece();
    begin_piece(indent);
    piece_.kind = kind;
    boundary_ = true;
  }

  [[nodiscard]] bool bold() const { return bold_mark_ || bold_tags_ > 0 || set_bold_; }
  [[nodiscard]] bool italic() const { return italic_mark_ || italic_tags_ > 0 || set_italic_; }

  void close_range(Ranges& ranges, std::size_t begin, bool open) const {
    if (open && begin < piece_.text.size()) { ranges.emplace_back(begin, piece_.text.size()); }
  }

  void set_bold(bool now, bool before) {
    if (before && !now) { close_range(piece_.emphasis, bold_begin_, true); }
    if (!before && now) { bold_begin_ = piece_.text.size(); }
  }
  void set_italic(bool now, bool before) {
    if (before && !now) { close_range(piece_.italics, italic_begin_, true); }
    if (!before && now) { italic_begin_ = piece_.text.size(); }
  }

  void put(std::string_view bytes, char32_t code) {
    if (hidden_tags_ == 0) { put_character(piece_, bytes, code); }
  }

  void scan(std::string_view text) {
    bool at_start = true;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t reach = styled_ ? follow_style(text.data() + at) : text.size();
      if (const std::size_t run = std::min(plain_run(text, at), reach);
          run > 0 && hidden_tags_ == 0 && !piece_.text.empty()) {
        piece_.text += text.substr(at, run);
        piece_.soft_hyphen = false;
        at += run;
        continue;
      }
      const std::string_view rest = text.substr(at);
      if (piece_.text.empty() && (at_start || rest.front() != ' ')) {
        const Bullet bullet = read_bullet(rest);
        const bool second = !piece_.bullet.empty() && !bullet.footnote && bullet.mark != piece_.bullet;
        if (bullet.size > 0 && hidden_tags_ == 0 && (piece_.bullet.empty() || (second && !twice_))) {
          twice_ = second;
          piece_.bullet = bullet.mark;
          if (bullet.footnote) { piece_.boundary = true; }
          at += bullet.size;
          at_start = false;
          bold_begin_ = italic_begin_ = 0;
          continue;
        }
      }
      if (rest.front() != ' ') { at_start = false; }
      at += step(text, at);
    }
  }

  /// Reads what stands at byte `at`; returns how many bytes that was.
  std::size_t step(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    const char front = rest.front();
    if (front == '<') {
      if (const std::optional<Tag> tag = read_tag(rest)) {
        apply(*tag);
        return tag->size;
      }
    } else if (front == '&') {
      if (const std::optional<Reference> reference = read_reference(rest)) {
        put(reference->text, code_point(reference->text, 0).code);
        return reference->size;
      }
    } else if (front == '*' || front == '_') {
      if (const std::size_t size = read_mark(text, at); size > 0) { return size; }
    } else if (front == '\\' && rest.size() > 1 && std::string_view("\\`*_{}[]()#+-.!|<>").find(rest[1]) != rest.npos) {
      put(rest.substr(1, 1), static_cast<unsigned char>(rest[1]));
      return 2;
    } else if (front == '[' || (front == '!' && rest.starts_with("!["))) {
      if (const std::size_t size = read_link(rest); size > 0) { return size; }
    }
    if (const std::size_t leaders = leader_dots(rest); leaders > 0) {
      for (const std::string_view part : {" ", "–", " "}) {
        put(part, code_point(part, 0).code);
      }
      return leaders;
    }
    if (splits_here(rest)) { split(); }
    if (const std::size_t sign = piece_.text.empty() && piece_.bullet.empty() ? bullet_sign(rest) : 0; sign > 0) {
      piece_.bullet = rest.substr(0, sign);
      return sign;
    }
    const CodePoint point = code_point(rest, 0);
    put(rest.substr(0, point.size), point.code);
    return point.size;
  }

  /// True at a bullet sign in the middle of a list that is printed on one line.
  [[nodiscard]] bool splits_here(std::string_view rest) const {
    if (piece_.text.empty() || bullet_sign(rest) == 0) { return false; }
    return list_depth_ > 0 ||
           rest.starts_with(piece_.bullet.empty() ? std::string_view("\n") : std::string_view(piece_.bullet));
  }

  /// `**`, `__`, `*` and `_` that mark bold and italic; 0 when the sign stands for itself.
  std::size_t read_mark(std::string_view text, std::size_t at);

  /// "[text](address)" and "![text](address)": the text is kept, without that of pictures.
  std::size_t read_link(std::string_view rest);

  void apply(const Tag& tag);
};

} // namespace entente::document
