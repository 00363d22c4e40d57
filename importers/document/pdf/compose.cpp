#include "importers/document/pdf/compose.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/document/bullets.hpp"
#include "importers/document/characters.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/pdf/line_ends.hpp"
#include "importers/document/pdf/runs.hpp"
#include "importers/document/pdf/starts.hpp"
#include "importers/document/pieces.hpp"
#include "importers/document/wording.hpp"

namespace entente::pdf {

namespace {

using document::Piece;

constexpr double heading_size = 1.12; ///< of the text's
constexpr double small_size = 0.93;

/// Text as a piece: no invisible characters, rows of dots as a dash, the bullet apart.
Piece piece_of(const Styled& styled, const document::Bullet& bullet) {
  Piece piece;
  piece.bullet = bullet.mark;
  std::vector<std::size_t> places(styled.text.size() + 1, 0);
  for (std::size_t at = bullet.size; at < styled.text.size();) {
    const std::string_view rest = std::string_view(styled.text).substr(at);
    places[at] = piece.text.size();
    if (const std::size_t leaders = document::leader_dots(rest); leaders > 0) {
      for (const std::string_view part : {" ", "–", " "}) {
        document::put_character(piece, part, document::code_point(part, 0).code);
      }
      std::fill_n(places.begin() + static_cast<std::ptrdiff_t>(at), leaders, piece.text.size());
      at += leaders;
      continue;
    }
    const document::CodePoint point = document::code_point(rest, 0);
    std::fill_n(places.begin() + static_cast<std::ptrdiff_t>(at), point.size, piece.text.size());
    document::put_character(piece, rest.substr(0, point.size), point.code);
    at += point.size;
  }
  places.back() = piece.text.size();
  const auto shift = [&](const Ranges& from, document::Ranges& to) {
    for (const auto& [begin, end] : from) {
      if (end > bullet.size) { to.emplace_back(places[std::max(begin, bullet.size)], places[end]); }
    }
  };
  shift(styled.bold, piece.emphasis);
  shift(styled.italic, piece.italics);
  document::trim_end(piece);
  return piece;
}

class Composer {
public:
  Composer(const std::vector<Sheet>& sheets, Document& document)
      : sheets_(sheets), document_(document), layout_(lay_out(sheets)) {
    for (const Run& run : layout_.runs) {
      for (const Line& line : *run.lines) {
        if (run.table == 0 && line.size >= heading_size * layout_.body) { sizes_.push_back(line.size); }
      }
    }
    learn_starts();
    std::ranges::sort(sizes_, std::greater());
    const auto twins = std::unique(sizes_.begin(), sizes_.end(), [](double a, double b) { return std::abs(a - b) < 0.4; });
    sizes_.erase(twins, sizes_.end());
  }

  void run() {
    int page = 0;
    for (const Run& run : layout_.runs) {
      for (; page < run.page; ++page) {
        print_furniture(page);
      }
      read(run);
    }
    for (; page < static_cast<int>(sheets_.size()); ++page) {
      print_furniture(page);
    }
    document_.blocks = document::join_pieces(std::move(pieces_), document_.lines);
  }

private:
  const std::vector<Sheet>& sheets_;
  Document& document_;
  Layout layout_;
  std::vector<double> sizes_; ///< of headings, from large to small
  EntryStarts starts_;
  std::vector<Piece> pieces_;

  /// The block being read.
  struct Open {
    const Line* last = nullptr;
    const Run* run = nullptr;
    std::string text;     ///< of its last line
    std::size_t size = 0; ///< bytes of it so far
    std::size_t lines = 0;
    double mark_left = 0; ///< where its first line begins
    double text_left = 0; ///< where the text behind its bullet begins
    bool marked = false;
    bool heading = false;
    bool bold = false; ///< its first line begins bold
  };
  Open open_;
  std::map<int, Open> columns_;            ///< of the table being read, the last block of each
  bool hours_ = false;                     ///< the run holds nothing but hours
  std::optional<std::pair<int, int>> cut_; ///< page and row of the cells that the page's end cut

