#include "importers/agenda/sides.hpp"

#include <algorithm>
#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"

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

/// "Speaker: Mr A, China" beside "Kenya": the entry tells another state at its end.
bool tells_other_state(const Reading& reading, const Item& side, const Item& person) {
  std::string_view text = trim(std::string_view(person.text));
  const bool bracket = text.ends_with(')');
  if (bracket) { text.remove_suffix(1); }
  const std::size_t at = text.rfind(bracket ? '(' : ',');
  if (at == std::string_view::npos) { return false; }
  const StateFacts* const own = reading.reference.state_named(trim(text.substr(at + 1)));
  return own != nullptr && own != reading.reference.state_named(side.text);
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
  if (roster.chance(person) >= 0.6) { return !tells_other_state(reading, item, person); }
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

Item with_state_apart(Item item, const Reference& reference) {
  constexpr std::array<std::string_view, 8> joiners{" of ", " from ", " de la ", " del ", " de ", " du ", " des ", " de l'"};
  const Cues& cues = reference.cues();
  const std::size_t name_end = std::min(item.text.find_first_of(",;:("), item.text.size());
  if (!honorific_at(item.text, cues)) { return item; }
  for (const std::string_view joiner : joiners) {
    const std::size_t at = item.text.rfind(joiner, name_end);
    if (at == std::string::npos || at >= name_end) { continue; }
    std::string_view state = std::string_view(item.text).substr(at + joiner.size(), name_end - at - joiner.size());
    const bool article = state.starts_with("the ");
    if (article) { state.remove_prefix(4); }
    const Words name = words_of(std::string_view(item.text).substr(0, at), 8);
    std::size_t title = 0;
    if (cues.honorifics.match(name.folded, 0, title) == nullptr || name.size() < title + 2 ||
        reference.state_named(state) == nullptr || !starts_upper(state)) {
      continue;
    }
    item.text.replace(at, joiner.size() + (article ? 4 : 0), std::string(","));
    item.text.insert(at + 1, joiner.size() + (article ? 4 : 0) - 1, ' '); // whatever stands behind keeps its place
    item.words = words_of(item.text);
    return item;
  }
  return item;
}

} // namespace entente::agenda
