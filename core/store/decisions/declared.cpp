#include "core/store/decisions/declared.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "core/store/decisions/cells.hpp"

namespace entente::store {
namespace {

/// What stands of a cell.
struct Declared {
  Cell cell;
  Value value;
  std::int64_t decision = 0;
  std::string by;
};

/// The last standing decision about each cell that holds a declared value.
std::vector<Declared> standing_declarations(const Connection& connection) {
  auto row = connection.query(
      "SELECT c.field, c.row, c.after, d.id, d.by, max(c.decision) FROM decision_change c JOIN human_decision d ON d.id = "
      "c.decision WHERE d.active AND c.field IN ('appearance.role', 'appearance.state', 'appearance.gender', "
      "'person.gender', 'organisation.category', 'organisation.state', 'organisation.parent', 'partnership.from', "
      "'partnership.to') GROUP BY c.field, c.row ORDER BY c.field, c.row");
  std::vector<Declared> list;
  while (row.step()) {
    const Field field = parse_field(connection, row.view(0));
    list.push_back({{field, row.integer(1), 0}, value_at(row, 2, field), row.integer(3), row.text(4)});
  }
  return list;
}

std::string field_name(Field field) {
  const std::string word = field_word(field);
  return word.substr(word.find('.') + 1);
}

template <class Value> std::string text_of(const std::optional<Value>& value) {
  return value ? std::string(to_text(*value)) : std::string();
}
std::string text_of(const std::optional<std::string>& value) { return value.value_or(""); }

/// Whether the body shows the value: one that was joined into another may not be heard.
bool shows(const Organisation& body, const Declared& declared) {
  const auto* const text = std::get_if<std::string>(&declared.value);
  if (declared.cell.field == Field::organisation_category) { return text != nullptr && *text == text_of(body.category); }
  if (declared.cell.field == Field::organisation_state) { return text != nullptr && *text == text_of(body.state); }
  return true;
}

bool shows(const Person& person, const Declared& declared) {
  const auto* const text = std::get_if<std::string>(&declared.value);
  return text != nullptr && *text == text_of(person.gender);
}

/// Declared of one joined into another, it is noted of the one that is shown, once.
template <class Record, class Identifier>
void note_entity(const std::vector<Record>& records, std::int64_t root, const Declared& declared,
                 std::map<std::pair<std::string, std::int64_t>, Declaration>& noted) {
  const Record* const record = find(records, Identifier(root));
  if (record == nullptr || !shows(*record, declared)) { return; }
  const std::string name = field_name(declared.cell.field);
  const Declaration declaration{Identifier(root), name, declared.decision, declared.by};
  if (declared.cell.row == root) {
    noted.insert_or_assign({name, root}, declaration);
  } else {
    noted.try_emplace({name, root}, declaration);
  }
}

} // namespace

void note_declarations(const Connection& connection, Dataset& dataset) {
  std::map<std::pair<std::string, std::int64_t>, Declaration> people;
  std::map<std::pair<std::string, std::int64_t>, Declaration> bodies;
  for (const Declared& declared : standing_declarations(connection)) {
    const auto& [field, row, part] = declared.cell;
    switch (field) {
    case Field::person_gender:
      note_entity<Person, PersonId>(dataset.people, root_of(connection, About::person, row), declared, people);
      break;
    case Field::organisation_category:
    case Field::organisation_state:
    case Field::organisation_parent:
      note_entity<Organisation, OrganisationId>(dataset.organisations, root_of(connection, About::organisation, row),
                                                declared, bodies);
      break;
    case Field::partnership_since:
    case Field::partnership_until:
      if (find(dataset.partnerships, PartnershipId(row)) == nullptr) { break; }
      dataset.declarations.push_back({PartnershipId(row), field_name(field), declared.decision, declared.by});
      break;
    default:
      if (find(dataset.appearances, AppearanceId(row)) == nullptr) { break; }
      dataset.declarations.push_back({AppearanceId(row), field_name(field), declared.decision, declared.by});
    }
  }
  for (const auto* const noted : {&people, &bodies}) {
    for (const auto& [key, declaration] : *noted) {
      dataset.declarations.push_back(declaration);
    }
  }
}

} // namespace entente::store
