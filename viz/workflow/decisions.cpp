#include "viz/workflow/decisions.hpp"

#include <algorithm>

#include "core/resolve/resolve.hpp"

namespace entente {

KeyMakers key_makers(const Reference& reference) {
  return {[&reference](std::string_view name) { return person_keys(name, reference); },
          [&reference](std::string_view name, std::string_view acronym, std::string_view state) {
            return organisation_keys(name, acronym, state, reference);
          }};
}

ValueCheck value_check(const Reference& reference) {
  return [&reference](DeclaredField field, std::string_view value) {
    if (field == DeclaredField::state) { return reference.state(value) != nullptr; }
    if (field != DeclaredField::category) { return true; }
    const auto categories = reference.categories();
    return std::any_of(categories.begin(), categories.end(),
                       [&](const CategoryFacts& category) { return category.id == value; });
  };
}

std::size_t take_waiting(Base& base, const Reference& reference) {
  if (pending_decisions(base) == 0) { return 0; }
  DecisionTransaction transaction(base, key_makers(reference));
  const DecisionsTaken result = transaction.retry(value_check(reference));
  transaction.commit();
  return result.taken;
}

} // namespace entente
