// The commands that decide, as people use them.
#include <catch2/catch.hpp>

#include "tests/viz/parts_of_text.hpp"
#include "tests/viz/terminal/desk.hpp"

using namespace entente;
using namespace entente::test;
using viz_test::holds;
using viz_test::lines;

TEST_CASE("merge joins by id or name, undo and redo take it back and again", "[terminal]") {
  const Desk desk;
  const std::string before = desk.export_text();
  const Run merged = desk({"merge", "Kofi Mensah", "p4", "--by", "Ana", "--note", "same signature"});
  CHECK(merged.code == 0);
  CHECK(holds(merged.out, "p2 Kofi Mensah, appearances: 2; also K. Mensah"));
  CHECK_FALSE(holds(desk.listed("people"), "p4,"));
  const std::string after = desk.export_text();
  CHECK(desk({"undo"}).code == 0);
  CHECK(desk.export_text() == before);
  CHECK(desk({"redo"}).code == 0);
  CHECK(desk.export_text() == after);
  const std::string history = desk({"history", "--format", "csv"}).out;
  CHECK(holds(history, "1,p2 p4,merge,true,Ana,"));
  CHECK(holds(history, "same signature"));
  CHECK(desk({"undo", "1"}).code == 0);
  CHECK(lines(desk({"history", "--standing", "--format", "csv"}).out) == 1);
}

TEST_CASE("undo without a number takes back what was taken or re-taken last", "[terminal]") {
  const Desk desk;
  REQUIRE(desk({"rename", "p2", "Kofi A. Mensah"}).code == 0);
  REQUIRE(desk({"rename", "p3", "Rosa H. Gil"}).code == 0);
  REQUIRE(desk({"undo", "1"}).code == 0);
  REQUIRE(desk({"redo", "1"}).code == 0);
  CHECK(holds(desk({"undo"}).out, "decision 1 taken back"));
  CHECK(holds(desk({"undo"}).out, "decision 2 taken back"));
  CHECK(holds(desk({"redo"}).out, "decision 2"));
  const Run nothing = desk({"undo", "1"});
  CHECK(nothing.code == 6);
  CHECK(lines(nothing.err) == 1);
}

TEST_CASE("what others build on is not taken back before them, unless with them", "[terminal]") {
  const Desk desk;
  const std::string before = desk.export_text();
  REQUIRE(desk({"rename", "p2", "Kofi A. Mensah"}).code == 0);
  REQUIRE(desk({"rename", "p2", "Kofi B. Mensah"}).code == 0);
  const Run refused = desk({"undo", "1"});
  CHECK(refused.code == 6);
  CHECK(holds(refused.err, "decision 2 depends on it"));
  CHECK(holds(desk({"undo", "1", "--lang", "fr"}).err, "la décision 2 en dépend"));
  CHECK(desk({"undo", "1", "2"}).code == 0);
  CHECK(desk.export_text() == before);
}

TEST_CASE("split gives a mention to a new person, and same brings the two together only by force", "[terminal]") {
  const Desk desk;
  const Run split = desk({"split", "p3", "--lines", "a6", "--name", "Rosa the Second"});
  CHECK(split.code == 0);
  CHECK(holds(desk.listed("people"), "p5,Rosa the Second,1"));
  CHECK(holds(desk.listed("people"), "p3,Rosa Herrera,1"));
  const Run same = desk({"same", "p3", "p5"});
  CHECK(same.code == 6);
  CHECK(holds(same.err, "p3 and p5 were judged different by decision 1"));
  const Run forced = desk({"same", "p3", "p5", "--force"});
  CHECK(forced.code == 0);
  CHECK(lines(forced.err) == 1); // the warning
  CHECK(holds(forced.err, "judged different by decision 1"));
  CHECK(desk({"split", "p3", "--lines", "line 6"}).code == 2);
  CHECK(desk({"split", "p2", "--lines", "a2"}).code == 2); // all of it
}

