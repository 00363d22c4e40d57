#include <catch2/catch.hpp>

#include "core/model/enums.hpp"
#include "importers/agenda/entry.hpp"

using namespace entente;

namespace {

struct Expected {
  const char* text;
  const char* name;
  const char* position;
  std::vector<std::string> bodies; ///< innermost first
  const char* state = "";
  const char* gender = ""; ///< "m*" where only a masculine form marks it
};

EntryReading read(const std::string& text, Language language) {
  EntryText entry;
  entry.text = text;
  entry.line = 7;
  EntryContext context;
  context.language = language;
  return read_entry(entry, context, Reference::builtin());
}

std::string gender_of(const EntryRecord& entry) {
  if (!entry.gender) return "";
  return std::string(to_text(*entry.gender)) + (entry.gender_by_masculine_form ? "*" : "");
}

void check(Language language, const std::vector<Expected>& all) {
  for (const Expected& expected : all) {
    INFO(expected.text);
    const EntryReading reading = read(expected.text, language);
    REQUIRE(reading.entries.size() == 1);
    const EntryRecord& entry = reading.entries.front();
    CHECK(entry.name == expected.name);
    CHECK(entry.position == expected.position);
    std::vector<std::string> bodies;
    for (const BodyRecord& body : entry.bodies)
      bodies.push_back(body.acronym ? body.name + " (" + *body.acronym + ")" : body.name);
    CHECK(bodies == expected.bodies);
    CHECK(entry.state.value_or("") == expected.state);
    CHECK(gender_of(entry) == expected.gender);
    CHECK(entry.evidence.line == 7);
  }
}

} // namespace

// Expected values: the printed words, cut by hand. People are invented, offices are real.

