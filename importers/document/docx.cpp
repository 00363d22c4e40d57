#include "importers/document/docx.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/docx_body.hpp"
#include "importers/document/page.hpp"
#include "importers/package/zip.hpp"
#include "importers/xml/xml.hpp"

namespace entente {

namespace {

constexpr std::size_t largest_docx = std::size_t{128} << 20U;

/// Targets of a part's relations by the last word of their type ("styles", "footnotes").
std::map<std::string, std::string> relations(ZipPackage& package, std::string_view name, const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const std::string rels = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::map<std::string, std::string> targets;
  const std::optional<std::string> bytes = package.read(rels);
  if (!bytes) { return targets; }
  XmlReader xml(*bytes, fmt::format("{}: {}", name, rels));
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    if (event != XmlReader::Event::open || xml.name() != "Relationship") { continue; }
    if (xml.attribute("TargetMode") == "External") { continue; }
    const std::string type(xml.attribute("Type").value_or(""));
    std::string target(xml.attribute("Target").value_or(""));
    target = target.starts_with('/') ? target.substr(1) : folder + target;
    targets.emplace(type.substr(type.rfind('/') + 1), std::move(target));
  }
  return targets;
}

std::string main_part(ZipPackage& package, std::string_view name) {
  const auto targets = relations(package, name, "");
  const auto found = targets.find("officeDocument");
  if (found != targets.end() && package.contains(found->second)) { return found->second; }
  return "word/document.xml";
}

bool is_ole(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

bool holds_utf16(std::string_view bytes, std::string_view word) {
  std::string wide;
  for (const char character : word) {
    wide += character;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

[[noreturn]] void refuse(const Input& input) {
  if (is_ole(input.bytes)) {
    if (holds_utf16(input.bytes, "EncryptedPackage")) {
      throw Error(ErrorKind::unreadable, "{}: encrypted; save it without a password", input.name);
    }
    throw Error(ErrorKind::unsupported, "{}: an encrypted or old Word document: save as DOCX without a password",
                input.name);
  }
  if (input.bytes.starts_with("{\\rtf")) {
    throw Error(ErrorKind::unsupported, "{}: rich text (RTF): save as DOCX", input.name);
  }
  if (input.bytes.empty()) { throw Error(ErrorKind::unreadable, "{}: empty", input.name); }
  throw Error(ErrorKind::unreadable, "{}: not a Word document ({})", input.name,
              document::decode_text(input.bytes.substr(0, 4096)) ? Wording("text") : document::binary_kind(input.bytes));
}

bool accepts_docx(const Input& input) {
  if (!is_zip(input.bytes)) { return is_ole(input.bytes) && !holds_utf16(input.bytes, "Workbook"); }
  return input.bytes.find("word/") != std::string_view::npos;
}

ReadResult read_word(const Input& input) { return read_docx(input); }

} // namespace

Document read_docx(const Input& input) {
  if (!is_zip(input.bytes)) { refuse(input); }
  if (input.bytes.size() > largest_docx) { throw Error(ErrorKind::unreadable, "{}: larger than 128 MB", input.name); }
  ZipPackage package(input.name, input.bytes);
  const std::string part = main_part(package, input.name);
  const std::optional<std::string> body = package.read(part);
  if (!body) { throw Error(ErrorKind::unreadable, "{}: no Word document in it", input.name); }
  const std::map<std::string, std::string> targets = relations(package, input.name, part);
  const auto read_part = [&](const std::string& type, const auto& use) {
    const auto found = targets.find(type);
    const std::string target = found == targets.end() ? "word/" + type + ".xml" : found->second;
    if (const std::optional<std::string> bytes = package.read(target)) {
      use(*bytes, fmt::format("{}: {}", input.name, target));
    }
  };
  document::DocxStyles styles;
  document::DocxNumbering numbering;
  document::Page page(input);
  read_part("styles", [&](const std::string& bytes, const std::string& place) { styles.read(bytes, place); });
  read_part("numbering", [&](const std::string& bytes, const std::string& place) { numbering.read(bytes, place); });
  const document::DocxNotes notes =
      document::read_docx_body(*body, fmt::format("{}: {}", input.name, part), styles, numbering, page);
  const auto read_notes = [&](const std::string& type, const std::vector<std::string>& wanted) {
    if (wanted.empty()) { return; }
    read_part(type, [&](const std::string& bytes, const std::string& place) {
      document::read_docx_notes(bytes, place, wanted, page);
    });
  };
  read_notes("footnotes", notes.footnotes);
  read_notes("endnotes", notes.endnotes);
  Document document = page.finish();
  for (const std::string& ignored : package.ignored()) {
    document.diagnostics.push_back(
        {Severity::warning, document.name, 0, Wording("a part with an unsafe name was left out: {}", squeeze(ignored))});
  }
  return document;
}

const Importer& docx_importer() {
  static const Importer importer{
      "docx", "Word documents", {".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf"}, &accepts_docx, &read_word};
  return importer;
}

} // namespace entente
