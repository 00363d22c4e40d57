// The review list as people use it: listed, answered by id, asked one by one.
#include <catch2/catch.hpp>

#include "tests/viz/parts_of_text.hpp"
#include "tests/viz/terminal/desk.hpp"
#include "viz/terminal/reason.hpp"

using namespace entente;
using namespace entente::test;
using viz_test::holds;
using viz_test::lines;

TEST_CASE("the review list shows lines and pairs, and a rejected pair is not proposed again", "[terminal]") {
  Desk desk(false);
  desk.import_second();
  const std::string open = desk({"review", "--candidates", "--format", "csv"}).out;
  CHECK(holds(open, "q1,unplaced,"));
  CHECK(holds(open, "two.txt,18,and something that fits nothing at all here"));
  CHECK(holds(open, "p2-p4,candidate-person,0."));
  CHECK(desk({"review", "p2-p4", "different", "--by", "Ana"}).code == 0);
  const std::string left = desk({"review", "--candidates", "--format", "csv"}).out;
  CHECK_FALSE(holds(left, "p2-p4"));
  CHECK(holds(left, "q1,"));
  // Nor when a later agenda names one of the two.
  const std::string third =
      "Round table on remittances\n\n5 June 2021, Geneva\n\nAgenda\n\n10:00 - 11:30  Panel 1: Costs\n\n"
      "Speakers:\n\n- Mr. K. Mensah, Professor, University of Accra\n";
  REQUIRE(desk({"import", desk.folder().write("three.txt", third)}).code == 0);
  CHECK_FALSE(holds(desk({"review", "--candidates", "--format", "csv"}).out, "p2-"));
  CHECK(holds(desk.listed("people"), "p4,K. Mensah,2"));
}

TEST_CASE("the reasons of questions are told in the language asked for", "[terminal]") {
  const Desk desk;
  const auto in = [&](const char* language) {
    return desk({"review", "--candidates", "--format", "csv", "--lang", language}).out;
  };
  CHECK(holds(in("en"), "The line is neither a session, a person nor a topic."));
  CHECK(holds(in("fr"), "La ligne n'est ni une session, ni une personne, ni un thème."));
  CHECK(holds(in("es"), "La línea no es ni una sesión, ni una persona, ni un tema."));
  CHECK(holds(in("fr"), "les initiales concordent; un nom rare; pas d'organisme à comparer"));
  CHECK(reason_text("\"Body A\" and \"Body: B\" may be one body: same acronym, like names", Language::fr) ==
        "« Body A » et « Body: B » sont peut-être un seul organisme : même sigle, noms semblables");
  CHECK(reason_text("A and B may be one person: the initials fit, a letter or two apart; same body; never heard",
                    Language::es) == "A y B quizá sean una sola persona: las iniciales concuerdan, una o dos letras de "
                                     "diferencia; mismo organismo; never heard");
  CHECK(reason_text("\"3/13\" is no date that is understood, and likewise in 40 further rows.", Language::fr) ==
        "« 3/13 » n'est pas une date comprise, et de même dans 40 autres lignes.");
  CHECK(reason_text("", Language::fr).empty());
}

TEST_CASE("questions are answered by id", "[terminal]") {
  const Desk desk;
  const std::string before = desk.export_text();
  CHECK(desk({"review", "q1", "dismiss"}).code == 0);
  CHECK(lines(desk({"review", "--format", "csv"}).out) == 1);
  CHECK(desk.export_text() == before);
  CHECK(desk({"review", "q1", "accept"}).code == 3);
  CHECK(desk({"undo"}).code == 0);
  CHECK(desk({"review", "q1", "a5 role=chair"}).code == 0);
  CHECK(desk({"undo"}).code == 0); // one decision
  CHECK(desk.export_text() == before);
  CHECK(holds(desk({"review", "--format", "csv"}).out, "q1,"));
  CHECK(desk({"redo"}).code == 0);
  CHECK(holds(desk.listed("appearances"), "a5,K. Mensah,chair"));
  CHECK(lines(desk({"review", "--format", "csv"}).out) == 1);
  CHECK(desk({"review", "p2-p4", "same"}).code == 0);
  CHECK(holds(desk.listed("people"), "p2,Kofi Mensah,2"));
}