  /// How lines begin that follow lines with room left, or stand first.
  void learn_starts() {
    for (const Run& run : layout_.runs) {
      const std::vector<Line>& lines = *run.lines;
      for (std::size_t n = 0; n < lines.size(); ++n) {
        if (n > 0 && !would_fit(lines[n - 1], lines[n], layout_.settings[run.setting])) { continue; }
        starts_.add(text_of(lines[n]).text);
      }
    }
  }

  void print_furniture(int page) {
    for (const std::string& text : sheets_[static_cast<std::size_t>(page)].furniture) {
      document_.lines.push_back(text);
    }
  }

  void read(const Run& run) {
    hours_ = all_hours(run);
    if (hours_ && ends_hours_of_last_page(run)) {
      cut_ = {run.page, run.row};
      return;
    }
    resume(run);
    for (const Line& line : *run.lines) {
      const Styled styled = text_of(line);
      Piece piece = piece_of(styled, document::read_bullet(styled.text));
      if (piece.text.empty() && piece.bullet.empty()) { continue; }
      if (piece.text.empty()) { piece.text = std::exchange(piece.bullet, ""); }
      const bool fresh = open_.run != &run;
      const bool heading = run.table == 0 && line.size >= heading_size * layout_.body;
      const bool joins = open_.last != nullptr && goes_on(run, line, styled, heading, fresh);
      if (joins && !piece.bullet.empty()) { piece = piece_of(styled, {}); }
      const bool white = fresh ? run.first_of_part && !document_.lines.empty() : stands_off(line);
      if (!joins && white) { document_.lines.emplace_back(); }
      document_.lines.push_back(styled.text);
      piece.line = static_cast<int>(document_.lines.size());
      piece.page = run.page;
      piece.table = run.table;
      piece.row = run.row;
      piece.column = run.column;
      piece.goes_on = joins;
      piece.after_page = joins && fresh;
      if (joins) {
        open_.size += styled.text.size() + 1;
        ++open_.lines;
      } else {
        begin(run, line, piece, heading);
        open_.size = styled.text.size();
        open_.lines = 1;
      }
      open_.text = styled.text;
      open_.last = &line;
      open_.run = &run;
      pieces_.push_back(std::move(piece));
    }
  }

  /// A cell at the top of a page whose row has no first cell may go on with the last one of its column.
  void resume(const Run& run) {
    if (run.table == 0 || open_.run == nullptr || open_.run->table != run.table) {
      columns_.clear();
    } else {
      columns_[open_.run->column] = open_;
    }
    if (run.table == 0 || run.column == 1) { return; }
    if (run.first_of_part) { cut_ = {run.page, run.row}; }
    const auto column = columns_.find(run.column);
    if (cut_ == std::pair(run.page, run.row) && column != columns_.end()) { open_ = column->second; }
  }

  static std::string joined(const Run& run) {
    std::string text;
    for (const Line& line : *run.lines) {
      text += (text.empty() ? "" : " ") + text_of(line).text;
    }
    return text;
  }

  /// The cell holds hours alone, however narrow it is and wherever its lines break.
  [[nodiscard]] static bool all_hours(const Run& run) {
    constexpr std::size_t most_lines = 8;
    if (run.table == 0 || run.lines->empty() || run.lines->size() > most_lines) { return false; }
    return document::only_hours(joined(run));
  }

  /// "– 18 h" at the top of a page goes on with the "16 h 30" that the last page ends with, "18 h" with "16 h 30 –".
  bool ends_hours_of_last_page(const Run& run) {
    if (!run.first_of_part || run.column != 1 || open_.run == nullptr || open_.run->page >= run.page) { return false; }
    const std::string text = joined(run);
    const auto hours = std::ranges::find_if(
        pieces_.rbegin(), pieces_.rend(), [&](const Piece& piece) { return piece.table != run.table || piece.column == 1; });
    if (hours == pieces_.rend() || hours->table != run.table || hours->page + 1 != run.page) { return false; }
    const bool dash = text.starts_with('-') || text.starts_with("–") || text.starts_with("—");
    if (!dash && !ends_in_dash(hours->text)) { return false; }
    std::string whole;
    for (auto piece = hours; piece != pieces_.rend(); ++piece) {
      whole.insert(0, piece->text + " ");
      if (!piece->goes_on.value_or(false)) { break; }
    }
    if (!document::only_hours(whole + text)) { return false; }
    hours->text += " " + text;
    document_.lines.push_back(text);
    return true;
  }

