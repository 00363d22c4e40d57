/// @file
/// Who is entered into the programme.
#pragma once

#include <cstddef>
#include <optional>

#include "importers/agenda/known_people.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/reading.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

/// Enters people into the programme, each into the current session and, where none is given, under the role in force; and
/// knows whom it entered, and on which line.
class Roster {
public:
  explicit Roster(Reading& reading) : reading_(reading), known_(reading.cues) {}

  /// The last line that was read as a person.
  [[nodiscard]] std::optional<std::size_t> last_line() const { return last_line_; }
  [[nodiscard]] bool follows_person(std::size_t line) const { return last_line_ && *last_line_ + 1 == line; }

  [[nodiscard]] const KnownPeople& known() const { return known_; }
  /// How likely the item is an entry, 0 to 1, under the role and beside the known people.
  [[nodiscard]] double chance(const Item& item) const;

  /// Enters whoever stands in the item, which is one entry.
  void add_person(const Item& item, const ActiveRole& role);
  /// Enters the people of a line, or of the end of one, with the lines below that go on with them.
  void add_entry(std::size_t index, Item item);
  /// The same, where the line itself told their role.
  void add_run_in(std::size_t index, ActiveRole role, Item item);
  /// Enters the people of a line of nothing but known ones; false when the line holds fewer than two, or anything else.
  bool add_known(std::size_t index);
  /// "With, by video link, Ana Paz, Director": enters the people of the line; false when nobody stands there.
  bool add_remote(std::size_t index);
  /// A post whose holder is not named yet: takes the lines that go on with it.
  void add_nobody(std::size_t index);

  /// The person on the line above took part from afar, as this line says; false when nobody stands there.
  bool tell_remote(std::size_t index);
  /// The last person had this role; false when there is none.
  bool tell_role(const RoleHeading& heading);

private:
  void need_session(const Item& item);
  void add_people(const Item& item);
  bool add_labelled(const Item& part);
  bool add_behind(const Item& behind);

  Reading& reading_;
  std::optional<std::size_t> last_line_;
  KnownPeople known_;
};

} // namespace entente::agenda
