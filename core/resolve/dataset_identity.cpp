#include "core/resolve/dataset_identity.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "core/resolve/resolve.hpp"

namespace entente {
namespace {

constexpr std::size_t most_appearances = 4; ///< of one person that are compared
constexpr std::size_t deepest_whole = 8;    ///< bodies within bodies that are followed

/// The place of each record in its list.
template <class Record> auto places(const std::vector<Record>& records) {
  std::unordered_map<decltype(Record::id), std::size_t> at;
  for (std::size_t i = 0; i < records.size(); ++i) {
    at.emplace(records[i].id, i);
  }
  return at;
}

/// What the judgements of one resolution say of a record.
struct Grounds {
  double score = 1;
  std::string reason;
};

/// A dataset as a programme: its records as if they were printed.
class AsPrinted {
public:
  AsPrinted(const Dataset& dataset, const KnownEntities& known, const Reference& reference)
      : dataset_(dataset), event_at_(places(dataset.events)), body_at_(places(dataset.organisations)),
        person_at_(places(dataset.people)) {
    add_events();
    add_appearances();
    add_unseen_bodies(known, reference);
  }

  Programme programme;
  std::vector<std::optional<std::size_t>> person_of;     ///< per entry: place in the dataset's people
  std::vector<std::vector<std::size_t>> organisation_of; ///< per entry, per body: place in its organisations

private:
  void add_events() {
    const auto process_at = places(dataset_.processes);
    for (const Event& event : dataset_.events) {
      EventRecord record;
      if (const auto at = event.process ? process_at.find(*event.process) : process_at.end(); at != process_at.end()) {
        record.process = dataset_.processes[at->second].name;
        record.process_reference = dataset_.processes[at->second].reference;
      }
      record.title = event.title;
      record.period.start = event.start;
      record.period.end = event.end;
      record.period.when = event.when.value_or("");
      record.place = event.place;
      programme.events.push_back(std::move(record));
    }
  }

  std::size_t add_entry() {
    EntryRecord& entry = programme.entries.emplace_back();
    entry.session = EntryRecord::no_session;
    entry.event = programme.events.size();
    person_of.emplace_back();
    organisation_of.emplace_back();
    return programme.entries.size() - 1;
  }

  /// Adds the body and what it is part of; the place in the entry.
  std::size_t add_body(std::size_t entry, std::size_t place, std::size_t depth) {
    auto& own = organisation_of[entry];
    if (const auto there = std::find(own.begin(), own.end(), place); there != own.end()) {
      return static_cast<std::size_t>(there - own.begin());
    }
    const Organisation& body = dataset_.organisations[place];
    const std::size_t at = own.size();
    own.push_back(place);
    seen_bodies_.resize(dataset_.organisations.size());
    seen_bodies_[place] = true;
    programme.entries[entry].bodies.push_back({body.name, body.acronym, body.reference, body.state, body.category, {}});
    if (const auto whole = body.parent ? body_at_.find(*body.parent) : body_at_.end();
        whole != body_at_.end() && depth < deepest_whole) {
      const std::size_t parent = add_body(entry, whole->second, depth + 1);
      programme.entries[entry].bodies[at].parent = parent;
    }
    return at;
  }

  void name(std::size_t entry, std::size_t person) {
    programme.entries[entry].name = dataset_.people[person].name;
    person_of[entry] = person;
  }

  void add_appearances() {
    std::vector<std::size_t> seen(dataset_.people.size());
    for (const Appearance& appearance : dataset_.appearances) {
      const auto person = person_at_.find(appearance.person);
      if (person == person_at_.end() || seen[person->second] >= most_appearances) { continue; }
      ++seen[person->second];
      const std::size_t entry = add_entry();
      name(entry, person->second);
      EntryRecord& record = programme.entries[entry];
      if (const auto event = event_at_.find(appearance.event); event != event_at_.end()) { record.event = event->second; }
      record.role = appearance.role;
      record.position = appearance.position.value_or("");
      record.state = appearance.state;
      record.state_basis = appearance.state ? Basis::printed : Basis::none;
      record.gender = appearance.gender;
      for (const OrganisationId body : appearance.organisations) {
        if (const auto at = body_at_.find(body); at != body_at_.end()) { add_body(entry, at->second, 0); }
      }
    }
  }

  /// Bodies without an appearance, where the base has one that shares a key; the others need no comparing.
  void add_unseen_bodies(const KnownEntities& known, const Reference& reference) {
    seen_bodies_.resize(dataset_.organisations.size());
    for (std::size_t i = 0; i < dataset_.organisations.size(); ++i) {
      if (seen_bodies_[i]) { continue; }
      const Organisation& body = dataset_.organisations[i];
      const auto keys = organisation_keys(body.name, body.acronym.value_or(""), body.state.value_or(""), reference);
      const bool met = std::any_of(keys.begin(), keys.end(),
                                   [&](const std::string& key) { return !known.organisations_by_key(key).empty(); });
      if (met) { add_body(add_entry(), i, 0); }
    }
  }

