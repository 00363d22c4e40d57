#include "importers/agenda/narration.hpp"

#include <algorithm>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/told.hpp"

namespace entente::agenda {

namespace {

/// Enters the people of a sentence, who have titles where `titles` says so; false when nobody could be read with certainty.
bool enter(const Reading& reading, Roster& roster, const Item& people, const ActiveRole& role, bool titles) {
  constexpr double sure = 0.7;
  bool entered = false;
  for (const Item& person : split_people(people, role, reading)) {
    std::size_t length = 0;
    const bool titled = reading.cues.honorifics.match(person.words.folded, 0, length) != nullptr;
    if ((titles && !titled) || likelihood(person, role, reading) < sure) { continue; }
    roster.add_person(person, role);
    entered = true;
  }
  return entered;
}

} // namespace

bool read_narration(Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.course.pending() || item.hours || reading.list.open()) { return false; }
  if (reading.programme.sessions[*reading.course.session()].kind == SessionKind::break_) { return false; }
  bool entered = false;
  for (const Told& told : told_in(item.text, item.breaks, reading.cues)) {
    ActiveRole role;
    role.role = told.role;
    entered = enter(reading, roster, part_of(item, told.begin, told.end), role, told.titled) || entered;
  }
  if (!entered) { return false; }
  reading.role = {};
  reading.list.end();
  reading.course.fill();
  return true;
}

} // namespace entente::agenda
