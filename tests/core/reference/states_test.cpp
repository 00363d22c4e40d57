#include <catch2/catch.hpp>

#include "core/reference/reference.hpp"

using namespace entente;

namespace {

/// The states found, as "COD@text" joined by spaces.
std::string states(std::string_view text, bool demonyms = false, bool cities = false) {
  std::string out;
  for (const FoundState& found : Reference::builtin().find_states(text, demonyms, cities)) {
    out += (out.empty() ? "" : " ") + found.iso3;
  }
  return out;
}

std::string named(std::string_view text) {
  const StateFacts* const state = Reference::builtin().state_named(text);
  return state == nullptr ? "none" : state->iso3;
}

std::string first_printed(std::string_view text) {
  const auto found = Reference::builtin().find_states(text);
  return found.empty() ? std::string() : std::string(text.substr(found[0].begin, found[0].end - found[0].begin));
}

} // namespace

TEST_CASE("a state is known by its short, official and variant names in three languages") {
  CHECK(named("Peru") == "PER");
  CHECK(named("le Pérou") == "PER");
  CHECK(named("República del Perú") == "PER");
  CHECK(named("the Netherlands") == "NLD");
  CHECK(named("Pays-Bas") == "NLD");
  CHECK(named("Etats-Unis d'Amérique") == "USA");
  CHECK(named("États-Unis") == "USA");
  CHECK(named("EE.UU.") == "USA");
  CHECK(named("TURQUIE") == "TUR");
  CHECK(named("Turkey") == "TUR");
  CHECK(named("Türkiye") == "TUR");
  CHECK(named("République de Moldova") == "MDA");
  CHECK(named("Royaume de Bahreïn") == "BHR");
  CHECK(named("Reino de los Países Bajos") == "NLD");
  CHECK(named("République-Unie de Tanzanie") == "TZA");
  CHECK(named("El Salvador") == "SLV");
  CHECK(named("Emirats arabes unis") == "ARE");
  CHECK(named("RDC") == "COD");
  CHECK(named("UK") == "GBR");
  CHECK(named("U.S.A.") == "USA");
  CHECK(named("Nigéria") == "NGA");
  CHECK(named("Equateur") == "ECU");
}

TEST_CASE("inverted names are known") {
  CHECK(named("Korea, Republic of") == "KOR");
  CHECK(named("Iran (Islamic Republic of)") == "IRN");
  CHECK(named("Moldova (Republic of)") == "MDA");
  CHECK(named("Bolivia, Estado Plurinacional de") == "BOL");
  CHECK(named("Congo (République démocratique du)") == "COD");
}

TEST_CASE("what is no state's name has none") {
  CHECK(named("Geneva") == "none");
  CHECK(named("us") == "none");
  CHECK(named("Ministry, Peru") == "none");
  CHECK(named("Migration") == "none");
  CHECK(named("") == "none");
}

TEST_CASE("the longest name wins") {
  CHECK(states("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea") == "GIN GNB GNQ PNG");
  CHECK(states("Niger et Nigéria") == "NER NGA");
  CHECK(states("Guinée équatoriale; Guinée") == "GNQ GIN");
  CHECK(states("South Sudan, Sudan") == "SSD SDN");
  CHECK(states("République démocratique du Congo et République du Congo") == "COD COG");
  CHECK(states("Congo, Republic of Korea") == "COG KOR");
  CHECK(states("Republic of Korea, Democratic People's Republic of Korea") == "KOR PRK");
  CHECK(states("Dominica and the Dominican Republic") == "DMA DOM");
  CHECK(states("Ireland; United Kingdom of Great Britain and Northern Ireland") == "IRL GBR");
  CHECK(states("Samoa") == "WSM");
}

TEST_CASE("states are found in printed entries") {
  CHECK(states("Ministre des affaires étrangères, Ghana") == "GHA");
  CHECK(states("Représentant permanent du Mexique auprès des Nations Unies") == "MEX");
  CHECK(states("Ambassadeur de l'Allemagne pour la coprésidence") == "DEU");
  CHECK(states("Département d'Etat des Etats-Unis d'Amérique") == "USA");
  CHECK(states("Haut-Commissaire du Bangladesh au Sri Lanka") == "BGD LKA");
  CHECK(states("Commission sanitaire frontalière Etats-Unis−Mexique") == "USA MEX");
  CHECK(states("Secretaría de Relaciones Exteriores de México") == "MEX");
  CHECK(states("MINISTÈRE DE LA JUSTICE, SUÈDE") == "SWE");
  CHECK(states("Canada's Minister") == "CAN");
  CHECK(states("Embajador de EEUU") == "USA");
}

TEST_CASE("the official form is one place in the text") {
  CHECK(first_printed("Gouvernement de la République socialiste du Viet Nam") == "République socialiste du Viet Nam");
  CHECK(first_printed("Département d'Etat des Etats-Unis d'Amérique") == "Etats-Unis d'Amérique");
  CHECK(first_printed("Chancellerie d’Etat de la République de Moldova") == "République de Moldova");
  CHECK(first_printed("Autorité, Royaume du Bahreïn") == "Royaume du Bahreïn");
  CHECK(first_printed("Secretaría de la República de el Salvador") == "República de el Salvador");
  CHECK(first_printed("Iran (République islamique d'), Directeur") == "Iran (République islamique d')");
}

TEST_CASE("names that only contain a state's name are left alone") {
  CHECK(states("New Mexico").empty());
  CHECK(states("Golfo de México").empty());
  CHECK(states("Ciudad de México").empty());
  CHECK(states("Panama City").empty());
  CHECK(states("Lake Chad Basin Commission").empty());
  CHECK(states("chad, jordan and turkey").empty());
  CHECK(states("Chad Smith, Director, Jordan") == "JOR");
  CHECK(states("Michael Jordan").empty());
  CHECK(states("Amnesty International Ireland") == "IRL");
  CHECK(states("Israel García, Directeur, Cuba") == "CUB");
  CHECK(states("join us in Geneva").empty());
  CHECK(states("L'eau et la migration").empty());
  CHECK(states("EAU") == "ARE");
  CHECK(states("Septième Réunion mondiale des présidents").empty());
  CHECK(states("Préfet, La Réunion") == "REU");
}

TEST_CASE("demonyms only when asked for") {
  CHECK(states("Vice-Ministre des Salvadoriens de l'étranger").empty());
  CHECK(states("Vice-Ministre des Salvadoriens de l'étranger", true) == "SLV");
  CHECK(states("section mexicaine", true) == "MEX");
  CHECK(states("chargé des Marocains résidant à l'étranger", true) == "MAR");
  CHECK(states("the Colombian Government", true) == "COL");
  CHECK(states("Policía ecuatoriana", true) == "ECU");
  CHECK(states("Costa Rican migration police", true) == "CRI");
  CHECK(states("migrants congolais", true).empty());
  CHECK(states("shoe polish", true).empty());
  CHECK(states("los fines de la reunión", true).empty());
}

TEST_CASE("cities only when asked for") {
  CHECK(states("Ville de Bristol").empty());
  CHECK(states("Ville de Bristol", false, true) == "GBR");
  CHECK(states("Maire de Malines", false, true) == "BEL");
  CHECK(states("Alcaldesa de la Ciudad de México", false, true) == "MEX");
  CHECK(states("Mayor of Quito", false, true) == "ECU");
  CHECK(states("Municipality of Panama City", false, true) == "PAN");
  CHECK(states("Sofía Pérez", false, true).empty());
}
