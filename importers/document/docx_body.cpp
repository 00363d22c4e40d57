#include "importers/document/docx_body.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "core/text/unicode.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/numbers.hpp"
#include "importers/xml/xml.hpp"

namespace entente::document {

namespace {

using Event = XmlReader::Event;

/// Elements whose content is not printed in the text: what tracked changes took away, codes, old forms of pictures.
bool left_out_of_docx(std::string_view name) {
  return name == "del" || name == "moveFrom" || name == "delText" || name == "instrText" || name == "delInstrText" ||
         name == "Fallback" || name == "rPrChange" || name == "pPrChange" || name == "sectPr" || name == "tblPr" ||
         name == "tblPrEx" || name == "tcPrChange" || name == "tblGrid" || name == "rt" || name == "annotation" ||
         name == "separator" || name == "continuationSeparator" || name == "tabs";
}

/// The sign of a symbol typeface, as Unicode where a bullet or arrow is meant.
std::string symbol(std::string_view font, std::string_view hexadecimal) {
  unsigned code = 0;
  std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), code, 16);
  const unsigned low = code & 0xFFU;
  std::string out;
  if (font == "Symbol" && low == 0xB7) { return "•"; }
  if (font.starts_with("Wingdings")) {
    if (low == 0xA7 || low == 0x6E) { return "▪"; }
    if (low == 0xD8) { return "➢"; }
    if (low == 0xE0 || low == 0xE8) { return "→"; }
    if (low == 0xFC) { return "✓"; }
  }
  const bool usable = code >= 0x20 && code <= 0xFFFF && !(code >= 0xD800 && code < 0xE000);
  if (usable) { append_utf8(out, code); }
  return out;
}

/// Reads paragraphs and tables from front to back; paragraphs of text boxes stand within the paragraph that anchors them.
class DocxBodyReader {
public:
  DocxBodyReader(XmlReader& xml, const DocxStyles& styles, DocxNumbering& numbering, Page& page)
      : xml_(xml), styles_(styles), numbering_(numbering), page_(page) {}

  DocxNotes run() {
    for (Event event = xml_.next(); event != Event::end; event = xml_.next()) {
      if (event == Event::open) {
        open(xml_.name());
      } else if (event == Event::close) {
        close(xml_.name());
      } else if (in_text_ && !frames_.empty()) {
        put(xml_.text());
      }
    }
    return std::move(notes_);
  }

private:
  struct Frame {
    Paragraph paragraph;
    DocxLook look;
    std::string style;
    std::string list; ///< "0" switches the style's off
    int list_level = -1;
    int outline = -1;
    bool in_properties = false;
    bool in_run = false;
    RunLook run;
    std::string run_style;
    bool raised = false;
    bool run_settled = false;
  };

  XmlReader& xml_;
  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  Page& page_;
  DocxNotes notes_;
  std::vector<Frame> frames_;
  std::map<std::string, DocxLook> looks_; ///< of the styles met so far
  bool in_text_ = false;
  bool placeholder_ = false; ///< of a content control that nobody filled, or a table of contents
  bool deleted_row_ = false;
  bool cell_waits_ = false; ///< a cell has opened and has nothing in it yet
  int cell_columns_ = 1;

