#include <catch2/catch.hpp>

#include "tests/importers/agenda/entry_check.hpp"

namespace {

using namespace entente;
using entry_check::read;

/// "kind target" of every tie, "source kind target" where a body is the source.
std::vector<std::string> ties(const std::string& text, Language language) {
  const EntryReading reading = read(text, language);
  std::vector<std::string> result;
  for (const PartnershipRecord& tie : reading.partnerships) {
    const std::vector<BodyRecord>& bodies = reading.entries.at(tie.entry).bodies;
    const std::string source = tie.source_body ? bodies.at(*tie.source_body).name + " " : "";
    result.push_back(source + std::string(to_text(tie.kind)) + " " + bodies.at(tie.target_body).name);
  }
  return result;
}

using Ties = std::vector<std::string>;

/// The bodies that are the person's own.
Ties own(const EntryReading& reading) {
  Ties names;
  for (const BodyRecord& body : reading.entries.at(0).bodies) {
    if (!body.beside) { names.push_back(body.name); }
  }
  return names;
}

} // namespace

// People and bodies are invented; offices and processes are real.

TEST_CASE("A second post in another body is a tie, in three languages") {
  CHECK(
      ties("H.E. Rafael Reyes, Permanent Representative of the Philippines to the United Nations and co-facilitator of the "
           "Progress Declaration",
           Language::en) == Ties{"co-facilitates Progress Declaration"});
  CHECK(ties("Ms. Inés Navarro, nurse and member of the advisory committee of the Migration Youth Forum", Language::en) ==
        Ties{"member-of Migration Youth Forum"});
  CHECK(ties("Ms. Inés Navarro, Chair of the GFMD Steering Group, Ministry of Foreign Affairs, Belgium", Language::en) ==
        Ties{"chairs GFMD Steering Group"});
  CHECK(ties("M. Luc Dupont, conseiller auprès de la présidence du Forum des pays vulnérables", Language::fr) ==
        Ties{"advises Forum des pays vulnérables"});
  CHECK(ties("Sr. Luc Dupont, Asesor regional, Organización Panamericana de la Salud, asesor del Grupo de Trabajo sobre "
             "Salud Fronteriza",
             Language::es) == Ties{"advises Grupo de Trabajo sobre Salud Fronteriza"});
}

TEST_CASE("A phrase without a post states a tie") {
  CHECK(ties("Ms. Inés Navarro, Executive Director, United Nations Population Fund, on behalf of the United Nations Network "
             "on Migration",
             Language::en) == Ties{"represents United Nations Network on Migration"});
  CHECK(ties("Ms. Inés Navarro, Head of Unit, Ministry of Justice, Denmark, co-chairing the Working Group on Returns",
             Language::en) == Ties{"co-chairs Working Group on Returns"});
  CHECK(ties("Mme Inés Navarro, Ministère de la justice, Danemark, qui assure la présidence du Processus de Budapest",
             Language::fr) == Ties{"chairs Processus de Budapest"});
  CHECK(ties("Sr. Luc Dupont, Viceministro de Salud, Bolivia, en representación de la Presidencia Pro Tempore de la "
             "Conferencia Suramericana sobre Migraciones",
             Language::es) == Ties{"represents Conferencia Suramericana sobre Migraciones"});
}

TEST_CASE("Support goes from who gives it to the body that has it") {
  CHECK(ties("Mr. Luc Dupont, Coordinator, Youth Alliance, supported by the Swiss Agency for Development and Cooperation",
             Language::en) == Ties{"Swiss Agency for Development and Cooperation supports Youth Alliance"});
  CHECK(ties("M. Luc Dupont, Chef de projet, Caritas Mali, avec l’appui de l’Union européenne", Language::fr) ==
        Ties{"Union européenne supports Caritas Mali"});
}

TEST_CASE("What supports or hosts, or is a partner, is no body of the person's, in three languages") {
  const auto check = [](const std::string& text, Language language, const Ties& bodies, const std::string& position) {
    CAPTURE(text);
    const EntryReading reading = read(text, language);
    REQUIRE(reading.entries.size() == 1);
    CHECK(own(reading) == bodies);
    CHECK(reading.entries[0].position == position);
    CHECK(reading.review.empty());
  };
  check("Mr. Luc Dupont, Coordinator, Youth Alliance, supported by the Swiss Agency for Development and Cooperation",
        Language::en, {"Youth Alliance"}, "Coordinator");
  check("Ms. Inés Navarro, Coordinator, Network of Migrants, hosted by the University of Accra", Language::en,
        {"Network of Migrants"}, "Coordinator");
  check("M. Luc Dupont, Chef de projet, Caritas Mali, avec l’appui de l’Union européenne", Language::fr, {"Caritas Mali"},
        "Chef de projet");
  check("Sra. Inés Navarro, Directora, Cáritas Perú, con el apoyo de la Unión Europea", Language::es, {"Cáritas Perú"},
        "Directora");
}

