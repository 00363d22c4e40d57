/// A set of documents with many printed forms of the same people, read in every order.
#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

#include "tests/core/resolve/build.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string idm = "International Dialogue on Migration";

Programme french_2017() {
  return programme(
      event(idm, "Renforcer la coopération", "2017-04-18/2017-04-19", "New York"),
      {entry("William Lacy Swing", "Directeur général", {body("Organisation internationale pour les migrations")}),
       entry("Louise Arbour", "Représentante spéciale du Secrétaire général pour les migrations"),
       entry("Ahmed Hussen", "Ministre de l'immigration, des réfugiés et de la citoyenneté", {}, "CAN"),
       entry("El Habib Nadir", "Secrétaire général",
             {body("Ministère chargé des Marocains résidant à l'étranger et des affaires de la migration", "MAR")}, "MAR"),
       entry("Ashley William Gois", "Coordonnateur régional", {body("Migrant Forum in Asia")}),
       entry("Laura Thompson", "Directrice générale adjointe", {body("Organisation internationale pour les migrations")}),
       entry("Peter Thomson", "Président", {body("Assemblée générale des Nations Unies")})});
}

Programme english_2017() {
  return programme(
      event(idm, "Understanding migrant vulnerabilities", "2017-07-18/2017-07-19", "Geneva"),
      {entry("W. Lacy Swing", "Director General", {body("IOM")}),
       entry("Ahmed HUSSEN", "Ministre de l'immigration, des réfugiés et de la citoyenneté", {}, "CAN"),
       entry("THOMSON, Peter", "President", {body("Assemblée générale des Nations Unies")}),
       entry("Gibril Faal", "Director", {body("GK Partners"), body("Africa-Europe Diaspora Development Platform (ADEPT)")}),
       entry("Laura Thompson", "Deputy Director General", {body("IOM")}),
       entry("Sikander Khan", "Director", {body("Office of Emergency Programmes, Geneva", {}, 1), body("UNICEF")})},
      Language::en);
}

Programme french_2018() {
  return programme(
      event(idm, idm + " 2018", "2018"),
      {entry("Louise Arbour", "Représentante spéciale du Secrétaire général pour les migrations internationales"),
       entry("El Habib Nadir", "Secrétaire général",
             {body("Ministère délégué auprès du Ministre des affaires étrangères, chargé des Marocains résidant à "
                   "l’étranger et "
                   "des affaires de la migration",
                   "MAR"),
              body("FMMD")},
             "MAR"),
       entry("El Habib Nadir", "", {body("FMMD")}),
       entry("William Gois", "Coordonnateur régional", {body("Migrant Forum in Asia")}),
       entry("Gibril Faal", "Visiting Professor in Practice", {body("LSE"), body("ADEPT")}),
       entry("Laura Thompson", "Directrice générale adjointe", {body("OIM")})});
}

Programme spanish_2018() {
  return programme(event("Diálogo Internacional sobre la Migración", "Inclusión", "2018-10-04", "Ginebra"),
                   {entry("Laura Thompson", "Directora General Adjunta", {body("OIM")}),
                    entry("Sikander Khan", "Director", {body("UNICEF")}),
                    entry("Peter Thomson", "Alcalde", {body("Municipio de Valparaíso", "CHL")}, "CHL")},
                   Language::es);
}

} // namespace

TEST_CASE("The order in which documents are read does not change who is who") {
  const std::array<Programme, 4> documents = {french_2017(), english_2017(), french_2018(), spanish_2018()};
  std::array<std::size_t, 4> order = {0, 1, 2, 3};
  do {
    MemoryBase base;
    std::vector<Programme> in_order;
    for (const std::size_t index : order) {
      in_order.push_back(documents[index]);
    }
    [[maybe_unused]] const Resolution last = read(base, in_order);
    INFO(order[0] << order[1] << order[2] << order[3]);
    // Swing, Arbour, Hussen, Nadir, Gois, Thompson, Thomson of the Assembly, Faal, Khan, and the mayor Thomson.
    CHECK(base.people().size() == 10);
    CHECK(base.all_events().size() == 4);
    CHECK(base.processes().size() == 1);
    for (const auto& [id, person] : base.people()) {
      if (std::find(person.names.begin(), person.names.end(), "Laura Thompson") != person.names.end()) {
        CHECK(person.events.size() == 4);
      }
    }
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("The order of entries within a document does not change who is who") {
  Programme document = french_2018();
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
  const std::vector<EntryRecord> entries = document.entries;
  do {
    for (std::size_t i = 0; i < order.size(); ++i) {
      document.entries[i] = entries[order[i]];
    }
    MemoryBase base;
    const Resolution found = resolve(document, base, Reference::builtin());
    REQUIRE(found.new_people.size() == 5);
    REQUIRE(found.new_organisations.size() == 6);
  } while (std::next_permutation(order.begin(), order.end()));
}
