#include "core/analysis/questions/single_person.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/analysis/attributes.hpp"
#include "core/analysis/options.hpp"
#include "core/network/network.hpp"

namespace entente {
namespace {

using People = std::vector<PersonId>; ///< sorted, each once

void add(People& people, PersonId person) {
  const auto place = std::ranges::lower_bound(people, person);
  if (place == people.end() || *place != person) { people.insert(place, person); }
}

/// Who sat on a panel for each of two bodies.
struct Meeting {
  SessionId session;
  People one;
  People other;

  /// True when two different people are left, one for each body, without this one.
  [[nodiscard]] bool holds_without(PersonId gone) const {
    const auto left = [&](const People& people) {
      return people.size() - (std::ranges::binary_search(people, gone) ? 1U : 0U);
    };
    if (left(one) == 0 || left(other) == 0) { return false; }
    if (left(one) > 1 || left(other) > 1) { return true; }
    const auto last = [&](const People& people) {
      return *std::find_if(people.begin(), people.end(), [&](PersonId p) { return p != gone; });
    };
    return last(one) != last(other);
  }
};

using Meetings = std::vector<Meeting>; ///< by session

bool speaks_for(const Appearance& appearance, OrganisationId body) {
  return std::find(appearance.organisations.begin(), appearance.organisations.end(), body) != appearance.organisations.end();
}

bool holds(const Dataset& dataset, OrganisationId outer, OrganisationId inner) {
  std::optional<OrganisationId> at = inner;
  for (std::size_t depth = 0; at && depth <= dataset.organisations.size(); ++depth) {
    if (*at == outer) { return true; }
    const Organisation* const body = find(dataset.organisations, *at);
    at = body == nullptr ? std::nullopt : body->parent;
  }
  return false;
}

Meetings meetings_of(const Dataset& dataset, OrganisationId one, OrganisationId other, const Tie& tie) {
  Meetings meetings;
  for (const AppearanceId id : tie.evidence) {
    const Appearance* const appearance = find(dataset.appearances, id);
    if (appearance == nullptr || !appearance->session) { continue; }
    auto meeting = std::ranges::lower_bound(meetings, *appearance->session, {}, &Meeting::session);
    if (meeting == meetings.end() || meeting->session != *appearance->session) {
      meeting = meetings.insert(meeting, {*appearance->session, {}, {}});
    }
    if (speaks_for(*appearance, one)) { add(meeting->one, appearance->person); }
    if (speaks_for(*appearance, other)) { add(meeting->other, appearance->person); }
  }
  return meetings;
}

/// The one of these people without whom no panel is left; nothing when the tie stands without any of them.
std::optional<PersonId> needed(const Meetings& meetings, const People& people) {
  for (const PersonId person : people) {
    if (std::none_of(meetings.begin(), meetings.end(), [&](const Meeting& m) { return m.holds_without(person); })) {
      return person;
    }
  }
  return std::nullopt;
}

void describe(const Dataset& dataset, const Meetings& meetings, SinglePersonTie& tie) {
  std::set<EventId> events;
  for (const Meeting& meeting : meetings) {
    const Session* const session = find(dataset.sessions, meeting.session);
    if (session != nullptr) { events.insert(session->event); }
  }
  tie.panels = static_cast<std::uint32_t>(meetings.size());
  tie.meetings = static_cast<std::uint32_t>(events.size());
  for (const EventId id : events) {
    const Event* const event = find(dataset.events, id);
    const std::optional<int> year = event == nullptr ? std::nullopt : year_of(*event);
    if (year) { tie.last_year = std::max(tie.last_year.value_or(*year), *year); }
  }
}

std::string name_of(const Dataset& dataset, OrganisationId id) {
  const Organisation* const body = find(dataset.organisations, id);
  return body == nullptr ? id.text() : body->name;
}

Cell person_cell(const Dataset& dataset, std::optional<PersonId> id) {
  const Person* const person = id ? find(dataset.people, *id) : nullptr;
  return person == nullptr ? Cell{} : Cell{person->name};
}

} // namespace

SinglePersonTies single_person_ties(const Dataset& dataset, const Reference& reference) {
  return single_person_ties(dataset, make_network(dataset, reference, NetworkKind::organisations, TieWeight::none));
}

SinglePersonTies single_person_ties(const Dataset& dataset, const Network& network) {
  SinglePersonTies found;
  std::vector<std::optional<OrganisationId>> bodies;
  for (const Node& node : network.nodes()) {
    bodies.push_back(OrganisationId::parse(node.id));
  }
  for (const Tie& known : network.ties()) {
    const auto one = bodies[known.source];
    const auto other = bodies[known.target];
    if (!one || !other || holds(dataset, *one, *other) || holds(dataset, *other, *one)) { continue; }
    ++found.all;
    const Meetings meetings = meetings_of(dataset, *one, *other, known);
    if (meetings.empty()) { continue; }
    const auto for_one = needed(meetings, meetings.front().one);
    People others = meetings.front().other;
    if (for_one) { std::erase(others, *for_one); }
    const auto for_other = needed(meetings, others);
    if (!for_one && !for_other) { continue; }
    SinglePersonTie tie{*one, *other, for_one, for_other, 0, 0, {}, known.evidence};
    describe(dataset, meetings, tie);
    found.ties.push_back(std::move(tie));
  }
  std::stable_sort(found.ties.begin(), found.ties.end(), [](const SinglePersonTie& a, const SinglePersonTie& b) {
    return std::tuple(b.panels, b.meetings, a.one, a.other) < std::tuple(a.panels, a.meetings, b.one, b.other);
  });
  return found;
}

std::vector<OptionInfo> single_person_options() { return {{"least", "panels", "1", "1 to 1000", "option.least.summary"}}; }

Table single_person(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
                    const Options& options) {
  const std::vector<OptionInfo> declared = single_person_options();
  check_options("single-person", options, declared);
  const std::int64_t least = integer_option(options, declared, "least", 1, 1000);
  const SinglePersonTies found = single_person_ties(dataset, reference);
  Table table;
  table.name = "single-person";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"person", "", ColumnType::text},
                   {"other_person", "", ColumnType::text},
                   {"panels", "panels", ColumnType::integer},
                   {"meetings", "meetings", ColumnType::integer},
                   {"last_seen", "year", ColumnType::integer},
                   {"person_id", "", ColumnType::text},
                   {"other_person_id", "", ColumnType::text}};
  std::size_t lasting = 0;
  for (const SinglePersonTie& tie : found.ties) {
    lasting += tie.panels > 1 ? 1 : 0;
    if (tie.panels < least) { continue; }
    const auto id = [](std::optional<PersonId> person) { return person ? Cell{person->text()} : Cell{}; };
    table.rows.push_back(
        {{tie.one.text() + "|" + tie.other.text(), name_of(dataset, tie.one) + " – " + name_of(dataset, tie.other),
          person_cell(dataset, tie.for_one), person_cell(dataset, tie.for_other), static_cast<std::int64_t>(tie.panels),
          static_cast<std::int64_t>(tie.meetings), tie.last_year ? Cell{static_cast<std::int64_t>(*tie.last_year)} : Cell{},
          id(tie.for_one), id(tie.for_other)},
         tie.evidence});
  }
  table.whole = {{"resting_on_one", static_cast<std::int64_t>(found.ties.size())},
                 {"ties", static_cast<std::int64_t>(found.all)},
                 {"lasting", static_cast<std::int64_t>(lasting)}};
  table.notes.push_back(
      {"single-person.note", {std::to_string(found.ties.size()), std::to_string(found.all), std::to_string(lasting)}});
  return table;
}

} // namespace entente
