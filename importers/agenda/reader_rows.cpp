#include <array>

#include "core/text/unicode.hpp"
#include "importers/agenda/reader.hpp"

namespace entente::agenda {

/// "Kenya | Ms A | Director": a cell that only says for whom the person in the next cell of the row speaks.
bool Reader::names_side(std::size_t index) const {
  constexpr std::size_t longest_side = 8;
  const Item& item = items_[index];
  if (item.table == 0 || item.hours || !item.bullet.empty() || index + 1 >= items_.size()) { return false; }
  const Item& person = items_[index + 1];
  const auto beside = [&](const Item& left, const Item& right) {
    return left.table == right.table && left.row == right.row && left.column < right.column;
  };
  if (item.words.size() == 0 || item.words.size() > longest_side || !beside(item, person)) { return false; }
  if (reference_.state_named(item.text) == nullptr && reference_.organisation_named(item.text) == nullptr) { return false; }
  if (!is_bare_name(person, reference_) && person.text.find(',') == std::string::npos) { return false; }
  if (chance(person) >= 0.6) { return true; }
  const bool post =
      index + 2 < items_.size() && beside(person, items_[index + 2]) && is_post_line(items_[index + 2], reference_);
  return post && chance(joined(person, items_[index + 2])) >= 0.6;
}

/// "Ana Paz, Ben Roth": a line of nothing but people that were read before; empty when somebody else stands there.
std::vector<Item> Reader::known_people(const Item& item) const {
  constexpr std::size_t longest_line = 240;
  constexpr std::array<std::string_view, 8> separators{", ", "; ", " / ", " & ", " and ", " et ", " y ", " e "};
  if (known_.empty() || item.text.size() > longest_line || item.words.size() < 2) { return {}; }
  std::vector<Item> people;
  for (std::size_t begin = 0; begin < item.text.size();) {
    std::size_t end = item.text.size();
    std::size_t next = end;
    for (const std::string_view separator : separators) {
      const std::size_t found = item.text.find(separator, begin);
      if (found < end) {
        end = found;
        next = found + separator.size();
      }
    }
    Item part = part_of(item, begin, end);
    begin = next;
    if (part.words.size() == 0) { continue; }
    std::size_t title = 0;
    if (cues_.honorifics.match(part.words.folded, 0, title) == nullptr) { title = 0; }
    std::string name;
    for (std::size_t n = title; n < part.words.size(); ++n) {
      name += (name.empty() ? "" : " ") + part.words.folded[n];
    }
    if (!known_.contains(name)) { return {}; }
    people.push_back(std::move(part));
  }
  return people;
}

/// A line of people who were named before needs no post or body to be one.
bool Reader::read_known(std::size_t index) {
  const Item& item = items_[index];
  const std::vector<Item> people = session_ && list_ != List::other ? known_people(item) : std::vector<Item>{};
  if (people.size() < 2) { return false; }
  for (const Item& person : people) {
    add_person(person, role_);
  }
  person_line_ = index;
  ++role_.taken;
  holds_something_ = true;
  return true;
}

} // namespace entente::agenda
