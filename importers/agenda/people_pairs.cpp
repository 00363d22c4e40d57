#include <algorithm>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

bool begins_with_title(std::string_view text, const Cues& cues) {
  const Words words = words_of(text, 4);
  std::size_t length = 0;
  return starts_upper(text) && cues.honorifics.match(words.folded, 0, length) != nullptr && length < words.size();
}

/// The item with another text, which no printed range fits any more.
Item retold(const Item& item, std::string text) {
  Item one = item;
  one.text = std::move(text);
  one.words = words_of(one.text);
  one.emphasis.clear();
  one.italics.clear();
  one.breaks.clear();
  return one;
}

/// "Ana Paz and Ben Roth": the item with each of the two names alone, between `front` and `behind`; empty when no joining
/// word stands between two names that `names` both.
template <class Names>
std::vector<Item> pair_of(const Item& item, std::string_view both, std::string_view front, std::string_view behind,
                          const Names& names) {
  for (const std::string_view sign : {" & ", " and ", " et ", " y ", " e "}) {
    const std::size_t at = both.find(sign);
    if (at == std::string_view::npos || !names(both.substr(0, at)) || !names(both.substr(at + sign.size()))) { continue; }
    std::vector<Item> pair;
    for (const std::string_view name : {both.substr(0, at), both.substr(at + sign.size())}) {
      pair.push_back(retold(item, fmt::format("{}{}{}", front, name, behind)));
    }
    return pair;
  }
  return {};
}

} // namespace

bool is_surname_and_given(std::string_view text) {
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) { return false; }
  const LetterCase surname = letter_case(text.substr(0, comma));
  const std::string_view given = text.substr(comma + 2);
  return surname.lower == 0 && surname.upper > 1 && letter_case(given).lower > 0 && starts_upper(given) &&
         words_of(given, 5).size() <= 3;
}

bool names_in_capitals(std::string_view text) {
  constexpr std::size_t longest_name = 60;
  const std::size_t comma = text.substr(0, longest_name).find(',');
  if (comma == std::string_view::npos || !starts_upper(text)) { return false; }
  const std::string_view name = text.substr(0, comma);
  const std::size_t space = name.find(' ');
  if (space == std::string_view::npos || letter_case(name.substr(0, space)).lower == 0) { return false; }
  const LetterCase surname = letter_case(name.substr(name.rfind(' ') + 1));
  return surname.lower == 0 && surname.upper > 2 && words_of(name, 6).size() <= 5 &&
         name.find_first_of(".:;(") == std::string_view::npos;
}

std::vector<Item> people_with_own_bodies(const Item& item) {
  constexpr std::size_t most_people = 6;
  const std::string_view text = item.text;
  const std::size_t open = text.find(" (");
  if (open == std::string_view::npos || !text.ends_with(')') || text.find('(', open + 2) != std::string_view::npos) {
    return {};
  }
  const std::string_view inside = text.substr(open + 2, text.size() - open - 3);
  std::vector<std::string_view> bodies;
  for (std::size_t begin = 0; begin < inside.size();) {
    const std::size_t end = std::min(inside.find(';', begin), inside.size());
    bodies.push_back(trim(inside.substr(begin, end - begin)));
    begin = end + 1;
  }
  std::vector<std::string_view> names;
  for (std::size_t begin = 0; begin < open;) {
    std::size_t end = open;
    std::size_t next = open;
    for (const std::string_view sign : {", ", " & ", " and ", " et ", " y ", " e "}) {
      const std::size_t at = text.substr(0, open).find(sign, begin);
      if (at < end) {
        end = at;
        next = at + sign.size();
      }
    }
    const std::string_view name = trim(text.substr(begin, end - begin));
    if (!begins_with_name(name)) { return {}; }
    names.push_back(name);
    begin = next;
  }
  if (names.size() < 2 || names.size() > most_people || names.size() != bodies.size()) { return {}; }
  std::vector<Item> people;
  for (std::size_t n = 0; n < names.size(); ++n) {
    people.push_back(retold(item, fmt::format("{} ({})", names[n], bodies[n])));
  }
  return people;
}

std::vector<Item> side_pair(const Item& item, const Reference& reference) {
  constexpr std::size_t longest_side = 50;
  const std::string_view text = item.text;
  std::size_t mark = std::string_view::npos;
  std::size_t behind = 0;
  for (const std::string_view sign : {" - ", " – ", " — ", ": ", " : "}) {
    const std::size_t found = text.substr(0, longest_side).find(sign);
    if (found < mark) {
      mark = found;
      behind = found + sign.size();
    }
  }
  const std::size_t comma = text.find(',');
  if (mark == std::string_view::npos || comma == std::string_view::npos || comma < behind) { return {}; }
  const std::string_view side = text.substr(0, behind);
  if (reference.state_named(trim(text.substr(0, mark))) == nullptr) { return {}; }
  const std::string_view names = text.substr(behind, comma - behind);
  const auto titled = [&](std::string_view name) { return begins_with_title(name, reference.cues()); };
  return pair_of(item, names, side, text.substr(comma), titled);
}