TEST_CASE("English entries") {
  check(Language::en,
        {{"H.E. Mr. Paul Moreno, Permanent Representative of Mexico to the United Nations, Geneva",
          "Paul Moreno",
          "Permanent Representative of Mexico to the United Nations",
          {},
          "MEX",
          "m"},
         {"Ms. Ann Baker, Director General, International Organization for Migration (IOM)",
          "Ann Baker",
          "Director General",
          {"International Organization for Migration (IOM)"},
          "",
          "f"},
         {"Hon. Esi Mensah, Minister of Foreign Affairs, Ghana", "Esi Mensah", "Minister of Foreign Affairs", {}, "GHA", ""},
         {"Ms. Ida Berg, Chief, Migration Section, Population Division, UN DESA",
          "Ida Berg",
          "Chief",
          {"Migration Section", "Population Division", "UN DESA"},
          "",
          "f"},
         {"Prof. Guy Lavoie, Professor of International Law, McGill University, Canada",
          "Guy Lavoie",
          "Professor of International Law",
          {"McGill University"},
          "",
          ""},
         {"Kate Lund, Senior Fellow and Co-Founder, Migration Policy Institute",
          "Kate Lund",
          "Senior Fellow and Co-Founder",
          {"Migration Policy Institute"},
          "",
          ""},
         {"Mr. Sam Hall, Principal Deputy Assistant Secretary, Bureau of Population, Refugees, and Migration, U.S. "
          "Department of "
          "State, United States of America",
          "Sam Hall",
          "Principal Deputy Assistant Secretary",
          {"Bureau of Population, Refugees, and Migration", "U.S. Department of State"},
          "USA",
          "m"},
         {"Ms. Tran Mai, Deputy Director General, Department of Overseas Labour, Ministry of Labour, Invalids and Social "
          "Affairs, "
          "Viet Nam",
          "Tran Mai",
          "Deputy Director General",
          {"Department of Overseas Labour", "Ministry of Labour, Invalids and Social Affairs"},
          "VNM",
          "f"},
         {"Mr. Leo Wright, Assistant Deputy Minister, Global Affairs Canada",
          "Leo Wright",
          "Assistant Deputy Minister",
          {"Global Affairs Canada"},
          "CAN",
          "m"},
         {"SMITH, John, Director, Border Policy Unit, Home Office, United Kingdom",
          "John SMITH",
          "Director",
          {"Border Policy Unit", "Home Office"},
          "GBR",
          ""},
         {"Jane DOE, Chief Executive Officer, Talent Beyond Boundaries",
          "Jane DOE",
          "Chief Executive Officer",
          {"Talent Beyond Boundaries"},
          "",
          ""},
         {"Minister of the Interior, Mr. Alan Otieno, Kenya", "Alan Otieno", "Minister of the Interior", {}, "KEN", "m"},
         {"Dr. Jane Okello: Minister of Health, Uganda", "Jane Okello", "Minister of Health", {}, "UGA", ""},
         {"Ms. Mia Sesay, Mayor, City of Freetown", "Mia Sesay", "Mayor", {"City of Freetown"}, "SLE", "f"},
         {"Ms. Eva Strand, Senior Policy Adviser to the Special Representative of the Secretary-General for Migration",
          "Eva Strand",
          "Senior Policy Adviser to the Special Representative of the Secretary-General for Migration",
          {},
          "",
          "f"},
         {"Mr. Craig Dunn | Assistant Director | Migration Branch | Department of Home Affairs | Australia",
          "Craig Dunn",
          "Assistant Director",
          {"Migration Branch", "Department of Home Affairs"},
          "AUS",
          "m"},
         {"Mr. Ivo Novak – Professor, Universidad Autónoma de Zacatecas – Mexico",
          "Ivo Novak",
          "Professor",
          {"Universidad Autónoma de Zacatecas"},
          "",
          "m"},
         {"Ms. Ana Jones (Director, Save the Children, Kenya)", "Ana Jones", "Director", {"Save the Children"}, "", "f"},
         {"John Hart (ICMC)", "John Hart", "", {"ICMC"}, "", ""},
         {"Mr. Peter Banda (Malawi)", "Peter Banda", "", {}, "MWI", "m"},
         {"William Reyes, Migrant Forum in Asia", "William Reyes", "", {"Migrant Forum in Asia"}, "", ""},
         {"Mr. Chidi King, Director, Equality Department, International Trade Union Confederation",
          "Chidi King",
          "Director",
          {"Equality Department", "International Trade Union Confederation"},
          "",
          "m"},
         {"Ms. Laura Rossi, IOM Chief of Mission for Colombia",
          "Laura Rossi",
          "Chief of Mission for Colombia",
          {"IOM"},
          "",
          "f"},
         {"Mr. Felix Mora, UN Special Rapporteur on the human rights of migrants",
          "Felix Mora",
          "Special Rapporteur on the human rights of migrants",
          {"UN"},
          "",
          "m"},
         {"Ms. Charity Wanjiru, Head of Migration Division at the Ministry of Labour, Kenya",
          "Charity Wanjiru",
          "Head",
          {"Migration Division", "Ministry of Labour"},
          "KEN",
          "f"},
         {"Mr. Tom Brown, High Commissioner of the United Kingdom to Kenya",
          "Tom Brown",
          "High Commissioner of the United Kingdom to Kenya",
          {},
          "GBR",
          "m"},
         {"Ms. Lena Green, First Secretary, Embassy of Sweden in Nairobi",
          "Lena Green",
          "First Secretary",
          {"Embassy of Sweden in Nairobi"},
          "SWE",
          "f"},
         {"Ms. Mary Kelly, Former President of Ireland", "Mary Kelly", "Former President of Ireland", {}, "", "f"},
         {"Dr. Imran Yar Khan, Chairman, National Commission for Human Development, Pakistan",
          "Imran Yar Khan",
          "Chairman",
          {"National Commission for Human Development"},
          "PAK",
          "m*"},
         {"Ms. Kadi Sow, Swedish Migration Agency", "Kadi Sow", "", {"Swedish Migration Agency"}, "SWE", "f"},
         {"Mr. Ole Hansen, Senior Adviser, Danish Refugee Council, Kenya",
          "Ole Hansen",
          "Senior Adviser",
          {"Danish Refugee Council"},
          "",
          "m"},
         {"Mr. Lars Holm, Director-General for Migration and Asylum Policy, Ministry of Justice, Kingdom of Sweden",
          "Lars Holm",
          "Director-General for Migration and Asylum Policy",
          {"Ministry of Justice"},
          "SWE",
          "m"},
         {"Ms. Rosa Diaz, Director, Home Office", "Rosa Diaz", "Director", {"Home Office"}, "GBR", "f"},
         {"Dr. Ann Cole, Ministry of Health", "Ann Cole", "", {"Ministry of Health"}, "", ""}});
}

