#include <catch2/catch.hpp>

#include "core/model/enums.hpp"
#include "tests/importers/agenda/entry_check.hpp"

using namespace entente;
using namespace entry_check;

// Expected values: the printed words, cut by hand. People are invented, offices are real.

TEST_CASE("Spanish entries") {
  check(
      Language::es,
      {{"Sr. Mario Torres, Viceministro de Relaciones Exteriores, Guatemala",
        "Mario Torres",
        "Viceministro de Relaciones Exteriores",
        {},
        "GTM",
        "m"},
       {"Sra. Carla Franco, Subsecretaria de Población, Migración y Asuntos Religiosos, Secretaría de Gobernación, México",
        "Carla Franco",
        "Subsecretaria de Población, Migración y Asuntos Religiosos",
        {"Secretaría de Gobernación"},
        "MEX",
        "f"},
       {"Embajador Julio Vega, Representante Permanente del Perú ante la Oficina de las Naciones Unidas en Ginebra",
        "Julio Vega",
        "Representante Permanente del Perú ante la Oficina de las Naciones Unidas en Ginebra",
        {},
        "PER",
        "m"},
       {"Lic. Ana Rosales, Directora, Instituto Guatemalteco de Migración",
        "Ana Rosales",
        "Directora",
        {"Instituto Guatemalteco de Migración"},
        "GTM",
        "f"},
       {"Dra. Isabel Molina, Profesora e investigadora, El Colegio de México",
        "Isabel Molina",
        "Profesora e investigadora",
        {"El Colegio de México"},
        "",
        "f"},
       {"Ministra de Relaciones Exteriores y Movilidad Humana, Sra. Gabriela Ruiz, Ecuador",
        "Gabriela Ruiz",
        "Ministra de Relaciones Exteriores y Movilidad Humana",
        {},
        "ECU",
        "f"},
       {"Sr. Miguel Tirado, Jefe de Misión de la OIM en Costa Rica", "Miguel Tirado", "Jefe de Misión", {"OIM"}, "", "m"},
       {"Sra. Dora García, Secretaria Ejecutiva, Conferencia Regional sobre Migración (CRM)",
        "Dora García",
        "Secretaria Ejecutiva",
        {"Conferencia Regional sobre Migración (CRM)"},
        "",
        "f"},
       {"Sr. Iván Garduño Yáñez, Comisionado, Instituto Nacional de Migración, México",
        "Iván Garduño Yáñez",
        "Comisionado",
        {"Instituto Nacional de Migración"},
        "MEX",
        "m"},
       {"Sr. Luis Alba, Embajador de México en Austria", "Luis Alba", "Embajador de México en Austria", {}, "MEX", "m"},
       {"Sra. Diana Rojas, Oficial de Protección, ACNUR", "Diana Rojas", "Oficial de Protección", {"ACNUR"}, "", "f"},
       {"PÉREZ GARCÍA, María, Jefa, Unidad de Política Migratoria, Secretaría de Gobernación",
        "María PÉREZ GARCÍA",
        "Jefa",
        {"Unidad de Política Migratoria", "Secretaría de Gobernación"},
        "MEX",
        "f"},
       {"Sr. Andrés Ramos, Coordinador General, Comisión Mexicana de Ayuda a Refugiados (COMAR)",
        "Andrés Ramos",
        "Coordinador General",
        {"Comisión Mexicana de Ayuda a Refugiados (COMAR)"},
        "MEX",
        "m"},
       {"Sr. José Díaz – Viceministro de Gobernación – Honduras",
        "José Díaz",
        "Viceministro de Gobernación",
        {},
        "HND",
        "m"},
       {"Sra. Ana Bustos, Ministerio de Relaciones Exteriores de Panamá",
        "Ana Bustos",
        "",
        {"Ministerio de Relaciones Exteriores de Panamá"},
        "PAN",
        "f"},
       {"Sr. Raúl Botero, Embajada de Costa Rica en México",
        "Raúl Botero",
        "",
        {"Embajada de Costa Rica en México"},
        "CRI",
        "m"},
       {"Sr. Pablo Mateos, Representante del ACNUR en Honduras", "Pablo Mateos", "Representante", {"ACNUR"}, "", "m"},
       {"Dr. Jorge Duarte, Profesor Investigador, Universidad de Guadalajara, México",
        "Jorge Duarte",
        "Profesor Investigador",
        {"Universidad de Guadalajara"},
        "",
        "m"},
       {"Alcalde de Quito, Sr. Pedro Muñoz", "Pedro Muñoz", "Alcalde de Quito", {}, "ECU", "m"},
       {"Sra. Paula Gómez, Relatora Especial de las Naciones Unidas sobre los derechos humanos de los desplazados internos",
        "Paula Gómez",
        "Relatora Especial de las Naciones Unidas sobre los derechos humanos de los desplazados internos",
        {"Naciones Unidas"},
        "",
        "f"}});
}

