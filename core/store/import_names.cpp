#include "core/store/import_names.hpp"

#include <algorithm>

#include "core/store/complete.hpp"
#include "core/store/mentions.hpp"

namespace entente::store {

void PrintedNames::write_person(std::size_t entry, PersonId person) {
  const std::string& printed = programme_.entries[entry].name;
  const auto& choice = resolution_.person[entry];
  const NewPerson* const fresh = choice.known ? nullptr : &resolution_.new_people[choice.fresh];
  const std::vector<std::string>* const names = fresh == nullptr ? known_.names_read(person) : nullptr;
  const bool there = names != nullptr && std::ranges::find(*names, printed) != names->end();
  if (!there && (fresh == nullptr || fresh->name != printed)) {
    write_.name_form("person", person.value, printed);
    show_fullest_name(write_.connection(), person, printed);
  }
  if (const std::string& order = programme_.entries[entry].printed_name; !order.empty()) {
    write_.name_form("person", person.value, order);
  }
  if (entry >= resolution_.person_keys.size()) { return; }
  const auto& keys = resolution_.person_keys[entry];
  // The only printed form came with all of its keys, so that one of them stands for the others.
  const bool found =
      there && names->size() == 1 && std::ranges::any_of(keys, [&](const auto& key) { return known_.found(key, person); });
  if (!found && fresh == nullptr) { write_.person_keys(person, keys); }
}

void PrintedNames::write_body(std::size_t entry, std::size_t ordinal, OrganisationId id) {
  const BodyRecord& body = programme_.entries[entry].bodies[ordinal];
  const auto& choice = resolution_.bodies[entry][ordinal];
  const NewOrganisation* const fresh = choice.known ? nullptr : &resolution_.new_organisations[choice.fresh];
  const KnownOrganisation* const known = fresh == nullptr ? known_.read(id) : nullptr;
  const bool there = fresh != nullptr ? covers(*fresh, body) : known != nullptr && covers(*known, body);
  if (!there) {
    write_.name_form("organisation", id.value, body.name);
    if (body.acronym) { write_.name_form("organisation", id.value, *body.acronym); }
    complete_organisation(write_.connection(), id, body);
    known_.changed(id);
  }
  if (entry >= resolution_.body_keys.size() || ordinal >= resolution_.body_keys[entry].size()) { return; }
  const auto& keys = resolution_.body_keys[entry][ordinal];
  if (fresh != nullptr) { return; }
  const bool found = std::ranges::all_of(keys, [&](const auto& key) { return known_.found(key, id); });
  if (!found) { write_.organisation_keys(id, keys); }
}

} // namespace entente::store
