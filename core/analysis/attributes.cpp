#include "core/analysis/attributes.hpp"

#include <algorithm>
#include <charconv>

namespace entente {

namespace {

/// Bodies nest a few levels deep; a longer chain is a loop in the data.
constexpr int deepest_nesting = 16;

std::string category_of_body(const Dataset& dataset, OrganisationId id) {
  const Organisation* body = find(dataset.organisations, id);
  for (int depth = 0; body != nullptr && depth < deepest_nesting; ++depth) {
    if (body->category) { return *body->category; }
    body = body->parent ? find(dataset.organisations, *body->parent) : nullptr;
  }
  return {};
}

} // namespace

std::string category_of(const Dataset& dataset, const Reference& reference, const Appearance& appearance) {
  for (const OrganisationId id : appearance.organisations) {
    const Organisation* body = find(dataset.organisations, id);
    if (body != nullptr && body->category) { return *body->category; }
  }
  for (const OrganisationId id : appearance.organisations) {
    if (std::string category = category_of_body(dataset, id); !category.empty()) { return category; }
  }
  if (!appearance.state) { return {}; }
  // "Mayor of Freetown" names no body, but the post says for which kind of state actor it speaks.
  const std::string by_post = appearance.position ? reference.category_of_name(*appearance.position) : "";
  return reference.category_is(by_post, "state") ? by_post : "state";
}

std::string level_of(const Reference& reference, const std::string& category) {
  const CategoryFacts* facts = reference.category(category);
  if (facts == nullptr) { return {}; }
  return facts->level.empty() ? "not-applicable" : facts->level;
}

std::string state_or_base_of(const Dataset& dataset, const Appearance& appearance) {
  if (appearance.state) { return *appearance.state; }
  for (const OrganisationId id : appearance.organisations) {
    const Organisation* body = find(dataset.organisations, id);
    if (body != nullptr && body->state) { return *body->state; }
  }
  return {};
}

std::optional<Gender> gender_of(const Dataset& dataset, const Appearance& appearance) {
  const Person* person = find(dataset.people, appearance.person);
  return person != nullptr && person->gender ? person->gender : appearance.gender;
}

bool gender_declared(const Dataset& dataset, const Appearance& appearance) {
  return gender_of(dataset, appearance) &&
         std::ranges::any_of(declarations_of(dataset, appearance),
                             [](const Declaration* declaration) { return declaration->field == "gender"; });
}

std::unordered_map<PersonId, Gender> genders_of_people(const Dataset& dataset) {
  std::unordered_map<PersonId, Gender> genders;
  for (const Appearance& appearance : dataset.appearances) {
    const std::optional<Gender> gender = gender_of(dataset, appearance);
    if (!gender) { continue; }
    const auto [place, fresh] = genders.emplace(appearance.person, *gender);
    if (!fresh && *gender == Gender::f) { place->second = Gender::f; }
  }
  return genders;
}

std::optional<int> year_of(const Event& event) {
  if (event.start) { return static_cast<int>(event.start->year()); }
  if (!event.when || event.when->size() < 4) { return std::nullopt; }
  int year = 0;
  const char* const begin = event.when->data();
  const auto [stop, error] = std::from_chars(begin, begin + 4, year);
  return error == std::errc{} && stop == begin + 4 ? std::optional(year) : std::nullopt;
}

std::map<EventId, int> years_of_events(const Dataset& dataset) {
  std::map<EventId, int> years;
  for (const Event& event : dataset.events) {
    if (const auto year = year_of(event)) { years.emplace(event.id, *year); }
  }
  return years;
}

std::string top_category(const Reference& reference, const std::string& category) {
  const CategoryFacts* facts = reference.category(category);
  for (std::size_t depth = 0; facts != nullptr && !facts->parent.empty() && depth < reference.categories().size(); ++depth) {
    facts = reference.category(facts->parent);
  }
  return facts == nullptr ? std::string() : facts->id;
}

bool speaks(Role role) {
  return role == Role::speaker || role == Role::presenter || role == Role::introducer || role == Role::discussant;
}

} // namespace entente
