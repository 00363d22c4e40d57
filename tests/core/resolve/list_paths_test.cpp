// One list read at once, in parts and row by row gives the same people: a long list is resolved all at once, by what its own
// names tell, a short one entry by entry against the base.
#include <map>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/resolve/people_many.hpp"
#include "tests/core/resolve/build.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// Two words that no other number has: "Babece Fikalo".
std::string name_of(std::size_t number, bool printed_otherwise) {
  constexpr std::string_view syllables = "babecedifogukalemino";
  const auto word = [&](std::size_t value) {
    std::string text;
    for (int i = 0; i < 4; ++i, value /= 10) {
      text += syllables.substr(value % 10 * 2, 2);
    }
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  };
  std::string surname = word(number * 7 + 13);
  if (printed_otherwise) {
    for (char& c : surname) {
      c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
  }
  return word(number) + " " + surname;
}

/// Row after row; each of the people stands on several, with one body and now and then the surname in capitals.
std::vector<EntryRecord> rows(std::size_t count, std::size_t people) {
  std::vector<EntryRecord> list;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t person = i * 37 % people;
    list.push_back(entry(name_of(person, i % 3 == 1), {}, {body(fmt::format("Institute for Labour {}", person % 40))}));
  }
  return list;
}

/// The first row of the person on each row, when the rows are read in parts of this size into one base.
std::vector<std::size_t> read_in_parts(const std::vector<EntryRecord>& list, std::size_t size) {
  MemoryBase base;
  std::map<PersonId, std::size_t> first;
  std::vector<std::size_t> found;
  for (std::size_t from = 0; from < list.size(); from += size) {
    const auto begin = list.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), from + size));
    const Programme part = programme(event("Process of May", "Forum", "2024-05-02", "Geneva"), {begin, end});
    const Resolution resolution = resolve(part, base, Reference::builtin());
    const std::size_t before = base.people().size();
    base.apply(part, resolution);
    for (const Choice<PersonId>& choice : resolution.person) {
      const PersonId id = choice.known ? *choice.known : PersonId(static_cast<std::int64_t>(before + choice.fresh + 1));
      found.push_back(first.try_emplace(id, found.size()).first->second);
    }
  }
  return found;
}

std::vector<std::size_t> truth(std::size_t count, std::size_t people) {
  std::map<std::size_t, std::size_t> first;
  std::vector<std::size_t> expected;
  for (std::size_t i = 0; i < count; ++i) {
    expected.push_back(first.try_emplace(i * 37 % people, i).first->second);
  }
  return expected;
}

} // namespace

TEST_CASE("a list gives the same people at once, in halves and row by row") {
  constexpr std::size_t count = matching::very_many_entries + 200;
  constexpr std::size_t people = 900;
  const std::vector<EntryRecord> list = rows(count, people);
  const std::vector<std::size_t> expected = truth(count, people);
  CHECK(read_in_parts(list, count) == expected);
  CHECK(read_in_parts(list, count / 2) == expected);
  CHECK(read_in_parts(list, 1) == expected);
}

TEST_CASE("two halves that are long lists themselves give the people of the whole") {
  constexpr std::size_t count = 2 * matching::very_many_entries;
  constexpr std::size_t people = 1'500;
  const std::vector<EntryRecord> list = rows(count, people);
  const std::vector<std::size_t> expected = truth(count, people);
  CHECK(read_in_parts(list, count) == expected);
  CHECK(read_in_parts(list, count / 2) == expected);
}

TEST_CASE("a long list finds known people by any of their names and bodies, and never joins two of them") {
  MemoryBase base;
  const auto apply = [&](std::vector<EntryRecord> entries) {
    const Programme part = programme(event("Process of May", "Forum", "2024-05-02", "Geneva"), std::move(entries));
    const Resolution resolution = resolve(part, base, Reference::builtin());
    base.apply(part, resolution);
    return resolution;
  };
  // p1 and p2 share a name and nothing else; p3 has an initial.
  apply({entry("Nokuthula Zwane", {}, {body("Institute of Weaving")})});
  apply({entry("Nokuthula Zwane", {}, {body("Harbour Board of Durban")})});
  apply({entry("Q. Vandermolen", {}, {body("Institute of Clocks")})});
  REQUIRE(base.people().size() == 3);
  base.judge_different("Quentin Vandermolen", PersonId(3));
  std::vector<EntryRecord> list = rows(matching::very_many_entries, 900);
  list.push_back(entry("Nokuthula ZWANE", {}, {body("Harbour Board of Durban")}));
  list.push_back(entry("Nokuthula Zwane", {}, {body("Institute of Weaving")}));
  list.push_back(entry("Quentin Vandermolen", {}, {body("Institute of Clocks")}));
  list.push_back(entry("Quirine Vandermolen", {}, {body("Institute of Clocks")}));
  const Resolution resolution = apply(list);
  const std::size_t first = matching::very_many_entries;
  CHECK(resolution.person[first].known == PersonId(2));
  CHECK(resolution.person[first + 1].known == PersonId(1));
  CHECK_FALSE(resolution.person[first + 2].known); // somebody decided that
  CHECK(resolution.person[first + 3].known == PersonId(3));
  CHECK(base.people().size() == 3 + 900 + 1);
  CHECK(resolution.person_keys.at(first) == person_keys("Nokuthula ZWANE", Reference::builtin()));
}