TEST_CASE("French entries") {
  check(
      Language::fr,
      {{"Mme Anne Roy, Ambassadrice, Représentante permanente de la France auprès de l'Office des Nations Unies à Genève",
        "Anne Roy",
        "Ambassadrice, Représentante permanente de la France auprès de l'Office des Nations Unies à Genève",
        {},
        "FRA",
        "f"},
       {"Luc Petit, Directeur général de l'Organisation internationale pour les migrations",
        "Luc Petit",
        "Directeur général",
        {"Organisation internationale pour les migrations"},
        "",
        "m*"},
       {"Awa Diop, Ministre de l'immigration, des réfugiés et de la citoyenneté, Canada",
        "Awa Diop",
        "Ministre de l'immigration, des réfugiés et de la citoyenneté",
        {},
        "CAN",
        ""},
       {"Ali Kaya, Directeur général des affaires consulaires, Ministère des affaires étrangères, Turquie",
        "Ali Kaya",
        "Directeur général des affaires consulaires",
        {"Ministère des affaires étrangères"},
        "TUR",
        "m*"},
       {"Jean Morel, Chef de la Division des migrations internationales, Direction de l'Emploi, du travail et des affaires "
        "sociales, "
        "OCDE",
        "Jean Morel",
        "Chef",
        {"Division des migrations internationales", "Direction de l'Emploi, du travail et des affaires sociales", "OCDE"},
        "",
        ""},
       {"Elsa Hoxha, Vice-Ministre de l'intérieur, Albanie", "Elsa Hoxha", "Vice-Ministre de l'intérieur", {}, "ALB", ""},
       {"M. Karim Uddin, Haut-Commissaire du Bangladesh au Sri Lanka",
        "Karim Uddin",
        "Haut-Commissaire du Bangladesh au Sri Lanka",
        {},
        "BGD",
        "m"},
       {"Bart Claes, Maire de Malines, Belgique", "Bart Claes", "Maire de Malines", {}, "BEL", ""},
       {"Inès Faure, Conseillère, Ville de Bristol", "Inès Faure", "Conseillère", {"Ville de Bristol"}, "GBR", "f"},
       {"Paul Noël, Observateur permanent de l'Union interparlementaire (UIP) auprès des Nations Unies",
        "Paul Noël",
        "Observateur permanent",
        {"Union interparlementaire (UIP)"},
        "",
        "m*"},
       {"Lina Haddad, Rapporteuse spéciale des Nations Unies sur les droits de l'homme des migrants",
        "Lina Haddad",
        "Rapporteuse spéciale des Nations Unies sur les droits de l'homme des migrants",
        {"Nations Unies"},
        "",
        "f"},
       {"Mme Ana Gil, Secrétaire adjointe chargée de l'accès à la justice, Ministère de la justice et des droits de "
        "l'homme, "
        "Argentine",
        "Ana Gil",
        "Secrétaire adjointe chargée de l'accès à la justice",
        {"Ministère de la justice et des droits de l'homme"},
        "ARG",
        "f"},
       {"Ana Gil, Secrétaire adjointe, Ministère de la justice, Argentine",
        "Ana Gil",
        "Secrétaire adjointe",
        {"Ministère de la justice"},
        "ARG",
        "f"},
       {"S.E.M. Omar Alami, Ministre des affaires étrangères, de la coopération africaine et des Marocains résidant à "
        "l'étranger, "
        "Royaume du Maroc",
        "Omar Alami",
        "Ministre des affaires étrangères, de la coopération africaine et des Marocains résidant à l'étranger",
        {},
        "MAR",
        "m"},
       {"M. Jean-Luc Favre – Directeur adjoint, Secrétariat d'État aux migrations (SEM), Suisse",
        "Jean-Luc Favre",
        "Directeur adjoint",
        {"Secrétariat d'État aux migrations (SEM)"},
        "CHE",
        "m"},
       {"Mme Samira Baki, conseillère juridique, ministère de l'intérieur, Tunisie",
        "Samira Baki",
        "conseillère juridique",
        {"ministère de l'intérieur"},
        "TUN",
        "f"},
       {"M. Pascal Wouters, Chef de mission, OIM Belgique", "Pascal Wouters", "Chef de mission", {"OIM Belgique"}, "", "m"},
       {"M. Jean Lefort, Chef de mission de l'OIM en République démocratique du Congo",
        "Jean Lefort",
        "Chef de mission",
        {"OIM"},
        "",
        "m"},
       {"M. Michel Nassar, Maître de conférences à l'Université Paris-Panthéon-Assas",
        "Michel Nassar",
        "Maître de conférences",
        {"Université Paris-Panthéon-Assas"},
        "",
        "m"},
       {"DIALLO Fatoumata, Directrice nationale, Direction nationale de l'état civil, Guinée",
        "Fatoumata DIALLO",
        "Directrice nationale",
        {"Direction nationale de l'état civil"},
        "GIN",
        "f"},
       {"M. El Hadji Amadou Ba (Sénégal)", "El Hadji Amadou Ba", "", {}, "SEN", "m"},
       {"M. l'Ambassadeur François Rey, Représentant permanent de la France",
        "François Rey",
        "Représentant permanent de la France",
        {},
        "FRA",
        "m"},
       {"Ministre de l'intégration africaine et des Tchadiens de l'étranger, M. Ali Zene",
        "Ali Zene",
        "Ministre de l'intégration africaine et des Tchadiens de l'étranger",
        {},
        "",
        "m"},
       {"Joseph Adjei, Général de division (retraité), Directeur du Département des services de l'immigration, Kenya",
        "Joseph Adjei",
        "Directeur",
        {"Département des services de l'immigration"},
        "KEN",
        "m"},
       {"Zoé Bralo, Directrice générale, Migrants Organise, Royaume-Uni",
        "Zoé Bralo",
        "Directrice générale",
        {"Migrants Organise"},
        "",
        "f"},
       {"Linda Sow, Directrice, Centre d'études sur la migration, Ghana",
        "Linda Sow",
        "Directrice",
        {"Centre d'études sur la migration"},
        "",
        "f"},
       {"Eric Morin, Secrétaire exécutif adjoint de l'Accord européen et méditerranéen sur les risques majeurs du Conseil "
        "de l'Europe",
        "Eric Morin",
        "Secrétaire exécutif adjoint",
        {"Accord européen et méditerranéen sur les risques majeurs", "Conseil de l'Europe"},
        "",
        "m*"},
       {"Mme Julie Blanc, Protection de l'enfance et des enfants migrants, Save the Children",
        "Julie Blanc",
        "Protection de l'enfance et des enfants migrants",
        {"Save the Children"},
        "",
        "f"}});
}

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
