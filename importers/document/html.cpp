#include "importers/document/html.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/html_charset.hpp"
#include "importers/document/html_spacing.hpp"
#include "importers/document/html_style.hpp"
#include "importers/document/numbers.hpp"
#include "importers/document/page.hpp"
#include "importers/xml/html.hpp"

namespace entente {

namespace {

using document::Page;
using document::Paragraph;

constexpr std::size_t largest_html = std::size_t{64} << 20U;

template <std::size_t size> bool in(const std::array<std::string_view, size>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

constexpr std::array<std::string_view, 27> unseen = {
    "head",  "script",   "style",    "nav",    "noscript", "template", "svg",    "math",   "object",
    "embed", "iframe",   "audio",    "video",  "canvas",   "map",      "select", "option", "button",
    "input", "textarea", "datalist", "dialog", "title",    "meta",     "link",   "del",    "s"};
constexpr std::array<std::string_view, 31> blocks = {
    "p",      "div",     "section", "article", "main", "header", "footer",   "aside",      "address", "blockquote", "body",
    "center", "figure",  "dl",      "dt",      "dd",   "form",   "fieldset", "figcaption", "details", "summary",    "hr",
    "legend", "caption", "hgroup",  "ul",      "ol",   "menu",   "dir",      "pre",        "listing"};

/// Turns the elements of a page into printed lines.
class Reader final : public HtmlHandler {
public:
  Reader(Page& page, bool columns) : page_(page), columns_(columns) {}

  void open(std::string_view name, const HtmlAttributes& attributes) override {
    Element element = elements_.empty() ? Element{} : elements_.back();
    element.name = name;
    element.sheet = element.list = false;
    const document::HtmlLook look = sheet_.look(name, attributes);
    element.hidden = element.hidden || in(unseen, name) || look.hidden;
    if (name == "style") {
      element.sheet = true;
    } else if (!element.hidden) {
      if (name == "b" || name == "strong") { element.bold = true; }
      if (name == "i" || name == "em" || name == "cite" || name == "dfn") { element.italic = true; }
      if (look.bold) { element.bold = *look.bold; }
      if (look.italic) { element.italic = *look.italic; }
      if (name == "sup") { element.raised = true; }
      if (name == "pre" || name == "listing" || look.preformatted) { element.preformatted = true; }
      enter(name, attributes, element);
    }
    elements_.push_back(std::move(element));
  }

  void close(std::string_view name) override {
    while (!elements_.empty()) {
      const Element element = std::move(elements_.back());
      elements_.pop_back();
      if (!element.hidden) { leave(element); }
      if (element.name == name) { return; }
    }
  }

  void text(std::string_view text) override {
    if (!elements_.empty() && elements_.back().sheet) {
      sheet_.add(text);
      return;
    }
    if (!elements_.empty() && elements_.back().hidden) { return; }
    const Element now = elements_.empty() ? Element{} : elements_.back();
    if (now.preformatted) {
      put_preformatted(text, now);
      return;
    }
    std::string shown = columns_ ? spacing_.show(text) : collapsed(text);
    if (columns_) { // the space before an element is shown within it
      const std::size_t white = std::min(shown.find_first_not_of(" \t"), shown.size());
      paragraph_.put(shown.substr(0, white), false, false);
      shown.erase(0, white);
    }
    if (now.raised) { shown = document::raised_digits(shown); }
    paragraph_.put(shown, now.bold, now.italic);
  }

  void finish() {
    flush();
    while (page_.in_table()) {
      page_.end_table();
    }
  }

private:
  struct Element {
    std::string name;
    bool hidden = false;
    bool sheet = false;
    bool bold = false;
    bool italic = false;
    bool raised = false;
    bool preformatted = false;
    bool list = false; ///< opened a list
    int heading = 0;   ///< level of the heading it stands in
    bool item = false; ///< stands in a list item
  };
  struct List {
    bool numbered = false;
    char style = '1';
    int next = 1;
  };

  Page& page_;
  bool columns_ = false; ///< white space sets columns apart
  document::Spacing spacing_;
  document::HtmlSheet sheet_;
  std::vector<Element> elements_;
  std::vector<List> lists_;
  Paragraph paragraph_;
  std::string bullet_; ///< of the item that has no text yet
  bool carriage_ = false;
  bool blank_paragraph_ = false; ///< an empty one stands before what is gathered

  void flush() {
    const Element now = elements_.empty() ? Element{} : elements_.back();
    flush(now);
  }

  /// Prints what was gathered, as it stands in `element`.
  void flush(const Element& element) {
    Paragraph done = std::move(paragraph_);
    paragraph_ = Paragraph();
    spacing_.begin_line(false);
    if (done.blank()) {
      const bool line = element.name == "div" && !done.untouched(); // "<div><br></div>"
      if (element.name == "p" || element.name == "pre" || line) { blank_paragraph_ = true; }
      return;
    }
    if (blank_paragraph_) { page_.add(Paragraph()); }
    blank_paragraph_ = false;
    if (element.heading > 0) {
      done.kind = BlockKind::heading;
      done.level = element.heading;
    } else if (element.item) {
      done.kind = BlockKind::list_item;
      done.level = static_cast<int>(lists_.size());
    }
    done.bullet = std::move(bullet_);
    bullet_.clear();
    page_.add(done);
  }

  /// The text with single spaces for white space.
  [[nodiscard]] std::string collapsed(std::string_view text) const {
    std::string shown;
    bool space = paragraph_.ends_in_space();
    for (const char character : text) {
      const bool white =
          character == ' ' || character == '\n' || character == '\t' || character == '\r' || character == '\f';
      if (white && space) { continue; }
      shown += white ? ' ' : character;
      space = white;
    }
    return shown;
  }

  void put_preformatted(std::string_view text, const Element& now) {
    std::string shown;
    for (const char character : text) {
      if (character == '\r' || (character == '\n' && !carriage_)) { shown += '\n'; }
      if (character != '\r' && character != '\n') { shown += character; }
      carriage_ = character == '\r';
    }
    paragraph_.put(shown, now.bold, now.italic);
  }

  static std::string_view value_of(const HtmlAttributes& attributes, std::string_view name) {
    const auto found = std::ranges::find(attributes, name, &std::pair<std::string_view, std::string_view>::first);
    return found == attributes.end() ? std::string_view() : found->second;
  }

  void enter(std::string_view name, const HtmlAttributes& attributes, Element& element) {
    if (name == "br") {
      paragraph_.end_line();
      spacing_.begin_line(true);
    } else if (name == "li") {
      flush();
      element.item = true;
      bullet_ = next_bullet(attributes);
    } else if (name == "ul" || name == "ol" || name == "menu" || name == "dir") {
      flush();
      element.list = true;
      List list;
      list.numbered = name == "ol";
      list.next = document::number_of(trim(value_of(attributes, "start")), 1);
      if (const std::string_view type = value_of(attributes, "type"); !type.empty()) { list.style = type.front(); }
      lists_.push_back(list);
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      flush();
      element.heading = name[1] - '0';
    } else if (name == "table") {
      flush();
      element.item = false;
      element.heading = 0;
      page_.begin_table();
    } else if (name == "tr") {
      flush();
      page_.begin_row();
    } else if (name == "td" || name == "th") {
      flush();
      element.item = false;
      page_.begin_cell(document::number_of(trim(value_of(attributes, "colspan")), 1),
                       document::number_of(trim(value_of(attributes, "rowspan")), 1));
    } else if (in(blocks, name)) {
      flush();
    }
  }

  void leave(const Element& element) {
    const std::string& name = element.name;
    const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    if (element.list) {
      flush(element);
      if (!lists_.empty()) { lists_.pop_back(); }
    } else if (name == "table") {
      flush(element);
      page_.end_table();
    } else if (name == "li") {
      flush(element);
      bullet_.clear();
    } else if (heading || name == "tr" || name == "td" || name == "th" || in(blocks, name)) {
      flush(element);
    }
  }

  std::string next_bullet(const HtmlAttributes& attributes) {
    if (lists_.empty()) { return "•"; }
    List& list = lists_.back();
    if (!list.numbered) { return "•"; }
    list.next = document::number_of(trim(value_of(attributes, "value")), list.next);
    const int number = list.next;
    if (list.next < std::numeric_limits<int>::max()) { ++list.next; }
    return document::list_number(list.style, number) + ".";
  }
};

bool begins_page(std::string_view text) {
  text = trim(text.substr(0, 4096));
  while (text.starts_with("<?") || text.starts_with("<!--")) {
    const std::size_t end = text.find(text[1] == '?' ? "?>" : "-->");
    if (end == std::string_view::npos) { return false; }
    text = trim(text.substr(end + (text[1] == '?' ? 2 : 3)));
  }
  const std::string head = lower(text.substr(0, 14));
  return head.starts_with("<!doctype html") || head.starts_with("<html");
}

bool accepts_html(const Input& input) {
  const std::optional<std::string> text = document::decode_text(input.bytes.substr(0, 65536));
  if (!text) { return false; }
  const std::string name = lower(input.name);
  const bool named = name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml");
  return named || begins_page(*text);
}

ReadResult read_page(const Input& input) { return read_html_page(input); }

} // namespace

Document read_html_page(const Input& input) {
  if (input.bytes.size() > largest_html) { throw Error(ErrorKind::unreadable, "{}: larger than 64 MB", input.name); }
  if (trim(input.bytes).empty()) { throw Error(ErrorKind::unreadable, "{}: empty", input.name); }
  const std::optional<std::string> text = document::decode_page(input.bytes);
  if (!text) {
    throw Error(ErrorKind::unreadable, "{}: not a web page ({})", input.name, document::binary_kind(input.bytes));
  }
  Page page(input);
  Reader reader(page, document::shows_columns(*text));
  read_html(*text, input.name, reader);
  reader.finish();
  Document document = page.finish();
  if (text->find("\uFFFD") != std::string::npos) {
    document.diagnostics.push_back(
        {Severity::warning, document.name, 0, Wording("some bytes are no text in the page's encoding")});
  }
  return document;
}

const Importer& html_importer() {
  static const Importer importer{
      "html", "Web pages", {".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".doc"}, &accepts_html, &read_page};
  return importer;
}

} // namespace entente
