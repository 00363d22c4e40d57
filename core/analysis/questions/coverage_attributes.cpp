#include <functional>

#include "core/analysis/attributes.hpp"
#include "core/analysis/questions/coverage.hpp"

namespace entente {

namespace {

std::vector<std::string> one_or_none(std::string value) {
  std::vector<std::string> values;
  if (!value.empty()) { values.push_back(std::move(value)); }
  return values;
}

/// The category and those it is part of, innermost first.
std::vector<std::string> with_parents(const Reference& reference, std::string category) {
  std::vector<std::string> values;
  const CategoryFacts* facts = reference.category(category);
  while (facts != nullptr && values.size() < reference.categories().size()) {
    values.push_back(facts->id);
    facts = facts->parent.empty() ? nullptr : reference.category(facts->parent);
  }
  return values;
}

} // namespace

Table coverage_by_category(const Dataset& dataset, const Reference& reference, const Population&, const Options& options) {
  const Counting rule = counting("coverage-category", options, plain_coverage_options());
  const Tallies tallies = tally(dataset, rule, [&](const Appearance& appearance) {
    return with_parents(reference, category_of(dataset, reference, appearance));
  });
  std::vector<CoverageCell> cells;
  for (const CategoryFacts& category : reference.categories()) {
    cells.push_back({category.id, category.name.in(rule.language), category.parent, CoverageStatus::counted, {}, {}, {}});
  }
  std::vector<TableNote> notes = notes_of(rule, false);
  notes.push_back({"note.category.nested", {}});
  notes.push_back({"note.expected.none", {}});
  return coverage_table("coverage-category", cells, tallies, rule, std::move(notes));
}

Table coverage_by_level(const Dataset& dataset, const Reference& reference, const Population&, const Options& options) {
  const Counting rule = counting("coverage-level", options, plain_coverage_options());
  const Tallies tallies = tally(dataset, rule, [&](const Appearance& appearance) {
    return one_or_none(level_of(reference, category_of(dataset, reference, appearance)));
  });
  std::vector<CoverageCell> cells;
  for (const char* level : {"global", "regional", "national", "local"}) {
    cells.push_back({level, level, "", CoverageStatus::counted, {}, {}, {}});
  }
  cells.push_back({"not-applicable", "not-applicable", "", CoverageStatus::outside, {}, {}, {}});
  std::vector<TableNote> notes = notes_of(rule, false);
  notes.push_back({"note.level.not-applicable", {}});
  notes.push_back({"note.expected.none", {}});
  return coverage_table("coverage-level", cells, tallies, rule, std::move(notes));
}

Table coverage_by_gender(const Dataset& dataset, const Reference&, const Population&, const Options& options) {
  const Counting rule = counting("coverage-gender", options, plain_coverage_options());
  const auto genders = genders_of_people(dataset);
  std::size_t declared = 0;
  const Tallies tallies = tally(dataset, rule, [&](const Appearance& appearance) -> std::vector<std::string> {
    std::optional<Gender> gender = gender_of(dataset, appearance);
    declared += gender_declared(dataset, appearance) ? 1 : 0;
    if (rule.unit == CountUnit::people) {
      const auto place = genders.find(appearance.person);
      gender = place == genders.end() ? std::nullopt : std::optional(place->second);
    }
    return gender ? std::vector<std::string>{std::string(to_text(*gender))} : std::vector<std::string>{};
  });
  const std::vector<CoverageCell> cells = {{"f", "f", "", CoverageStatus::counted, 0.5, {}, {}},
                                           {"m", "m", "", CoverageStatus::counted, 0.5, {}, {}}};
  std::vector<TableNote> notes = notes_of(rule, false);
  notes.push_back(gender_note(declared));
  notes.push_back({"note.expected.even", {}});
  return coverage_table("coverage-gender", cells, tallies, rule, std::move(notes));
}

Table coverage_by_role(const Dataset& dataset, const Reference&, const Population&, const Options& options) {
  const Counting rule = counting("coverage-role", options, role_options());
  const Tallies tallies =
      tally(dataset, rule, [](const Appearance& appearance) { return one_or_none(std::string(to_text(appearance.role))); });
  std::vector<CoverageCell> cells;
  for (const Role role : {Role::speaker, Role::moderator, Role::chair, Role::presenter, Role::introducer, Role::discussant,
                          Role::rapporteur, Role::participant}) {
    const std::string id(to_text(role));
    cells.push_back({id, id, "", CoverageStatus::counted, {}, {}, {}});
  }
  std::vector<TableNote> notes = {{rule.unit == CountUnit::people ? "note.unit.people" : "note.unit.appearances", {}}};
  notes.push_back({"note.expected.none", {}});
  return coverage_table("coverage-role", cells, tallies, rule, std::move(notes));
}

} // namespace entente
