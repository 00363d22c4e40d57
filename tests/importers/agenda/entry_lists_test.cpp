#include <catch2/catch.hpp>

#include "core/model/enums.hpp"
#include "tests/importers/agenda/entry_check.hpp"

using namespace entente;
using namespace entry_check;

// Expected values: the printed words, cut by hand. People are invented, offices are real.

TEST_CASE("Posts and names of list layouts") {
  check(Language::en, {{"Navarro, Inés (Ms.) – Mayor of Freetown", "Inés Navarro", "Mayor of Freetown", {}, "SLE", "f"},
                       {"Ms. Inés Navarro, First Lady, Honduras", "Inés Navarro", "First Lady", {}, "HND", "f"},
                       {"Mr. Luc Dupont, Director of Placement and Protection, Ministry of Manpower, Indonesia",
                        "Luc Dupont",
                        "Director of Placement and Protection",
                        {"Ministry of Manpower"},
                        "IDN",
                        "m"}});
  check(Language::fr,
        {{"M. Luc Dupont, Député au Parlement européen", "Luc Dupont", "Député", {"Parlement européen"}, "", "m"}});
}

// Without an honorific: a post in brackets is as certain as one behind a comma (0.75), a body alone in brackets less, so
// that a title with the acronym of its organiser is no person on a line of its own (0.7 is asked for there).
TEST_CASE("Brackets and posts in front tell an entry from a title") {
  const auto chance = [](const std::string& text) {
    EntryText entry;
    entry.text = text;
    EntryContext context;
    context.language = Language::en;
    return entry_likelihood(entry, context, Reference::builtin());
  };
  CHECK(chance("Inés Navarro (Director of Employment, Peru)") >= 0.7);
  CHECK(chance("Inés Navarro (IOM)") >= 0.55);
  CHECK(chance("Better Together (IOM)") < 0.7);
  CHECK(chance("Mayor of Freetown: Inés Navarro") >= 0.7);
}

// The state that a list is ordered by, then the name; without a post behind it the words may be a topic.
TEST_CASE("A state in front of the name") {
  check(Language::fr, {{"Togo – Afi Mensah – Cheffe de division", "Afi Mensah", "Cheffe de division", {}, "TGO", "f"},
                       {"Bénin : Luc Zinsou, Directeur général de l'emploi",
                        "Luc Zinsou",
                        "Directeur général de l'emploi",
                        {},
                        "BEN",
                        "m*"}});
  CHECK(read("Togo – Savoir Partagé", Language::fr).entries.empty());
}

TEST_CASE(
    "Posts with their place behind a dash, topics before a name, ministers of several fields, titles in small letters") {
  check(Language::en, {{"Ms Nomsa Dube, Regional Immigration Officer – Kasane, Botswana",
                        "Nomsa Dube",
                        "Regional Immigration Officer, Kasane",
                        {},
                        "BWA",
                        "f"},
                       {"Fishing sector - Mr Tarek Aziz, Chief Executive, Blue Nets Ltd",
                        "Tarek Aziz",
                        "Chief Executive",
                        {"Blue Nets Ltd"},
                        "",
                        "m"},
                       {"Commodore Nalin Silva, Deputy Director General, Sri Lanka Coast Guard",
                        "Nalin Silva",
                        "Deputy Director General",
                        {"Sri Lanka Coast Guard"},
                        "LKA",
                        ""}});
  check(Language::es, {{"Viceministra de Gobernación y Justicia de Honduras, señora Nidia Pavón Aguilar",
                        "Nidia Pavón Aguilar",
                        "Viceministra de Gobernación y Justicia de Honduras",
                        {},
                        "HND",
                        "f"}});
  check(Language::fr, {{"Les résultats de l'enquête – Mme Awa Traoré, Directrice, Institut du Sahel",
                        "Awa Traoré",
                        "Directrice",
                        {"Institut du Sahel"},
                        "",
                        "f"}});
}

TEST_CASE("Bodies in brackets behind a post, cities with their state, regions in a row, shared ministries") {
  check(Language::en, {{"Mr Ciro Pinto, National Director of Migration (SENAMI), Mozambique",
                        "Ciro Pinto",
                        "National Director of Migration",
                        {"SENAMI"},
                        "MOZ",
                        "m"},
                       {"Regional Director for East, Horn and Southern Africa, Mr Rafael Quintas",
                        "Rafael Quintas",
                        "Regional Director for East, Horn and Southern Africa",
                        {},
                        "",
                        "m"},
                       {"Mr Kevin Addo, Diaspora Affairs, Office of the President, Ghana",
                        "Kevin Addo",
                        "",
                        {"Diaspora Affairs", "Office of the President"},
                        "GHA",
                        "m"}});
  check(Language::fr,
        {{"M. Pascal Roy, Conseiller municipal (Montréal, Canada)", "Pascal Roy", "Conseiller municipal", {}, "CAN", "m"}});
}

TEST_CASE("A city behind a firm is where it is, and a counted meeting is no body") {
  check(Language::fr, {{"M. Jean Estève, gérant, Clinique des Oliviers, Nîmes",
                        "Jean Estève",
                        "gérant",
                        {"Clinique des Oliviers"},
                        "",
                        "m"}});
  check(Language::es,
        {{"Sra. Kate Llano, Alcaldesa de Maipú, sede del III Encuentro", "Kate Llano", "Alcaldesa de Maipú", {}, "", "f"}});
}