TEST_CASE("Several that support are told apart where an article or a known name says so") {
  CHECK(ties("Mr. Luc Dupont, Researcher, Caritas Mali, funded by the European Commission and the Ford Foundation",
             Language::en) == Ties{"European Commission supports Caritas Mali", "Ford Foundation supports Caritas Mali"});
  CHECK(ties("M. Luc Dupont, Chercheur, Caritas Mali, avec le soutien de la Fondation Alpha et de l’Union européenne",
             Language::fr) == Ties{"Fondation Alpha supports Caritas Mali", "Union européenne supports Caritas Mali"});
  CHECK(ties("Mr. Luc Dupont, Researcher, Caritas Mali, funded by the Ministry of Labour and Social Affairs",
             Language::en) == Ties{"Ministry of Labour and Social Affairs supports Caritas Mali"});
  CHECK(ties("M. Luc Dupont, Chercheur, Caritas Mali, avec le soutien du Ministère du Travail et de l’Emploi",
             Language::fr) == Ties{"Ministère du Travail et de l’Emploi supports Caritas Mali"});
}

TEST_CASE("Support of what the entry does not name is kept off the person and told for review") {
  for (const auto& [text, language] : {std::pair("Ms. Inés Navarro, with the support of the European Union", Language::en),
                                       std::pair("Mme Inés Navarro, avec l’appui de l’Union européenne", Language::fr),
                                       std::pair("Sra. Inés Navarro, con el apoyo de la Unión Europea", Language::es)}) {
    CAPTURE(text);
    const EntryReading reading = read(text, language);
    REQUIRE(reading.entries.size() == 1);
    CHECK(own(reading).empty());
    CHECK(reading.entries[0].position.empty());
    CHECK(reading.partnerships.empty());
    REQUIRE(reading.review.size() == 1);
    CHECK(reading.review[0].kind == "doubtful-body");
    CHECK(reading.review[0].reason.ends_with("\" supports or hosts something that the entry does not name."));
    CHECK(reading.review[0].evidence.printed == text);
  }
}

TEST_CASE("Whoever leads a body of their own has no tie") {
  CHECK(ties("Mme Inés Navarro, Fondatrice et Présidente de Madalena’s, Suisse", Language::fr).empty());
  CHECK(ties("Ms. Inés Navarro, President of the Nordic Trade Union Council", Language::en).empty());
  CHECK(ties("Ms. Inés Navarro, Minister of Labour, Ghana, on behalf of the President of Ghana", Language::en).empty());
}

TEST_CASE("Whoever speaks for a chair stands for what is chaired, and a board counts with whose it is") {
  CHECK(ties("Mr. Luc Dupont, Representative of the Chair of the Mayors Mechanism, Greater Manchester Combined Authority",
             Language::en) == Ties{"represents Mayors Mechanism"});
  CHECK(ties("Prof. Luc Dupont, University of Accra, member of the advisory board of the Migration Data Portal",
             Language::en) == Ties{"member-of advisory board of the Migration Data Portal"});
  CHECK(ties("Mr. Luc Dupont, Mayor of Riohacha, co-chair of the Mayors Mechanism", Language::en) ==
        Ties{"co-chairs Mayors Mechanism"});
  CHECK(ties("Sr. Luc Dupont, en representación de la Red de Migrantes, Chile", Language::es).empty());
}

TEST_CASE("A member of parliament speaks for the state behind the party") {
  const EntryReading reading = read("Hon. Rosa Vu, Member of Parliament, Green Party (Kenya)", Language::en);
  REQUIRE(reading.entries.size() == 1);
  CHECK(reading.entries.front().state == "KEN");
}

TEST_CASE("A surname printed first in capitals is put behind, and the printed order is kept") {
  const EntryReading reading = read("DE WITTE Maarten, chef de mission, OIM", Language::fr);
  REQUIRE(reading.entries.size() == 1);
  CHECK(reading.entries.front().name == "Maarten DE WITTE");
  CHECK(reading.entries.front().printed_name == "DE WITTE Maarten");
  const EntryReading comma = read("PAZ LÓPEZ, Ana, Directora, Cruz Roja", Language::es);
  REQUIRE(comma.entries.size() == 1);
  CHECK(comma.entries.front().name == "Ana PAZ LÓPEZ");
  CHECK(comma.entries.front().printed_name == "PAZ LÓPEZ, Ana");
  const EntryReading plain = read("Ana PAZ, Directora, Cruz Roja", Language::es);
  REQUIRE(plain.entries.size() == 1);
  CHECK(plain.entries.front().name == "Ana PAZ");
  CHECK(plain.entries.front().printed_name.empty());
}
