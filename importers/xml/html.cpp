#include "importers/xml/html.hpp"

#include <exception>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <limits>
#include <memory>

#include <fmt/format.h>

#include "core/error.hpp"
#include "importers/xml/view.hpp"

namespace entente {

namespace {

constexpr int deepest = 512;
constexpr std::size_t most_attributes = 10'000;

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

bool is_letter(char character) { return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z'); }

/// An element has so many attributes that comparing each with each would take too long. O(n).
bool overloaded(std::string_view html) {
  std::size_t words = 0;
  bool in_tag = false;
  char quote = '\0';
  for (std::size_t at = 0; at + 1 < html.size(); ++at) {
    const char character = html[at];
    if (quote != '\0') {
      if (character == quote) { quote = '\0'; }
    } else if (character == '<') {
      in_tag = is_letter(html[at + 1]);
      words = 0;
    } else if (character == '>') {
      in_tag = false;
    } else if (in_tag && (character == '"' || character == '\'')) {
      quote = character;
    } else if (in_tag && !is_letter(character) && is_letter(html[at + 1]) && ++words > most_attributes) {
      return true;
    }
  }
  return false;
}

/// What the callbacks know; exceptions wait here until libxml2 has returned.
struct Reading {
  htmlParserCtxt* context = nullptr;
  HtmlHandler* handler = nullptr;
  std::exception_ptr thrown;
  bool too_deep = false;
  int depth = 0;

  template <typename Call> void guarded(Call call) {
    if (thrown != nullptr || too_deep) { return; }
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      xmlStopParser(context);
    }
  }
};

void on_open(void* self, const xmlChar* name, const xmlChar** attributes) {
  auto& reading = *static_cast<Reading*>(self);
  if (++reading.depth > deepest) {
    reading.too_deep = true;
    xmlStopParser(reading.context);
    return;
  }
  reading.guarded([&] {
    HtmlAttributes list;
    for (const xmlChar** at = attributes; at != nullptr && at[0] != nullptr; at += 2) {
      list.emplace_back(view(at[0]), view(at[1]));
    }
    reading.handler->open(view(name), list);
  });
}

void on_close(void* self, const xmlChar* name) {
  auto& reading = *static_cast<Reading*>(self);
  --reading.depth;
  reading.guarded([&] { reading.handler->close(view(name)); });
}

void on_text(void* self, const xmlChar* text, int size) {
  auto& reading = *static_cast<Reading*>(self);
  if (size <= 0) { return; }
  const std::string_view bytes(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  reading.guarded([&] { reading.handler->text(bytes); });
}

} // namespace

void read_html(std::string_view utf8, std::string_view place, HtmlHandler& handler) {
  static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
  (void)ready;
  if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) / 2) {
    throw Error(ErrorKind::unreadable, "{}: larger than 1 GB", place);
  }
  if (overloaded(utf8)) {
    throw Error(ErrorKind::unreadable, "{}: an element with more than {} attributes", place, most_attributes);
  }
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
  if (context == nullptr) { throw Error(ErrorKind::unreadable, "{}: no memory to read it", place); }
  Reading reading;
  reading.context = context.get();
  reading.handler = &handler;
  htmlSAXHandler& sax = *context->sax;
  sax = htmlSAXHandler{};
  sax.startElement = &on_open;
  sax.endElement = &on_close;
  sax.characters = &on_text;
  sax.ignorableWhitespace = &on_text;
  sax.cdataBlock = &on_text;
  context->userData = &reading;
  constexpr int options = HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;
  htmlDocPtr made = htmlCtxtReadMemory(context.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", options);
  if (made != nullptr) { xmlFreeDoc(made); }
  if (reading.thrown != nullptr) { std::rethrow_exception(reading.thrown); }
  if (reading.too_deep) { throw Error(ErrorKind::unreadable, "{}: nested deeper than {} elements", place, deepest); }
}

} // namespace entente
