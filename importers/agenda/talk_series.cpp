#include "importers/agenda/talk_series.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

constexpr double likely_speaker = 0.6;
constexpr std::size_t list_reach = 6; ///< items before and behind that may be of the same list

bool is_counted(std::string_view bullet) { return !bullet.empty() && bullet.front() >= '0' && bullet.front() <= '9'; }

/// Both are items of one list: the same sign, or numbers, in one place.
bool of_one_list(const Item& one, const Item& other) {
  const bool signs = one.bullet == other.bullet || (is_counted(one.bullet) && is_counted(other.bullet));
  return signs && one.table == other.table && one.column == other.column && one.indent == other.indent && !other.hours;
}

/// Somebody with a title, or a name and what tells of it, in which no noun of a post or body stands.
bool names_person(const Roster& roster, const Item& item, const Cues& cues) {
  const std::string_view name = std::string_view(item.text).substr(0, item.text.find_first_of(",(;"));
  const bool titled = honorific_at(item.text, cues);
  const bool named = begins_with_name(item.text) && name.size() < item.text.size() && !holds_noun(words_of(name), cues);
  return (titled || named) && roster.chance(item) >= likely_speaker;
}

/// "Malta – Ministry of A – Director – Ms B": dashes between the side, the body and the post of whoever stands behind.
bool tells_side_and_post(const Item& title, const Reference& reference) {
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    const std::size_t first = title.text.find(dash);
    if (first == std::string::npos) { continue; }
    const std::string_view side = std::string_view(title.text).substr(0, first);
    const std::string_view post = std::string_view(title.text).substr(title.text.rfind(dash) + dash.size());
    return reference.state_named(side) != nullptr || reference.organisation_named(side) != nullptr ||
           begins_with_post(post, reference.cues());
  }
  return false;
}

/// Words enough for the title of a talk, which name no state or body and no role: "Remarks", "Cabo Verde".
bool may_title_talk(const Item& title, bool counted, const Reference& reference) {
  const std::size_t fewest = counted ? 3 : 5;
  if (tells_side_and_post(title, reference)) { return false; }
  return title.words.size() >= fewest && reference.state_named(title.text) == nullptr &&
         reference.organisation_named(title.text) == nullptr && !role_heading(title, reference.cues());
}

/// The byte where whoever gives the talk stands behind its title and a dash; nothing when nobody does.
std::optional<std::size_t> behind_talk_title(const Roster& roster, const Item& item, const Reference& reference) {
  const Cues& cues = reference.cues();
  for (const std::string_view dash : {" – ", " — ", " - "}) {
    const std::size_t mark = item.text.rfind(dash);
    if (mark == std::string::npos) { continue; }
    const Item title = part_of(item, 0, mark);
    const Item person = part_of(item, mark + dash.size(), item.text.size());
    if (may_title_talk(title, is_counted(item.bullet), reference) && !names_person(roster, title, cues) &&
        names_person(roster, person, cues)) {
      return mark + dash.size();
    }
  }
  return std::nullopt;
}

/// The item is a title, and the line right below it somebody.
bool heads_person(const Reading& reading, const Roster& roster, std::size_t index) {
  constexpr std::size_t longest = 30; ///< words
  if (index + 1 >= reading.items.size()) { return false; }
  const Item& item = reading.items[index];
  const Item& next = reading.items[index + 1];
  const bool below = next.table == item.table && next.column == item.column && next.line > item.line && !next.gap &&
                     next.bullet.empty() && !next.hours;
  return below && item.words.size() >= 2 && item.words.size() <= longest && !honorific_at(item.text, reading.cues) &&
         !role_heading(next, reading.cues) && names_person(roster, next, reading.cues);
}

/// Another item of the list nearby passes the test.
template <class Test> bool another_item(const Reading& reading, std::size_t index, const Test& test) {
  const std::size_t last = std::min(reading.items.size(), index + list_reach + 1);
  for (std::size_t n = index - std::min(index, list_reach); n < last; ++n) {
    if (n != index && of_one_list(reading.items[index], reading.items[n]) && test(n)) { return true; }
  }
  return false;
}

} // namespace

bool read_talk_of_series(Reading& reading, Roster& roster, std::size_t index) {
  const Item& item = reading.items[index];
  if (!reading.course.session() || reading.course.pending() || item.bullet.empty() || item.hours || is_question(item.text)) {
    return false;
  }
  if (const std::optional<std::size_t> person = behind_talk_title(roster, item, reading.reference)) {
    const auto same = [&](std::size_t n) {
      return behind_talk_title(roster, reading.items[n], reading.reference).has_value();
    };
    if (!another_item(reading, index, same)) { return false; }
    reading.list.end();
    ActiveRole role;
    role.role = Role::presenter;
    roster.add_run_in(index, role, part_of(item, *person, item.text.size()));
    return true;
  }
  const auto same = [&](std::size_t n) { return heads_person(reading, roster, n); };
  if (!is_counted(item.bullet) || !same(index) || !another_item(reading, index, same)) { return false; }
  reading.list.end();
  reading.role = {};
  reading.role.role = Role::presenter;
  reading.review(item, "The title of a talk, above who gives it.");
  return true;
}

} // namespace entente::agenda
