#include <catch2/catch.hpp>

#include "core/reference/reference.hpp"

using namespace entente;

namespace {

std::string organisation(std::string_view text) {
  const OrganisationFacts* const found = Reference::builtin().organisation_named(text);
  return found == nullptr ? "none" : found->id;
}

std::string process(std::string_view text) {
  const ProcessFacts* const found = Reference::builtin().process_named(text);
  return found == nullptr ? "none" : found->id;
}

std::string category(std::string_view text) { return Reference::builtin().category_of_name(text); }

} // namespace

TEST_CASE("a body is known by its names and acronyms in three languages") {
  CHECK(organisation("IOM") == "iom");
  CHECK(organisation("OIM") == "iom");
  CHECK(organisation("Organisation internationale pour les migrations") == "iom");
  CHECK(organisation("l'Organisation internationale pour les migrations (OIM)") == "iom");
  CHECK(organisation("the International Organization for Migration") == "iom");
  CHECK(organisation("Organización Internacional para las Migraciones") == "iom");
  CHECK(organisation("UNHCR") == "unhcr");
  CHECK(organisation("ONU") == "un");
}

TEST_CASE("acronyms are not words") {
  CHECK(organisation("un") == "none");
  CHECK(organisation("who") == "none");
  CHECK(organisation("Directeur général") == "none");
  CHECK(organisation("") == "none");
}

TEST_CASE("processes are known by name and acronym") {
  CHECK(process("Dialogue international sur la migration") == "idm");
  CHECK(process("IDM") == "idm");
  CHECK(process("FMMD") == "gfmd");
  CHECK(process("Forum Mondial sur la Migration et le Développement") == "gfmd");
  CHECK(process("Global Forum on Migration and Development (GFMD)") == "gfmd");
  CHECK(process("Atelier") == "none");
}

TEST_CASE("the words of a body's name give its category") {
  CHECK(category("Ministère des affaires étrangères") == "ministry");
  CHECK(category("Ministry of Interior") == "ministry");
  CHECK(category("Secretaría de Gobernación") == "ministry");
  CHECK(category("Université de Georgetown") == "academia");
  CHECK(category("Universidad Nacional de Lanús") == "academia");
  CHECK(category("Ville de Bristol") == "local-authority");
  CHECK(category("Municipalidad de San José") == "local-authority");
  CHECK(category("OIM") == "un-system");
  CHECK(category("Banque africaine de développement") == "ifi");
  CHECK(category("Permanent Mission of Canada") == "permanent-mission");
  CHECK(category("Embajada de México") == "permanent-mission");
  CHECK(category("Croix-Rouge française") == "red-cross");
  CHECK(category("Caritas Internationalis") == "faith-based");
  CHECK(category("Assemblée nationale") == "parliament");
  CHECK(category("Xyzzy").empty());
}

TEST_CASE("categories nest") {
  const Reference& reference = Reference::builtin();
  CHECK(reference.category_is("ministry", "state"));
  CHECK(reference.category_is("ministry", "ministry"));
  CHECK(reference.category_is("ngo", "civil-society"));
  CHECK_FALSE(reference.category_is("ngo", "state"));
  CHECK_FALSE(reference.category_is("unknown", "state"));
  CHECK_FALSE(reference.category_is("", ""));
}

TEST_CASE("a labour congress is a trade union, and a congress of a state its parliament", "[reference]") {
  for (const std::string_view name : {"Nigeria Labour Congress", "Canadian Labour Congress", "Ghana Trades Union Congress",
                                      "Malawi Congress of Trade Unions", "Congrès du travail du Canada",
                                      "Congreso del Trabajo", "Confederación de Trabajadores de Colombia"}) {
    CAPTURE(name);
    CHECK(category(name) == "trade-union");
  }
  for (const std::string_view name :
       {"Congress of the Philippines", "Congreso de la República", "National Congress of Honduras"}) {
    CAPTURE(name);
    CHECK(category(name) == "parliament");
  }
}

TEST_CASE("a national council of human rights is no body of the United Nations", "[reference]") {
  for (const std::string_view name :
       {"National Human Rights Council", "National Human Rights Council of Morocco", "National Council for Human Rights",
        "Conseil national des droits humains", "Consejo Nacional de Derechos Humanos", "National Human Rights Committee"}) {
    CAPTURE(name);
    CHECK(category(name) == "nhri");
  }
  CHECK(category("Human Rights Council") == "un-system");
  CHECK(category("United Nations Human Rights Council") == "un-system");
}
