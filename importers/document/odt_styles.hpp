/// @file
/// What the styles of an ODT say about how text is read, and the marks of its lists.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importers/document/docx_styles.hpp"
#include "importers/xml/xml.hpp"

namespace entente::document {

/// What a paragraph or character style says, with what it is based on.
struct OdtLook {
  RunLook run;
  int heading = 0; ///< 1-based; 0 for body text
};

/// The styles of an ODT: those of styles.xml and the automatic ones of content.xml.
class OdtStyles {
public:
  static constexpr std::size_t levels = 10;

  /// After the `open` of "styles" or "automatic-styles": reads on to its `close`. Later styles replace earlier ones.
  void read(XmlReader& xml);
  /// The look of a style of the family "paragraph" or "text".
  [[nodiscard]] OdtLook look(std::string_view family, std::string_view name) const;
  /// The list style that a paragraph style asks for; empty when none.
  [[nodiscard]] std::string list_of(std::string_view paragraph_style) const;
  /// The number that a list begins with at the last of the nested levels.
  [[nodiscard]] int start(std::string_view list, std::size_t level) const;
  /// The mark of an item; `counts` are the numbers of the levels that enclose it, its own last. Lists without a style
  /// print "•".
  [[nodiscard]] std::string mark(std::string_view list, const std::vector<int>& counts) const;

private:
  struct Style {
    std::string name;
    std::string parent;
    std::string list;
    OdtLook own;
  };
  struct Level {
    std::string bullet;
    std::string format;
    std::string prefix;
    std::string suffix;
    int shown = 1; ///< levels that the number shows
    int start = 1;
  };
  std::map<std::string, Style, std::less<>> styles_; ///< by family, '/' and name
  std::map<std::string, std::array<Level, levels>, std::less<>> lists_;

  void read_style(XmlReader& xml);
  void read_list(XmlReader& xml);
  [[nodiscard]] const Level* level_of(std::string_view list, std::size_t level) const;
};

} // namespace entente::document
