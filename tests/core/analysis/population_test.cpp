#include <algorithm>

#include <catch2/catch.hpp>

#include "core/analysis/questions/question.hpp"
#include "core/error.hpp"

using namespace entente;

TEST_CASE("the populations of the reference data have their known sizes") {
  const Reference& reference = Reference::builtin();
  const Population iom = population("iom", reference);
  CHECK(iom.states.size() == 175);
  CHECK(std::is_sorted(iom.states.begin(), iom.states.end()));
  CHECK(population("UN", reference).states.size() == 193);
  const Population process = population("process:5plus5", reference);
  CHECK(process.name == "process:5plus5");
  CHECK(std::binary_search(process.states.begin(), process.states.end(), "DZA"));
  CHECK_THROWS_WITH(population("process:5plus6", reference), Catch::Contains("5plus5"));
  CHECK_THROWS_AS(population("everybody", reference), Error);
}

TEST_CASE("a population can be a list of names and codes in any language") {
  std::vector<Diagnostic> diagnostics;
  const Population mine =
      population_from_csv("mine.csv", "\xEF\xBB\xBFÉtat;note\nCôte d'Ivoire;x\nFRA\nfra\n\nAlemania\nAtlantis\n",
                          Reference::builtin(), diagnostics);
  CHECK(mine.name == "mine.csv");
  CHECK(mine.states == std::vector<std::string>{"CIV", "DEU", "FRA"});
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].severity == Severity::note);
  CHECK(diagnostics[1].severity == Severity::warning);
  CHECK(diagnostics[1].line == 7);
}
