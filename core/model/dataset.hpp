/// @file
/// The resolved facts of a base, or of a slice of it: what networks and coverage are made from, and what the exchange
/// format carries. Every list is sorted by id; every id that a record refers to is in the dataset.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/date.hpp"
#include "core/model/enums.hpp"
#include "core/model/ids.hpp"

namespace entente {

/// A line of a document and what was printed there.
struct Source {
  std::optional<DocumentId> document;
  std::optional<int> line; ///< 1-based
  std::optional<std::string> printed;
  friend bool operator==(const Source&, const Source&) = default;
};

struct DocumentInfo {
  DocumentId id;
  std::string name;
  std::string sha256;
  std::optional<Language> language;
  std::optional<std::string> title;
  std::optional<DocumentId> superseded_by = {}; ///< the version that took its place
  friend bool operator==(const DocumentInfo&, const DocumentInfo&) = default;
};

struct Process {
  ProcessId id;
  std::string name;
  std::optional<std::string> acronym;
  std::optional<std::string> reference; ///< id in processes.csv; not part of the exchange format
  friend bool operator==(const Process&, const Process&) = default;
};

struct Event {
  EventId id;
  std::optional<ProcessId> process;
  std::string title;
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<std::string> when;
  std::optional<std::string> place;
  std::vector<DocumentId> documents;
  Source source;
  friend bool operator==(const Event&, const Event&) = default;
};

struct Session {
  SessionId id;
  EventId event;
  std::optional<SessionId> parent;
  std::optional<std::string> label;
  std::optional<std::string> title;
  SessionKind kind = SessionKind::session;
  std::optional<Date> date;
  std::optional<int> day;
  std::optional<ClockTime> start;
  std::optional<ClockTime> end;
  Source source;
  friend bool operator==(const Session&, const Session&) = default;
};

struct Person {
  PersonId id;
  std::string name;
  std::vector<std::string> aliases; ///< other printed forms, sorted, without `name`
  std::optional<Gender> gender;     ///< as declared by a decision, else nothing
  friend bool operator==(const Person&, const Person&) = default;
};

struct Organisation {
  OrganisationId id;
  std::string name;
  std::optional<std::string> acronym;
  std::optional<std::string> category; ///< id in stakeholder_categories.csv
  std::optional<std::string> state;    ///< ISO 3166 alpha-3
  std::optional<OrganisationId> parent;
  std::vector<std::string> aliases;
  std::optional<std::string> reference; ///< id in organisations.csv; not part of the exchange format
  friend bool operator==(const Organisation&, const Organisation&) = default;
};

/// One of several lines that state the same.
struct StatedLine {
  Source source;
  std::vector<OrganisationId> organisations; ///< that it names
  friend bool operator==(const StatedLine&, const StatedLine&) = default;
};

struct Appearance {
  AppearanceId id;
  PersonId person;
  EventId event;
  std::optional<SessionId> session; ///< nothing for a list of participants
  Role role = Role::speaker;
  std::optional<std::string> position;
  std::vector<OrganisationId> organisations; ///< innermost first
  std::optional<std::string> state;          ///< ISO 3166 alpha-3 of the state spoken for
  bool state_printed = false; ///< the state's own name is printed in the entry; not part of the exchange format
  bool remote = false;
  std::optional<Gender> gender;
  Source source;
  /// Where decisions made one of several entries: the line of each, that of `source` first; else empty.
  std::vector<StatedLine> lines = {};
  friend bool operator==(const Appearance&, const Appearance&) = default;
};

/// Every line that states the appearance; where a body is given, those that name it, as far as that is known.
[[nodiscard]] std::vector<Source> sources_of(const Appearance& appearance, std::optional<OrganisationId> named = {});

/// One end of a partnership; `state` ends carry an ISO 3166 alpha-3 code.
struct End {
  std::variant<PersonId, OrganisationId, ProcessId, EventId, std::string> what;
  friend bool operator==(const End&, const End&) = default;
};

/// The kind of thing an end is.
[[nodiscard]] EntityKind kind_of(const End& end);
/// The end's id as exports print it ("p3", "CHE").
[[nodiscard]] std::string id_text(const End& end);

struct Partnership {
  PartnershipId id;
  End source;
  End target;
  PartnershipKind kind = PartnershipKind::partner;
  std::optional<Date> from;
  std::optional<Date> to;
  Source evidence;
  std::optional<std::string> from_when = {}; ///< "2006" or "2006-07" where no day is printed
  std::optional<std::string> to_when = {};   ///< likewise
  friend bool operator==(const Partnership&, const Partnership&) = default;
};

struct Theme {
  ThemeId id;
  EventId event;
  std::optional<SessionId> session;
  std::string text;
  Source source;
  friend bool operator==(const Theme&, const Theme&) = default;
};

/// A value that a person declared, in place of what is printed.
struct Declaration {
  std::variant<PersonId, OrganisationId, AppearanceId, PartnershipId> subject;
  std::string field;         ///< "role", "state", "gender", "category", "parent", "from", "to"
  std::int64_t decision = 0; ///< its number in the history
  std::string by;
};

struct Dataset {
  std::vector<DocumentInfo> documents;
  std::vector<Process> processes;
  std::vector<Event> events;
  std::vector<Session> sessions;
  std::vector<Person> people;
  std::vector<Organisation> organisations;
  std::vector<std::string> states; ///< ISO 3166 alpha-3 of every state that a record refers to, sorted
  std::vector<Appearance> appearances;
  std::vector<Partnership> partnerships;
  std::vector<Theme> themes;
  std::vector<Declaration> declarations; ///< which values above are declared; not part of the exchange format
  /// Whether the two say the same, whoever declared it.
  friend bool operator==(const Dataset& a, const Dataset& b);
};

/// The declarations that what is counted of the appearance rests on: those about itself, the gender of its person, and what
/// its bodies are. O(number of declarations).
[[nodiscard]] std::vector<const Declaration*> declarations_of(const Dataset& dataset, const Appearance& appearance);

/// The record with this id in a list sorted by id; null when it is not there. O(1) when no id between is missing, else
/// O(log n).
template <class Record, class Identifier> [[nodiscard]] const Record* find(const std::vector<Record>& list, Identifier id) {
  if (list.empty() || id < list.front().id) { return nullptr; }
  // Ids are distinct, so a record stands no further from the first than its id does.
  const auto furthest = static_cast<std::size_t>(id.value - list.front().id.value);
  if (furthest < list.size() && list[furthest].id == id) { return &list[furthest]; }
  std::size_t low = 0;
  std::size_t high = furthest < list.size() ? furthest : list.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (list[middle].id < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < list.size() && list[low].id == id ? &list[low] : nullptr;
}

} // namespace entente
