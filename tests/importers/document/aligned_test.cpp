#include <catch2/catch.hpp>

#include "importers/document/aligned.hpp"
#include "importers/document/text.hpp"
#include "tests/importers/document/shown.hpp"

namespace {

std::string read(std::string_view text) { return entente::test::shown(entente::read_text({"agenda.txt", text})); }

} // namespace

TEST_CASE("columns that spaces align are the columns of a table, and cells go on over their lines") {
  CHECK(read("Wednesday 4 May\n"
             "\n"
             "9:00 - 9:30     Welcome                  Ms. Ana Paz, Director,\n"
             "                                         Ministry of Labour, Peru\n"
             "\n"
             "                                         Mr. Luc Roi, Mayor of Dakar\n"
             "9:30 - 10:45    Session 1: Skills and    Chair: Mr. Jim Lee, Director\n"
             "                their recognition        of Migration, Fiji\n"
             "10:45 - 11:00   Break\n"
             "11:00 - 12:00   Session 2: Return        Ms. Eva Vu, IOM\n"
             "\n"
             "Thursday 5 May\n") == "P1 Wednesday 4 May\n"
                                    "C3 (1,1,1) 9:00 - 9:30\n"
                                    "C3 (1,1,2) Welcome\n"
                                    "C3 (1,1,3) Ms. Ana Paz, Director, Ministry of Labour, Peru\n"
                                    "C6 (1,1,3) Mr. Luc Roi, Mayor of Dakar\n"
                                    "C7 (1,2,1) 9:30 - 10:45\n"
                                    "C7 (1,2,2) Session 1: Skills and their recognition\n"
                                    "C7 (1,2,3) Chair: Mr. Jim Lee, Director of Migration, Fiji\n"
                                    "C9 (1,3,1) 10:45 - 11:00\n"
                                    "C9 (1,3,2) Break\n"
                                    "C10 (1,4,1) 11:00 - 12:00\n"
                                    "C10 (1,4,2) Session 2: Return\n"
                                    "C10 (1,4,3) Ms. Eva Vu, IOM\n"
                                    "P12 Thursday 5 May\n");
}

TEST_CASE("spaces that a printer set for tabs are tabs: cells begin at tab stops, not at one column") {
  CHECK(read("9:00    Opening\n"
             "        Ana Paz\n"
             "9:30-10:15      Panel 1 Chair: Luc Roi\n"
             "        Eva Vu\n"
             "10:15   Break\n"
             "10:30-11:00     Panel 2 Chair: Jim Lee\n") == read("9:00\tOpening\n"
                                                                 "\tAna Paz\n"
                                                                 "9:30-10:15\tPanel 1 Chair: Luc Roi\n"
                                                                 "\tEva Vu\n"
                                                                 "10:15\tBreak\n"
                                                                 "10:30-11:00\tPanel 2 Chair: Jim Lee\n"));
  // A column of its own is one, though it stands at a tab stop.
  CHECK(read("9:00            Opening         Ana Paz\n"
             "9:30-10:15      Panel 1         Luc Roi\n"
             "10:30-11:00     Panel 2\n"
             "11:00           End             Eva Vu\n") == "C1 (1,1,1) 9:00\n"
                                                            "C1 (1,1,2) Opening\n"
                                                            "C1 (1,1,3) Ana Paz\n"
                                                            "C2 (1,2,1) 9:30-10:15\n"
                                                            "C2 (1,2,2) Panel 1\n"
                                                            "C2 (1,2,3) Luc Roi\n"
                                                            "C3 (1,3,1) 10:30-11:00\n"
                                                            "C3 (1,3,2) Panel 2\n"
                                                            "C4 (1,4,1) 11:00\n"
                                                            "C4 (1,4,2) End\n"
                                                            "C4 (1,4,3) Eva Vu\n");
}

TEST_CASE("a first column can go on over lines of its own") {
  CHECK(read("9:00 -      Opening of the         Ms. Ana Paz\n"
             "9:30        meeting\n"
             "9:30 -      Panel 1                Mr. Luc Roi\n"
             "10:30\n"
             "10:30 -     Panel 2                Ms. Eva Vu\n"
             "11:30\n") == "C1 (1,1,1) 9:00 - 9:30\n"
                           "C1 (1,1,2) Opening of the meeting\n"
                           "C1 (1,1,3) Ms. Ana Paz\n"
                           "C3 (1,2,1) 9:30 - 10:30\n"
                           "C3 (1,2,2) Panel 1\n"
                           "C3 (1,2,3) Mr. Luc Roi\n"
                           "C5 (1,3,1) 10:30 - 11:30\n"
                           "C5 (1,3,2) Panel 2\n"
                           "C5 (1,3,3) Ms. Eva Vu\n");
}

TEST_CASE("small letters with a stop number a list") {
  CHECK(read("Topics:\na. Visas for students\nb. Families left behind\n\ne. g. by post\n") ==
        "P1 Topics:\nL2 [a.] Visas for students\nL3 [b.] Families left behind\nP5 e. g. by post\n");
}

