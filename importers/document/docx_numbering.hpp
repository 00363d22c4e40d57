/// @file
/// The numbers and bullets of lists in DOCX, counted as a word processor counts them.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "importers/xml/xml.hpp"

namespace entente::document {

/// The list definitions of a DOCX (numbering.xml), with how far each list has been counted.
class DocxNumbering {
public:
  static constexpr std::size_t levels = 9;

  /// Reads the part; `place` names it in messages.
  void read(std::string_view bytes, std::string_view place);

  /// The level of `list` that belongs to a paragraph style; 0 when none does.
  [[nodiscard]] int level_of_style(std::string_view list, std::string_view style) const;
  /// The mark of the next item of a list at a level (from 0): "•", "2.", "1.3", "iv)"; empty when the list prints none or
  /// is not defined.
  [[nodiscard]] std::string next(std::string_view list, int level);

private:
  struct Level {
    std::string format = "decimal";
    std::string text;
    std::string style;
    int start = 1;
  };
  struct Definition {
    std::array<Level, levels> level;
    std::array<int, levels> count{};
    std::array<bool, levels> begun{};
  };
  struct List {
    std::string definition;
    std::map<int, int> restart; ///< levels that begin anew when the list is first used
  };
  std::map<std::string, Definition, std::less<>> definitions_;
  std::map<std::string, List, std::less<>> lists_;

  void read_definition(XmlReader& xml);
  void read_list(XmlReader& xml);
};

} // namespace entente::document