TEST_CASE("split gives documents of an event and events of a process to new ones", "[terminal]") {
  const Desk desk;
  const std::string before = desk.export_text();
  REQUIRE(desk({"merge", "e1", "e2"}).code == 0);
  const Run split = desk({"split", "e1", "--documents", "two.txt", "--name", "June"});
  CHECK(split.code == 0);
  CHECK(holds(split.out, "e3"));
  CHECK(holds(split.out, "June"));
  CHECK(holds(desk.listed("appearances"), "a5,K. Mensah"));
  CHECK(desk({"split", "e1", "--documents", "d1"}).code == 2);        // all that is left
  CHECK(desk({"split", "e1", "--documents", "three.txt"}).code == 3); // no such document
  CHECK(desk({"split", "e1"}).code == 2);
  CHECK(desk({"split", "c1", "--events", "p1", "--name", "X"}).code == 2);
  CHECK(desk({"split", "c1", "--events", "June"}).code == 2); // without a name
  const Run process = desk({"split", "c1", "--events", "June", "--name", "Other Dialogue"});
  CHECK(process.code == 0);
  CHECK(holds(process.out, "Other Dialogue"));
  CHECK(holds(desk({"history", "--lang", "fr"}).out, "séparation"));
  REQUIRE(desk({"undo", "3"}).code == 0);
  REQUIRE(desk({"undo", "2"}).code == 0);
  REQUIRE(desk({"undo", "1"}).code == 0);
  CHECK(desk.export_text() == before);
}

TEST_CASE("split gives sessions of an event to a new one, with its days and place", "[terminal]") {
  const Desk desk;
  const std::string both =
      "International Dialogue on Migration 2021\n\n3-4 June 2021, Geneva\n\nAgenda\n\n3 June 2021\n\n"
      "10:00 - 11:30  Panel 1: Remittances\n\nSpeakers:\n\n- Mr. Ali Toure, Professor, University of Accra\n\n"
      "4 June 2021\n\n10:00 - 11:30  Panel 1: Skills\n\nSpeakers:\n\n- Ms. Eva Lind, Director, IOM\n";
  REQUIRE(desk({"import", desk.folder().write("three.txt", both)}).code == 0);
  const std::string before = desk.export_text();
  const Run split =
      desk({"split", "e3", "--sessions", "s4", "--name", "Skills Meeting", "--start", "2021-06-04", "--place", "Lima"});
  CHECK(split.err.empty());
  REQUIRE(split.code == 0);
  CHECK(holds(split.out, "e3 -> e4: s4"));
  CHECK(holds(desk.listed("events"), "e4,Skills Meeting"));
  CHECK(holds(desk.export_text(), "\"place\": \"Lima\""));
  CHECK(holds(desk.export_text(), "\"when\": \"2021-06-04\""));
  CHECK(holds(desk({"show", "e4"}).out, "s4 Panel 1: Skills"));
  CHECK_FALSE(holds(desk({"show", "e4"}).out, "Remittances"));
  CHECK(desk({"split", "e3", "--sessions", "s3"}).code == 2); // all that is left
  CHECK(desk({"split", "e3", "--sessions", "s4"}).code == 3); // of the other by now
  CHECK(desk({"split", "e3", "--sessions", "x4"}).code == 2);
  CHECK(desk({"split", "e3", "--sessions", "s3", "--start", "soon"}).code == 2);
  CHECK(desk({"split", "e3", "--documents", "d3", "--start", "2021-06-04"}).code == 2);
  const Run french = desk({"split", "e3", "--sessions", "s3", "--lang", "fr"});
  CHECK(lines(french.err) == 1);
  CHECK(holds(french.err, "une scission doit laisser une session à e3"));
  CHECK(holds(desk({"split", "e3", "--sessions", "s3", "--lang", "es"}).err, "una división debe dejar una sesión a e3"));
  REQUIRE(desk({"undo"}).code == 0);
  CHECK(desk.export_text() == before);
  REQUIRE(desk({"redo"}).code == 0);
  REQUIRE(desk({"import", "--again", desk.folder().path("three.txt")}).code == 0);
  CHECK(holds(desk.listed("events"), "e4,Skills Meeting"));
  REQUIRE(desk({"undo", "1"}).code == 0);
  CHECK(desk.export_text() == before);
}

TEST_CASE("values are declared, states and parents by name, and none by an empty value", "[terminal]") {
  const Desk desk;
  CHECK(desk({"set", "a5", "role=chair", "state=Kenya"}).code == 0);
  CHECK(holds(desk.listed("appearances"), "a5,K. Mensah,chair,Professor,KEN,m"));
  CHECK(desk({"set", "p1", "gender=m"}).code == 0);
  CHECK(desk({"set", "o3", "category=ngo", "parent=Diaspora Network"}).code == 0);
  CHECK(holds(desk.listed("organisations"), "o3,University of Accra,,ngo,,"));
  CHECK(holds(desk.export_text(), "\"parent\": \"o2\""));
  CHECK(desk({"set", "o3", "category="}).code == 0);
  CHECK(holds(desk.listed("organisations"), "o3,University of Accra,,,,"));
}

