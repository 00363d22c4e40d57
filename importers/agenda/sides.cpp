#include "importers/agenda/sides.hpp"

#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"

namespace entente::agenda {

namespace {

bool is_known_side(const Reading& reading, const Item& item) {
  return reading.reference.state_named(item.text) != nullptr || reading.reference.organisation_named(item.text) != nullptr;
}

/// "CEMLA" in a column of a table that holds states or known bodies.
bool is_acronym_among_sides(const Reading& reading, std::size_t index) {
  constexpr std::size_t reach = 40;
  constexpr std::size_t longest = 8;
  const std::vector<Item>& items = reading.items;
  const Item& item = items[index];
  const LetterCase letters = letter_case(item.text);
  if (letters.lower > 0 || letters.upper < 2 || item.text.size() > longest || item.words.size() != 1) { return false; }
  const std::size_t last = std::min(items.size(), index + reach);
  for (std::size_t n = index - std::min(index, reach); n < last; ++n) {
    const bool other = n != index && items[n].table == item.table && items[n].column == item.column;
    if (other && is_known_side(reading, items[n])) { return true; }
  }
  return false;
}

} // namespace

bool names_side(const Reading& reading, const Roster& roster, std::size_t index) {
  constexpr std::size_t longest_side = 8;
  const std::vector<Item>& items = reading.items;
  const Item& item = items[index];
  if (item.table == 0 || item.hours || !item.bullet.empty() || index + 1 >= items.size()) { return false; }
  const Item& person = items[index + 1];
  const auto beside = [&](const Item& left, const Item& right) {
    return left.table == right.table && left.row == right.row && left.column < right.column;
  };
  if (item.words.size() == 0 || item.words.size() > longest_side || !beside(item, person)) { return false; }
  if (!is_known_side(reading, item) && !is_acronym_among_sides(reading, index)) { return false; }
  if (roster.chance(person) >= 0.6) { return true; }
  const bool post =
      index + 2 < items.size() && beside(person, items[index + 2]) && is_post_line(items[index + 2], reading.reference);
  return post && roster.chance(joined(person, items[index + 2])) >= 0.6;
}

Item with_side(const Item& side, const Item& person) {
  constexpr std::string_view dash = " – ";
  Item item = person;
  const std::size_t offset = side.text.size() + dash.size();
  item.text = side.text + std::string(dash) + person.text;
  for (Ranges* const ranges : {&item.emphasis, &item.italics}) {
    for (auto& [begin, end] : *ranges) {
      begin += offset;
      end += offset;
    }
  }
  for (std::size_t& at : item.breaks) {
    at += offset;
  }
  item.words = words_of(item.text);
  return item;
}

std::optional<BodyRecord> told_body(const Reading& reading, const Item& item) {
  const std::vector<Item>& items = reading.items;
  if (item.table == 0 || item.column < 2 || reading.at == 0) { return std::nullopt; }
  std::size_t n = reading.at;
  while (n > 0 && (items[n].table != item.table || items[n].row != item.row || items[n].column >= item.column)) {
    if (items[n].table != item.table || items[n].row < item.row) { return std::nullopt; }
    --n;
  }
  const Item cell = part_of(items[n], 0, std::min(items[n].text.find(" ("), items[n].text.size()));
  if (cell.table != item.table || cell.row != item.row || cell.words.size() > 16) { return std::nullopt; }
  bool by = false;
  for (std::size_t word = 1; word < cell.words.size(); ++word) {
    std::size_t length = 0;
    const Cue* const cue = reading.cues.joiners.match(cell.words.folded, word, length);
    by = by || (cue != nullptr && cue->value == "by");
    if (!by || cue == nullptr || (cue->value != "by" && cue->value != "of") || word + length >= cell.words.size()) {
      continue;
    }
    const std::string name = cell.text.substr(cell.words.bytes[word + length].first);
    const OrganisationFacts* const known = starts_upper(name) ? reading.reference.organisation_named(name) : nullptr;
    if (known == nullptr) { continue; }
    BodyRecord body;
    body.name = name;
    body.reference = known->id;
    if (!known->category.empty()) { body.category = known->category; }
    if (!known->state.empty()) { body.state = known->state; }
    return body;
  }
  return std::nullopt;
}

} // namespace entente::agenda
