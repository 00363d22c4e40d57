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

TEST_CASE("a rank behind the name is the person's post") {
  check(Language::en,
        {{"Mr. Jonas Petrauskas, Commander, State Border Guard Service, Lithuania",
          "Jonas Petrauskas",
          "Commander",
          {"State Border Guard Service"},
          "LTU",
          "m"},
         {"Ms. Anna Berzina, Colonel, State Border Guard, Latvia",
          "Anna Berzina",
          "Colonel",
          {"State Border Guard"},
          "LVA",
          "f"},
         {"Mr. Piotr Lewandowski, Major, Border Guard, Poland", "Piotr Lewandowski", "Major", {"Border Guard"}, "POL", "m"},
         {"Ms. Tiina Laine, Captain, Finnish Border Guard", "Tiina Laine", "Captain", {"Finnish Border Guard"}, "FIN", "f"},
         {"Mr. Kevin Driscoll, Detective Superintendent, An Garda Síochána, Ireland",
          "Kevin Driscoll",
          "Detective Superintendent",
          {"An Garda Síochána"},
          "IRL",
          "m"},
         {"Mr. Fred Ito, Lieutenant Colonel, Defence Force, Zambia",
          "Fred Ito",
          "Lieutenant Colonel",
          {"Defence Force"},
          "ZMB",
          "m"},
         {"Ms. Eve Banda, Sister, Jesuit Refugee Service", "Eve Banda", "Sister", {"Jesuit Refugee Service"}, "", "f"},
         {"Colonel Ben Roth, Director, Zambia Army", "Ben Roth", "Director", {"Zambia Army"}, "ZMB", ""}});
  check(Language::fr, {{"M. Jean Roux, capitaine de frégate, Marine nationale, France",
                        "Jean Roux",
                        "capitaine de frégate",
                        {"Marine nationale"},
                        "FRA",
                        "m"},
                       {"Mme Awa Ndour, commandante, Gendarmerie nationale, Sénégal",
                        "Awa Ndour",
                        "commandante",
                        {"Gendarmerie nationale"},
                        "SEN",
                        "f"}});
  check(
      Language::es,
      {{"Sr. Juan Paredes, Coronel, Policía Nacional, Ecuador", "Juan Paredes", "Coronel", {"Policía Nacional"}, "ECU", "m"},
       {"Sr. Hugo León, General de Brigada, Ejército, Colombia",
        "Hugo León",
        "General de Brigada",
        {"Ejército"},
        "COL",
        "m"}});
  const auto before = read("Colonel Ben Roth, Director, Zambia Army", Language::en);
  REQUIRE(before.entries.size() == 1);
  CHECK(before.entries[0].honorific == "Colonel");
}

TEST_CASE("a whole name in capitals before a post that ends in its noun") {
  check(Language::en,
        {{"AGNES BORG, Helpline Supervisor, Valletta Shelter", "AGNES BORG", "Helpline Supervisor", {"Valletta Shelter"}},
         {"CAPTAIN PEDRO ALONZO, Chaplaincy Coordinator, Mission to Mariners",
          "PEDRO ALONZO",
          "Chaplaincy Coordinator",
          {"Mission to Mariners"}},
         {"PAZ LÓPEZ, Ana María, Director, Institute A", "Ana María PAZ LÓPEZ", "Director", {"Institute A"}},
         {"PAZ LÓPEZ, Ana, Institute A", "Ana PAZ LÓPEZ", "", {"Institute A"}},
         {"ROTH, Ben, director, Institute A", "Ben ROTH", "director", {"Institute A"}}});
}

TEST_CASE("titles of two parts in brackets behind the name") {
  check(Language::en,
        {{"TOURÉ, Awa (H.E. Ms.), Minister of Labour, Gambia", "Awa TOURÉ", "Minister of Labour", {}, "GMB", "f"},
         {"SANYANG, Ebrima (H.E. Mr.), Ambassador, Gambia", "Ebrima SANYANG", "Ambassador", {}, "GMB", "m"},
         {"JALLOW, Fatou (Hon. Ms.), Member of Parliament, National Assembly, Gambia",
          "Fatou JALLOW",
          "Member of Parliament",
          {"National Assembly"},
          "GMB",
          "f"}});
}

TEST_CASE("titles of judges and of the police, and those out of service") {
  check(Language::en, {{"Mr Justice (ret.) Anthony Kallis, former member of the Committee on the Rights of the Child",
                        "Anthony Kallis",
                        "former member",
                        {"Committee on the Rights of the Child"},
                        "",
                        "m"},
                       {"Lord Justice (Retd) Ian Roth, Chair, Institute A", "Ian Roth", "Chair", {"Institute A"}, "", "m"},
                       {"Mrs Justice Jane Roth, Institute A", "Jane Roth", "", {"Institute A"}, "", "f"},
                       {"Dato' Sri Hassan Omar, Chair, Institute A", "Hassan Omar", "Chair", {"Institute A"}, "", "m"},
                       {"Pol. Maj. Gen. Somchai Dee, Director, Institute A", "Somchai Dee", "Director", {"Institute A"}}});
  check(Language::es, {{"Sgto. Luis Vera, Instituto A", "Luis Vera", "", {"Instituto A"}},
                       {"Subof. Ana Vera, Instituto A", "Ana Vera", "", {"Instituto A"}}});
}
