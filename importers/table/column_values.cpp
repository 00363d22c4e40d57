#include "importers/table/column_values.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "core/text/unicode.hpp"
#include "importers/table/cells.hpp"

namespace entente::table {
namespace {

using Test = std::function<bool(const std::string&)>;

/// Share of a column's filled cells that pass; 0 when there are none.
double share(std::span<const Row> below, std::size_t index, const Test& test) {
  std::size_t filled = 0;
  std::size_t passed = 0;
  for (const Row& row : below) {
    if (index >= row.cells.size() || trim(row.cells[index]).empty()) { continue; }
    ++filled;
    passed += test(row.cells[index]) ? 1 : 0;
  }
  return filled == 0 ? 0 : static_cast<double>(passed) / static_cast<double>(filled);
}

/// Settles the ambiguous words of one table.
class Settler {
public:
  Settler(std::span<const Meaning> meanings, std::span<const Row> below, Language language, const Reference& reference)
      : below_(below), language_(language), reference_(reference), cues_(reference.cues()) {
    for (const Meaning& meaning : meanings) {
      words_.insert(meaning.word.starts_with('=') ? meaning.word.substr(1) : meaning.word);
    }
    people_ = has("person") || has("surname") || has("first-name") || has("entry") || has("name");
    ties_ = has("target") && (has("source") || has("kind") || has("type") || !people_);
  }

  [[nodiscard]] bool has(const std::string& word) const { return words_.contains(word); }
  [[nodiscard]] bool ties() const { return ties_; }

  [[nodiscard]] std::optional<Field> field(const Meaning& meaning) const {
    const std::string& word = meaning.word;
    if (word.starts_with('=')) { return parse_field(word.substr(1)); }
    if (word == "name") { return name(meaning.index); }
    if (word == "title") { return title(meaning.index); }
    if (word == "function") { return function(meaning.index); }
    if (word == "member") { return member(meaning.index); }
    if (word == "type") { return type(meaning.index); }
    if (word == "role-people") { return Field::person; }
    if (word == "kind" && !ties_) { return mostly_roles(meaning.index) ? std::optional(Field::role) : std::nullopt; }
    if (ties_ && word == "date") { return Field::from; }
    if (ties_ && word == "end-date") { return Field::to; }
    const auto plain = parse_field(word);
    const bool of_ties = plain == Field::from || plain == Field::to;
    if (of_ties && people_ && !ties_) { return std::nullopt; }
    return plain;
  }

private:
  [[nodiscard]] bool mostly_states(std::size_t index) const {
    return share(below_, index, [&](const std::string& cell) { return reference_.state_named(cell) != nullptr; }) > 0.5;
  }

  [[nodiscard]] bool mostly_bodies(std::size_t index) const {
    return share(below_, index, [&](const std::string& cell) {
             return reference_.organisation_named(cell) != nullptr || reference_.process_named(cell) != nullptr ||
                    reference_.state_named(cell) != nullptr || !reference_.category_of_name(cell).empty();
           }) >= 0.5;
  }

  [[nodiscard]] bool mostly_roles(std::size_t index) const {
    return share(below_, index, [&](const std::string& cell) {
             return cues_.roles.exact(cell) != nullptr || cues_.attendance_values.exact(cell) != nullptr ||
                    !roles_in(cell, language_, reference_).empty();
           }) > 0.5;
  }

  [[nodiscard]] Field name(std::size_t index) const {
    if (has("first-name") && !has("surname")) { return Field::surname; }
    if (has("surname") && !has("first-name")) { return Field::first_name; }
    if (has("person") || has("entry") || (has("surname") && has("first-name"))) {
      return has("organisation") ? Field::ignore : Field::organisation;
    }
    if (!has("organisation") && mostly_bodies(index)) { return mostly_states(index) ? Field::state : Field::organisation; }
    return Field::person;
  }

  [[nodiscard]] Field title(std::size_t index) const {
    const auto honorific = [&](const std::string& cell) { return cues_.honorifics.exact(cell) != nullptr; };
    if (share(below_, index, honorific) > 0.5) { return Field::honorific; }
    if (people_ && !has("position") && !has("function") && !has("details")) { return Field::position; }
    if (!has("session") && has("time")) { return Field::session; }
    if (!has("event") && !has("position")) { return Field::event; }
    return Field::ignore;
  }