TEST_CASE("two spaces between words of justified lines, after full stops and behind bullets make no columns") {
  CHECK(read("The meeting  takes stock of what\n"
             "was decided  and of what is left\n"
             "to be heard  from those who came.\n") ==
        "P1 The meeting takes stock of what was decided and of what is left to be heard from those who came.\n");
  CHECK(read("•  Ana Paz\n•  Luc Roi\n•  Eva Vu\n") == "L1 [•] Ana Paz\nL2 [•] Luc Roi\nL3 [•] Eva Vu\n");
}

TEST_CASE("long hours push the first line of a column to the right, which stays the column's") {
  CHECK(read("9:00     Opening\n"
             "         Ana Paz, Institute of Migration\n"
             "\n"
             "10:45-12:30   Session 1\n"
             "         Chair: Luc Roi, University\n"
             "\n"
             "14:00-15:45   Session 2\n"
             "         Chair: Eva Vu, University\n"
             "\n"
             "16:00-17:00   Session 3\n"
             "18:00    Close\n"
             "18:30    Dinner\n") == "C1 (1,1,1) 9:00\n"
                                     "C1 (1,1,2) Opening\n"
                                     "C2 (1,1,2) Ana Paz, Institute of Migration\n"
                                     "C4 (1,2,1) 10:45-12:30\n"
                                     "C4 (1,2,2) Session 1\n"
                                     "C5 (1,2,2) Chair: Luc Roi, University\n"
                                     "C7 (1,3,1) 14:00-15:45\n"
                                     "C7 (1,3,2) Session 2\n"
                                     "C8 (1,3,2) Chair: Eva Vu, University\n"
                                     "C10 (1,4,1) 16:00-17:00\n"
                                     "C10 (1,4,2) Session 3\n"
                                     "C11 (1,5,1) 18:00\n"
                                     "C11 (1,5,2) Close\n"
                                     "C12 (1,6,1) 18:30\n"
                                     "C12 (1,6,2) Dinner\n");
}

TEST_CASE("lines of a cell that each begin with a name are not joined, however wide the one before is") {
  const std::string blocks = read("     Moderator     William Tan, Migrant Forum in Asia\n"
                                  "     Speakers      Sumitra Gurung, Pourakhi, Nepal\n"
                                  "                   Evelyn Lamptey, Ghana Trades Union Congress (TUC), Ghana\n"
                                  "                   Philippe Rahmani, Labour Migration Branch, ILO\n"
                                  "     Rapporteur    Ben Roth, Network\n");
  CAPTURE(blocks);
  CHECK(blocks.find(") Philippe Rahmani, Labour Migration Branch, ILO\n") != std::string::npos);
}

TEST_CASE("tabs that line text up, one or several for the same column, make that column") {
  CHECK(read("\tCHILE\t\tMs A, Chair of the\n"
             "\t\t\tcommission of labour\n"
             "\tARGENTINA\tMs B, Member\n"
             "\tPERU\t\tMr C, Member\n"
             "\tCABO VERDE\tMr D, Member\n") == "C1 (1,1,1) CHILE\n"
                                                "C1 (1,1,2) Ms A, Chair of the commission of labour\n"
                                                "C3 (1,2,1) ARGENTINA\n"
                                                "C3 (1,2,2) Ms B, Member\n"
                                                "C4 (1,3,1) PERU\n"
                                                "C4 (1,3,2) Mr C, Member\n"
                                                "C5 (1,4,1) CABO VERDE\n"
                                                "C5 (1,4,2) Mr D, Member\n");
}

TEST_CASE("tabs that a writer made four spaces each are tabs, wherever they stand") {
  CHECK(read("9:00    5'    Opening    Ana Paz, mayor\n"
             "9:05    10'    Welcome of the town    Luc Roi, director, Forum\n"
             "9:15    10'    Talk    Eva Vu\n"
             "        Led by    Jim Lee\n"
             "9:25    20'    Questions of the public    -\n") ==
        read("9:00\t5'\tOpening\tAna Paz, mayor\n"
             "9:05\t10'\tWelcome of the town\tLuc Roi, director, Forum\n"
             "9:15\t10'\tTalk\tEva Vu\n"
             "\t\tLed by\tJim Lee\n"
             "9:25\t20'\tQuestions of the public\t-\n"));
}

TEST_CASE("tabs between cells of any width are no person's way of lining text up") {
  const std::string rows = "9:00\tStatements\n"
                           "\tGuinea\tMs. Ana Paz, Minister\n"
                           "\tCentral African Republic\tMr. Luc Roi, Adviser\n"
                           "\tSao Tome and Principe\tMs. Eva Vu, Ambassador\n"
                           "13:00\tLunch\n"
                           "14:00\t\tClosing\n"
                           "\tThanks\tMr. Jim Lee, Chad\n"
                           "\tNext host of the meeting\tMs. Ida Sow, Senegal\n"
                           "\tReading of the report\tMs. Lea Roth, Rapporteur\n";
  const std::string shown = read(rows);
  CHECK(shown.find(",2) Thanks\n") != std::string::npos);
  CHECK(shown.find(",3) Mr. Jim Lee, Chad\n") != std::string::npos);
  CHECK(shown.find(",2) Sao Tome and Principe\n") != std::string::npos);
}
