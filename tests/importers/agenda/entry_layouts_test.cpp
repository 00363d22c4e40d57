#include <catch2/catch.hpp>

#include "core/model/enums.hpp"
#include "tests/importers/agenda/entry_check.hpp"

using namespace entente;
using namespace entry_check;

// Expected values: the printed words, cut by hand. People are invented, offices are real.

TEST_CASE("Speakers of a house, letters before what they stand for, brackets shared by two, posts behind a semicolon") {
  check(Language::en,
        {{"Hon. Carla Buhaj, Speaker of the House of Representatives of Malta",
          "Carla Buhaj",
          "Speaker",
          {"House of Representatives of Malta"},
          "MLT"},
         {"Hon. Ana Roth, Speaker of the National Assembly, Kenya", "Ana Roth", "Speaker", {"National Assembly"}, "KEN"},
         {"Amina Brandt, Executive Director, ABCD – Alliance of Border and Coastal Districts",
          "Amina Brandt",
          "Executive Director",
          {"Alliance of Border and Coastal Districts (ABCD)"}},
         {"Fisheries Officer, Harbour Mission – Rev. Fr. Anselm Vito",
          "Anselm Vito",
          "Fisheries Officer",
          {"Harbour Mission"},
          "",
          "m"},
         {"Lars Tveit -- former sailor; member, Harbour Workers Network",
          "Lars Tveit",
          "former sailor, member",
          {"Harbour Workers Network"}}});
  const auto both = read("Shauna Pick and Joel Balt (Fjord University, Norway)", Language::en);
  REQUIRE(both.entries.size() == 2);
  for (const EntryRecord& entry : both.entries) {
    REQUIRE(entry.bodies.size() == 1);
    CHECK(entry.bodies[0].name == "Fjord University");
  }
  check(Language::es, {{"Palabras del Subsecretario de Relaciones Exteriores de Chile, Sr. Bruno Etche",
                        "Bruno Etche",
                        "Subsecretario de Relaciones Exteriores de Chile",
                        {},
                        "CHL",
                        "m"},
                       {"Sra. Intendenta Municipal PELLEJERO, María", "María PELLEJERO", "", {}, "", "f"},
                       {"CHOE, Eun-ji (Asociación Civil del Puerto)", "Eun-ji CHOE", "", {"Asociación Civil del Puerto"}}});
}
