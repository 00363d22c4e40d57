/// The agendas of the cases as web pages, Word documents and PDFs, made here from their text.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "core/text/unicode.hpp"
#include "importers/agenda/programme.hpp"
#include "importers/document/docx.hpp"
#include "importers/document/html.hpp"
#include "importers/document/pdf.hpp"
#include "importers/document/text.hpp"
#include "tests/importers/document/pdf/pdf_builder.hpp"
#include "tests/importers/package/maker.hpp"

namespace {

using namespace entente;

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    lines.push_back(line);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line + "\n";
  }
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char character : text) {
    out += character == '<' ? "&lt;" : character == '>' ? "&gt;" : character == '&' ? "&amp;" : std::string(1, character);
  }
  return out;
}

std::string html_of(const std::vector<std::string>& lines) {
  std::string page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>x</title></head><body>\n";
  for (const std::string& line : lines) {
    page += "<p>" + escaped(line) + "</p>\n";
  }
  return page + "</body></html>\n";
}

std::string docx_of(const std::vector<std::string>& lines) {
  std::string body;
  for (const std::string& line : lines) {
    body += "<w:p><w:r><w:t xml:space='preserve'>" + escaped(line) + "</w:t></w:r></w:p>";
  }
  return test::make_zip(
      {{"word/document.xml", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>" +
                                 body + "<w:sectPr/></w:body></w:document>"}});
}

/// Bytes of Windows-1252; nothing for letters that it lacks.
std::optional<std::string> western(std::string_view text) {
  static const std::map<std::string_view, char> signs = {
      {"–", '\x96'}, {"—", '\x97'}, {"‘", '\x91'}, {"’", '\x92'}, {"“", '\x93'}, {"”", '\x94'}, {"•", '\x95'},
      {"…", '\x85'}, {"€", '\x80'}, {"œ", '\x9C'}, {"Œ", '\x8C'}, {"š", '\x9A'}, {"Š", '\x8A'}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view letter = text.substr(at, size);
    if (size == 1) {
      out += text[at] == '\t' ? ' ' : text[at];
    } else if (const auto sign = signs.find(letter); sign != signs.end()) {
      out += sign->second;
    } else if (lead == 0xC2 || lead == 0xC3) {
      out += static_cast<char>(((lead & 0x03U) << 6U) | (static_cast<unsigned char>(letter[1]) & 0x3FU));
    } else {
      return std::nullopt;
    }
    at += size;
  }
  return out;
}

/// The lines as a printer breaks them.
std::vector<std::string> broken(const std::vector<std::string>& lines, std::size_t width) {
  std::vector<std::string> out;
  for (const std::string& line : lines) {
    std::string rest = line;
    while (rest.size() > width) {
      const std::size_t space = rest.rfind(' ', width);
      if (space == std::string::npos || space == 0) { break; }
      out.push_back(rest.substr(0, space));
      rest.erase(0, space + 1);
    }
    out.push_back(rest);
  }
  return out;
}

std::optional<std::string> pdf_of(const std::vector<std::string>& lines) {
  constexpr std::size_t rows = 60;
  constexpr std::size_t width = 143; // letters of 3.6 points between margins of 40
  // Several tabs in a row line text up at stops; single ones are gaps.
  const bool lined = std::ranges::any_of(lines, [](const std::string& line) {
    const std::size_t run = line.find("\t\t");
    return run != std::string::npos && run > 0 && line.find_first_not_of("\t ") < run;
  });
  std::vector<std::string> western_lines;
  for (const std::string& line : lines) {
    std::string tabs;
    std::size_t column = 0;
    const std::size_t stop = lined ? 8 : 4;
    for (const char character : line) {
      const std::size_t width_of = character == '\t' ? lined ? stop - column % stop : stop : 1;
      tabs += character == '\t' ? std::string(width_of, ' ') : std::string(1, character);
      if ((static_cast<unsigned char>(character) & 0xC0U) != 0x80) { column += width_of; }
    }
    const std::optional<std::string> bytes = western(tabs);
    if (!bytes) { return std::nullopt; }
    western_lines.push_back(*bytes);
  }
  std::vector<test::PdfPage> pages;
  std::size_t row = 0;
  for (const std::string& line : broken(western_lines, width)) {
    if (row % rows == 0) { pages.emplace_back(); }
    const double down = 50 + 12 * static_cast<double>(row++ % rows);
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string::npos) { continue; }
    pages.back().text(40 + 3.6 * static_cast<double>(indent), down, line.substr(indent), test::PdfPage::fixed, 6);
  }
  return test::pdf_file(pages);
}

/// Who appears when, in which role.
std::map<std::string, int> appearances(const Document& document) {
  const Programme programme = read_programme(document, Reference::builtin());
  std::map<std::string, int> found;
  for (const EntryRecord& entry : programme.entries) {
    std::string key = std::string(to_text(entry.role)) + " " + entry.name;
    const SessionRecord& session = programme.sessions[entry.session];
    key += " in " + session.label.value_or("") + (session.start ? " at " + to_iso(*session.start) : "");
    ++found[key];
  }
  return found;
}

struct Share {
  int both = 0;
  int either = 0;

  void add(const std::map<std::string, int>& one, const std::map<std::string, int>& other) {
    for (const auto& [key, count] : one) {
      const auto same = other.find(key);
      both += 2 * std::min(count, same == other.end() ? 0 : same->second);
      either += count;
    }
    for (const auto& [key, count] : other) {
      either += count;
    }
  }
  [[nodiscard]] double f1() const { return either == 0 ? 1 : static_cast<double>(both) / either; }
};

} // namespace

TEST_CASE("an agenda says the same as text, web page, Word document and PDF") {
  const std::filesystem::path folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests/importers/agenda/cases";
  Share html;
  Share docx;
  Share pdf;
  std::size_t printed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") { continue; }
    const std::vector<std::string> lines = lines_of(entry.path());
    const std::map<std::string, int> wanted = appearances(read_text({"a.txt", joined(lines)}));
    html.add(wanted, appearances(read_html_page({"a.html", html_of(lines)})));
    docx.add(wanted, appearances(read_docx({"a.docx", docx_of(lines)})));
    const std::optional<std::string> file = pdf_of(lines);
    if (!file) { continue; }
    ++printed;
    Share own;
    own.add(wanted, appearances(read_pdf({"a.pdf", *file})));
    pdf.both += own.both, pdf.either += own.either;
    INFO(entry.path().filename() << " " << own.f1());
    CHECK(own.f1() >= 0.7);
  }
  CHECK(printed >= 24);
  CHECK(html.f1() >= 0.98);
  CHECK(docx.f1() >= 0.98);
  CHECK(pdf.f1() >= 0.98);
}
