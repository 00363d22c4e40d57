// SPDX-License-Identifier: MIT
#include "viz/graphviz/layout/finish.hpp"

#include <charconv>
#include <string_view>

#include "viz/graphviz/layout/text.hpp"

namespace entente_layout {
namespace {

constexpr std::string_view plain_font = "font-family=\"DejaVu Sans\"";
constexpr std::string_view bold_font = "font-family=\"DejaVu Sans Bold\"";
constexpr std::string_view family = "font-family=\"DejaVu Sans, Verdana, sans-serif\"";

std::string without_comments(std::string_view svg) {
  std::string result;
  while (!svg.empty()) {
    const std::size_t begin = svg.find("<!--");
    result += svg.substr(0, begin);
    if (begin == std::string_view::npos) { break; }
    const std::size_t end = svg.find("-->", begin);
    if (end == std::string_view::npos) { break; }
    svg.remove_prefix(end + 3);
    if (svg.starts_with("\n")) { svg.remove_prefix(1); }
  }
  return result;
}

/// The value of `key` in a start tag; empty when it has none.
std::string_view attribute(std::string_view tag, std::string_view key) {
  const std::string wanted = " " + std::string(key) + "=\"";
  const std::size_t at = tag.find(wanted);
  if (at == std::string_view::npos) { return {}; }
  const std::size_t begin = at + wanted.size();
  return tag.substr(begin, tag.find('"', begin) - begin);
}

/// What the group with this id stands for; empty when nothing is to be said.
std::string tip_of(std::string_view id, const Canvas& canvas) {
  if (id.size() < 2) { return {}; }
  std::size_t index = 0;
  const auto read = std::from_chars(id.data() + 1, id.data() + id.size(), index);
  if (read.ec != std::errc{} || read.ptr != id.data() + id.size()) { return {}; }
  if (id[0] == 'm' && index < canvas.marks.size()) { return canvas.marks[index].tip; }
  if (id[0] == 'l' && index < canvas.lines.size()) { return canvas.lines[index].tip; }
  return {};
}

/// "node actor" -> "actor": only the class that was given.
std::string_view own_class(std::string_view given) {
  const std::size_t space = given.find(' ');
  return space == std::string_view::npos ? given : given.substr(space + 1);
}

std::string start_of_group(std::string_view tag, std::string_view rest_of_tag, const Canvas& canvas) {
  const std::string_view id = attribute(tag, "id");
  std::string result =
      "<g class=\"" + std::string(own_class(attribute(tag, "class"))) + "\"" + std::string(rest_of_tag) + ">";
  const std::string tip = tip_of(id, canvas);
  if (!tip.empty()) { result += "\n<title>" + xml(tip) + "</title>"; }
  return result;
}

std::string with_own_fonts(std::string_view tag) {
  std::string result(tag);
  if (const std::size_t at = result.find(bold_font); at != std::string::npos) {
    result.replace(at, bold_font.size(), std::string(family) + " font-weight=\"bold\"");
  } else if (const std::size_t plain = result.find(plain_font); plain != std::string::npos) {
    result.replace(plain, plain_font.size(), family);
  }
  return result;
}

std::string opening(std::string_view tag, const Canvas& canvas) {
  std::string result(tag.substr(0, tag.size() - 1));
  result += " role=\"img\" aria-label=\"" + xml(canvas.title) + "\">\n<title>" + xml(canvas.title) + "</title>\n<desc>" +
            xml(canvas.description) + "</desc>";
  return result;
}

} // namespace

std::string finish_svg(const std::string& svg, const Canvas& canvas) {
  const std::string bare = without_comments(svg);
  std::string_view rest = bare;
  std::string result = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n";
  rest.remove_prefix(std::min(rest.find("<svg"), rest.size()));
  bool skipping = false; // within one of Graphviz's own titles, which hold its names
  while (!rest.empty()) {
    const std::size_t open = rest.find('<');
    if (!skipping) { result += rest.substr(0, open); }
    if (open == std::string_view::npos) { break; }
    const std::size_t close = rest.find('>', open);
    if (close == std::string_view::npos) { break; }
    const std::string_view tag = rest.substr(open, close - open + 1);
    rest.remove_prefix(close + 1);
    if (tag == "<title>" || tag == "</title>") {
      skipping = tag == "<title>";
      if (!skipping && rest.starts_with("\n")) { rest.remove_prefix(1); }
    } else if (tag.starts_with("<svg")) {
      result += opening(tag, canvas);
    } else if (tag.starts_with("<g ")) {
      const std::string_view transform = attribute(tag, "transform");
      result += start_of_group(tag, transform.empty() ? "" : " transform=\"" + std::string(transform) + "\"", canvas);
    } else {
      result += tag.starts_with("<text") ? with_own_fonts(tag) : std::string(tag);
    }
  }
  return result;
}

std::string finish_pdf(std::string pdf) {
  // Same length, so that the offsets in the file's table stay right.
  constexpr std::string_view key = "/CreationDate (D:";
  for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + key.size())) {
    for (std::size_t i = at + key.size(); i < pdf.size() && pdf[i] != ')'; ++i) {
      if (pdf[i] >= '0' && pdf[i] <= '9') { pdf[i] = '0'; }
    }
  }
  return pdf;
}

} // namespace entente_layout
