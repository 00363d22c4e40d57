// The commands that decide, and the review list, as people use them.
#include <algorithm>
#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/viz/parts_of_text.hpp"
#include "tests/viz/terminal/folder.hpp"
#include "viz/terminal/reason.hpp"

using namespace entente;
using namespace entente::test;
using viz_test::holds;
using viz_test::lines;

namespace {

/// A base with two meetings: a1 to a3 at the first, a4 to a6 at the second; K. Mensah (p4) may or may not be Kofi Mensah
/// (p2), and one line (q1) fits nothing.
class Desk {
public:
  explicit Desk(bool second = true) {
    REQUIRE(run({"import", "--db", db(), folder_.write("one.txt", small_agenda())}).code == 0);
    if (second) { import_second(); }
  }
  void import_second() {
    const std::string agenda = "International Dialogue on Migration 2020\n\n"
                               "3-4 June 2020, Palais des Nations, Geneva\n\n"
                               "Agenda\n\nDay 1\n\n"
                               "10:00 - 11:30  Panel 1: Remittances\n\n"
                               "Moderator: Ms. C. Bianchi, Director, International Organization for Migration (IOM)\n\n"
                               "Speakers:\n\n"
                               "- Mr. K. Mensah, Professor, University of Accra\n"
                               "- Ms. Rosa Herrera Gil, Coordinator, Diaspora Networks\n\n"
                               "and something that fits nothing at all here\n\n"
                               "End of the meeting\n";
    said_ = run({"import", "--db", db(), folder_.write("two.txt", agenda)}).out;
    REQUIRE(export_text().find("K. Mensah") != std::string::npos);
  }
  [[nodiscard]] std::string db() const { return folder_.path("a.db"); }
  [[nodiscard]] const Folder& folder() const { return folder_; }
  [[nodiscard]] const std::string& said() const { return said_; }
  /// Runs a command on the base.
  [[nodiscard]] Run operator()(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", db()});
    return run(arguments);
  }
  /// Likewise with what somebody types.
  [[nodiscard]] Run typing(const std::string& typed, const std::vector<std::string>& arguments) const {
    std::istringstream input(typed);
    std::streambuf* const before = std::cin.rdbuf(input.rdbuf());
    Run result = (*this)(arguments);
    std::cin.rdbuf(before);
    std::cin.clear();
    return result;
  }
  [[nodiscard]] std::string export_text() const { return (*this)({"export"}).out; }
  [[nodiscard]] std::string listed(const std::string& what) const { return (*this)({"list", what, "--format", "csv"}).out; }

private:
  Folder folder_;
  std::string said_;
};

} // namespace

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
  const Run wrong = desk.typing("a5 role=queen\nd\n", {"review", "--ask", "--candidates", "--by", "Ana"});
  CHECK(wrong.code == 0);
  CHECK(lines(wrong.err) == 1);
  CHECK(holds(wrong.err, "queen"));
  CHECK(holds(desk({"history", "--format", "csv"}).out, "1,p2 p4,different,true,Ana,"));
  const Run corrected = desk.typing("o3 category=ngo\n", {"review", "--ask", "--candidates"});
  CHECK(holds(corrected.out, "[1/1] q1"));
  CHECK(holds(desk.listed("organisations"), "o3,University of Accra,,ngo"));
  CHECK(lines(desk({"review", "--format", "csv"}).out) == 1);
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