  void open(std::string_view name) {
    if (name == "del" && frames_.empty() && page_.in_table()) { deleted_row_ = true; }
    if (left_out_of_docx(name)) {
      xml_.skip();
    } else if (name == "p") {
      begin_cell();
      frames_.emplace_back();
    } else if (name == "sdtPr") {
      read_control();
    } else if (name == "sdtContent" && placeholder_) {
      placeholder_ = false;
      xml_.skip();
    } else if (!open_table(name) && !frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.in_run) {
        open_in_run(name, frame);
      } else if (frame.in_properties) {
        open_in_properties(name, frame);
      } else if (name == "pPr") {
        frame.in_properties = true;
      } else if (name == "r") {
        frame.in_run = true;
        frame.run = {};
        frame.run_style.clear();
        frame.raised = frame.run_settled = false;
      }
    }
  }

  const DocxLook& look_of(const std::string& style) {
    const auto found = looks_.find(style);
    return found != looks_.end() ? found->second : looks_.emplace(style, styles_.look(style)).first->second;
  }

  bool open_table(std::string_view name) {
    if (name == "tbl") {
      begin_cell();
      page_.begin_table();
    } else if (name == "tr") {
      deleted_row_ = false;
      page_.begin_row();
    } else if (name == "gridBefore") {
      page_.begin_cell(number_of(xml_.attribute("val"), 1));
    } else if (name == "tc") {
      cell_waits_ = true;
      cell_columns_ = 1;
    } else if (name == "gridSpan") {
      cell_columns_ = number_of(xml_.attribute("val"), 1);
    } else {
      return false;
    }
    return true;
  }

  void begin_cell() {
    if (!cell_waits_) { return; }
    cell_waits_ = false;
    page_.begin_cell(cell_columns_);
  }

  /// A content control: leaves out what stands in for an answer, and tables of contents.
  void read_control() {
    placeholder_ = false;
    const int level = xml_.depth();
    for (Event event = xml_.next(); event != Event::end; event = xml_.next()) {
      if (event == Event::close && xml_.depth() == level) { return; }
      if (event != Event::open) { continue; }
      if (xml_.name() == "showingPlcHdr" && switched_on(xml_.attribute("val"))) { placeholder_ = true; }
      if (xml_.name() == "docPartGallery" && xml_.attribute("val") == "Table of Contents") { placeholder_ = true; }
    }
  }

  void open_in_properties(std::string_view name, Frame& frame) {
    const std::optional<std::string_view> value = xml_.attribute("val");
    if (name == "rPr") {
      xml_.skip();
    } else if (name == "pStyle") {
      frame.style = value.value_or("");
      frame.look = look_of(frame.style);
    } else if (name == "numId") {
      frame.list = value.value_or("");
    } else if (name == "ilvl") {
      frame.list_level = number_of(value, 0);
    } else if (name == "outlineLvl") {
      frame.outline = number_of(value, 9);
    }
  }

  void open_in_run(std::string_view name, Frame& frame) {
    const std::optional<std::string_view> value = xml_.attribute("val");
    if (name == "t") {
      in_text_ = true;
    } else if (name == "b") {
      frame.run.bold = switched_on(value);
    } else if (name == "i") {
      frame.run.italic = switched_on(value);
    } else if (name == "vanish") {
      frame.run.hidden = switched_on(value);
    } else if (name == "rStyle") {
      frame.run_style = value.value_or("");
    } else if (name == "vertAlign") {
      frame.raised = value == "superscript";
    } else if (name == "tab" || name == "ptab") {
      put("\t");
    } else if (name == "br" || name == "cr") {
      put("\n");
    } else if (name == "noBreakHyphen") {
      put("-");
    } else if (name == "softHyphen") {
      put("\u00AD");
    } else if (name == "sym") {
      put(symbol(xml_.attribute("font").value_or(""), xml_.attribute("char").value_or("")));
    } else if (name == "footnoteReference") {
      notes_.footnotes.emplace_back(xml_.attribute("id").value_or(""));
    } else if (name == "endnoteReference") {
      notes_.endnotes.emplace_back(xml_.attribute("id").value_or(""));
    }
  }

  void put(std::string_view text) {
    Frame& frame = frames_.back();
    if (!frame.run_settled) {
      if (!frame.run_style.empty()) { frame.run.rest_on(look_of(frame.run_style).run); }
      frame.run.rest_on(frame.look.run);
      frame.run_settled = true;
    }
    if (frame.run.hidden.value_or(false)) { return; }
    const bool bold = frame.run.bold.value_or(false);
    const bool italic = frame.run.italic.value_or(false);
    frame.paragraph.put(frame.raised ? raised_digits(text) : std::string(text), bold, italic);
  }

  void close(std::string_view name) {
    if (name == "t") {
      in_text_ = false;
    } else if (name == "p") {
      if (!frames_.empty()) { end_paragraph(); }
    } else if (name == "r") {
      if (!frames_.empty()) { frames_.back().in_run = false; }
    } else if (name == "pPr") {
      if (!frames_.empty()) { frames_.back().in_properties = false; }
    } else if (name == "tbl") {
      page_.end_table();
    } else if (name == "tc") {
      begin_cell();
    } else if (name == "tr") {
      deleted_row_ = false;
    }
  }

  void end_paragraph() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (deleted_row_ || frame.look.contents) { return; }
    const int heading = frame.outline >= 0 ? (frame.outline < 9 ? frame.outline + 1 : 0) : frame.look.heading;
    const bool own_list = !frame.list.empty();
    const std::string& list = own_list ? frame.list : frame.look.list;
    int level = frame.list_level >= 0 ? frame.list_level : frame.look.list_level;
    if (level < 0) { level = own_list ? 0 : numbering_.level_of_style(list, frame.style); }
    Paragraph& paragraph = frame.paragraph;
    if (!list.empty() && list != "0") { paragraph.bullet = numbering_.next(list, level); }
    if (paragraph.bullet.empty() && frame.look.bulleted && list != "0") { paragraph.bullet = "•"; }
    if (heading > 0) {
      paragraph.kind = BlockKind::heading;
      paragraph.level = heading;
    } else if (!paragraph.bullet.empty()) {
      paragraph.kind = BlockKind::list_item;
      paragraph.level = level + 1;
    }
    page_.add(paragraph);
  }
};

} // namespace

DocxNotes read_docx_body(std::string_view bytes, std::string_view place, const DocxStyles& styles, DocxNumbering& numbering,
                         Page& page) {
  XmlReader xml(bytes, place);
  return DocxBodyReader(xml, styles, numbering, page).run();
}

void read_docx_notes(std::string_view bytes, std::string_view place, const std::vector<std::string>& wanted, Page& page) {
  XmlReader xml(bytes, place);
  std::map<std::string, Paragraph> notes;
  Paragraph* note = nullptr;
  bool in_text = false;
  for (Event event = xml.next(); event != Event::end; event = xml.next()) {
    const std::string_view name = xml.name();
    if (event == Event::text) {
      if (in_text && note != nullptr) { note->put(xml.text(), false, false); }
    } else if (event == Event::close) {
      if (name == "t") { in_text = false; }
      if (name == "p" && note != nullptr) { note->put(" ", false, false); }
    } else if (name == "footnote" || name == "endnote") {
      note = &notes[std::string(xml.attribute("id").value_or(""))];
    } else if (left_out_of_docx(name)) {
      xml.skip();
    } else {
      in_text = in_text || name == "t";
    }
  }
  for (const std::string& id : wanted) {
    const auto found = notes.find(id);
    page.add_note(found == notes.end() ? Paragraph() : found->second);
  }
}

} // namespace entente::document