  [[nodiscard]] Field function(std::size_t index) const {
    if (mostly_roles(index) && !has("role")) { return Field::role; }
    return has("position") && !has("role") ? Field::role : Field::position;
  }

  [[nodiscard]] Field member(std::size_t index) const {
    if (mostly_states(index)) { return Field::state; }
    if (has("name") || has("person") || has("surname")) { return Field::affiliation; }
    return mostly_bodies(index) || !has("organisation") ? Field::affiliation : Field::person;
  }

  [[nodiscard]] std::optional<Field> type(std::size_t index) const {
    if (ties_) { return Field::kind; }
    if (mostly_roles(index)) { return Field::role; }
    const auto category = [&](const std::string& cell) {
      return reference_.category(lower(trim(cell))) != nullptr || !reference_.category_of_name(cell).empty();
    };
    if (!has("category") && share(below_, index, category) > 0.5) { return Field::category; }
    return std::nullopt;
  }

  std::span<const Row> below_;
  Language language_;
  const Reference& reference_;
  const Cues& cues_;
  std::set<std::string> words_;
  bool people_ = false;
  bool ties_ = false;
};

/// "Surname, First name" in the label, or a comma in most cells.
bool surname_first(const Meaning& meaning, std::span<const Row> below) {
  const auto one_comma = [](const std::string& cell) { return std::ranges::count(cell, ',') == 1; };
  return meaning.label.find(',') != std::string::npos || share(below, meaning.index, one_comma) > 0.5;
}

std::optional<TableKind> kind_of(const Columns& columns, bool ties) {
  const auto has = [&](Field field) { return columns.has(field); };
  if (ties && (has(Field::source) || has(Field::person) || has(Field::organisation) || has(Field::state) ||
               has(Field::affiliation) || has(Field::delegation))) {
    return TableKind::ties;
  }
  if (has(Field::source) || has(Field::target)) { return std::nullopt; }
  if (has(Field::person) || has(Field::surname) || has(Field::first_name) || has(Field::entry)) { return TableKind::people; }
  const bool body = has(Field::organisation) || has(Field::affiliation);
  if ((has(Field::process) || has(Field::from)) && (body || has(Field::state) || has(Field::delegation))) {
    return TableKind::members;
  }
  if (body && (has(Field::acronym) || has(Field::category) || has(Field::state) || has(Field::kind))) {
    return TableKind::bodies;
  }
  if (columns.known.size() == 1 && (body || has(Field::state))) { return TableKind::members; }
  return std::nullopt;
}

/// Hours, and people under labels that are roles: a programme laid out in a sheet.
bool is_programme(std::span<const Meaning> meanings, const Columns& columns) {
  const auto roles = std::ranges::count(meanings, "role-people", &Meaning::word);
  const bool people =
      columns.has(Field::surname) || columns.has(Field::entry) ||
      std::ranges::any_of(columns.known, [](const Column& column) { return column.field == Field::person && !column.role; });
  if (people) { return false; }
  if (roles == 0) { return columns.has(Field::time); }
  const bool described = columns.has(Field::organisation) || columns.has(Field::state) || columns.has(Field::position) ||
                         columns.has(Field::delegation) || columns.has(Field::affiliation) || columns.has(Field::details);
  return roles > 1 || !described;
}

} // namespace

bool settle_meanings(std::span<const Meaning> meanings, std::span<const Row> below, const Reference& reference,
                     Columns& columns) {
  const Settler settler(meanings, below, columns.language, reference);
  for (const Meaning& meaning : meanings) {
    const auto field = settler.field(meaning);
    if (!field) {
      columns.unknown.push_back(meaning.label.empty() ? column_letters(meaning.index + 1) : meaning.label);
      continue;
    }
    if (*field == Field::ignore) { continue; }
    Column column{meaning.index, *field, meaning.label, meaning.role, false, false};
    if (*field == Field::person) { column.surname_first = surname_first(meaning, below); }
    if (*field == Field::delegation) {
      column.field = Field::state;
      column.delegation = true;
    }
    columns.known.push_back(std::move(column));
  }
  if (is_programme(meanings, columns)) { return false; }
  const auto kind = kind_of(columns, settler.ties());
  if (!kind) { return false; }
  columns.kind = *kind;
  return true;
}

} // namespace entente::table
