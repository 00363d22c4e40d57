/// @file
/// People whom the title of a session names: "Data – Ms. A, Institute B".
#pragma once

#include <optional>
#include <string>

#include "importers/agenda/reading.hpp"

namespace entente::agenda {

/// A title and the people who were printed with it.
struct PeopledTitle {
  std::string title; ///< may be empty
  Item people;
};

/// "Data – Ms. A, Institute B", "Data (Ms. A, Institute B)", "Keynote by Ms. A, Institute B: Why move?", "Ms. A, Institute B
/// – Why move?", "Dialogue between Ms. A and Mr. B": what is left of a title, and who acts. Nothing where no honorific and
/// no name with a post or body behind a dash tells that somebody is named. Linear in the length of the title.
[[nodiscard]] std::optional<PeopledTitle> people_in_title(const std::string& title, const Reading& reading);

} // namespace entente::agenda
