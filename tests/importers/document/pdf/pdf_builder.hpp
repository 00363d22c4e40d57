/// @file
/// Small PDFs for tests: text at given places, written by hand.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace entente::test {

/// A page being drawn, 595 x 842 points; places are from its upper left corner.
class PdfPage {
public:
  enum Font { regular = 1, bold = 2, italic = 3, fixed = 4 };

  /// Text in WinAnsi (ASCII, or bytes of Windows-1252), its baseline `down` points below the upper edge.
  PdfPage& text(double left, double down, const std::string& text, Font font = regular, double size = 10) {
    std::string escaped;
    for (const char character : text) {
      if (character == '(' || character == ')' || character == '\\') { escaped += '\\'; }
      escaped += character;
    }
    content_ += fmt::format("BT /F{} {} Tf {} {} Td ({}) Tj ET\n", static_cast<int>(font), size, left, 842 - down, escaped);
    return *this;
  }
  /// Lines one below the other, `pitch` points apart.
  PdfPage& lines(double left, double down, const std::vector<std::string>& texts, double pitch = 12, Font font = regular,
                 double size = 10) {
    for (std::size_t n = 0; n < texts.size(); ++n) {
      text(left, down + static_cast<double>(n) * pitch, texts[n], font, size);
    }
    return *this;
  }
  PdfPage& rule(double left, double top, double right, double bottom) {
    content_ += fmt::format("0.7 w {} {} m {} {} l S\n", left, 842 - top, right, 842 - bottom);
    return *this;
  }
  /// A small filled square, as browsers draw bullets.
  PdfPage& dot(double left, double down) {
    content_ += fmt::format("{} {} 3.5 3.5 re f\n", left, 842 - down);
    return *this;
  }
  [[nodiscard]] const std::string& content() const { return content_; }

private:
  std::string content_;
};

/// Objects as a file, with its table of places; object 1 is the catalogue.
inline std::string pdf_file(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string file = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t n = 0; n < objects.size(); ++n) {
    places.push_back(file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", n + 1, objects[n]);
  }
  const std::size_t start = file.size();
  file += fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (const std::size_t place : places) {
    file += fmt::format("{:010} 00000 n \n", place);
  }
  return file +
         fmt::format("trailer << /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, trailer, start);
}

inline std::string pdf_stream(const std::string& content, const std::string& more = "") {
  return fmt::format("<< /Length {} {} >>\nstream\n{}\nendstream", content.size(), more, content);
}

inline std::string pdf_file(const std::vector<PdfPage>& pages) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", ""};
  for (const char* name : {"Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Courier"}) {
    objects.push_back(fmt::format("<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>", name));
  }
  std::string kids;
  for (const PdfPage& page : pages) {
    kids += fmt::format("{} 0 R ", objects.size() + 1);
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font "
                    "<< /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R >> >> >>",
                    objects.size() + 2));
    objects.push_back(pdf_stream(page.content()));
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
  return pdf_file(objects);
}

} // namespace entente::test
