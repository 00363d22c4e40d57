#include <catch2/catch.hpp>

#include "core/resolve/version_marks.hpp"

using namespace entente;
using namespace entente::matching;

namespace {

VersionMarks of_line(const std::string& line) {
  const std::vector<std::string> head{line};
  const std::vector<Period> meeting{{parse_date("2021-05-04"), parse_date("2021-05-05"), "2021-05-04/2021-05-05"}};
  return version_marks("programme.txt", "", head, meeting);
}

} // namespace

TEST_CASE("words about the version count beside the document's name or alone", "[versions]") {
  using Stage = VersionMarks::Stage;
  CHECK(of_line("PROVISIONAL AGENDA").stage == Stage::early);
  CHECK(of_line("Projet d'ordre du jour").stage == Stage::early);
  CHECK(of_line("DRAFT").stage == Stage::early);
  CHECK(of_line("Draft – 12 April 2021").stage == Stage::early);
  CHECK(of_line("Programa definitivo").stage == Stage::final);
  CHECK(of_line("Version finale").stage == Stage::final);
  // Not in running text, nor in titles of sessions.
  CHECK_FALSE(of_line("From the zero draft to the adoption of the Compact: what the negotiators changed on the way").stage);
  CHECK_FALSE(of_line("Projet de coopération avec les communes").stage);
  CHECK_FALSE(of_line("Final declaration of the ministers").stage);
  CHECK_FALSE(of_line("Programme").stage);
}

TEST_CASE("revisions and days of the version are read", "[versions]") {
  CHECK(of_line("Programme, Rev. 2").revision == 2);
  CHECK(of_line("Agenda version 3").revision == 3);
  CHECK(of_line("Revised programme").revision == 1);
  CHECK_FALSE(of_line("Programme").revision);
  CHECK(of_line("Draft programme of 12 April 2021").dated == parse_date("2021-04-12"));
  CHECK(of_line("Programme mis à jour le 12 avril 2021").dated == parse_date("2021-04-12"));
  // A day of the meeting is none of the version's.
  CHECK_FALSE(of_line("Draft programme, 4 May 2021").dated);
  CHECK(version_marks("Agenda_rev2-DRAFT.docx", "", {}, {}).revision == 2);
  CHECK(version_marks("Agenda_rev2-DRAFT.docx", "", {}, {}).stage == VersionMarks::Stage::early);
  CHECK_FALSE(version_marks("projet-migration.txt", "", {}, {}).stage);
}
