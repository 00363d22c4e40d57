#include "core/analysis/questions/introductions.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/kernels/steps.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/questions/session_name.hpp"
#include "core/analysis/questions/suggest.hpp"
#include "core/error.hpp"
#include "core/text/unicode.hpp"

namespace entente {
namespace {

/// The only record with that id or, folded, that name; nothing when there is none. Error(not_found) when several have the
/// name.
template <class Record> const Record* called(const std::vector<Record>& records, const std::string& text) {
  const std::string wanted = fold(text);
  const Record* found = nullptr;
  for (const Record& record : records) {
    if (record.id.text() == text) { return &record; }
    if (fold(record.name) != wanted) { continue; }
    if (found != nullptr) {
      throw Error(ErrorKind::not_found, "several are called \"{}\" ({}, {}); give the id", text, found->id.text(),
                  record.id.text());
    }
    found = &record;
  }
  return found;
}

std::set<PersonId> people_of(const Dataset& dataset, OrganisationId body) {
  std::set<PersonId> people;
  for (const Appearance& appearance : dataset.appearances) {
    const auto& bodies = appearance.organisations;
    if (std::find(bodies.begin(), bodies.end(), body) != bodies.end()) { people.insert(appearance.person); }
  }
  return people;
}

std::set<PersonId> people_called(const Dataset& dataset, const std::string& text) {
  if (const Person* const person = called(dataset.people, text)) { return {person->id}; }
  if (const Organisation* const body = called(dataset.organisations, text)) { return people_of(dataset, body->id); }
  for (const Organisation& body : dataset.organisations) {
    if (body.acronym && fold(*body.acronym) == fold(text)) { return people_of(dataset, body.id); }
  }
  throw Error(ErrorKind::not_found, "nobody has the id or the name \"{}\"", text);
}

/// The body that organises the most meetings, the lower id among equals.
std::optional<OrganisationId> usual_organiser(const Dataset& dataset) {
  std::map<OrganisationId, std::size_t> meetings;
  for (const auto& [event, body] : organisers(dataset)) {
    ++meetings[body];
  }
  const auto most =
      std::max_element(meetings.begin(), meetings.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == meetings.end() ? std::nullopt : std::optional(most->first);
}

/// Somebody who sat with the one asked for.
struct Contact {
  std::set<SessionId> panels;
  std::vector<AppearanceId> evidence;
};

std::map<PersonId, Contact> contacts_of(const Dataset& dataset, const std::set<PersonId>& targets) {
  std::map<SessionId, std::vector<const Appearance*>> panels;
  for (const Appearance& appearance : dataset.appearances) {
    const Session* const session = appearance.session ? find(dataset.sessions, *appearance.session) : nullptr;
    if (session != nullptr && session->kind != SessionKind::break_) { panels[session->id].push_back(&appearance); }
  }
  std::map<PersonId, Contact> contacts;
  for (const auto& [id, seats] : panels) {
    std::vector<AppearanceId> theirs;
    for (const Appearance* const seat : seats) {
      if (targets.contains(seat->person)) { theirs.push_back(seat->id); }
    }
    if (theirs.empty()) { continue; }
    for (const Appearance* const seat : seats) {
      if (targets.contains(seat->person)) { continue; }
      Contact& contact = contacts[seat->person];
      if (contact.panels.insert(id).second) {
        contact.evidence.insert(contact.evidence.end(), theirs.begin(), theirs.end());
      }
      contact.evidence.push_back(seat->id);
    }
  }
  return contacts;
}

/// The latest of the panels: by year, then by place in the programme.
const Session* latest(const Dataset& dataset, const std::map<EventId, int>& years, const std::set<SessionId>& panels) {
  const auto when = [&](const Session& session) {
    const auto year = years.find(session.event);
    return std::pair(year == years.end() ? 0 : year->second, session.id);
  };
  const Session* best = nullptr;
  for (const SessionId id : panels) {
    const Session* const session = find(dataset.sessions, id);
    if (session != nullptr && (best == nullptr || when(*best) < when(*session))) { best = session; }
  }
  return best;
}

/// What is asked of each contact.
struct Facts {
  const Dataset& dataset;
  const Steps& steps;
  std::map<EventId, int> years;
  std::map<PersonId, OrganisationId> bodies; ///< the outermost one of the latest appearance that names any
};

Facts facts_of(const Dataset& dataset, const Steps& steps) {
  Facts facts{dataset, steps, years_of_events(dataset), {}};
  for (const Appearance& appearance : dataset.appearances) {
    if (!appearance.organisations.empty()) { facts.bodies[appearance.person] = appearance.organisations.back(); }
  }
  return facts;
}

Cell body_of(const Facts& facts, PersonId person) {
  const auto own = facts.bodies.find(person);
  const Organisation* const body = own == facts.bodies.end() ? nullptr : find(facts.dataset.organisations, own->second);
  return body == nullptr ? Cell{} : Cell{body->name};
}

Row row_of(const Facts& facts, PersonId id, Contact contact) {
  const auto& [dataset, steps, years, bodies] = facts;
  const Person* const person = find(dataset.people, id);
  const std::optional<std::uint32_t> distance = steps.to(id);
  const Session* const session = latest(dataset, years, contact.panels);
  const Event* const event = session == nullptr ? nullptr : find(dataset.events, session->event);
  const std::optional<int> year = event == nullptr ? std::nullopt : year_of(*event);
  const std::string way = steps.way(id);
  std::sort(contact.evidence.begin(), contact.evidence.end());
  contact.evidence.erase(std::unique(contact.evidence.begin(), contact.evidence.end()), contact.evidence.end());
  return {{id.text(), person == nullptr ? id.text() : person->name,
           distance ? Cell{static_cast<std::int64_t>(*distance)} : Cell{}, static_cast<std::int64_t>(contact.panels.size()),
           session == nullptr ? Cell{} : Cell{session_name(*session, session->id.text())},
           year ? Cell{static_cast<std::int64_t>(*year)} : Cell{}, way.empty() ? Cell{} : Cell{way}, body_of(facts, id)},
          std::move(contact.evidence)};
}

} // namespace

std::vector<OptionInfo> introduction_options() {
  return {{"to", "", "", "id or name of a person or body", "option.to.summary"},
          {"from", "", "", "id or name of a person or body", "option.from.summary"}};
}

Table introductions(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
                    const Options& options) {
  const std::vector<OptionInfo> declared = introduction_options();
  check_options("introductions", options, declared);
  Table table;
  table.name = "introductions";
  table.columns = {{"id", "", ColumnType::text},
                   {"name", "", ColumnType::text},
                   {"introductions", "steps", ColumnType::integer},
                   {"panels", "panels", ColumnType::integer},
                   {"session", "", ColumnType::text},
                   {"last_seen", "year", ColumnType::integer},
                   {"through", "", ColumnType::text},
                   {"body", "", ColumnType::text}};
  const std::string to = text_option(options, declared, "to");
  if (to.empty()) {
    table.notes.push_back({"introductions.note.which", {}});
    return table;
  }
  const std::set<PersonId> targets = people_called(dataset, to);
  const std::string from = text_option(options, declared, "from");
  std::set<PersonId> us;
  if (!from.empty()) {
    us = people_called(dataset, from);
  } else if (const auto body = usual_organiser(dataset)) {
    us = people_of(dataset, *body);
    const Organisation* const organiser = find(dataset.organisations, *body);
    table.notes.push_back({"introductions.note.from", {organiser == nullptr ? body->text() : organiser->name}});
  }
  const Steps steps(dataset, reference, {us.begin(), us.end()});
  const Facts facts = facts_of(dataset, steps);
  for (auto& [person, contact] : contacts_of(dataset, targets)) {
    table.rows.push_back(row_of(facts, person, std::move(contact)));
  }
  std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    const auto rank = [](const Row& row) {
      const auto* const distance = std::get_if<std::int64_t>(&row.cells[2]);
      return std::pair(distance == nullptr ? std::numeric_limits<std::int64_t>::max() : *distance,
                       -std::get<std::int64_t>(row.cells[3]));
    };
    return rank(a) < rank(b);
  });
  if (table.rows.empty()) { table.notes.push_back({"introductions.note.none", {}}); }
  return table;
}

} // namespace entente
