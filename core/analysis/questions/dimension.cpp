#include "core/analysis/questions/dimension.hpp"

#include <utility>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/error.hpp"

namespace entente::detail {
namespace {

using Values = std::vector<std::string>;

Values one_or_none(std::string value) {
  Values values;
  if (!value.empty()) { values.push_back(std::move(value)); }
  return values;
}

Values with_parents(const Reference& reference, const std::string& category) {
  Values values;
  const CategoryFacts* facts = reference.category(category);
  while (facts != nullptr && values.size() < reference.categories().size()) {
    values.push_back(facts->id);
    facts = facts->parent.empty() ? nullptr : reference.category(facts->parent);
  }
  return values;
}

using Area = const std::string StateFacts::*;

ValuesOf by_area(Area area, const Reference& reference, const Counting& rule) {
  return [area, &reference, rule](const Appearance& appearance) {
    const std::string* const state = counted_state(rule, appearance);
    const StateFacts* const facts = state == nullptr ? nullptr : reference.state(*state);
    return one_or_none(facts == nullptr ? std::string() : facts->*area);
  };
}

} // namespace

OptionInfo dimension_option(std::string default_value) {
  return {"by", "", std::move(default_value), "region|subregion|group|state|category|level|gender|role",
          "option.dimension.summary"};
}

ValuesOf values_of(std::string_view dimension, const Dataset& dataset, const Reference& reference, const Counting& rule) {
  if (dimension == "region") { return by_area(&StateFacts::region, reference, rule); }
  if (dimension == "subregion") { return by_area(&StateFacts::subregion, reference, rule); }
  if (dimension == "group") { return by_area(&StateFacts::un_group, reference, rule); }
  if (dimension == "state") {
    return [rule](const Appearance& appearance) {
      const std::string* const state = counted_state(rule, appearance);
      return one_or_none(state == nullptr ? std::string() : *state);
    };
  }
  if (dimension == "category") {
    return
        [&](const Appearance& appearance) { return with_parents(reference, category_of(dataset, reference, appearance)); };
  }
  if (dimension == "level") {
    return [&](const Appearance& appearance) {
      const std::string level = level_of(reference, category_of(dataset, reference, appearance));
      return one_or_none(level == "not-applicable" ? std::string() : level);
    };
  }
  if (dimension == "gender") {
    return [&](const Appearance& appearance) {
      const auto gender = gender_of(dataset, appearance);
      return one_or_none(gender ? std::string(to_text(*gender)) : std::string());
    };
  }
  if (dimension == "role") {
    return [](const Appearance& appearance) { return one_or_none(std::string(to_text(appearance.role))); };
  }
  throw Error(ErrorKind::bad_argument,
              "option by={}: must be one of region, subregion, group, state, category, level, gender, role", dimension);
}

std::string value_name(std::string_view dimension, const std::string& value, const Reference& reference, Language language) {
  if (dimension == "region" || dimension == "subregion") {
    const RegionFacts* const facts = reference.region(value);
    return facts == nullptr ? value : facts->name.in(language);
  }
  if (dimension == "state") {
    const StateFacts* const facts = reference.state(value);
    return facts == nullptr ? value : facts->name.in(language);
  }
  if (dimension == "category") {
    const CategoryFacts* const facts = reference.category(value);
    return facts == nullptr ? value : facts->name.in(language);
  }
  return value;
}

} // namespace entente::detail
