#include "importers/document/odt_body.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importers/document/numbers.hpp"

namespace entente::document {

namespace {

using Event = XmlReader::Event;

/// Elements whose content is not printed in the text.
bool left_out_of_odt(std::string_view name) {
  return name == "tracked-changes" || name == "annotation" || name == "note-citation" || name == "ruby-text" ||
         name == "hidden-text" || name == "forms" || name == "table-of-content" || name == "sequence-decls" ||
         name == "variable-decls" || name == "user-field-decls" || name == "master-styles" || name == "font-face-decls" ||
         name == "scripts" || name == "settings" || name == "covered-table-cell" || name == "script" ||
         name == "binary-data" || name == "object";
}

class OdtBodyReader {
public:
  OdtBodyReader(XmlReader& xml, OdtStyles& styles, Page& page) : xml_(xml), styles_(styles), page_(page) {}

  bool run() {
    for (Event event = xml_.next(); event != Event::end; event = xml_.next()) {
      if (event == Event::open) {
        open(xml_.name());
      } else if (event == Event::close) {
        close(xml_.name());
      } else if (!frames_.empty()) {
        put_text(xml_.text());
      }
    }
    return in_text_;
  }

private:
  struct Frame {
    Paragraph paragraph;
    int heading = 0;
    bool note = false;
    bool item = false;
    std::size_t depth = 0;      ///< lists that enclose it
    std::vector<RunLook> looks; ///< of the paragraph and of the spans open in it
  };
  struct List {
    std::string style;
    int count = 0;
    bool fresh = false; ///< an item has opened and has no paragraph yet
    bool header = false;
    std::size_t frames = 0; ///< paragraphs open around it: lists in text boxes begin anew
  };

  XmlReader& xml_;
  OdtStyles& styles_;
  Page& page_;
  std::vector<Frame> frames_;
  std::vector<List> lists_;
  std::map<std::string, OdtLook> looks_;                      ///< of the styles met so far
  std::map<std::string, std::map<std::size_t, int>> counted_; ///< how far a list style got, per level
  bool in_text_ = false;
  int notes_ = 0; ///< open footnotes

  void open(std::string_view name) {
    const bool about = (name == "title" || name == "desc") && xml_.space().find("svg") != std::string_view::npos;
    if (left_out_of_odt(name) || about || (name == "meta" && frames_.empty())) {
      xml_.skip();
    } else if (name == "styles" || name == "automatic-styles") {
      styles_.read(xml_);
    } else if (name == "text") {
      in_text_ = true;
    } else if (name == "section" && xml_.attribute("display") == "none") {
      xml_.skip();
    } else if (name == "p" || name == "h") {
      begin_paragraph(name == "h");
    } else if (name == "list") {
      begin_list();
    } else if (name == "list-item" || name == "list-header") {
      begin_item(name == "list-header");
    } else if (name == "note-body") {
      ++notes_;
    } else if (!open_table(name) && !frames_.empty()) {
      open_inline(name);
    }
  }

  const OdtLook& look_of(const std::string& family, const std::string& style) {
    const std::string key = family + '/' + style;
    const auto found = looks_.find(key);
    return found != looks_.end() ? found->second : looks_.emplace(key, styles_.look(family, style)).first->second;
  }

  bool open_table(std::string_view name) {
    if (name == "table") {
      page_.begin_table();
    } else if (name == "table-row") {
      page_.begin_row();
    } else if (name == "table-cell") {
      const int repeated = number_of(xml_.attribute("number-columns-repeated"), 1);
      const int spanned = number_of(xml_.attribute("number-columns-spanned"), 1);
      page_.begin_cell(std::max(repeated, spanned), number_of(xml_.attribute("number-rows-spanned"), 1));
    } else {
      return false;
    }
    return true;
  }

  void open_inline(std::string_view name) {
    Frame& frame = frames_.back();
    if (name == "span") {
      RunLook look = look_of("text", std::string(xml_.attribute("style-name").value_or(""))).run;
      look.rest_on(frame.looks.back());
      frame.looks.push_back(look);
    } else if (name == "s") {
      put(std::string(static_cast<std::size_t>(std::clamp(number_of(xml_.attribute("c"), 1), 0, 200)), ' '));
    } else if (name == "tab") {
      put("\t");
    } else if (name == "line-break") {
      put("\n");
    }
  }

