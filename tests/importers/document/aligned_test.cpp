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