TEST_CASE("several people on one line") {
  const auto names = [](const EntryReading& reading) {
    std::vector<std::string> all;
    for (const EntryRecord& entry : reading.entries)
      all.push_back(entry.name);
    return all;
  };
  const EntryReading chairs = read("Amina Yusuf and Peter Okello, Co-Chairs, Migration Working Group", Language::en);
  CHECK(names(chairs) == std::vector<std::string>{"Amina Yusuf", "Peter Okello"});
  REQUIRE(chairs.entries.size() == 2);
  CHECK(chairs.entries[0].position == "Co-Chairs");
  CHECK(chairs.entries[1].bodies.front().name == "Migration Working Group");
  CHECK(chairs.partnerships.size() == 2);

  const EntryReading listed = read("Mr. Paul Ladd, Director, UNRISD; Ms. Anna Biondi, Deputy Director, ILO", Language::en);
  CHECK(names(listed) == std::vector<std::string>{"Paul Ladd", "Anna Biondi"});
  REQUIRE(listed.entries.size() == 2);
  CHECK(listed.entries[0].bodies.front().name == "UNRISD");
  CHECK(listed.entries[1].position == "Deputy Director");

  const EntryReading shared = read("Ms. A. B. Smith and Mr. C. D. Jones, Ministry of Interior, Denmark", Language::en);
  CHECK(names(shared) == std::vector<std::string>{"A. B. Smith", "C. D. Jones"});
  REQUIRE(shared.entries.size() == 2);
  CHECK(shared.entries[0].state == "DNK");
  CHECK(shared.entries[1].gender == Gender::m);

  CHECK(names(read("Anna Lee (IOM), Peter Moss (UNHCR), Jane Fox (ILO)", Language::en)) ==
        std::vector<std::string>{"Anna Lee", "Peter Moss", "Jane Fox"});
  CHECK(names(read("Anna Lee (OIM) et Paul Mbia (HCR)", Language::fr)) == std::vector<std::string>{"Anna Lee", "Paul Mbia"});
  CHECK(names(read("Anna Lee, Peter Moss and Jane Fox, Co-Chairs", Language::en)) ==
        std::vector<std::string>{"Anna Lee", "Peter Moss", "Jane Fox"});
  const EntryReading plural = read("Sres. Juan Pérez y Luis Gómez, Ministerio del Interior, Perú", Language::es);
  REQUIRE(plural.entries.size() == 2);
  CHECK(plural.entries[1].gender == Gender::m);
  CHECK(plural.entries[1].state == "PER");

  // One person printed on several lines, or with semicolons between all parts.
  CHECK(names(read("Sara Adel\nExecutive Director\nAsylum Access\nThailand", Language::en)) ==
        std::vector<std::string>{"Sara Adel"});
  // A post with semicolons is still one person's.
  CHECK(
      read("Ms. Rey March, Co-Chair, Bali Process; Assistant Secretary, Department of Home Affairs, Australia", Language::en)
          .entries.size() == 1);
}

