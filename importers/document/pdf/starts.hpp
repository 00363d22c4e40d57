/// @file
/// How the entries of a document begin.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "importers/document/pdf/lines.hpp"

namespace entente::pdf {

/// Counts how lines begin that surely begin an entry ("Mr. ", "Dra. ", a name in capitals, "Ana Paz, lawyer"), so that a
/// line that follows a full one can be told from the rest of a sentence.
class EntryStarts {
public:
  void add(std::string_view line);
  /// Several entries begin as the line does.
  [[nodiscard]] bool usual(std::string_view line) const;

private:
  std::map<std::string, std::size_t> counts_;
};

/// "Intervenants :", "Moderador y relator:": one to four words before a colon.
[[nodiscard]] bool begins_with_label(const Line& line);

/// The line above ends within a name whose surname, in capitals, begins the line: "Chair: Ms Ana" above "PAZ, Director".
[[nodiscard]] bool cuts_name(const Line& above, const Line& line);

} // namespace entente::pdf