TEST_CASE("nonsense is refused in one line and changes nothing", "[terminal]") {
  const Desk desk;
  const std::string before = desk.export_text();
  const std::vector<std::pair<std::vector<std::string>, int>> cases{
      {{"merge", "p1"}, 2},
      {{"merge", "p1", "p1"}, 6},
      {{"merge", "p1", "o1"}, 2},
      {{"merge", "p1", "p99"}, 3},
      {{"merge", "p1", "Nobody At All"}, 3},
      {{"different", "p1", "o1"}, 2},
      {{"rename", "p1", "   "}, 2},
      {{"set", "a1", "role=queen"}, 2},
      {{"set", "a1", "category=ngo"}, 2},
      {{"set", "a1", "role"}, 2},
      {{"set", "a99", "role=chair"}, 3},
      {{"set", "p1", "gender=x"}, 2},
      {{"set", "a1", "state=Atlantis"}, 2},
      {{"set", "o1", "category=navy"}, 2},
      {{"set", "o1", "parent=o1"}, 2},
      {{"undo"}, 3},
      {{"undo", "5"}, 3},
      {{"undo", "minus"}, 2},
      {{"redo"}, 3},
      {{"review", "q1"}, 2},
      {{"review", "q1", "perhaps"}, 2},
      {{"review", "q9", "accept"}, 3},
      {{"review", "p1-p2", "accept"}, 2},
      {{"review", "q1", "same"}, 2},
      {{"review", "q1", "role=chair"}, 2},
      {{"decisions", "burn"}, 2},
      {{"decisions", "import"}, 2},
      {{"decisions", "import", desk.folder().path("none.json")}, 3},
      {{"decisions", "import", desk.folder().path("one.txt")}, 5}};
  for (const auto& [arguments, code] : cases) {
    std::string text;
    for (const std::string& argument : arguments) {
      text += argument + " ";
    }
    CAPTURE(text);
    const Run refused = desk(arguments);
    CHECK(refused.code == code);
    CHECK(lines(refused.err) == 1);
    CHECK(refused.out.empty());
    CHECK(desk.export_text() == before);
  }
  CHECK(lines(desk({"history", "--format", "csv"}).out) == 1);
}

TEST_CASE("two desks exchange their decisions, and those on a missing document wait for it", "[terminal]") {
  const Desk one;
  Desk two(false);
  REQUIRE(one({"merge", "p2", "p4", "--by", "Ana"}).code == 0);
  REQUIRE(one({"rename", "p1", "Clara M. Bianchi", "--by", "Ana"}).code == 0);
  REQUIRE(one({"set", "a2", "role=chair", "--by", "Ana"}).code == 0);
  REQUIRE(two({"set", "a2", "role=moderator", "--by", "Luc"}).code == 0);
  REQUIRE(two({"rename", "o1", "OIM", "--by", "Luc"}).code == 0);
  const std::string from_one = one.folder().path("one.json");
  const std::string from_two = two.folder().path("two.json");
  REQUIRE(one({"decisions", "export", "-o", from_one}).code == 0);
  REQUIRE(two({"decisions", "export", "-o", from_two}).code == 0);
  const Run in_two = two({"decisions", "import", from_one});
  CHECK(in_two.code == 6);
  CHECK(holds(in_two.out, "set Kofi Mensah (one.txt:15) role=chair (by Ana, "));
  CHECK(holds(in_two.out, "decision 1: set (a2 role=moderator), by Luc"));
  CHECK(holds(in_two.out, "1 decision taken, 0 here already, 1 waiting for documents, 1 in conflict, 0 not placed"));
  const Run in_one = one({"decisions", "import", from_two});
  CHECK(in_one.code == 6);
  CHECK(holds(in_one.out, "set Kofi Mensah (one.txt:15) role=moderator (by Luc, "));
  CHECK(holds(in_one.out, "decision 3: set (a2 role=chair), by Ana"));
  two.import_second();
  CHECK(holds(two.said(), "1 decision that waited was taken"));
  CHECK(holds(two.listed("people"), "p2,Kofi Mensah,2"));
  CHECK(holds(two.listed("people"), "p1,Clara M. Bianchi,2"));
  CHECK(one({"decisions", "export"}).out == two({"decisions", "export"}).out);
  REQUIRE(two({"undo", "1"}).code == 0);
  CHECK(two({"decisions", "retry"}).code == 0);
  CHECK(one.export_text() == two.export_text());
}

