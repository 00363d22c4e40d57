#include "viz/i18n/cluster_text.hpp"

namespace entente {

std::string term_text(const ClusterTerm& term, const Reference& reference, Language language) {
  if (!term.name.empty()) { return term.name; }
  if (term.attribute == "region") {
    const RegionFacts* const region = reference.region(term.value);
    if (region != nullptr) { return region->name.in(language); }
  } else if (term.attribute == "category") {
    const CategoryFacts* const category = reference.category(term.value);
    if (category != nullptr) { return category->name.in(language); }
  } else if (term.attribute == "state") {
    const StateFacts* const state = reference.state(term.value);
    if (state != nullptr) { return state->name.in(language); }
  }
  return term.value;
}

} // namespace entente