  void begin(const Run& run, const Line& line, Piece& piece, bool heading) {
    const Setting& setting = layout_.settings[run.setting];
    open_.marked = !piece.bullet.empty();
    open_.heading = heading;
    open_.bold = line.words[open_.marked && line.words.size() > 1 ? 1 : 0].bold;
    open_.mark_left = line.box.left;
    open_.text_left = open_.marked && begins_with_mark(line) ? line.words[1].box.left : line.box.left;
    if (heading) {
      piece.kind = BlockKind::heading;
      const auto level = std::ranges::find_if(sizes_, [&](double size) { return size < line.size + 0.4; });
      piece.indent = static_cast<int>(level - sizes_.begin()) + 1;
      if (open_.marked) { piece.text = piece.bullet + " " + piece.text, piece.bullet.clear(); }
    } else if (open_.marked) {
      piece.kind = BlockKind::list_item;
      const auto level = std::ranges::upper_bound(setting.marks, line.box.left + 1);
      piece.indent = std::max(1, static_cast<int>(level - setting.marks.begin()));
    } else if (run.table > 0) {
      piece.kind = BlockKind::cell;
    } else {
      piece.indent = std::max(0, static_cast<int>((line.box.left - setting.left) / std::max(1.0, line.size / 2)));
    }
  }

  /// More white stands between the line and the one before than between most paragraphs.
  [[nodiscard]] bool stands_off(const Line& line) const {
    const Setting& setting = layout_.settings[open_.run->setting];
    const double usual = std::max(setting.loose, 1.1 * setting.pitch + 0.12);
    return line.box.middle() - open_.last->box.middle() > usual * std::max(line.size, open_.last->size);
  }

  /// More white stands between the lines than within a paragraph.
  [[nodiscard]] bool apart(const Run& run, const Line& above, const Line& line) const {
    const double pitch = line.box.middle() - above.box.middle();
    const double size = std::max(line.size, above.size);
    const double usual = layout_.settings[run.setting].pitch * size;
    const double raised = std::abs(line.box.height() - above.box.height()) > 0.5 ? 2 : 0;
    return pitch > usual + std::max(1.3, 0.1 * usual) + raised || pitch < 0.4 * size;
  }

  [[nodiscard]] bool goes_on(const Run& run, const Line& line, const Styled& styled, bool heading, bool fresh) const {
    if (heading != open_.heading || (run.table > 0) != (open_.run->table > 0) || run.column != open_.run->column) {
      return false;
    }
    if (fresh && run.table > 0 && run.row != open_.run->row) { return crosses_page(run, line, styled); }
    if (fresh) { return crosses(run, line, styled); }
    if (hours_) { return true; }
    if (apart(run, *open_.last, line) || std::abs(line.size - open_.last->size) > 0.08 * line.size) { return false; }
    const Setting& setting = layout_.settings[run.setting];
    const bool wrapped = !would_fit(*open_.last, line, setting);
    const bool lower = begins_small(line);
    if (run.table > 0 && rest_of_hours(open_.text, open_.size, styled.text)) { return true; }
    if (between_hours(open_.text, styled.text)) { return true; }
    if (closes_bracket(open_.text, styled.text) || awaits_number(open_.text)) { return true; }
    if (begins_with_mark(line) || document::read_bullet(styled.text).size > 0) {
      return wrapped && inner_mark(line, styled);
    }
    if (document::begins_with_hours(styled.text)) { return wrapped && hours_in_sentence(open_.text, styled.text); }
    const bool stop = document::ends_sentence(open_.text);
    if (line.box.left < open_.mark_left - 3 && open_.marked) {
      const bool margin = std::abs(line.box.left - setting.left) < 1.5 && !line.words.back().text.ends_with(':');
      return wrapped && (lower || (margin && may_follow(line, styled, setting, stop)));
    }
    if (document::all_capitals(open_.text) && !document::all_capitals(styled.text) &&
        !document::ends_open(open_.text, true)) {
      return false;
    }
    const std::string& last = open_.last->words.back().text;
    const bool double_name = wrapped && last.size() > 2 && starts_upper(last); // "Adebayo-" above "Laurent"
    if (last.ends_with('-') && (lower || double_name)) { return true; }
    if (!wrapped) {
      if (heading) { return false; }
      const bool long_line = open_.last->box.width() > 0.6 * (setting.right - setting.left);
      const bool even = line.words.front().bold == open_.last->words.back().bold;
      const bool person = document::begins_marked(styled.text) || begins_with_excellency(styled.text);
      if (setting.spaced && long_line && even && !stop && !person) { return true; }
      return lower ? !stop : document::ends_open(open_.text, !ends_with_unit(open_.text));
    }
    return lower || may_follow(line, styled, setting, stop);
  }

