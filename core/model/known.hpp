/// @file
/// What the resolver may ask about entities that a base already holds. The store answers it; so does a draft.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/date.hpp"
#include "core/model/enums.hpp"
#include "core/model/ids.hpp"

namespace entente {

struct KnownPerson {
  PersonId id;
  std::vector<std::string> names;            ///< every printed form
  std::vector<OrganisationId> organisations; ///< of all appearances, without repeats
  std::vector<std::string> states;           ///< spoken for, ISO 3166 alpha-3
  std::vector<std::string> positions;        ///< as printed
  std::vector<EventId> events;
  std::optional<Gender> gender; ///< where an appearance marks it, generic masculine forms aside
  bool both_genders = false;    ///< some appearances mark one, some the other: `gender` is empty
  bool joined = false;          ///< somebody decided that several are this one person
};

struct KnownOrganisation {
  OrganisationId id;
  std::string name;
  std::vector<std::string> names; ///< name, acronym and every printed form
  std::optional<std::string> acronym;
  std::optional<std::string> state;
  std::optional<OrganisationId> parent;
  std::optional<std::string> reference;
  std::optional<std::string> category;
};

struct KnownEvent {
  EventId id;
  std::optional<ProcessId> process;
  std::string title;
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<std::string> when;
  std::optional<std::string> place;
};

/// What a document that stands says of one or several meetings: what a later version is compared with.
struct KnownProgramme {
  DocumentId document;
  std::string name; ///< of the file
  std::optional<std::string> title;
  std::optional<Language> language;
  bool kept_by_decision = false;                                     ///< a person said that none supersedes it
  std::vector<EventId> events;                                       ///< that it has sessions or appearances for
  std::vector<Session> sessions;                                     ///< by id
  std::vector<std::pair<std::optional<SessionId>, PersonId>> people; ///< who appears where
};

struct KnownProcess {
  ProcessId id;
  std::string name;
  std::optional<std::string> acronym;
  std::optional<std::string> reference;
};

/// Look-ups by blocking key; each answers in time that does not grow with the base, but for the number of hits.
class KnownEntities {
public:
  virtual ~KnownEntities() = default;
  [[nodiscard]] virtual std::size_t count_people() const = 0;
  /// All people by id, each as `person` gives it but for the events. O(people).
  virtual void each_person(const std::function<void(KnownPerson&&)>& each) const = 0;
  [[nodiscard]] virtual std::vector<PersonId> people_by_key(std::string_view key) const = 0;
  /// Keys that begin with `prefix`, with the people who have them, in order.
  [[nodiscard]] virtual std::vector<std::pair<std::string, PersonId>> people_by_prefix(std::string_view prefix) const = 0;
  [[nodiscard]] virtual KnownPerson person(PersonId id) const = 0;
  /// `person(id).names` alone, for a first look.
  [[nodiscard]] virtual std::vector<std::string> person_names(PersonId id) const = 0;
  [[nodiscard]] virtual std::vector<OrganisationId> organisations_by_key(std::string_view key) const = 0;
  [[nodiscard]] virtual std::optional<OrganisationId> organisation_by_reference(std::string_view reference) const = 0;
  [[nodiscard]] virtual KnownOrganisation organisation(OrganisationId id) const = 0;
  [[nodiscard]] virtual std::vector<KnownProcess> processes() const = 0;
  /// Events of the process; of no process when empty.
  [[nodiscard]] virtual std::vector<KnownEvent> events(std::optional<ProcessId> process) const = 0;
  /// Of those, at least the ones with a day from `first` to `last` and the ones of no printed day.
  [[nodiscard]] virtual std::vector<KnownEvent> events_on(std::optional<ProcessId> process, Date first, Date last) const = 0;
  /// Nothing when it is not there.
  [[nodiscard]] virtual std::optional<KnownEvent> event(EventId id) const = 0;
  /// Every title that is printed for the event, without repeats; the name of a file is none.
  [[nodiscard]] virtual std::vector<std::string> event_titles(EventId id) const;
  /// The documents with sessions or appearances for the event that no later version took the place of, by id.
  [[nodiscard]] virtual std::vector<KnownProgramme> programmes(EventId event) const;
  /// The first printed lines of a document.
  [[nodiscard]] virtual std::vector<std::string> head(DocumentId document) const;
  /// True when a decision says that this printed name and this person are different people.
  [[nodiscard]] virtual bool judged_different(std::string_view printed_name, PersonId id) const = 0;
  /// False only when `judged_different` holds for nobody.
  [[nodiscard]] virtual bool any_judged_different() const { return true; }
  /// Likewise of a body.
  [[nodiscard]] virtual bool body_judged_different(std::string_view printed_name, OrganisationId id) const {
    static_cast<void>(printed_name);
    static_cast<void>(id);
    return false;
  }
};

inline std::vector<std::string> KnownEntities::event_titles(EventId id) const {
  const std::optional<KnownEvent> found = event(id);
  return !found || found->title.empty() ? std::vector<std::string>{} : std::vector{found->title};
}
inline std::vector<KnownProgramme> KnownEntities::programmes(EventId) const { return {}; }
inline std::vector<std::string> KnownEntities::head(DocumentId) const { return {}; }

/// An empty base.
class NothingKnown final : public KnownEntities {
public:
  [[nodiscard]] std::size_t count_people() const override { return 0; }
  void each_person(const std::function<void(KnownPerson&&)>&) const override {}
  [[nodiscard]] std::vector<PersonId> people_by_key(std::string_view) const override { return {}; }
  [[nodiscard]] std::vector<std::pair<std::string, PersonId>> people_by_prefix(std::string_view) const override {
    return {};
  }
  [[nodiscard]] KnownPerson person(PersonId id) const override { return {id, {}, {}, {}, {}, {}, {}}; }
  [[nodiscard]] std::vector<std::string> person_names(PersonId) const override { return {}; }
  [[nodiscard]] std::vector<OrganisationId> organisations_by_key(std::string_view) const override { return {}; }
  [[nodiscard]] std::optional<OrganisationId> organisation_by_reference(std::string_view) const override { return {}; }
  [[nodiscard]] KnownOrganisation organisation(OrganisationId id) const override { return {id, {}, {}, {}, {}, {}, {}, {}}; }
  [[nodiscard]] std::vector<KnownProcess> processes() const override { return {}; }
  [[nodiscard]] std::vector<KnownEvent> events(std::optional<ProcessId>) const override { return {}; }
  [[nodiscard]] std::vector<KnownEvent> events_on(std::optional<ProcessId>, Date, Date) const override { return {}; }
  [[nodiscard]] std::optional<KnownEvent> event(EventId) const override { return {}; }
  [[nodiscard]] bool judged_different(std::string_view, PersonId) const override { return false; }
  [[nodiscard]] bool any_judged_different() const override { return false; }
};

} // namespace entente
