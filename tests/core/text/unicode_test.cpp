#include <catch2/catch.hpp>

#include "core/text/unicode.hpp"

using namespace entente;

TEST_CASE("fold drops case, marks and punctuation") {
  CHECK(fold("Ministère des Affaires étrangères") == "ministere des affaires etrangeres");
  CHECK(fold("  L’OIM –  « Genève » ") == "l oim geneve");
  CHECK(fold("España: año 2017") == "espana ano 2017");
  CHECK(fold("Côte d'Ivoire") == "cote d ivoire");
  CHECK(fold("") == "");
  CHECK(fold(" - ") == "");
}

TEST_CASE("fold spells out ligatures and drops strokes") {
  CHECK(fold("Cœur Straße ﬁn Ærø Łukasz Đorđe Þór") == "coeur strasse fin aero lukasz dorde thor");
  CHECK(fold("Götz Boček Brüllhardt İstanbul") == "gotz bocek brullhardt istanbul");
}

TEST_CASE("fold is the same for composed, decomposed and soft-hyphenated forms") {
  CHECK(fold("e\xCC\x81t\xC3\xA9") == "ete");
  CHECK(fold("mi\xC2\xADgra\xE2\x80\x8Btion") == "migration");
}

TEST_CASE("fold keeps letters of other scripts") {
  CHECK(fold("МИГРАЦИЯ, ΣΟΦΟΣ") == "миграция σοφοσ");
  CHECK(fold_words("Al-Absi, M. A.") == std::vector<std::string>{"al", "absi", "m", "a"});
}

TEST_CASE("ill-formed bytes are seen and survive as U+FFFD or spaces") {
  CHECK(is_utf8("é"));
  CHECK(is_utf8("\xEF\xBF\xBD"));
  CHECK_FALSE(is_utf8("caf\xE9"));
  CHECK_FALSE(is_utf8("\xC3"));
  CHECK(fold("caf\xE9 noir") == "caf noir");
  CHECK(squeeze("a\xE9") == "a\xEF\xBF\xBD");
}

TEST_CASE("trim and squeeze know the spaces of typesetting") {
  CHECK(trim("\xC2\xA0\t Orateurs\xE2\x80\xAF \xEF\xBB\xBF") == "Orateurs");
  CHECK(trim(" \n").empty());
  CHECK(squeeze("  Lundi\xC2\xA0 \t 18\n juillet ") == "Lundi 18 juillet");
  CHECK(squeeze("inter\xC2\xADnational") == "international");
  std::string room;
  const std::string_view plain = "Lundi 18 juillet";
  CHECK(squeezed(plain, room).data() == plain.data());
  CHECK(squeezed("", room).empty());
  CHECK(squeezed(" Lundi\xC2\xA0 18", room) == "Lundi 18");
  CHECK(room == "Lundi 18");
  CHECK(squeeze("e\xCC\x81") == "é");
}

TEST_CASE("letters are counted by case") {
  const LetterCase counted = letter_case("PREMIÈRE Journée 1");
  CHECK(counted.upper == 9);
  CHECK(counted.lower == 6);
  CHECK(starts_upper("« Élise"));
  CHECK_FALSE(starts_upper("12 élèves"));
  CHECK_FALSE(starts_upper("12"));
  CHECK(lower("ÉCOLE Nº") == "école nº");
}

TEST_CASE("lengths count characters and columns") {
  CHECK(length("été") == 3);
  CHECK(display_width("été") == 3);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("日本") == 4);
}

TEST_CASE("names are ordered for people") {
  CHECK(collate_less("Égypte", "Espagne", "fr"));
  CHECK_FALSE(collate_less("Espagne", "Égypte", "fr"));
  CHECK(collate_less("nube", "ñandú", "es"));
  CHECK_FALSE(collate_less("same", "same", "en"));
}

TEST_CASE("folded words know the bytes they were printed with") {
  const std::string_view text = "l’Été (mi\xC2\xADgration)";
  const auto words = folded_spans(text);
  REQUIRE(words.size() == 3);
  CHECK(words[0].word == "l");
  CHECK(words[1].word == "ete");
  CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "Été");
  CHECK(words[2].word == "migration");
  CHECK(text.substr(words[2].begin, words[2].end - words[2].begin) == "mi\xC2\xADgration");
}
