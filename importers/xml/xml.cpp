#include "importers/xml/xml.hpp"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <limits>
#include <list>

#include <fmt/format.h>

#include "core/error.hpp"
#include "importers/xml/view.hpp"

namespace entente {

namespace {

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

/// The usual faults in words; nothing for rare ones.
Wording fault_of(int code) {
  switch (code) {
  case XML_ERR_ENTITY_LOOP: return Wording("entities that refer to themselves");
  case XML_ERR_UNDECLARED_ENTITY:
  case XML_WAR_UNDECLARED_ENTITY: return Wording("an entity that is not declared");
  case XML_ERR_TAG_NAME_MISMATCH: return Wording("an element is closed that is not open");
  case XML_ERR_TAG_NOT_FINISHED: return Wording("an element is not closed");
  case XML_ERR_GT_REQUIRED: return Wording("a tag is not closed");
  case XML_ERR_DOCUMENT_END: return Wording("the text ends too early or too late");
  case XML_ERR_DOCUMENT_EMPTY: return Wording("it does not begin with an element");
  case XML_ERR_INVALID_CHAR:
  case XML_ERR_INVALID_ENCODING: return Wording("a character that is not allowed");
  case XML_ERR_ATTRIBUTE_REDEFINED: return Wording("an attribute is given twice");
  case XML_NS_ERR_UNDEFINED_NAMESPACE: return Wording("a namespace is not declared");
  default: return {};
  }
}

std::string one_line(const char* text) {
  std::string line(text == nullptr ? "" : text);
  while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) {
    line.pop_back();
  }
  return line.substr(0, line.find('\n'));
}

} // namespace

struct XmlReader::State {
  std::string place;
  std::unique_ptr<xmlTextReader, FreeReader> reader;
  std::string error;
  Wording fault; ///< the error in words; empty for a rare one
  int error_line = 0;
  bool pending_close = false; ///< of an empty element
  bool done = false;
  int depth = 0;
  int at_line = 1;
  std::list<std::string> joined; ///< values of attributes that libxml2 keeps in several nodes

  /// libxml2 keeps lines of elements up to this one, those of texts beyond it too.
  static constexpr int furthest_element = 65535;

  /// Takes the line of the node at hand; an element beyond begins where the text before it ends.
  void take_line(xmlNode* node, bool text) {
    if (node == nullptr) { return; }
    const auto found = static_cast<int>(xmlGetLineNo(node));
    if (found > at_line && (text || node->line < furthest_element)) { at_line = found; }
  }

  [[noreturn]] void refuse(const Wording& why, int line) const {
    if (line <= 0) { throw Error(ErrorKind::unreadable, "{}: {}", place, why); }
    throw Error(ErrorKind::unreadable, "{}: {} (line {})", place, why, line);
  }

  static void keep_error(void* self, xmlErrorPtr error) {
    auto& state = *static_cast<State*>(self);
    if (!state.error.empty() || error == nullptr || error->level < XML_ERR_ERROR) { return; }
    state.error = one_line(error->message);
    state.fault = fault_of(error->code);
    state.error_line = error->line;
  }
};

XmlReader::XmlReader(std::string_view bytes, std::string_view place) : state_(std::make_unique<State>()) {
  static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
  (void)ready;
  state_->place = place;
  if (bytes.empty()) { state_->refuse(Wording("empty"), 0); }
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) / 2) {
    state_->refuse(Wording("larger than 1 GB"), 0);
  }
  constexpr int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES;
  state_->reader.reset(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options));
  if (state_->reader == nullptr) { state_->refuse(Wording("no memory to read it"), 0); }
  xmlTextReaderSetStructuredErrorHandler(state_->reader.get(), &State::keep_error, state_.get());
}

XmlReader::~XmlReader() = default;

XmlReader::Event XmlReader::next() {
  State& state = *state_;
  state.joined.clear();
  if (state.pending_close) {
    state.pending_close = false;
    return Event::close;
  }
  xmlTextReader* const reader = state.reader.get();
  while (!state.done) {
    const int result = xmlTextReaderRead(reader);
    if (result < 0) {
      if (state.error.find("depth") != std::string::npos) {
        state.refuse(Wording("nested deeper than 256 elements"), state.error_line);
      }
      state.refuse(state.fault.empty() ? Wording("no well-formed XML") : Wording("no well-formed XML ({})", state.fault),
                   state.error_line);
    }
    if (result == 0) { break; }
    state.depth = xmlTextReaderDepth(reader);
    switch (xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT:
      ++state.depth;
      state.take_line(xmlTextReaderCurrentNode(reader), false);
      state.pending_close = xmlTextReaderIsEmptyElement(reader) == 1;
      return Event::open;
    case XML_READER_TYPE_END_ELEMENT: ++state.depth; return Event::close;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: state.take_line(xmlTextReaderCurrentNode(reader), true); return Event::text;
    case XML_READER_TYPE_ENTITY_REFERENCE: state.refuse(Wording("refers to an entity of its own"), line());
    case XML_READER_TYPE_DOCUMENT_TYPE: {
      const auto* const type = reinterpret_cast<const xmlDtd*>(xmlTextReaderCurrentNode(reader));
      if (type != nullptr && (type->children != nullptr || type->entities != nullptr || type->pentities != nullptr)) {
        state.refuse(Wording("declares entities or elements of its own, which are not read"), line());
      }
      break;
    }
    default: break;
    }
  }
  state.done = true;
  return Event::end;
}

std::string_view XmlReader::name() const { return view(xmlTextReaderConstLocalName(state_->reader.get())); }
std::string_view XmlReader::space() const { return view(xmlTextReaderConstNamespaceUri(state_->reader.get())); }
std::string_view XmlReader::text() const { return view(xmlTextReaderConstValue(state_->reader.get())); }

std::optional<std::string_view> XmlReader::attribute(std::string_view local) const {
  const xmlNode* const node = xmlTextReaderCurrentNode(state_->reader.get());
  if (node == nullptr || node->type != XML_ELEMENT_NODE) { return std::nullopt; }
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (view(attribute->name) != local) { continue; }
    const xmlNode* const value = attribute->children;
    if (value == nullptr) { return std::string_view(); }
    if (value->next == nullptr && value->type == XML_TEXT_NODE) { return view(value->content); }
    xmlChar* const joined = xmlNodeListGetString(node->doc, value, 1);
    state_->joined.emplace_back(view(joined));
    xmlFree(joined);
    return state_->joined.back();
  }
  return std::nullopt;
}

int XmlReader::depth() const { return state_->depth; }
int XmlReader::line() const { return state_->at_line; }

void XmlReader::skip() {
  const int level = state_->depth;
  while (true) {
    const Event event = next();
    if (event == Event::end || (event == Event::close && state_->depth == level)) { return; }
  }
}

} // namespace entente
