#include "core/analysis/questions/composition.hpp"

#include <array>
#include <map>
#include <set>

#include "core/analysis/attributes.hpp"
#include "core/analysis/questions/coverage.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 7> dimensions = {"region", "group", "category", "level", "gender", "role", "finding"};

struct Held {
  std::set<PersonId> people;
  std::vector<AppearanceId> evidence;
};

/// Values of one appearance by dimension; an empty value is unknown.
std::map<std::string_view, std::string> values_of(const Dataset& dataset, const Reference& reference,
                                                  const Appearance& appearance) {
  const StateFacts* const state = reference.state(state_or_base_of(dataset, appearance));
  const std::string category = category_of(dataset, reference, appearance);
  const auto gender = gender_of(dataset, appearance);
  return {{"region", state == nullptr ? "" : state->region},
          {"group", state == nullptr ? "" : state->un_group},
          {"category", category},
          {"level", level_of(reference, category)},
          {"gender", gender ? std::string(to_text(*gender)) : ""},
          {"role", std::string(to_text(appearance.role))}};
}

std::string name_of(std::string_view dimension, const std::string& value, const Reference& reference, Language language) {
  if (dimension == "region") {
    const RegionFacts* const region = reference.region(value);
    return region == nullptr ? value : region->name.in(language);
  }
  if (dimension == "category") {
    const CategoryFacts* const category = reference.category(value);
    return category == nullptr ? value : category->name.in(language);
  }
  return value;
}

} // namespace

Table composition(const Dataset& dataset, const Reference& reference, SessionId session, Language language) {
  std::map<std::string_view, std::map<std::string, Held>> held;
  for (const Appearance& appearance : dataset.appearances) {
    if (appearance.session != session) { continue; }
    for (const auto& [dimension, value] : values_of(dataset, reference, appearance)) {
      Held& row = held[dimension][value.empty() ? "unknown" : value];
      row.people.insert(appearance.person);
      row.evidence.push_back(appearance.id);
    }
  }
  Table table{"composition",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"dimension", "", ColumnType::text},
               {"observed", "people", ColumnType::integer}},
              {},
              {}};
  for (const std::string_view dimension : dimensions) {
    for (const auto& [value, row] : held[dimension]) {
      table.rows.push_back({{std::string(dimension) + ":" + value, name_of(dimension, value, reference, language),
                             std::string(dimension), static_cast<std::int64_t>(row.people.size())},
                            row.evidence});
    }
  }
  const Table found = panels(dataset, reference, {}, {{"minimum", "1"}, {"language", std::string(to_text(language))}});
  for (const Row& row : found.rows) {
    if (std::get<std::string>(row.cells[0]) != session.text()) { continue; }
    const auto& finding = std::get<std::string>(row.cells[3]);
    table.rows.push_back({{"finding:" + finding, finding, std::string("finding"), std::int64_t{1}}, row.evidence});
  }
  return table;
}

} // namespace entente
