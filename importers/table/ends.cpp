#include "importers/table/ends.hpp"

#include <utility>

#include "core/text/unicode.hpp"
#include "importers/table/cells.hpp"

namespace entente::table {
namespace {

template <class Identifier, class List> Identifier next_id(const List& list) {
  return Identifier(static_cast<std::int64_t>(list.size()) + 1);
}

} // namespace

TieDate tie_date(const Period& period, bool last) {
  TieDate date{last ? period.end : period.start, {}};
  if (!date.day && is_year_or_month(period.when)) { date.when = period.when; }
  return date;
}

DatasetBuilder::DatasetBuilder(DocumentInfo document, const Reference& reference) : reference_(reference) {
  dataset_.documents.push_back(std::move(document));
}

EntityKind DatasetBuilder::kind_of(const EndFacts& facts) const {
  const bool is_state = state_in_cell(facts.name, reference_).has_value();
  if (facts.kind == EntityKind::state && !is_state) { return EntityKind::organisation; }
  if (facts.kind && *facts.kind != EntityKind::session) { return *facts.kind; }
  if (facts.kind == EntityKind::session) { return EntityKind::organisation; }
  if (const auto state = state_in_cell(facts.name, reference_); state && state->basis == Basis::printed) {
    return EntityKind::state;
  }
  return reference_.process_named(facts.name) != nullptr ? EntityKind::process : EntityKind::organisation;
}

End DatasetBuilder::add(const EndFacts& facts) {
  switch (kind_of(facts)) {
  case EntityKind::state: {
    const std::string iso3 = state_in_cell(facts.name, reference_)->iso3;
    states_.insert(iso3);
    return {iso3};
  }
  case EntityKind::person: {
    const auto id = next_id<PersonId>(dataset_.people);
    dataset_.people.push_back({id, squeeze(facts.name), {}, facts.gender});
    return {id};
  }
  case EntityKind::event: {
    const auto id = next_id<EventId>(dataset_.events);
    Event event;
    event.id = id;
    event.title = squeeze(facts.name);
    event.documents.push_back(dataset_.documents.front().id);
    dataset_.events.push_back(std::move(event));
    return {id};
  }
  case EntityKind::process: return add_process(facts);
  case EntityKind::organisation:
  case EntityKind::session: break;
  }
  return add_organisation(facts);
}

End DatasetBuilder::add_process(const EndFacts& facts) {
  const auto id = next_id<ProcessId>(dataset_.processes);
  Process process;
  process.id = id;
  process.name = squeeze(facts.name);
  process.acronym = facts.acronym;
  if (const ProcessFacts* const known = reference_.process_named(process.name)) { process.reference = known->id; }
  dataset_.processes.push_back(std::move(process));
  return {id};
}

End DatasetBuilder::add_organisation(const EndFacts& facts) {
  const BodyRecord body = body_named(facts.name, reference_);
  Organisation organisation;
  organisation.id = next_id<OrganisationId>(dataset_.organisations);
  organisation.name = body.name;
  organisation.acronym = facts.acronym ? facts.acronym : body.acronym;
  organisation.category = facts.category ? facts.category : body.category;
  organisation.state = facts.state ? facts.state : body.state;
  if (organisation.state) { states_.insert(*organisation.state); }
  if (body.reference && reference_.organisation(*body.reference) != nullptr) { organisation.reference = body.reference; }
  dataset_.organisations.push_back(organisation);
  return {organisation.id};
}

Source DatasetBuilder::source(int line, std::string printed) const {
  return {dataset_.documents.front().id, line > 0 ? std::optional(line) : std::nullopt, std::move(printed)};
}

void DatasetBuilder::tie(End from_end, End to_end, PartnershipKind kind, TieDate from, TieDate to, int line,
                         std::string printed) {
  dataset_.partnerships.push_back({next_id<PartnershipId>(dataset_.partnerships), std::move(from_end), std::move(to_end),
                                   kind, from.day, to.day, source(line, std::move(printed)), std::move(from.when),
                                   std::move(to.when)});
}

Dataset DatasetBuilder::take() {
  dataset_.states.assign(states_.begin(), states_.end());
  return std::exchange(dataset_, {});
}

} // namespace entente::table
