#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/resolve/linkage_fit.hpp"
#include "core/resolve/linkage_kin.hpp"
#include "core/resolve/linkage_names.hpp"
#include "core/resolve/person_name.hpp"

using namespace entente;
using namespace entente::matching;

namespace {

std::vector<std::string> words_of(const NameTable& table, std::uint32_t name) {
  std::vector<std::string> words;
  for (const NameUse& use : table.name(name)) {
    if (!use.light) { words.push_back(std::string(table.text(use.part)) + (use.marked ? "!" : "")); }
  }
  return words;
}

std::vector<std::string> words_of(const PersonName& name) {
  std::vector<std::string> words;
  for (const NameWord& word : name.words) {
    words.push_back(word.text + (word.marked ? "!" : ""));
  }
  return words;
}

const std::vector<std::string>& printed_names() {
  static const std::vector<std::string> names = {"Ashley William Gois",
                                                 "GOIS, William",
                                                 "H.E. Ms. Ana María García-López",
                                                 "S.E.M. El Habib NADIR",
                                                 "Excma. Sra. D.ª Pilar Cancela Rodríguez",
                                                 "Mr. Smith, John",
                                                 "Dr. O'Neill, Pat",
                                                 "Jean-Pierre N’Diaye",
                                                 "J.C. Juncker",
                                                 "JP Dumont",
                                                 "Nguyễn Thị Minh Khai",
                                                 "李 伟",
                                                 "Сергей Лавров",
                                                 "Ludwig van der Waals",
                                                 "Ahmed ben Ali",
                                                 "Abd al-Rahman",
                                                 "Martin Luther King Jr.",
                                                 "Anna Schmidt, PhD",
                                                 "MARIA DE LA CRUZ",
                                                 "Maria (Mia) Rossi",
                                                 "Mme Ndèye Coumba",
                                                 "M. Ould Cheikh",
                                                 "Søren Ångström",
                                                 "Łukasz Żółć",
                                                 "Sr. D. José Manuel Albares Bueno",
                                                 "T. Gahouyen",
                                                 "Gois",
                                                 "",
                                                 "., -",
                                                 "Prof. Dr. Ibn Khaldun",
                                                 "Don Quijote",
                                                 "Sheikh Mohammed bin Rashid Al Maktoum",
                                                 "Ng Wei",
                                                 "A B C D E F G H I J"};
  return names;
}

} // namespace

TEST_CASE("A name in a table has the words that it has by itself") {
  const Reference& reference = Reference::builtin();
  NameTable table(reference);
  for (const std::string& name : printed_names()) {
    table.add(name);
  }
  for (std::uint32_t i = 0; i < printed_names().size(); ++i) {
    INFO(printed_names()[i]);
    CHECK(words_of(table, i) == words_of(parse_person_name(printed_names()[i], reference)));
  }
}

TEST_CASE("An honorific before a surname that stands first is no word of the name") {
  NameTable table(Reference::builtin());
  for (const char* name : {"Mr. Smith, John", "Prof. Dr. Smith, J.", "Ms Smith Jones, Ana"}) {
    table.add(name);
  }
  CHECK(words_of(table, 0) == std::vector<std::string>{"john", "smith!"});
  CHECK(words_of(table, 1) == std::vector<std::string>{"j", "smith!"});
  CHECK(words_of(table, 2) == std::vector<std::string>{"ana", "smith!", "jones!"});
}

TEST_CASE("Particles are kept as words whose absence says nothing") {
  NameTable table(Reference::builtin());
  table.add("Ludwig van der Waals");
  REQUIRE(table.name(0).size() == 4);
  CHECK_FALSE(table.name(0)[0].light);
  CHECK(table.name(0)[1].light);
  CHECK(table.name(0)[2].light);
  CHECK_FALSE(table.name(0)[3].light);
}

TEST_CASE("Names closed up are equal whatever parts them") {
  NameTable table(Reference::builtin());
  for (const char* name : {"Gebre Christos", "Gebrechristos", "Gebre-Christos", "Gebrechristo S"}) {
    table.add(name);
  }
  CHECK(table.closed_up(0) == table.closed_up(1));
  CHECK(table.closed_up(0) == table.closed_up(2));
  CHECK(table.closed_up(0) == table.closed_up(3));
  table.add("Christos Gebre");
  CHECK(table.closed_up(0) != table.closed_up(4));
}

TEST_CASE("One slip is one letter more, less, changed or exchanged with its neighbour") {
  CHECK(one_slip_apart("kowalski", "kowalsi"));
  CHECK(one_slip_apart("kowalski", "kowwalski"));
  CHECK(one_slip_apart("kowalski", "kowalsni"));
  CHECK(one_slip_apart("kowalski", "kowaslki"));
  CHECK(one_slip_apart("kowalski", "owalski"));
  CHECK_FALSE(one_slip_apart("kowalski", "kowalski"));
  CHECK_FALSE(one_slip_apart("kowalski", "kowalskyj"));
  CHECK_FALSE(one_slip_apart("abcd", "badc"));
  CHECK_FALSE(one_slip_apart("abc", "cba"));
}

TEST_CASE("Words a slip apart and spellings of one sound are kin") {
  NameTable table(Reference::builtin());
  for (const char* name : {"Marina Kowalski", "Marina Kowalsni", "Ousmane Diop", "Usman Diop", "Peter Novak"}) {
    table.add(name);
  }
  const WordKin kin(table);
  const auto part = [&](std::uint32_t name, std::size_t word) { return table.name(name)[word].part; };
  CHECK(kin.tie(part(0, 1), part(1, 1)) == WordTie::slip);
  CHECK(kin.tie(part(1, 1), part(0, 1)) == WordTie::slip);
  CHECK(kin.tie(part(2, 1), part(4, 1)) == WordTie::none);
  CHECK(kin.count(part(0, 0)) == 2);
  CHECK(kin.kin_count(part(0, 1)) == 2);
  CHECK(kin.kin_count(part(4, 1)) == 1);
}

TEST_CASE("Names in a table fit as they do by themselves") {
  const Reference& reference = Reference::builtin();
  const std::vector<std::string> names = {"Ashley William Gois",
                                          "William Gois",
                                          "W. Gois",
                                          "GOIS William",
                                          "Ashley Gois",
                                          "Peter Thomson",
                                          "Laura Thompson",
                                          "Juan José Gómez",
                                          "Juan Gómez Camacho",
                                          "Li Wei",
                                          "Wei Li",
                                          "Martin King Jr.",
                                          "Martin King Sr.",
                                          "Gebre Christos Haile",
                                          "Gebrechristos Haile",
                                          "Daniel Klein",
                                          "Michelle Klein Solomon",
                                          "Marina Kowalski",
                                          "Marina Kowalsni"};
  NameTable table(reference);
  for (const std::string& name : names) {
    table.add(name);
  }
  const WordKin kin(table);
  const NameComparer comparer(table, kin);
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    for (std::uint32_t j = 0; j < names.size(); ++j) {
      const NameFit alone = compare_names(parse_person_name(names[i], reference), parse_person_name(names[j], reference));
      const TableFit found = comparer.compare(i, j);
      INFO(names[i] << " / " << names[j]);
      CHECK(found.fits == alone.fits);
      if (found.fits && alone.fits) { CHECK(found.fixed == Approx(alone.weight).margin(0.001)); }
      const TableFit back = comparer.compare(j, i);
      CHECK(back.fits == found.fits);
      CHECK(back.rarity == found.rarity);
      CHECK(back.reasons == found.reasons);
    }
  }
}
