#include "importers/document/odt_styles.hpp"

#include <algorithm>
#include <optional>

#include "importers/document/bullets.hpp"
#include "importers/document/numbers.hpp"

namespace entente::document {

namespace {

std::string key_of(std::string_view family, std::string_view name) { return std::string(family) + '/' + std::string(name); }

/// "Heading_20_1" is how ODF writes the style "Heading 1".
std::string spaced(std::string_view name) {
  std::string out(name);
  for (std::size_t at = out.find("_20_"); at != std::string::npos; at = out.find("_20_", at)) {
    out.replace(at, 4, " ");
  }
  return out;
}

} // namespace

void OdtStyles::read(XmlReader& xml) {
  const int level = xml.depth();
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    if (event == XmlReader::Event::close && xml.depth() == level) { return; }
    if (event != XmlReader::Event::open) { continue; }
    if (xml.name() == "style") {
      read_style(xml);
    } else if (xml.name() == "list-style") {
      read_list(xml);
    } else {
      xml.skip();
    }
  }
}

void OdtStyles::read_style(XmlReader& xml) {
  Style style;
  style.name = xml.attribute("display-name").value_or(xml.attribute("name").value_or(""));
  style.parent = xml.attribute("parent-style-name").value_or("");
  style.list = xml.attribute("list-style-name").value_or("");
  style.own.heading = number_of(xml.attribute("default-outline-level"), 0);
  const std::string family(xml.attribute("family").value_or(""));
  const std::string key = key_of(family, xml.attribute("name").value_or(""));
  const int level = xml.depth();
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    if (event == XmlReader::Event::close && xml.depth() == level) { break; }
    if (event != XmlReader::Event::open || xml.name() != "text-properties") { continue; }
    if (const auto weight = xml.attribute("font-weight")) {
      style.own.run.bold = weight->starts_with("bold") || (weight->size() == 3 && *weight >= "600");
    }
    if (const auto slant = xml.attribute("font-style")) { style.own.run.italic = *slant != "normal"; }
    if (const auto display = xml.attribute("display")) { style.own.run.hidden = *display == "none"; }
  }
  if (family == "paragraph" || family == "text") { styles_.insert_or_assign(key, std::move(style)); }
}

void OdtStyles::read_list(XmlReader& xml) {
  std::array<Level, levels>& list = lists_[std::string(xml.attribute("name").value_or(""))];
  const int depth = xml.depth();
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    if (event == XmlReader::Event::close && xml.depth() == depth) { return; }
    if (event != XmlReader::Event::open || !xml.name().starts_with("list-level-style-")) { continue; }
    const int number = number_of(xml.attribute("level"), 0);
    if (number < 1 || number > static_cast<int>(levels)) { continue; }
    Level& level = list.at(static_cast<std::size_t>(number) - 1);
    if (xml.name() == "list-level-style-number") {
      level.format = xml.attribute("num-format").value_or("");
      level.prefix = xml.attribute("num-prefix").value_or("");
      level.suffix = xml.attribute("num-suffix").value_or("");
      level.shown = number_of(xml.attribute("display-levels"), 1);
      level.start = number_of(xml.attribute("start-value"), 1);
    } else {
      level.bullet = xml.attribute("bullet-char").value_or("•");
    }
  }
}

OdtLook OdtStyles::look(std::string_view family, std::string_view name) const {
  OdtLook look;
  auto found = styles_.find(key_of(family, name));
  if (found == styles_.end() && family == "paragraph") { look.heading = heading_by_name(spaced(name)); }
  for (int n = 0; n < deepest_chain && found != styles_.end(); ++n) {
    const Style& style = found->second;
    look.run.rest_on(style.own.run);
    if (look.heading == 0) { look.heading = style.own.heading; }
    if (look.heading == 0 && family == "paragraph") { look.heading = heading_by_name(spaced(style.name)); }
    found = style.parent.empty() ? styles_.end() : styles_.find(key_of(family, style.parent));
    if (found == styles_.end() && look.heading == 0 && family == "paragraph") {
      look.heading = heading_by_name(spaced(style.parent));
    }
  }
  return look;
}

std::string OdtStyles::list_of(std::string_view paragraph_style) const {
  auto found = styles_.find(key_of("paragraph", paragraph_style));
  for (int n = 0; n < deepest_chain && found != styles_.end(); ++n) {
    if (!found->second.list.empty()) { return found->second.list; }
    found = styles_.find(key_of("paragraph", found->second.parent));
  }
  return {};
}

const OdtStyles::Level* OdtStyles::level_of(std::string_view list, std::size_t level) const {
  const auto found = lists_.find(list);
  return found == lists_.end() || level >= levels ? nullptr : &found->second.at(level);
}

int OdtStyles::start(std::string_view list, std::size_t level) const {
  const Level* const own = level_of(list, level);
  return own == nullptr ? 1 : own->start;
}

std::string OdtStyles::mark(std::string_view list, const std::vector<int>& counts) const {
  const Level* const own = counts.empty() ? nullptr : level_of(list, counts.size() - 1);
  if (own == nullptr) { return "•"; }
  if (!own->bullet.empty()) {
    if (own->bullet == "o") { return "◦"; }
    const std::string& sign = own->bullet;
    const bool private_sign = sign.starts_with("\xEE") || sign.starts_with("\xEF\x80") || sign.starts_with("\xEF\x82");
    return !private_sign && read_bullet(sign + " Xx").size > 0 ? sign : "•";
  }
  if (own->format.empty()) { return own->prefix + own->suffix; }
  std::string mark = own->prefix;
  const std::size_t shown = static_cast<std::size_t>(std::clamp(own->shown, 1, static_cast<int>(counts.size())));
  for (std::size_t n = counts.size() - shown; n < counts.size(); ++n) {
    const Level* const level = level_of(list, n);
    if (level == nullptr || level->format.empty()) { continue; }
    if (mark.size() > own->prefix.size()) { mark += '.'; }
    mark += list_number(level->format.front(), counts[n]);
  }
  return mark + own->suffix;
}

} // namespace entente::document
