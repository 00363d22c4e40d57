#include "importers/document/docx_numbering.hpp"

#include <optional>

#include "importers/document/bullets.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/numbers.hpp"

namespace entente::document {

namespace {

/// A sign that reads as a bullet, whatever symbol typeface it was taken from.
std::string bullet_of(std::string_view text) {
  if (text.empty()) { return ""; }
  if (text == "o") { return "◦"; }
  const std::string mark(text);
  const bool private_sign = code_point(text, 0).code >= 0xE000 && code_point(text, 0).code < 0xF900;
  return !private_sign && read_bullet(mark + " Xx").size > 0 ? mark : "•";
}

std::string formatted(const std::string& format, int number) {
  if (format == "none") { return ""; }
  if (format == "lowerLetter") { return list_number('a', number); }
  if (format == "upperLetter") { return list_number('A', number); }
  if (format == "lowerRoman") { return list_number('i', number); }
  if (format == "upperRoman") { return list_number('I', number); }
  if (format == "decimalZero" && number < 10) { return "0" + std::to_string(number); }
  return std::to_string(number);
}

} // namespace

void DocxNumbering::read(std::string_view bytes, std::string_view place) {
  XmlReader xml(bytes, place);
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    if (event != XmlReader::Event::open) { continue; }
    if (xml.name() == "abstractNum") {
      read_definition(xml);
    } else if (xml.name() == "num") {
      read_list(xml);
    }
  }
}

void DocxNumbering::read_definition(XmlReader& xml) {
  Definition& definition = definitions_[std::string(xml.attribute("abstractNumId").value_or(""))];
  Level* level = nullptr;
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    if (event == XmlReader::Event::close && xml.name() == "abstractNum") { return; }
    if (event != XmlReader::Event::open) { continue; }
    const std::string_view name = xml.name();
    if (name == "lvl") {
      const int number = number_of(xml.attribute("ilvl"), -1);
      level = number >= 0 && number < static_cast<int>(levels) ? &definition.level.at(static_cast<std::size_t>(number))
                                                               : nullptr;
    } else if (level != nullptr && name == "numFmt") {
      level->format = xml.attribute("val").value_or("decimal");
    } else if (level != nullptr && name == "lvlText") {
      level->text = xml.attribute("val").value_or("");
    } else if (level != nullptr && name == "start") {
      level->start = number_of(xml.attribute("val"), 1);
    } else if (level != nullptr && name == "pStyle") {
      level->style = xml.attribute("val").value_or("");
    }
  }
}

void DocxNumbering::read_list(XmlReader& xml) {
  List& list = lists_[std::string(xml.attribute("numId").value_or(""))];
  int level = -1;
  for (auto event = xml.next(); event != XmlReader::Event::end; event = xml.next()) {
    if (event == XmlReader::Event::close && xml.name() == "num") { return; }
    if (event != XmlReader::Event::open) { continue; }
    if (xml.name() == "abstractNumId") {
      list.definition = xml.attribute("val").value_or("");
    } else if (xml.name() == "lvlOverride") {
      level = number_of(xml.attribute("ilvl"), -1);
    } else if (xml.name() == "startOverride" && level >= 0 && level < static_cast<int>(levels)) {
      list.restart[level] = number_of(xml.attribute("val"), 1);
    }
  }
}

int DocxNumbering::level_of_style(std::string_view list, std::string_view style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end()) { return 0; }
  const auto definition = definitions_.find(found->second.definition);
  if (definition == definitions_.end()) { return 0; }
  for (std::size_t n = 0; n < levels; ++n) {
    if (definition->second.level.at(n).style == style) { return static_cast<int>(n); }
  }
  return 0;
}

std::string DocxNumbering::next(std::string_view list, int level) {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level < 0 || level >= static_cast<int>(levels)) { return ""; }
  const auto place = definitions_.find(found->second.definition);
  if (place == definitions_.end()) { return ""; }
  Definition& definition = place->second;
  for (const auto& [at, start] : found->second.restart) {
    definition.count.at(static_cast<std::size_t>(at)) = start - 1;
    definition.begun.at(static_cast<std::size_t>(at)) = true;
  }
  found->second.restart.clear();
  const auto depth = static_cast<std::size_t>(level);
  for (std::size_t n = 0; n <= depth; ++n) {
    if (!definition.begun.at(n)) {
      definition.count.at(n) = definition.level.at(n).start - (n == depth ? 1 : 0);
      definition.begun.at(n) = true;
    }
  }
  definition.count.at(depth) = std::min(definition.count.at(depth), 1'000'000'000) + 1;
  for (std::size_t n = depth + 1; n < levels; ++n) {
    definition.begun.at(n) = false;
  }
  const Level& own = definition.level.at(depth);
  if (own.format == "bullet") { return bullet_of(own.text); }
  std::string mark;
  for (std::size_t at = 0; at < own.text.size(); ++at) {
    const bool number =
        own.text[at] == '%' && at + 1 < own.text.size() && own.text[at + 1] >= '1' && own.text[at + 1] <= '9';
    if (number) {
      const auto shown = static_cast<std::size_t>(own.text[++at] - '1');
      mark += formatted(definition.level.at(shown).format, definition.count.at(shown));
    } else {
      mark += own.text[at];
    }
  }
  return mark;
}

} // namespace entente::document
