/// @file
/// Who is who, as values: what the resolver decided about one document's records. The store writes it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/ids.hpp"
#include "core/model/programme.hpp"

namespace entente {

/// Which entity a record belongs to: one that the base knows, or the n-th new one of this resolution.
template <class Identifier> struct Choice {
  std::optional<Identifier> known;
  std::size_t fresh = 0; ///< index in the list of new entities; only when `known` is empty
};

struct NewProcess {
  std::string name;
  std::optional<std::string> acronym;
  std::optional<std::string> reference;
};

struct NewOrganisation {
  std::string name;
  std::optional<std::string> acronym;
  std::optional<std::string> category;
  std::optional<std::string> state;
  std::optional<Choice<OrganisationId>> parent;
  std::optional<std::string> reference;
  std::vector<std::string> keys; ///< blocking keys under which later documents find it
};

struct NewPerson {
  std::string name; ///< the fullest printed form
  std::vector<std::string> keys;
};

/// A judgement about two mentions, or a mention and an entity: taken by rule here, by people later.
struct Judgement {
  enum class Verdict { same, different, unsure };
  enum class About { person, organisation, event };
  Verdict verdict = Verdict::same;
  About about = About::person;
  std::size_t record = 0;           ///< index of the entry (person), of the entry (organisation), or of the event
  std::size_t body = 0;             ///< index of the body within the entry, for organisations
  std::optional<std::string> other; ///< printed id of the known entity ("p12"); empty for one new in this document
  std::size_t other_fresh = 0;      ///< index of the new entity, when `other` is empty
  double score = 0;                 ///< 0 to 1
  std::string reason;               ///< in plain words: "same name, same body"
};

/// A judgement about two versions of one agenda.
struct Supersession {
  DocumentId other;   ///< the known document
  std::string name;   ///< its file's
  bool newer = true;  ///< the document read takes the other's place; else the other takes its
  double overlap = 0; ///< of the sessions of the one that is superseded, the share that the other has; 0 to 1
  std::string reason; ///< in plain words: "9 of 10 sessions, 14 of 15 people; \"final\""
};

/// The resolver's answer for one programme. Vectors run parallel to the programme's.
struct Resolution {
  std::vector<NewProcess> new_processes;
  std::vector<std::size_t> new_events; ///< indices of programme events that are new, in order
  std::vector<NewOrganisation> new_organisations;
  std::vector<NewPerson> new_people;
  bool people_wait = false; ///< new people of a very long list: without keys until somebody looks for them
  std::vector<std::optional<Choice<ProcessId>>> event_process; ///< per event
  std::vector<Choice<EventId>> event;                          ///< per event; `fresh` indexes new_events
  std::vector<Choice<PersonId>> person;                        ///< per entry
  std::vector<SharedList<Choice<OrganisationId>>> bodies;      ///< per entry, per body
  /// Per entry: blocking keys of its printed name. The store adds to the chosen person those that it lacks, so that
  /// every printed form is found later.
  std::vector<std::vector<std::string>> person_keys;
  /// Per entry, per body: likewise for the chosen organisation.
  std::vector<SharedList<std::vector<std::string>>> body_keys;
  std::vector<Judgement> judgements;       ///< joins across printed forms and documents; a first mention has none
  std::vector<ReviewItem> review;          ///< pairs left open, with the reason
  std::vector<Supersession> versions = {}; ///< documents that this one supersedes, or the one that supersedes it
};

/// A record of a dataset that is an entity the base knows.
template <class Identifier> struct Found {
  Identifier known;
  double score = 0; ///< 0 to 1
  std::string reason;
};

/// Which records of a dataset the base knows; lists run parallel to the dataset's, or are empty.
struct DatasetIdentity {
  std::vector<std::optional<Found<ProcessId>>> processes;
  std::vector<std::optional<Found<EventId>>> events;
  std::vector<std::optional<Found<PersonId>>> people;
  std::vector<std::optional<Found<OrganisationId>>> organisations;
  std::vector<ReviewItem> review; ///< pairs left open, with the reason
};

} // namespace entente
