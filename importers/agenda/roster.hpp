/// @file
/// Who is entered into the programme.
#pragma once

#include <cstddef>
#include <optional>

#include "importers/agenda/known_people.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/reading.hpp"

namespace entente::agenda {

/// Enters people into the programme, each into the current session, and knows under which role, on which line and whom it
/// entered.
class Roster {
public:
  explicit Roster(Reading& reading) : reading_(reading), known_(reading.cues) {}

  /// The role under which people are read.
  [[nodiscard]] const ActiveRole& role() const { return role_; }
  /// A heading names the role of those behind it; none ends it.
  void begin_role(const ActiveRole& role) { role_ = role; }
  void end_role() { role_ = {}; }

  /// The last line that was read as a person.
  [[nodiscard]] std::optional<std::size_t> last_line() const { return last_line_; }
  [[nodiscard]] bool follows_person(std::size_t line) const { return last_line_ && *last_line_ + 1 == line; }
  /// The line tells of the person above, or of somebody without a name.
  void mark_line(std::size_t line) { last_line_ = line; }

  [[nodiscard]] const KnownPeople& known() const { return known_; }
  /// How likely the item is an entry, 0 to 1, under the role and beside the known people.
  [[nodiscard]] double chance(const Item& item) const;

  /// Enters whoever stands in the item, which is one entry.
  void add_person(const Item& item, const ActiveRole& role);
  /// Enters the people of a line, or of the end of one, with the lines below that go on with them.
  void add_entry(std::size_t index, Item item);
  /// The same, where the line itself told their role.
  void add_run_in(std::size_t index, ActiveRole role, Item item);
  /// Enters the people of a line of nothing but known ones.
  void add_known(std::size_t index, const std::vector<Item>& people);
  /// What follows an entry's sentence: "With, by video link, Ana Paz, Director", or a person with an honorific; false when
  /// nobody stands there.
  bool add_behind(const Item& behind);

private:
  void need_session(const Item& item);
  void add_people(const Item& item);

  Reading& reading_;
  ActiveRole role_;
  std::optional<std::size_t> last_line_;
  KnownPeople known_;
};

} // namespace entente::agenda