TEST_CASE("ties to other bodies") {
  const auto ties = [](const std::string& text, Language language) {
    const EntryReading reading = read(text, language);
    std::vector<std::string> all;
    for (const PartnershipRecord& tie : reading.partnerships)
      all.push_back(std::string(to_text(tie.kind)) + " " + reading.entries.at(tie.entry).bodies.at(tie.target_body).name);
    return all;
  };
  using Ties = std::vector<std::string>;
  CHECK(
      ties("Juan Gil, Représentant permanent du Mexique auprès des Nations Unies, Cofacilitateur du pacte mondial pour des "
           "migrations sûres, ordonnées et régulières",
           Language::fr) == Ties{"co-facilitates pacte mondial pour des migrations sûres, ordonnées et régulières"});
  CHECK(
      ties(
          "Götz Brem, Ambassadeur de l'Allemagne pour la coprésidence du Forum mondial sur la migration et le développement "
          "(FMMD) 2017-2018, Ministère fédéral des affaires étrangères, Allemagne",
          Language::fr) == Ties{"co-chairs Forum mondial sur la migration et le développement"});
  CHECK(ties("Lia Sala, Organisation mondiale pour l'éducation préscolaire, Présidente du NGO Committee on Migration",
             Language::fr) == Ties{"chairs NGO Committee on Migration"});
  CHECK(ties("M. Gil Faal, Visiting Professor in Practice à LSE et Conseiller spécial de la plateforme ADEPT",
             Language::fr) == Ties{"advises plateforme ADEPT"});
  CHECK(ties("Ms. Pia Obi, Associate Professor, University of Bradford, United Kingdom, and Member of the IOM Migration "
             "Research "
             "Leaders Syndicate",
             Language::en) == Ties{"member-of IOM Migration Research Leaders Syndicate"});
  CHECK(ties("Ambassador Nina Clark, Chair of the GFMD, Sweden", Language::en) == Ties{"chairs GFMD"});
  CHECK(ties("Sr. José Soto, Copresidente del Grupo de Trabajo sobre Migración Laboral, Ministerio de Trabajo, República "
             "Dominicana",
             Language::es) == Ties{"co-chairs Grupo de Trabajo sobre Migración Laboral"});
  // The only post is a post and no tie.
  CHECK(ties("Peter Tomas, Président de l'Assemblée générale des Nations Unies", Language::fr).empty());
  CHECK(ties("M. Driss Ouali, Membre du Parlement arabe", Language::fr).empty());
  CHECK(ties("Mr. Juan Mora, Permanent Representative of Mexico to the United Nations", Language::en).empty());
  CHECK(ties("Ana Marín, Présidente, Comité des Nations Unies contre la torture, Vice-Présidente, Association "
             "internationale de "
             "développement",
             Language::fr)
            .empty());
}

TEST_CASE("what brackets and remarks say") {
  const EntryReading remote =
      read("Peter Tomas, Président de l'Assemblée générale des Nations Unies (message vidéo)", Language::fr);
  REQUIRE(remote.entries.size() == 1);
  CHECK(remote.entries.front().remote);
  CHECK(remote.entries.front().position == "Président");
  const EntryReading linked = read("Sra. Berta Guerra, Alcaldesa de Tapachula, México (por videoconferencia)", Language::es);
  REQUIRE(linked.entries.size() == 1);
  CHECK(linked.entries.front().remote);
  const EntryReading unconfirmed = read("Ms. Lisa Cart (TBC), Head of Office, UNAIDS", Language::en);
  REQUIRE(unconfirmed.entries.size() == 1);
  CHECK(unconfirmed.entries.front().name == "Lisa Cart");
  CHECK_FALSE(unconfirmed.entries.front().remote);
  const EntryReading role = read("Moderator: Ms. Jill Held, Director, UNHCR", Language::en);
  REQUIRE(role.entries.size() == 1);
  CHECK(role.entries.front().role == Role::moderator);
}

