#include <string>

#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "viz/i18n/said.hpp"

using namespace entente;

TEST_CASE("an error keeps its form and values beside the English line", "[said]") {
  const std::string base = "a.db";
  const Error error(ErrorKind::not_found, "{}: there is no decision {}", base, 999);
  CHECK(error.kind() == ErrorKind::not_found);
  CHECK(std::string(error.what()) == "a.db: there is no decision 999");
  CHECK(error.wording().form() == "{}: there is no decision {}");
  REQUIRE(error.wording().values().size() == 2);
  CHECK(error.wording().values()[1].text() == "999");
}

TEST_CASE("errors are told in three languages", "[said]") {
  const Error error(ErrorKind::not_found, "{}: there is no decision {}", "a.db", 999);
  CHECK(said(error, Language::en) == "a.db: there is no decision 999");
  CHECK(said(error, Language::fr) == "a.db : il n'y a pas de décision 999");
  CHECK(said(error, Language::es) == "a.db: no hay ninguna decisión 999");
}

TEST_CASE("a sentence within another is told in the language, too", "[said]") {
  const Error inner(ErrorKind::conflict, "decision {} is undone already", 4);
  const Error outer(ErrorKind::conflict, "decision {} cannot be taken again: {}", 7, inner.wording());
  CHECK(std::string(outer.what()) == "decision 7 cannot be taken again: decision 4 is undone already");
  CHECK(said(outer, Language::fr) == "la décision 7 ne peut pas être reprise : la décision 4 est déjà annulée");
}

TEST_CASE("nouns follow their number", "[said]") {
  CHECK(said(Wording("{} rows gave no tie", 1), Language::fr) == "1 ligne n'a donné aucun lien");
  CHECK(said(Wording("{} rows gave no tie", 3), Language::fr) == "3 lignes n'ont donné aucun lien");
}

TEST_CASE("values are never taken for forms, and braces in them stay", "[said]") {
  CHECK(said(Wording("{}: {}", "no such file", "{0} {} {"), Language::fr) == "no such file : {0} {} {");
  CHECK(said(Error(ErrorKind::internal, std::string("déjà traduit {}")), Language::fr) == "déjà traduit {}");
  CHECK(Wording("{}: {}", "{}", "x").english() == "{}: x");
}

TEST_CASE("a form that the catalogue does not know stays English", "[said]") {
  CHECK(said(Wording("{} of another program", 2), Language::es) == "2 of another program");
}
