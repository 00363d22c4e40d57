/// @file
/// Which lines and cells behind an entry go on with it.
#pragma once

#include <cstddef>

#include "importers/agenda/reading.hpp"

namespace entente::agenda {

class Roster;

/// Finds the posts and bodies that stand on lines and in cells of their own behind a name.
class EntryLines {
public:
  EntryLines(Reading& reading, const Roster& roster) : reading_(reading), roster_(roster) {}

  struct Gathered {
    Item item;
    std::size_t last = 0; ///< the last line of it
  };
  /// Adds to the item what goes on with it behind line `index`; those lines are taken.
  [[nodiscard]] Gathered gather(std::size_t index, Item item);
  /// A bare name on a line, whose post stands on the next one; together they are an entry with a chance of `least`.
  [[nodiscard]] bool named_above_post(std::size_t index, double least) const;

private:
  [[nodiscard]] bool ordinary(std::size_t index) const;
  [[nodiscard]] bool begins_person(std::size_t index, const Item& above) const;
  [[nodiscard]] bool begins_another(std::size_t index, std::size_t above, bool post, bool bare) const;

  Reading& reading_;
  const Roster& roster_;
  const std::vector<Item>& items_ = reading_.items;
  const Cues& cues_ = reading_.cues;
  const Reference& reference_ = reading_.reference;
};

} // namespace entente::agenda
