/// @file
/// What the styles of a DOCX say about how text is read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace entente::document {

/// Bold, italic and hidden, where something says so.
struct RunLook {
  std::optional<bool> bold;
  std::optional<bool> italic;
  std::optional<bool> hidden;

  /// Takes from `under` what this says nothing about.
  void rest_on(const RunLook& under);
};

/// What a style says, with what it is based on.
struct DocxLook {
  RunLook run;
  int heading = 0;       ///< 1-based outline level; 0 for body text
  bool contents = false; ///< an entry of a table of contents
  bool bulleted = false; ///< called a bulleted list
  std::string list;      ///< number of the list; empty for none
  int list_level = -1;
};

/// The styles of a DOCX (styles.xml). Headings are known by outline level and by name, in the languages of the reader.
class DocxStyles {
public:
  /// Reads the part; `place` names it in messages.
  void read(std::string_view bytes, std::string_view place);
  /// The look of a style; of one that is not defined, as much as its name tells.
  [[nodiscard]] DocxLook look(std::string_view id) const;

private:
  struct Style {
    std::string name;
    std::string based_on;
    DocxLook own;
  };
  std::map<std::string, Style, std::less<>> styles_;
};

/// Styles that one may be based on, each on the next; more are a circle.
inline constexpr int deepest_chain = 24;

/// The level that the name of a style tells: "heading 2", "Titre 1", "Título 3", "Title"; 0 when it is no heading.
[[nodiscard]] int heading_by_name(std::string_view name);

/// True unless the value switches off ("0", "false", "off", "none").
[[nodiscard]] bool switched_on(std::optional<std::string_view> value);

} // namespace entente::document
