#include <algorithm>
#include <array>
#include <vector>

#include "core/text/unicode.hpp"
#include "viz/report/html.hpp"

namespace entente {

namespace {

struct Attribute {
  std::string_view name;
  std::string value; ///< as written, references untouched
};

struct Tag {
  std::string_view name;
  std::vector<Attribute> attributes;
  bool closes = false;
  bool empty = false;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Reads the inside of `<…>`.
Tag read_tag(std::string_view inside) {
  Tag tag;
  if (inside.starts_with('/')) {
    tag.closes = true;
    inside.remove_prefix(1);
  }
  if (inside.ends_with('/')) {
    tag.empty = true;
    inside.remove_suffix(1);
  }
  std::size_t at = 0;
  const auto skip = [&] {
    while (at < inside.size() && is_space(inside[at])) {
      ++at;
    }
  };
  while (at < inside.size() && !is_space(inside[at])) {
    ++at;
  }
  tag.name = inside.substr(0, at);
  for (skip(); at < inside.size(); skip()) {
    const std::size_t begin = at;
    while (at < inside.size() && inside[at] != '=' && !is_space(inside[at])) {
      ++at;
    }
    Attribute attribute{inside.substr(begin, at - begin), {}};
    skip();
    if (at < inside.size() && inside[at] == '=') {
      ++at;
      skip();
      if (at >= inside.size() || (inside[at] != '"' && inside[at] != '\'')) { break; }
      const std::size_t end = inside.find(inside[at], at + 1);
      if (end == std::string_view::npos) { break; }
      attribute.value = std::string(inside.substr(at + 1, end - at - 1));
      at = end + 1;
    }
    tag.attributes.push_back(std::move(attribute));
  }
  return tag;
}

/// "url(#a)" becomes "url(#prefix-a)".
std::string with_prefixed_urls(std::string value, std::string_view prefix) {
  constexpr std::string_view mark = "url(#";
  for (std::size_t at = value.find(mark); at != std::string::npos; at = value.find(mark, at + mark.size())) {
    value.insert(at + mark.size(), std::string(prefix) + "-");
  }
  return value;
}

void write_attribute(const Attribute& attribute, std::string_view prefix, std::string& out) {
  const bool handler = lower(attribute.name).starts_with("on");
  const std::string name = lower(attribute.name);
  const bool link = name == "href" || name.ends_with(":href");
  if (handler || attribute.name.empty()) { return; }
  std::string value = with_prefixed_urls(attribute.value, prefix);
  if (link) {
    const bool within = value.starts_with('#');
    const bool picture = value.starts_with("data:image/png") || value.starts_with("data:image/jpeg");
    if (!within && !picture) { return; }
    if (within) { value.insert(1, std::string(prefix) + "-"); }
  }
  if (attribute.name == "id") { value.insert(0, std::string(prefix) + "-"); }
  const bool single = value.find('"') != std::string::npos;
  out.append(" ").append(attribute.name).append(single ? "='" : "=\"").append(value).append(single ? "'" : "\"");
}

/// Width over height of the whole picture, from its viewBox or its sizes, as attributes of the outer element.
void write_root(const Tag& tag, std::string_view prefix, std::string_view label, std::string& out) {
  out += "<svg";
  bool has_box = false;
  std::array<std::string, 2> sizes;
  for (const Attribute& attribute : tag.attributes) {
    if (attribute.name == "width" || attribute.name == "height") {
      std::string& size = sizes[attribute.name == "width" ? 0 : 1];
      size = attribute.value.substr(0, attribute.value.find_first_not_of("0123456789."));
      continue;
    }
    if (attribute.name == "role" || attribute.name.starts_with("aria-")) { continue; }
    has_box = has_box || attribute.name == "viewBox";
    write_attribute(attribute, prefix, out);
  }
  if (!has_box && !sizes[0].empty() && !sizes[1].empty()) { out += " viewBox=\"0 0 " + sizes[0] + " " + sizes[1] + "\""; }
  out += " role=\"img\" aria-label=\"" + escape(label) + "\">";
}

/// Elements that could do or fetch something, with all that they hold; within HTML their case does not matter.
bool unwanted(std::string_view given) {
  const std::string name = lower(given);
  return name == "script" || name == "foreignobject" || name == "iframe" || name == "style" || name == "set" ||
         name.starts_with("animate");
}

} // namespace

Html inline_svg(std::string_view svg, std::string_view prefix, std::string_view label) {
  Html html;
  std::string& out = html.markup;
  std::size_t depth = 0;
  std::string_view skipped; ///< name of the unwanted element that we are in
  std::size_t at = svg.find("<svg");
  while (at < svg.size()) {
    if (svg[at] != '<') {
      const std::size_t end = std::min(svg.find('<', at), svg.size());
      if (skipped.empty() && depth > 0) { out += svg.substr(at, end - at); }
      at = end;
      continue;
    }
    if (svg.substr(at).starts_with("<!--") || svg.substr(at).starts_with("<!") || svg.substr(at).starts_with("<?")) {
      const std::string_view end_mark = svg.substr(at).starts_with("<!--") ? "-->" : ">";
      const std::size_t end = svg.find(end_mark, at);
      if (end == std::string_view::npos) { break; }
      at = end + end_mark.size();
      continue;
    }
    const std::size_t end = svg.find('>', at);
    if (end == std::string_view::npos) { break; }
    const Tag tag = read_tag(svg.substr(at + 1, end - at - 1));
    at = end + 1;
    if (!skipped.empty()) {
      if (tag.closes && tag.name == skipped) { skipped = {}; }
      continue;
    }
    if (unwanted(tag.name)) {
      if (!tag.empty && !tag.closes) { skipped = tag.name; }
      continue;
    }
    if (tag.closes) {
      out.append("</").append(tag.name).append(">");
      if (--depth == 0) { break; }
      continue;
    }
    if (depth == 0) {
      write_root(tag, prefix, label, out);
    } else {
      out.append("<").append(tag.name);
      for (const Attribute& attribute : tag.attributes) {
        write_attribute(attribute, prefix, out);
      }
      out += tag.empty ? "/>" : ">";
    }
    depth += tag.empty ? 0 : 1;
    if (depth == 0) { break; }
  }
  return depth == 0 ? html : Html{};
}

} // namespace entente