  /// A capital at the start of a line that follows a full one: the same sentence, or another entry?
  [[nodiscard]] bool may_follow(const Line& line, const Styled& styled, const Setting& setting, bool stop) const {
    if (cuts_name(*open_.last, line)) { return true; }
    const bool open = document::ends_open(open_.text, true) || ends_with_title(open_.text);
    if (all_bold(*open_.last) != all_bold(line) && !open) {
      const bool into_bold = !open_.last->words.back().bold && line.words.front().bold;
      const bool out_of_bold = open_.last->words.back().bold && !line.words.front().bold;
      if (into_bold || out_of_bold) { return false; }
    }
    if (open_.bold && line.words.front().bold && !open_.last->words.back().bold && !open) { return false; }
    if (document::all_capitals(open_.text) != document::all_capitals(styled.text) && !open) {
      const bool whole_capitals = document::all_capitals(open_.text) && line.words.size() > 1;
      const bool into_capitals = document::all_capitals(styled.text) && line.words.size() > 1;
      if (whole_capitals || into_capitals) { return false; }
    }
    if (!open && (begins_with_label(line) || starts_.usual(styled.text) || begins_with_excellency(styled.text))) {
      return false;
    }
    return setting.wraps || !stop || open;
  }

  /// A dash or number that a wrapped line happens to begin with.
  [[nodiscard]] bool inner_mark(const Line& line, const Styled& styled) const {
    if (document::bullet_sign(styled.text) > 0 || document::ends_sentence(open_.text)) { return false; }
    const bool hanging = open_.marked && open_.text_left > open_.mark_left + 2;
    return hanging ? std::abs(line.box.left - open_.text_left) < 1.5 : false;
  }

  /// A sentence that the end of a column or a page cut.
  [[nodiscard]] bool crosses(const Run& run, const Line& line, const Styled& styled) const {
    if (open_.heading || (run.page == open_.run->page && run.table > 0)) { return false; }
    if (document::read_bullet(styled.text).size > 0 || document::ends_sentence(open_.text)) { return false; }
    if (std::abs(line.size - open_.last->size) > 0.08 * line.size) { return false; }
    if (begins_small(line)) { return true; }
    if (document::begins_with_hours(styled.text)) { return false; }
    const Setting& setting = layout_.settings[open_.run->setting];
    const bool full = !would_fit(*open_.last, line, setting);
    if (open_.size < 40 && open_.last->box.width() < 0.8 * (setting.right - setting.left)) { return false; }
    const bool hanging = open_.marked && open_.text_left > open_.mark_left + 2 && run.setting == open_.run->setting &&
                         std::abs(line.box.left - open_.text_left) < 1.5;
    // A cell, or a paragraph of several lines, rather goes on than ends just where its line is full.
    const bool long_text = (run.table > 0 && run.column > 1) || open_.lines >= 3;
    return full && (hanging || long_text || document::ends_open(open_.text, true)) && !begins_with_label(line) &&
           line.words.front().bold == open_.last->words.back().bold;
  }

  /// A cell that the end of a page or of a column of the page cut.
  [[nodiscard]] bool crosses_page(const Run& run, const Line& line, const Styled& styled) const {
    const bool beside = run.page == open_.run->page && line.box.top < open_.last->box.top;
    return (run.page > open_.run->page || beside) && run.table == open_.run->table && cut_ == std::pair(run.page, run.row) &&
           run.column > 1 && crosses(run, line, styled);
  }
};

} // namespace

void compose(const std::vector<Sheet>& sheets, Document& document) { Composer(sheets, document).run(); }

} // namespace entente::pdf
