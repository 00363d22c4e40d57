#include "tests/importers/dataset/sample.hpp"

namespace sample {

using namespace entente;

Dataset full_dataset() {
  Dataset data;
  const auto source = [](int line, const char* printed) { return Source{DocumentId(1), line, printed}; };
  data.documents = {{DocumentId(1), "agenda \"finale\".txt", std::string(64, 'a'), Language::fr, "Ordre du jour"},
                    {DocumentId(3), "note.md", std::string(64, 'b'), std::nullopt, std::nullopt}};
  data.processes = {{ProcessId(1), "Dialogue international sur la migration", "IDM", "idm"},
                    {ProcessId(2), "A process that no list knows", std::nullopt, std::nullopt}};
  data.events = {{EventId(1),
                  ProcessId(1),
                  "Atelier",
                  parse_date("2017-04-18"),
                  parse_date("2017-04-19"),
                  "2017-04-18/2017-04-19",
                  "New York",
                  {DocumentId(1), DocumentId(3)},
                  source(1, "Atelier, 18-19 avril 2017")},
                 {EventId(2), std::nullopt, "Forum", std::nullopt, std::nullopt, "2018", std::nullopt, {}, {}}};
  data.sessions = {{SessionId(1), EventId(1), SessionId(4), "Panel 1", "Données\tet preuves", SessionKind::panel,
                    parse_date("2017-04-18"), 1, parse_clock("09:05"), parse_clock("10:00"), source(4, "Panel 1")},
                   {SessionId(4),
                    EventId(1),
                    std::nullopt,
                    "Session 6",
                    std::nullopt,
                    SessionKind::side_event,
                    std::nullopt,
                    std::nullopt,
                    std::nullopt,
                    std::nullopt,
                    {}}};
  data.people = {{PersonId(2), "Éloïse Gómez", {"E. Gómez", "Gómez, Éloïse"}, Gender::f},
                 {PersonId(10), "Amadou Ba", {}, std::nullopt}};
  data.organisations = {
      {OrganisationId(1), "Direction générale", std::nullopt, "government", "BRA", OrganisationId(2), {}, std::nullopt},
      {OrganisationId(2),
       "Ministère des relations extérieures",
       "MRE",
       "government",
       "BRA",
       std::nullopt,
       {"Itamaraty", "Ministério"},
       std::nullopt},
      {OrganisationId(7),
       "Organisation internationale pour les migrations",
       "OIM",
       std::nullopt,
       std::nullopt,
       std::nullopt,
       {"IOM"},
       "iom"}};
  data.states = {"BRA", "CHE"};
  Appearance first{AppearanceId(1),
                   PersonId(2),
                   EventId(1),
                   SessionId(1),
                   Role::speaker,
                   "Directrice",
                   {OrganisationId(1), OrganisationId(2)},
                   "BRA",
                   true,
                   true,
                   Gender::f,
                   source(12, "Mme Éloïse Gómez, Directrice, Ministère des relations extérieures, Brésil")};
  Appearance second{
      AppearanceId(2), PersonId(10), EventId(2), std::nullopt, Role::participant, std::nullopt, {}, "CHE", false,
      false,           std::nullopt, {}};
  data.appearances = {first, second};
  data.partnerships = {
      {PartnershipId(1), End{"CHE"}, End{ProcessId(1)}, PartnershipKind::co_facilitates, parse_date("2017-01-01"),
       parse_date("2018-12-31"), source(12, "co-facilitatrice")},
      {PartnershipId(2), End{PersonId(2)}, End{OrganisationId(7)}, PartnershipKind::advises, std::nullopt, std::nullopt, {}},
      {PartnershipId(3), End{OrganisationId(7)}, End{EventId(1)}, PartnershipKind::hosts, std::nullopt, std::nullopt, {}}};
  data.themes = {
      {ThemeId(1), EventId(1), SessionId(1), "Échange transfrontalier de données", {DocumentId(1), 30, std::nullopt}},
      {ThemeId(2), EventId(2), std::nullopt, "Retour", {}}};
  return data;
}

} // namespace sample
