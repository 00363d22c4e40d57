/// @file
/// A base in memory for tests of the resolver: it applies resolutions and answers what the store would.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"

namespace entente::test {

class MemoryBase : public KnownEntities {
public:
  /// Takes in what the resolver decided.
  void apply(const Programme& programme, const Resolution& resolution);
  /// The first is both from now on, as when somebody joins them.
  void join(PersonId kept, PersonId gone);
  void judge_different(const std::string& printed, PersonId id) { different_.emplace(printed, id); }

  [[nodiscard]] std::vector<PersonId> people_by_key(std::string_view key) const override;
  [[nodiscard]] std::vector<std::pair<std::string, PersonId>> people_by_prefix(std::string_view prefix) const override;
  [[nodiscard]] std::size_t count_people() const override { return people_.size(); }
  void each_person(const std::function<void(KnownPerson&&)>& each) const override {
    for (const auto& [id, person] : people_) {
      each(KnownPerson(person));
    }
  }
  [[nodiscard]] KnownPerson person(PersonId id) const override { return people_.at(id); }
  [[nodiscard]] std::vector<std::string> person_names(PersonId id) const override { return people_.at(id).names; }
  [[nodiscard]] std::vector<OrganisationId> organisations_by_key(std::string_view key) const override;
  [[nodiscard]] std::optional<OrganisationId> organisation_by_reference(std::string_view reference) const override;
  [[nodiscard]] KnownOrganisation organisation(OrganisationId id) const override { return organisations_.at(id); }
  [[nodiscard]] std::vector<KnownProcess> processes() const override { return processes_; }
  [[nodiscard]] std::vector<KnownEvent> events(std::optional<ProcessId> process) const override;
  [[nodiscard]] std::vector<KnownEvent> events_on(std::optional<ProcessId> process, Date, Date) const override {
    return events(process);
  }
  [[nodiscard]] std::optional<KnownEvent> event(EventId id) const override {
    const auto found = events_.find(id);
    return found == events_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] bool judged_different(std::string_view printed_name, PersonId id) const override {
    return different_.contains({std::string(printed_name), id});
  }

  [[nodiscard]] const std::map<PersonId, KnownPerson>& people() const { return people_; }
  [[nodiscard]] const std::map<OrganisationId, KnownOrganisation>& organisations() const { return organisations_; }
  [[nodiscard]] const std::map<EventId, KnownEvent>& all_events() const { return events_; }

private:
  std::map<PersonId, KnownPerson> people_;
  std::map<OrganisationId, KnownOrganisation> organisations_;
  std::map<EventId, KnownEvent> events_;
  std::vector<KnownProcess> processes_;
  std::map<std::string, std::set<PersonId>, std::less<>> person_keys_;
  std::map<std::string, std::set<OrganisationId>, std::less<>> organisation_keys_;
  std::set<std::pair<std::string, PersonId>> different_;
};

} // namespace entente::test
