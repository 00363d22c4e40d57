#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "importers/table/table.hpp"

namespace {

using namespace entente;

Programme programme_of(std::string_view list) {
  return std::get<ReadTable>(read_separated({"list.csv", list, {}})).programme;
}

/// One letter an entry: f, m or -.
std::string genders(std::string_view list) {
  std::string all;
  for (const EntryRecord& entry : programme_of(list).entries) {
    all += entry.gender ? to_text(*entry.gender) : "-";
  }
  return all;
}

} // namespace

TEST_CASE("M is a woman beside H or V, and a man beside F", "[table]") {
  CHECK(genders("Nombre,Sexo,País\nMaría José Pérez,M,Panamá\nLuisa Gómez,M,Perú\nJuan Díaz,H,Chile\n") == "ffm");
  CHECK(genders("Nombre,Sexo,País\nLuisa Gómez,M,Perú\nJuan Díaz,V,Chile\n") == "fm");
  CHECK(genders("Nombre,Sexo,País\nLuisa Gómez,F,Perú\nJuan Díaz,M,Chile\n") == "fm");
  CHECK(genders("Full name,Gender,Country\nLuisa Gómez,M,Peru\nJuan Díaz,H,Chile\n") == "fm");
  CHECK(genders("Full name,Gender,Country\nLuisa Gómez,W,Peru\nJuan Díaz,M,Chile\n") == "fm");
  CHECK(genders("Nom complet,Sexe,Pays\nLuisa Gómez,F,Pérou\nJuan Díaz,H,Chili\n") == "fm");
}

TEST_CASE("a label or the honorifics tell what M means where no other letter does", "[table]") {
  CHECK(genders("Nombre,Sexo (H/M),País\nLuisa Gómez,M,Perú\n") == "f");
  CHECK(genders("Nombre,M/F,País\nJuan Díaz,M,Perú\n") == "m");
  CHECK(genders("Nombre,Tratamiento,Sexo,País\nLuisa Gómez,Sra.,M,Perú\nAna Paz,,M,Perú\n") == "ff");
  CHECK(genders("Nombre,Tratamiento,Sexo,País\nJuan Díaz,Sr.,M,Perú\nAna Paz,,M,Perú\n") == "mm");
  CHECK(genders("Civ.,Nom complet,Pays\nMme,Zeinab Habiba,Soudan\n") == "f");
  CHECK(genders("Nombre,Cargo,Sexo,País\nLuisa Gómez,Directora,M,Perú\nAna Paz,,M,Perú\n") == "ff");
}

TEST_CASE("M alone is a man in English and French and asked about once in Spanish", "[table]") {
  CHECK(genders("Full name,Gender,Country\nJuan Díaz,M,Chile\n") == "m");
  CHECK(genders("Nom complet,Sexe,Pays\nJuan Díaz,M,Chili\n") == "m");
  const Programme open = programme_of("Nombre,Sexo,País\nLuisa Gómez,M,Perú\nAna Paz,M,Perú\nEva Ruiz,M,Perú\n");
  REQUIRE(open.entries.size() == 3);
  CHECK_FALSE(open.entries[0].gender);
  REQUIRE(open.review.size() == 1);
  CHECK(open.review[0].evidence.line == 2);
  CHECK(open.review[0].reason == "\"M\" may be a woman or a man in this column; 3 entries stay without a gender.");
  const Programme mixed =
      programme_of("Nombre,Tratamiento,Sexo,País\nLuisa Gómez,Sra.,M,Perú\nJuan Díaz,Sr.,M,Perú\nEva Ruiz,,M,Perú\n");
  REQUIRE(mixed.entries.size() == 3);
  CHECK(mixed.entries[0].gender == Gender::f);
  CHECK(mixed.entries[1].gender == Gender::m);
  CHECK_FALSE(mixed.entries[2].gender);
  CHECK(mixed.review.size() == 1);
}

TEST_CASE("headings that say as what somebody takes part hold roles", "[table]") {
  for (const std::string_view label : {"Intervient comme", "Interviene como", "En calidad de", "Acting as", "Takes part as",
                                       "Participe en qualité de", "Actúa como", "Speaking as"}) {
    CAPTURE(label);
    const Programme list = programme_of("Nom complet,Pays," + std::string(label) + "\nZeinab Habiba,Soudan,Modératrice\n" +
                                        "Carla Rossi,Italie,Rapporteuse\n");
    REQUIRE(list.entries.size() == 2);
    CHECK(list.entries[0].role == Role::moderator);
    CHECK(list.entries[1].role == Role::rapporteur);
  }
}
