// What people declare, as evidence shows it, and what becomes of it in a later version of the programme.
#include <catch2/catch.hpp>

#include "tests/viz/parts_of_text.hpp"
#include "tests/viz/terminal/folder.hpp"

using namespace entente;
using namespace entente::test;
using viz_test::holds;
using viz_test::times;

namespace {

/// The small agenda: a1 Clara Bianchi moderates, a2 Kofi Mensah and a3 Rosa Herrera speak.
struct Declaring {
  Declaring() { REQUIRE((*this)({"import", folder.write("one.txt", small_agenda())}).code == 0); }
  [[nodiscard]] Run operator()(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", folder.path("a.db")});
    return run(arguments);
  }
  [[nodiscard]] std::string out(std::vector<std::string> arguments) const { return (*this)(std::move(arguments)).out; }
  /// Reads a later version, where `what` is replaced.
  [[nodiscard]] std::string revise(const std::string& what, const std::string& by) const {
    std::string text = small_agenda();
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"\nAgenda\n", "\nAgenda (Rev. 1)\n"}, {what, by}}) {
      const std::size_t at = text.find(from);
      REQUIRE(at != std::string::npos);
      text.replace(at, from.size(), to);
    }
    return out({"import", folder.write("rev1.txt", text)});
  }

  Folder folder;
};

} // namespace

TEST_CASE("a declared gender is one in lists, filters, exports and coverage", "[terminal][declared]") {
  const Declaring desk;
  REQUIRE(desk({"set", "p2", "gender=f", "--by", "Ana"}).code == 0);
  CHECK(
      holds(desk.out({"list", "appearances", "--format", "csv"}), "a2,Kofi Mensah,speaker,Minister of the Interior,GHA,f,"));
  CHECK(holds(desk.out({"list", "appearances", "--filter", "gender=f", "--format", "csv"}), "a2,Kofi Mensah"));
  CHECK_FALSE(holds(desk.out({"list", "appearances", "--filter", "gender=m", "--format", "csv"}), "a2,"));
  CHECK_FALSE(holds(desk.out({"export"}), "\"gender\":\"m\""));
  CHECK(holds(desk.out({"coverage", "gender"}), "or where a person declared it: here for 1 appearance."));
  CHECK(holds(desk.out({"coverage", "parity"}), "or where a person declared it: here for 1 appearance."));
  CHECK(holds(desk.out({"coverage", "gender", "--explain", "f"}), "Ghana  [gender declared by Ana, decision 1]"));
  REQUIRE(desk({"undo"}).code == 0);
  CHECK(
      holds(desk.out({"list", "appearances", "--format", "csv"}), "a2,Kofi Mensah,speaker,Minister of the Interior,GHA,m,"));
  CHECK_FALSE(holds(desk.out({"coverage", "gender"}), "declared"));
}

TEST_CASE("evidence that rests on a declaration says so beside the line", "[terminal][declared]") {
  const Declaring desk;
  REQUIRE(desk({"set", "a3", "state=Kenya", "role=chair", "--by", "Luc"}).code == 0);
  const std::string marks = "Diaspora Network  [role declared by Luc, decision 2; state declared by Luc, decision 1]";
  CHECK(holds(desk.out({"show", "KEN"}), marks));
  CHECK(holds(desk.out({"show", "Rosa Herrera"}), marks));
  CHECK(holds(desk.out({"coverage", "state", "--explain", "KEN"}), marks));
  CHECK(holds(desk.out({"show", "KEN", "--lang", "fr"}),
              "[rôle : déclaration de Luc, décision 2; État : déclaration de Luc, "
              "décision 1]"));
  CHECK(holds(desk.out({"show", "KEN", "--lang", "es"}), "[papel: declaración de Luc, decisión 2; Estado: "));
  CHECK(
      holds(desk.out({"report", "--no-pictures"}), "[role declared by Luc, decision 2; state declared by Luc, decision 1]"));
  CHECK_FALSE(holds(desk.out({"show", "GHA"}), "declared"));
  REQUIRE(desk({"set", "o2", "category=ngo", "--by", "Ana"}).code == 0);
  CHECK(holds(desk.out({"show", "p3"}), "category of Diaspora Network declared by Ana, decision 3"));
}