TEST_CASE("decisions that contradict are listed with their reasons, and one is dropped and restored", "[terminal]") {
  const Desk one;
  const Desk two;
  REQUIRE(one({"set", "a2", "role=chair", "--by", "Ana"}).code == 0);
  REQUIRE(two({"set", "a2", "role=moderator", "--by", "Luc"}).code == 0);
  const std::string from_two = two.folder().path("two.json");
  REQUIRE(two({"decisions", "export", "-o", from_two}).code == 0);
  const Run imported = one({"decisions", "import", from_two, "--lang", "fr"});
  CHECK(imported.code == 6);
  CHECK(holds(imported.out, ": valeur déclarée Kofi Mensah (one.txt:15) role=moderator (par Luc"));
  for (const char* const told : {"history", "review"}) {
    CHECK(holds(one({told, "--format", "csv"}).err, "1 decision of others is not taken: entente decisions list"));
  }
  const Run listed = one({"decisions", "list", "--format", "csv"});
  CHECK(listed.code == 0);
  CHECK(holds(listed.out, ",set Kofi Mensah (one.txt:15) role=moderator,conflict,Luc,"));
  CHECK(holds(listed.out, "decision 1 says otherwise; decision 1: set (a2 role=chair), by Ana"));
  const std::string id = listed.out.substr(listed.out.find('\n') + 1, 8);
  CHECK(one({"decisions", "drop", "--by", "Ana"}).code == 2);
  CHECK(one({"decisions", "drop", "nothing", "--by", "Ana"}).code == 3);
  CHECK(one({"decisions", "drop", id, "--by", "Ana"}).code == 0);
  CHECK(holds(one({"list", "journal", "--format", "csv"}).out, "drop"));
  CHECK(one({"history"}).err.empty());
  CHECK(one({"decisions", "retry"}).code == 0);
  CHECK(one({"decisions", "import", from_two}).code == 0);
  CHECK(holds(one({"decisions", "list", "--format", "csv"}).out, ",dropped,Luc,"));
  CHECK(one({"decisions", "restore", id}).code == 0);
  CHECK(one({"decisions", "retry"}).code == 6);
}

TEST_CASE("who was joined into another is shown as that one, and the review list speaks the reader's language",
          "[terminal]") {
  const Desk desk;
  REQUIRE(desk({"merge", "p2", "p4"}).code == 0);
  CHECK(holds(desk({"show", "p4"}).out, "p2  Kofi Mensah"));
  const Run apart = desk({"different", "p1", "p3"});
  CHECK(holds(apart.out, "  p1 "));
  CHECK(holds(apart.out, "  p3 "));
  CHECK(holds(desk({"list", "review", "--format", "csv"}).out, "unplaced,"));
  CHECK(holds(desk({"list", "review", "--format", "csv", "--lang", "fr"}).out, "sans place,"));
  CHECK_FALSE(holds(desk({"list", "review", "--format", "csv", "--lang", "es"}).out, "The line"));
}

TEST_CASE("two meetings and two processes are joined by id or title", "[terminal]") {
  const Desk desk;
  const std::string before = desk.export_text();
  CHECK(desk({"different", "e1", "e2", "--by", "Ana"}).code == 0);
  const Run refused = desk({"merge", "e1", "e2"});
  CHECK(refused.code == 6);
  CHECK(holds(refused.err, "were judged different by decision 1"));
  const Run joined = desk({"merge", "e1", "e2", "--force"});
  CHECK(joined.code == 0);
  CHECK(holds(joined.err, "joined all the same"));
  CHECK(holds(joined.out, "2 documents"));
  CHECK_FALSE(holds(desk.listed("events"), "e2,"));
  CHECK(holds(desk({"show", "e2"}).out, "e1 "));
  CHECK(desk({"rename", "e1", "Both Meetings"}).code == 0);
  CHECK(holds(desk.listed("events"), "Both Meetings"));
  CHECK(desk({"set", "e1", "state=CHE"}).code == 2);
  CHECK(desk({"undo", "1", "2", "3"}).code == 0);
  CHECK(desk.export_text() == before);
  CHECK(desk({"doctor"}).code == 0);
}
