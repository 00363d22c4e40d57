#include <catch2/catch.hpp>

#include "core/text/similarity.hpp"

using namespace entente;

// Values of Winkler (1990): MARTHA/MARHTA 0.961, DIXON/DICKSONX 0.813, DWAYNE/DUANE 0.840.
TEST_CASE("Jaro-Winkler gives the published values") {
  CHECK(jaro_winkler("martha", "marhta") == Approx(0.9611).epsilon(0.001));
  CHECK(jaro_winkler("dixon", "dicksonx") == Approx(0.8133).epsilon(0.001));
  CHECK(jaro_winkler("dwayne", "duane") == Approx(0.84).epsilon(0.001));
  CHECK(jaro_winkler("abc", "xyz") == 0);
  CHECK(jaro_winkler("", "a") == 0);
  CHECK(jaro_winkler("same", "same") == 1);
}

TEST_CASE("an accented letter counts as one character") {
  CHECK(edit_distance("müller", "muller", 3) == 1);
  CHECK(edit_distance("señor", "senor", 3) == 1);
}

TEST_CASE("edit distance counts a swap once and stops at its limit") {
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
  CHECK(edit_distance("ab", "ba", 2) == 1);
  CHECK(edit_distance("moderator", "modreator", 2) == 1);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
  CHECK(edit_distance("", "", 0) == 0);
}

TEST_CASE("word overlap is the share of the larger set") {
  const std::vector<std::string> a{"data", "on", "migration"};
  const std::vector<std::string> b{"migration", "data"};
  CHECK(word_overlap(a, b) == Approx(2.0 / 3.0));
  CHECK(word_overlap(a, {}) == 0);
}

TEST_CASE("the nearest known word is within a third of the length") {
  const std::vector<std::string> known{"degree", "strength", "betweenness"};
  CHECK(nearest("degre", known) == "degree");
  CHECK(nearest("Betweeness", known) == "betweenness");
  CHECK(nearest("closeness-of-all", known).empty());
}