TEST_CASE("a later version takes over what was declared of its lines, and diff tells no change", "[terminal][declared]") {
  const Declaring desk;
  REQUIRE(desk({"set", "a2", "role=chair"}).code == 0);
  const std::string said = desk.revise("Rosa Herrera", "Inés Paz");
  CHECK(holds(said, "1 decision holds for the other version too"));
  CHECK(holds(desk.out({"list", "appearances", "--format", "csv"}), "a5,Kofi Mensah,chair,"));
  CHECK_FALSE(holds(desk.out({"diff", "d1", "d2"}), "Kofi Mensah"));
  CHECK(holds(desk.out({"show", "a5"}) + desk.out({"show", "GHA"}), "decision 1]"));
}

TEST_CASE("what a later version prints otherwise waits on the review list", "[terminal][declared]") {
  const Declaring desk;
  REQUIRE(desk({"set", "a2", "role=chair", "--by", "Ana"}).code == 0);
  REQUIRE(desk({"set", "a3", "role=chair", "--by", "Luc"}).code == 0);
  const std::string said = desk.revise("Minister of the Interior, Ghana", "Prime Minister, Ghana");
  CHECK(holds(said, "1 decision holds"));
  CHECK(holds(said, "one.txt:15: decision 1 (a2 role=chair, by Ana) waits: the version in force, d2,"));
  for (const char* const command : {"review", "list review"}) {
    const std::string listed = std::string(command) == "review" ? desk.out({"review", "--format", "csv"})
                                                                : desk.out({"list", "review", "--format", "csv"});
    CHECK(times(listed, "decision 1,left-behind,") == 1);
    CHECK(times(listed, "decision 2,left-behind,") == 0);
  }
  CHECK(holds(desk.out({"review", "--lang", "fr"}), "la décision 1 (a2 role=chair, par Ana) attend"));
  REQUIRE(desk({"undo", "1"}).code == 0);
  CHECK_FALSE(holds(desk.out({"review"}), "decision 1"));
}

TEST_CASE("the history says who took a decision back, when and why", "[terminal][declared]") {
  const Declaring desk;
  REQUIRE(desk({"set", "a2", "role=chair", "--by", "Ana"}).code == 0);
  REQUIRE(desk({"undo", "1", "--by", "Luc", "--note", "I doubt it"}).code == 0);
  const std::string undone = desk.out({"history", "--format", "csv"});
  CHECK(holds(undone, "1,a2 role=chair,set,false,Ana,"));
  CHECK(holds(undone, ",Luc,20"));
  CHECK(holds(undone, ",I doubt it"));
  CHECK(holds(desk.out({"history"}), "undone or redone by"));
  const std::string file = desk.folder.path("decisions.json");
  REQUIRE(desk({"decisions", "export", "-o", file}).code == 0);
  REQUIRE(desk({"redo", "1", "--by", "Eva"}).code == 0);
  const std::string again = desk.out({"history", "--format", "csv"});
  CHECK(holds(again, ",Eva,20"));
  CHECK_FALSE(holds(again, "I doubt it"));
  const Declaring other; // the note goes with the decision
  REQUIRE(other({"decisions", "import", file}).code == 0);
  CHECK(holds(other.out({"history", "--format", "csv"}), ",I doubt it"));
}

TEST_CASE("an answer is told by the id of its question", "[terminal][declared]") {
  const Declaring desk;
  std::string text = small_agenda();
  text.replace(text.find("2019"), 4, "2021");
  text.replace(text.find("End of"), 0, "and something that fits nothing at all here\n\n");
  REQUIRE(desk({"import", desk.folder.write("two.txt", text)}).code == 0);
  CHECK(holds(desk.out({"review", "q1", "dismiss"}), "(q1 dismissed)"));
  CHECK(holds(desk.out({"history", "q1", "--format", "csv"}), "1,q1 dismiss,answer,"));
}