  const Dataset& dataset_;
  std::unordered_map<EventId, std::size_t> event_at_;
  std::unordered_map<OrganisationId, std::size_t> body_at_;
  std::unordered_map<PersonId, std::size_t> person_at_;
  std::vector<bool> seen_bodies_;
};

/// Collects which known entities the mentions of each record were taken for, and settles it.
template <class Identifier> class Tally {
public:
  explicit Tally(std::size_t records) : votes_(records) {}
  void vote(std::size_t record, const Choice<Identifier>& choice, const Grounds* grounds) {
    if (!choice.known) { return; }
    Grounds& best = votes_[record][*choice.known];
    if (grounds != nullptr && (best.reason.empty() || grounds->score > best.score)) { best = *grounds; }
  }
  /// Each record's one known entity, where it has one and no other record is surer of it. `doubt(record, other)` is told
  /// the rest.
  template <class Doubt> std::vector<std::optional<Found<Identifier>>> settle(Doubt&& doubt) const {
    std::vector<std::optional<Found<Identifier>>> found(votes_.size());
    std::map<Identifier, std::size_t> taken;
    for (std::size_t record = 0; record < votes_.size(); ++record) {
      if (votes_[record].size() > 1) { doubt(record, votes_[record].begin()->first); }
      if (votes_[record].size() != 1) { continue; }
      const auto& [known, grounds] = *votes_[record].begin();
      const auto [at, first] = taken.try_emplace(known, record);
      if (!first && found[at->second]->score >= grounds.score) {
        doubt(record, known);
        continue;
      }
      if (!first) {
        doubt(at->second, known);
        found[at->second].reset();
        at->second = record;
      }
      found[record] = Found<Identifier>{known, grounds.score, grounds.reason};
    }
    return found;
  }

private:
  std::vector<std::map<Identifier, Grounds>> votes_;
};

/// The grounds of each judgement, by what it is about and the record.
using GroundsOf = std::map<std::tuple<Judgement::About, std::size_t, std::size_t>, Grounds>;

GroundsOf grounds_of(const Resolution& resolution) {
  GroundsOf grounds;
  for (const Judgement& judgement : resolution.judgements) {
    if (judgement.verdict != Judgement::Verdict::same || !judgement.other) { continue; }
    grounds.try_emplace({judgement.about, judgement.record, judgement.body}, Grounds{judgement.score, judgement.reason});
  }
  return grounds;
}

const Grounds* find_grounds(const GroundsOf& grounds, Judgement::About about, std::size_t record, std::size_t body = 0) {
  const auto at = grounds.find({about, record, body});
  return at == grounds.end() ? nullptr : &at->second;
}

ReviewItem open_pair(std::string kind, std::string_view name, const std::string& known) {
  return {std::move(kind), fmt::format("{} may be {} of this base", name, known), {}};
}

} // namespace

DatasetIdentity find_known(const Dataset& dataset, const KnownEntities& known, const Reference& reference) {
  const AsPrinted printed(dataset, known, reference);
  const Resolution resolution = resolve(printed.programme, known, reference);
  const GroundsOf grounds = grounds_of(resolution);
  DatasetIdentity identity;
  identity.processes.resize(dataset.processes.size());
  const auto process_at = places(dataset.processes);
  Tally<EventId> events(dataset.events.size());
  for (std::size_t i = 0; i < dataset.events.size(); ++i) {
    events.vote(i, resolution.event[i], find_grounds(grounds, Judgement::About::event, i));
    const auto& process = resolution.event_process[i];
    if (!process || !process->known || !dataset.events[i].process) { continue; }
    if (const auto at = process_at.find(*dataset.events[i].process); at != process_at.end()) {
      identity.processes[at->second] = Found<ProcessId>{*process->known, 1, "same process"};
    }
  }
  Tally<PersonId> people(dataset.people.size());
  Tally<OrganisationId> bodies(dataset.organisations.size());
  for (std::size_t entry = 0; entry < printed.person_of.size(); ++entry) {
    if (printed.person_of[entry]) {
      people.vote(*printed.person_of[entry], resolution.person[entry],
                  find_grounds(grounds, Judgement::About::person, entry));
    }
    for (std::size_t body = 0; body < printed.organisation_of[entry].size(); ++body) {
      bodies.vote(printed.organisation_of[entry][body], resolution.bodies[entry][body],
                  find_grounds(grounds, Judgement::About::organisation, entry, body));
    }
  }
  identity.events = events.settle([&](std::size_t record, EventId other) {
    identity.review.push_back(open_pair("same-event", dataset.events[record].title, other.text()));
  });
  identity.people = people.settle([&](std::size_t record, PersonId other) {
    identity.review.push_back(open_pair("same-person", dataset.people[record].name, other.text()));
  });
  identity.organisations = bodies.settle([&](std::size_t record, OrganisationId other) {
    identity.review.push_back(open_pair("same-organisation", dataset.organisations[record].name, other.text()));
  });
  identity.review.insert(identity.review.end(), resolution.review.begin(), resolution.review.end());
  return identity;
}

} // namespace entente
