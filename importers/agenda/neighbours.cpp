#include "importers/agenda/neighbours.hpp"

#include <algorithm>

#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

/// A name stands before a comma or bracket.
bool has_form(const Item& item) { return item.text.find_first_of(",(") != std::string::npos && begins_with_name(item.text); }

/// Counts people and others among lines of a list, until two of either are found.
class Neighbours {
public:
  Neighbours(const Reading& reading, const Roster& roster, const Item& item)
      : reading_(reading), roster_(roster), item_(item) {}

  /// False where the list ends, or enough is known.
  bool count(std::size_t index) {
    const Item& other = reading_.items[index];
    if (other.bullet != item_.bullet || other.indent != item_.indent || other.table != item_.table || other.hours) {
      return false;
    }
    const std::optional<RoleHeading> role = role_heading(other, reading_.cues);
    const bool led = role && role->role && role->colon;
    if (item_.bullet.empty() && (led || !has_form(other))) { return false; }
    ++(led || roster_.chance(without_talk(other, reading_.cues)) >= person ? people_ : others_);
    return people_ < enough && others_ < enough;
  }
  [[nodiscard]] bool decided() const { return people_ >= enough || others_ >= enough; }
  [[nodiscard]] bool people() const { return people_ >= enough; }

private:
  static constexpr std::size_t enough = 2;
  static constexpr double person = 0.6;

  const Reading& reading_;
  const Roster& roster_;
  const Item& item_;
  std::size_t people_ = 0;
  std::size_t others_ = 0;
};

} // namespace

bool stands_among_people(const Reading& reading, const Roster& roster, std::size_t index) {
  constexpr std::size_t reach = 4;
  const Item& item = reading.items[index];
  if (item.hours || !has_form(item)) { return false; }
  Neighbours neighbours(reading, roster, item);
  const std::size_t last = std::min(reading.items.size(), index + reach + 1);
  for (std::size_t n = index; n-- > 0 && index - n <= reach && !reading.items[n + 1].gap && neighbours.count(n);) {}
  if (neighbours.decided()) { return neighbours.people(); }
  for (std::size_t n = index + 1; n < last && !reading.items[n].gap && neighbours.count(n); ++n) {}
  return neighbours.people();
}

bool labels_names(const Reading& reading, std::size_t index) {
  constexpr std::size_t most_words = 5;
  const Item& item = reading.items[index];
  return index + 1 < reading.items.size() && reading.names[index + 1] && !reading.names[index] && in_capitals(item.text) &&
         item.words.size() <= most_words && item.bullet.empty() && !item.hours && item.text.find(',') == std::string::npos;
}

} // namespace entente::agenda
