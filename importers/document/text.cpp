#include "importers/document/text.hpp"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/sha256.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/aligned.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/file_name.hpp"

namespace entente {

namespace {

constexpr std::size_t largest_text = std::size_t{64} << 20U;
constexpr std::size_t longest_line = std::size_t{1} << 20U;
constexpr std::size_t most_lines = 400'000;

/// Splits at LF, CR LF, CR and the Unicode line separators. A form feed stays in its line.
std::vector<std::string> split_lines(std::string_view text, std::string_view name) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end, std::size_t next) {
    if (end - begin > longest_line) {
      throw Error(ErrorKind::unreadable, "{}: line {} is longer than 1 MB", name, lines.size() + 1);
    }
    if (lines.size() == most_lines) { throw Error(ErrorKind::unreadable, "{}: more than 400,000 lines", name); }
    lines.emplace_back(text.substr(begin, end - begin));
    begin = next;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') {
      cut(at, at + 1);
    } else if (text[at] == '\r') {
      const bool pair = at + 1 < text.size() && text[at + 1] == '\n';
      cut(at, at + (pair ? 2 : 1));
      if (pair) { ++at; }
    } else if (text.substr(at, 3) == "\u2028" || text.substr(at, 3) == "\u2029") {
      cut(at, at + 3);
      at += 2;
    }
  }
  if (begin < text.size()) { cut(text.size(), text.size()); }
  return lines;
}

bool accepts_text(const Input& input) { return document::decode_text(input.bytes.substr(0, 65536)).has_value(); }

ReadResult read_plain_text(const Input& input) { return read_text(input); }

} // namespace

Document read_text(const Input& input) {
  if (input.bytes.size() > largest_text) { throw Error(ErrorKind::unreadable, "{}: larger than 64 MB", input.name); }
  if (trim(input.bytes).empty()) { throw Error(ErrorKind::unreadable, "{}: empty", input.name); }
  const std::optional<std::string> text = document::decode_text(input.bytes);
  if (!text) { throw Error(ErrorKind::unreadable, "{}: not text ({})", input.name, document::binary_kind(input.bytes)); }
  if (trim(*text).empty()) { throw Error(ErrorKind::unreadable, "{}: empty", input.name); }
  Document document;
  document.name = document::file_name(input.name);
  document.sha256 = sha256(input.bytes);
  document.lines = split_lines(*text, input.name);
  const std::vector<document::LineUse> uses = document::find_furniture(document.lines);
  document.blocks = document::blocks_of_lines(document.lines, uses);
  if (text->find("\uFFFD") != std::string::npos) {
    document.diagnostics.push_back(
        {Severity::warning, document.name, 0, Wording("some bytes are no text in the file's encoding")});
  }
  return document;
}

const Importer& text_importer() {
  static const Importer importer{
      "text", "Plain text, also with HTML fragments", {".txt", ".text"}, &accepts_text, &read_plain_text};
  return importer;
}

const Importer& markdown_importer() {
  static const Importer importer{"markdown", "Markdown", {".md", ".markdown"}, &accepts_text, &read_plain_text};
  return importer;
}

} // namespace entente