  void begin_paragraph(bool heading) {
    Frame frame;
    const std::string style(xml_.attribute("style-name").value_or(""));
    const OdtLook look = look_of("paragraph", style);
    frame.looks.push_back(look.run);
    frame.heading = heading ? std::max(1, number_of(xml_.attribute("outline-level"), 1)) : look.heading;
    frame.note = notes_ > 0;
    if (!lists_.empty() && lists_.back().frames == frames_.size() && !frame.note) {
      frame.item = true;
      frame.depth = lists_.size();
      if (lists_.back().fresh && !lists_.back().header) { frame.paragraph.bullet = mark(style); }
      lists_.back().fresh = false;
    }
    frames_.push_back(std::move(frame));
  }

  std::string mark(const std::string& paragraph_style) const {
    std::vector<int> counts;
    for (const List& list : lists_) {
      if (list.frames == frames_.size()) { counts.push_back(std::max(list.count, 1)); }
    }
    const std::string& style = lists_.back().style;
    return styles_.mark(style.empty() ? styles_.list_of(paragraph_style) : style, counts);
  }

  void begin_list() {
    List list;
    const bool nested = !lists_.empty() && lists_.back().frames == frames_.size();
    list.style = xml_.attribute("style-name").value_or(nested ? std::string_view(lists_.back().style) : "");
    list.frames = frames_.size();
    const std::size_t level = level_here();
    const bool goes_on = xml_.attribute("continue-numbering") == "true" || xml_.attribute("continue-list").has_value();
    const auto before = counted_.find(list.style);
    const bool known = goes_on && before != counted_.end() && before->second.contains(level);
    list.count = known ? before->second.at(level) : styles_.start(list.style, level) - 1;
    lists_.push_back(std::move(list));
  }

  /// Lists around the place being read, within the same text box.
  [[nodiscard]] std::size_t level_here() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(lists_, [&](const List& list) { return list.frames == frames_.size(); }));
  }

  void begin_item(bool header) {
    if (lists_.empty()) { return; }
    List& list = lists_.back();
    list.fresh = true;
    list.header = header;
    if (header) { return; }
    list.count = number_of(xml_.attribute("start-value"), std::min(list.count, 1'000'000'000) + 1);
    counted_[list.style][level_here() - 1] = list.count;
  }

  /// Text of a paragraph: any white space is one space, and none stands at its start.
  void put_text(std::string_view text) {
    const Frame& frame = frames_.back();
    std::string shown;
    bool space = frame.paragraph.ends_in_space();
    for (const char character : text) {
      const bool white = character == ' ' || character == '\n' || character == '\t' || character == '\r';
      if (white && space) { continue; }
      shown += white ? ' ' : character;
      space = white;
    }
    put(shown);
  }

  void put(std::string_view text) {
    Frame& frame = frames_.back();
    const RunLook& look = frame.looks.back();
    if (look.hidden.value_or(false)) { return; }
    frame.paragraph.put(text, look.bold.value_or(false), look.italic.value_or(false));
  }

  void close(std::string_view name) {
    if (name == "p" || name == "h") {
      if (!frames_.empty()) { end_paragraph(); }
    } else if (name == "span") {
      if (!frames_.empty() && frames_.back().looks.size() > 1) { frames_.back().looks.pop_back(); }
    } else if (name == "list") {
      if (!lists_.empty()) { lists_.pop_back(); }
    } else if (name == "table") {
      page_.end_table();
    } else if (name == "note-body") {
      --notes_;
    }
  }

  void end_paragraph() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (frame.note) {
      page_.add_note(frame.paragraph);
      return;
    }
    if (frame.heading > 0) {
      frame.paragraph.kind = BlockKind::heading;
      frame.paragraph.level = frame.heading;
    } else if (frame.item) {
      frame.paragraph.kind = BlockKind::list_item;
      frame.paragraph.level = static_cast<int>(frame.depth);
    }
    page_.add(frame.paragraph);
  }
};

} // namespace

bool read_odt_body(XmlReader& xml, OdtStyles& styles, Page& page) { return OdtBodyReader(xml, styles, page).run(); }

} // namespace entente::document
