#include "importers/document/pdf/compose.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/document/bullets.hpp"
#include "importers/document/characters.hpp"
#include "importers/document/decode.hpp"
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

/// Takes the sign or word between two hours from the end of the text; false when there is none.
bool drop_dash(std::string_view& text) {
  for (const std::string_view dash : {"–", "—", "-", " to", " à", " a"}) {
    if (!text.ends_with(dash)) { continue; }
    text.remove_suffix(dash.size());
    text = trim(text);
    return true;
  }
  return false;
}

/// "10 h", "15.00 hrs": a short word behind a number.
bool ends_with_unit(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space != std::string_view::npos && space > 0 && text[space - 1] >= '0' && text[space - 1] <= '9';
}

/// "Sr.", "Mr.", "H.E.": a stop behind a short word with a capital, before a name.
bool ends_with_title(std::string_view text) {
  constexpr std::size_t longest = 6;
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  return word.ends_with('.') && word.size() <= longest && word.size() < text.size() && starts_upper(word);
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

  // The block being read.
  const Line* last_ = nullptr;
  const Run* last_run_ = nullptr;
  std::string text_;     ///< of its last line
  std::size_t size_ = 0; ///< bytes of it so far
  std::size_t lines_ = 0;
  double mark_left_ = 0; ///< where its first line begins
  double text_left_ = 0; ///< where the text behind its bullet begins
  bool marked_ = false;
  bool heading_ = false;
  bool hours_ = false; ///< the run holds nothing but hours
  bool bold_ = false;  ///< its first line begins bold

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
    if (hours_ && ends_hours_of_last_page(run)) { return; }
    for (const Line& line : *run.lines) {
      const Styled styled = text_of(line);
      Piece piece = piece_of(styled, document::read_bullet(styled.text));
      if (piece.text.empty() && piece.bullet.empty()) { continue; }
      if (piece.text.empty()) { piece.text = std::exchange(piece.bullet, ""); }
      const bool fresh = last_run_ != &run;
      const bool heading = run.table == 0 && line.size >= heading_size * layout_.body;
      const bool joins = last_ != nullptr && goes_on(run, line, styled, heading, fresh);
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
        size_ += styled.text.size() + 1;
        ++lines_;
      } else {
        begin(run, line, piece, heading);
        size_ = styled.text.size();
        lines_ = 1;
      }
      text_ = styled.text;
      last_ = &line;
      last_run_ = &run;
      pieces_.push_back(std::move(piece));
    }
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

  /// "– 18 h" at the top of a page goes on with the "16 h 30" that the last page ends with.
  bool ends_hours_of_last_page(const Run& run) {
    if (!run.first_of_part || run.column != 1 || last_run_ == nullptr || last_run_->page >= run.page) { return false; }
    const std::string text = joined(run);
    const bool dash = text.starts_with('-') || text.starts_with("–") || text.starts_with("—");
    const auto hours = std::ranges::find_if(
        pieces_.rbegin(), pieces_.rend(), [&](const Piece& piece) { return piece.table != run.table || piece.column == 1; });
    if (!dash || hours == pieces_.rend() || hours->table != run.table || hours->page + 1 != run.page) { return false; }
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
    marked_ = !piece.bullet.empty();
    heading_ = heading;
    bold_ = line.words[marked_ && line.words.size() > 1 ? 1 : 0].bold;
    mark_left_ = line.box.left;
    text_left_ = marked_ && begins_with_mark(line) ? line.words[1].box.left : line.box.left;
    if (heading) {
      piece.kind = BlockKind::heading;
      const auto level = std::ranges::find_if(sizes_, [&](double size) { return size < line.size + 0.4; });
      piece.indent = static_cast<int>(level - sizes_.begin()) + 1;
      if (marked_) { piece.text = piece.bullet + " " + piece.text, piece.bullet.clear(); }
    } else if (marked_) {
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
    const Setting& setting = layout_.settings[last_run_->setting];
    const double usual = std::max(setting.loose, 1.1 * setting.pitch + 0.12);
    return line.box.middle() - last_->box.middle() > usual * std::max(line.size, last_->size);
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
    if (heading != heading_ || (run.table > 0) != (last_run_->table > 0) || run.column != last_run_->column) {
      return false;
    }
    if (fresh && run.table > 0 && run.row != last_run_->row) { return crosses_page(run, line, styled); }
    if (fresh) { return crosses(run, line, styled); }
    if (hours_) { return true; }
    if (apart(run, *last_, line) || std::abs(line.size - last_->size) > 0.08 * line.size) { return false; }
    const Setting& setting = layout_.settings[run.setting];
    const bool wrapped = !would_fit(*last_, line, setting);
    const bool lower = begins_small(line);
    if (run.table > 0 && rest_of_hours(styled.text)) { return true; }
    if (between_hours(styled.text)) { return true; }
    if (closes_bracket(styled.text)) { return true; }
    if (begins_with_mark(line) || document::read_bullet(styled.text).size > 0) {
      return wrapped && inner_mark(line, styled);
    }
    if (document::begins_with_hours(styled.text)) { return wrapped && hours_in_sentence(styled.text); }
    const bool stop = document::ends_sentence(text_);
    if (line.box.left < mark_left_ - 3 && marked_) {
      const bool margin = std::abs(line.box.left - setting.left) < 1.5 && !line.words.back().text.ends_with(':');
      return wrapped && (lower || (margin && may_follow(line, styled, setting, stop)));
    }
    if (document::all_capitals(text_) && !document::all_capitals(styled.text) && !document::ends_open(text_, true)) {
      return false;
    }
    const std::string& last = last_->words.back().text;
    const bool double_name = wrapped && last.size() > 2 && starts_upper(last); // "Adebayo-" above "Laurent"
    if (last.ends_with('-') && (lower || double_name)) { return true; }
    if (!wrapped) {
      if (heading) { return false; }
      const bool long_line = last_->box.width() > 0.6 * (setting.right - setting.left);
      const bool even = line.words.front().bold == last_->words.back().bold;
      if (layout_.spaced && long_line && even && !stop && !document::begins_marked(styled.text)) { return true; }
      return lower ? !stop : document::ends_open(text_, !ends_with_unit(text_));
    }
    return lower || may_follow(line, styled, setting, stop);
  }

  /// "Opening (from" above "10.00 to 10.45)": the bracket that the line before opens ends here.
  [[nodiscard]] bool closes_bracket(std::string_view text) const {
    constexpr std::size_t longest = 60;
    const std::size_t open = text_.rfind('(');
    const std::size_t close = text.find(')');
    return open != std::string::npos && text_.find(')', open) == std::string::npos && text_.size() - open < longest &&
           close < longest && text.find('(') > close;
  }

  /// "... may be sent until" above "12.00 hours of the same day.": the sentence goes on before and behind the hours.
  [[nodiscard]] bool hours_in_sentence(std::string_view text) const {
    const std::optional<FoundHours> hours = leading_hours(text);
    return hours && size_ > 0 && document::ends_open(text_, true) &&
           document::starts_lower(trim(text.substr(hours->end_byte)));
  }

  /// Hours that a narrow cell broke: "10:00 –" above "11:30", "10:00" above "– 11:30", "9.30 – 10.30" above "a.m.".
  [[nodiscard]] bool rest_of_hours(std::string_view text) const {
    constexpr std::size_t longest = 24;
    std::string_view before = text_;
    const bool open = drop_dash(before);
    if (size_ > longest || text.size() > longest || !document::begins_with_hours(before)) { return false; }
    for (const std::string_view dash : {"– ", "— ", "- ", "–", "—", "-", "to ", "à ", "a "}) {
      if (text.starts_with(dash)) { return document::begins_with_hours(text.substr(dash.size())); }
    }
    return open && document::begins_with_hours(text);
  }

  /// "Opening (9.00 –" above "10.00)": the line before ends between two hours.
  [[nodiscard]] bool between_hours(std::string_view text) const {
    constexpr std::size_t longest = 12;
    std::string_view before = text_;
    if (!drop_dash(before) || !document::begins_with_hours(text)) { return false; }
    for (std::size_t size = std::min(longest, before.size()); size > 0; --size) {
      const std::size_t begin = before.size() - size;
      const bool word = begin == 0 || before[begin - 1] == ' ' || before[begin - 1] == '(' || before[begin - 1] == '[';
      if (word && document::only_hours(before.substr(begin))) { return true; }
    }
    return false;
  }

  /// A capital at the start of a line that follows a full one: the same sentence, or another entry?
  [[nodiscard]] bool may_follow(const Line& line, const Styled& styled, const Setting& setting, bool stop) const {
    if (cuts_name(*last_, line)) { return true; }
    const bool open = document::ends_open(text_, true) || ends_with_title(text_);
    if (all_bold(*last_) != all_bold(line) && !open) {
      const bool into_bold = !last_->words.back().bold && line.words.front().bold;
      const bool out_of_bold = last_->words.back().bold && !line.words.front().bold;
      if (into_bold || out_of_bold) { return false; }
    }
    if (bold_ && line.words.front().bold && !last_->words.back().bold && !open) { return false; }
    if (document::all_capitals(text_) != document::all_capitals(styled.text) && !open) {
      const bool whole_capitals = document::all_capitals(text_) && line.words.size() > 1;
      const bool into_capitals = document::all_capitals(styled.text) && line.words.size() > 1;
      if (whole_capitals || into_capitals) { return false; }
    }
    if (!open && (begins_with_label(line) || starts_.usual(styled.text))) { return false; }
    return setting.wraps || !stop || open;
  }

  /// A dash or number that a wrapped line happens to begin with.
  [[nodiscard]] bool inner_mark(const Line& line, const Styled& styled) const {
    if (document::bullet_sign(styled.text) > 0 || document::ends_sentence(text_)) { return false; }
    const bool hanging = marked_ && text_left_ > mark_left_ + 2;
    return hanging ? std::abs(line.box.left - text_left_) < 1.5 : false;
  }

  /// A sentence that the end of a column or a page cut.
  [[nodiscard]] bool crosses(const Run& run, const Line& line, const Styled& styled) const {
    if (heading_ || run.setting != last_run_->setting || (run.page == last_run_->page && run.table > 0)) {
      if (run.setting == last_run_->setting || run.table > 0 || heading_) { return false; }
    }
    if (document::read_bullet(styled.text).size > 0 || document::ends_sentence(text_)) { return false; }
    if (std::abs(line.size - last_->size) > 0.08 * line.size) { return false; }
    if (begins_small(line)) { return true; }
    if (document::begins_with_hours(styled.text)) { return false; }
    const Setting& setting = layout_.settings[last_run_->setting];
    const bool full = !would_fit(*last_, line, setting);
    if (size_ < 40 && last_->box.width() < 0.8 * (setting.right - setting.left)) { return false; }
    const bool hanging = marked_ && text_left_ > mark_left_ + 2 && run.setting == last_run_->setting &&
                         std::abs(line.box.left - text_left_) < 1.5;
    // A cell, or a paragraph of several lines, rather goes on than ends just where its line is full.
    const bool long_text = (run.table > 0 && run.column > 1) || lines_ >= 3;
    return full && (hanging || long_text || document::ends_open(text_, true)) && !begins_with_label(line) &&
           line.words.front().bold == last_->words.back().bold;
  }

  /// A cell that the end of a page or of a column of the page cut.
  [[nodiscard]] bool crosses_page(const Run& run, const Line& line, const Styled& styled) const {
    const bool beside = run.page == last_run_->page && line.box.top < last_->box.top;
    return (run.page > last_run_->page || beside) && run.table == last_run_->table && run.first_of_part && run.column > 1 &&
           crosses(run, line, styled);
  }
};

} // namespace

void compose(const std::vector<Sheet>& sheets, Document& document) { Composer(sheets, document).run(); }

} // namespace entente::pdf