namespace {

/// Where what two people share begins: behind a dash or a bracket, else at the third comma of "PAZ, Ana and ROTH, Ben,
/// post".
std::size_t shared_begin(std::string_view text) {
  std::size_t rest = text.size();
  for (const std::string_view sign : {" — ", " – ", " - ", " ("}) {
    rest = std::min(rest, text.find(sign));
  }
  std::size_t comma = std::string_view::npos;
  for (int n = 0; n < 3; ++n) {
    comma = text.find(',', comma + 1);
    if (comma == std::string_view::npos) { return rest; }
  }
  return std::min(rest, comma);
}

} // namespace

std::vector<Item> surname_pair(const Item& item) {
  const std::string_view text = item.text;
  const std::size_t rest = shared_begin(text);
  return pair_of(item, trim(text.substr(0, rest)), {}, text.substr(rest), is_surname_and_given);
}

std::vector<Item> sides_with_people(const Item& item, const Reference& reference) {
  std::vector<Item> people;
  const std::string_view text = item.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find(" (", at);
    const std::size_t close = open == std::string_view::npos ? open : text.find(')', open);
    if (close == std::string_view::npos) { return {}; }
    std::string_view side = trim_separators(text.substr(at, open - at));
    const Words words = words_of(side, 8);
    std::size_t length = 0;
    const Cue* const joiner = words.size() < 2 ? nullptr : reference.cues().joiners.match(words.folded, 0, length);
    if (joiner != nullptr && joiner->value == "and") { side = side.substr(words.bytes[length].first); }
    const std::string_view person = text.substr(open + 2, close - open - 2);
    if (!begins_with_title(person, reference.cues())) { return {}; }
    std::size_t noun = 0;
    if (reference.state_named(side) != nullptr) {
      people.push_back(retold(item, fmt::format("{} – {}", side, person)));
    } else if (reference.organisation_named(side) != nullptr ||
               reference.cues().body_words.find(words.folded, noun, length) != nullptr) {
      people.push_back(retold(item, fmt::format("{}, {}", person, side)));
    } else {
      return {};
    }
    at = close + 1;
    while (at < text.size() && std::string_view(" ,;.").find(text[at]) != std::string_view::npos) {
      ++at;
    }
  }
  return people;
}

namespace {

/// "Samba TRAORÉ, Network A": a given name and a surname in capitals.
bool begins_with_surname_in_capitals(std::string_view text) {
  const std::string_view name = trim(text.substr(0, text.find_first_of(",(;")));
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos || words_of(name, 6).size() > 4 || !starts_upper(name)) { return false; }
  const LetterCase given = letter_case(name.substr(0, name.find(' ')));
  const LetterCase surname = letter_case(name.substr(space + 1));
  return given.lower > 0 && surname.lower == 0 && surname.upper > 2;
}

/// Three capitals or more in one word, or all words that are no particles begin with one ("Terre d'Asile").
bool may_name_body(std::string_view text) {
  constexpr std::size_t longest_particle = 3;
  bool capitals = true;
  for (const auto& [begin, end] : words_of(text, 8).bytes) {
    const std::string_view word = text.substr(begin, end - begin);
    if (letter_case(word).upper >= 3) { return true; }
    capitals = capitals && (starts_upper(word) || length(word) <= longest_particle);
  }
  return capitals && text.find(' ') != std::string_view::npos;
}

} // namespace

Item person_behind_dash(const Item& item, const Reference& reference) {
  constexpr std::size_t longest_side = 60;
  constexpr std::string_view dash = " – ";
  const Cues& cues = reference.cues();
  const std::size_t mark = std::string_view(item.text).substr(0, longest_side).find(dash);
  if (mark == std::string_view::npos) { return item; }
  const Item side = part_of(item, 0, mark);
  const Item person = part_of(item, mark + dash.size(), item.text.size());
  std::size_t at = 0;
  std::size_t length = 0;
  const bool named = honorific_at(person.text, cues) || begins_with_surname_in_capitals(person.text);
  if (!named || side.text.find_first_of(",:(") != std::string::npos || honorific_at(side.text, cues) ||
      begins_with_surname_in_capitals(side.text) || reference.state_named(side.text) != nullptr ||
      reference.organisation_named(side.text) != nullptr || cues.body_words.find(side.words.folded, at, length) != nullptr ||
      cues.post_words.match(side.words.folded, 0, length) != nullptr ||
      cues.roles.match(side.words.folded, 0, length) != nullptr) {
    return item;
  }
  return may_name_body(side.text) ? joined(person, side) : person;
}

} // namespace entente::agenda