TEST_CASE("questions are asked one by one", "[terminal]") {
  const Desk desk;
  const Run skipped = desk.typing("\nwhat?\n", {"review", "--ask", "--candidates"});
  CHECK(skipped.code == 0);
  CHECK(holds(skipped.out, "[1/2] q1 unplaced"));
  CHECK(holds(skipped.out, "[2/2] p2-p4 candidate-person"));
  CHECK(holds(skipped.out, "p4 K. Mensah, appearances: 1"));
  CHECK(lines(desk({"history", "--format", "csv"}).out) == 1);
  const Run left = desk.typing("q\n", {"review", "--ask", "--candidates"});
  CHECK_FALSE(holds(left.out, "[2/2]"));
  CHECK(holds(skipped.out, "what? is no answer to this question"));
  const Run wrong = desk.typing("a5 role=queen\nsame\n\nd\n", {"review", "--ask", "--candidates", "--by", "Ana"});
  CHECK(wrong.code == 0);
  CHECK(holds(wrong.out, "same is no answer to this question"));
  CHECK(lines(wrong.err) == 1);
  CHECK(holds(wrong.err, "queen"));
  CHECK(holds(desk({"history", "--format", "csv"}).out, "1,p2 p4,different,true,Ana,"));
  const Run corrected = desk.typing("o3 category=ngo\n", {"review", "--ask", "--candidates"});
  CHECK(holds(corrected.out, "[1/1] q1"));
  CHECK(holds(desk.listed("organisations"), "o3,University of Accra,,ngo"));
  CHECK(lines(desk({"review", "--format", "csv"}).out) == 1);
}

TEST_CASE("an answer of the history speaks the reader's language", "[terminal]") {
  const Desk desk;
  REQUIRE(desk({"review", "q1", "dismiss"}).code == 0);
  CHECK(holds(desk({"history", "--lang", "fr"}).out, "q1 écartée"));
  CHECK(holds(desk({"history", "--lang", "es"}).out, "q1 descartada"));
  CHECK(holds(desk({"history", "--format", "csv"}).out, "1,q1 dismiss,answer,"));
}

namespace {

/// A base in which three of one name (p1, p2, p3) may be one: q1 asks of p1 and p2, q2 of p1 and p3, q3 of p2 and p3.
void import_three_of_one_name(const Folder& folder, const std::string& db) {
  const auto agenda = [](const std::string& year, const std::string& first, const std::string& second) {
    return "Regional Dialogue on Labour Migration " + year + "\n\n4 June " + year + ", Dakar, Senegal\n\nAgenda\n\n" +
           "09:00 - 10:00  Panel 1: Fair recruitment\n\nSpeakers:\n\n- " + first +
           "\n\n10:00 - 11:00  Panel 2: Skills\n\nSpeakers:\n\n- " + second + "\n";
  };
  const std::string one =
      agenda("2018", "Mr. Jean Martin, Minister of the Interior, Mali", "Mr. Jean Martin, Professor, University of Geneva");
  const std::string two = agenda("2019", "Mr. Jean Martin, Minister of Security, Mali", "Ms. Rosa Gil, Director, IOM");
  REQUIRE(run({"import", "--db", db, folder.write("one.txt", one), folder.write("two.txt", two)}).code == 0);
}

} // namespace

TEST_CASE("a pair that two lines ask about is asked once, and open again when its answer is undone", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  import_three_of_one_name(folder, db);
  const auto open = [&] { return run({"review", "--format", "csv", "--db", db}).out; };
  const auto command = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", db});
    return run(arguments).code;
  };
  const std::string three = open();
  REQUIRE(lines(three) == 4);
  REQUIRE(command({"review", "q2", "same"}) == 0);
  const std::string one = open();
  CHECK(lines(one) == 2);
  for (const char* const answer : {"different", "same", "dismiss"}) {
    REQUIRE(command({"review", "q1", answer}) == 0);
    CHECK(lines(open()) == 1);
    REQUIRE(command({"undo"}) == 0);
    CHECK(open() == one);
  }
  REQUIRE(command({"undo", "1"}) == 0);
  CHECK(open() == three);
}

TEST_CASE("a question that the answer before it settled is not asked", "[terminal]") {
  const Folder folder;
  const std::string db = folder.path("a.db");
  import_three_of_one_name(folder, db);
  const Run asked = typing("d\ns\n", {"review", "--ask", "--db", db});
  CHECK(holds(asked.out, "[2/3] q2"));
  CHECK_FALSE(holds(asked.out, "[3/3]"));
  CHECK(asked.err.empty());
  CHECK(lines(run({"history", "--db", db, "--format", "csv"}).out) == 3);
}