TEST_CASE("people introduced by what they do, or speaking for others") {
  const auto first = [](const std::string& text, Language language) {
    const EntryReading reading = read(text, language);
    REQUIRE(reading.entries.size() == 1);
    return reading.entries.front();
  };
  CHECK(first("Remarks by Mr. Peter Moss, Director, UNHCR", Language::en).name == "Peter Moss");
  CHECK(first("Presentation by Ms. Ana Ruiz, Analyst, GMDAC", Language::en).role == Role::presenter);
  CHECK(first("Allocution de Mme Anna Lee, Ministre de la justice, Haïti", Language::fr).name == "Anna Lee");
  CHECK(first("Palabras de la Sra. Anna Lee, Ministra de Justicia, Haití", Language::es).state == "HTI");
  CHECK(first("1. Mr. Peter Moss, Director, UNHCR", Language::en).position == "Director");
  const EntryRecord spoken = first("Mr. John Hart, representing the Government of Kenya", Language::en);
  CHECK(spoken.state == "KEN");
  REQUIRE(spoken.bodies.size() == 1);
  CHECK(spoken.bodies.front().name == "Government of Kenya");
}

TEST_CASE("an entry without a person goes to the review list") {
  for (const char* text : {"Representative of Ghana (tbc)", "Government of Kenya", "TBC"}) {
    INFO(text);
    const EntryReading reading = read(text, Language::en);
    CHECK(reading.entries.empty());
    REQUIRE(reading.review.size() == 1);
    CHECK(reading.review.front().kind == "unplaced");
    CHECK(reading.review.front().evidence.printed == text);
  }
}

TEST_CASE("a feminine form outweighs a masculine role heading") {
  EntryText entry;
  entry.text = "Sarah Cliff, Directrice, Université de New York";
  EntryContext context;
  context.language = Language::fr;
  context.role = Role::moderator;
  context.role_gender = Gender::m;
  const EntryReading reading = read_entry(entry, context, Reference::builtin());
  REQUIRE(reading.entries.size() == 1);
  CHECK(reading.entries.front().gender == Gender::f);
  CHECK_FALSE(reading.entries.front().gender_by_masculine_form);
  entry.text = "Denis Mac, Chef, Unité Communication et médias, UNICEF";
  const EntryReading generic = read_entry(entry, context, Reference::builtin());
  CHECK(generic.entries.front().gender == Gender::m);
  CHECK(generic.entries.front().gender_by_masculine_form);
  context.role_plural = true;
  CHECK_FALSE(read_entry(entry, context, Reference::builtin()).entries.front().gender);
}

TEST_CASE("bodies know the larger body, the country and the reference facts") {
  const EntryReading reading =
      read("Mme Gina Rangel, Directrice, Division générale des relations internationales du Ministère de la santé, Mexique",
           Language::fr);
  REQUIRE(reading.entries.size() == 1);
  const auto& bodies = reading.entries.front().bodies;
  REQUIRE(bodies.size() == 2);
  CHECK(bodies[0].name == "Division générale des relations internationales");
  CHECK(bodies[0].parent == 1);
  CHECK(bodies[0].state == "MEX");
  CHECK(bodies[1].name == "Ministère de la santé");
  CHECK_FALSE(bodies[1].parent);
  CHECK(read("Ms. Ann Bell, Adviser, IOM", Language::en).entries.front().bodies.front().reference == "iom");
  const auto abroad =
      read("Fatu Farah, Directrice, Himilo Relief and Development Association (HIRDA), Pays-Bas", Language::fr);
  CHECK(abroad.entries.front().bodies.front().state == "NLD");
  CHECK_FALSE(abroad.entries.front().state);
  CHECK(read("Ms. Rosa Diaz, Director, Home Office", Language::en).entries.front().state_basis == Basis::derived);
  CHECK(read("Ms. Rosa Diaz, Director, Home Office, United Kingdom", Language::en).entries.front().state_basis ==
        Basis::printed);
}

