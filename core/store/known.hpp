/// @file
/// What the base knows, for the resolver: each look-up is an indexed, prepared statement.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/model/known.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Remembers what it has read, so that nothing is read twice and what is there need not be written again: one reading
/// of one transaction, until `forget`.
class StoredEntities final : public KnownEntities {
public:
  explicit StoredEntities(const Connection& connection) : connection_(connection) {}

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
  /// Of many documents, the last `most_versions`.
  [[nodiscard]] std::vector<KnownProgramme> programmes(EventId event) const override;
  /// Only what people decided counts: a rule's own earlier verdict does not bind the rule.
  [[nodiscard]] bool judged_different(std::string_view printed_name, PersonId id) const override;
  [[nodiscard]] bool body_judged_different(std::string_view printed_name, OrganisationId id) const override;

  /// Whether anybody joined people or bodies: then what is read is of several rows, and says of none that it is there.
  [[nodiscard]] bool joins() const;
  /// Null when the person's names, or facts, were not asked for or may be others' too.
  [[nodiscard]] const std::vector<std::string>* names_read(PersonId id) const;
  [[nodiscard]] const KnownPerson* read(PersonId id) const;
  [[nodiscard]] const KnownOrganisation* read(OrganisationId id) const;
  /// True when the entity was found under the key.
  [[nodiscard]] bool found(std::string_view key, PersonId id) const;
  [[nodiscard]] bool found(std::string_view key, OrganisationId id) const;
  /// To be called after each write.
  void forget();

private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Identifier> using ByKey = std::unordered_map<std::string, std::vector<Identifier>, Hash, std::equal_to<>>;

  const Connection& connection_;
  mutable std::unordered_map<PersonId, std::vector<std::string>> names_;
  mutable std::unordered_map<PersonId, KnownPerson> people_;
  mutable std::unordered_map<OrganisationId, KnownOrganisation> organisations_;
  mutable ByKey<PersonId> people_by_key_;
  mutable ByKey<OrganisationId> organisations_by_key_;
  mutable std::unordered_set<OrganisationId> declared_; ///< those read whose state is declared
  mutable std::optional<bool> joins_;
};

} // namespace entente::store
