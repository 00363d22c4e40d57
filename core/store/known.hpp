/// @file
/// What the base knows, for the resolver: each look-up is an indexed, prepared statement.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/model/known.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Remembers what it has read, so that nothing is read twice and what is there need not be written again: from one
/// transaction to the next, as long as nobody else writes. At most `most_remembered` of each kind.
class StoredEntities final : public KnownEntities {
public:
  explicit StoredEntities(const Connection& connection) : connection_(connection) {}

  /// To be called within a transaction, before anything is read: forgets all when anything but the last `end` with its
  /// transaction has changed the base, by this connection or another.
  void begin();
  /// To be called after the writes of an import: what they changed is forgotten.
  void settle();
  /// To be called once the transaction is kept.
  void end();
  /// These rows were written; what was read of them stands until `settle`.
  void changed(PersonId person) { changed_people_.push_back(person); }
  void changed(OrganisationId organisation) { changed_organisations_.push_back(organisation); }
  void changed(EventId event) { changed_events_.push_back(event); }
  void keyed(std::string_view key, PersonId person) { keyed_people_.emplace_back(key, person); }
  void keyed(std::string_view key, OrganisationId organisation) { keyed_organisations_.emplace_back(key, organisation); }

  [[nodiscard]] std::size_t count_people() const override;
  void each_person(const std::function<void(KnownPerson&&)>& each) const override;
  [[nodiscard]] std::vector<PersonId> people_by_key(std::string_view key) const override;
  [[nodiscard]] std::vector<std::pair<std::string, PersonId>> people_by_prefix(std::string_view prefix) const override;
  [[nodiscard]] KnownPerson person(PersonId id) const override;
  [[nodiscard]] std::vector<std::string> person_names(PersonId id) const override;
  [[nodiscard]] std::vector<OrganisationId> organisations_by_key(std::string_view key) const override;
  [[nodiscard]] std::optional<OrganisationId> organisation_by_reference(std::string_view reference) const override;
  [[nodiscard]] KnownOrganisation organisation(OrganisationId id) const override;
  [[nodiscard]] std::vector<KnownProcess> processes() const override;
  [[nodiscard]] std::vector<KnownEvent> events(std::optional<ProcessId> process) const override;
  [[nodiscard]] std::vector<KnownEvent> events_on(std::optional<ProcessId> process, Date first, Date last) const override;
  [[nodiscard]] std::optional<KnownEvent> event(EventId id) const override;
  [[nodiscard]] std::vector<std::string> event_titles(EventId id) const override;
  /// Of many documents, the last `most_versions`.
  [[nodiscard]] std::vector<KnownProgramme> programmes(EventId event) const override;
  [[nodiscard]] std::vector<std::string> head(DocumentId document) const override;
  /// Only what people decided counts: a rule's own earlier verdict does not bind the rule.
  [[nodiscard]] bool judged_different(std::string_view printed_name, PersonId id) const override;
  [[nodiscard]] bool any_judged_different() const override;
  [[nodiscard]] bool body_judged_different(std::string_view printed_name, OrganisationId id) const override;

  /// Whether anybody joined people, bodies, events or processes: then what is read is of several rows, and says of none that
  /// it is there.
  [[nodiscard]] bool joins() const;
  /// Null when the person's names, or facts, were not asked for or may be others' too.
  [[nodiscard]] const std::vector<std::string>* names_read(PersonId id) const;
  [[nodiscard]] const KnownPerson* read(PersonId id) const;
  [[nodiscard]] const KnownOrganisation* read(OrganisationId id) const;
  /// True when the entity was found under the key.
  [[nodiscard]] bool found(std::string_view key, PersonId id) const;
  [[nodiscard]] bool found(std::string_view key, OrganisationId id) const;
  void forget();

private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Identifier> using ByKey = std::unordered_map<std::string, std::vector<Identifier>, Hash, std::equal_to<>>;

  template <class Identifier>
  void note_keys(ByKey<Identifier>& lists, const std::vector<std::pair<std::string, Identifier>>& keyed) const;

  const Connection& connection_;
  std::int64_t own_changes_ = -1;   ///< of this connection when the last transaction was kept
  std::int64_t other_changes_ = -1; ///< `PRAGMA data_version` when it began
  std::vector<PersonId> changed_people_;
  std::vector<OrganisationId> changed_organisations_;
  std::vector<EventId> changed_events_;
  std::vector<std::pair<std::string, PersonId>> keyed_people_;
  std::vector<std::pair<std::string, OrganisationId>> keyed_organisations_;
  mutable std::unordered_map<PersonId, std::vector<std::string>> names_;
  mutable std::unordered_map<PersonId, KnownPerson> people_;
  mutable std::unordered_map<OrganisationId, KnownOrganisation> organisations_;
  mutable std::unordered_map<EventId, KnownEvent> events_;
  mutable ByKey<PersonId> people_by_key_;
  mutable ByKey<OrganisationId> organisations_by_key_;
  mutable std::unordered_set<OrganisationId> declared_; ///< those read whose state is declared
  mutable std::optional<bool> joins_;
  mutable std::optional<bool> organisations_keyed_; ///< any organisation has a key
};

} // namespace entente::store