TEST_CASE("how likely a line is an entry") {
  const auto likelihood = [](const std::string& text, Language language) {
    EntryText entry;
    entry.text = text;
    EntryContext context;
    context.language = language;
    return entry_likelihood(entry, context, Reference::builtin());
  };
  for (const char* text :
       {"M. Ola Henrik, Directeur général, Département Migration et asile, Ministère de la justice, Suède",
        "Fatu Farah, Directrice, Himilo Relief and Development Association (HIRDA), Pays-Bas",
        "Driss Ouali, Membre du Parlement arabe"}) {
    INFO(text);
    CHECK(likelihood(text, Language::fr) > 0.6);
  }
  for (const char* text :
       {"Comment améliorer la mise en œuvre des cadres de protection ?",
        "Les cadres de protection existants et leurs lacunes, y compris dans les régions touchées par une crise", "Pause",
        "Questions visant à orienter les débats :"}) {
    INFO(text);
    CHECK(likelihood(text, Language::fr) < 0.4);
  }
  for (const char* text : {"What role can regional processes play?", "Coffee break",
                           "Migration, Environment and Climate Change", "Session 2: Partnerships for skills mobility"}) {
    INFO(text);
    CHECK(likelihood(text, Language::en) < 0.4);
  }
}

// The words as printed, with the title and the surname put where they belong.
TEST_CASE("A title behind the name marks the person") {
  check(Language::en, {{"NAVARRO, Inés (Ms.), Joint Secretary, Ministry of Labour, Peru",
                        "Inés NAVARRO",
                        "Joint Secretary",
                        {"Ministry of Labour"},
                        "PER",
                        "f"},
                       {"NAVARRO, Inés, Ms., returned worker, Peru", "Inés NAVARRO", "returned worker", {}, "PER", "f"},
                       {"Inés Navarro (Dr), Helvetas", "Inés Navarro", "", {"Helvetas"}, "", ""}});
  check(Language::fr, {{"NAVARRO Inés (Mme) – Maire de Grenoble", "Inés NAVARRO", "Maire de Grenoble", {}, "FRA", "f"}});
  const EntryReading several = read("NAVARRO Inés (Mme), DUPONT Luc (M.) et PETIT Anne (Mme), OIM", Language::fr);
  REQUIRE(several.entries.size() == 3);
  const char* const names[] = {"Inés NAVARRO", "Luc DUPONT", "Anne PETIT"};
  const char* const genders[] = {"f", "m", "f"};
  for (std::size_t n = 0; n < 3; ++n) {
    CHECK(several.entries[n].name == names[n]);
    CHECK(gender_of(several.entries[n]) == genders[n]);
    CHECK(several.entries[n].evidence.printed == "NAVARRO Inés (Mme), DUPONT Luc (M.) et PETIT Anne (Mme), OIM");
  }
}

// A surname in small letters before its given name, offices without a body, and a body within the noun of a post.

TEST_CASE("French posts at a body") {
  check(Language::fr,
        {{"Mme Ana Pop, secrétaire d'État au ministère du Travail, Moldavie",
          "Ana Pop",
          "secrétaire d'État",
          {"ministère du Travail"},
          "MDA",
          "f"},
         {"M. Luc Roy, député au Parlement du Canada", "Luc Roy", "député", {"Parlement du Canada"}, "CAN", "m"},
         {"Mme Gul Osh, députée au Jogorku Kenesh (Kirghizistan)", "Gul Osh", "députée", {"Jogorku Kenesh"}, "KGZ", "f"}});
}

TEST_CASE("a national title behind Excellency is no part of the name") {
  check(Language::en,
        {{"H.E. Shri Anil KUMAR, Minister of Labour, India", "Anil KUMAR", "Minister of Labour", {}, "IND", "m"},
         {"H.E. Smt. Asha Rao, Minister of Labour, India", "Asha Rao", "Minister of Labour", {}, "IND", "f"}});
}
