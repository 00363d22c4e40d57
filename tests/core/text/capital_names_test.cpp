#include <catch2/catch.hpp>

#include "core/text/capital_names.hpp"

using namespace entente;

TEST_CASE("a name is told by its surname in capitals", "[capital names]") {
  CHECK(ends_in_capital_surname("Ana PAZ-ROTH"));
  CHECK(ends_in_capital_surname("  Dr. Sinéad O'HALLORAN"));
  CHECK(ends_in_capital_surname("Ewout VAN DER LINDE"));
  CHECK(ends_in_capital_surname("Odessa McINTYRE-OYELARAN"));
  CHECK(ends_in_capital_surname("Hon. Kerrianne FORDE, MP"));
  CHECK(ends_in_capital_surname("Greg PELLETIER (joining online)"));
  CHECK(ends_in_capital_surname("Pr Thi Mai de LE GOFF"));
  CHECK_FALSE(ends_in_capital_surname("ANA PAZ")); // which of both is the surname?
  CHECK_FALSE(ends_in_capital_surname("Ana Paz"));
  CHECK_FALSE(ends_in_capital_surname("PAZ Ana"));
  CHECK_FALSE(ends_in_capital_surname("Director, UNHCR"));
  CHECK_FALSE(ends_in_capital_surname("Session 2 OPENING"));
  CHECK_FALSE(ends_in_capital_surname("the work of the IOM"));
  CHECK_FALSE(ends_in_capital_surname("Mr. PAZ")); // no name but the surname
  CHECK_FALSE(ends_in_capital_surname(""));
}

TEST_CASE("names are told apart from other lines only where there are several above other lines", "[capital names]") {
  const std::vector<std::string_view> few{"Ana PAZ", "Director", "Ben ROTH", "Adviser", "Eva LIND", "Mayor"};
  CHECK(stacked_names(few) == std::vector<bool>(6, false));
  std::vector<std::string_view> several = few;
  several.insert(several.end(), {"Ida SOL", "Clerk", "Luc ROY", "Teacher", "Ute MAY"});
  CHECK(stacked_names(several) == std::vector<bool>{true, false, true, false, true, false, true, false, true, false, false});
  CHECK(stacked_names({}).empty());
  // A list of names alone: below each stands another.
  CHECK(stacked_names({"Ana PAZ", "Ben ROTH", "Eva LIND", "Ida SOL", "Luc ROY", "Ute MAY"}) == std::vector<bool>(6, false));
}