TEST_CASE("Bodies in brackets behind a post that names none") {
  check(
      Language::en,
      {{"Ms. Awa Thiam, Director (International Labour Organization)",
        "Awa Thiam",
        "Director",
        {"International Labour Organization"},
        "",
        "f"},
       {"Mr. Kofi Larbi, Professor (University of Ghana; Institute of Migration)",
        "Kofi Larbi",
        "Professor",
        {"University of Ghana", "Institute of Migration"},
        "",
        "m"},
       {"Ms. Ama Tetteh, Lecturer (University of Ghana, Ghana)", "Ama Tetteh", "Lecturer", {"University of Ghana"}, "", "f"},
       {"Mr. Yaw Darko, Adviser (retired)", "Yaw Darko", "Adviser", {}, "", "m"}});
  check(Language::fr,
        {{"M. Luc Bakary, professeur (IFAN ; UCAD Dakar)", "Luc Bakary", "professeur", {"IFAN", "UCAD Dakar"}, "", "m"}});
}

TEST_CASE("Letters of a known body right behind a post") {
  check(Language::fr,
        {{"Mme Nora Amara, cheffe de mission OIM Sénégal", "Nora Amara", "cheffe de mission", {"OIM"}, "", "f"},
         {"M. Paul Sagna, coordonnateur UNICEF", "Paul Sagna", "coordonnateur", {"UNICEF"}, "", "m"}});
  check(Language::es, {{"Sra. Nora Almagro, Jefa de Misión OIM Perú", "Nora Almagro", "Jefa de Misión", {"OIM"}, "", "f"}});
}

TEST_CASE("Degrees behind a name are no part of it, and letters join surnames where they are no \"and\"") {
  check(Language::en, {{"Prof. Dr. Jane Ofori, PhD, Chair of Geography, University of Ghana",
                        "Jane Ofori",
                        "Chair of Geography",
                        {"University of Ghana"},
                        "",
                        ""},
                       {"Mr. Tom Adjei, MSc, Youth Alliance", "Tom Adjei", "", {"Youth Alliance"}, "", "m"}});
  check(Language::fr, {{"Mme Constança Pires de Aguiar e Melo, Directrice, Caritas Mali",
                        "Constança Pires de Aguiar e Melo",
                        "Directrice",
                        {"Caritas Mali"},
                        "",
                        "f"}});
  check(Language::es, {{"Mtra. M.ª del Mar de la Vega Lara, Adjunta, Cáritas Perú",
                        "M.ª del Mar de la Vega Lara",
                        "Adjunta",
                        {"Cáritas Perú"},
                        "",
                        "f"}});
}

TEST_CASE("A sentence behind a dash or colon and a body is a talk, and no body") {
  check(Language::en,
        {{"Dr. Paul Ondiek (KNBS) - Counting movers", "Paul Ondiek", "", {"KNBS"}, "", ""},
         {"Ms. Aisha Bellu, Director, NBS: From census to policy", "Aisha Bellu", "Director", {"NBS"}, "", "f"},
         {"Mr. Tom Rowe (University of Ghana) - Statistics Division",
          "Tom Rowe",
          "",
          {"University of Ghana", "Statistics Division"},
          "",
          "m"}});
}

namespace {

/// The only entry that the text has.
EntryRecord first(const std::string& text, Language language) {
  const EntryReading reading = read(text, language);
  REQUIRE(reading.entries.size() == 1);
  return reading.entries.front();
}

} // namespace

TEST_CASE("a state in front of a body of its own, and behind a working group") {
  CHECK(first("Kenya – Ms. Ann Faith, Bank of Kenya", Language::en).state == "KEN");
  CHECK(first("Jamaica – Ms. Ann Faith, Planning Institute of Jamaica", Language::en).state == "JAM");
  CHECK_FALSE(first("Ms. Ann Faith, Bank of Kenya", Language::en).state);
  CHECK(first("Mr. Paul Vella (Malta, EPP/CD)", Language::en).state == "MLT");
  CHECK(first("Grupo de Trabajo de Fronteras: Sr. Ben Roth Gil, Viceministro de Trabajo, República Dominicana", Language::es)
            .state == "DOM");
}

TEST_CASE("several words of a post stand before a name") {
  CHECK(first("Diputada por el exterior Norma Patricia Guevara, Asamblea Legislativa de El Salvador", Language::es).name ==
        "Norma Patricia Guevara");
  CHECK(first("Consejera Electoral Dra. Citlali Robles Rangel, Instituto Nacional Electoral", Language::es).name ==
        "Citlali Robles Rangel");
  CHECK(first("Magistrada Presidenta Dra. Luz Arias Gil, Corte Suprema de Justicia", Language::es).name == "Luz Arias Gil");
  CHECK(first("Honorable Diputada Irene Castillero, Asamblea Nacional de Panamá", Language::es).name == "Irene Castillero");
  CHECK(first("Amb. Dr Kipkorir arap Sang, Assistant Secretary General, COMESA", Language::en).name == "Kipkorir arap Sang");
}

TEST_CASE("the name of one body that holds 'and' is nobody's") {
  CHECK(first("Ms. Vera Zanon, United Cities and Local Governments (UCLG)", Language::en).name == "Vera Zanon");
}
