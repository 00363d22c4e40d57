#include <catch2/catch.hpp>

#include "core/text/pages.hpp"

using entente::numbered_furniture;
using entente::page_mark;

TEST_CASE("page numbers behind other words are found with their page") {
  const auto full = page_mark("Annual Meeting – Draft      Page 2 of 3");
  REQUIRE(full);
  CHECK(full->page == 2);
  CHECK(full->sure);
  CHECK(full->begin == std::string_view("Annual Meeting – Draft").size());
  const auto short_form = page_mark("Foro Andino – Guayaquil – pág. 3");
  REQUIRE(short_form);
  CHECK(short_form->page == 3);
  CHECK_FALSE(short_form->sure);
  CHECK(short_form->begin == std::string_view("Foro Andino – Guayaquil").size());
  const auto slash = page_mark("Réunion de Cotonou     1/2");
  REQUIRE(slash);
  CHECK(slash->page == 1);
  CHECK(page_mark("CRM – San José 2024          12")->page == 12);
}

TEST_CASE("other numbers at the end of a line are no page numbers") {
  CHECK_FALSE(page_mark("Session 3"));
  CHECK_FALSE(page_mark("Monday 4 March 2021"));
  CHECK_FALSE(page_mark("Groupe 3/2"));
  CHECK_FALSE(page_mark("Room 12, floor 0"));
  CHECK_FALSE(page_mark(""));
}

TEST_CASE("lines that come back with another page number are furniture") {
  CHECK(numbered_furniture({"Forum of the two rivers – p. 1", "Opening", "Forum of the two rivers – p. 2"}) ==
        std::vector<bool>{true, false, true});
  CHECK(numbered_furniture({"Forum of the two rivers    1", "Forum of the two rivers    1"}) ==
        std::vector<bool>{false, false});
  CHECK(numbered_furniture({"Working group 1/2", "Working group 2/2"}) == std::vector<bool>{false, false});
  CHECK(numbered_furniture({"Forum – Page 2 of 2", "Opening"}) == std::vector<bool>{true, false});
}
