/// @file
/// What the base knows, for the resolver: each look-up is an indexed, prepared statement.
#pragma once

#include "core/model/known.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

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
  /// Only what people decided counts: a rule's own earlier verdict does not bind the rule.
  [[nodiscard]] bool judged_different(std::string_view printed_name, PersonId id) const override;

private:
  const Connection& connection_;
};

} // namespace entente::store
