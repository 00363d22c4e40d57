#include "importers/document/docx_styles.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text/unicode.hpp"
#include "importers/xml/xml.hpp"

namespace entente::document {

namespace {

void look_at_name(std::string_view name, DocxLook& look) {
  const std::string folded = fold(name);
  if (look.heading == 0) { look.heading = heading_by_name(name); }
  const bool level = folded.size() > 3 && folded.back() >= '1' && folded.back() <= '9';
  look.contents =
      look.contents || (level && (folded.starts_with("toc") || folded.starts_with("tm ") || folded.starts_with("tdc")));
  look.bulleted = look.bulleted || folded.starts_with("list bullet") || folded.starts_with("listbullet");
}

} // namespace

int heading_by_name(std::string_view name) {
  const std::string folded = fold(name);
  if (folded == "title" || folded == "subtitle" || folded == "titre" || folded == "titulo" || folded == "sous titre" ||
      folded == "subtitulo") {
    return folded.starts_with("sub") || folded.starts_with("sous") ? 2 : 1;
  }
  // Identifiers lose accents: "Ttulo1" is Word's for "Título 1".
  constexpr std::array<std::string_view, 5> words = {"heading", "titre", "titulo", "ttulo", "encabezado"};
  for (const std::string_view word : words) {
    if (!folded.starts_with(word)) { continue; }
    const std::string_view rest = trim(std::string_view(folded).substr(word.size()));
    if (rest.size() == 1 && rest.front() >= '1' && rest.front() <= '9') { return rest.front() - '0'; }
  }
  return 0;
}

bool switched_on(std::optional<std::string_view> value) {
  return !value || (*value != "0" && *value != "false" && *value != "off" && *value != "none");
}

void RunLook::rest_on(const RunLook& under) {
  if (!bold) { bold = under.bold; }
  if (!italic) { italic = under.italic; }
  if (!hidden) { hidden = under.hidden; }
}

void DocxStyles::read(std::string_view bytes, std::string_view place) {
  XmlReader xml(bytes, place);
  Style style;
  std::string id;
  bool inside = false;
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    const std::string_view name = xml.name();
    if (event == XmlReader::Event::close && name == "style") {
      if (!id.empty()) { styles_.insert_or_assign(id, style); }
      inside = false;
    }
    if (event != XmlReader::Event::open) { continue; }
    const std::optional<std::string_view> value = xml.attribute("val");
    if (name == "style") {
      style = {};
      id = xml.attribute("styleId").value_or("");
      inside = true;
    } else if (!inside) {
      continue;
    } else if (name == "tblStylePr") {
      xml.skip();
    } else if (name == "name") {
      style.name = value.value_or("");
    } else if (name == "basedOn") {
      style.based_on = value.value_or("");
    } else if (name == "b") {
      style.own.run.bold = switched_on(value);
    } else if (name == "i") {
      style.own.run.italic = switched_on(value);
    } else if (name == "vanish") {
      style.own.run.hidden = switched_on(value);
    } else if (name == "numId") {
      style.own.list = value.value_or("");
    } else if (name == "ilvl" && value) {
      std::from_chars(value->data(), value->data() + value->size(), style.own.list_level);
    } else if (name == "outlineLvl" && value) {
      int level = 9;
      std::from_chars(value->data(), value->data() + value->size(), level);
      style.own.heading = level >= 0 && level < 9 ? level + 1 : 0;
    }
  }
}

DocxLook DocxStyles::look(std::string_view id) const {
  DocxLook look;
  auto found = styles_.find(id);
  if (found == styles_.end()) {
    look_at_name(id, look);
    return look;
  }
  for (int n = 0; n < deepest_chain && found != styles_.end(); ++n) {
    const Style& style = found->second;
    look.run.rest_on(style.own.run);
    if (look.heading == 0) { look.heading = style.own.heading; }
    if (look.list.empty()) { look.list = style.own.list; }
    if (look.list_level < 0) { look.list_level = style.own.list_level; }
    look_at_name(style.name, look);
    found = style.based_on.empty() ? styles_.end() : styles_.find(style.based_on);
  }
  return look;
}

} // namespace entente::document
