/// @file
/// The titles of sessions, where they stand on lines of their own.
#pragma once

#include <cstddef>
#include <vector>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// Gives the current session its title, from lines and cells right behind its heading. A `read_…` is true when the line was
/// what it reads.
class Titles {
public:
  Titles(Reading& reading, const Roster& roster) : reading_(reading), roster_(roster) {}

  /// A cell behind one that only numbers a session ("Item 3 | Opening").
  bool read_cell(std::size_t index);
  /// A line in capitals below a label in capitals, though it may look like a name, and the rest of such a title.
  bool read_below_label(std::size_t index);
  /// A line that gives the current session its title, or goes on with it.
  bool read_line(std::size_t index);

private:
  Reading& reading_;
  const Roster& roster_;
  const std::vector<Item>& items_ = reading_.items;
  const Cues& cues_ = reading_.cues;
  Course& course_ = reading_.course;
};

} // namespace entente::agenda
