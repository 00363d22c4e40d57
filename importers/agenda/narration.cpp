#include "importers/agenda/narration.hpp"

#include <algorithm>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/agenda/named.hpp"
#include "importers/agenda/people_cuts.hpp"
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

/// Sentences that are no entry: a full stop ends them, and something stands before the first name, or a verb behind it.
bool runs_on(const Item& item, const Reading& reading) {
  constexpr std::size_t fewest = 6;
  const std::string_view text = item.text;
  if (item.words.size() < fewest || item.table > 0 || !item.bullet.empty() || is_question(text) ||
      text.find('@') != std::string_view::npos || names_with_honorific(text, reading.cues)) {
    return false;
  }
  if (!text.ends_with('.') && !text.ends_with(".)") && sentence_end(text, reading.cues) >= text.size()) { return false; }
  const std::size_t colon = text.find(':');
  constexpr std::size_t longest_label = 60;
  constexpr std::size_t fewest_before = 4;
  return colon == std::string_view::npos || colon > longest_label ||
         (!role_heading(item, reading.cues) && words_of(text.substr(0, colon)).size() >= fewest_before);
}

/// People whom sentences name without a title, where those that begin with a role name more than a list of people would.
std::vector<Told> named_people(const Reading& reading, const Roster& roster, const Item& item) {
  if (!runs_on(item, reading)) { return {}; }
  std::vector<Told> named = named_in(item.text, reading.reference, roster.known());
  std::size_t length = 0;
  if (named.empty() || reading.cues.roles.match(item.words.folded, 0, length) == nullptr || length >= item.words.size()) {
    return named;
  }
  const Item rest = part_of(item, item.words.bytes[length].first, item.text.size());
  const bool listed = role_heading(item, reading.cues) || roster.chance(rest) >= 0.6;
  return listed && split_people(rest, {}, reading).size() >= named.size() ? std::vector<Told>{} : named;
}

/// Enters whom running sentences name without a title, beside those whom they told of.
bool read_names(Reading& reading, Roster& roster, const Item& item, const std::vector<Told>& others) {
  bool entered = false;
  for (const Told& told : named_people(reading, roster, item)) {
    if (std::ranges::any_of(others, [&](const Told& one) { return told.begin < one.end && one.begin < told.end; })) {
      continue;
    }
    ActiveRole role;
    role.role = told.role;
    const Item person = part_of(item, told.begin, told.end);
    const std::size_t before = reading.programme.entries.size();
    roster.add_person(person, role);
    if (reading.programme.entries.size() == before) { continue; }
    entered = true;
    reading.programme.review.push_back({"doubtful-name", "Named in a sentence; read as somebody who takes part.",
                                        evidence_of(person)});
  }
  return entered;
}

} // namespace

bool read_narration(Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.course.pending() || item.hours || reading.list.open()) { return false; }
  if (reading.programme.sessions[*reading.course.session()].kind == SessionKind::break_) { return false; }
  const std::vector<Told> told = told_in(item.text, item.breaks, reading.cues);
  bool entered = false;
  for (const Told& one : told) {
    ActiveRole role;
    role.role = one.role;
    entered = enter(reading, roster, part_of(item, one.begin, one.end), role, one.titled) || entered;
  }
  entered = read_names(reading, roster, item, entered ? told : std::vector<Told>{}) || entered;
  if (!entered) { return false; }
  reading.role = {};
  reading.list.end();
  reading.course.fill();
  return true;
}

} // namespace entente::agenda
