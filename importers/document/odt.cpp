#include "importers/document/odt.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/odt_body.hpp"
#include "importers/document/page.hpp"
#include "importers/package/zip.hpp"
#include "importers/xml/xml.hpp"

namespace entente {

namespace {

constexpr std::size_t largest_odt = std::size_t{128} << 20U;

bool is_flat(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 16384);
  return trim(head).starts_with("<?xml") && head.find("office:document") != std::string_view::npos &&
         head.find("opendocument.text") != std::string_view::npos;
}

bool accepts_odt(const Input& input) {
  if (!is_zip(input.bytes)) { return is_flat(input.bytes); }
  constexpr std::string_view type = "mimetypeapplication/vnd.oasis.opendocument.";
  const std::size_t at = input.bytes.substr(0, 512).find(type);
  if (at != std::string_view::npos) { return input.bytes.substr(at + type.size()).starts_with("text"); }
  return input.bytes.find("content.xml") != std::string_view::npos &&
         input.bytes.find("opendocument.spreadsheet") == std::string_view::npos;
}

void read_styles(const std::string& bytes, const std::string& place, document::OdtStyles& styles) {
  XmlReader xml(bytes, place);
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    if (event != XmlReader::Event::open) { continue; }
    if (xml.name() == "styles") {
      styles.read(xml);
    } else if (xml.depth() > 1) {
      xml.skip();
    }
  }
}

void read_body(std::string_view bytes, const std::string& place, document::OdtStyles& styles, document::Page& page) {
  XmlReader xml(bytes, place);
  if (!document::read_odt_body(xml, styles, page)) {
    throw Error(ErrorKind::unreadable, "{}: no text document in it", place);
  }
}

ReadResult read_text_document(const Input& input) { return read_odt(input); }

} // namespace

Document read_odt(const Input& input) {
  if (input.bytes.empty()) { throw Error(ErrorKind::unreadable, "{}: empty", input.name); }
  if (input.bytes.size() > largest_odt) { throw Error(ErrorKind::unreadable, "{}: larger than 128 MB", input.name); }
  document::OdtStyles styles;
  document::Page page(input);
  if (!is_zip(input.bytes)) {
    if (!trim(input.bytes.substr(0, 4096)).starts_with("<")) {
      throw Error(ErrorKind::unreadable, "{}: not an OpenDocument text ({})", input.name,
                  document::decode_text(input.bytes.substr(0, 4096)) ? Wording("text") : document::binary_kind(input.bytes));
    }
    read_body(input.bytes, std::string(input.name), styles, page);
    return page.finish();
  }
  ZipPackage package(input.name, input.bytes);
  const std::optional<std::string> manifest = package.read("META-INF/manifest.xml");
  if (manifest && manifest->find("encryption-data") != std::string::npos) {
    throw Error(ErrorKind::unreadable, "{}: encrypted; save it without a password", input.name);
  }
  const std::optional<std::string> body = package.read("content.xml");
  if (!body) { throw Error(ErrorKind::unreadable, "{}: no OpenDocument text in it", input.name); }
  if (const std::optional<std::string> bytes = package.read("styles.xml")) {
    read_styles(*bytes, fmt::format("{}: styles.xml", input.name), styles);
  }
  read_body(*body, fmt::format("{}: content.xml", input.name), styles, page);
  Document document = page.finish();
  for (const std::string& ignored : package.ignored()) {
    document.diagnostics.push_back(
        {Severity::warning, document.name, 0, Wording("a part with an unsafe name was left out: {}", squeeze(ignored))});
  }
  return document;
}

const Importer& odt_importer() {
  static const Importer importer{"odt", "OpenDocument texts", {".odt", ".ott", ".fodt"}, &accepts_odt, &read_text_document};
  return importer;
}

} // namespace entente
